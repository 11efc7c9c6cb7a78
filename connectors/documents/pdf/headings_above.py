"""Headings of a ruled table that are printed above its lines, each over its column."""

from __future__ import annotations

from connectors.documents.pdf.layout import PageBlock, PageCell, PageTable, PageText
from connectors.documents.pdf.lines import Line

#: Points by which a heading may begin left and right of the line before its column.
_LEFT, _RIGHT = 3.0, 14.0
#: Between headings and the table, and between the lines of headings, in sizes of their letters.
_CLOSE, _TIGHT = 3.0, 0.6
_MOST_LINES = 3
#: A share by which the letters of headings differ from each other at most.
_OTHER_SIZE = 0.08


def with_headings(blocks: list[PageBlock]) -> list[PageBlock]:
    """The blocks of a page, from the top, with the headings above a ruled table as its first row."""
    out: list[PageBlock] = []
    for block in blocks:
        if isinstance(block, PageTable) and block.is_ruled and len(block.columns) > 2:
            lines = _headings(out, block)
            if lines:
                _put_above(block, lines)
        out.append(block)
    return out


def _headings(above: list[PageBlock], table: PageTable) -> list[Line]:
    """The lines right above a table that stand over its columns, taken out of `above`; [] where there are none."""
    lines: list[Line] = []
    used = 0
    top = table.top
    for block in reversed(above):
        if not isinstance(block, PageText) or len(lines) + len(block.lines) > _MOST_LINES:
            break
        last = block.lines[-1]
        fits = all(None not in _columns_of(line, table) for line in block.lines)
        if not fits or top - last.bottom > (_CLOSE if not lines else _TIGHT) * last.size:
            break
        if lines and abs(last.size - lines[0].size) > _OTHER_SIZE * last.size:
            break
        lines = [*block.lines, *lines]
        used += 1
        top = block.lines[0].top
    widest = max((len(line.segments()) for line in lines), default=0)
    if widest < 2 or widest * 2 < len(table.columns) - 1:
        return []
    del above[len(above) - used :]
    return lines


def _columns_of(line: Line, table: PageTable) -> list[int | None]:
    """The column over which each part of a line begins; None for one that begins over none."""
    return [
        next((at for at, x in enumerate(table.columns[:-1]) if -_LEFT <= part.left - x <= _RIGHT), None)
        for part in line.segments()
    ]


def _put_above(table: PageTable, lines: list[Line]) -> None:
    edges = table.columns
    row = [PageCell(0, at, 1, 1, [], edges[at + 1], edges[at + 1]) for at in range(len(edges) - 1)]
    for line in lines:
        for at, part in zip(_columns_of(line, table), line.segments(), strict=True):
            if at is not None:
                row[at].lines.append(part)
    for cells in table.rows:
        for cell in cells:
            cell.row += 1
    table.rows.insert(0, row)
    table.top = min(line.top for line in lines)
