"""Answers of one application put together from several messages, field by field, each with its source."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipelines.form import QUESTIONS, Type
from pipelines.outcomes import Code, Problem
from pipelines.records import Answers, Source
from pipelines.rules.people import count_people, person_name, school_name

Row = dict[str, Any]
Sources = Mapping[str, Source]

#: What is asked of a place in the answers, and settled when a reply answers that place.
_ASKS = (Code.LOW_CONFIDENCE, Code.NOT_UNDERSTOOD, Code.OUT_OF_RANGE, Code.CONTRADICTION)
TABLE_KEYS = tuple(question.key for question in QUESTIONS if question.type is Type.TABLE)


@dataclass(frozen=True, slots=True)
class Change:
    """What one version says otherwise than the one before. path: "city", "programs.csp.teachers"."""

    path: str
    before: Any
    after: Any


def _text(value: Any) -> str:
    return str(value or "").strip().casefold()


def _program_key(row: Row) -> str:
    return _text(row.get("program"))


def _member_key(row: Row) -> str:
    return "/".join((_text(row.get("district_name")), _text(row.get("state")), _text(row.get("program"))))


def _teacher_key(row: Row) -> str:
    who = _text(row.get("email")) or f"{person_name(row.get('name'))}, {school_name(row.get('school'))}"
    return f"{who}/{_text(row.get('program'))}"


#: What makes a row of a table the same row in another message.
ROW_KEYS: dict[str, Callable[[Row], str]] = {
    "programs": _program_key,
    "courses": _program_key,
    "members": _member_key,
    "teachers": _teacher_key,
}


def is_answered(value: Any) -> bool:
    return value is not None and value != [] and value != ""


def canonical(answers: Answers) -> str:
    """The same text for the same answers, whatever document they were read from."""
    shaped: dict[str, Any] = {}
    for key, value in answers.items():
        if key in TABLE_KEYS:
            shaped[key] = sorted(json.dumps(_without_blanks(row), sort_keys=True) for row in value or ())
        elif is_answered(value):
            shaped[key] = value
    return json.dumps(shaped, sort_keys=True, default=str)


def _without_blanks(row: Row) -> Row:
    return {key: value for key, value in row.items() if is_answered(value)}


def fill_blanks(
    answers: Answers, sources: dict[str, Source], more: Answers, more_sources: Sources
) -> tuple[Answers, dict[str, Source]]:
    """`answers`, with what they leave blank taken from `more`."""
    filled, filled_sources = dict(answers), dict(sources)
    for key, value in more.items():
        if is_answered(value) and not is_answered(filled.get(key)):
            filled[key] = value
            filled_sources.update(_sources_of(key, more_sources))
    return filled, filled_sources


def overlay(
    answers: Answers, sources: dict[str, Source], more: Answers, more_sources: Sources
) -> tuple[Answers, dict[str, Source]]:
    """`answers`, with everything that `more` answers put in its place; tables row by row."""
    merged, merged_sources = dict(answers), dict(sources)
    for key, value in more.items():
        if not is_answered(value):
            continue
        if key not in TABLE_KEYS:
            merged[key] = value
            merged_sources.update(_sources_of(key, more_sources))
            continue
        rows, moved = _merge_rows(key, merged.get(key) or [], value)
        merged[key] = rows
        for old, new in moved.items():
            renamed = {
                f"{key}[{new}]{path.removeprefix(f'{key}[{old}]')}": source
                for path, source in more_sources.items()
                if path.startswith(f"{key}[{old}]")
            }
            merged_sources.update(renamed)
    return merged, merged_sources


def _merge_rows(table: str, rows: list[Row], more: list[Row]) -> tuple[list[Row], dict[int, int]]:
    """The rows of both, and where each row of `more` ended. A row without a program belongs to the only one."""
    row_key = ROW_KEYS[table]
    merged = [dict(row) for row in rows]
    places = {row_key(row): place for place, row in reversed(list(enumerate(merged)))}
    moved: dict[int, int] = {}
    for number, row in enumerate(more):
        place = places.get(row_key(row))
        if place is None and table in ("programs", "courses") and not row.get("program") and len(rows) == 1:
            place = 0
        if place is None:
            places[row_key(row)] = place = len(merged)
            merged.append(dict(row))
        else:
            merged[place].update(_without_blanks(row))
        moved[number] = place
    return merged, moved


def _sources_of(key: str, sources: Sources) -> dict[str, Source]:
    return {path: source for path, source in sources.items() if path == key or path.startswith(f"{key}[")}


def differences(before: Answers, after: Answers) -> tuple[Change, ...]:
    """What `after` says otherwise, in the order of the form."""
    changes: list[Change] = []
    for question in QUESTIONS:
        old, new = before.get(question.key), after.get(question.key)
        if question.key in TABLE_KEYS:
            changes.extend(_row_differences(question.key, old or [], new or []))
        elif (is_answered(old) or is_answered(new)) and old != new:
            changes.append(Change(question.key, old, new))
    return tuple(changes)


def _row_differences(table: str, before: list[Row], after: list[Row]) -> list[Change]:
    row_key = ROW_KEYS[table]
    old = {row_key(row): row for row in before}
    new = {row_key(row): row for row in after}
    if table == "teachers":
        # Names and addresses are for counting alone: what changed is how many.
        said = [f"{count_people(rows)} people listed" for rows in (before, after)]
        return [Change(table, *said)] if old.keys() != new.keys() else []
    changes: list[Change] = []
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new:
            changes.append(Change(f"{table}.{key}", "listed", None))
        elif key not in old:
            changes.append(Change(f"{table}.{key}", None, "listed"))
            old[key] = {}
        if key in new:
            changes.extend(
                Change(f"{table}.{key}.{column}", old[key].get(column), value)
                for column, value in new[key].items()
                if old[key].get(column) != value and is_answered(value or old[key].get(column))
            )
    return changes


def by_program(problem: Problem, answers: Answers) -> Problem:
    """`programs[0].teachers` as `programs.csp.teachers`: rows move when answers are put together."""
    table, bracket, rest = (problem.field or "").partition("[")
    if table not in ("programs", "courses") or not bracket:
        return problem
    number, _, column = rest.partition("]")
    rows = answers.get(table) or []
    if not number.isdigit() or int(number) >= len(rows) or not rows[int(number)].get("program"):
        return problem
    return replace(problem, field=f"{table}.{rows[int(number)]['program']}{column}")


def is_settled(problem: Problem, answers: Answers | None) -> bool:
    """Whether answers that came later fill the very place that a problem is about."""
    if problem.code not in _ASKS or not problem.field or not answers:
        return False
    table, _, rest = problem.field.partition(".")
    program, _, column = rest.partition(".")
    if not rest:
        return table != "programs" and is_answered(answers.get(table))
    rows = answers.get(table) or []
    return any(row.get("program") == program and is_answered(row.get(column)) for row in rows)
