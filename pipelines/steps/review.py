"""What reviewers do besides deciding: take an application, note, look, declare a conflict of interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Misconfigured
from pipelines.rules import assign as rules
from pipelines.steps.changes import record_change
from pipelines.steps.decide import conflicts_of
from pipelines.stored import without_nul

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class Dealt:
    """How many applications got a reviewer, and how many nobody covers."""

    assigned: int
    uncovered: int


_LONGEST_NOTE = 10_000


def add_note(warehouse: Warehouse, application_id: str, author: str, text: str, now: datetime) -> None:
    """Raises Misconfigured when there is nothing to note."""
    words = without_nul(text).strip()
    if not words or len(words) > _LONGEST_NOTE:
        raise Misconfigured(f"A note has 1 to {_LONGEST_NOTE:,} characters.")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into note (application_id, author, text, written_at) values (%s, %s, %s, %s)",
            [application_id, author, words, now],
        )
        record_change(connection, now, author, "note", f"application {application_id}", None, words)


def assign(
    warehouse: Warehouse, application_id: str, reviewer: str | None, actor: str, now: datetime
) -> None:
    """At most one reviewer an application; None gives it back."""
    with warehouse.transaction() as connection:
        row = connection.execute(
            "select reviewer from assignment where application_id = %s for update", [application_id]
        ).fetchone()
        before = row["reviewer"] if row else None
        if before == reviewer:
            return
        if reviewer is None:
            connection.execute("delete from assignment where application_id = %s", [application_id])
        else:
            connection.execute(
                "insert into assignment (application_id, reviewer, assigned_at, assigned_by) values (%s, %s, %s, %s) "
                "on conflict (application_id) do update set reviewer = excluded.reviewer, "
                "assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by",
                [application_id, reviewer, now, actor],
            )
        record_change(connection, now, actor, "assign", f"application {application_id}", before, reviewer)


def assign_waiting(warehouse: Warehouse, policy: Policy, actor: str, now: datetime) -> Dealt:
    """Deals out what nobody has: of those who cover it, whoever has the fewest open."""
    with warehouse.transaction() as connection:
        # Two who press the button at once: the second finds nothing left.
        connection.execute("lock table assignment in share row exclusive mode")
        rows = connection.execute(sql("queries/review/unassigned.sql")).fetchall()
        waiting = [
            rules.Unassigned(row["application_id"], row["state"], tuple(row["programs"])) for row in rows
        ]
        counts = connection.execute(sql("queries/review/open_by_reviewer.sql")).fetchall()
        conflicts = {r.email: conflicts_of(connection, policy, r.email) for r in policy.reviewers}
        found = rules.assign(
            waiting, policy.reviewers, {row["reviewer"]: row["n"] for row in counts}, conflicts
        )
        for application_id, reviewer in found.items():
            connection.execute(
                "insert into assignment (application_id, reviewer, assigned_at, assigned_by) values (%s, %s, %s, %s)",
                [application_id, reviewer, now, actor],
            )
            record_change(connection, now, actor, "assign", f"application {application_id}", None, reviewer)
    return Dealt(len(found), len(waiting) - len(found))


def declare_conflict(
    warehouse: Warehouse, application_id: str, reviewer: str, reason: str, now: datetime
) -> None:
    """Hides the application from this reviewer and refuses their decisions from now on."""
    words = without_nul(reason).strip()
    if not words:
        raise Misconfigured("Say in a word what the conflict of interest is.")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into conflict (reviewer, application_id, leaid, reason, declared_by, declared_at) "
            "select %s, application_id, leaid, %s, %s, %s from application where application_id = %s",
            [reviewer, words, reviewer, now, application_id],
        )
        connection.execute(
            "delete from assignment where application_id = %s and reviewer = %s", [application_id, reviewer]
        )
        connection.execute(
            "update decision set state = 'discarded' where application_id = %s and reviewer = %s and state = 'pending'",
            [application_id, reviewer],
        )
        record_change(connection, now, reviewer, "conflict", f"application {application_id}", None, words)


def looked(warehouse: Warehouse, application_id: str, reviewer: str, version: int, now: datetime) -> None:
    """Remembers what this reviewer has seen, for "changed since I last looked"."""
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into look (reviewer, application_id, version, looked_at) values (%s, %s, %s, %s) "
            "on conflict (reviewer, application_id) do update set version = excluded.version, "
            "looked_at = excluded.looked_at",
            [reviewer, application_id, version, now],
        )
