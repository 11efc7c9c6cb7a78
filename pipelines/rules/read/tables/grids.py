"""Tables of records read row by row: programs, courses, members, teachers, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import HIGH_SCHOOL_PROGRAMS, Type
from pipelines.rules.read.answers.programs import details
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import mail_target
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program, programs, text
from pipelines.rules.read.tables.columns import column_of, purpose_of
from pipelines.rules.read.tables.grid_cells import made_plain
from pipelines.rules.read.tables.grid_columns import columns_of, kind_of
from pipelines.rules.read.tables.level_grids import is_by_level, level_pairs
from pipelines.rules.read.values import (
    BLANK,
    Value,
    applying_as,
    is_blank,
    parse,
    says_none,
    unclear,
    understood,
    whole_number,
    yes_no,
)
from pipelines.states import exact_state

_EXAMPLE = re.compile(r"^\W*(?:e\.?\s?g\b|ex(?:ample)?\b[.:]?|sample\b|ejemplo\b|exemple\b|for example\b)")
_SUM = re.compile(r"^\W*(?:sub)?(?:total|sum|gesamt)s?\b|^\W*all programs\b")
#: Form key and type of each column of a program row.
_PROGRAM_COLUMNS = (
    ("school", "schools", Type.TEXT),
    ("first_year", "first_year", Type.SCHOOL_YEAR),
    ("pathway", "pathway", Type.PATHWAY),
    ("plan", "identification_plan", Type.LONG_TEXT),
)


def read_grid(grid: Grid, tables: FoundTables) -> list[Pair]:
    """Puts the rows of a table into `tables`; what it says about contacts comes back as pairs."""
    grid = made_plain(grid)
    columns = columns_of(grid)
    kind = kind_of(grid, columns)
    if kind == "contacts":
        return list(_contacts(grid, columns))
    if kind == "programs":
        _programs(grid, columns, tables)
        if columns.keys() & {"code", "schedule"}:
            _courses(grid, columns, tables)
    elif kind == "courses":
        _courses(grid, columns, tables)
    elif kind == "members":
        _members(grid, columns, tables)
    elif kind == "teachers":
        _teachers(grid, columns, tables)
    elif is_by_level(grid):
        return list(level_pairs(grid))
    elif len(grid.rows) == 1:
        return list(_single(grid))
    return []


def _rows(grid: Grid) -> Iterator[tuple[GridCell, ...]]:
    """The rows without examples and sums."""
    for row in grid.rows:
        first = next((cell.text for cell in row if cell.text.strip()), "")
        folded = fold(first)
        if not _EXAMPLE.match(folded) and not _SUM.match(folded):
            yield row


def _at(row: tuple[GridCell, ...], columns: dict[str, int], kind: str) -> GridCell:
    at = columns.get(kind)
    return row[at] if at is not None and at < len(row) else GridCell("", "")


# -- programs ------------------------------------------------------------------------------------------------------


def _programs(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    for row in _rows(grid):
        cell = _at(row, columns, "program")
        others = [
            c for kind, at in columns.items() if kind != "program" and at < len(row) for c in (row[at],)
        ]
        filled = [c for c in others if c.text.strip() and not is_blank(c.text)]
        named = programs(cell.text)
        if not cell.text.strip() or not _is_requested(row, columns, filled, cell):
            continue
        if not filled and not _is_marked(cell.text):
            continue
        if named.value is None:
            if not is_blank(cell.text) and len(cell.text.split()) <= 10:
                tables.unknown.append((" ".join(cell.text.split()), cell.place))
            continue
        if all(_is_nothing(c.text) for c in filled) and not _is_marked(cell.text):
            tables.zero.append((" ".join(f"{cell.text}: {filled[0].text}".split()), cell.place))
            continue
        for code in named.value:
            tables.programs.append(_program_row(code, named, row, columns, grid.header))


def _is_marked(words: str) -> bool:
    return bool(re.search("[☒☑✓✔🗹]", words))


def _is_nothing(words: str) -> bool:
    return says_none(words) or fold(words).strip(" .") in (
        "0",
        "no",
        "n",
        "-",
        "none",
        "not requested",
        "not interested",
    )


def _is_requested(
    row: tuple[GridCell, ...], columns: dict[str, int], filled: list[GridCell], cell: GridCell
) -> bool:
    """A column of check marks, or a box before the name, decides; an unticked one beside other answers does not."""
    if "☐" in cell.text and not _is_marked(cell.text) and not filled:
        return False
    mark = _at(row, columns, "requested").text
    if not mark.strip():
        return True
    said = yes_no(mark)
    return said.value is not False


def _program_row(
    code: str, named: Value, row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]
) -> FoundRow:
    cell = _at(row, columns, "program")
    found = FoundRow(place=cell.place)
    found.put("program", understood(code, cell.text, named.confidence, named.note), cell.text, cell.place)
    every = list(named.value)
    count = _at(row, columns, "count")
    if count.text.strip():
        said = share_of(count.text, code, every)
        value = (
            whole_number(said, at_most=100_000)
            if said is not None
            else unclear(count.text, "one number for several programs")
        )
        if (
            value.value is None
            and value.seen
            and len(count.text.split()) >= 5
            and not re.search(r"\d", count.text)
        ):
            found.put(
                "identification_plan",
                Value(count.text, count.text, 0.7, "written where the number belongs"),
                count.text,
                count.place,
            )
        else:
            found.put("teachers", value, count.text, count.place)
            if other := _other_count(row, columns, headings):
                found.doubts["teachers"] = f"another number of teachers stands beside it: {other}"
    for kind, key, type_ in _PROGRAM_COLUMNS:
        cell = _at(row, columns, kind)
        if cell.text.strip():
            said = share_of(cell.text, code, every)
            found.put(key, parse(type_, cell.text if said is None else said), cell.text, cell.place)
    if len(every) == 1:
        _put_what_else_is_said(
            found, [_at(row, columns, k) for k in ("program", "count", "pathway", "first_year")]
        )
    return found


def _put_what_else_is_said(found: FoundRow, cells: list[GridCell]) -> None:
    """ "2016-17, own cohort" in one cell: what has no column of its own."""
    for cell in cells:
        if not re.search(r"\d\d\W\d\d|\d{4}", cell.text) or not re.search(r"[^\W\d_]{3}", cell.text):
            continue
        said = details(cell.text)
        for key in ("first_year", "pathway"):
            if key in said and key not in found.values and key not in found.unclear:
                found.put(key, said[key], cell.text, cell.place)


def _other_count(row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]) -> str:
    """A number in another column that is headed by teachers too, and not by last year's; "" where there is none."""
    for at, heading in enumerate(headings):
        if at in columns.values() or at >= len(row) or purpose_of(heading).kind == "ignore":
            continue
        found = column_of(heading)
        if found and found[0].key == "count" and found[0].score >= 0.6 and whole_number(row[at].text).value:
            return row[at].text
    return ""


def share_of(words: str, code: str, every: list[str]) -> str | None:
    """The part of a cell that belongs to one of the programs named in its row: "ECS: 32 / CSP: 31", or one line each.
    None where a cell has one number for several programs."""
    if len(every) < 2:
        return words
    pieces = [p for p in re.split(r"\n|;|,\s|\s/\s|\band\b", words) if p.strip()]
    own = [p for p in pieces if code in (programs(p).value or [])]
    if own:
        return _without_program(own[0])
    if len(pieces) == len(every) and len(pieces) > 1:
        return pieces[every.index(code)]
    numbers = re.findall(r"\d+", words)
    return None if len(numbers) == 1 and len(words.split()) <= 2 else words


def _without_program(piece: str) -> str:
    before, colon, after = piece.partition(":")
    if colon and program(before).value:
        return after.strip()
    return re.sub(r"\b(?:ECS|CSP|AP)\b|\bK-?5\b", " ", piece).strip(" -–:()")


def _courses(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    for row in _rows(grid):
        cell = _at(row, columns, "program")
        code, schedule = _at(row, columns, "code"), _at(row, columns, "schedule")
        if is_blank(code.text) and yes_no(schedule.text).value is None and is_blank(schedule.text):
            continue
        for name in programs(cell.text).value or []:
            if name not in HIGH_SCHOOL_PROGRAMS:
                continue
            found = FoundRow(place=cell.place)
            found.put("program", understood(name, cell.text), cell.text, cell.place)
            every = list(programs(cell.text).value)
            found.put(
                "course_code", text(share_of(code.text, name, every) or code.text), code.text, code.place
            )
            found.put("on_master_schedule", yes_no(schedule.text), schedule.text, schedule.place)
            tables.courses.append(found)


# -- members and teachers --------------------------------------------------------------------------------------------


def _members(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    by_program = _program_columns(grid, columns)
    for row in _rows(grid):
        cell = _at(row, columns, "district")
        if is_blank(cell.text) or not any(not is_blank(c.text) for c in row if c is not cell):
            continue
        if any(c is not cell and applying_as(c.text).value == "lead" for c in row):
            _own_row(row, columns, by_program, tables)
            continue
        name, state = split_state(cell.text)
        wanted = [(code, row[at]) for code, at in by_program if at < len(row) and not is_blank(row[at].text)]
        named = programs(_at(row, columns, "program").text)
        count = _at(row, columns, "count")
        for code, number in wanted or [(code, count) for code in (named.value or [None])]:
            found = FoundRow(place=cell.place)
            found.put("district_name", understood(name, cell.text), cell.text, cell.place)
            where = _at(row, columns, "state")
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
            said = number.text if wanted else share_of(number.text, code or "", list(named.value or []))
            if number.text.strip():
                value = (
                    whole_number(said, at_most=100_000)
                    if said is not None
                    else unclear(number.text, "one number for several programs")
                )
                found.put("teachers", value, number.text, number.place)
            tables.members.append(found)


def _own_row(
    row: tuple[GridCell, ...], columns: dict[str, int], by_program: list[tuple[str, int]], tables: FoundTables
) -> None:
    """The lead's own row in the table of its consortium: what it asks for itself."""
    cell = _at(row, columns, "district")
    named = programs(_at(row, columns, "program").text).value or []
    wanted = [(code, row[at]) for code, at in by_program if at < len(row) and not is_blank(row[at].text)]
    for code, number in wanted or [(code, _at(row, columns, "count")) for code in named]:
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


def _teachers(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    common = program_of_title(grid)
    for row in _rows(grid):
        name = _name(row, columns)
        if not name or is_blank(name):
            continue
        cell = _at(row, columns, "name") if "name" in columns else _at(row, columns, "last_name")
        where = _at(row, columns, "program")
        named = programs(where.text)
        mail = _at(row, columns, "email")
        for code in named.value or ([common] if common and not where.text.strip() else [None]):
            found = FoundRow(place=cell.place)
            found.put("name", understood(" ".join(name.split()), name), name, cell.place)
            found.put(
                "school", text(_at(row, columns, "school").text), _at(row, columns, "school").text, cell.place
            )
            found.put(
                "assignment",
                text(_at(row, columns, "assignment").text),
                _at(row, columns, "assignment").text,
                cell.place,
            )
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
        return f"{_at(row, columns, 'first_name').text} {_at(row, columns, 'last_name').text}".strip()
    return _at(row, columns, "name").text


def program_of_title(grid: Grid) -> str | None:
    """The program that the heading over a table of teachers names."""
    for heading in (grid.title, *reversed(grid.section.headings)):
        named = program(heading) if heading else BLANK
        if named.value:
            return str(named.value)
    return None


# -- people and single records -----------------------------------------------------------------------------------------


def _contacts(grid: Grid, columns: dict[str, int]) -> Iterator[Pair]:
    """A row for each person, with what the person is to us in the first column: as labels with answers."""
    role = columns.get("role", 0)
    for row in grid.rows:
        whose = row[role].text if role < len(row) else ""
        if not whose.strip():
            continue
        for kind, label in (
            ("name", "name"),
            ("title", "title"),
            ("assignment", "title"),
            ("email", "e-mail"),
            ("phone", "telephone"),
        ):
            at = columns.get(kind)
            if at is None or at == role or at >= len(row):
                continue
            cell = row[at]
            lines = (cell.text,) if cell.text.strip() else ()
            yield Pair(
                f"{' '.join(whose.split())}: {label}",
                Answer(lines, cell.place, cell.links),
                grid.section,
                "beside",
                grid.order,
                -grid.order,
            )


def _single(grid: Grid) -> Iterator[Pair]:
    """One record under its headings is a row of questions with the answers below."""
    for heading, cell in zip(grid.header, grid.rows[0], strict=False):
        if heading.strip():
            lines = (cell.text,) if cell.text.strip() else ()
            yield Pair(
                heading, Answer(lines, cell.place, cell.links), grid.section, "below", grid.order, -grid.order
            )
