"""What stands on one line and is said of several, or several things: people in columns, boxes with lines behind them,
a year for all programs above it."""

from __future__ import annotations

import pytest

from pipelines.rules.read.questions.segments import segments
from tests.rules.read.documents import read


def test_two_people_typed_side_by_side_keep_their_own_data() -> None:
    page = read(
        r"""
# Application for partnership
DISTRICT: Coyote Flats USD 498
STATE: Kansas
CONTACT               SUPERINTENDENT
Mina Rask             Dr. Hugo Engel
Curriculum Lead       Superintendent
mrask@coyoteflats.example   hengel@coyoteflats.example
(785) 555-0102        (785) 555-0101
STIPEND PER HOUR: $17
""",
        kind="text",
    )
    page.says(
        primary_name="Mina Rask",
        primary_title="Curriculum Lead",
        primary_email="mrask@coyoteflats.example",
        primary_phone="(785) 555-0102",
        superintendent_name="Dr. Hugo Engel",
        superintendent_email="hengel@coyoteflats.example",
        superintendent_phone="(785) 555-0101",
        stipend_per_hour="17.00",
    )


def test_a_year_said_for_all_is_that_of_each_ticked_program() -> None:
    page = read(
        """
# Application
District: Sandpiper Spit Schools
State: WA
Our wishes
☒ ECS – 30 teachers
☐ CSP
☒ CS in Algebra – 5 teachers
All from 2016-17
"""
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 30, "first_year": "2016-17"},
            {"program": "algebra", "teachers": 5, "first_year": "2016-17"},
        ]
    )


def test_a_year_of_its_own_stays_where_another_is_said_for_all() -> None:
    page = read(
        """
# Application
District: Sandpiper Spit Schools
State: WA
☒ ECS – 30 teachers, 2017-18
☒ CS in Algebra – 5 teachers
Both start in 2016-17
"""
    )
    page.says(
        programs=[
            {"program": "ecs", "first_year": "2017-18"},
            {"program": "algebra", "first_year": "2016-17"},
        ]
    )


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Taxes understood: ☒ Yes ☐ No, Budget ____$4,000____", ["Taxes understood", "Budget"]),
        ("Programs: ☒ ECS ☐ CSP  Teachers __30__", ["Programs", "Teachers"]),
        ("Programs: _X_ ECS _ CSP Teachers __30__ Year __2016-17__", ["Programs", "Teachers", "Year"]),
        ("Program: ☒ CS in Algebra ☐ CSP", ["Program"]),
    ],
)
def test_a_label_with_a_filled_line_behind_boxes_is_a_label(line: str, labels: list[str]) -> None:
    assert [segment.label for segment in segments(line)] == labels


def test_a_row_of_boxes_is_not_the_answer_to_the_empty_label_above() -> None:
    page = read(
        """
# Application
District: Finch Hills Schools
State: NC
Phone:
We are: ☐ single district ☐ lead ☒ member, lead district: Foxtail County Schools
"""
    )
    page.says(applying_as="member", lead_district="Foxtail County Schools", office_phone=None)
