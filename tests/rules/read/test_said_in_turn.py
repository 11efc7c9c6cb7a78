"""Years and ways that letters give to their programs apart from the request: in turn, taken back, a year later."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read
from tests.rules.read.letters import letter


@pytest.mark.parametrize(
    "years",
    [
        "the former from 2016-17, the latter a year later",
        "the former from 2016-17 and the latter from 2017-18",
        "the first in the fall of 2016, the second in the fall of 2017",
        "in 2016-17 and 2017-18 respectively",
    ],
)
def test_years_in_turn_go_with_the_programs_in_their_order(years: str) -> None:
    page = read(letter(f"Eight teachers will take CS in Algebra and three teachers ECS, {years}."))
    page.says(
        programs=[
            {"program": "algebra", "teachers": 8, "first_year": "2016-17"},
            {"program": "ecs", "teachers": 3, "first_year": "2017-18"},
        ]
    )


@pytest.mark.parametrize(
    "start", ["in 2017-18, not 2016-17 as I wrote in April", "in the fall of 2017 instead of 2016"]
)
def test_a_year_that_is_taken_back_is_not_the_first(start: str) -> None:
    page = read(letter(f"We ask for ECS for twelve teachers. They begin {start}."))
    page.says(programs=[{"program": "ecs", "teachers": 12, "first_year": "2017-18"}])


def test_a_way_said_of_one_program_afterwards_goes_with_that_program_alone() -> None:
    page = read(
        letter(
            "We ask for ECS for four teachers and CS in Algebra for seven teachers, both from the fall of 2016.",
            "We would be pleased to join the Chattanooga region for ECS.",
        )
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 4, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "algebra", "teachers": 7, "first_year": "2016-17", "pathway": None},
        ]
    )


def test_a_season_with_its_year_and_nothing_else_says_when_it_begins() -> None:
    page = read(letter("We would love ECS; four teachers will teach it.", "Next fall (2016)."))
    page.says(programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}])
