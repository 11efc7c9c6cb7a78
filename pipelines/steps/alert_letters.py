"""Alerts by mail: what stands as an alert is told to the team too, each cause once a day at most while it lasts.

The desk shows the same. Nothing here is sent: the letters wait in the outbox like any other, with its retries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors.warehouse import Connection, Warehouse
from pipelines.rules.letters.answering import Answer
from pipelines.rules.letters.moments import in_words
from pipelines.rules.letters.outbox import OutboxPolicy
from pipelines.steps.alerts import tell_quiet_mailbox
from pipelines.steps.letters import write_letter

if TYPE_CHECKING:
    from pipelines.policy.values import Policy

#: An alert that is older than this when it can at last be mailed helps nobody: the next one tells it anew.
_DEADLINE_HOURS = 24


def tell_team(
    warehouse: Warehouse, policy: Policy, outbox: OutboxPolicy, team: Sequence[str], now: datetime
) -> int:
    """Writes a letter to each address of the team for every alert that stands and was not mailed today.

    Returns how many were written. Beyond the cap of the policy an alert waits for tomorrow; the desk shows it.
    """
    tell_quiet_mailbox(warehouse, now)
    zone = policy.parameters["windows.zone"].on(now.date())
    written = 0
    with warehouse.transaction() as connection:
        alerts = connection.execute(
            "select name, seen_at, detail from heartbeat where name like 'alert %%' order by name"
        ).fetchall()
        for address in team if alerts else ():
            left = outbox.most_alerts_a_day - _mailed_lately(connection, address, now)
            for row in alerts:
                if left <= 0:
                    break
                fresh = write_letter(
                    connection,
                    _letter(row, address, zone, now),
                    application_id=None,
                    message_sha256=None,
                    now=now,
                    deadline_hours=_DEADLINE_HOURS,
                )
                left -= fresh
                written += fresh
    return written


def _mailed_lately(connection: Connection, address: str, now: datetime) -> int:
    row = connection.execute(
        "select count(*) as n from letter where kind = 'alert' and to_address = %s "
        "and written_at > %s - interval '1 day'",
        [address, now],
    ).fetchone()
    return int(row["n"]) if row else 0


def _letter(row: dict[str, Any], address: str, zone: str, now: datetime) -> Answer:
    cause = row["name"].removeprefix("alert ")
    facts = {
        "cause": cause,
        "lines": [line for line in row["detail"].splitlines() if line.strip()],
        "at": in_words(row["seen_at"], zone),
    }
    return Answer("alert", f"{cause}/{now:%Y-%m-%d}/{address}", address, (), facts)
