"""What `partnerships doctor` tries: every setting and every counterparty, each a finding with what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.outcomes import Failure, Misconfigured

if TYPE_CHECKING:
    from pipelines.wiring import House


@dataclass(frozen=True, slots=True)
class Finding:
    """state: "ok", "off" (works without it), "trouble" (something is wrong)."""

    name: str
    state: str
    sentence: str
    exit_status: int = 0


def check_all(house: House, only: Collection[str] = ()) -> Iterator[Finding]:
    """Every check in turn, or those named; one that fails says so and the next goes on.

    Raises Misconfigured for the name of no check.
    """
    checks: list[tuple[str, Callable[[House], Finding | str]]] = [
        ("home", _home),
        ("reader", _reader),
        ("policy", _policy),
        ("directory", _directory),
        ("database", _database),
        ("landing", _landing),
        ("mailbox", _mailbox),
        ("google", _google),
        ("outgoing", lambda house: house.outgoing.check()),
        ("publications", _publications),
        ("team", _team),
        ("messages", _messages),
        ("letters", _letters),
        ("heartbeat", _heartbeat),
    ]
    known = [name for name, _ in checks]
    if unknown := sorted(set(only) - set(known)):
        raise Misconfigured(f"There is no check {', '.join(unknown)}; there are {', '.join(known)}.")
    for name, check in checks:
        if only and name not in only:
            continue
        try:
            found = check(house)
        except Failure as failure:
            found = Finding(name, "trouble", failure.sentence, failure.exit_status)
        yield found if isinstance(found, Finding) else Finding(name, "ok", found)


def _home(house: House) -> Finding | str:
    home = house.settings.home
    parent = home if home.exists() else home.parent
    if not os.access(parent, os.W_OK):
        sentence = f"No permission to write to {parent}: make it writable, or set PARTNERSHIPS_HOME."
        return Finding("home", "trouble", sentence, 2)
    free_gb = shutil.disk_usage(parent).free / 1e9
    if free_gb < 1:
        return Finding("home", "trouble", f"Only {free_gb:.1f} GB are free for {home}: make room.", 3)
    return f"{home}, {free_gb:.0f} GB free."


def _policy(house: House) -> str:
    policy = house.policy
    where = f"shipped, with {house.settings.policy} laid over it" if house.settings.policy else "as shipped"
    return f"{where}; version {policy.hash[:12]}."


def _directory(house: House) -> Finding | str:
    count = len(house.directory)
    if house.settings.directory is None:
        sentence = (
            f"The small one shipped, {count:,} agencies. Set PARTNERSHIPS_DIRECTORY to the national list: "
            "`partnerships directory` makes it from the published files."
        )
        return Finding("directory", "off", sentence)
    return f"{house.settings.directory}, {count:,} agencies."


def _database(house: House) -> str:
    version = house.warehouse.rows("show server_version")[0]["server_version"]
    kind = "embedded" if house.settings.database_url is None else "your own"
    return f"Postgres {version}, {kind}, migrated."


def _landing(house: House) -> str:
    return house.landing.check()


def _mailbox(house: House) -> str:
    waiting = len(house.mailbox.waiting())
    scheme, _, rest = house.settings.mailbox.partition(":")
    where = rest.rpartition("@")[2] if scheme.startswith("imap") else rest
    return f"{scheme} {where} answers; {waiting} waiting."


def _google(house: House) -> Finding | str:
    if house.google is None:
        sentence = (
            "Off: linked Google documents cannot be read. Set PARTNERSHIPS_GOOGLE_CREDENTIALS to the key file of a "
            "service account, and share documents with its address."
        )
        return Finding("google", "off", sentence)
    return house.google.check()


def _publications(house: House) -> Finding | str:
    current = house.publications.current()
    if current is None:
        return Finding("publications", "off", "Nothing is published yet: `partnerships run` makes the first.")
    return f"{house.publications.location(current)} is current."


def _team(house: House) -> Finding | str:
    if not house.settings.team:
        return Finding("team", "off", "Nobody gets the reports: set PARTNERSHIPS_TEAM to their addresses.")
    return f"Reports go to {', '.join(house.settings.team)}."


def _reader(house: House) -> Finding | str:
    """Whether the process that reads documents starts, and has the libraries of every reader."""
    from connectors.documents.libraries import missing_libraries

    missing = house.reader_pool.run(missing_libraries)
    if missing:
        sentence = f"Cannot be read here: {'; '.join(missing)}. Install the release again, with all it needs."
        return Finding("reader", "trouble", sentence, 2)
    limits = house.limits
    return (
        f"Every kind can be read, each document in a process of its own with at most {limits.cpu_seconds} seconds, "
        f"{limits.memory_bytes // 1_000_000:,} MB, {limits.pages:,} pages and {limits.cells:,} cells."
    )


def _messages(house: House) -> Finding | str:
    account = house.warehouse.rows("select * from message_account")[0]
    aside = house.warehouse.rows("select count(*) as n from set_aside")[0]["n"]
    places = ", ".join(f"{count} {name}" for name, count in account.items() if name != "received" and count)
    sentence = f"{account['received']} received" + (f": {places}." if places else ".")
    if aside:
        sentence += f' {aside} could not be fetched from their source: see the page "Operations" of the desk.'
    if account["quarantine"]:
        sentence += (
            " The quarantine waits for somebody: its page of the desk says what to do about each message."
        )
    return Finding("messages", "trouble", sentence, 1) if aside or account["quarantine"] else sentence


def _letters(house: House) -> Finding | str:
    """What became of the letters; the doubtful, the failed and the kept back wait for a person."""
    rows = house.warehouse.rows("select state, count(*) as n from letter group by state order by state")
    counts = {row["state"]: row["n"] for row in rows}
    stopped = house.warehouse.rows("select count(*) as n from suppression")[0]["n"]
    sentence = ", ".join(f"{count} {state}" for state, count in counts.items()) or "None was written yet"
    sentence += f"; {stopped} addresses are not written to." if stopped else "."
    if counts.keys() & {"doubtful", "failed", "suppressed"}:
        return Finding(
            "letters", "trouble", f'{sentence} Settle them on the page "Operations" of the desk.', 1
        )
    return sentence


def _heartbeat(house: House) -> Finding | str:
    from pipelines.steps.alerts import QUIET_AFTER

    rows = house.warehouse.rows("select name, seen_at from heartbeat where name = 'mailbox'")
    if not rows:
        return Finding("heartbeat", "off", "The mailbox was never looked at: start `partnerships up`.")
    seconds = (house.now() - rows[0]["seen_at"]).total_seconds()
    if seconds > QUIET_AFTER.total_seconds():
        sentence = (
            f"The mailbox was last looked at {seconds / 60:.0f} minutes ago, so Airflow is down or its DAGs are "
            "paused: nothing is read and no letter goes out, alerts included. Start it (`partnerships up`, or the "
            "server's own service), or go on by hand with `partnerships run`."
        )
        return Finding("heartbeat", "trouble", sentence, 1)
    return f"The mailbox was looked at {max(seconds, 0):.0f} s ago."
