"""Replay: stored messages are read again from their landed bytes, and the difference is shown or applied.

A dry run writes nothing. Applied, only messages that read otherwise are stored anew, and the assessment follows; the
ledger gains an entry only where a commitment changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from connectors import Landing
from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Failure
from pipelines.records import Agency, Reading, StoredReading
from pipelines.rules.assess import assess_cycle
from pipelines.rules.assessment import Inputs
from pipelines.rules.replay import Reread, reread
from pipelines.rules.simulate import Simulation, compare
from pipelines.rules.windows import cycle_of
from pipelines.steps.assess import AssessOutcome, assess
from pipelines.steps.assess_read import Districts, read_inputs
from pipelines.steps.districts import as_districts
from pipelines.steps.read_waiting import ReadMessage, store_reading
from pipelines.stored import load_reading

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class ReplayOutcome:
    """What a replay found. simulations: by cycle, what the new readings move in the queue. assessed: what applying
    them changed; None for a dry run. put_off: messages that something outside kept from being read."""

    messages: int = 0
    changed: tuple[Reread, ...] = ()
    simulations: dict[int, Simulation] = field(default_factory=dict)
    assessed: AssessOutcome | None = None
    put_off: int = 0

    def sentence(self) -> str:
        moves = sum(len(simulation.moves) for simulation in self.simulations.values())
        did = "Nothing was written" if self.assessed is None else self.assessed.sentence()
        return (
            f"{self.messages} messages read again, {len(self.changed)} read otherwise, {moves} requests move. {did}"
            + ("." if self.assessed is None else "")
        )


def replay(
    warehouse: Warehouse,
    landing: Landing,
    read_message: ReadMessage,
    directory: Districts | Sequence[Agency],
    policy: Policy,
    now: datetime,
    *,
    apply: bool = False,
    only: Sequence[str] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ReplayOutcome:
    """Reads stored messages again. only: sha256 of some messages. apply: store what reads otherwise and assess."""
    districts = as_districts(directory)
    query = {"only": list(only) if only is not None else None}
    stored = warehouse.rows(sql("queries/assess/stored.sql"), query)
    readings: dict[str, Reading] = {}
    changed: list[Reread] = []
    put_off = 0
    for row in stored:
        try:
            reading = read_message(landing.get(row["message_sha256"]))
        except Failure:
            put_off += 1  # something outside; the stored reading stands
            continue
        difference = reread(row["message_sha256"], load_reading(row), reading)
        if difference is not None:
            changed.append(difference)
            readings[row["message_sha256"]] = reading
        if on_progress is not None:
            on_progress(1)
    cycles = sorted(
        {cycle_of(policy, row["received_at"]) for row in stored if row["message_sha256"] in readings}
    )
    received = {row["message_sha256"]: row for row in stored}
    simulations = {cycle: _moves(warehouse, cycle, districts, policy, readings, received) for cycle in cycles}
    outcome = ReplayOutcome(len(stored), tuple(changed), simulations, None, put_off)
    if not apply:
        return outcome
    with warehouse.transaction() as connection:
        for message_sha256, reading in readings.items():
            store_reading(connection, message_sha256, reading, now)
    return replace(outcome, assessed=assess(warehouse, districts, policy, now, "replayed"))


def _moves(
    warehouse: Warehouse,
    cycle: int,
    districts: Districts,
    policy: Policy,
    readings: dict[str, Reading],
    rows: dict[str, dict[str, object]],
) -> Simulation:
    with warehouse.transaction() as connection:
        connection.execute("set transaction isolation level repeatable read read only")
        districts = as_districts(districts, connection)
        inputs = read_inputs(connection, cycle, districts, policy, "replayed")
    return compare(assess_cycle(inputs), assess_cycle(_with_readings(inputs, readings, rows, policy)))


def _with_readings(
    inputs: Inputs, readings: dict[str, Reading], rows: dict[str, dict[str, object]], policy: Policy
) -> Inputs:
    """The cycle as it would be with the new readings: some change, some are new applications, some no longer are."""
    known = {message.message_sha256: message for message in inputs.messages}
    for message_sha256, reading in readings.items():
        row = rows[message_sha256]
        received_at = row["received_at"]
        is_of_cycle = message_sha256 in known or (
            isinstance(received_at, datetime) and cycle_of(policy, received_at) == inputs.cycle
        )
        if not is_of_cycle or not isinstance(received_at, datetime):
            continue
        if reading.place.value in ("application", "interest_form", "reply"):
            letter = row["answers_letter_id"]
            known[message_sha256] = StoredReading(
                message_sha256, received_at, reading, str(letter) if letter else None
            )
        else:
            known.pop(message_sha256, None)
    return replace(inputs, messages=list(known.values()))
