"""From rows as they were found to the form's tables: numbered, with sources and problems by row and column."""

from __future__ import annotations

from typing import Any

from pipelines.form import QUESTION
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Source
from pipelines.rules.read.answers.request_rows import merged
from pipelines.rules.read.answers.settle import Settled
from pipelines.rules.read.candidates import LIKELY
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import programs

_HOW = {0: "structure", 1: "close", 2: "structure"}


def settle_tables(tables: FoundTables, document: str, settled: Settled) -> None:
    """Puts the four tables into `settled`."""
    _take_own_rows(tables, settled)
    rows, disputed = merged([row for row in tables.programs if row.score >= LIKELY])
    _put("programs", rows, document, settled)
    for column, known, other in disputed:
        number = rows.index(known)
        settled.problems.append(_disputed(number, column, known, other, document))
    _put("courses", _one_a_program(tables.courses), document, settled)
    _put("members", _distinct(tables.members, ("district_name", "program")), document, settled)
    _put("teachers", _distinct(tables.teachers, ("name", "program", "school")), document, settled)
    for words, place in tables.unknown:
        settled.problems.append(
            Problem(
                Code.UNKNOWN_PROGRAM,
                Severity.QUESTION,
                "programs",
                words,
                f"{document}, {place}".rstrip(", "),
            )
        )
    named = {row.values.get("program") for row in rows}
    for words, place in tables.zero:
        if not named & set(_codes(words)):
            settled.problems.append(
                Problem(
                    Code.LOW_CONFIDENCE,
                    Severity.NOTE,
                    "programs",
                    words,
                    f"{document}, {place}".rstrip(", "),
                    (("why", "read as not asked for"),),
                )
            )


def _take_own_rows(tables: FoundTables, settled: Settled) -> None:
    """A district that stands in the table of its own group asks for what its row says, and is no member of itself."""
    name = settled.answers.get("district_name")
    if not name or settled.answers.get("applying_as") == "member":
        return
    own = [row for row in tables.members if fold(str(row.values.get("district_name"))) == fold(name)]
    if not own or len(own) == len(tables.members):
        return
    tables.members = [row for row in tables.members if row not in own]
    for row in own:
        for column in ("district_name", "state"):
            row.values.pop(column, None)
        row.rank = 1
        tables.programs.append(row)


def _codes(words: str) -> list[str]:
    return list(programs(words).value or [])


def _put(key: str, rows: list[FoundRow], document: str, settled: Settled) -> None:
    columns = [column.key for column in QUESTION[key].columns]
    answers: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        answers.append({column: row.values.get(column) for column in columns})
        _sources(f"{key}[{number}]", row, document, settled)
        _problems(f"{key}[{number}]", row, document, settled)
    settled.answers[key] = answers
    if rows:
        settled.asked.add(key)


def _sources(path: str, row: FoundRow, document: str, settled: Settled) -> None:
    how, confidence = _HOW[row.rank], round(row.score, 2)
    for column, (words, place) in row.sources.items():
        if column in row.values:
            source = Source(document, place or row.place, words, how, confidence)
            settled.sources[f"{path}.{column}"] = source


def _problems(path: str, row: FoundRow, document: str, settled: Settled) -> None:
    where = f"{document}, {row.place}".rstrip(", ")
    for column, value in row.unclear.items():
        if column in row.values:
            continue
        code = Code.OUT_OF_RANGE if value.out_of_range else Code.NOT_UNDERSTOOD
        if column == "program":
            code = Code.UNKNOWN_PROGRAM
        settled.problems.append(
            Problem(code, Severity.QUESTION, f"{path}.{column}", value.seen, where, (("why", value.note),))
        )
    for column, why in row.doubts.items():
        words = row.sources.get(column, ("", ""))[0]
        settled.problems.append(
            Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, f"{path}.{column}", words, where, (("why", why),))
        )
    if row.score < 0.8:
        words = row.sources.get("program", ("", ""))[0]
        settled.problems.append(
            Problem(
                Code.LOW_CONFIDENCE,
                Severity.QUESTION,
                f"{path}.program",
                words,
                where,
                (("why", "said in running text"),),
            )
        )


def _disputed(number: int, column: str, known: FoundRow, other: FoundRow, document: str) -> Problem:
    words, place = other.sources.get(column, ("", other.place))
    detail = (("read", str(known.values[column])), ("other", str(other.values[column])))
    where = f"{document}, {place}".rstrip(", ")
    return Problem(
        Code.CONTRADICTION, Severity.QUESTION, f"programs[{number}].{column}", words, where, detail
    )


def _one_a_program(rows: list[FoundRow]) -> list[FoundRow]:
    """Courses: one row a program, tables first; a row that names no program belongs to none and is left out."""
    chosen: dict[str, FoundRow] = {}
    for row in sorted(rows, key=lambda r: (r.rank, r.order)):
        code = row.values.get("program")
        if code is None or not row.values.keys() & {"course_code", "on_master_schedule"} and not row.unclear:
            continue
        known = chosen.setdefault(code, row)
        if known is not row:
            for column, value in row.values.items():
                known.values.setdefault(column, value)
                known.sources.setdefault(column, row.sources.get(column, ("", "")))
    return sorted(chosen.values(), key=lambda r: str(r.values["program"]))


def _distinct(rows: list[FoundRow], columns: tuple[str, ...]) -> list[FoundRow]:
    """Rows without those that running text says again."""
    if all(row.rank == 0 for row in rows):
        return rows
    kept: list[FoundRow] = []
    seen: set[tuple[str, ...]] = set()
    for row in sorted(rows, key=lambda r: r.rank):
        key = tuple(fold(str(row.values.get(column) or "")) for column in columns)
        if row.rank > 0 and key in seen:
            continue
        seen.add(key)
        kept.append(row)
    return kept
