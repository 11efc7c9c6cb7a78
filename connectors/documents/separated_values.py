"""Lines of values set apart by commas or semicolons, as spreadsheets save them: a table, if all lines are such."""

from __future__ import annotations

import csv
from collections.abc import Iterator

#: Fewer lines, or more values in a line, are no such table but text.
_FEWEST_LINES, _MOST_VALUES = 4, 64
#: So many values in each of two lines are the questions and answers of a sheet that collects them.
_VALUES_OF_A_SHEET = 8


def separated_rows(text: str) -> list[list[str]]:
    """The rows, [] where the text is anything else: every line has as many values as the first, or ends early."""
    lines = text.strip().splitlines()
    if len(lines) < 2:
        return []
    for mark in (",", ";"):
        rows = list(_rows(text, mark))
        if rows and _is_table(rows, lines[0], mark):
            return rows
    return []


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(text.strip().splitlines(keepends=True), delimiter=mark, strict=True):
            if any(value.strip() for value in row):
                yield [value.strip() for value in row]
    except csv.Error:
        return


def _is_table(rows: list[list[str]], first: str, mark: str) -> bool:
    width = len(rows[0])
    fewest = 2 if width >= _VALUES_OF_A_SHEET else _FEWEST_LINES
    if len(rows) < fewest or not 2 <= width <= _MOST_VALUES:
        return False
    is_tight = f"{mark} " not in first  # prose has a space behind its commas
    return is_tight and all(len(row) == width for row in rows)
