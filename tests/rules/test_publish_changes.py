"""What changed between two queues."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from connectors.frames import table_of
from expectations.frames import pandas_frame
from pipelines.rules.publish_changes import changes, sentence
from pipelines.tables import REVIEW_QUEUE


def row(application_id: str, rank: int | None, **facts: Any) -> dict[str, Any]:
    return {
        "rank": rank,
        "application_id": application_id,
        "district_name": f"District {application_id}",
        "state": "TX",
        "program": "csp",
        "status": "assessed",
        "window": "1",
        "priority_date": datetime(2026, 6, 1, 12, tzinfo=UTC),
        "score": 3000.0,
        "qualified": "yes",
        "pathway": "own_cohort",
        "teachers": 34,
        "match_amount": 1_912_500,
        "questions": 0,
        "version": 1,
    } | facts


def queue(*rows: dict[str, Any]) -> pd.DataFrame:
    return pandas_frame(table_of(list(rows), REVIEW_QUEUE))


def test_the_first_queue_is_called_the_first() -> None:
    found = changes(queue(row("a", 1)), None)
    assert found.is_first
    assert found.summary() == "the first publication"


def test_the_same_queue_has_no_changes() -> None:
    found = changes(
        queue(row("a", 1), row("b", None, priority_date=None)),
        queue(row("a", 1), row("b", None, priority_date=None)),
    )
    assert found.listed == ()
    assert found.summary() == "nothing changed"


def test_who_came_and_who_left_is_told_with_the_rank() -> None:
    found = changes(queue(row("a", 1), row("new", 2)), queue(row("a", 1), row("old", 2)))
    assert [sentence(c) for c in found.listed] == [
        "District new (TX), csp: new, at rank 2.",
        "District old (TX), csp: no longer in the queue, was at rank 2.",
    ]
    assert found.summary() == "1 new, 1 no longer there"


def test_a_request_that_its_own_facts_moved_says_which() -> None:
    earlier = datetime(2026, 5, 1, 12, tzinfo=UTC)
    before = queue(row("a", 1), row("b", 2))
    now = queue(row("b", 1, priority_date=earlier, version=2), row("a", 2))
    found = changes(now, before)
    assert found.shifted == 1  # a stands where b's move put it
    assert found.summary() == (
        "1 moved from 2 to 1 because priority date was 2026-06-01T12:00:00+00:00, is 2026-05-01T12:00:00+00:00, "
        "1 shifted by others"
    )


def test_a_change_without_a_move_lists_before_and_after() -> None:
    found = changes(queue(row("a", 1, match_amount=1_000_000, pathway=None)), queue(row("a", 1)))
    assert [sentence(c) for c in found.listed] == [
        "District a (TX), csp: pathway was own_cohort, is blank; our share was $19,125.00, is $10,000.00."
    ]


def test_requests_that_others_pushed_are_counted_and_not_listed() -> None:
    before = queue(*(row(f"a{n}", n) for n in range(1, 6)))
    now = queue(row("new", 1), *(row(f"a{n}", n + 1) for n in range(1, 6)))
    found = changes(now, before)
    assert [c.kind for c in found.listed] == ["new"]
    assert found.shifted == 5
    assert found.summary() == "1 new, 5 shifted by others"
