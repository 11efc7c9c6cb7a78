"""What reading the same bytes again would change: the message's place, its answers, its problems."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.form import empty_answers
from pipelines.records import Reading
from pipelines.rules.answers import Change, differences


@dataclass(frozen=True, slots=True)
class Reread:
    """One message that reads otherwise now. place: before and after; problems: codes and fields, before and after."""

    message_sha256: str
    place: tuple[str, str]
    reasons: tuple[tuple[str, ...], tuple[str, ...]]
    changes: tuple[Change, ...]
    problems: tuple[tuple[str, ...], tuple[str, ...]]


def reread(message_sha256: str, before: Reading, after: Reading) -> Reread | None:
    """The difference between two readings of one message; None when they say the same."""
    changes = differences(before.answers or empty_answers(), after.answers or empty_answers())
    found = Reread(
        message_sha256,
        (before.place.value, after.place.value),
        (_reasons(before), _reasons(after)),
        changes,
        (_problems(before), _problems(after)),
    )
    is_same = (
        before.place is after.place
        and (before.answers is None) == (after.answers is None)
        and found.reasons[0] == found.reasons[1]
        and found.problems[0] == found.problems[1]
        and before.figures == after.figures
        and not changes
    )
    return None if is_same else found


def _reasons(reading: Reading) -> tuple[str, ...]:
    return tuple(reason.value for reason in reading.reasons)


def _problems(reading: Reading) -> tuple[str, ...]:
    return tuple(
        sorted(f"{p.severity.value} {p.code.value} {p.field or ''}".strip() for p in reading.problems)
    )
