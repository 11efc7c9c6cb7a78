"""Tables of records read row by row: programs, courses, members, teachers, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import QUESTION
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Answer, Grid, Pair
from pipelines.rules.read.questions.labels import SURE
from pipelines.rules.read.records_found import FoundTables
from pipelines.rules.read.tables.grid_cells import made_plain
from pipelines.rules.read.tables.grid_columns import columns_of, has_roles_as_titles, kind_of
from pipelines.rules.read.tables.level_grids import is_by_level, level_pairs
from pipelines.rules.read.tables.member_records import read_members
from pipelines.rules.read.tables.program_records import read_courses, read_programs
from pipelines.rules.read.tables.shapes import ROLES
from pipelines.rules.read.tables.teacher_records import read_teachers


def read_grid(grid: Grid, tables: FoundTables) -> list[Pair]:
    """Puts the rows of a table into `tables`; what it says about contacts comes back as pairs."""
    if _is_answer_sheet(grid):
        return list(_single(grid))
    grid = made_plain(grid)
    columns = columns_of(grid)
    kind = kind_of(grid, columns)
    if kind == "contacts":
        return list(_contacts(grid, columns))
    if kind == "programs":
        read_programs(grid, columns, tables)
        if columns.keys() & {"code", "schedule"}:
            read_courses(grid, columns, tables)
    elif kind == "courses":
        read_courses(grid, columns, tables)
    elif kind == "members":
        return read_members(grid, columns, tables)
    elif kind == "teachers":
        read_teachers(grid, columns, tables)
    elif is_by_level(grid):
        return list(level_pairs(grid))
    elif len(grid.rows) == 1:
        return list(_single(grid))
    return []


#: So many questions of ours over one row of answers are a sheet that collects what was sent.
_QUESTIONS_OF_A_SHEET = 6


def _is_answer_sheet(grid: Grid) -> bool:
    if len(grid.rows) != 1 or len(grid.header) < _QUESTIONS_OF_A_SHEET:
        return False
    asked = [found[0] for text in grid.header if text.strip() and (found := ask(text))]
    keys = {one.key for one in asked if one.score >= SURE and one.key in QUESTION}
    return len(keys) >= _QUESTIONS_OF_A_SHEET


#: "For the application": who is asked about it, in a column of roles.
_OF_APPLICATION = re.compile(
    r"\W*(?:for|leads?|about|on|in charge of|responsible for|questions (?:about|on)) (?:the|this|our) "
    r"(?:application|partnership|project)\b"
)


def _contacts(grid: Grid, columns: dict[str, int]) -> Iterator[Pair]:
    """A row for each person, with what the person is to us in the first column: as labels with answers."""
    by_title = has_roles_as_titles(grid, columns)
    role = columns["title"] if by_title else columns.get("role", 0)
    for row in grid.rows:
        whose = row[role].text if role < len(row) else ""
        if not whose.strip() or by_title and not hear(whose).concepts & ROLES:
            continue
        if _OF_APPLICATION.match(fold(whose)) and not hear(whose).concepts & ROLES:
            whose = "Primary contact"
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
