"""Letters whose fate is unknown are settled by a person; nothing else sends them again. So is who may be written to
again after a bounce or a wish to stop."""

from __future__ import annotations

from datetime import datetime

from connectors.warehouse import Warehouse
from pipelines.outcomes import Misconfigured
from pipelines.steps.changes import record_change

#: What a person may say of a letter, and the state that it then has.
SETTLEMENTS = {"arrived": "sent", "send again": "waiting", "cancel": "cancelled"}


def settle(warehouse: Warehouse, letter_id: str, settlement: str, actor: str, now: datetime) -> None:
    """Settles a doubtful or failed letter, or cancels one that waits. Raises Misconfigured for anything else."""
    state = SETTLEMENTS.get(settlement)
    if state is None:
        raise Misconfigured(f"A letter is settled by one of: {', '.join(SETTLEMENTS)}.")
    allowed = (
        ("doubtful", "failed", "waiting", "suppressed") if state == "cancelled" else ("doubtful", "failed")
    )
    with warehouse.transaction() as connection:
        row = connection.execute(
            "select state from letter where letter_id = %s for update", [letter_id]
        ).fetchone()
        if row is None or row["state"] not in allowed:
            raise Misconfigured("This letter is not waiting for anybody's word.")
        connection.execute(
            "update letter set state = %s, settled_by = %s, settled_at = %s, next_attempt_at = %s, "
            "deadline_at = greatest(deadline_at, %s + interval '1 day'), "
            "sent_at = case when %s = 'sent' then coalesce(sent_at, claimed_at) else sent_at end where letter_id = %s",
            [state, actor, now, now, now, state, letter_id],
        )
        record_change(
            connection, now, actor, f"letter: {settlement}", f"letter {letter_id}", row["state"], state
        )


def write_again(warehouse: Warehouse, address: str, actor: str, now: datetime) -> int:
    """Takes an address off the list of those not written to; letters kept back for it wait again if they are still
    of use. Returns how many. Raises Misconfigured for an address that is not on the list."""
    with warehouse.transaction() as connection:
        row = connection.execute(
            "delete from suppression where address = lower(%s) returning address, reason", [address]
        ).fetchone()
        if row is None:
            raise Misconfigured("This address is not on the list.")
        count = connection.execute(
            "update letter set state = 'waiting', next_attempt_at = %s, last_error = null "
            "where state = 'suppressed' and lower(to_address) = %s and deadline_at > %s",
            [now, row["address"], now],
        ).rowcount
        record_change(
            connection, now, actor, "address: write again", f"address {row['address']}", row["reason"], ""
        )
    return count
