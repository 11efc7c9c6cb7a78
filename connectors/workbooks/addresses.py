"""Cell addresses: "B7" ⇄ (row 7, column 2)."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


def column_letters(column: int) -> str:
    """1 → "A", 27 → "AA"."""
    letters = ""
    while column > 0:
        column, index = divmod(column - 1, 26)
        letters = chr(ord("A") + index) + letters
    return letters


def address_of(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def parse_address(text: str) -> tuple[int, int] | None:
    """(row, column) from 1, or None for what is no address on a sheet."""
    found = _ADDRESS.match(text)
    if not found:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found.group(2))
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def parse_range(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """((first row, first column), (last row, last column)) of "B2:D4"."""
    first, _, last = text.partition(":")
    start, end = parse_address(first), parse_address(last or first)
    return (start, end) if start and end and start[0] <= end[0] and start[1] <= end[1] else None
