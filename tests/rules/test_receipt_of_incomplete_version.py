"""What a district hears of a later version that lacks something essential."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.outcomes import Place
from pipelines.records import Reading
from pipelines.rules.letters.answering import AnsweredMessage, does_earlier_stand

JUNE, AUGUST = datetime(2026, 6, 4, tzinfo=UTC), datetime(2026, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("version", "is_assessable", "received_at", "priority_at", "stands"),
    [
        (2, False, AUGUST, JUNE, True),
        (2, True, AUGUST, JUNE, False),
        (1, False, JUNE, None, False),
        (2, False, AUGUST, None, False),
        # The first letter goes out after a later, complete version came: its own version held no place.
        (1, False, JUNE, AUGUST, False),
    ],
)
def test_an_incomplete_later_version_replaces_nothing_that_could_be_judged(
    version: int, is_assessable: bool, received_at: datetime, priority_at: datetime | None, stands: bool
) -> None:
    message = AnsweredMessage(
        message_sha256="a" * 64,
        received_at=received_at,
        reading=Reading(place=Place.APPLICATION),
        version=version,
        is_assessable=is_assessable,
        priority_at=priority_at,
    )
    assert does_earlier_stand(message) is stands
