"""Workbooks in OpenDocument format (.ods)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from connectors.documents.containers import Container
from connectors.documents.odf.package import open_odf, read_meta
from connectors.documents.safe_xml import parse_xml
from connectors.documents.tidy import tidy, tidy_text
from connectors.limits import Limits
from connectors.workbooks.addresses import LAST_COLUMN, LAST_ROW, address_of
from connectors.workbooks.values import number
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import Sheet, SheetCell

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBERS = frozenset({"float", "currency", "percentage"})
_GROUPS = frozenset({_TABLE + "table-row-group", _TABLE + "table-header-rows", _TABLE + "table-rows"})


def read_ods(container: Container, limits: Limits) -> tuple[tuple[Sheet, ...], str, str]:
    """(sheets, title, mark). Raises Unreadable: damaged, encrypted, too_large, active_content."""
    open_odf(container)
    root = parse_xml(container.read("content.xml"), limits)
    title, mark = read_meta(container, limits)
    return _sheets(root, limits), title, mark


def read_flat_ods(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """A workbook in one XML file (.fods). Raises Unreadable: damaged, too_large."""
    return _sheets(parse_xml(content, limits), limits)


def _sheets(root: etree._Element, limits: Limits) -> tuple[Sheet, ...]:
    hidden_styles = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        for properties in style.iterfind(_STYLE + "table-properties")
        if properties.get(_TABLE + "display") == "false"
    }
    tables = list(root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"))
    if len(tables) > limits.sheets:
        raise Unreadable(Reason.TOO_LARGE, "The workbook has more sheets than we read.")
    reader = _Reader(limits)
    return tuple(reader.read(table, table.get(_TABLE + "style-name") in hidden_styles) for table in tables)


class _Reader:
    """The limit of cells is for all sheets together. Repeated empty rows and columns are only counted over."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0

    def read(self, table: etree._Element, is_hidden: bool) -> Sheet:
        cells: list[SheetCell] = []
        merged: list[str] = []
        hidden_columns = set(_hidden_columns(table))
        row_number = 1
        for row in _rows(table):
            repeated = _repeated(row, "number-rows-repeated")
            is_row_hidden = (row.get(_TABLE + "visibility") or "visible") != "visible"
            found = list(self._row(row, row_number, merged))
            for offset in range(repeated if found else 0):
                for cell in found:
                    self._add(
                        cell, row_number + offset, is_row_hidden or cell.column in hidden_columns, cells
                    )
            row_number += repeated
            if row_number > LAST_ROW:
                break
        name = tidy_text(table.get(_TABLE + "name") or "")
        return Sheet(name=name, cells=tuple(cells), hidden=is_hidden, merged=tuple(merged))

    def _add(self, cell: SheetCell, row: int, is_hidden: bool, cells: list[SheetCell]) -> None:
        self._count += 1
        if self._count > self._limits.cells:
            raise Unreadable(Reason.TOO_LARGE, "The workbook has more filled cells than we read.")
        cells.append(
            SheetCell(
                row=row,
                column=cell.column,
                address=address_of(row, cell.column),
                value=cell.value,
                formula=cell.formula,
                is_date=cell.is_date,
                hidden=is_hidden,
            )
        )

    def _row(self, row: etree._Element, row_number: int, merged: list[str]) -> Iterator[SheetCell]:
        column = 1
        for element in row:
            if element.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                continue
            repeated = _repeated(element, "number-columns-repeated")
            value, is_date = _value(element)
            formula = _formula(element.get(_TABLE + "formula") or "")
            if (value is not None or formula) and element.tag == _TABLE + "table-cell":
                for offset in range(min(repeated, LAST_COLUMN)):
                    at = column + offset
                    if at > LAST_COLUMN or offset > self._limits.cells:
                        break
                    yield SheetCell(
                        row_number, at, address_of(row_number, at), value, formula, is_date=is_date
                    )
                _note_merged(element, row_number, column, merged)
            column += repeated
            if column > LAST_COLUMN:
                return


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == _TABLE + "table-row":
            yield element
        elif element.tag in _GROUPS:
            yield from _rows(element)


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    column = 1
    for element in table.iter(_TABLE + "table-column"):
        repeated = _repeated(element, "number-columns-repeated")
        if (element.get(_TABLE + "visibility") or "visible") != "visible":
            yield from range(column, min(column + repeated, LAST_COLUMN + 1))
        column += repeated


def _note_merged(element: etree._Element, row: int, column: int, merged: list[str]) -> None:
    columns = _whole(element.get(_TABLE + "number-columns-spanned"))
    rows = _whole(element.get(_TABLE + "number-rows-spanned"))
    if columns > 1 or rows > 1:
        merged.append(f"{address_of(row, column)}:{address_of(row + rows - 1, column + columns - 1)}")


def _value(element: etree._Element) -> tuple[str | Decimal | bool | None, bool]:
    """(value, whether it is a date)."""
    kind = element.get(_OFFICE + "value-type") or ""
    if kind in _NUMBERS:
        return number(element.get(_OFFICE + "value") or ""), False
    if kind == "date":
        return (element.get(_OFFICE + "date-value") or "").removesuffix("T00:00:00") or None, True
    if kind == "boolean":
        return element.get(_OFFICE + "boolean-value") == "true", False
    text = "\n".join("".join(_words(paragraph)) for paragraph in element.iterfind(_TEXT + "p"))
    return tidy(text).text or None, False


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph, with its spaces and line breaks; notes on the cell are elsewhere."""
    yield element.text or ""
    for part in element:
        if part.tag == _TEXT + "s":
            yield " " * _whole(part.get(_TEXT + "c"))
        elif part.tag == _TEXT + "line-break":
            yield "\n"
        elif part.tag != _OFFICE + "annotation":
            yield from _words(part)
        yield part.tail or ""


def _formula(text: str) -> str:
    """ "of:=[.B2]*[.C2]" → "=B2*C2", as other workbooks write it."""
    formula = text.partition(":")[2] if text[:1] != "=" else text
    for mark in ("[.", "[$.", "]"):
        formula = formula.replace(mark, "")
    return formula.replace(":.", ":").replace(";", ",")


def _repeated(element: etree._Element, name: str) -> int:
    return _whole(element.get(_TABLE + name))


def _whole(text: str | None) -> int:
    return (
        min(int(text), LAST_ROW)
        if text and text.isascii() and text.isdigit() and len(text) < 9 and int(text)
        else 1
    )
