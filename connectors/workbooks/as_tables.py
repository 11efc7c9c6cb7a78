"""Visible sheets as tables, so that an application that was typed into a workbook reads like any other."""

from __future__ import annotations

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
            table = Table(tuple(_row(rows[number], place, spans) for number in sorted(rows)), place=place)
            parts.append((sheet.name, (table,)))
    return tuple(parts)


def _row(cells: list[SheetCell], place: str, spans: dict[str, tuple[int, int]]) -> Row:
    made: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: cell.column):
        columns, rows = spans.get(cell.address, (1, 1))
        where = f"{place}, cell {cell.address}"
        made.append(Cell((Paragraph(shown(cell), place=where),), cell.column - 1, columns, rows, place=where))
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
