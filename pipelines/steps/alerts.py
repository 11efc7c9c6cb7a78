"""What is in trouble: one row a cause, told until the cause is over. The desk shows them among what is late, and
`alert_letters` mails them to the team.

What waits for a person one by one is no alert: it is in the quarantine, or among the doubtful letters.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Reason
from pipelines.steps.receive import beat

#: A watcher leaves a sign of life each quarter of a minute; silence for so long means that it is gone.
SILENT_AFTER = timedelta(minutes=2)

#: The clock looks at the mailbox each 5 minutes; a mailbox that nobody could look at for so long is in trouble.
QUIET_AFTER = timedelta(minutes=15)


def raise_alert(warehouse: Warehouse, cause: str, sentence: str, now: datetime) -> None:
    """Tells of a cause, once however often it comes. cause: what is in trouble ("send_letters.send")."""
    beat(warehouse, f"alert {cause}", now, sentence)


def settle(warehouse: Warehouse, *causes: str) -> None:
    """Takes back what was told of these causes: they are over."""
    with warehouse.transaction() as connection:
        names = [f"alert {cause}" for cause in causes]
        connection.execute("delete from heartbeat where name = any(%s)", [names])


def settle_all(warehouse: Warehouse) -> None:
    """For a new start, which tries everything anew. Signs of life of the last start say nothing either."""
    with warehouse.transaction() as connection:
        connection.execute("delete from heartbeat where name like 'alert %' or name like 'watch %'")


def standing(warehouse: Warehouse) -> list[str]:
    """Every alert that is not over, in sentences."""
    rows = warehouse.rows("select name, detail from heartbeat where name like 'alert %' order by name")
    return [f"{row['name'].removeprefix('alert ')} {row['detail']}" for row in rows]


def sign_of_life(warehouse: Warehouse, watcher: str, now: datetime, detail: str) -> None:
    """A watcher says that it is there, and what it sees."""
    beat(warehouse, f"watch {watcher}", now, detail)


def tell_silent_watchers(warehouse: Warehouse, now: datetime) -> list[str]:
    """Raises an alert for each watcher that fell silent, and settles those that speak again; returns the silent."""
    rows = warehouse.rows("select name, seen_at from heartbeat where name like 'watch %' order by name")
    silent = [row for row in rows if row["seen_at"] < now - SILENT_AFTER]
    for row in silent:
        seen = row["seen_at"].strftime("%Y-%m-%d %H:%M UTC")
        raise_alert(warehouse, row["name"], f"silent since {seen}: only the clock wakes its DAG", now)
    settle(warehouse, *(row["name"] for row in rows if row not in silent))
    return [row["name"] for row in silent]


def tell_quiet_mailbox(warehouse: Warehouse, now: datetime) -> None:
    """Raises an alert when nobody could look at the mailbox for too long, and settles it when somebody did."""
    rows = warehouse.rows("select seen_at from heartbeat where name = 'mailbox'")
    if rows and rows[0]["seen_at"] < now - QUIET_AFTER:
        minutes = (now - rows[0]["seen_at"]).total_seconds() // 60
        sentence = f"not seen for {minutes:.0f} minutes: mail waits there unharmed, and nobody takes it"
        raise_alert(warehouse, "mailbox", sentence, now)
    else:
        settle(warehouse, "mailbox")


def tell_held_publication(warehouse: Warehouse, trouble: str, now: datetime) -> None:
    """Raises an alert while the gate holds a publication or some of its rows back. trouble: "" when it does not."""
    if trouble:
        raise_alert(warehouse, "publication", trouble, now)
    else:
        settle(warehouse, "publication")


def tell_failed_readings(warehouse: Warehouse, now: datetime) -> None:
    """Raises an alert while messages are aside because our own program failed on them: it needs whoever looks after
    the program, and no district can help."""
    rows = warehouse.rows(sql("queries/read/failed.sql"), {"reason": Reason.READER_FAILED.value})
    if not rows:
        settle(warehouse, "reader")
        return
    oldest = rows[0]
    raise_alert(
        warehouse,
        "reader",
        f"failed on {len(rows)} message{'s' if len(rows) > 1 else ''}, kept in the quarantine and read again by the "
        f"next release; the oldest is {oldest['message_sha256'][:16]}: {oldest['sentence']}",
        now,
    )
