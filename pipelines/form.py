"""The application form, once: keys, wordings, types, what is critical.

Feeds the blank Word form, the reader, the expectations, the letters and the docs. The keys and types are the
contract; wordings may grow. Answers travel in one JSON-ready shape everywhere (see `ANSWER_SHAPES`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """How an answer is understood."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    STATE = "state"
    DATE = "date"
    NCES_ID = "nces_id"
    WHOLE_NUMBER = "whole_number"
    DECIMAL = "decimal"
    RATIO = "ratio"  # students per computer
    BANDWIDTH = "bandwidth"
    MONEY = "money"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    YES_NO = "yes_no"
    APPLYING_AS = "applying_as"
    PROGRAM = "program"
    PATHWAY = "pathway"
    SCHOOL_YEAR = "school_year"
    TABLE = "table"


#: What an answer of each type is once read: the shape in JSON, in the database and in the rules.
ANSWER_SHAPES = {
    Type.TEXT: "str",
    Type.LONG_TEXT: "str",
    Type.STATE: "str, USPS code",
    Type.DATE: "str, ISO 8601",
    Type.NCES_ID: "str, 7 digits",
    Type.WHOLE_NUMBER: "int >= 0",
    Type.DECIMAL: "int or float",
    Type.RATIO: "int or float",
    Type.BANDWIDTH: "int or float, Mbit/s",
    Type.MONEY: "str with two decimals, USD",
    Type.EMAIL: "str",
    Type.PHONE: "str",
    Type.WEBSITE: "str",
    Type.YES_NO: "bool",
    Type.APPLYING_AS: "single | lead | member",
    Type.PROGRAM: "k5 | algebra | science | ecs | csp",
    Type.PATHWAY: "own_cohort | consortium | join_region | paid_travel | k5_affiliate",
    Type.SCHOOL_YEAR: "str such as 2015-16",
    Type.TABLE: "list of dict, one a row",
}

PROGRAMS = ("k5", "algebra", "science", "ecs", "csp")
HIGH_SCHOOL_PROGRAMS = ("ecs", "csp")
PATHWAYS = ("own_cohort", "consortium", "join_region", "paid_travel", "k5_affiliate")
APPLYING_AS = ("single", "lead", "member")

#: The program names as the form prints them.
PROGRAM_NAMES = {
    "k5": "K-5 courses",
    "algebra": "CS in Algebra",
    "science": "CS in Science",
    "ecs": "Exploring Computer Science (ECS)",
    "csp": "Computer Science Principles (CSP)",
}
PATHWAY_NAMES = {
    "own_cohort": "Own cohort of 30 or more teachers",
    "consortium": "Consortium of neighboring districts",
    "join_region": "Join an existing region",
    "paid_travel": "Paid travel to an existing region",
    "k5_affiliate": "K-5 affiliate",
}


class Section(StrEnum):
    """The nine parts of the form, in order."""

    DISTRICT = "District"
    APPLYING_AS = "Applying as"
    CONTACTS = "Contacts"
    PROGRAMS = "Programs"
    PLANS = "Plans"
    READINESS = "Readiness"
    FUNDING = "Funding"
    TEACHERS = "Teachers"
    SIGNATURE = "Signature"


#: What our own form prints besides the questions. No reader may take it for an answer.
TITLE = "District Partnership Application"
SUBTITLE = "Computer science for all students of your district"
HOW_TO = (
    "Click into a field and type; fields grow with your answer.",
    "Leave empty what you do not know yet. A partial application is welcome, and we will ask for the rest.",
    "Mail the saved file to {address}, together with the stipend calculator. "
    "If your teachers will travel, add the travel calculator.",
)
SECTION_NOTES = {
    Section.APPLYING_AS: "Neighboring districts may apply together. Tick one box.",
    Section.PROGRAMS: "Fill in the line of each program that you ask for and leave the other lines empty.",
    Section.PLANS: "A few sentences each are enough.",
    Section.READINESS: "What is not in place yet is no obstacle: tell us where you stand today.",
    Section.FUNDING: "Give the stipend by the day or by the hour, whichever your contracts say.",
    Section.TEACHERS: "List the teachers whom you know. Add lines as you need them.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table question."""

    key: str
    type: Type
    wording: str
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. wording: as the form prints it; wordings: as districts have reworded it;
    letter: the words in which a letter asks for it again."""

    key: str
    section: Section
    type: Type
    wording: str
    letter: str
    is_critical: bool = False
    wordings: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


def _contact(role: str, prefix: str) -> tuple[Question, ...]:
    parts = (
        ("name", Type.TEXT, "name", "the name of the {}"),
        ("title", Type.TEXT, "title", "the title of the {}"),
        ("email", Type.EMAIL, "e-mail", "an e-mail address of the {}"),
        ("phone", Type.PHONE, "telephone", "a telephone number of the {}"),
    )
    return tuple(
        Question(
            f"{prefix}_{key}",
            Section.CONTACTS,
            type_,
            f"{role}: {word}",
            letter.format(role.lower()),
            is_critical=(prefix, key) == ("primary", "email"),
        )
        for key, type_, word, letter in parts
    )


QUESTIONS: tuple[Question, ...] = (
    Question(
        "district_name", Section.DISTRICT, Type.TEXT, "District name", "the name of your district", True
    ),
    Question(
        "office_street", Section.DISTRICT, Type.TEXT, "Office street address", "the street of your office"
    ),
    Question("city", Section.DISTRICT, Type.TEXT, "City", "the city of your office"),
    Question("state", Section.DISTRICT, Type.STATE, "State", "the state of your district", True),
    Question(
        "office_postal_code", Section.DISTRICT, Type.TEXT, "Postal code", "the postal code of your office"
    ),
    Question(
        "office_phone", Section.DISTRICT, Type.PHONE, "Office telephone", "the telephone of your office"
    ),
    Question(
        "nces_id",
        Section.DISTRICT,
        Type.NCES_ID,
        "NCES district ID (LEAID), if known",
        "your NCES district ID",
    ),
    Question("website", Section.DISTRICT, Type.WEBSITE, "Website", "your website"),
    Question(
        "students", Section.DISTRICT, Type.WHOLE_NUMBER, "Number of students", "how many students you have"
    ),
    Question(
        "elementary_schools",
        Section.DISTRICT,
        Type.WHOLE_NUMBER,
        "Number of elementary schools",
        "how many elementary schools you have",
    ),
    Question(
        "middle_schools",
        Section.DISTRICT,
        Type.WHOLE_NUMBER,
        "Number of middle schools",
        "how many middle schools you have",
    ),
    Question(
        "high_schools",
        Section.DISTRICT,
        Type.WHOLE_NUMBER,
        "Number of high schools",
        "how many high schools you have",
    ),
    Question(
        "applying_as",
        Section.APPLYING_AS,
        Type.APPLYING_AS,
        "We are applying as",
        "whether you apply alone, as the lead or as a member of a consortium",
    ),
    Question(
        "lead_district",
        Section.APPLYING_AS,
        Type.TEXT,
        "Lead district (if you are a consortium member)",
        "the lead district of your consortium",
    ),
    Question(
        "members",
        Section.APPLYING_AS,
        Type.TABLE,
        "Member districts (only if you are the lead of a consortium)",
        "the member districts of your consortium, with their teachers per program",
        columns=(
            Column("district_name", Type.TEXT, "Member district"),
            Column("state", Type.STATE, "State"),
            Column("program", Type.PROGRAM, "Program"),
            Column("teachers", Type.WHOLE_NUMBER, "Committed teachers"),
        ),
    ),
    *_contact("Primary contact", "primary"),
    *_contact("Superintendent", "superintendent"),
    Question(
        "school_year_start",
        Section.CONTACTS,
        Type.DATE,
        "First day of the school year",
        "the first day of your school year",
    ),
    Question(
        "school_year_end",
        Section.CONTACTS,
        Type.DATE,
        "Last day of the school year",
        "the last day of your school year",
    ),
    Question(
        "programs",
        Section.PROGRAMS,
        Type.TABLE,
        "Programs asked for",
        "which programs you ask for, with the number of teachers or how you will find them",
        True,
        columns=(
            Column("program", Type.PROGRAM, "Program"),
            Column("teachers", Type.WHOLE_NUMBER, "Committed teachers"),
            Column("schools", Type.WHOLE_NUMBER, "Schools"),
            Column("first_year", Type.SCHOOL_YEAR, "First school year"),
            Column("pathway", Type.PATHWAY, "Pathway asked for"),
            Column("identification_plan", Type.LONG_TEXT, "How will teachers not yet named be identified?"),
        ),
    ),
    Question(
        "vision",
        Section.PLANS,
        Type.LONG_TEXT,
        "What is your vision of access to computer science for all students?",
        "your vision of access for all students",
    ),
    Question(
        "implementation",
        Section.PLANS,
        Type.LONG_TEXT,
        "How will you implement the courses?",
        "how you will implement the courses",
    ),
    Question(
        "promotion",
        Section.PLANS,
        Type.LONG_TEXT,
        "How will you promote the courses and recruit students?",
        "how you will promote the courses and recruit students",
    ),
    Question(
        "support",
        Section.PLANS,
        Type.LONG_TEXT,
        "How will you support the teachers?",
        "how you will support the teachers",
    ),
    Question(
        "sustaining",
        Section.PLANS,
        Type.LONG_TEXT,
        "How will you sustain the courses after the partnership?",
        "how you will sustain the courses after the partnership",
    ),
    Question(
        "courses",
        Section.READINESS,
        Type.TABLE,
        "Course codes and master schedule",
        "the course code and the place in the master schedule of each high-school program",
        columns=(
            Column("program", Type.PROGRAM, "High-school program"),
            Column("course_code", Type.TEXT, "Course code"),
            Column("on_master_schedule", Type.YES_NO, "On the master schedule?"),
        ),
    ),
    Question(
        "students_per_computer",
        Section.READINESS,
        Type.RATIO,
        "Student-to-computer ratio",
        "how many students share a computer in class",
    ),
    Question(
        "bandwidth_mbps",
        Section.READINESS,
        Type.BANDWIDTH,
        "Internet bandwidth (Mbit/s)",
        "the bandwidth of your schools in Mbit/s",
    ),
    Question(
        "k5_facilitator",
        Section.READINESS,
        Type.TEXT,
        "K-5 facilitator (only for K-5 courses)",
        "the member of your staff who will be the K-5 facilitator",
    ),
    Question(
        "stipend_per_day",
        Section.FUNDING,
        Type.MONEY,
        "Stipend per teacher per day",
        "the stipend that you pay a teacher, by the day or by the hour",
    ),
    Question(
        "stipend_per_hour",
        Section.FUNDING,
        Type.MONEY,
        "Stipend per teacher per hour",
        "the stipend that you pay a teacher, by the day or by the hour",
    ),
    Question(
        "counselors",
        Section.FUNDING,
        Type.WHOLE_NUMBER,
        "Counselors who will attend",
        "how many counselors will attend",
    ),
    Question(
        "principals",
        Section.FUNDING,
        Type.WHOLE_NUMBER,
        "Principals who will attend",
        "how many principals will attend",
    ),
    Question(
        "amount_budgeted",
        Section.FUNDING,
        Type.MONEY,
        "Amount budgeted for stipends",
        "the amount that you have budgeted for stipends",
    ),
    Question("funding_source", Section.FUNDING, Type.TEXT, "Source of funding", "the source of your funding"),
    Question(
        "taxes_understood",
        Section.FUNDING,
        Type.YES_NO,
        "We understand that taxes and benefits on stipends are paid by the district",
        "that taxes and benefits on stipends are paid by the district",
    ),
    Question(
        "teachers",
        Section.TEACHERS,
        Type.TABLE,
        "Teachers",
        "the list of your teachers",
        columns=(
            Column("name", Type.TEXT, "Teacher name"),
            Column("school", Type.TEXT, "School"),
            Column("assignment", Type.TEXT, "Subject or grade"),
            Column("program", Type.PROGRAM, "Program"),
            Column("email", Type.EMAIL, "E-mail"),
        ),
    ),
    Question("signature_name", Section.SIGNATURE, Type.TEXT, "Name", "the name of who signs"),
    Question("signature_title", Section.SIGNATURE, Type.TEXT, "Title", "the title of who signs"),
    Question("signature_date", Section.SIGNATURE, Type.DATE, "Date", "the date of the signature"),
)

QUESTION = {question.key: question for question in QUESTIONS}


def empty_answers() -> dict[str, object]:
    """Every key of the form with nothing read: None, [] for tables."""
    return {q.key: ([] if q.type is Type.TABLE else None) for q in QUESTIONS}
