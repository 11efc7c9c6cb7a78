"""Who reviews what nobody has yet: of those who cover it, whoever has the fewest open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pipelines.policy.values import Reviewer


@dataclass(frozen=True, slots=True)
class Unassigned:
    """An application with requests to decide and no reviewer. programs: of those requests."""

    application_id: str
    state: str | None
    programs: tuple[str, ...]


def assign(
    applications: Iterable[Unassigned],
    reviewers: Collection[Reviewer],
    open_before: Mapping[str, int],
    conflicts: Mapping[str, Collection[str]],
) -> dict[str, str]:
    """By application id, the e-mail of its reviewer; who is not there is covered by nobody.

    applications: in the order of the queue. open_before: by e-mail, how many undecided applications each has;
    conflicts: by e-mail, the applications that a reviewer must not see. Ties go by e-mail, so that the same queue is
    always dealt out the same way.
    """
    has = {reviewer.email: open_before.get(reviewer.email, 0) for reviewer in reviewers}
    found: dict[str, str] = {}
    for application in applications:
        able = [
            reviewer.email
            for reviewer in reviewers
            if _covers(reviewer, application) and application.application_id not in conflicts[reviewer.email]
        ]
        if able:
            chosen = min(able, key=lambda email: (has[email], email))
            has[chosen] += 1
            found[application.application_id] = chosen
    return found


def _covers(reviewer: Reviewer, application: Unassigned) -> bool:
    """What a reviewer covers is all of it where nothing is said."""
    covers_state = not reviewer.states or application.state in reviewer.states
    return covers_state and (
        not reviewer.programs or not set(reviewer.programs).isdisjoint(application.programs)
    )
