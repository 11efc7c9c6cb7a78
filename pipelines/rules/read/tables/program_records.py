"""Tables with a program in each row: what is requested of it, and its courses."""

from __future__ import annotations

import re

from pipelines.form import HIGH_SCHOOL_PROGRAMS, PROGRAMS, Type
from pipelines.rules.read.answers.request_rows import details
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Grid, GridCell
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import programs, text
from pipelines.rules.read.tables.columns import column_of, purpose_of
from pipelines.rules.read.tables.record_rows import cell_in, records_of
from pipelines.rules.read.tables.shares import count_beside_name, in_order, share_of
from pipelines.rules.read.values import (
    Value,
    is_blank,
    parse,
    says_none,
    unclear,
    understood,
    whole_number,
    yes_no,
)

#: Form key and type of each column of a program row.
_PROGRAM_COLUMNS = (
    ("school", "schools", Type.TEXT),
    ("first_year", "first_year", Type.SCHOOL_YEAR),
    ("pathway", "pathway", Type.PATHWAY),
    ("plan", "identification_plan", Type.LONG_TEXT),
)


def read_programs(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    """Each row that requests a program, and apart from them what is unknown or says none."""
    for row in records_of(grid):
        cell = cell_in(row, columns, "program")
        others = [
            c for kind, at in columns.items() if kind != "program" and at < len(row) for c in (row[at],)
        ]
        filled = [c for c in others if c.text.strip() and not is_blank(c.text) and not _is_unticked(c.text)]
        named = programs(cell.text)
        if not cell.text.strip() or not _is_requested(row, columns, filled, cell):
            continue
        every = list(named.value or [])
        counted = any(count_beside_name(cell.text, code, every) for code in every)
        if not filled and not counted and not _is_marked(cell.text) and not _is_left_open(others, grid):
            continue
        if named.value is None:
            if not is_blank(cell.text) and len(cell.text.split()) <= 10:
                tables.unknown.append((" ".join(cell.text.split()), cell.place))
            continue
        if filled and all(_is_nothing(c.text) for c in filled) and not _is_marked(cell.text):
            tables.zero.append((" ".join(f"{cell.text}: {filled[0].text}".split()), cell.place))
            continue
        for code in named.value:
            tables.programs.append(_program_row(code, named, row, columns, grid.header))


def _is_marked(words: str) -> bool:
    return bool(re.search("[☒☑✓✔🗹]", words))


#: What somebody types where a figure is to come: "XX", "??", "TBD", "[number]"; a prompt is printed.
_TO_COME = re.compile(
    r"(?:[x?]{2,}|\?|t\.?b\.?[dac]\.?|\[(?!click|choose|enter|select|type)[^\[\]]{1,40}\])(?:\W+[x?]{2,})*"
)


def _is_left_open(others: list[GridCell], grid: Grid) -> bool:
    """Do placeholders that were typed stand beside a program? A table of all programs that has them in each row is
    a blank form."""
    if len(grid.rows) >= len(PROGRAMS) and all(
        any(_TO_COME.fullmatch(fold(c.text).strip()) for c in row) for row in grid.rows
    ):
        return False
    return any(_TO_COME.fullmatch(fold(cell.text).strip()) for cell in others)


def _is_unticked(words: str) -> bool:
    """Does a cell hold printed choices of which none was made?"""
    return words.lstrip().startswith("☐") and not _is_marked(words)


def _is_nothing(words: str) -> bool:
    return says_none(words) or fold(words).strip(" .") in (
        "0",
        "no",
        "n",
        "-",
        "none",
        "not requested",
        "not interested",
        "not now",
        "not this year",
        "not at this time",
        "not applying",
        "not asked for",
    )


def _is_requested(
    row: tuple[GridCell, ...], columns: dict[str, int], filled: list[GridCell], cell: GridCell
) -> bool:
    """A column of check marks, or a box before the name, decides; an unticked one beside other answers does not."""
    if "☐" in cell.text and not _is_marked(cell.text) and not filled:
        return False
    mark = cell_in(row, columns, "requested").text
    if not mark.strip():
        return True
    said = yes_no(mark)
    return said.value is not False


def _program_row(
    code: str, named: Value, row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]
) -> FoundRow:
    cell = cell_in(row, columns, "program")
    found = FoundRow(place=cell.place)
    found.put("program", understood(code, cell.text, named.confidence, named.note), cell.text, cell.place)
    every = in_order(cell.text, list(named.value))
    _put_count(found, row, columns, headings, every)
    _put_teachers_or_schools(found, row, columns, headings)
    for kind, key, type_ in _PROGRAM_COLUMNS:
        cell = cell_in(row, columns, kind)
        if cell.text.strip():
            said = share_of(cell.text, code, every)
            found.put(key, parse(type_, cell.text if said is None else said), cell.text, cell.place)
    if "plan" not in columns and (left := _sentence_left_over(row, columns, headings)):
        found.put(
            "identification_plan",
            Value(left.text, left.text, 0.7, "under a heading that asks nothing we know"),
            left.text,
            left.place,
        )
    if len(every) == 1:
        _put_what_else_is_said(
            found, [cell_in(row, columns, k) for k in ("program", "count", "pathway", "first_year")]
        )
    return found


def _put_count(
    found: FoundRow,
    row: tuple[GridCell, ...],
    columns: dict[str, int],
    headings: tuple[str, ...],
    every: list[str],
) -> None:
    """The number of teachers of one program; words that tell how they will be found where that is all there is."""
    code = str(found.values["program"])
    name, count = cell_in(row, columns, "program"), cell_in(row, columns, "count")
    if not count.text.strip():
        if counted := count_beside_name(name.text, code, every):
            found.put("teachers", whole_number(counted, at_most=100_000), name.text, name.place)
        return
    said = share_of(count.text, code, every)
    value = (
        whole_number(said, at_most=100_000)
        if said is not None
        else unclear(count.text, "one number for several programs")
    )
    is_sentence = len(count.text.split()) >= _FEWEST_WORDS and not re.search(r"\d", count.text)
    if value.value is None and value.seen and is_sentence and is_blank(cell_in(row, columns, "plan").text):
        plan = Value(count.text, count.text, 0.7, "written where the number belongs")
        found.put("identification_plan", plan, count.text, count.place)
        return
    found.put("teachers", value, count.text, count.place)
    if other := _other_count(row, columns, headings):
        found.doubts["teachers"] = f"another number of teachers stands beside it: {other}"


def _put_teachers_or_schools(
    found: FoundRow, row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]
) -> None:
    """ "Teachers Schools" over a number, where no other column counts teachers: a person confirms which it counts."""
    at = columns.get("school")
    if at is None or "count" in columns or "teachers" in found.values:
        return
    number = whole_number(cell_in(row, columns, "school").text, at_most=100_000)
    if number.value is not None and any(
        m.key == "count" and m.score >= 0.85 for m in column_of(headings[at])
    ):
        found.put("teachers", number, row[at].text, row[at].place)
        found.doubts["teachers"] = "its heading names schools too"


def _put_what_else_is_said(found: FoundRow, cells: list[GridCell]) -> None:
    """ "2016-17, own cohort" in one cell: what has no column of its own."""
    for cell in cells:
        if not re.search(r"\d\d\W\d\d|\d{4}", cell.text) or not re.search(r"[^\W\d_]{3}", cell.text):
            continue
        said = details(cell.text)
        for key in ("teachers", "first_year", "pathway"):
            if key in said and key not in found.values and key not in found.unclear:
                found.put(key, said[key], cell.text, cell.place)


#: Words of a cell that says something, and names or counts nothing.
_FEWEST_WORDS = 5


def _sentence_left_over(
    row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]
) -> GridCell | None:
    """The only cell of a request that says something and whose column means nothing to us."""
    left = [
        cell
        for at, (cell, heading) in enumerate(zip(row, headings, strict=False))
        if at not in columns.values()
        and purpose_of(heading).kind not in ("ignore", "number")
        and len(cell.text.split()) >= _FEWEST_WORDS
        and not is_blank(cell.text)
    ]
    return left[0] if len(left) == 1 else None


def _other_count(row: tuple[GridCell, ...], columns: dict[str, int], headings: tuple[str, ...]) -> str:
    """A number in another column that is headed by teachers too, and not by last year's; "" where there is none."""
    for at, heading in enumerate(headings):
        if at in columns.values() or at >= len(row) or purpose_of(heading).kind == "ignore":
            continue
        found = column_of(heading)
        if found and found[0].key == "count" and found[0].score >= 0.6 and whole_number(row[at].text).value:
            return row[at].text
    return ""


def read_courses(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    """Each row of a high-school program with its course code and whether it is scheduled."""
    for row in records_of(grid):
        cell = cell_in(row, columns, "program")
        code, schedule = cell_in(row, columns, "code"), cell_in(row, columns, "schedule")
        if is_blank(code.text) and yes_no(schedule.text).value is None and is_blank(schedule.text):
            continue
        for name in programs(cell.text).value or []:
            if name not in HIGH_SCHOOL_PROGRAMS:
                continue
            found = FoundRow(place=cell.place)
            found.put("program", understood(name, cell.text), cell.text, cell.place)
            every = in_order(cell.text, list(programs(cell.text).value))
            found.put(
                "course_code", text(share_of(code.text, name, every) or code.text), code.text, code.place
            )
            found.put("on_master_schedule", yes_no(schedule.text), schedule.text, schedule.place)
            tables.courses.append(found)
