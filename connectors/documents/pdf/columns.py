"""Tables without lines: text that stands in columns, row under row."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.pdf.lines import Line, wraps

#: Points by which the beginnings of a column may differ.
_ALIGNED = 4.0
#: Rows with something in two columns, from which aligned text is a table.
_FEWEST_ROWS = 3
#: Letters between columns and the next one.
_GUTTER = 6.0
#: A gap between rows, in heights of a line, that ends a table.
_LARGEST_GAP = 2.6


@dataclass(slots=True)
class Columns:
    """lefts: where each column begins. rows: for each row the lines of each column."""

    lefts: list[float]
    rows: list[list[list[Line]]] = field(default_factory=list)
    right: float = 0.0

    @property
    def top(self) -> float:
        return min(line.top for cell in self.rows[0] for line in cell)

    @property
    def bottom(self) -> float:
        return max(line.bottom for cell in self.rows[-1] for line in cell)

    def right_edge(self, column: int) -> float:
        """Where the text of a column was wrapped."""
        return self.lefts[column + 1] - _GUTTER if column + 1 < len(self.lefts) else self.right


def find_columns(lines: list[Line], edge: float) -> tuple[list[Columns], list[Line]]:
    """(tables, lines that are in none); edge: where the text of the page is wrapped."""
    tables: list[Columns] = []
    left: list[Line] = []
    at = 0
    while at < len(lines):
        table, length = _table_from(lines, at, edge)
        if table is not None:
            tables.append(table)
            at += length
        else:
            left.append(lines[at])
            at += 1
    return tables, left


def _table_from(lines: list[Line], at: int, edge: float) -> tuple[Columns | None, int]:
    """The table that begins with this line, and how many lines it takes."""
    parts = lines[at].segments()
    if len(parts) < 2:
        return None, 0
    lefts = [part.left for part in parts]
    group: list[dict[int, Line]] = []
    for line in lines[at:]:
        if group and line.top - lines[at + len(group) - 1].top > _LARGEST_GAP * (line.bottom - line.top):
            break
        cells = _fitted(line, lefts)
        if cells is None:
            break
        group.append(cells)
    while group and len(group[-1]) < 2 and 0 in group[-1]:
        group.pop()  # the first line of what comes below
    if sum(1 for cells in group if len(cells) >= 2) < _FEWEST_ROWS:
        return None, 0
    table = Columns(lefts, right=edge)
    for cells in group:
        _add_line(table, cells)
    return table, len(group)


def _fitted(line: Line, lefts: list[float]) -> dict[int, Line] | None:
    """The parts of a line by column, or None where one stands in no column or runs into the next."""
    cells: dict[int, Line] = {}
    for part in line.segments():
        column = next((i for i, left in enumerate(lefts) if abs(part.left - left) <= _ALIGNED), None)
        if column is None or (column + 1 < len(lefts) and part.right > lefts[column + 1] - 1):
            return None
        cells[column] = part
    return cells


def _add_line(table: Columns, cells: dict[int, Line]) -> None:
    """A line begins a row, unless it only goes on with what was wrapped above it."""
    if table.rows and _goes_on(table, cells):
        for column, part in cells.items():
            table.rows[-1][column].append(part)
        return
    table.rows.append([[cells[column]] if column in cells else [] for column in range(len(table.lefts))])


def _goes_on(table: Columns, cells: dict[int, Line]) -> bool:
    above = table.rows[-1]
    for column, part in cells.items():
        if not above[column] or not wraps(above[column][-1], part, table.right_edge(column)):
            return 0 not in cells and bool(above[column])
    return True
