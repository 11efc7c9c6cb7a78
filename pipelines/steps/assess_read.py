"""What the assessment of a cycle is made of, read from the warehouse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from connectors.warehouse import Connection, sql
from pipelines.records import Agency, Identity, StoredReading
from pipelines.rules.applications import Claim
from pipelines.rules.assessment import Inputs
from pipelines.rules.decide_workbook import DECISIONS
from pipelines.rules.ledger import Commitment
from pipelines.rules.windows import calendar, cycle_of
from pipelines.stored import load_reading

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


class Districts(Protocol):
    """The directory as the assessment needs it. version: changes with anything that could change an answer."""

    @property
    def agencies(self) -> Mapping[str, Agency]: ...
    @property
    def version(self) -> str: ...
    def identify(self, claim: Claim) -> Identity: ...


@dataclass(frozen=True)
class Bell:
    """What rang: messages that no assessment has seen, and cycles whose policy, directory or decisions changed."""

    messages: tuple[str, ...]
    cycles: tuple[int, ...]


def listen(connection: Connection, districts: Districts, policy: Policy) -> Bell:
    """Everything that waits, in whatever order it came."""
    rows = connection.execute(sql("queries/assess/unassessed.sql")).fetchall()
    cycles = {
        row["answered_cycle"]
        if row["place"] == "reply" and row["answered_cycle"] is not None
        else cycle_of(policy, row["received_at"])
        for row in rows
        if row["place"] in ("application", "interest_form", "reply")
    }
    cycles |= {row["known_cycle"] for row in rows if row["known_cycle"] is not None}
    cycles |= {cycle + 1 for cycle in cycles if policy.for_cycle("windows.carry_late", cycle)}
    known = connection.execute("select cycle, inputs_sha256 from cycle_state").fetchall()
    cycles |= {
        row["cycle"]
        for row in known
        if row["inputs_sha256"] != fingerprint(connection, row["cycle"], districts, policy)
    }
    return Bell(tuple(row["message_sha256"] for row in rows), tuple(sorted(cycles)))


def fingerprint(connection: Connection, cycle: int, districts: Districts, policy: Policy) -> str:
    """What a cycle's judgement depends on beside its messages."""
    decided = connection.execute(sql("queries/assess/decided.sql"), {"cycle": cycle}).fetchall()
    promised = connection.execute(
        "select coalesce(max(entry_id), 0) as entry from ledger_entry where cycle = %s and actor <> 'rules'",
        [cycle],
    ).fetchall()
    facts = [policy.hash, districts.version, [list(row.values()) for row in decided], promised[0]["entry"]]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def read_inputs(
    connection: Connection, cycle: int, districts: Districts, policy: Policy, cause: str
) -> Inputs:
    """Everything about one cycle. cause: what rang the bell, for new ledger entries."""
    own = calendar(policy, cycle)
    messages = _readings(connection, cycle, own.opens, own.closes)
    carried: frozenset[str] = frozenset()
    if policy.for_cycle("windows.carry_late", cycle - 1):
        late = calendar(policy, cycle - 1).dated[-1]
        before = _readings(connection, cycle - 1, late.opens, late.closes)
        before = [m for m in before if late.holds(m.received_at)]
        carried = frozenset(m.message_sha256 for m in before)
        messages = [*before, *messages]
    letters = connection.execute(sql("queries/assess/letters.sql")).fetchall()
    previous = connection.execute(
        "select message_sha256, application_id from application_version join application using (application_id) "
        "where cycle = %s",
        [cycle],
    ).fetchall()
    in_force = connection.execute(sql("queries/assess/in_force.sql"), {"cycle": cycle}).fetchall()
    return Inputs(
        cycle=cycle,
        policy=policy,
        messages=messages,
        identify=districts.identify,
        agencies=districts.agencies,
        letters={row["letter_id"]: row["application_id"] for row in letters},
        previous={row["message_sha256"]: row["application_id"] for row in previous},
        decided=read_decided(connection, cycle),
        in_force={(row["application_id"], row["program"]): Commitment(**row) for row in in_force},
        cause=cause,
        carried=carried,
    )


def read_decided(connection: Connection, cycle: int) -> dict[tuple[str, str], str]:
    """Status by (application id, program), program "" for the whole application."""
    decided: dict[tuple[str, str], str] = {}
    for row in connection.execute(sql("queries/assess/decided.sql"), {"cycle": cycle}).fetchall():
        status = str(DECISIONS.get(row["status"]) or row["status"])
        decided.setdefault((row["application_id"], row["program"]), status)
    return decided


def _readings(connection: Connection, cycle: int, opens: datetime, closes: datetime) -> list[StoredReading]:
    rows: list[dict[str, Any]] = connection.execute(
        sql("queries/assess/readings.sql"), {"cycle": cycle, "opens": opens, "closes": closes}
    ).fetchall()
    return [
        StoredReading(row["message_sha256"], row["received_at"], load_reading(row), row["answers_letter_id"])
        for row in rows
    ]
