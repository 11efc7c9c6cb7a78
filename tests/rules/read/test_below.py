"""Answers below their questions that look like questions, and notes that look like answers."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read


@pytest.mark.parametrize(
    ("question", "key", "answer", "value"),
    [
        ("Student-to-computer ratio", "students_per_computer", "one computer per student", 1),
        ("Students per computer", "students_per_computer", "2 students per computer", 2),
        ("Internet bandwidth (Mbit/s)", "bandwidth_mbps", "300 Mbps internet bandwidth", 300),
        ("Number of high schools", "high_schools", "2 high schools", 2),
        ("Amount budgeted", "amount_budgeted", "$9,400 budgeted", "9400.00"),
    ],
)
def test_an_answer_that_repeats_its_question_is_no_question(
    question: str, key: str, answer: str, value: object
) -> None:
    read(
        f"# Application\n**District name**\n\nOtter Slide Schools\n\n**{question}**\n\n{answer}\n\n**City**\n\nSlide"
    ).says(**{key: value, "city": "Slide"})


def test_a_note_in_brackets_below_a_question_is_not_its_answer() -> None:
    read(
        "# Application\n**2. State**\n\nTennessee\n\n**3. Number of students** \\ (official fall count)\n\n4,112\n\n"
        "**4. City**\n\nSlide"
    ).says(state="TN", students=4112, city="Slide")


def test_a_part_of_the_form_ends_the_plan_above_it() -> None:
    page = read(
        """
How will you sustain the courses after the partnership?: The general fund carries it on.

Readiness
Course codes and master schedule
Student-to-computer ratio: one to one
""",
        "text",
    )
    page.says(sustaining="The general fund carries it on.", students_per_computer=1)


def test_of_course_is_a_yes_to_the_statement_above_it() -> None:
    read("Taxes and benefits ours?\nOf course").says(taxes_understood=True)


def test_a_year_behind_a_request_is_no_number_of_teachers() -> None:
    page = read("What do you want, for how many teachers, from when?\nCSP, 1 teacher, from fall 2016")
    assert [row["teachers"] for row in page.answers["programs"]] == [1]


def test_a_hint_in_grey_between_question_and_answer_is_no_answer() -> None:
    page = read(
        """
**Stipend per teacher per day**
{{e.g. $125.00}}
$ 84
**Number of students**
{{Enter a whole number}}
1,015
"""
    )
    page.says(stipend_per_day="84.00", students=1015)


def test_the_closing_of_a_letter_ends_a_plan() -> None:
    page = read(
        """
# District Partnership Application

District name: Tern Lake Schools
State: Maine
How will you sustain the courses after the partnership? The courses are part of the budget.
Kind regards,
Joy Pell
Curriculum Director
""",
    )
    page.says(sustaining="The courses are part of the budget.", signature_name="Joy Pell")
