"""Binary workbooks (.xls of Excel 97 to 2003): only cells that are there, with their formulas."""

from __future__ import annotations

import struct
from decimal import Decimal

from connectors.limits import Limits
from connectors.workbooks.addresses import address_of
from connectors.workbooks.biff_book import Book, read_book
from connectors.workbooks.biff_formulas import formula_text, is_shared
from connectors.workbooks.biff_records import Record, TextReader, records, rk_number
from connectors.workbooks.values import date_text, hides_everything, is_date_format, number
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import Sheet, SheetCell

Value = str | Decimal | bool | None
_BEGIN, _END, _VERSION = 0x809, 0x0A, 0x0600
_TEXT_CELL, _NUMBER, _RK, _MANY_RK, _FORMULA, _RESULT, _LABEL, _TRUTH = (
    0xFD,
    0x203,
    0x27E,
    0xBD,
    0x06,
    0x207,
    0x204,
    0x205,
)
_SHARED_FORMULA, _MERGED, _ROW, _COLUMNS = 0x4BC, 0xE5, 0x208, 0x7D
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def is_biff8(stream: bytes) -> bool:
    """Whether a Workbook stream is of the kind that is read here."""
    return len(stream) >= 8 and struct.unpack_from("<HxxH", stream, 0) == (_BEGIN, _VERSION)


def read_biff8(stream: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    try:
        book = read_book(stream)
        if len(book.sheets) > limits.sheets:
            raise Unreadable(Reason.TOO_LARGE, "The workbook has more sheets than we read.")
        left = limits.cells
        sheets: list[Sheet] = []
        for name, at, is_hidden in book.sheets:
            reader = _SheetReader(book, left)
            sheets.append(reader.read(stream, at, name, is_hidden=is_hidden))
            left -= len(sheets[-1].cells)
        return tuple(sheets)
    except (struct.error, IndexError):
        raise Unreadable(Reason.DAMAGED, "The workbook is cut off or damaged; it cannot be opened.") from None


class _SheetReader:
    """Reads the records of one sheet. most: cells that the limits leave for it."""

    def __init__(self, book: Book, most: int) -> None:
        self._book = book
        self._most = most
        self._cells: list[SheetCell] = []
        self._merged: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._awaits_result: tuple[int, int, int, bytes] | None = None
        self._shared: list[tuple[tuple[int, int, int, int], bytes]] = []

    def read(self, stream: bytes, at: int, name: str, *, is_hidden: bool) -> Sheet:
        depth = 0
        for record in records(stream, at):
            if record.kind == _BEGIN:
                depth += 1
            elif record.kind == _END:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                self._record(record)
        cells = sorted((self._hidden(cell) for cell in self._cells), key=lambda cell: (cell.row, cell.column))
        return Sheet(name=name, cells=tuple(cells), hidden=is_hidden, merged=tuple(self._merged))

    def _hidden(self, cell: SheetCell) -> SheetCell:
        column = cell.column - 1
        hidden = cell.row - 1 in self._hidden_rows or any(a <= column <= b for a, b in self._hidden_columns)
        if not hidden:
            return cell
        return SheetCell(
            cell.row,
            cell.column,
            cell.address,
            cell.value,
            cell.formula,
            cell.number_format,
            cell.is_date,
            hidden=True,
        )

    def _record(self, record: Record) -> None:
        kind, data = record.kind, record.data
        if kind == _RESULT and self._awaits_result is not None:
            row, column, style, code = self._awaits_result
            self._awaits_result = None
            self._add(row, column, style, self._book.shown(TextReader(record.pieces).read()), code)
        elif kind == _FORMULA:
            self._formula(data)
        elif kind == _SHARED_FORMULA:
            self._shared_formula(data)
        elif kind == _MERGED:
            self._merge(data)
        elif kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", data)
            if flags & 0x20:
                self._hidden_rows.add(row)
        elif kind == _COLUMNS:
            first, last, flags = struct.unpack_from("<HH4xH", data)
            if flags & 1:
                self._hidden_columns.append((first, last))
        elif kind == _MANY_RK:
            self._many(data)
        else:
            self._value(record)

    def _value(self, record: Record) -> None:
        """A cell with a value of its own."""
        kind, data = record.kind, record.data
        if kind not in (_TEXT_CELL, _NUMBER, _RK, _LABEL, _TRUTH):
            return
        row, column, style = struct.unpack_from("<HHH", data)
        value: Value
        if kind == _TEXT_CELL:
            (index,) = struct.unpack_from("<I", data, 6)
            value = self._book.shown(self._book.texts[index]) if index < len(self._book.texts) else None
        elif kind == _LABEL:
            value = self._book.shown(TextReader(record.pieces, 6).read())
        elif kind == _TRUTH:
            found, is_error = struct.unpack_from("<BB", data, 6)
            value = _ERRORS.get(found, "#ERROR") if is_error else bool(found)
        else:
            raw = struct.unpack_from("<d" if kind == _NUMBER else "<I", data, 6)[0]
            value = number(repr(raw if kind == _NUMBER else rk_number(raw)))
        self._add(row, column, style, value)

    def _many(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 7, 6):
            style, packed = struct.unpack_from("<HI", data, at)
            self._add(row, column, style, number(repr(rk_number(packed))))
            column += 1

    def _formula(self, data: bytes) -> None:
        """A formula with its last result; a text result follows in a record of its own."""
        row, column, style, result = struct.unpack_from("<HHH8s", data)
        (length,) = struct.unpack_from("<H", data, 20)
        code = data[22 : 22 + length]
        if result[6:] != b"\xff\xff":
            self._add(row, column, style, number(repr(struct.unpack("<d", result)[0])), code)
        elif result[0] == 0:
            self._awaits_result = (row, column, style, code)
        elif result[0] == 1:
            self._add(row, column, style, bool(result[2]), code)
        elif result[0] == 2:
            self._add(row, column, style, _ERRORS.get(result[2], "#ERROR"), code)
        else:
            self._add(row, column, style, None, code)

    def _shared_formula(self, data: bytes) -> None:
        """The formula that the cell before, and others of the range, refer to."""
        first, last, left, right, length = struct.unpack_from("<HHBBxxH", data)
        code = data[10 : 10 + length]
        self._shared.append(((first, last, left, right), code))
        if self._cells and not self._cells[-1].formula:
            cell = self._cells[-1]
            text = formula_text(code, cell.row - 1, cell.column - 1)
            self._cells[-1] = SheetCell(
                cell.row, cell.column, cell.address, cell.value, text, cell.number_format, cell.is_date
            )

    def _code_text(self, code: bytes, row: int, column: int) -> str:
        if not is_shared(code):
            return formula_text(code, row, column)
        for (first, last, left, right), shared in reversed(self._shared):
            if first <= row <= last and left <= column <= right:
                return formula_text(shared, row, column)
        return ""

    def _merge(self, data: bytes) -> None:
        (count,) = struct.unpack_from("<H", data)
        for at in range(2, min(2 + 8 * count, len(data) - 7), 8):
            first, last, left, right = struct.unpack_from("<HHHH", data, at)
            self._merged.append(f"{address_of(first + 1, left + 1)}:{address_of(last + 1, right + 1)}")

    def _add(self, row: int, column: int, style: int, value: Value, code: bytes = b"") -> None:
        if len(self._cells) >= self._most:
            raise Unreadable(Reason.TOO_LARGE, "The workbook has more filled cells than we read.")
        font, number_format = self._book.styles[style] if style < len(self._book.styles) else (0, 0)
        if (value is None or value == "") and not code or self._book.is_struck(font):
            return
        text = self._book.formats.get(number_format, "General")
        is_date = False
        if isinstance(value, Decimal) and is_date_format(number_format, text):
            shown = date_text(value, since_1904=self._book.since_1904)
            value, is_date = (shown, True) if shown is not None else (value, False)
        if hides_everything(text):
            return
        address = address_of(row + 1, column + 1)
        formula = self._code_text(code, row, column) if code else ""
        self._cells.append(SheetCell(row + 1, column + 1, address, value, formula, text, is_date))
