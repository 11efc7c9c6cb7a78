"""Workbooks: what is filled in, what was calculated, what stands behind it, and nothing that is merely declared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from pipelines.tree import SheetCell
from tests.connectors.documents.builders.ole import ole
from tests.connectors.documents.builders.sheets import formula, number, sheet, styles, text, xlsx
from tests.connectors.documents.reading import block_lines, read, reason


def cells(content: bytes, index: int = 0) -> dict[str, SheetCell]:
    """The cells of a sheet by their addresses."""
    return {cell.address: cell for cell in read(content).sheets[index].cells}


def test_numbers_texts_and_truth_are_read() -> None:
    document = read(xlsx(sheet(text("A1", "Teachers") + number("B1", 34) + '<c r="C1" t="b"><v>1</v></c>')))
    assert document.kind is Kind.XLSX
    assert [cell.value for cell in document.sheets[0].cells] == ["Teachers", Decimal(34), True]
    assert [(name, block_lines(blocks)) for name, blocks in document.parts] == [
        ("Sheet1", ["Teachers | 34 | TRUE"])
    ]


def test_numbers_have_the_digits_that_are_shown() -> None:
    found = cells(
        xlsx(sheet(number("A1", "0.57499999999999996") + number("B1", "1E3") + number("C1", "1E999")))
    )
    assert [cell.value for cell in found.values()] == [Decimal("0.575"), Decimal(1000), "1E999"]


def test_a_number_typed_as_text_stays_text() -> None:
    assert cells(xlsx(sheet(text("A1", "34"))))["A1"].value == "34"


def test_a_formula_has_its_last_result_or_none() -> None:
    found = cells(xlsx(sheet(formula("A1", "B1*C1", "21250") + formula("A2", "SUM(A1:A1)"))))
    assert (found["A1"].value, found["A1"].formula) == (Decimal(21250), "=B1*C1")
    assert (found["A2"].value, found["A2"].formula) == (None, "=SUM(A1:A1)")


def test_a_formula_shared_by_many_cells_is_moved_to_each() -> None:
    content = formula("E5", 'B5*$C$1+SUM(B$5:B5)&amp;"B5"', "1", 't="shared" si="0" ref="E5:E7"')
    found = cells(xlsx(sheet(content, formula("F7", "", "2", 't="shared" si="0"'))))
    assert found["F7"].formula == '=C7*$C$1+SUM(C$5:C7)&"B5"'


@pytest.mark.parametrize(
    ("since_1904", "shown"), [("", "2015-07-13"), ('<workbookPr date1904="1"/>', "2019-07-14")]
)
def test_dates_count_from_the_day_that_the_workbook_says(since_1904: str, shown: str) -> None:
    content = xlsx(sheet(number("A1", 42198, 0)), styles=styles("m/d/yyyy"), properties=since_1904)
    assert (cells(content)["A1"].value, cells(content)["A1"].is_date) == (shown, True)


def test_only_formats_of_dates_make_dates() -> None:
    content = xlsx(
        sheet("".join(number(f"{column}1", "1.5", index) for index, column in enumerate("ABCDE"))),
        styles=styles('"$"#,##0.00', "[Red]0.00", "hh:mm:ss", '0 "days"', "d mmm yy"),
    )
    assert [cell.value for cell in cells(content).values()] == [
        Decimal("1.5"), Decimal("1.5"), "1900-01-01T12:00:00", Decimal("1.5"), "1900-01-01T12:00:00",
    ]  # fmt: skip


def test_shared_texts_leave_out_struck_runs_and_readings() -> None:
    runs = "<r><rPr><strike/></rPr><t>28</t></r><r><t>34</t></r><rPh><t>reading</t></rPh>"
    texts = f"<si><t>plain</t></si><si>{runs}</si>"
    content = xlsx(sheet('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>9</v></c>'), texts=texts)
    assert [(cell.address, cell.value) for cell in cells(content).values()] == [("A1", "34")]


def test_struck_out_cells_are_no_figures() -> None:
    fonts = "<font/><font><strike/></font>"
    content = xlsx(
        sheet(number("A1", 28, 1) + number("B1", 34)),
        styles=styles("General", fonts=fonts, cells='<xf numFmtId="0" fontId="1"/>'),
    )
    assert list(cells(content)) == ["B1"]


def test_hidden_sheets_rows_columns_and_values_are_told() -> None:
    hidden_row = f'<row r="2" hidden="1">{number("A2", 2)}</row>'
    first = sheet(
        number("A1", 1) + number("B1", 3) + number("C1", 4, 1),
        hidden_row,
        before='<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    document = read(
        xlsx(first, sheet(number("A1", 9)), states=("visible", "veryHidden"), styles=styles("General", ";;;"))
    )
    assert [(cell.address, cell.hidden) for cell in document.sheets[0].cells] == [
        ("A1", False), ("B1", True), ("C1", True), ("A2", True),
    ]  # fmt: skip
    assert [sheet.hidden for sheet in document.sheets] == [False, True]
    assert [name for name, _ in document.parts] == ["Sheet1"]


def test_merged_cells_are_listed_and_span_in_the_table() -> None:
    content = xlsx(sheet(text("A1", "Travel"), after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'))
    document = read(content)
    assert document.sheets[0].merged == ("A1:C2",)
    cell = document.parts[0][1][0].rows[0].cells[0]  # type: ignore[union-attr]
    assert (cell.column_span, cell.row_span) == (3, 2)


def test_what_a_sheet_declares_as_its_size_does_not_matter() -> None:
    content = xlsx(sheet(number("A1", 1), before='<dimension ref="A1:XFD1048576"/>'))
    assert len(read(content).sheets[0].cells) == 1


def test_cells_without_an_address_are_counted() -> None:
    assert list(cells(xlsx(sheet("<c><v>1</v></c><c><v>2</v></c>")))) == ["A1", "B1"]


def test_our_mark_is_read() -> None:
    assert (
        read(xlsx(sheet(number("A1", 1)), custom="<p><v>partnerships queue 1</v></p>")).mark
        == "partnerships queue 1"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (xlsx(sheet(), parts={"xl/vbaProject.bin": b"x"}), Reason.ACTIVE_CONTENT),
        (xlsx(sheet(), parts={"xl/macrosheets/sheet1.xml": b"<x/>"}), Reason.ACTIVE_CONTENT),
        (
            xlsx(sheet(), parts={"xl/externalLinks/externalLink1.xml": b"<x><ddeLink/></x>"}),
            Reason.ACTIVE_CONTENT,
        ),
        (xlsx(sheet(), parts={"xl/externalLinks/externalLink1.xml": b"<x><externalBook/></x>"}), None),
        (xlsx(sheet(number("A1", 1)))[:-200], Reason.DAMAGED),
        (xlsx("<worksheet><sheetData><row>"), Reason.DAMAGED),
        (ole({"EncryptedPackage": b"x"}), Reason.ENCRYPTED),
        (ole({"Workbook": b"\x09\x08\x10\0", "_VBA_PROJECT_CUR/VBA": b"x"}), Reason.ACTIVE_CONTENT),
        (ole({"Workbook": b"\x09\x08 nothing of the kind"}), Reason.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason | None) -> None:
    assert reason(content, "calculator.xlsx") is expected


def test_the_limits_hold_for_all_sheets_together() -> None:
    content = xlsx(sheet(number("A1", 1) + number("B1", 2)), sheet(number("A1", 3)))
    assert reason(content, limits=Limits(cells=2)) is Reason.TOO_LARGE
    assert reason(content, limits=Limits(cells=3)) is None
    assert reason(content, limits=Limits(sheets=1)) is Reason.TOO_LARGE


@pytest.mark.parametrize("stored", ["1e400", "NaN", "1E+308", "-1e15"])
def test_a_stored_number_beyond_reason_stays_words(stored: str) -> None:
    assert cells(xlsx(sheet(number("A1", stored))))["A1"].value == stored
