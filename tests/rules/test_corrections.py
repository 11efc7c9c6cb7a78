"""A person who sets one answer right changes that answer and nothing else."""

from __future__ import annotations

import pytest

from pipelines.form import empty_answers
from pipelines.outcomes import Code, Place, Problem, Reason, Severity
from pipelines.records import Reading, Source
from pipelines.rules.corrections import corrected

HAND = Source("corrected by hand", "omar", "called the district", "person")
CSP = {"program": "csp", "teachers": None, "first_year": "2027-28", "pathway": "own_cohort"}
ECS = {"program": "ecs", "teachers": 31, "first_year": "2027-28", "pathway": None}


def read(*problems: str | None) -> Reading:
    answers = {**empty_answers(), "district_name": "Maple ISD", "programs": [CSP, ECS]}
    asked = tuple(Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, field) for field in problems)
    return Reading(Place.QUARANTINE, (Reason.UNREADABLE_TEXT,), (), answers, problems=asked)


def test_the_number_of_one_program_leaves_the_others_and_the_rest_of_its_row() -> None:
    found = corrected(read(), {"programs": [{"program": "csp", "teachers": 34}]}, HAND)
    assert (found.place, found.reasons) == (Place.APPLICATION, ())
    assert found.answers is not None
    assert found.answers["programs"] == [{**CSP, "teachers": 34}, ECS]
    assert found.answers["district_name"] == "Maple ISD"
    assert found.sources["programs"] == HAND


def test_a_program_that_was_not_read_comes_last() -> None:
    found = corrected(read(), {"programs": [{"program": "k5", "teachers": 12}]}, HAND)
    assert found.answers is not None
    assert found.answers["programs"] == [CSP, ECS, {"program": "k5", "teachers": 12}]


@pytest.mark.parametrize(
    ("field", "stays"),
    [
        ("programs[0].teachers", False),
        ("programs[1].teachers", True),
        ("programs.csp.rate", False),
        ("programs.ecs.rate", True),
        ("programs", False),
        ("students", True),
        (None, True),
    ],
)
def test_only_the_problems_of_what_was_set_right_are_settled(field: str | None, stays: bool) -> None:
    found = corrected(read(field), {"programs": [{"program": "csp", "teachers": 34}]}, HAND)
    assert bool(found.problems) is stays
