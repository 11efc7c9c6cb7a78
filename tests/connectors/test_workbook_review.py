"""The review workbook as it is written, and as it comes back."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from connectors.workbook_returned import read_returned_workbook
from connectors.workbook_review import ApplicationTexts, WorkbookFacts, write_review_workbook
from pipelines.outcomes import Reason, Unreadable
from pipelines.rules.decide_workbook import Binding, binding_signature, row_check
from pipelines.tables import REVIEW_QUEUE

KEY = b"k" * 32
BINDING = Binding("0123456789abcdef", "ann@program.example")
PACIFIC = ZoneInfo("America/Los_Angeles")


def queue_row(number: int = 1, **facts: Any) -> list[Any]:
    row: dict[str, Any] = dict.fromkeys(REVIEW_QUEUE.column_names) | {
        "rank": number,
        "application_id": f"2026-{number}",
        "district_name": f"District {number}",
        "state": "TX",
        "program": "csp",
        "status": "assessed",
        "window": "1",
        "priority_date": datetime(2026, 7, 1, 6, 59, 59, tzinfo=UTC),
        "score": 3000.5,
        "match_amount": 1_912_500,
        "questions": 0,
        "version": 1,
        "cycle": 2026,
    }
    return list((row | facts).values())


def workbook(path: Path, *rows: list[Any], texts: dict[str, ApplicationTexts] | None = None) -> Path:
    write_review_workbook(path, rows or (queue_row(),), WorkbookFacts(BINDING), KEY, PACIFIC, texts)
    return path


def edited(path: Path, change: Callable[[Worksheet, dict[str, int]], None]) -> bytes:
    """The workbook as a person fills it in and saves it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Queue"]
    change(sheet, {str(cell.value): cell.column or 0 for cell in sheet[1]})
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_sheet_is_flat_with_the_contract_s_columns_first(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx", queue_row(1), queue_row(2)))
    sheet = book["Queue"]
    header = [cell.value for cell in sheet[1]]
    assert header[:18] == list(REVIEW_QUEUE.column_names[:18])
    assert header[18:22] == ["decision", "amount", "comment", "texts"]
    assert sheet.max_row == 3
    assert sheet.merged_cells.ranges == set()
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:AD3"
    (choices, amounts) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"accept,waitlist,decline,withdraw"'
    assert (str(choices.sqref), str(amounts.sqref)) == ("S2:S3", "T2:T3")


def test_every_column_says_in_a_note_what_it_holds(tmp_path: Path) -> None:
    headers = openpyxl.load_workbook(workbook(tmp_path / "queue.xlsx"))["Queue"][1]
    notes = {str(cell.value): cell.comment.text if cell.comment else "" for cell in headers}
    assert all(notes.values())
    assert notes["match_amount"] == "Our share as the policy computes it, USD."
    assert notes["qualified"] == "Does this request qualify (yes, conditional, no)."
    assert notes["decision"].endswith("accept, waitlist, decline, withdraw. Blank decides nothing.")


def test_money_is_a_number_and_an_instant_a_local_time(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx"))["Queue"]
    cells = {str(h.value): c for h, c in zip(sheet[1], sheet[2], strict=True)}
    assert cells["match_amount"].value == 19125
    assert cells["match_amount"].number_format == "#,##0.00"
    assert cells["priority_date"].value == datetime(2026, 6, 30, 23, 59, 59)  # noqa: DTZ001  cells know no zone


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "{=1}", "http://x.example"]
)
def test_text_is_never_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx", queue_row(district_name=text)))
    cell = book["Queue"]["C2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value).strip() == text.strip().replace("\r", "")


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    texts = {"2026-1": ApplicationTexts("2026-1", "District 1", (("Vision", "All."),))}
    one = workbook(tmp_path / "one.xlsx", texts=texts).read_bytes()
    two = workbook(tmp_path / "two.xlsx", texts=texts).read_bytes()
    assert one == two


def test_long_texts_stand_on_a_linked_sheet_in_pieces(tmp_path: Path) -> None:
    texts = {"2026-1": ApplicationTexts("2026-1", "District 1", (("Vision", "v" * 40_000),))}
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx", queue_row(1), queue_row(2), texts=texts))
    assert book.sheetnames == ["Queue", "Application 1", "Manifest"]
    link = book["Queue"]["V2"].hyperlink
    assert link is not None
    assert link.location == "'Application 1'!A1"
    assert book["Queue"]["V3"].hyperlink is None
    sheet = book["Application 1"]
    assert [sheet["A2"].value, sheet["A3"].value] == ["Vision", "Vision (continued)"]
    assert len(str(sheet["B2"].value)) + len(str(sheet["B3"].value)) == 40_000


def test_the_mark_stands_in_the_properties(tmp_path: Path) -> None:
    with zipfile.ZipFile(workbook(tmp_path / "a.xlsx")) as archive:
        assert b"partnerships queue 0123456789abcdef" in archive.read("docProps/core.xml")


def test_what_was_written_comes_back_bound_and_unchanged(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        queue_row(1),
        queue_row(2, match_amount=None, district_name="A  B\n C\r_x0041_\x01"),
    )
    returned = read_returned_workbook(path.read_bytes())
    assert returned.binding == BINDING
    assert returned.signature == binding_signature(KEY, BINDING)
    assert [row.line for row in returned.rows] == [2, 3]
    assert all(row.check == row_check(KEY, BINDING, row.key) for row in returned.rows)
    assert returned.rows[0].key["match_amount"] == 1_912_500
    assert not any(row.is_filled for row in returned.rows)


def test_decisions_are_read_where_the_columns_are_now(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", queue_row(1), queue_row(2))

    def decide(sheet: Worksheet, place: dict[str, int]) -> None:
        sheet.cell(3, place["decision"], "accept")
        sheet.cell(3, place["amount"], 12000.5)
        sheet.cell(3, place["comment"], "  good plan ")
        sheet.insert_cols(1)  # a reviewer's own column
        sheet.cell(1, 1, "my marks")

    returned = read_returned_workbook(edited(path, decide))
    assert [(r.choice, r.amount, r.comment) for r in returned.rows] == [
        ("", "", ""),
        ("accept", "12000.5", "good plan"),
    ]
    assert all(row.check == row_check(KEY, BINDING, row.key) for row in returned.rows)


def test_sorting_all_columns_keeps_every_row_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", queue_row(1), queue_row(2), queue_row(3))

    def sort(sheet: Worksheet, place: dict[str, int]) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for line, cells in enumerate(reversed(rows), start=2):
            for column, value in enumerate(cells, start=1):
                sheet.cell(line, column, value)

    returned = read_returned_workbook(edited(path, sort))
    assert [r.key["application_id"] for r in returned.rows] == ["2026-3", "2026-2", "2026-1"]
    assert all(row.check == row_check(KEY, BINDING, row.key) for row in returned.rows)


def test_one_column_sorted_alone_no_longer_fits_its_checks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", queue_row(1), queue_row(2))

    def swap(sheet: Worksheet, place: dict[str, int]) -> None:
        first, second = sheet.cell(2, place["district_name"]), sheet.cell(3, place["district_name"])
        first.value, second.value = second.value, first.value

    returned = read_returned_workbook(edited(path, swap))
    assert [row.check == row_check(KEY, BINDING, row.key) for row in returned.rows] == [False, False]


def test_a_sheet_or_a_column_that_is_gone_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    gone = edited(path, lambda sheet, place: sheet.delete_cols(place["row_check"]))
    with pytest.raises(Unreadable, match="no column row_check"):
        read_returned_workbook(gone)
    renamed = edited(path, lambda sheet, place: setattr(sheet, "title", "Sheet1"))
    with pytest.raises(Unreadable, match="no sheet Queue"):
        read_returned_workbook(renamed)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"rank,decision\n", b"\x00" * 100])
def test_what_is_no_workbook_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_returned_workbook(content)
    assert refused.value.reason is Reason.DAMAGED


def test_a_workbook_with_macros_is_never_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(Unreadable) as refused:
        read_returned_workbook(path.read_bytes())
    assert refused.value.reason is Reason.ACTIVE_CONTENT


def test_a_workbook_that_unpacks_beyond_all_bounds_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", b"\x00" * 301_000_000)
    with pytest.raises(Unreadable) as refused:
        read_returned_workbook(path.read_bytes())
    assert refused.value.reason is Reason.TOO_LARGE


def test_a_formula_counts_by_its_last_value_and_is_not_run(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")

    def type_formula(sheet: Worksheet, place: dict[str, int]) -> None:
        sheet.cell(2, place["decision"], "accept")
        sheet.cell(2, place["amount"], "=O2/2")  # saved by a program that calculates nothing

    (row,) = read_returned_workbook(edited(path, type_formula)).rows
    assert (row.choice, row.amount) == ("accept", "")


def test_a_workbook_that_another_program_saved_still_fits_its_checks(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: apt-get install -y libreoffice-calc-nogui")
    path = workbook(
        tmp_path / "a.xlsx", queue_row(1, district_name="  A  B\n =C "), queue_row(2, match_amount=None)
    )
    subprocess.run(
        [
            office,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "saved", path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = tmp_path / "saved" / "a.xlsx"
    if not saved.exists():
        pytest.skip("this LibreOffice opens no workbooks: apt-get install -y libreoffice-calc-nogui")
    returned = read_returned_workbook(saved.read_bytes())
    assert returned.signature == binding_signature(KEY, BINDING)
    assert [row.check == row_check(KEY, BINDING, row.key) for row in returned.rows] == [True, True]
