"""Names and sentences for fictional districts: picked by number, so that the sample is the same each time."""

from __future__ import annotations

from typing import Any

_FIRST = (
    "Amelia", "Marcus", "Priya", "Daniel", "Rosa", "Theo", "Hannah", "Samuel", "Mei", "Victor", "Leila",
    "Owen", "Grace", "Andre", "Nadia", "Peter", "Joyce", "Emil", "Carla", "Henry", "Soledad", "Walter",
    "Ines", "Kwame", "Ruth", "Felix", "Tamika", "Otto", "Bianca", "Neil", "Anh", "Douglas", "Vera",
)  # fmt: skip
_LAST = (
    "Abbott", "Banerjee", "Calloway", "Dominguez", "Ekström", "Fairbanks", "Gallardo", "Hollis", "Iverson",
    "Jankowski", "Kimball", "Lundgren", "Marsh", "Nguyen", "O'Dell", "Pacheco", "Quigley", "Rosario",
    "Stratton", "Tillman", "Ueda", "Vance", "Whitaker", "Xiong", "Yates", "Zamora", "Brightwater", "Castle",
    "Delacroix", "Espinoza", "Fenwick",
)  # fmt: skip
_SCHOOLS = ("Lincoln", "Central", "Riverside", "Washington", "Eastview", "Northgate")
_LEVELS = {
    "k5": "Elementary",
    "algebra": "Middle School",
    "science": "Middle School",
    "ecs": "High School",
    "csp": "High School",
}
_SUBJECTS = {
    "k5": ("Grade 2", "Grade 3", "Grade 4", "Grade 5", "Library"),
    "algebra": ("Mathematics, grade 7", "Mathematics, grade 8", "Algebra I"),
    "science": ("Science, grade 6", "Science, grade 7", "Science, grade 8"),
    "ecs": ("Business", "Mathematics", "Career and technical education", "Art"),
    "csp": ("Mathematics", "Physics", "Business", "Library media", "Chemistry"),
}
TITLES = (
    "Director of Curriculum", "STEM Coordinator", "Assistant Superintendent for Instruction", "Director of Technology",
    "Coordinator of Career and Technical Education",
)  # fmt: skip
VISIONS = (
    "Computer science should be as ordinary in our schools as biology. We begin where most of our students are, and we "
    "watch that girls and students of color are in the room in the same numbers as in the hallways.",
    "Our board has promised that no student leaves us without having built a program that does something useful.",
    "We are a small district at the end of a long road. What our students can do with a computer decides which roads "
    "are open to them, so every one of them should learn it.",
    "Half of our families work in the mills and the hospital. Both hire people who can program, and we want them to "
    "hire ours.",
)
IMPLEMENTATIONS = (
    "We start with one section in each building in the fall and add a second in the spring of the next year.",
    "Lead teachers meet on the first Monday of each month; principals have agreed to protect that hour.",
    "The largest building goes first. What we learn there is written down for the others, which follow in the spring.",
)
PROMOTIONS = (
    "Counselors visit every eighth-grade class in February, and the students of the first year do the talking.",
    "A family evening in October, posters in the two languages of our hallways, and an hour of code in every homeroom.",
    "Teachers invite students by name; we have seen that a personal word fills a course faster than any flyer.",
)
SUPPORTS = (
    "A common planning period, a coach who visits once a month, and substitutes for the training days.",
    "The technology office answers questions about the labs within the school day.",
    "Each new teacher is paired with one who has taught the course before, here or in a neighboring district.",
)
SUSTAININGS = (
    "The positions stand in the general fund. Nothing about the courses depends on the partnership going on.",
    "Two of our teachers will become facilitators, so that later hires can be prepared at home.",
    "The course is part of the adopted course of study, reviewed every five years like all others.",
)
PLANS = (
    "Principals have named them; the list is below.",
    "Department heads will name the others before the end of the semester.",
    "We will ask in April, when next year's schedules are made, and release those who volunteer.",
)
SOURCES = (
    "Title II, Part A", "General fund, professional development line", "Perkins grant and local levy",
    "Education foundation of the county",
)  # fmt: skip


def pick(choices: tuple[str, ...], number: int) -> str:
    """One of several, by number."""
    return choices[number % len(choices)]


def person(number: int) -> str:
    """A first and a last name; some hundreds of numbers give different ones."""
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[(number * 7 + number // len(_FIRST)) % len(_LAST)]}"


def address(name: str, domain: str) -> str:
    """An e-mail address for a name: "Rosa O'Dell" → rosa.odell@…"""
    plain = name.replace("'", "").replace("ö", "o").replace("Dr. ", "")
    return f"{plain.replace(' ', '.').lower()}@{domain}"


def teachers(program: str, count: int, domain: str, first: int) -> list[dict[str, Any]]:
    """Rows of the teachers table for one program. first: number of the first person."""
    rows = []
    for index in range(count):
        name = person(first + index)
        rows.append(
            {
                "name": name,
                "school": f"{pick(_SCHOOLS, index)} {_LEVELS[program]}",
                "assignment": pick(_SUBJECTS[program], index),
                "program": program,
                "email": address(name, domain),
            }
        )
    return rows
