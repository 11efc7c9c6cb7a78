"""Twice the text is about twice the work: counted in calls, for what nobody wrote by hand as for a long form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from types import FrameType

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import STANDARD
from pipelines.rules.read.calculator.columns import Grid
from pipelines.rules.read.interpret import interpret
from pipelines.tree import Document, SheetCell

_CHARACTERS = 4_000
#: Twice the calls, and something for what is looked up when it is met for the first time.
_MOST_GROWTH = 2.4


def calls(document: Document) -> int:
    """Calls of functions, ours and built-in, that one reading makes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        interpret(document, "x.txt")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "What is the name of your district?\n",
        "District name: Elk Fork Unified\nState: Ohio\nCSP: 12 teachers\n",
        "Name: ",
        "We met with the board. We asked for more, and they said: yes. ",
        "CSP: 3, ECS: 4 ",
        "a\n",
        "(a",
        "Ada Reed, Elk Fork High\tCSP\tada@elk.example\n",
    ],
)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    once, twice = (
        text_document(piece * (characters // len(piece)), STANDARD)
        for characters in (_CHARACTERS, 2 * _CHARACTERS)
    )
    interpret(twice, "x.txt")  # words that are looked up once are known by then
    assert calls(twice) < _MOST_GROWTH * calls(once)


def test_the_columns_of_a_row_are_found_without_a_look_at_every_other_row() -> None:
    cells = {
        (row, column): SheetCell(row, column, f"R{row}C{column}", Decimal(1))
        for row in range(1, 4)
        for column in (3, 1)
    }
    grid = Grid("Stipends", cells)
    assert [grid.columns_of(row) for row in (1, 3, 9)] == [[1, 3], [1, 3], []]
    looks = Counting(cells)
    counted = Grid("Stipends", looks)
    for row in range(1, 4):
        counted.columns_of(row)
    assert looks.walks == 1


class Counting(dict[tuple[int, int], SheetCell]):
    """Cells that count how often somebody walks over all of them."""

    walks = 0

    def __iter__(self) -> Iterator[tuple[int, int]]:
        self.walks += 1
        return super().__iter__()
