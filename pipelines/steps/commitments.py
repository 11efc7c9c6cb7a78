"""A person moves a commitment on: confirmed, reduced, withdrawn, settled. Offering is a decision, made elsewhere."""

from __future__ import annotations

from datetime import datetime

from connectors.warehouse import Connection, Warehouse
from pipelines.outcomes import Misconfigured
from pipelines.rules.ledger import Commitment, NotAllowed, follow
from pipelines.steps.assess_store import enter
from pipelines.steps.changes import record_change
from pipelines.stored import without_nul

#: What a person may move a commitment to by itself.
STATES = ("confirmed", "reduced", "withdrawn", "settled")

_IN_FORCE = (
    "select application_id, program, cycle, version, state, teachers, rate as rate_cents, rate_unit, cost_cents, "
    "match_amount as match_cents, district_amount as district_cents, funded_amount as funded_cents, pathway, "
    "policy_version, cause, actor, sequence from commitment_in_force where application_id = %s and program = %s"
)


def in_force(connection: Connection, application_id: str, program: str) -> Commitment:
    """The latest entry of an application x program. Raises Misconfigured where the ledger has none."""
    row = connection.execute(_IN_FORCE, [application_id, program]).fetchone()
    if row is None:
        raise Misconfigured(f"The ledger has no commitment for {application_id} {program}.")
    return Commitment(**row)


def move(
    warehouse: Warehouse,
    application_id: str,
    program: str,
    state: str,
    *,
    amount_cents: int | None = None,
    actor: str,
    why: str,
    now: datetime,
    seen: int | None = None,
) -> Commitment:
    """The new entry, written with its record. amount_cents: of our share, what is promised or was paid.

    seen: sequence of the entry that whoever moves it looked at, so that a later one is not overrun.

    Raises Misconfigured with a sentence where the state may not follow, the amount does not fit, or nobody says why.
    """
    if state not in STATES:
        raise Misconfigured(
            f"A commitment is moved to one of {', '.join(STATES)}; {state!r} is none of them."
        )
    if not actor.strip() or not why.strip():
        raise Misconfigured("Say who changes the commitment, and why: the ledger keeps both.")
    if state == "reduced" and amount_cents is None:
        raise Misconfigured("Say what the commitment is reduced to.")
    with warehouse.transaction(lock="decide") as connection:
        before = in_force(connection, application_id, program)
        if seen is not None and seen != before.sequence:
            raise Misconfigured(
                f"The commitment was changed since you looked: it is {before.state} now. "
                "Look again; nothing was changed."
            )
        try:
            entry = follow(before, state, actor=actor, cause=without_nul(why), funded_cents=amount_cents)
        except NotAllowed as refused:
            raise Misconfigured(str(refused)) from refused
        enter(connection, [entry], now)
        record_change(
            connection,
            now,
            actor,
            f"commitment {state}",
            f"application {application_id} {program}",
            {"state": before.state, "funded_cents": before.funded_cents},
            {"state": state, "funded_cents": entry.funded_cents, "why": why},
        )
    return entry
