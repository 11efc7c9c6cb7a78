"""Workbooks in binary formats (.xls, .xlsb)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import olefile

from connectors.documents.active_content import refuse_active_content
from connectors.documents.containers import Container
from connectors.documents.embedded_files import OLE_ERRORS
from connectors.documents.ole import stream_names
from connectors.documents.tidy import tidy, tidy_text
from connectors.limits import Limits
from connectors.workbooks.addresses import address_of
from connectors.workbooks.biff import is_biff8, read_biff8
from connectors.workbooks.values import number
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import Sheet, SheetCell


def read_xls(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    streams = stream_names(content)
    if any("_vba_project" in stream or stream.startswith("macros") for stream in streams):
        raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds macros.")
    if "encryptedpackage" in streams:
        raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")
    if "book" in streams and "workbook" not in streams:
        return _sheets(content, limits)  # Excel 95
    stream = _workbook_stream(content)
    if not is_biff8(stream):
        raise Unreadable(Reason.DAMAGED, "The workbook is damaged; its beginning makes no sense.")
    return read_biff8(stream, limits)


def _workbook_stream(content: bytes) -> bytes:
    """The stream of the sheets. Raises Unreadable: damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return bytes(ole.openstream("Workbook").read())
    except OLE_ERRORS:
        raise Unreadable(Reason.DAMAGED, "The workbook is cut off or damaged; it cannot be opened.") from None


def read_xlsb(content: bytes, container: Container, limits: Limits) -> tuple[Sheet, ...]:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    refuse_active_content(container)
    return _sheets(content, limits)


def _sheets(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """By calamine, which reads values alone and runs nothing: .xlsb, and .xls older than Excel 97."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        described = workbook.sheets_metadata
        if len(described) > limits.sheets:
            raise Unreadable(Reason.TOO_LARGE, "The workbook has more sheets than we read.")
        if any(sheet.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba) for sheet in described):
            raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds macros.")
        sheets: list[Sheet] = []
        left = limits.cells
        for sheet in described:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            read = workbook.get_sheet_by_name(sheet.name)
            cells = tuple(_cells(read, left))
            left -= len(cells)
            sheets.append(
                Sheet(
                    name=tidy_text(sheet.name),
                    cells=cells,
                    hidden=sheet.visible != SheetVisibleEnum.Visible,
                    merged=_merged(read),
                )
            )
        return tuple(sheets)
    except PasswordError:
        raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Unreadable(Reason.DAMAGED, "The workbook is cut off or damaged; it cannot be opened.") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a library in Rust stumbles over a broken file
            raise
        raise Unreadable(
            Reason.DAMAGED, "The workbook is damaged in a way that its reader stumbles over."
        ) from None


def _cells(sheet: Any, most: int) -> Iterator[SheetCell]:
    start = sheet.start
    if start is None:
        return
    count = 0
    for row_number, row in enumerate(sheet.iter_rows(), start=1):  # from the first row of the sheet …
        for column, found in enumerate(row, start=start[1] + 1):  # … and the first column with anything in it
            if found == "" or found is None:
                continue
            count += 1
            if count > most:
                raise Unreadable(Reason.TOO_LARGE, "The workbook has more filled cells than we read.")
            value, is_date = _value(found)
            yield SheetCell(row_number, column, address_of(row_number, column), value, is_date=is_date)


def _value(found: Any) -> tuple[str | Decimal | bool | None, bool]:
    if isinstance(found, bool):
        return found, False
    if isinstance(found, int | float):
        return number(repr(found)), False
    if isinstance(found, datetime):
        is_day = (found.hour, found.minute, found.second) == (0, 0, 0)
        return (found.date().isoformat() if is_day else found.isoformat(timespec="seconds")), True
    if isinstance(found, date | time):
        return found.isoformat(), True
    if isinstance(found, timedelta):
        return str(found), True
    return tidy(str(found)).text, False


def _merged(sheet: Any) -> tuple[str, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        f"{address_of(first[0] + 1, first[1] + 1)}:{address_of(last[0] + 1, last[1] + 1)}"
        for first, last in ranges
    )
