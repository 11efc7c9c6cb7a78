"""The cells of one worksheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from connectors.documents.tidy import tidy
from connectors.limits import Limits
from connectors.workbooks.addresses import LAST_COLUMN, address_of, parse_address, parse_range
from connectors.workbooks.formulas import moved_formula
from connectors.workbooks.values import date_text, number
from connectors.workbooks.xlsx_styles import CellStyle, CellStyles
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import Sheet, SheetCell

Value = str | Decimal | bool | None


def shared_texts(root: etree._Element | None) -> tuple[str, ...]:
    """The table of texts that cells refer to by number."""
    return tuple(_rich_text(item) for item in root.iterfind("{*}si")) if root is not None else ()


def _rich_text(item: etree._Element) -> str:
    """The text of an si or is element: struck-out runs and phonetic readings are left out."""
    pieces: list[str] = []
    for part in item:
        local = etree.QName(part).localname
        if local == "t":
            pieces.append(part.text or "")
        elif local == "r":
            strike = part.find("{*}rPr/{*}strike")
            if strike is None or (strike.get("val") or "1").lower() in ("0", "false"):
                pieces.append(part.findtext("{*}t") or "")
    return tidy("".join(pieces)).text


@dataclass(slots=True)
class SheetReader:
    """Reads the worksheets of one workbook; the limit of cells is for all of them together."""

    texts: tuple[str, ...]
    styles: CellStyles
    since_1904: bool
    limits: Limits
    _cells: int = 0
    _shared: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def read(self, name: str, root: etree._Element, *, is_hidden: bool) -> Sheet:
        """Only the cells that are there are read; what the sheet declares as its size is of no matter.

        Raises Unreadable: too_large.
        """
        self._shared = {}
        hidden_columns = _hidden_columns(root)
        cells: list[SheetCell] = []
        row_number = 0
        for row in root.iterfind("{*}sheetData/{*}row"):
            row_number = _whole(row.get("r"), row_number + 1)
            is_row_hidden = (row.get("hidden") or "0").lower() in ("1", "true")
            for cell in self._row(row, row_number, is_row_hidden, hidden_columns):
                cells.append(cell)
        merged = tuple(
            reference
            for element in root.iterfind("{*}mergeCells/{*}mergeCell")
            if parse_range(reference := element.get("ref") or "") is not None
        )
        return Sheet(name=name, cells=tuple(cells), hidden=is_hidden, merged=merged)

    def _row(
        self, row: etree._Element, row_number: int, is_hidden: bool, hidden_columns: list[tuple[int, int]]
    ) -> Iterator[SheetCell]:
        column = 0
        for element in row:
            place = parse_address(element.get("r") or "")
            row_number, column = place if place else (row_number, column + 1)
            if not (len(element) and 1 <= column <= LAST_COLUMN):
                continue
            self._cells += 1
            if self._cells > self.limits.cells:
                raise Unreadable(Reason.TOO_LARGE, "The workbook has more filled cells than we read.")
            style = self.styles.style(element.get("s"))
            formula = self._formula(element.find("{*}f"), row_number, column)
            value, is_date = self._value(element, style)
            if (value is None or value == "") and not formula:
                continue
            if style.is_struck:
                continue
            yield SheetCell(
                row=row_number,
                column=column,
                address=address_of(row_number, column),
                value=None if value == "" and formula else value,
                formula=formula,
                number_format=style.number_format,
                is_date=is_date,
                hidden=is_hidden or style.is_hidden or any(a <= column <= b for a, b in hidden_columns),
            )

    def _formula(self, element: etree._Element | None, row: int, column: int) -> str:
        """The formula with its leading "="; of a shared one, moved to this cell."""
        if element is None:
            return ""
        text = (element.text or "").strip()
        identifier = element.get("si") if element.get("t") == "shared" else None
        if identifier is not None:
            if text:
                self._shared[identifier] = (text, row, column)
            elif identifier in self._shared:
                master, master_row, master_column = self._shared[identifier]
                text = moved_formula(master, row - master_row, column - master_column)
        return f"={text}" if text else ""

    def _value(self, element: etree._Element, style: CellStyle) -> tuple[Value, bool]:
        """(value, whether it is a date)."""
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            inline = element.find("{*}is")
            return (_rich_text(inline) if inline is not None else None), False
        text = element.findtext("{*}v")
        return self._stored(kind, text, style) if text else (None, False)

    def _stored(self, kind: str, text: str, style: CellStyle) -> tuple[Value, bool]:
        """What stands in the v element of a cell."""
        if kind == "s":
            index = _whole(text, -1)
            return (self.texts[index] if 0 <= index < len(self.texts) else None), False
        if kind == "b":
            return text.strip() in ("1", "true"), False
        if kind == "d":
            return tidy(text).text, True
        if kind == "n":
            return self._number(text, style)
        return tidy(text).text, False

    def _number(self, text: str, style: CellStyle) -> tuple[Value, bool]:
        value = number(text)
        if value is None:
            return tidy(text).text, False
        if style.is_date and (date := date_text(value, since_1904=self.since_1904)) is not None:
            return date, True
        return value, False


def _hidden_columns(root: etree._Element) -> list[tuple[int, int]]:
    return [
        (_whole(element.get("min"), 0), _whole(element.get("max"), 0))
        for element in root.iterfind("{*}cols/{*}col")
        if (element.get("hidden") or "0").lower() in ("1", "true")
    ]


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else default
