"""Tables by level of school: "Schools" and "Students" down the side, elementary, middle and high across, or turned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair

_LEVELS = ("elementary", "middle", "high")
_TOTAL = re.compile(r"\W*(?:(?:grand |district )?totals?|all(?: levels| schools)?|sum|district)\W*")


def is_by_level(grid: Grid) -> bool:
    """Do the headings, or the first cells of the rows, name at least two levels of school and nothing of programs?"""
    return len(_levels(grid.header)) >= 2 or len(_levels(_first(grid))) >= 2


def level_pairs(grid: Grid) -> Iterator[Pair]:
    """Numbers of schools by level, and the number of students where a total stands."""
    if len(_levels(grid.header)) >= 2:
        head = [GridCell(text, grid.place) for text in grid.header]
        yield from _pairs(grid, head, [list(row) for row in grid.rows])
        return
    columns = [[GridCell(text, grid.place) for text in grid.header], *map(list, grid.rows)]
    width = min(len(row) for row in columns)
    turned = [[row[at] for row in columns] for at in range(width)]
    yield from _pairs(grid, turned[0], turned[1:])


def _first(grid: Grid) -> tuple[str, ...]:
    return tuple(row[0].text for row in grid.rows if row)


def _levels(texts: tuple[str, ...]) -> dict[int, str]:
    """Places of the levels among headings; a heading of more than one level is none."""
    found = {}
    for at, text in enumerate(texts):
        named = hear(text).concepts & set(_LEVELS) if 0 < len(text.split()) <= 4 else frozenset()
        if len(named) == 1:
            found[at] = next(iter(named))
    return found if len(set(found.values())) == len(found) else {}


def _pairs(grid: Grid, head: list[GridCell], rows: list[list[GridCell]]) -> Iterator[Pair]:
    levels = _levels(tuple(cell.text for cell in head))
    totals = [at for at, cell in enumerate(head) if _TOTAL.fullmatch(fold(cell.text))]
    for row in rows:
        about = hear(row[0].text).concepts if row else frozenset()
        if "school" in about and not about & {"student", "enrollment", "teacher"}:
            for at, level in levels.items():
                if at < len(row):
                    yield _pair(grid, f"Number of {level} schools", row[at])
        elif about & {"student", "enrollment"} and not about & {"teacher", "device"}:
            for at in totals[:1]:
                if at < len(row):
                    yield _pair(grid, "Number of students", row[at])


def _pair(grid: Grid, label: str, cell: GridCell) -> Pair:
    lines = (cell.text,) if cell.text.strip() else ()
    return Pair(label, Answer(lines, cell.place, cell.links), grid.section, "beside", grid.order, -grid.order)
