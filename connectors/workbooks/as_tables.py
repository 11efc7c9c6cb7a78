"""Visible sheets as tables, so that an application that was typed into a workbook reads like any other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from decimal import Decimal

from pipelines.tree import Block, Cell, Paragraph, Row, Sheet, SheetCell, Table

#: Cells of a sheet beyond which it is data and no form.
_MOST_CELLS = 20_000


def as_parts(sheets: tuple[Sheet, ...]) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """(sheet name, its table) of every visible sheet that shows anything."""
    parts: list[tuple[str, tuple[Block, ...]]] = []
    for sheet in sheets:
        if sheet.hidden or len(sheet.cells) > _MOST_CELLS:
            continue
        rows: dict[int, list[SheetCell]] = defaultdict(list)
        for cell in sheet.cells:
            if not cell.hidden and cell.value is not None:
                rows[cell.row].append(cell)
        if rows:
            place = f"sheet {sheet.name}"
            spans = _spans(sheet.merged)
            tables = (_table(region, place, spans) for region in _regions(rows))
            parts.append((sheet.name, tuple(tables)))
    return tuple(parts)


def _regions(rows: dict[int, list[SheetCell]]) -> list[list[list[SheetCell]]]:
    """The rows of a sheet, cut where an empty row stands between rows of different columns."""
    regions: list[list[list[SheetCell]]] = []
    reach: list[set[int]] = []  # the columns of rows that hold more than a title
    last = 0
    for number in sorted(rows):
        row = rows[number]
        columns = {cell.column for cell in row} if len(row) > 1 else set()
        if regions and number <= last + 1:
            regions[-1].append(row)
            reach[-1] |= columns
        else:
            regions.append([row])
            reach.append(columns)
        last = number
    joined: list[list[list[SheetCell]]] = []
    before: set[int] = set()
    for region, columns in zip(regions, reach, strict=True):
        if joined and columns == before:
            joined[-1] += region
        else:
            joined.append(region)
        before = columns
    return joined


def _table(region: list[list[SheetCell]], place: str, spans: dict[str, tuple[int, int]]) -> Table:
    """A region as a table. Columns in which nothing stands, or only a title of its own, are no columns."""
    used = sorted({cell.column for row in region if len(row) > 1 for cell in row})
    if not used:
        reach = max(cell.column + spans.get(cell.address, (1, 1))[0] for row in region for cell in row)
        used = list(range(min(cell.column for row in region for cell in row), reach))
    return Table(tuple(_row(row, place, spans, used) for row in region), place=place)


def _row(cells: list[SheetCell], place: str, spans: dict[str, tuple[int, int]], used: list[int]) -> Row:
    made: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: cell.column):
        columns, rows = spans.get(cell.address, (1, 1))
        where = f"{place}, cell {cell.address}"
        first = min(bisect_left(used, cell.column), len(used) - 1)
        span = max(1, bisect_left(used, cell.column + columns) - first)
        made.append(Cell((Paragraph(shown(cell), place=where),), first, span, rows, place=where))
    return Row(tuple(made))


def _spans(merged: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """First address of each merged range → (columns, rows)."""
    from connectors.workbooks.addresses import parse_range

    spans: dict[str, tuple[int, int]] = {}
    for text in merged:
        if (found := parse_range(text)) is not None:
            (first_row, first_column), (last_row, last_column) = found
            spans[text.partition(":")[0]] = (last_column - first_column + 1, last_row - first_row + 1)
    return spans


def shown(cell: SheetCell) -> str:
    """A value in plain words; numbers without the money or percent sign of their format."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value) < 10**20 else str(value)
    return value or ""
