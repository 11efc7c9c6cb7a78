"""Tables with a member district in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.form import Type
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program, programs
from pipelines.rules.read.tables.leads import is_lead, without_role
from pipelines.rules.read.tables.record_rows import cell_in, program_of_title, records_of
from pipelines.rules.read.tables.shares import count_beside_name, in_order, share_of
from pipelines.rules.read.values import (
    BLANK,
    Value,
    is_blank,
    parse,
    unclear,
    understood,
    whole_number,
)
from pipelines.states import exact_state

#: More teachers than any district has are no number of teachers.
_MOST_TEACHERS = 100_000


def read_members(grid: Grid, columns: dict[str, int], tables: FoundTables) -> list[Pair]:
    """Each member district, once for every program that it wants; the own row of the lead as its requests, and what
    it says of the lead itself as labels with answers."""
    own: list[Pair] = []
    by_program = _program_columns(grid, columns)
    above = _state_above(grid)
    known = len(tables.members)
    for row in records_of(grid):
        cell = cell_in(row, columns, "district")
        if is_blank(cell.text) or not any(not is_blank(c.text) for c in row if c is not cell):
            continue
        if is_lead(cell.text, (c.text for c in row if c is not cell)):
            _own_row(row, columns, by_program, tables)
            own.extend(_own_pairs(row, columns, grid))
            continue
        for wanted in _wanted(row, columns, by_program, grid):
            tables.members.append(_member(row, columns, wanted, above))
    tables.members[known:] = _without_sum(tables.members[known:])
    return own


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A program that a member wants. program: its code, unclear or blank where none is named; teachers: their number;
    count: the cell that says it."""

    program: Value
    teachers: Value
    count: GridCell


def _wanted(
    row: tuple[GridCell, ...], columns: dict[str, int], by_program: list[tuple[str, int]], grid: Grid
) -> list[_Wanted]:
    """What one member wants: columns by program come before a cell that names programs, that before the heading."""
    words = cell_in(row, columns, "district").text
    asked, count = cell_in(row, columns, "program"), cell_in(row, columns, "count")
    named = programs(asked.text)
    codes: list[str] = named.value or []
    counted = [(code, row[at]) for code, at in by_program if at < len(row) and not is_blank(row[at].text)]
    counted = counted or _counted_in_name(asked, codes, count)
    if not counted and "program" not in columns and (common := program_of_title(grid)):
        counted = [(common, count)]
    if counted:
        return [_Wanted(understood(code, words), _teachers(number.text), number) for code, number in counted]
    order = in_order(asked.text, codes)
    if not codes:
        return [_Wanted(named, _share(count, "", order), count)]
    return [
        _Wanted(understood(code, words, named.confidence), _share(count, code, order), count)
        for code in codes
    ]


def _teachers(words: str) -> Value:
    return whole_number(words, at_most=_MOST_TEACHERS)


def _share(count: GridCell, code: str, order: list[str]) -> Value:
    """The number of one program of several, whose order is that of the numbers: "CSP and ECS", "4 and 5"."""
    said = share_of(count.text, code, order)
    return unclear(count.text, "one number for several programs") if said is None else _teachers(said)


def _member(row: tuple[GridCell, ...], columns: dict[str, int], wanted: _Wanted, above: str) -> FoundRow:
    """A member with one program that it wants. above: the state that the heading over the table says, "" for none."""
    cell, where = cell_in(row, columns, "district"), cell_in(row, columns, "state")
    name, beside = split_state(without_role(cell.text))
    found = FoundRow(place=cell.place)
    found.put("district_name", understood(name, cell.text), cell.text, cell.place)
    found.put(
        "state", _state(where.text, beside or above, cell), where.text or cell.text, where.place or cell.place
    )
    if wanted.program.value is not None:
        found.put("program", wanted.program, cell.text, cell.place)
    elif wanted.program.seen:
        found.unclear["program"] = wanted.program
    if wanted.count.text.strip():
        found.put("teachers", wanted.teachers, wanted.count.text, wanted.count.place)
    return found


def _state(words: str, otherwise: str, cell: GridCell) -> Value:
    if words.strip():
        return parse(Type.STATE, words)
    return understood(otherwise, cell.text) if otherwise else BLANK


def _counted_in_name(asked: GridCell, codes: list[str], count: GridCell) -> list[tuple[str, GridCell]]:
    """The programs of a cell with their numbers of teachers, "ECS: 5, CSP: 4", where no other cell has these."""
    counts = [(code, count_beside_name(asked.text, code, codes)) for code in codes]
    if count.text.strip() or not codes or not all(number for _, number in counts):
        return []
    return [(code, replace(asked, text=number)) for code, number in counts]


def _state_above(grid: Grid) -> str:
    """The state that the heading over a table of members is, or ends with: "Ohio", "Members in Ohio"; "" for none."""
    for heading in (grid.title, *reversed(grid.section.headings)):
        words = " ".join(heading.split()).strip(" :.–-")
        last = re.split(r": |\b(?:in|of|from) (?:the state of )?", words)[-1]
        if code := exact_state(last):
            return code
    return ""


def _without_sum(members: list[FoundRow]) -> list[FoundRow]:
    """Members without a last row that only adds up the numbers above it."""
    if len(members) < 3:
        return members
    *others, last = members
    counts = [row.values.get("teachers") for row in others]
    is_bare = "program" not in last.values and any("program" in row.values for row in others)
    if is_bare and all(isinstance(count, int) for count in counts):
        return (
            others if last.values.get("teachers") == sum(c for c in counts if isinstance(c, int)) else members
        )
    return members


#: Labels of what the lead's own row says of it, by kind of column.
_OWN_LABELS = {
    "name": "Primary contact: name",
    "email": "Primary contact: e-mail",
    "phone": "Primary contact: telephone",
}


def _own_pairs(row: tuple[GridCell, ...], columns: dict[str, int], grid: Grid) -> Iterator[Pair]:
    """Name, state and contact of the lead, whose row this is."""
    name, state = split_state(without_role(cell_in(row, columns, "district").text))
    where = cell_in(row, columns, "state")
    said = [("District name", name, cell_in(row, columns, "district"))]
    said.append(("State", where.text or state, where))
    said += [
        (label, cell_in(row, columns, kind).text, cell_in(row, columns, kind))
        for kind, label in _OWN_LABELS.items()
    ]
    taken = {*columns.values(), *(at for _, at in _program_columns(grid, columns))}
    said += [
        (grid.header[at], row[at].text, row[at])
        for at in range(min(len(row), len(grid.header)))
        if at not in taken
    ]
    for label, words, cell in said:
        if words.strip():
            answer = Answer((words,), cell.place, cell.links)
            yield Pair(label, answer, grid.section, "beside", grid.order, -grid.order)


def _own_row(
    row: tuple[GridCell, ...], columns: dict[str, int], by_program: list[tuple[str, int]], tables: FoundTables
) -> None:
    """The lead's own row in the table of its consortium: what it asks for itself."""
    cell = cell_in(row, columns, "district")
    named = programs(cell_in(row, columns, "program").text).value or []
    wanted = [(code, row[at]) for code, at in by_program if at < len(row) and not is_blank(row[at].text)]
    count = cell_in(row, columns, "count")
    if not (wanted or named) and not is_blank(count.text):
        # Whose program the text names: a row like those of its members, told from them by its name.
        one = FoundRow(place=cell.place)
        one.put(
            "district_name",
            understood(split_state(without_role(cell.text))[0], cell.text),
            cell.text,
            cell.place,
        )
        one.put("teachers", _teachers(count.text), count.text, count.place)
        tables.members.append(one)
    for code, number in wanted or [(code, count) for code in named]:
        found = FoundRow(place=cell.place, rank=1)
        found.put("program", understood(code, cell.text), cell.text, cell.place)
        found.put("teachers", _teachers(number.text), number.text, number.place)
        tables.programs.append(found)


def split_state(words: str) -> tuple[str, str]:
    """A district's name, and the state behind it: "Alder Schools (OH)"."""
    shown = " ".join(words.split()).strip(" ,;")
    match = re.search(r"[,(]\s*([^,()]{2,25})\)?$", shown)
    code = exact_state(match[1]) if match else None
    return (shown[: match.start()].strip(" ,"), code) if match and code else (shown, "")


def _program_columns(grid: Grid, columns: dict[str, int]) -> list[tuple[str, int]]:
    """Columns that are headed by a program and hold numbers: members by program."""
    found = []
    for at, heading in enumerate(grid.header):
        named = program(heading) if heading else BLANK
        if named.value and at not in (columns.get("district"), columns.get("state")):
            found.append((named.value, at))
    return found
