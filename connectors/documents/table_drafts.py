"""Building tables: cells come row by row with their merges, a Table comes out in which each stands once."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.tree import Block, Cell, Row, Table

_MOST_COLUMNS = 1_000  # a declared span beyond this is a mistake of the file


@dataclass(slots=True)
class CellDraft:
    """continues_above, continues_left: part of a merged cell that began there; it has no content of its own.

    opens_below: cells below may continue it.
    """

    blocks: tuple[Block, ...] = ()
    column: int = 0
    column_span: int = 1
    row_span: int = 1
    shaded: bool = False
    continues_above: bool = False
    continues_left: bool = False
    opens_below: bool = False
    place: str = ""


class TableDraft:
    """Takes rows and cells in reading order. Columns count from 0, in places from 1.

    Formats say in three ways that a cell covers others. Word lists the covered ones and says that they continue
    (`continues_above`, `continues_left`). HTML leaves them out (row_span and column_span are enough). ODF and
    Google list them without content (`skip`, or `is_covered` with the column).
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._rows: list[tuple[bool, list[CellDraft]]] = []
        self._column = 0
        self._open_below: dict[int, CellDraft] = {}
        self._rows_covered: dict[int, int] = {}
        self._covered: set[int] = set()

    def begin_row(self, *, is_header: bool = False, skipped_columns: int = 0) -> None:
        self._rows.append((is_header, []))
        self._covered = set(self._rows_covered)
        self._rows_covered = {column: left - 1 for column, left in self._rows_covered.items() if left > 1}
        self._column = min(max(skipped_columns, 0), _MOST_COLUMNS)
        self._pass_covered()

    def place_of_next(self) -> str:
        """The place of the cell that comes next, in words."""
        return f"{self._place}, row {len(self._rows)}, column {self._column + 1}"

    def is_covered(self, column: int) -> bool:
        """Whether a cell to the left or above covers this column of the row in work."""
        return column in self._covered

    def is_swallowed(self, cell: CellDraft) -> bool:
        """Whether this cell is the continuation of a merged one that really began above or to the left."""
        if cell.continues_above and self._column in self._open_below:
            return True
        return cell.continues_left and bool(self._rows and self._rows[-1][1])

    def add(self, cell: CellDraft) -> None:
        """The next cell of the row that was begun last."""
        cells = self._rows[-1][1]
        span = min(max(cell.column_span, 1), _MOST_COLUMNS)
        if cell.continues_above and self._column in self._open_below:
            self._open_below[self._column].row_span += 1
        elif cell.continues_left and cells:
            cells[-1].column_span += span
        else:
            self._place_cell(cell, span)
            cells.append(cell)
        self._column += span
        if self._covered or self._column > _MOST_COLUMNS:
            self.skip(0)

    def skip(self, columns: int = 1) -> None:
        """Columns that have no cell of their own here."""
        self._column = min(self._column + columns, _MOST_COLUMNS)
        self._pass_covered()

    def finish(self) -> Table | None:
        """The table, or None where it has no cell at all."""
        if not any(cells for _, cells in self._rows):
            return None
        rows = tuple(
            Row(tuple(_finished(cell) for cell in cells), is_header=is_header)
            for is_header, cells in self._rows
        )
        return Table(rows, place=self._place)

    def _place_cell(self, cell: CellDraft, span: int) -> None:
        cell.column, cell.column_span, cell.place = self._column, span, cell.place or self.place_of_next()
        if cell.opens_below:
            self._open_below[self._column] = cell
        else:
            self._open_below.pop(self._column, None)
        if span > 1 or cell.row_span > 1:
            columns = range(self._column, self._column + span)
            self._covered.update(columns)
            if cell.row_span > 1:
                self._rows_covered.update(dict.fromkeys(columns, cell.row_span - 1))

    def _pass_covered(self) -> None:
        while self._column in self._covered:
            self._column += 1


def _finished(cell: CellDraft) -> Cell:
    return Cell(
        blocks=cell.blocks,
        column=cell.column,
        column_span=cell.column_span,
        row_span=cell.row_span,
        place=cell.place,
        shaded=cell.shaded,
    )
