"""What a district hears of a later version that lacks something essential."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.outcomes import Place
from pipelines.policy.letter_templates import load_templates
from pipelines.records import Envelope, Reading
from pipelines.rules.letters.answering import AnsweredMessage, answer, does_earlier_stand
from pipelines.rules.letters.words import render

JUNE, AUGUST = datetime(2026, 6, 4, tzinfo=UTC), datetime(2026, 8, 5, tzinfo=UTC)


def _receipt_of_second_version(*, priority_at: datetime, status: str = "") -> str:
    """What a district hears of a complete second version that came in August."""
    message = AnsweredMessage(
        message_sha256="b" * 64,
        received_at=AUGUST,
        reading=Reading(place=Place.APPLICATION, envelope=Envelope(sender="clerk@maple.example")),
        application_id="2026-TX-maple",
        version=2,
        is_assessable=True,
        district_name="Maple ISD",
        status=status,
        priority_at=priority_at,
        answers={},
    )
    receipt = answer(
        message,
        own_address="partnerships@program.example",
        zone="America/Los_Angeles",
        unreadable_words={},
        district_words=lambda problem, words: words,
    )
    assert receipt is not None
    return render(load_templates(), "receipt", receipt.facts)[1]


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


@pytest.mark.parametrize(
    ("priority_at", "says"),
    [
        (JUNE, "It replaces what you sent before; your place in the queue is kept."),
        # What came before could not be judged and held no place: there is none to keep.
        (AUGUST, "It replaces what you sent before.\n"),
    ],
)
def test_a_place_is_called_kept_only_where_an_earlier_version_held_one(
    priority_at: datetime, says: str
) -> None:
    assert says in _receipt_of_second_version(priority_at=priority_at)


@pytest.mark.parametrize("status", ["withdrawn", "declined"])
def test_a_version_after_the_end_is_promised_no_place(status: str) -> None:
    body = _receipt_of_second_version(priority_at=JUNE, status=status)
    assert f"Your application was {status} before" in body
    assert "place in the queue" not in body
