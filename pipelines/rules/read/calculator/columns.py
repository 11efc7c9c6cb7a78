"""What the columns of a calculator mean, by their words; the header may stand anywhere and take two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.rules.read.calculator.formula_text import column_letters
from pipelines.rules.read.calculator.meanings import STIPEND, TRAVEL, meaning_of
from pipelines.rules.read.calculator.quantities import quantity
from pipelines.tree import Sheet, SheetCell

_DEEPEST_HEADER = 60  # rows looked at for a header
_FEWEST_WORDS = 2  # cells in each of two rows that are a header together
#: What a column is by the lower of its two words alone, whatever stands above.
_ALONE = frozenset({"teachers", "days", "hours", "hours_a_day", "program"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The shown cells of a sheet by (row, column). is_turned: rows and columns are exchanged."""

    sheet: str
    cells: dict[tuple[int, int], SheetCell]
    is_turned: bool = False
    _columns: dict[int, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def text(self, row: int, column: int) -> str:
        """The words of a cell, "" where it holds no words."""
        cell = self.cells.get((row, column))
        return cell.value if cell is not None and isinstance(cell.value, str) and not cell.is_date else ""

    def part(self, *, rows: range | None = None, columns: range | None = None) -> Grid:
        """The cells in these rows and columns."""
        return Grid(
            self.sheet,
            {
                (row, column): cell
                for (row, column), cell in self.cells.items()
                if (rows is None or row in rows) and (columns is None or column in columns)
            },
            self.is_turned,
        )

    def turned(self) -> Grid:
        """Rows and columns exchanged: programs beside each other become programs below each other."""
        return Grid(
            self.sheet,
            {(column, row): cell for (row, column), cell in self.cells.items()},
            not self.is_turned,
        )

    @property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    def columns_of(self, row: int) -> list[int]:
        """The filled columns of a row, from the left. Asked for row after row, so all are found at once."""
        if not self._columns:
            for at, column in sorted(self.cells):
                self._columns.setdefault(at, []).append(column)
        return self._columns.get(row, [])


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table begins and what its columns mean. first_row, last_row: of the header itself."""

    first_row: int
    last_row: int
    meanings: dict[int, str]
    is_travel: bool

    def column(self, *meanings: str) -> int | None:
        """The first column with one of these meanings, tried in their order."""
        for meaning in meanings:
            for column in sorted(self.meanings):
                if self.meanings[column] == meaning:
                    return column
        return None

    def columns(self, meaning: str) -> list[int]:
        return sorted(column for column, known in self.meanings.items() if known == meaning)


def shown_grid(sheet: Sheet) -> Grid:
    """What somebody sees of a sheet: hidden rows and columns are left out."""
    return Grid(sheet.name, {(cell.row, cell.column): cell for cell in sheet.cells if not cell.hidden})


def find_header(grid: Grid, merged: tuple[str, ...]) -> Header | None:
    """The row, or two rows, whose words name the columns of a calculator; the one that names most of them."""
    best: tuple[int, Header] | None = None
    for header in headers(grid, merged):
        known = len(set(header.meanings.values()))
        if best is None or known > best[0]:
            best = known, header
    return best[1] if best else None


def headers(grid: Grid, merged: tuple[str, ...]) -> Iterator[Header]:
    """Every row, and every two rows, whose words name enough columns."""
    spans = {} if grid.is_turned else _merged_across(merged)
    rows: dict[int, dict[int, SheetCell]] = {}
    for (row, column), cell in grid.cells.items():
        rows.setdefault(row, {})[column] = cell
    for row in sorted(rows)[:_DEEPEST_HEADER]:
        for depth in (1, 2):
            parts = [rows.get(at, {}) for at in range(row, row + depth)]
            if (header := _header_at(grid, row, parts, spans)) is not None:
                yield header


def _header_at(
    grid: Grid, first: int, parts: list[dict[int, SheetCell]], spans: dict[tuple[int, int], int]
) -> Header | None:
    """A header has words only. One of two rows has several words in each: a title above it is none of it."""
    if any(is_figure(cell) for part in parts for cell in part.values()):
        return None
    if len(parts) > 1 and any(len(part) < _FEWEST_WORDS for part in parts):
        return None
    rows = range(first, first + len(parts))
    meanings = {}
    for column in {column for part in parts for column in part}:
        words = [grid.text(at, column) or grid.text(at, spans.get((at, column), column)) for at in rows]
        if (meaning := _meaning_of_both(words)) is not None:
            meanings[column] = meaning
    known = set(meanings.values())
    is_travel = len(known & TRAVEL) >= 3
    is_stipend = len(known & STIPEND) >= 3 and bool(known & {"teachers", "program"})
    is_stipend = is_stipend or known >= {"program", "teachers", "total"}  # length and rate stand above
    if not (is_travel or is_stipend):
        return None
    return Header(first, first + len(parts) - 1, meanings, is_travel)


def _meaning_of_both(words: list[str]) -> str | None:
    """The meaning of a column from its words, one below the other: "Days" is a length below "By the day" too."""
    together = meaning_of(" ".join(word for word in dict.fromkeys(words) if word))
    below = meaning_of(words[-1]) if len(words) > 1 else None
    if below in _ALONE:
        return below
    return "total" if below == "total" and together in ("rate", "program") else together


def is_figure(cell: SheetCell) -> bool:
    """Whether a cell shows a number, as one or as text ("$125/day")."""
    return isinstance(cell.value, Decimal) or (
        isinstance(cell.value, str) and quantity(cell.value) is not None
    )


def _merged_across(merged: tuple[str, ...]) -> dict[tuple[int, int], int]:
    """(row, column) → the first column of the merged cell that covers it, for cells merged sideways."""
    covered: dict[tuple[int, int], int] = {}
    for text in merged:
        corners = re.findall(r"([A-Z]{1,3})(\d{1,7})", text)
        if len(corners) != 2 or corners[0][1] != corners[1][1]:
            continue
        row = int(corners[0][1])
        first, last = (_number(letters) for letters, _ in corners)
        for column in range(first, min(last, first + 50) + 1):
            covered[(row, column)] = first
    return covered


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """(7, 2) → "B7"."""
    return f"{column_letters(column)}{row}"
