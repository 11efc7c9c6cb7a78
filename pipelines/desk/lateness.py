"""What is late or in trouble, each in one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from connectors.warehouse import Warehouse, sql
from pipelines.desk.doors import Doors
from pipelines.steps.alerts import QUIET_AFTER, SILENT_AFTER, standing

#: Minutes after which work that nobody has done is late: the slowest clock of the DAGs comes round each 30.
LATE_MINUTES = 45

#: By what is late: the words for one, for several, and what to do.
_SENTENCES = {
    "unread": ("message waits to be read", "messages wait to be read", "Is process_applications running?"),
    "unjudged": (
        "message was read and not judged",
        "messages were read and not judged",
        "Look at the last run of process_applications.",
    ),
    "unsent": (
        "letter is due and not sent",
        "letters are due and not sent",
        "Look at the last run of send_letters.",
    ),
    "doubtful": (
        "letter is doubtful: the mail service did not say whether it took it",
        "letters are doubtful: the mail service did not say whether it took them",
        "Settle below what became of it.",
    ),
    "failed": ("letter failed for good", "letters failed for good", "Settle below what is to become of it."),
    "unanswered": (
        "application waits for an answer of its district longer than the policy allows",
        "applications wait for an answer of their district longer than the policy allows",
        "A call may help.",
    ),
    "unconfirmed": (
        "returned workbook was answered with a dry run and never confirmed",
        "returned workbooks were answered with a dry run and never confirmed",
        "Remind the reviewer to answer yes.",
    ),
    "withdrawing": (
        "mail takes an application back, and nobody has decided on it",
        "mails take an application back, and nobody has decided on them",
        "Listed below: decide withdraw on the application's page; a mail that means something else is ruled not an "
        "application.",
    ),
    "reapplied": (
        "district applied anew after it was declined or had withdrawn, and nobody has decided again",
        "districts applied anew after they were declined or had withdrawn, and nobody has decided again",
        "Listed below, and in the queue among the undecided.",
    ),
    "unfetched": (
        "delivery could not be fetched",
        "deliveries could not be fetched",
        "Listed below; each run tries again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late. since: of the oldest of its kind."""

    sentence: str
    since: datetime | None


def late(warehouse: Warehouse, doors: Doors) -> list[Late]:
    """Everything that is late now; what needs an engineer first."""
    now = doors.now()
    answer_days = doors.policy.for_cycle("reports.answer_days", doors.cycle)
    parameters = {
        "now": now,
        "minutes": LATE_MINUTES,
        "cycle": doors.cycle,
        "waiting_since": now - timedelta(days=answer_days),
    }
    rows = warehouse.rows(sql("queries/desk/late.sql"), parameters)
    alerts = [Late(f"{alert}.", None) for alert in standing(warehouse)]
    return [*alerts, *_silence(warehouse, now), *_sentences(rows)]


def _sentences(rows: Sequence[dict[str, Any]]) -> list[Late]:
    found = []
    for row in rows:
        one, many, to_do = _SENTENCES[row["what"]]
        if row["n"]:
            what = f"1 {one}" if row["n"] == 1 else f"{row['n']:,} {many}"
            found.append(Late(f"{what}. {to_do}", row["since"]))
    return found


def _silence(warehouse: Warehouse, now: datetime) -> list[Late]:
    """A mailbox that nobody looks at, and watchers that fell silent."""
    rows = {row["name"]: row["seen_at"] for row in warehouse.rows("select name, seen_at from heartbeat")}
    mailbox = rows.get("mailbox")
    if mailbox is None:
        return [Late("The mailbox was never looked at. Is Airflow running?", None)]
    found = []
    if mailbox < now - QUIET_AFTER:
        found.append(Late("Nobody looks at the mailbox. Is Airflow running?", mailbox))
    for name, seen_at in sorted(rows.items()):
        if name.startswith("watch ") and seen_at < now - SILENT_AFTER:
            watcher = name.removeprefix("watch ")
            found.append(Late(f"The watcher of {watcher} is silent: only the clock wakes its DAG.", seen_at))
    return found
