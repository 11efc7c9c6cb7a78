"""The deadline report: facts in, the same facts as text. What is committed, what waits, where the mail is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pipelines import money
from pipelines.counted import counted
from pipelines.form import PROGRAM_NAMES
from pipelines.rules.windows import Calendar

Row = Mapping[str, Any]

_PROGRAMS = {**PROGRAM_NAMES, "counselors": "Counselors and principals"}
#: By what waits: the words for one, and for several.
_ATTENTION = {
    "needs_information": ("application lacks something essential", "applications lack something essential"),
    "open_questions": ("question waits for a district", "questions wait for districts"),
    "waiting_too_long": (
        "application has waited too long for its district",
        "applications have waited too long for their districts",
    ),
    "withdrawing": ("mail takes an application back", "mails take an application back"),
    "reapplied": ("district applied anew after a decision", "districts applied anew after a decision"),
    "quarantine": ("message is in quarantine", "messages are in quarantine"),
    "not_fetched": ("delivery could not be fetched", "deliveries could not be fetched"),
    "doubtful_letters": ("letter is doubtful", "letters are doubtful"),
    "failed_letters": ("letter failed", "letters failed"),
}


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything a report says. as_of: the instant it speaks of; rows as the queries of `report` give them."""

    as_of: datetime
    calendar: Calendar
    places: Sequence[Row]
    windows: Sequence[Row]
    commitments: Sequence[Row]
    statuses: Sequence[Row]
    attention: Row
    top: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The next window to close. days: whole days left, in the policy's zone; 0 on the last day."""

    window: str
    closes: datetime
    days: int


def next_deadline(calendar: Calendar, now: datetime) -> Deadline | None:
    """None after the last window of the cycle."""
    for window in calendar.dated:
        if window.name != "late" and now < window.closes:
            zone = ZoneInfo(calendar.zone)
            last_day = (window.closes.astimezone(zone) - timedelta(seconds=1)).date()
            return Deadline(window.name, window.closes, (last_day - now.astimezone(zone).date()).days)
    return None


def title(facts: ReportFacts) -> str:
    deadline = next_deadline(facts.calendar, facts.as_of)
    if deadline is None:
        return f"Deadline report: all windows of {facts.calendar.cycle} are closed"
    if deadline.days == 0:
        return f"Deadline report: window {deadline.window} closes today"
    days = "tomorrow" if deadline.days == 1 else f"in {deadline.days} days"
    return f"Deadline report: window {deadline.window} closes {days}"


def text(facts: ReportFacts) -> str:
    """The report as plain text, sections in the order in which people ask."""
    local = facts.calendar.local(facts.as_of)
    head = f"As of {local:%A, %B} {local.day}, {local.year}, {local:%H:%M %Z}. Cycle {facts.calendar.cycle}."
    sections = [
        ("HOW MUCH HAVE WE COMMITTED?", _commitments(facts.commitments)),
        ("WINDOWS", _windows(facts)),
        ("WHAT WAITS FOR SOMEBODY", _attention(facts.attention)),
        ("APPLICATIONS BY STATUS", [f"{r['applications']:>6}  {r['status']}" for r in facts.statuses]),
        ("WHERE THE MAIL IS", _places(facts.places)),
        ("FIRST IN THE QUEUE", _top(facts)),
    ]
    body = "\n\n".join(f"{name}\n" + "\n".join(lines or ["  nothing yet"]) for name, lines in sections)
    return f"{head}\n\n{body}\n"


def dollars(cents: int | None) -> str:
    return "-" if cents is None else money.dollars(int(cents))


def _commitments(rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    names = [f"{_PROGRAMS[row['program']]}, {row['state']}" for row in rows]
    width = max(map(len, names)) + 1
    lines = [f"{'':{width}}{'teachers':>9}{'our share':>16}{'funded':>16}{'districts':>16}"]
    for name, row in zip(names, rows, strict=True):
        # Counselors and principals are paid, and are no teachers: they have no place in that column.
        heads = "" if row["program"] == "counselors" else f"{row['teachers']:,}"
        lines.append(_money_line(f"{name:<{width}}", heads, row))
    teachers = sum(r["teachers"] for r in rows if r["program"] != "counselors")
    total = {k: sum(r[k] for r in rows) for k in ("match_cents", "funded_cents", "district_cents")}
    lines.append(_money_line(f"{'all together':<{width}}", f"{teachers:,}", total))
    return lines


def _money_line(name: str, teachers: str, row: Row) -> str:
    amounts = "".join(f"{dollars(row[k]):>16}" for k in ("match_cents", "funded_cents", "district_cents"))
    return f"{name}{teachers:>9}{amounts}"


def _windows(facts: ReportFacts) -> list[str]:
    found = {row["window_name"]: row for row in facts.windows}
    lines = []
    for window in (*facts.calendar.dated, facts.calendar.rolling):
        row = found.get(window.name)
        closes = facts.calendar.local(window.closes - timedelta(seconds=1))
        until = "" if window.name in ("late", "rolling") else f"to {closes:%B} {closes.day}"
        counts = (
            f"{counted(row['applications'], 'application')}, {counted(row['requests'], 'request')}: "
            f"{row['qualified']} qualified, {row['conditional']} conditionally, {row['not_qualified']} not"
            if row
            else "none"
        )
        lines.append(f"  {window.name:<8}{until:<16}{counts}")
    return lines


def _attention(row: Row) -> list[str]:
    return [
        f"{row[key]:>6}  {one if row[key] == 1 else many}"
        for key, (one, many) in _ATTENTION.items()
        if row[key]
    ]


def _places(rows: Sequence[Row]) -> list[str]:
    received = sum(row["messages"] for row in rows)
    lines = []
    for row in rows:
        name = row["place"] or "waits to be read"
        lines.append(f"{row['messages']:>6}  {name}" + (f": {row['reason']}" if row["reason"] else ""))
    return [*lines, f"{received:>6}  received in all"] if rows else []


def _top(facts: ReportFacts) -> list[str]:
    lines = []
    for row in facts.top:
        priority = facts.calendar.local(row["priority_at"])
        lines.append(
            f"{row['rank']:>4}. {row['district_name']}, {row['state'] or '??'}, {row['program']}: window "
            f"{row['window_name']}, {priority:%b} {priority.day} {priority:%H:%M}, {row['qualified']}, "
            f"{row['teachers']} teachers, {dollars(row['match_cents'])}"
        )
    return lines
