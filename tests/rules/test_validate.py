"""What is critical, what is a question, and what still stands once answers were put together."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.form import QUESTIONS
from pipelines.outcomes import Code, Problem, Severity
from pipelines.rules.validate import critical_problems, missing_questions, standing_problems
from tests.assessing import form, people, request


def critical(answers: dict[str, Any], **options: bool) -> list[str | None]:
    return [problem.field for problem in critical_problems(answers, **options)]


def test_a_form_with_the_essentials_lacks_nothing_critical() -> None:
    assert critical(form("Cedar Hollow ISD, TX", request("csp", 0))) == []
    assert critical(form("Cedar Hollow ISD, TX", request("csp", identification_plan="We ask."))) == []
    assert critical(form("Cedar Hollow ISD, TX", request("csp"), teachers=people(1, "csp"))) == []


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"district_name": None}, ["district_name"]),
        ({"state": None}, ["state"]),
        ({"primary_email": None}, ["primary_email"]),
        ({"programs": []}, ["programs"]),
        ({"programs": [request("csp") | {"program": None, "teachers": 30}]}, ["programs"]),
        ({"programs": [request("csp"), request("k5", 3)]}, ["programs.csp.teachers"]),
        (
            {"teachers": people(5, "ecs"), "programs": [request("csp"), request("ecs")]},
            ["programs.csp.teachers"],
        ),
    ],
)
def test_each_thing_that_is_critical(change: dict[str, Any], fields: list[str]) -> None:
    assert critical(form("Cedar Hollow ISD, TX", request("csp", 30)) | change) == fields


def test_who_is_identified_needs_neither_name_nor_state() -> None:
    answers = form("Cedar Hollow ISD, TX", request("csp", 30)) | {"state": None, "district_name": None}
    assert critical(answers, is_identified=True) == []


def test_only_what_applies_is_asked() -> None:
    def asked(answers: dict[str, Any]) -> set[str | None]:
        return {problem.field for problem in missing_questions(answers)}

    k5 = asked(form("Cedar Hollow ISD, TX", request("k5", 3)))
    assert "k5_facilitator" in k5
    assert not {"stipend_per_day", "amount_budgeted", "courses", "counselors", "funding_source"} & k5
    csp = asked(form("Cedar Hollow ISD, TX", request("csp", 3)))
    assert {"stipend_per_day", "amount_budgeted", "courses", "counselors"} <= csp
    assert not {"k5_facilitator", "lead_district", "members", "nces_id"} & csp
    assert "stipend_per_day" not in asked(
        form("Cedar Hollow ISD, TX", request("csp", 3), stipend_per_hour="20.00")
    )
    assert "lead_district" in asked(form("Cedar Hollow ISD, TX", request("csp", 3), applying_as="member"))
    assert "members" in asked(form("Cedar Hollow ISD, TX", request("csp", 3), applying_as="lead"))


def test_nothing_critical_is_asked_twice() -> None:
    keys = {question.key for question in QUESTIONS if question.is_critical}
    assert not keys & {problem.field for problem in missing_questions(form("", request("csp")))}


def test_what_was_not_understood_in_one_place_is_settled_by_an_answer_from_another() -> None:
    puzzle = Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "bandwidth_mbps", "quick")
    doubt = Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, "city", "Wacko")
    gone = Problem(Code.MISSING_ANSWER, Severity.CRITICAL, "primary_email")
    answers = form("Cedar Hollow ISD, TX", request("csp", 30))
    assert standing_problems([puzzle, doubt, gone], answers) == (puzzle, doubt)
    assert standing_problems([puzzle, doubt, gone], answers | {"bandwidth_mbps": 100}) == (doubt,)
