"""Drops people whose retention period is over; dates, counts, money, decisions, the ledger and the audit stay.

The policy says how many days names and addresses are kept after a cycle closed. Then the bytes of its messages go,
and in every table the people in them; what remains can still be judged, and is judged the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from connectors import Landing
from connectors.warehouse import Connection, Warehouse, sql
from pipelines.rules.retention import GONE, Forgetting, problems_without_words
from pipelines.rules.windows import calendar

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class RetentionOutcome:
    """How many applications and messages hold no people any more since this run."""

    applications: int = 0
    messages: int = 0

    def __add__(self, other: RetentionOutcome) -> RetentionOutcome:
        return RetentionOutcome(self.applications + other.applications, self.messages + other.messages)


def drop_people(warehouse: Warehouse, landing: Landing, policy: Policy, now: datetime) -> RetentionOutcome:
    """Every cycle whose time is over, each as a whole. Run again it finds nothing more to drop.

    Raises Failure when the landing store or the database fails; the next run then does the rest.
    """
    # Cycles that were dropped before too: mail of their time may have been taken in late.
    cycles = warehouse.rows("select distinct cycle from application order by 1")
    done = RetentionOutcome()
    for cycle in (row["cycle"] for row in cycles):
        days = timedelta(days=policy.for_cycle("reports.retention_days", cycle))
        closed_at = calendar(policy, cycle).closes
        if closed_at + days <= now:
            # What is judged at the same time must not write back what was dropped.
            with warehouse.transaction(lock="assess") as connection:
                done += _drop_cycle(connection, landing, cycle, closed_at, now - days, now)
    return done


def _drop_cycle(
    connection: Connection,
    landing: Landing,
    cycle: int,
    closed_at: datetime,
    kept_since: datetime,
    now: datetime,
) -> RetentionOutcome:
    facts: dict[str, Any] = {"cycle": cycle, "closed_at": closed_at, "kept_since": kept_since, "now": now}
    forgetting = Forgetting()
    applications = connection.execute(sql("queries/retention/applications.sql"), facts).fetchall()
    facts["applications"] = [row["application_id"] for row in applications]
    messages = connection.execute(sql("queries/retention/messages.sql"), facts).fetchall()
    facts["messages"] = [row["message_sha256"] for row in messages]
    for row in messages:
        _drop_message(connection, forgetting, row, now)
    _drop_applications(connection, forgetting, applications, facts)
    connection.execute(sql("queries/retention/drop_letters.sql"), facts)
    # Bytes first, then the commit: cut short in between, the next run finds the same messages and goes on.
    landing.discard([*facts["messages"], *_linked(connection, messages)])
    return RetentionOutcome(len(applications), len(messages))


def _drop_message(connection: Connection, forgetting: Forgetting, row: dict[str, Any], now: datetime) -> None:
    key = row["message_sha256"]
    sender = ""
    if row["envelope"] is not None:
        kept = forgetting.reading(row)
        sender = kept["envelope"]["sender"]
        columns = {name: Jsonb(value) if value is not None else None for name, value in kept.items()}
        connection.execute(sql("queries/retention/drop_reading.sql"), {**columns, "message_sha256": key})
    connection.execute(
        sql("queries/retention/drop_message.sql"), {"message_sha256": key, "sender": sender, "now": now}
    )


def _drop_applications(
    connection: Connection, forgetting: Forgetting, rows: Sequence[dict[str, Any]], facts: dict[str, Any]
) -> None:
    for row in rows:
        answers = forgetting.answers(row["answers"])
        connection.execute(
            "update application set answers = %s, sources = '{}', problems = %s, people_dropped_at = %s "
            "where application_id = %s",
            [
                Jsonb(answers) if answers is not None else None,
                Jsonb(problems_without_words(row["problems"])),
                facts["now"],
                row["application_id"],
            ],
        )
    for statement in (
        "update note set text = %(gone)s where application_id = any(%(applications)s)",
        "update decision set comment = %(gone)s where application_id = any(%(applications)s) and comment <> ''",
        "update message_ruling set answers = null where message_sha256 = any(%(messages)s)",
        "delete from suppression where since < %(kept_since)s",
    ):
        connection.execute(statement, {**facts, "gone": GONE})


def _linked(connection: Connection, messages: Sequence[dict[str, Any]]) -> list[str]:
    """Linked documents of these messages that no other message links to."""
    found = {
        document["sha256"]
        for row in messages
        for document in row["documents"] or []
        if document.get("link") and document.get("sha256")
    }
    kept = connection.execute(
        sql("queries/retention/still_linked.sql"), {"documents": sorted(found)}
    ).fetchall()
    return sorted(found - {row["sha256"] for row in kept})
