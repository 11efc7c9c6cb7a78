"""What may become of a letter between being written and being sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class OutboxPolicy:
    """Values of the policy family `letters`.

    first_retry_seconds doubles up to longest_retry_seconds; after deadline_hours a letter has failed.
    most_per_address_a_day, most_per_thread_a_day: caps that end any loop that was not recognised.
    most_alerts_a_day: how many alerts one address of the team gets in 24 hours.
    shared_document_quiet_minutes: how long the receipt of a changed shared document waits for the next change.
    """

    first_retry_seconds: int
    longest_retry_seconds: int
    deadline_hours: int
    most_per_address_a_day: int
    most_per_thread_a_day: int
    most_alerts_a_day: int = 10
    shared_document_quiet_minutes: int = 60


def letter_id(kind: str, about: str, occasion: str) -> str:
    """The natural key of a letter as one id: the same kind about the same thing on the same occasion is one
    letter, however often a step runs."""
    return hashlib.sha256("\x1f".join((kind, about, occasion)).encode()).hexdigest()[:32]


def next_attempt(attempts: int, now: datetime, policy: OutboxPolicy) -> datetime:
    """When to try again after `attempts` failures (1 after the first)."""
    seconds = policy.first_retry_seconds * 2 ** min(attempts - 1, 30)
    return now + timedelta(seconds=min(seconds, policy.longest_retry_seconds))


def may_be_sent(
    *,
    sent_to_address_today: int,
    sent_in_thread_today: int,
    policy: OutboxPolicy,
) -> str | None:
    """None when the letter may go, else the reason in words for whoever looks at the outbox."""
    if sent_to_address_today >= policy.most_per_address_a_day:
        return f"{sent_to_address_today} letters went to this address today, and that is the cap."
    if sent_in_thread_today >= policy.most_per_thread_a_day:
        return f"{sent_in_thread_today} letters went into this thread today, and that is the cap."
    return None
