"""Assess: everything that waits is judged, cycle by cycle, and the difference is applied in one transaction.

A bell, not a queue: whatever rang, every unassessed message and every cycle whose policy, directory or decisions
changed is looked at. Doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from connectors.warehouse import Connection, Warehouse, sql
from pipelines.records import Agency
from pipelines.rules.assess import assess_cycle
from pipelines.steps.assess_read import Districts, fingerprint, listen, read_inputs
from pipelines.steps.assess_store import Stored, store
from pipelines.steps.districts import as_districts

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class AssessOutcome:
    """What one assessment did. applications: how many stand in the cycles that were judged; the others: how many
    rows were written."""

    messages: int = 0
    cycles: tuple[int, ...] = ()
    applications: int = 0
    changed_applications: int = 0
    changed_requests: int = 0
    ledger_entries: int = 0
    status_events: int = 0

    @property
    def has_changed(self) -> bool:
        return bool(self.changed_applications or self.changed_requests or self.ledger_entries)

    def sentence(self) -> str:
        return (
            f"{self.messages} messages judged; {self.changed_applications} applications changed, "
            f"{self.changed_requests} rows of the queue, {self.ledger_entries} ledger entries."
        )


def assess(
    warehouse: Warehouse,
    directory: Districts | Sequence[Agency],
    policy: Policy,
    now: datetime,
    cause: str = "assessed",
) -> AssessOutcome:
    """Judges what waits. cause: what made this assessment, as new ledger entries say it.

    One assessment at a time; a message that comes in meanwhile waits for the next. Raises Failure when the database
    fails; then nothing has changed.
    """
    with warehouse.transaction(lock="assess") as connection:
        districts = as_districts(directory, connection)
        # One long piece of work, not an idle session.
        connection.execute("set local idle_in_transaction_session_timeout = 0")
        bell = listen(connection, districts, policy)
        outcomes = [_judge(connection, cycle, districts, policy, now, cause) for cycle in bell.cycles]
        if bell.messages:
            connection.execute(sql("queries/assess/mark_seen.sql"), {"now": now, "seen": list(bell.messages)})
        count = connection.execute(
            "select count(*) as applications from application where merged_into is null"
        ).fetchall()
        return AssessOutcome(
            messages=len(bell.messages),
            cycles=bell.cycles,
            applications=count[0]["applications"],
            changed_applications=sum(stored.applications for stored in outcomes),
            changed_requests=sum(stored.requests for stored in outcomes),
            ledger_entries=sum(stored.entries for stored in outcomes),
            status_events=sum(stored.events for stored in outcomes),
        )


def _judge(
    connection: Connection, cycle: int, districts: Districts, policy: Policy, now: datetime, cause: str
) -> Stored:
    inputs = read_inputs(connection, cycle, districts, policy, cause)
    stored = store(connection, assess_cycle(inputs), now, inputs.carried)
    state: Mapping[str, object] = {
        "cycle": cycle,
        "inputs": fingerprint(connection, cycle, districts, policy),
        "policy_version": policy.hash,
        "now": now,
    }
    connection.execute(sql("queries/assess/remember_cycle.sql"), state)
    return stored
