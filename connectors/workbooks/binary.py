"""Workbooks in binary formats (.xls, .xlsb): values by calamine, which reads no formulas and runs nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from connectors.documents.active_content import refuse_active_content
from connectors.documents.containers import Container
from connectors.documents.ole import stream_names
from connectors.documents.tidy import tidy, tidy_text
from connectors.limits import Limits
from connectors.workbooks.addresses import address_of
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
    return _sheets(content, limits)


def read_xlsb(content: bytes, container: Container, limits: Limits) -> tuple[Sheet, ...]:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    refuse_active_content(container)
    return _sheets(content, limits)


def _sheets(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
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


def _cells(sheet: Any, most: int) -> Iterator[SheetCell]:
    start = sheet.start
    if start is None:
        return
    count = 0
    for row_index, row in enumerate(sheet.iter_rows()):
        for column_index, found in enumerate(row):
            if found == "" or found is None or column_index < 0:
                continue
            count += 1
            if count > most:
                raise Unreadable(Reason.TOO_LARGE, "The workbook has more filled cells than we read.")
            row_number, column = row_index + 1, column_index + 1
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
