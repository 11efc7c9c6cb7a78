"""What was decided and is not carried on yet: mail about decisions, and decisions that the desk applied.

The bell of the DAG that records decisions. What was carried on is remembered as a count, since a decision that was
applied stays so whatever becomes of it later.
"""

from __future__ import annotations

from datetime import datetime

from connectors.warehouse import Warehouse, sql
from pipelines.steps.receive import beat

_HEARTBEAT = "decisions"


def waiting(warehouse: Warehouse) -> list[str]:
    """Keys of the messages about decisions that wait, and one for decisions applied since `carried_on`."""
    keys = [row["message_sha256"] for row in warehouse.rows(sql("queries/decide/waiting_mail.sql"))]
    count = applied(warehouse)
    known = warehouse.rows("select detail from heartbeat where name = %s", [_HEARTBEAT])
    if count and (not known or known[0]["detail"] != str(count)):
        keys.append(f"{count} applied")
    return keys


def applied(warehouse: Warehouse) -> int:
    """How many decisions were ever applied; only grows."""
    [row] = warehouse.rows("select count(*) as applied from decision where applied_at is not null")
    return int(row["applied"])


def carried_on(warehouse: Warehouse, count: int, now: datetime) -> None:
    """Remembers what was carried on. count: `applied` from before that began; later ones ring again."""
    beat(warehouse, _HEARTBEAT, now, str(count))
