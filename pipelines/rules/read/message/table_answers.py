"""Answers of a reply that are rows of a table: course codes with their place in the schedule, teachers by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, QUESTION
from pipelines.records import Answers
from pipelines.rules.read.language.persons import is_person
from pipelines.rules.read.message.program_rows import put
from pipelines.rules.read.values import find_emails, programs

_CODE = re.compile(
    r"(?<![\w.$-])(?!\d{1,2}(?:st|nd|rd|th)\b)(?=[A-Za-z0-9.-]*\d)[A-Za-z0-9][A-Za-z0-9.-]{1,14}(?![\w-])"
)
_SCHEDULED = re.compile(r"\bschedul\w*|\bperiod\b|\b(?:yes|s\u00ed)\b", re.IGNORECASE)
_UNSCHEDULED = re.compile(r"\b(?:not|no|n't|never|pending|tbd|later|soon|will)\b|n't\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? period\b|\bperiod \d{1,2}\b", re.IGNORECASE)
_CELLS = re.compile(r"\s*[,;|\t]\s*|\s+[-\u2013\u2014]\s+")
_ITEM = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*\u2022\u00b7])\s+")


def put_courses(answers: Answers, words: str, asked_for: Sequence[str]) -> str | None:
    """Codes and schedule by program; the path of the last, None where the words leave open what is whose.

    asked_for: the programs that the letter or its question names.
    """
    high = [code for code in asked_for if code in HIGH_SCHOOL_PROGRAMS]
    path = None
    for line in [one for one in words.split("\n") if one.strip()]:
        named = [code for code in programs(line).value or [] if code in HIGH_SCHOOL_PROGRAMS] or high
        codes = list(dict.fromkeys(one.rstrip(".") for one in _CODE.findall(_PERIOD.sub(" ", line))))
        if len(named) != 1 or len(codes) > 1:
            return None
        if codes:
            path = put(answers, "courses", named[0], "course_code", codes[0])
        if _UNSCHEDULED.search(line) is None and _SCHEDULED.search(line):
            scheduled = put(answers, "courses", named[0], "on_master_schedule", True)
            path = path if codes else scheduled
    return path


def put_teachers(answers: Answers, words: str) -> str | None:
    """The path of a list with one person a line: a name, then school, subject and address; None for anything else."""
    lines = [_ITEM.sub("", one) for one in words.split("\n") if one.strip()]
    rows = [row for line in lines if (row := _teacher(line)) is not None]
    if not rows or len(rows) < len(lines):
        return None
    answers["teachers"] = rows
    return "teachers"


def _teacher(line: str) -> dict[str, Any] | None:
    emails = find_emails(line)
    cells = [cell.strip(" <>()") for cell in _CELLS.split(line)]
    cells = [cell for cell in cells if cell and cell not in emails]
    if not cells or not is_person(cells[0]) or not (emails or len(cells) > 1):
        return None
    row: dict[str, Any] = dict.fromkeys((one.key for one in QUESTION["teachers"].columns), None)
    row |= {"name": cells[0], "email": emails[0] if emails else None}
    for cell in cells[1:]:
        named = programs(cell).value or []
        column = "program" if len(named) == 1 else "school" if row["school"] is None else "assignment"
        row[column] = named[0] if column == "program" else cell
    return row
