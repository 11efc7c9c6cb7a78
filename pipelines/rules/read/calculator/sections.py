"""The tables of a sheet: one or several, beside or below each other, programs in rows or in columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.rules.read.calculator.columns import Grid, Header, find_header, headers, shown_grid
from pipelines.tree import Sheet

_MOST_TABLES = 50  # of one sheet


@dataclass(frozen=True, slots=True)
class Section:
    """One table. grid: the cells up to its end, with what stands above it; titles: the words above it."""

    grid: Grid
    header: Header
    titles: tuple[str, ...] = ()


def sections_of(sheet: Sheet) -> list[Section]:
    """The tables of a sheet from top to bottom, from left to right; none in a sheet that is no calculator."""
    shown = shown_grid(sheet)
    for grid in (shown, shown.turned()):
        found = [
            section
            for part in _beside(grid, sheet.merged)
            for section in _below(part, sheet.merged, _MOST_TABLES)
        ]
        if found:
            return found
    return []


def _beside(grid: Grid, merged: tuple[str, ...]) -> list[Grid]:
    """The parts between empty columns, where each is a table of its own; else the whole."""
    columns = sorted({column for _, column in grid.cells})
    if not columns:
        return []
    parts, first = [], columns[0]
    for left, right in zip(columns, [*columns[1:], None], strict=True):
        if right is None or right > left + 1:
            parts.append(grid.part(columns=range(first, left + 1)))
            first = right or 0
    tables = [part for part in parts if find_header(part, merged) is not None]
    return tables if len(tables) > 1 else [grid]


def _below(grid: Grid, merged: tuple[str, ...], most: int) -> Iterator[Section]:
    """The tables one below the other: the clearest header, what stands above it and what begins below it."""
    header = find_header(grid, merged)
    if header is None or most <= 0:
        return
    rows = grid.rows
    yield from _below(grid.part(rows=range(rows[0], header.first_row)), merged, most - 1)
    beneath = grid.part(rows=range(header.last_row + 1, rows[-1] + 1))
    following = next((one.first_row for one in headers(beneath, merged)), rows[-1] + 1)
    yield Section(grid.part(rows=range(rows[0], following)), header, _titles(grid, header))
    yield from _below(grid.part(rows=range(following, rows[-1] + 1)), merged, most - 1)


def _titles(grid: Grid, header: Header) -> tuple[str, ...]:
    """The words above a header that stand alone in their row, the nearest last."""
    found = []
    for row in grid.rows:
        if row >= header.first_row:
            break
        columns = grid.columns_of(row)
        if len(columns) == 1 and (words := grid.text(row, columns[0])):
            found.append(words)
    return tuple(found)
