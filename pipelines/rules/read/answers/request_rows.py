"""What one request says in short words, and the rows about one program made into one."""

from __future__ import annotations

import re

from pipelines.form import PROGRAMS
from pipelines.rules.read.answers.answering import Part
from pipelines.rules.read.prose.sentences import plain_words
from pipelines.rules.read.records_found import FoundRow
from pipelines.rules.read.values import (
    Value,
    pathway,
    school_year,
    understood,
    whole_number,
)


def details(answer: str) -> dict[str, Value]:
    """What a short piece of text says about one request: number, year, pathway."""
    found: dict[str, Value] = {}
    plain = plain_words(answer)
    year = school_year(answer) if re.search(r"20\d\d|\d\d ?[-/] ?\d\d", plain) else None
    if year is not None and year.value is not None:
        found["first_year"] = year
    number = re.search(
        r"(?<![\d$./-])(\d{1,3}(?:,\d{3})*|\d+)(?= (?:\w+ ){0,2}(?:teachers?|educators?|staff|maestros?))",
        plain,
    )
    labelled = re.search(r"\bteachers?\s*[:=-]\s*(\d{1,3}(?:,\d{3})*|\d+)(?![\d/-])", plain)
    bare = re.match(r"(\d{1,4})(?![\d/-])(?= ?(?:$|[,;/|(]|-|teachers?))", plain)
    match = number or labelled or bare
    if match:
        value = whole_number(match[1], at_most=100_000)
        if value.value is not None:
            found["teachers"] = understood(value.value, answer)
    if re.search(r"region|travel|cohort|consorti|affiliate", plain):
        way = pathway(answer)
        if way.value is not None:
            found["pathway"] = way
    return found


def merged(rows: list[FoundRow]) -> tuple[list[FoundRow], list[tuple[str, FoundRow, FoundRow]]]:
    """One row a program, the surest source first; what others add is added, what they contradict is listed."""
    chosen: dict[str, FoundRow] = {}
    disputed: list[tuple[str, FoundRow, FoundRow]] = []
    for row in sorted(rows, key=lambda r: (r.rank, -r.score, r.order)):
        code = row.values.get("program")
        if code is None:
            continue
        known = chosen.get(code)
        if known is None:
            chosen[code] = row
            continue
        for column, value in row.values.items():
            if column not in known.values:
                if column not in known.unclear:
                    known.values[column] = value
                    known.sources[column] = row.sources.get(column, ("", ""))
                    if column in row.doubts:
                        known.doubts[column] = row.doubts[column]
            elif (
                known.values[column] != value
                and column in ("teachers", "first_year", "pathway")
                and (row.score >= 0.85 or row.rank == known.rank)
            ):
                disputed.append((column, known, row))
    ordered = [chosen[code] for code in PROGRAMS if code in chosen]
    return ordered, disputed


def with_common(rows: list[FoundRow], common: list[tuple[str, Value, Part]]) -> None:
    """What was said once for all requests, or for the only one."""
    for key, value, part in common:
        if key == "teachers" and len(rows) != 1:
            continue
        for row in rows:
            if key not in row.values and key not in row.unclear:
                row.put(key, value, part.pair.answer.text, part.pair.answer.place)
