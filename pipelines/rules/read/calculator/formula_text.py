"""Formulas of a calculator as they are written: their parts, and the cells that they name.

A published calculator goes to every district: its formulas are the same in all that come back, so what was found in
one is remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.rules.read.calculator.formula_functions import NotCalculable

_LONGEST = 2_000  # characters of a formula
_MOST_CELLS = 10_000  # cells in one range

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?|\.\d+)
    | (?P<reference>(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?
        \$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w(]))
    | (?P<name>[A-Za-z_][\w.]*)
    | (?P<text>"(?:[^"]|"")*")
    | (?P<sign><>|<=|>=|[-+*/^%(),;=<>&])
    )""",
    re.VERBOSE,
)
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def references(formula: str) -> set[str]:
    """The addresses that a formula names on its own sheet, ranges unfolded; one beyond reason stands for itself."""
    found: set[str] = set()
    for reference in _references_in(formula.lstrip("=")[:_LONGEST]):
        if "!" not in reference:
            try:
                found.update(addresses_in(reference))
            except NotCalculable:
                found.add(reference)
    return found


def sheets_named(formula: str) -> set[str]:
    """The other sheets that a formula takes figures from, in lower case."""
    return {
        reference.rpartition("!")[0].strip("'").replace("''", "'").casefold()
        for reference in _references_in(formula.lstrip("=")[:_LONGEST])
        if "!" in reference
    }


@lru_cache(maxsize=1024)
def _references_in(formula: str) -> tuple[str, ...]:
    """The cells and ranges that a formula names, as written."""
    return tuple(match["reference"] for match in _TOKEN.finditer(formula) if match["reference"])


@lru_cache(maxsize=1024)
def tokens_of(formula: str) -> tuple[tuple[str, str], ...]:
    """The parts of a formula, each with its kind. Raises NotCalculable."""
    text, position = formula.removeprefix("="), 0
    if len(text) > _LONGEST:
        raise NotCalculable("the formula is too long")
    tokens: list[tuple[str, str]] = []
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise NotCalculable("a sign that we do not know")
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return tuple(tokens)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """1 → "A", 28 → "AB"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=4096)
def _corners(reference: str) -> tuple[int, int, int, int]:
    """First and last column, first and last row of a reference."""
    corners = [
        (_column_number(letters), int(row)) for letters, row in _CELL.findall(reference.rpartition("!")[2])
    ]
    (left, top), (right, bottom) = corners[0], corners[-1]
    return min(left, right), max(left, right), min(top, bottom), max(top, bottom)


def addresses_in(reference: str) -> list[str]:
    """ "B7" → ["B7"], "A1:B2" → its four cells. Raises NotCalculable for a range beyond reason."""
    left, right, top, bottom = _corners(reference)
    if (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
        raise NotCalculable("the range is too large")
    return [
        f"{column_letters(column)}{row}"
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]
