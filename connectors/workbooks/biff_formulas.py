"""Formulas of binary workbooks, which are stored in the order of a calculating machine, as they were written."""

from __future__ import annotations

import struct

from connectors.workbooks.addresses import column_letters

_SIGNS = {0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x07: "^", 0x08: "&", 0x09: "<", 0x0A: "<=", 0x0B: "=",
          0x0C: ">=", 0x0D: ">", 0x0E: "<>"}  # fmt: skip
#: Number of a function → its name and, where that is fixed, the number of its arguments.
_FUNCTIONS = {
    0: ("COUNT", 0), 1: ("IF", 0), 4: ("SUM", 0), 5: ("AVERAGE", 0), 6: ("MIN", 0), 7: ("MAX", 0), 24: ("ABS", 1),
    25: ("INT", 1), 27: ("ROUND", 2), 36: ("AND", 0), 37: ("OR", 0), 38: ("NOT", 1), 129: ("ISBLANK", 1),
    169: ("COUNTA", 0), 183: ("PRODUCT", 0), 212: ("ROUNDUP", 2), 213: ("ROUNDDOWN", 2), 228: ("SUMPRODUCT", 0),
}  # fmt: skip
_SHARED = 0x01


class NotReadable(Exception):
    """The formula uses something that calculators have no need of."""


def formula_text(data: bytes, row: int, column: int) -> str:
    """The formula with its leading "=", or "" where it uses what is not read here.

    row, column from 0: where it stands, for references that are relative to it.
    """
    try:
        return "=" + _Formula(data, row, column).read()
    except (NotReadable, struct.error, IndexError, UnicodeDecodeError):
        return ""


def is_shared(data: bytes) -> bool:
    """Whether the formula only says that another one is meant."""
    return data[:1] == bytes([_SHARED])


class _Formula:
    def __init__(self, data: bytes, row: int, column: int) -> None:
        self._data = data
        self._row = row
        self._column = column
        self._at = 0
        self._stack: list[str] = []

    def read(self) -> str:
        while self._at < len(self._data):
            token = self._data[self._at]
            self._at += 1
            self._token(token, token if token < 0x20 else token & 0x1F | 0x20)
        if len(self._stack) != 1:
            raise NotReadable
        return self._stack[0]

    def _take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def _token(self, token: int, base: int) -> None:
        if token in _SIGNS:
            right, left = self._stack.pop(), self._stack.pop()
            self._stack.append(f"{left}{_SIGNS[token]}{right}")
        elif token in (0x12, 0x13, 0x14, 0x15):
            before, after = {0x12: ("+", ""), 0x13: ("-", ""), 0x14: ("", "%"), 0x15: ("(", ")")}[token]
            self._stack.append(before + self._stack.pop() + after)
        elif token in (0x16, 0x17, 0x1D, 0x1E, 0x1F):
            self._stack.append(self._constant(token))
        elif token == 0x19:
            self._attribute()
        elif base in (0x24, 0x25, 0x2C, 0x2D):
            self._stack.append(self._reference(base))
        elif base in (0x21, 0x22):
            self._function(base)
        else:
            raise NotReadable

    def _constant(self, token: int) -> str:
        if token == 0x16:  # an argument that was left out
            return ""
        if token == 0x17:
            count, flags = self._take("BB")
            width = 2 if flags & 1 else 1
            data = self._data[self._at : self._at + count * width]
            self._at += count * width
            text = data.decode("utf-16-le" if width == 2 else "latin-1")
            return '"' + text.replace('"', '""') + '"'
        if token == 0x1D:
            return "TRUE" if self._take("B")[0] else "FALSE"
        return format(self._take("H" if token == 0x1E else "d")[0], ".15g")

    def _attribute(self) -> None:
        """Hints for the calculation; one stands for SUM of one argument, others are blanks between tokens."""
        flags, _ = self._take("BH")
        if flags & 0x10:
            self._stack.append(f"SUM({self._stack.pop()})")
        elif flags & 0x04:
            raise NotReadable

    def _reference(self, base: int) -> str:
        is_offset = base in (0x2C, 0x2D)
        if base in (0x24, 0x2C):
            row, column = self._take("HH")
            return self._cell(row, column, is_offset)
        first_row, last_row, first_column, last_column = self._take("HHHH")
        return (
            f"{self._cell(first_row, first_column, is_offset)}:{self._cell(last_row, last_column, is_offset)}"
        )

    def _cell(self, row: int, column: int, is_offset: bool) -> str:
        """A cell; its two highest bits say whether row and column move with the formula."""
        row_moves, column_moves = bool(column & 0x8000), bool(column & 0x4000)
        column &= 0xFF
        if is_offset and row_moves:
            row = (self._row + row) & 0xFFFF
        if is_offset and column_moves:
            column = (self._column + column) & 0xFF
        row_sign, column_sign = "" if row_moves else "$", "" if column_moves else "$"
        return f"{column_sign}{column_letters(column + 1)}{row_sign}{row + 1}"

    def _function(self, base: int) -> None:
        if base == 0x22:
            count, number = self._take("BH")
            count &= 0x7F
        else:
            (number,) = self._take("H")
            count = _FUNCTIONS.get(number, ("", 0))[1]
        if number not in _FUNCTIONS or count > len(self._stack) or not count:
            raise NotReadable
        arguments = [self._stack.pop() for _ in range(count)][::-1]
        self._stack.append(f"{_FUNCTIONS[number][0]}({','.join(arguments)})")
