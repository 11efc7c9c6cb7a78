"""Applications in layouts of the district's own: headings and labels that nobody printed, answers set apart by marks."""

from __future__ import annotations

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import Limits
from pipelines.rules.read.answers.program_lists import listed_requests
from pipelines.rules.read.interpret import interpret
from pipelines.rules.read.pieces import Answer
from tests.rules.read.documents import read


def _requests(page: str) -> list[tuple[str, int | None, str | None, str | None]]:
    rows = read(page).answers["programs"]
    return [(row["program"], row["teachers"], row["first_year"], row["pathway"]) for row in rows]


def test_headings_in_own_words_in_the_middle_of_a_table_head_the_programs_below_them() -> None:
    page = """
| Who | Sagebrush Valley School District, Nevada | | |
| Where | 12 Main Street, Sagebrush, NV 89001 | | |
| What we offer | Headcount | When | How |
| K-5 courses | 18 | 2015-16 | affiliate trainer |
| CS in Science | 4 | 2016-17 | nearest region |
"""
    assert _requests(page) == [
        ("k5", 18, "2015-16", "k5_affiliate"),
        ("science", 4, "2016-17", "join_region"),
    ]


def test_a_district_with_its_state_is_the_applicant_whatever_the_first_label_says() -> None:
    answers = read("| Who | Sagebrush Valley School District, Nevada |\n| Kids | 4,310 |").answers
    assert (answers["district_name"], answers["state"]) == ("Sagebrush Valley School District", "NV")


def test_somebody_with_an_address_beside_a_label_in_own_words_is_the_contact_for_a_person_to_confirm() -> (
    None
):
    page = read(
        "| Town | Sagebrush |\n| Ask for | Theo Lund, Principal, tlund@sagebrush.example |\n| Pupils | 4,310 |"
    )
    assert page.answers["primary_email"] == "tlund@sagebrush.example"
    page.asks("low_confidence", "primary_email")


def test_an_address_that_ends_in_its_street_has_its_town_before_it() -> None:
    answers = read("| Located at | Sagebrush, NV 89001, 12 Main Street |\n| Pupils | 4,310 |").answers
    assert (answers["city"], answers["state"], answers["office_street"]) == (
        "Sagebrush",
        "NV",
        "12 Main Street",
    )


def test_items_further_in_say_number_and_year_of_the_program_above_them() -> None:
    page = """
## Programs
- Exploring Computer Science
- 3 teachers
- first taught 2016-17
- Computer Science Principles
- 2 teachers
- first taught 2017-18
"""
    assert [row[:3] for row in _requests(page)] == [("ecs", 3, "2016-17"), ("csp", 2, "2017-18")]


@pytest.mark.parametrize("mark", ["·", "•"])
def test_answers_on_one_line_are_set_apart_by_dots_or_bars(mark: str) -> None:
    page = """
District ~ Wind Ridge School District ~ Wyoming
Contact: Abby Kerr ~ Curriculum Director ~ akerr@windridge.example ~ 307-555-0121
Program ~ ECS ~ 3 teachers ~ 2016-17
Stipend $90 a day ~ $1,620 budgeted ~ general fund ~ taxes understood: yes
"""
    answers = read(page.replace("~", mark)).answers
    assert (answers["district_name"], answers["state"]) == ("Wind Ridge School District", "WY")
    assert (answers["primary_title"], answers["primary_phone"]) == ("Curriculum Director", "307-555-0121")
    assert _requests(page.replace("~", mark)) == [("ecs", 3, "2016-17", None)]
    assert (answers["stipend_per_day"], answers["amount_budgeted"]) == ("90.00", "1620.00")
    assert (answers["funding_source"], answers["taxes_understood"]) == ("general fund", True)


@pytest.mark.parametrize(
    ("answer", "amount", "source"),
    [
        ("$3,888 / general fund", "3888.00", "general fund"),
        ("$3,888 (Title II-A)", "3888.00", "Title II-A"),
        ("$3,888 from capital outlay", "3888.00", "capital outlay"),
        ("$3,888, approved by the board", "3888.00", None),
    ],
)
def test_a_fund_beside_the_amount_is_its_source(answer: str, amount: str, source: str | None) -> None:
    answers = read(f"| Amount budgeted | {answer} |\n| Students | 400 |").answers
    assert (answers["amount_budgeted"], answers["funding_source"]) == (amount, source)


def test_a_rate_inside_a_plan_that_differs_from_the_form_is_a_contradiction() -> None:
    page = read(
        """
| Stipend per teacher per day | $120 |
| How will you support the teachers? | Every teacher gets a mentor and $150 for each day of PD. |
"""
    )
    assert page.answers["stipend_per_day"] == "120.00"
    page.asks("contradiction", "stipend_per_day")


_KEYS = """district:
  name: Mesa Roja Unified School District
  phone: 928-555-0140
contact:
  name: Erin Tso
  phone: 928-555-0142
programs:
  ecs:
    teachers: 4
    first year: 2016-17
  k-5:
    teachers: 16
    first year: 2015-16
"""


def test_labels_further_in_belong_to_the_label_above_them_in_plain_text() -> None:
    answers = interpret(text_document(_KEYS, Limits()), "answers.txt").answers
    assert (answers["office_phone"], answers["primary_phone"]) == ("928-555-0140", "928-555-0142")
    assert [(row["program"], row["teachers"], row["first_year"]) for row in answers["programs"]] == [
        ("k5", 16, "2015-16"),
        ("ecs", 4, "2016-17"),
    ]


def test_sentences_with_commas_are_no_list_of_a_program_and_its_figures() -> None:
    told = "Last year 7 of our teachers tried Computer Science Principles alone. With you we commit 9, first in 2016-17."
    assert listed_requests(Answer((told,), "paragraph 1")) == []
    listed = "Computer Science Principles, 9 teachers, first in 2016-17."
    assert [one.code for one in listed_requests(Answer((listed,), "paragraph 1"))] == ["csp"]
