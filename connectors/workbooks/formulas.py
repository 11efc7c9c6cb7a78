"""Formulas that a program stored once for many cells, moved to where they stand."""

from __future__ import annotations

import re

from connectors.workbooks.addresses import LAST_COLUMN, LAST_ROW, column_letters

_TOKENS = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!?)          # words, and names of sheets, stay
    |(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_(.!])""",
    re.VERBOSE,
)


def moved_formula(formula: str, rows: int, columns: int) -> str:
    """The formula so many rows down and columns right; references with $ stay where they are."""

    def move(found: re.Match[str]) -> str:
        if found.group(1) is not None:
            return found.group(1)
        column_fixed, letters, row_fixed, digits = found.group(2, 3, 4, 5)
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(digits)
        column += 0 if column_fixed else columns
        row += 0 if row_fixed else rows
        if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
            return "#REF!"
        return f"{column_fixed}{column_letters(column)}{row_fixed}{row}"

    return _TOKENS.sub(move, formula)
