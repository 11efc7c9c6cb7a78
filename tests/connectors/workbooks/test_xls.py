"""Binary workbooks (.xls), record by record."""

from __future__ import annotations

import struct
from decimal import Decimal

import pytest

from connectors.limits import Limits
from connectors.workbooks.biff_formulas import formula_text
from pipelines.outcomes import Kind, Reason
from tests.connectors.documents.builders.biff import (
    RESULT_TEXT,
    formula,
    long_text,
    number,
    record,
    reference,
    text,
    xls,
)
from tests.connectors.documents.reading import read, reason

TIMES = b"\x05"


def table_of(*texts: bytes) -> bytes:
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(texts))


def test_texts_and_numbers_stand_at_their_addresses() -> None:
    document = read(
        xls(
            text(3, 2, 0) + number(3, 3, 34.0) + number(5, 5, 0.1 + 0.2),
            texts=table_of(long_text("Teachers")),
        )
    )
    assert document.kind is Kind.XLSX
    assert [(c.address, c.value) for c in document.sheets[0].cells] == [
        ("C4", "Teachers"), ("D4", Decimal(34)), ("F6", Decimal("0.3")),
    ]  # fmt: skip


def test_packed_numbers_are_whole_or_hundredths() -> None:
    whole, hundredths, negative = 34 << 2 | 2, 12550 << 2 | 3, (-5 & 0x3FFFFFFF) << 2 | 2
    many = struct.pack("<HHHIHIHIH", 0, 0, 0, whole, 0, hundredths, 0, negative, 2)
    assert [c.value for c in read(xls(record(0xBD, many))).sheets[0].cells] == [
        Decimal(34),
        Decimal("125.5"),
        Decimal(-5),
    ]


def test_a_text_that_goes_on_in_another_record_is_whole() -> None:
    first = struct.pack("<II", 2, 2) + long_text("a") + struct.pack("<HB", 8, 0) + b"Elk "
    texts = record(0xFC, first) + record(0x3C, b"\x01" + "Fork".encode("utf-16-le"))
    assert read(xls(text(0, 0, 1), texts=texts)).sheets[0].cells[0].value == "Elk Fork"


def test_formulas_are_written_out_with_their_last_result_or_none() -> None:
    cells = (
        formula(4, 4, reference(4, 1) + reference(4, 2) + TIMES, 170.0)
        + formula(5, 4, struct.pack("<BHHHH", 0x25, 0, 4, 0xC004, 0xC004) + b"\x19\x10\0\0")
        + formula(6, 4, reference(0, 0, moves=False), RESULT_TEXT)
        + record(0x207, long_text("done"))
    )
    found = read(xls(cells)).sheets[0].cells
    assert [(c.address, c.value, c.formula) for c in found] == [
        ("E5", Decimal(170), "=B5*C5"), ("E6", None, "=SUM(E1:E5)"), ("E7", "done", "=$A$1"),
    ]  # fmt: skip


def test_a_formula_shared_by_many_cells_is_moved_to_each() -> None:
    shared = (
        struct.pack("<BHH", 0x4C, 0, 0xC000 | 0xFF) + b"\x1e\x02\0" + TIMES
    )  # the cell to the left, times two
    refers = struct.pack("<BHH", 0x01, 0, 1)
    cells = formula(0, 1, refers, 2.0) + record(
        0x4BC, struct.pack("<HHBBHH", 0, 1, 1, 1, 0, len(shared)) + shared
    )
    found = read(xls(cells + formula(1, 1, refers, 4.0))).sheets[0].cells
    assert [c.formula for c in found] == ["=A1*2", "=A2*2"]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        (b"\x1e\x05\0\x13\x14", "=-5%"),
        (b'\x17\x02\0a"', '="a"""'),
        (b"\x1f" + struct.pack("<d", 0.5) + b"\x1e\x02\0\x15\x06", "=0.5/(2)"),
        (reference(0, 0) + b"\x1e\x02\0" + b"\x41\x1b\0", "=ROUND(A1,2)"),
        (reference(0, 0) + b"\x1d\x01\x16" + b"\x42\x03\x01\0", "=IF(A1,TRUE,)"),
        (b"\x23\x01\0\0\0", ""),
        (b"\x05", ""),
        (b"\x1e", ""),
    ],
)
def test_tokens_of_formulas(code: bytes, written: str) -> None:
    assert formula_text(code, 0, 0) == written


@pytest.mark.parametrize(("mode", "shown"), [(b"\0\0", "2015-07-13"), (b"\x01\0", "2019-07-14")])
def test_dates_count_from_the_day_that_the_workbook_says(mode: bytes, shown: str) -> None:
    settings = record(0x22, mode) + record(0xE0, struct.pack("<HH16x", 0, 14))
    cell = read(xls(number(0, 0, 42198.0), settings=settings)).sheets[0].cells[0]
    assert (cell.value, cell.is_date) == (shown, True)


def test_struck_out_cells_and_runs_are_left_out() -> None:
    fonts = record(0x31, b"\0" * 14 + b"\0\0") + record(0x31, b"\0\0\x08" + b"\0" * 11 + b"\0\0")
    settings = fonts + record(0xE0, struct.pack("<HH16x", 0, 0)) + record(0xE0, struct.pack("<HH16x", 1, 0))
    rich = struct.pack("<HBH", 6, 8, 2) + b"28 34!" + struct.pack("<HHHH", 0, 1, 3, 0)
    document = read(xls(text(0, 0, 0) + number(0, 1, 28.0, 1), settings=settings, texts=table_of(rich)))
    assert [(c.address, c.value) for c in document.sheets[0].cells] == [("A1", "34!")]


def test_hidden_sheets_rows_and_columns_and_merges_are_told() -> None:
    hidden = record(0x208, struct.pack("<HHHHHHI", 1, 0, 3, 0, 0, 0, 0x20)) + record(
        0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0)
    )
    cells = (
        hidden
        + number(0, 0, 1.0)
        + number(0, 1, 2.0)
        + number(1, 0, 3.0)
        + record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 2))
    )
    document = read(xls(cells, number(0, 0, 9.0), states=((0, 0), (1, 0))))
    assert [(c.address, c.hidden) for c in document.sheets[0].cells] == [
        ("A1", False),
        ("B1", True),
        ("A2", True),
    ]
    assert (document.sheets[0].merged, [s.hidden for s in document.sheets]) == (("A1:C2",), [False, True])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (xls(b"", states=((0, 1),)), Reason.ACTIVE_CONTENT),
        (xls(b"", extra={"_VBA_PROJECT_CUR/VBA": b"x"}), Reason.ACTIVE_CONTENT),
        (xls(b"", settings=record(0x2F, b"\x01\0")), Reason.ENCRYPTED),
        (xls(record(0x203, b"\0")), Reason.DAMAGED),
        (xls(b"", texts=record(0xFC, struct.pack("<II", 9, 9))), Reason.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason) -> None:
    assert reason(content, "calculator.xls") is expected


def test_the_limit_of_cells_holds() -> None:
    assert reason(xls(number(0, 0, 1.0) + number(0, 1, 1.0)), limits=Limits(cells=1)) is Reason.TOO_LARGE
