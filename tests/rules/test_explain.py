"""Why one stands above another, and what would change a judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipelines.policy.values import Region
from pipelines.rules.explain import Standing, what_would_change, why_above
from tests.assessing import Directory, application, at, form, judged, message, people, policy, request, row

ZONE = "America/Los_Angeles"
ONE = Standing("2015-TX-a", "csp", 3, "1", 0, at("2015-06-10T09:00:00-07:00"), 0, "aa" * 32)


@pytest.mark.parametrize(
    ("other", "first", "words"),
    [
        ({"rank": 9, "window": "2", "window_place": 1}, "window", "window 1 comes before window 2"),
        ({"rank": 9, "window": "late", "window_place": 4}, "window", "window 1 comes before late"),
        ({"rank": 1, "factor_micro": 2_500_000}, "factors", "2.500000 points against 0.000000"),
        ({"rank": 4, "priority_at": at("2015-06-12T12:00:30-07:00")}, "receipt", "2 days and 3 hours before"),
        ({"rank": 4, "priority_at": at("2015-06-10T09:00:01-07:00")}, "receipt", "1 second before"),
        ({"rank": 4, "first_sha256": "bb" * 32}, "sha256", "aaaaaaaaaaaa\u2026 comes before bbbbbbbbbbbb"),
        ({"rank": 2, "program": "ecs"}, "program", "Exploring Computer Science (ECS) comes first"),
        ({"rank": None, "window": None}, "rank", "the other cannot be assessed yet"),
    ],
)
def test_the_first_difference_decides(other: dict[str, Any], first: str, words: str) -> None:
    rival = replace(ONE, application_id="2015-TX-b", **other)
    for pair in ((ONE, rival), (rival, ONE)):
        found = why_above(*pair, ZONE)
        assert found.at == first
        assert words in found.sentence
        assert found.above.rank is not None
        assert found.below.rank is None or found.above.rank < found.below.rank


def test_two_without_a_rank_are_not_compared() -> None:
    unranked = replace(ONE, rank=None)
    assert why_above(unranked, unranked, ZONE).sentence.startswith("Neither has a priority date")


def changes(
    *programs: dict[str, Any], under: str = "", regions: tuple[Region, ...] = (), **answers: Any
) -> list[str]:
    assessment = judged(
        message(form("Cedar Hollow ISD, TX", *programs, **answers), "2015-06-10T09:00:00-07:00"),
        under=policy(under, regions),
        directory=Directory({"Cedar Hollow ISD, TX": (32.0, -97.0)}),
    )
    found = row(assessment, "Cedar Hollow ISD", programs[0]["program"])
    line = {
        "rank": found.rank,
        "window": found.window,
        "priority_at": found.priority_at,
        "match_cents": found.match_cents,
        "funded_cents": found.funded_cents,
    }
    problems = [
        {"severity": p.severity, "field": p.field}
        for p in application(assessment, "Cedar Hollow ISD").problems
    ]
    return what_would_change(found.data, line, problems, None, ZONE)


def test_what_a_request_that_does_not_qualify_is_short_of() -> None:
    far = Region("Prairie Region", "region", "TX", "", 33.0, -97.0)
    assert changes(request("csp", 26), regions=(far,), stipend_per_day="100.00") == [
        "4 more teachers listed by name make a cohort of its own; a plan for finding them makes it conditional.",
        # One degree of a meridian is 69.09 miles, 86.37 by road.
        "Prairie Region is 26.4 miles too far; a region within 60 miles would do.",
        "Asking to pay the teachers' travel, with the source of the money named, makes it qualify.",
    ]


def test_what_makes_a_conditional_request_sure() -> None:
    assert changes(request("csp", 30), teachers=people(12, "csp"), stipend_per_day="100.00") == [
        "18 more teachers listed by name make it a sure yes."
    ]
    assert changes(request("csp", 6, pathway="paid_travel"), stipend_per_day="100.00") == [
        "Naming the source of the travel money makes it a sure yes."
    ]


def test_what_is_missing_for_an_assessment_is_named_in_the_districts_words() -> None:
    [sentence] = changes(request("csp"), primary_email=None)
    assert "the number of teachers, or how they will be found, for Computer Science Principles" in sentence
    assert "an e-mail address of the primary contact" in sentence


def test_what_would_raise_our_share() -> None:
    teachers = people(30, "csp")
    assert changes(
        request("csp", 30), teachers=teachers, stipend_per_day="100.00", amount_budgeted="3000.00"
    ) == ["Our share could rise by $10,500.00 to $13,500.00 if the district put in more."]
    assert changes(request("csp", 30), teachers=teachers) == [
        "The stipend that the district pays, by the day or by the hour, makes the amounts known."
    ]
    assert changes(
        request("csp", 30), teachers=teachers, stipend_per_day="100.00", under="budgets.cycle: 500"
    ) == ["$13,000.00 more in the budgets over it would fund it in full."]
