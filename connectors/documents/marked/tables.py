"""Tables whose rows come one by one, each with its own borders; the columns are found when a table is over."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.table_drafts import CellDraft, TableDraft
from pipelines.tree import Block, Table

#: Twentieths of a point by which borders of one column may differ from row to row.
_SAME_BORDER = 40
#: Cells of a row; Word stops at 63.
_MOST_CELLS = 1_000


@dataclass(slots=True)
class CellSettings:
    right: int = 0
    merge_across: str = ""  # "first", "next"
    merge_down: str = ""
    shaded: bool = False


@dataclass(slots=True)
class RowSettings:
    """The borders of a row, from the left; pending: settings of the cell whose border comes next."""

    left: int = 0
    cells: list[CellSettings] = field(default_factory=list)
    pending: CellSettings = field(default_factory=CellSettings)
    is_header: bool = False

    def end_cell(self, right: int) -> None:
        if len(self.cells) < _MOST_CELLS:
            self.pending.right = right
            self.cells.append(self.pending)
        self.pending = CellSettings()


@dataclass(slots=True)
class OpenTable:
    """A table in work: finished rows, the cells of the row in work, the blocks of the cell in work."""

    rows: list[tuple[RowSettings, list[tuple[Block, ...]]]] = field(default_factory=list)
    cells: list[tuple[Block, ...]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    has_deleted: bool = False
    has_kept: bool = False

    def end_cell(self) -> None:
        self.cells.append(tuple(self.blocks))
        self.blocks = []

    def end_row(self, settings: RowSettings) -> None:
        """The row ends; one whose words were all deleted is gone."""
        cells, self.cells, self.blocks = self.cells, [], []
        gone = self.has_deleted and not self.has_kept
        self.has_deleted = self.has_kept = False
        if cells and not gone:
            self.rows.append((settings, cells))

    def finish(self, place: str) -> Table | None:
        """The whole table, its columns found from the borders of all rows."""
        borders = _borders([settings for settings, _ in self.rows])
        draft = TableDraft(place)
        for settings, cells in self.rows:
            draft.begin_row(is_header=settings.is_header)
            left = settings.left
            for index, blocks in enumerate(cells):
                own = settings.cells[index] if index < len(settings.cells) else CellSettings(right=left)
                drafted = CellDraft(
                    blocks=blocks,
                    column_span=_span(borders, left, own.right),
                    shaded=own.shaded,
                    continues_above=own.merge_down == "next",
                    opens_below=own.merge_down != "",
                    continues_left=own.merge_across == "next",
                )
                left = own.right
                draft.add(drafted)
        return draft.finish()


def _borders(rows: list[RowSettings]) -> list[int]:
    """All places of borders, those that lie together as one."""
    places = sorted({settings.left for settings in rows} | {cell.right for row in rows for cell in row.cells})
    borders: list[int] = []
    for place in places:
        if not borders or place - borders[-1] > _SAME_BORDER:
            borders.append(place)
    return borders


def _span(borders: list[int], left: int, right: int) -> int:
    """How many columns lie between two borders."""
    return max(1, sum(1 for border in borders if left + _SAME_BORDER < border <= right + _SAME_BORDER))
