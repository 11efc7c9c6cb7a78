"""The rows of a table of records that hold records, the cell of a row that stands in a column, and the program that
the heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Grid, GridCell
from pipelines.rules.read.remembered import program
from pipelines.rules.read.values import BLANK

_EXAMPLE = re.compile(r"^\W*(?:e\.?\s?g\b|ex(?:ample)?\b[.:]?|sample\b|ejemplo\b|exemple\b|for example\b)")
#: "Jane Doe (example)": said behind what it is an example of.
_EXAMPLE_BEHIND = re.compile(
    r"[([–—-]\s*(?:an? )?(?:example|sample|ejemplo|exemple|e\.?g\.?)(?: only| row)?\s*[)\]]?\W*$"
)
_SUM = re.compile(r"^\W*(?:sub)?(?:total|sum|gesamt)s?\b|^\W*all programs\b")
_NO_CELL = GridCell("", "")


def is_sum(text: str) -> bool:
    """Does a row that begins so add up the rows above it?"""
    return _SUM.match(fold(text)) is not None


def records_of(grid: Grid) -> Iterator[tuple[GridCell, ...]]:
    """The rows without examples and sums."""
    for row in grid.rows:
        first = next((cell.text for cell in row if cell.text.strip()), "")
        folded = fold(first)
        if not (_EXAMPLE.match(folded) or _EXAMPLE_BEHIND.search(folded) or is_sum(first)):
            yield row


def cell_in(row: tuple[GridCell, ...], columns: dict[str, int], kind: str) -> GridCell:
    """The cell of a row in the column of a kind, an empty one where there is no such column."""
    at = columns.get(kind)
    return row[at] if at is not None and at < len(row) else _NO_CELL


def program_of_title(grid: Grid) -> str | None:
    """The program that the heading over a table names."""
    for heading in (grid.title.rpartition(": ")[2], grid.title, *reversed(grid.section.headings)):
        named = program(heading) if heading else BLANK
        if named.value:
            return str(named.value)
    return None
