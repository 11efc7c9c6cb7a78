"""A review workbook as it comes back (openpyxl): cells to values, nothing believed, nothing run.

Formulas count by their last value; macros, links and anything else in the file are never followed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors.documents.containers import Container
from connectors.limits import STANDARD, Limits
from pipelines.money import cents_of
from pipelines.outcomes import Reason, Unreadable
from pipelines.rules.decide import ReturnedRow, ReturnedWorkbook
from pipelines.rules.decide_workbook import (
    ENTRY_COLUMNS,
    KEY_COLUMNS,
    MANIFEST_SHEET,
    QUEUE_SHEET,
    Binding,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

#: Our own workbooks have at most so many rows; what is longer is none of ours.
MOST_ROWS = 60_000
_MOST_COLUMNS = 100
_LONGEST_COMMENT = 4_000
_MACROS = "vbaproject.bin"
#: How the format writes the carriage return of a line that a person typed.
_TYPED_RETURN = "_x000D_"


def read_returned_workbook(content: bytes, limits: Limits = STANDARD) -> ReturnedWorkbook:
    """The rows and the binding of a returned workbook.

    Raises Unreadable: damaged, encrypted, too_large, active_content, unsupported_format (no workbook of ours).
    """
    if len(content) > limits.document_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The workbook is larger than any of ours.")
    container = Container(content, limits)
    if any(name.lower().endswith(_MACROS) for name in container.names):
        raise Unreadable(
            Reason.ACTIVE_CONTENT, "The workbook holds macros; save it as .xlsx and send it again."
        )
    workbook = _open(content)
    try:
        manifest = _manifest(workbook)
        return ReturnedWorkbook(
            binding=Binding(manifest.get("publication_id", ""), manifest.get("reviewer", "").lower()),
            signature=manifest.get("signature", ""),
            rows=tuple(_rows(workbook)),
        )
    finally:
        workbook.close()


def _open(content: bytes) -> Workbook:
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except (
        InvalidFileException,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        EOFError,
    ) as error:
        # SyntaxError: what broken XML raises in either XML library.
        raise Unreadable(Reason.DAMAGED, "The workbook is damaged; it cannot be opened.") from error


def _sheet(workbook: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    if name not in workbook.sheetnames:
        raise Unreadable(
            Reason.UNSUPPORTED_FORMAT,
            f"The workbook has no sheet {name}; it is not one of our review workbooks.",
        )
    sheet: Any = workbook[name]
    try:
        # max_row is asked for one more, so that a longer sheet is seen and not cut.
        yield from sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=_MOST_COLUMNS, values_only=True)
    except (ValueError, TypeError, KeyError, SyntaxError, AttributeError) as error:
        raise Unreadable(Reason.DAMAGED, f"The sheet {name} is damaged; it cannot be read.") from error


def _manifest(workbook: Workbook) -> dict[str, str]:
    found: dict[str, str] = {}
    for cells in _sheet(workbook, MANIFEST_SHEET):
        if len(cells) > 1 and cells[0] is not None and cells[1] is not None:
            found.setdefault(str(cells[0]), str(cells[1]).strip())
        if len(found) > 1_000:
            break
    return found


def _rows(workbook: Workbook) -> Iterator[ReturnedRow]:
    rows = _sheet(workbook, QUEUE_SHEET)
    place = _header(next(rows, ()))
    for line, cells in enumerate(rows, start=2):
        if line > MOST_ROWS + 1:
            raise Unreadable(
                Reason.TOO_LARGE, f"The workbook has more than {MOST_ROWS:,} rows; it is not ours."
            )
        if any(_text(_cell(cells, place[name])) for name in KEY_COLUMNS[:1] + ENTRY_COLUMNS):
            yield _row(line, cells, place)


def _header(cells: Sequence[Any]) -> dict[str, int]:
    place: dict[str, int] = {}
    for number, cell in enumerate(cells):
        place.setdefault(_text(cell).lower(), number)
    missing = [name for name in (*KEY_COLUMNS, *ENTRY_COLUMNS, "row_check") if name not in place]
    if missing:
        raise Unreadable(
            Reason.UNSUPPORTED_FORMAT,
            f"The sheet {QUEUE_SHEET} has no column {', '.join(missing)}; download the workbook again.",
        )
    return place


def _row(line: int, cells: Sequence[Any], place: dict[str, int]) -> ReturnedRow:
    key: dict[str, str | int | None] = {
        name: _text(_cell(cells, place[name])) or None for name in KEY_COLUMNS
    }
    key["version"] = _whole(_cell(cells, place["version"]))
    key["match_amount"] = cents_of(_text(_cell(cells, place["match_amount"])))
    choice, amount, comment = (_text(_cell(cells, place[name])) for name in ENTRY_COLUMNS)
    check = _text(_cell(cells, place["row_check"]))
    return ReturnedRow(
        line, key, choice, amount, comment.replace(_TYPED_RETURN, "")[:_LONGEST_COMMENT], check
    )


def _cell(cells: Sequence[Any], column: int) -> Any:
    return cells[column] if column < len(cells) else None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value).strip()


def _whole(value: Any) -> int | None:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
