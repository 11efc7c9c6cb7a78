"""Whom two districts of a group list is one person: counted once, and a reviewer sees it."""

from __future__ import annotations

from typing import Any

from pipelines.outcomes import Severity
from pipelines.rules.assessment import AssessedApplication, CycleAssessment
from pipelines.rules.groups import listed_twice
from pipelines.rules.wording import pathway_sentence
from tests.assessing import form, judged, message, people, request

LEAD, MEMBER = "Alder Creek ISD, TX", "Birch Run ISD, TX"


def group(lead_list: list[dict[str, Any]], member_list: list[dict[str, Any]]) -> CycleAssessment:
    """A lead and a member with an application of its own; the numbers are those of the lists."""
    row = {"district_name": "Birch Run ISD", "state": "TX", "program": "csp", "teachers": None}
    lead = form(LEAD, request("csp"), applying_as="lead", members=[row], teachers=lead_list)
    member = form(
        MEMBER, request("csp"), applying_as="member", lead_district="Alder Creek ISD", teachers=member_list
    )
    return judged(message(lead, "2015-06-01T09:00:00-07:00"), message(member, "2015-06-09T09:00:00-07:00"))


def notes(application: AssessedApplication) -> list[dict[str, str]]:
    return [
        dict(p.detail)
        for p in application.problems
        if p.severity is Severity.NOTE and p.field == "teachers" and p.detail
    ]


def test_a_teacher_on_two_lists_does_not_make_the_group_reach_thirty() -> None:
    """18 and 18 with 8 on both: 28 people, 2 short."""
    found = group(people(18, "csp"), people(18, "csp", start=10))
    for application in found.applications:
        [csp] = application.requests
        assert (csp.qualified, csp.teachers_missing) == ("no", 2)
        assert [note["people_listed_by_several_districts"] for note in notes(application)] == ["8"]
        [verdict] = [v for v in csp.data["pathways"] if v["pathway"] == "consortium"]
        words = pathway_sentence(verdict)
        assert "28 of 30 teachers, 2 short" in words
        assert "8 listed by several of them counted once" in words


def test_teachers_on_two_lists_leave_a_group_that_has_enough_without_them() -> None:
    """18 and 19 with 6 on both: 31 people."""
    found = group(people(18, "csp"), people(19, "csp", start=12))
    assert [a.requests[0].qualified for a in found.applications] == ["yes", "yes"]


def test_the_same_name_and_school_in_two_districts_are_two_people() -> None:
    unnamed = [row | {"email": None} for row in people(15, "csp", school="Lincoln High School")]
    found = group(unnamed, unnamed)
    assert [a.requests[0].qualified for a in found.applications] == ["yes", "yes"]
    assert [notes(a) for a in found.applications] == [[], []]


def test_who_is_not_listed_still_counts_beside_those_listed_twice() -> None:
    one, two = frozenset(("a", "b", "c")), frozenset(("b", "c", "d"))
    assert listed_twice([one, two], 20) == 2
    # Fewer stated than listed: the four different people still count.
    assert listed_twice([one, two], 5) == 1
    assert listed_twice([one, two], 3) == 0
    assert listed_twice([], 0) == 0
