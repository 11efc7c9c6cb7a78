"""Choices made with a pen: underlined, framed or bold among printed alternatives; boxes with labels behind them."""

from __future__ import annotations

import pytest

from pipelines.rules.read.marked_choices import with_marked_choices
from pipelines.tree import Paragraph
from tests.rules.read.documents import read


def marked(text: str, words: str) -> Paragraph:
    start = text.index(words)
    return Paragraph(text, marked_spans=((start, start + len(words)),))


@pytest.mark.parametrize(
    ("text", "words", "boxes"),
    [
        ("Yes / No", "No", "☐ Yes ☒ No"),
        ("Yes No", "Yes", "☒ Yes ☐ No"),
        (
            "Applying as (circle one): Single district, Lead, Member",
            "Lead",
            "Applying as (circle one): ☐ Single district ☒ Lead ☐ Member",
        ),
        ("CSP | ECS | K-5", "ECS", "☐ CSP ☒ ECS ☐ K-5"),
    ],
)
def test_the_marked_one_of_several_alternatives_is_ticked(text: str, words: str, boxes: str) -> None:
    assert with_marked_choices(text, marked(text, words)) == boxes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Superintendent: Ana Ruiz", "Ana Ruiz"),
        ("Yes / No", "Yes / No"),
        ("We teach CSP and ECS", "CSP"),
        ("Yes / Nobody", "Nobo"),
    ],
)
def test_words_that_are_only_underlined_stay_as_they_are(text: str, words: str) -> None:
    assert with_marked_choices(text, marked(text, words)) == text


def test_a_bold_pathway_among_printed_ones_is_the_one_asked_for() -> None:
    read(
        "# Application\n| District name | Otter Slide Schools |\n| State | TN |\n\n"
        "| Program | Teachers | Pathway |\n| CSP | 12 | own cohort / **join a region** / paid travel |"
    ).says(programs=[{"program": "csp", "teachers": 12, "pathway": "join_region"}])


def test_labels_may_follow_a_row_of_boxes() -> None:
    read(
        "# Application\nDistrict: Otter Slide Schools\n\nState: TN\n\n"
        "We are: ☐ single district ☐ lead ☒ member, lead district: Marsh Fork Schools\n\n"
        "Program ☒ CSP ☐ ECS; number of teachers: 12"
    ).says(
        applying_as="member",
        lead_district="Marsh Fork Schools",
        programs=[{"program": "csp", "teachers": 12}],
    )


def test_ticked_lines_are_choices_wherever_their_question_stands() -> None:
    read(
        "# Application\nDistrict: Otter Slide Schools\n\nState: TN\n\n☐ Single district\n\n☒ Lead of a consortium\n\n"
        "Our programs:\n\n☐ K-5 courses\n\n☒ CS in Algebra (6 teachers, 2016-17)\n\n☒ CSP: 21 teachers, 2016-17\n\n☐ ECS"
    ).says(
        applying_as="lead",
        programs=[
            {"program": "algebra", "teachers": 6, "first_year": "2016-17"},
            {"program": "csp", "teachers": 21, "first_year": "2016-17"},
        ],
    )


def test_ticked_programs_one_a_line_with_their_numbers() -> None:
    page = read(
        """
Programs asked for:
☐ K-5 courses
☒ CS in Algebra - teachers: 3
☐ CS in Science - teachers:
☒ Exploring Computer Science (ECS) - teachers: 2
☐ Computer Science Principles (CSP) - teachers: __
Pathway asked for: join an existing region
"""
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 3, "pathway": "join_region"},
            {"program": "ecs", "teachers": 2, "pathway": "join_region"},
        ]
    )


def test_the_schedule_of_a_program_is_no_request_for_it() -> None:
    page = read("Is ECS on the master schedule?   ☒ Yes   ☐ No")
    page.says(programs=[], courses=[{"program": "ecs", "on_master_schedule": True}])


def test_a_ticked_state() -> None:
    page = read("State (circle one): ☐ ND ☒ MN ☐ SD")
    page.says(state="MN")
    page = read("State (circle one): ☒ ND ☒ MN ☐ SD")
    page.says(state=None)
    page.asks("not_understood", "state")


def test_a_choice_highlighted_behind_a_tab() -> None:
    line = Paragraph("We are applying as\tSingle district / Lead / Member", marked_spans=((19, 34),))
    assert with_marked_choices(line.text, line) == "We are applying as\t☒ Single district ☐ Lead ☐ Member"


def test_a_bold_statement_with_its_answer_is_no_choice() -> None:
    line = Paragraph("Taxes are paid by us: Yes", bold_spans=((0, 21),))
    assert with_marked_choices(line.text, line) == line.text
