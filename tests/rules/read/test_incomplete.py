"""Drafts, placeholders, and answers that cannot all be right: nothing is taken for an answer, and all of it is asked."""

from __future__ import annotations

import pytest

from pipelines.rules.read.values import is_blank
from tests.rules.read.documents import read

_FORM = """
# Partnership application
| District name | Heron Bend School District |
| State | AK |
| Contact e-mail | tnorth@heronbend.example |

"""


@pytest.mark.parametrize(
    "words",
    ["lorem", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "(000) 000-0000", "$0,000", "00000",
     "Dr. __________", "first.last@yourdistrict.org", "firstname.lastname@k12.tx.us"],
)  # fmt: skip
def test_what_only_holds_a_place_is_blank(words: str) -> None:
    assert is_blank(words)


@pytest.mark.parametrize("words", ["0", "$0.00", "1,000", "Dr. Loremin", "10000"])
def test_zeros_and_names_that_say_something_are_none(words: str) -> None:
    assert not is_blank(words)


@pytest.mark.parametrize(
    ("teachers", "year"), [("XX", "20XX-XX"), ("[number]", "[year]"), ("??", ""), ("TBD", "TBD")]
)
def test_placeholders_beside_a_program_ask_for_it_without_a_number(teachers: str, year: str) -> None:
    page = read(
        f"{_FORM}| Program | Committed teachers | First school year |\n| CS in Algebra | {teachers} | {year} |"
    )
    page.says(programs=[{"program": "algebra", "teachers": None, "first_year": None}])
    page.is_for("application")


def test_the_same_placeholder_beside_every_program_is_a_table_that_nobody_filled() -> None:
    rows = "\n".join(f"| {name} | ?? |" for name in ("K-5", "CS in Algebra", "CS in Science", "ECS", "CSP"))
    read(f"{_FORM}| Program | Committed teachers |\n{rows}").says(programs=[])


def test_a_vague_number_is_no_teacher_of_that_name() -> None:
    page = read(f"{_FORM}| Program | Teachers |\n| CSP | some |\n| ECS | several, we hope |")
    page.says(
        teachers=[], programs=[{"program": "csp", "teachers": None}, {"program": "ecs", "teachers": None}]
    )
    page.asks("not_understood", "programs[0].teachers")


def test_a_row_below_a_table_of_programs_with_a_label_of_its_own_is_no_program() -> None:
    page = read(
        f"{_FORM}| Program | Teachers | Year |\n| CSP | 5 | 2016-17 |\n| Signature date | June 18, 2015 | |"
    )
    page.says(signature_date="2015-06-18", programs=[{"program": "csp", "teachers": 5}])


def test_somebody_who_is_listed_twice_is_asked_about() -> None:
    table = "| Teacher name | School | Program | E-mail |\n"
    row = "| Amy Burr | Heron High | ECS | aburr@heronbend.example |\n"
    read(f"{_FORM}{table}{row}| Tim Cole | Heron High | ECS | |\n{row}").asks(
        "contradiction", "teachers[2].name"
    )


def test_a_teacher_of_two_programs_is_not_listed_twice() -> None:
    table = "| Teacher name | School | Program |\n"
    page = read(f"{_FORM}{table}| Amy Burr | Heron High | ECS |\n| Amy Burr | Heron High | CSP |")
    assert not [p for p in page.interpretation.problems if str(p.code) == "contradiction"]


@pytest.mark.parametrize(("year", "is_asked"), [("2013-14", True), ("2014-15", False), ("2016-17", False)])
def test_a_first_year_that_was_over_when_the_application_was_signed_is_asked_about(
    year: str, is_asked: bool
) -> None:  # noqa: FBT001
    page = read(
        f"{_FORM}| Program | Teachers | First year |\n| CSP | 5 | {year} |\n\nSignature date: June 18, 2015"
    )
    assert any(str(p.code) == "contradiction" for p in page.interpretation.problems) is is_asked


def test_a_stipend_in_a_plan_that_differs_from_the_one_beside_its_question_is_asked_about() -> None:
    page = read(
        f"{_FORM}Stipend per teacher per day: $120\n\n"
        "How will you support the teachers? They receive their stipend of $150 per day and a substitute."
    )
    page.says(stipend_per_day="120.00")
    page.asks("contradiction", "stipend_per_day")
