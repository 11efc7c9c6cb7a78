"""Tables with a member district or a teacher in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.form import Type
from pipelines.rules.read.people import mail_target
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program, programs, text
from pipelines.rules.read.tables.leads import is_lead, without_role
from pipelines.rules.read.tables.record_rows import cell_in, records_of
from pipelines.rules.read.tables.shares import count_beside_name, in_order, share_of
from pipelines.rules.read.values import (
    BLANK,
    is_blank,
    parse,
    unclear,
    understood,
    whole_number,
)
from pipelines.states import exact_state


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
        name, state = split_state(without_role(cell.text))
        state = state or above
        wanted = [(code, row[at]) for code, at in by_program if at < len(row) and not is_blank(row[at].text)]
        asked = cell_in(row, columns, "program")
        named = programs(asked.text)
        count = cell_in(row, columns, "count")
        wanted = wanted or _counted_in_name(asked, named.value or [], count)
        if not wanted and "program" not in columns and (common := program_of_title(grid)):
            wanted = [(common, count)]
        for code, number in wanted or [(code, count) for code in (named.value or [None])]:
            found = FoundRow(place=cell.place)
            found.put("district_name", understood(name, cell.text), cell.text, cell.place)
            where = cell_in(row, columns, "state")
            found.put(
                "state",
                parse(Type.STATE, where.text)
                if where.text.strip()
                else understood(state, cell.text)
                if state
                else BLANK,
                where.text or cell.text,
                where.place or cell.place,
            )
            if code is not None:
                found.put(
                    "program",
                    understood(code, cell.text, named.confidence if not wanted else 1.0),
                    cell.text,
                    cell.place,
                )
            elif named.seen:
                found.unclear["program"] = named
            said = (
                number.text
                if wanted
                else share_of(number.text, code or "", in_order(asked.text, named.value or []))
            )
            if number.text.strip():
                value = (
                    whole_number(said, at_most=100_000)
                    if said is not None
                    else unclear(number.text, "one number for several programs")
                )
                found.put("teachers", value, number.text, number.place)
            tables.members.append(found)
    tables.members[known:] = _without_sum(tables.members[known:])
    return own


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
        one.put("teachers", whole_number(count.text, at_most=100_000), count.text, count.place)
        tables.members.append(one)
    for code, number in wanted or [(code, count) for code in named]:
        found = FoundRow(place=cell.place, rank=1)
        found.put("program", understood(code, cell.text), cell.text, cell.place)
        found.put("teachers", whole_number(number.text, at_most=100_000), number.text, number.place)
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


def read_teachers(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    """Each teacher, once for every program that the row or the title names."""
    common = program_of_title(grid)
    for row in records_of(grid):
        name = _name(row, columns)
        if not re.search(r"[^\W\d_]", name) or is_blank(name):
            continue
        cell = cell_in(row, columns, "name") if "name" in columns else cell_in(row, columns, "last_name")
        where = cell_in(row, columns, "program")
        named = programs(where.text)
        mail = cell_in(row, columns, "email")
        others = [(column, cell_in(row, columns, column).text) for column in ("school", "assignment")]
        for code in named.value or ([common] if common and not where.text.strip() else [None]):
            found = FoundRow(place=cell.place)
            found.put("name", understood(" ".join(name.split()), name), name, cell.place)
            for column, words in others:
                found.put(column, text(words), words, cell.place)
            if code:
                found.put(
                    "program",
                    understood(code, where.text, named.confidence if named.value else 1.0),
                    where.text,
                    where.place,
                )
            elif named.seen:
                found.unclear["program"] = named
            target = mail_target(mail.links) if "@" not in mail.text else ""
            found.put(
                "email",
                understood(target, mail.text) if target else parse(Type.EMAIL, mail.text),
                mail.text,
                mail.place,
            )
            tables.teachers.append(found)


def _name(row: tuple[GridCell, ...], columns: dict[str, int]) -> str:
    if "last_name" in columns and "first_name" in columns:
        return f"{cell_in(row, columns, 'first_name').text} {cell_in(row, columns, 'last_name').text}".strip()
    return cell_in(row, columns, "name").text


def program_of_title(grid: Grid) -> str | None:
    """The program that the heading over a table of teachers names."""
    for heading in (grid.title.rpartition(": ")[2], grid.title, *reversed(grid.section.headings)):
        named = program(heading) if heading else BLANK
        if named.value:
            return str(named.value)
    return None
