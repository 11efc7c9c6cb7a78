"""Tables that a page rules with lines: their cells, with merged ones as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.pdf.drawing import THIN, Box, Drawing

#: Lines of a page beyond which the page is a drawing, not a table.
_MOST_LINES = 3_000
#: Points by which the ends of lines may miss each other.
_REACH = 4.0
_SMALLEST_CELL = 5.0


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(slots=True)
class Grid:
    """rows, columns: the lines between them, from the top and from the left.

    opens, ends: False where a row was cut by the end of the page, so that no line closes its cells above or below.
    """

    rows: list[float]
    columns: list[float]
    cells: list[GridCell] = field(default_factory=list)
    opens: bool = True
    ends: bool = True

    @property
    def box(self) -> Box:
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


Line = tuple[float, float, float]


def find_grids(drawing: Drawing) -> list[Grid]:
    """The ruled tables of a page, from the top."""
    across, down = _joined(drawing.across), _joined(drawing.down)
    if len(across) + len(down) > _MOST_LINES or not across or len(down) < 2:
        return []
    grids: list[Grid] = []
    for own_across, own_down in _connected(across, down):
        rows = _levels([line[0] for line in own_across])
        columns = _levels([line[0] for line in own_down])
        if len(columns) < 2 or not rows:
            continue
        grid = Grid(rows, columns)
        own_across = _closed_ends(grid, own_across, own_down)
        if len(grid.rows) < 2:
            continue
        grid.cells = _cells(grid, own_across, own_down)
        if len(grid.cells) > 1:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0]))


def _closed_ends(grid: Grid, across: list[Line], down: list[Line]) -> list[Line]:
    """The lines across with those that a page end left out: where both sides of a table go on beyond its last line."""
    sides = [
        [line for line in down if abs(line[0] - at) <= THIN] for at in (grid.columns[0], grid.columns[-1])
    ]
    above = [min(start for _, start, _ in side) for side in sides]
    below = [max(end for _, _, end in side) for side in sides]
    added = []
    if max(above) < grid.rows[0] - _SMALLEST_CELL and abs(above[0] - above[1]) <= _REACH:
        grid.rows, grid.opens = [above[0], *grid.rows], False
        added.append((above[0], grid.columns[0], grid.columns[-1]))
    if min(below) > grid.rows[-1] + _SMALLEST_CELL and abs(below[0] - below[1]) <= _REACH:
        grid.rows, grid.ends = [*grid.rows, below[0]], False
        added.append((below[0], grid.columns[0], grid.columns[-1]))
    return across + added


def _joined(lines: list[Line]) -> list[Line]:
    """Lines at one level that touch or overlap, as one."""
    joined: list[Line] = []
    for level in _grouped(lines):
        at = sum(line[0] for line in level) / len(level)
        start, end = level[0][1], level[0][2]
        for _, first, last in level[1:]:
            if first <= end + _REACH:
                end = max(end, last)
            else:
                joined.append((at, start, end))
                start, end = first, last
        joined.append((at, start, end))
    return joined


def _grouped(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][-1][0] <= THIN * 0.7:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda line: line[1]) for group in groups]


def _levels(values: list[float]) -> list[float]:
    """Places of lines, those that lie together as one."""
    levels: list[list[float]] = []
    for value in sorted(values):
        if levels and value - levels[-1][-1] <= THIN * 0.7:
            levels[-1].append(value)
        else:
            levels.append([value])
    return [sum(level) / len(level) for level in levels]


def _connected(across: list[Line], down: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Groups of lines that meet."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, left, right) in enumerate(across):
        for j, (x, top, bottom) in enumerate(down):
            if left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(line)
    return list(groups.values())


def _cells(grid: Grid, across: list[Line], down: list[Line]) -> list[GridCell]:
    """Every field of the grid, joined to its neighbour where no line stands between them."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    row_count, column_count = len(grid.rows) - 1, len(grid.columns) - 1
    for row in range(row_count):
        for column in range(column_count):
            if (row, column) in taken:
                continue
            column_span, row_span = 1, 1
            while column + column_span < column_count and not _is_line_down(
                grid, down, row, column + column_span
            ):
                column_span += 1
            while row + row_span < row_count and not any(
                _is_line_across(grid, across, row + row_span, column + at) for at in range(column_span)
            ):
                row_span += 1
            box = Box(
                grid.columns[column],
                grid.rows[row],
                grid.columns[column + column_span],
                grid.rows[row + row_span],
            )
            taken.update((row + r, column + c) for r in range(row_span) for c in range(column_span))
            if _is_closed(grid, across, down, row, column, row_span, column_span) and (
                min(box.right - box.left, box.bottom - box.top) >= _SMALLEST_CELL
            ):
                cells.append(GridCell(row, column, row_span, column_span, box))
    return cells


def _is_line_down(grid: Grid, down: list[Line], row: int, at: int) -> bool:
    """Whether a line stands at the left side of column `at`, beside this row."""
    middle = (grid.rows[row] + grid.rows[row + 1]) / 2
    return any(abs(x - grid.columns[at]) <= THIN and top <= middle <= bottom for x, top, bottom in down)


def _is_line_across(grid: Grid, across: list[Line], at: int, column: int) -> bool:
    """Whether a line runs above row `at`, over this column."""
    middle = (grid.columns[column] + grid.columns[column + 1]) / 2
    return any(abs(y - grid.rows[at]) <= THIN and left <= middle <= right for y, left, right in across)


def _is_closed(
    grid: Grid, across: list[Line], down: list[Line], row: int, column: int, row_span: int, column_span: int
) -> bool:
    """Whether lines stand on all four sides."""
    return (
        _is_line_down(grid, down, row, column)
        and _is_line_down(grid, down, row, column + column_span)
        and _is_line_across(grid, across, row, column)
        and _is_line_across(grid, across, row + row_span, column)
    )
