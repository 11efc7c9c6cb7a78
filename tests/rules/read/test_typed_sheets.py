"""Plain text in which indents and short words say what belongs together."""

from __future__ import annotations

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import Limits
from pipelines.rules.read.interpret import interpret
from tests.rules.read.documents import Page, read

_SHEET = """org            : Cactus Flat Consolidated School District
state          : Arizona
mailing        : 9 Mesa Drive, Cactus Flat, AZ 85998
phone          : 928-555-0140
mode           : solo
contact        : Vera Bright
  role         : Grants Specialist
  email        : vbright@cactusflat.example
  phone        : 928-555-0142
course         : ECS
  teachers     : 3
  start        : SY2016-17
course         : CS in Science
  teachers     : 2
  start        : SY2017-18
stipend        : $20.00/hr
"""


def _typed(text: str) -> Page:
    return Page(interpret(text_document(text, Limits()), "sheet.txt"))


def test_labels_further_in_are_said_of_the_answer_above_them() -> None:
    _typed(_SHEET).says(
        primary_name="Vera Bright",
        primary_title="Grants Specialist",
        primary_phone="928-555-0142",
        programs=[
            {"program": "ecs", "teachers": 3, "first_year": "2016-17"},
            {"program": "science", "teachers": 2, "first_year": "2017-18"},
        ],
        stipend_per_hour="20.00",
    )


def test_a_number_right_behind_the_address_of_the_office_is_the_office_s() -> None:
    _typed(_SHEET).says(office_phone="928-555-0140")


def test_solo_beside_words_that_ask_nothing_is_how_we_apply_for_a_person_to_confirm() -> None:
    page = _typed(_SHEET)
    page.says(applying_as="single")
    page.asks("low_confidence", "applying_as")


def test_her_number_is_that_of_the_person_named_before() -> None:
    read("| Who to ask | Lena Broome |\n| State | Ohio |\n| Her phone | 985-555-0117 |").says(
        primary_phone="985-555-0117"
    )


@pytest.mark.parametrize(
    ("answer", "amount", "source"),
    [("$3,888 / general fund", "3888.00", "general fund"), ("8(g) state grant", None, "8(g) state grant")],
)
def test_a_budget_line_may_hold_amount_and_source(answer: str, amount: str | None, source: str) -> None:
    read(f"| State | Ohio |\n| Budget line | {answer} |\n| Students | 400 |").says(
        amount_budgeted=amount, funding_source=source
    )


def test_a_heading_of_own_words_over_numbered_programs_ends_with_them() -> None:
    page = """
| Line | What we offer | Headcount | When |
| 1 | CS in Science | 4 | Fall 2016 |
| 2 | CS Principles | 2 | Fall 2017 |
| Enrollment | 3,377 | | |
| Daily rate | $108 | | |
"""
    read(page).says(
        students=3377,
        stipend_per_day="108.00",
        programs=[{"program": "science", "teachers": 4}, {"program": "csp", "teachers": 2}],
    )
