"""The review workbook: the queue as a flat sheet that reviewers fill in and send back (xlsxwriter).

Row 1 has the headers, each further row one program request; no merges, no blank rows, no fill colours on data,
so that filters and sorting work. Each row carries its key, its version and a check value over both, bound to
the publication and the reviewer by a key that never leaves the house. Nothing of the clock is inside: the same
queue gives the same bytes. Every text is written as text; a formula is never taken from data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connectors.workbook_sheets import (
    CELL_CHARACTERS,
    ApplicationTexts,
    WorkbookFacts,
    write_manifest,
    write_texts,
)
from pipelines.rules.decide_workbook import (
    DECISION_WORDS,
    MANIFEST_SHEET,
    QUEUE_SHEET,
    WORKBOOK_COLUMNS,
    Binding,
    cell_text,
    mark_of,
    row_check,
)
from pipelines.tables import REVIEW_QUEUE, TableColumn

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["MOST_APPLICATION_SHEETS", "ApplicationTexts", "WorkbookFacts", "write_review_workbook"]

#: A workbook with more sheets opens slowly, and the reader of returned mail opens 200 at most; the desk shows
#: the texts of the others.
MOST_APPLICATION_SHEETS = 150
_WIDTHS = {
    "rank": 6,
    "application_id": 44,
    "district_name": 34,
    "state": 6,
    "program": 11,
    "status": 17,
    "priority_date": 20,
    "received_at": 20,
    "score_explanation": 40,
    "pathway": 14,
    "qualified": 12,
    "teachers_missing": 16,
    "match_amount": 15,
    "district_amount": 15,
    "funded_amount": 15,
    "uncovered_amount": 17,
    "conditions": 30,
    "explanation": 48,
    "decision": 12,
    "amount": 13,
    "comment": 40,
    "texts": 10,
    "row_check": 14,
}
_TYPES = {column.name: column.type for column in REVIEW_QUEUE.columns}


def _note(column: TableColumn) -> str:
    """What a column says, for the note that its header shows."""
    unit = ", USD" if column.type == "money" else ""
    values = f" ({', '.join(column.values)})" if column.values else ""
    return f"{column.meaning[0].upper()}{column.meaning[1:]}{unit}{values}."


_NOTES = {column.name: _note(column) for column in REVIEW_QUEUE.columns} | {
    "decision": f"For you to fill in: {', '.join(DECISION_WORDS)}. Blank decides nothing.",
    "amount": "For you to fill in, only to accept: our share in USD, at most match_amount. Blank: funded_amount.",
    "comment": "For you to fill in: goes to the district with the letter.",
    "texts": "Leads to the sheet with the long answers.",
    "row_check": "Shows whether a row was mixed up with another. Leave it alone.",
}


def write_review_workbook(
    path: Path,
    rows: Iterable[Sequence[Any]],
    facts: WorkbookFacts,
    key: bytes,
    zone: ZoneInfo,
    texts: Mapping[str, ApplicationTexts] | None = None,
) -> int:
    """Writes the workbook and returns its number of queue rows.

    rows: cells in the order of `tables.REVIEW_QUEUE`, money in cents, instants aware.
    texts: by application_id.
    """
    import xlsxwriter

    sheets = _sheet_names(texts or {})
    # in_memory: parts are held here, not in temporary files beside the home.
    workbook = xlsxwriter.Workbook(
        str(path),
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd hh:mm",
        },
    )
    _set_properties(workbook, facts.binding)
    queue = workbook.add_worksheet(QUEUE_SHEET)
    count = _Queue(workbook, queue, facts.binding, key, zone, sheets).write(rows)
    for application_id, name in sheets.items():
        write_texts(workbook, workbook.add_worksheet(name), (texts or {})[application_id])
    write_manifest(workbook, workbook.add_worksheet(MANIFEST_SHEET), facts, key, count)
    workbook.close()
    return count


def _set_properties(workbook: Workbook, binding: Binding) -> None:
    mark = mark_of(binding.publication_id)
    # A fixed moment: the manifest sheet says when the publication was made.
    workbook.set_properties(
        {"title": "Review queue", "subject": mark, "keywords": mark, "created": dt.datetime(2000, 1, 1)}  # noqa: DTZ001
    )
    workbook.set_custom_property("partnerships", mark, "text")


def _sheet_names(texts: Mapping[str, ApplicationTexts]) -> dict[str, str]:
    chosen = list(texts)[:MOST_APPLICATION_SHEETS]
    return {application_id: f"Application {number}" for number, application_id in enumerate(chosen, start=1)}


class _Queue:
    """The sheet that reviewers fill in."""

    def __init__(
        self,
        workbook: Workbook,
        sheet: Worksheet,
        binding: Binding,
        key: bytes,
        zone: ZoneInfo,
        sheets: Mapping[str, str],
    ) -> None:
        self.sheet = sheet
        self.binding = binding
        self.key = key
        self.zone = zone
        self.sheets = sheets
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "locked": True})
        self.money = workbook.add_format({"num_format": "#,##0.00"})
        self.instant = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.link = workbook.add_format({"underline": 1, "font_color": "#0b5394"})
        self.columns = list(enumerate(WORKBOOK_COLUMNS))
        self.place = {name: number for number, name in self.columns}
        self.queue_columns = [(i, c.name, self.place[c.name]) for i, c in enumerate(REVIEW_QUEUE.columns)]

    def write(self, rows: Iterable[Sequence[Any]]) -> int:
        sheet = self.sheet
        for number, name in self.columns:
            wide: Format | None = self.money if _TYPES.get(name) == "money" or name == "amount" else None
            sheet.set_column(number, number, _WIDTHS.get(name, 11), wide)
            sheet.write_string(0, number, name, self.header)
            sheet.write_comment(0, number, _NOTES[name], {"x_scale": 1.6, "y_scale": 0.9})
        count = 0
        for count, cells in enumerate(rows, start=1):  # noqa: B007  the count is wanted after the loop
            self._write_row(count, cells)
        last = max(count, 1)
        sheet.freeze_panes(1, self.place["state"])
        sheet.autofilter(0, 0, last, len(self.columns) - 1)
        self._validate(last)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, self.place["district_name"])
        sheet.set_landscape()
        return count

    def _write_row(self, number: int, cells: Sequence[Any]) -> None:
        sheet = self.sheet
        for i, name, column in self.queue_columns:
            value = cells[i]
            if value is None:
                continue
            kind = _TYPES[name]
            if kind == "text":
                sheet.write_string(number, column, cell_text(value)[:CELL_CHARACTERS])
            elif kind == "money":
                sheet.write_number(number, column, value / 100, self.money)
            elif kind == "instant":
                local = value.astimezone(self.zone).replace(tzinfo=None)
                sheet.write_datetime(number, column, local, self.instant)
            else:
                sheet.write_number(number, column, value)
        row = {name: cells[i] for i, name, _ in self.queue_columns}
        sheet.write_string(number, self.place["row_check"], row_check(self.key, self.binding, row))
        target = self.sheets.get(row["application_id"])
        if target is not None:
            sheet.write_url(number, self.place["texts"], f"internal:'{target}'!A1", self.link, "read")

    def _validate(self, last: int) -> None:
        decision, amount = self.place["decision"], self.place["amount"]
        self.sheet.data_validation(
            1,
            decision,
            last,
            decision,
            {
                "validate": "list",
                "source": list(DECISION_WORDS),
                "error_title": "Decision",
                "error_message": f"One of: {', '.join(DECISION_WORDS)}.",
            },
        )
        self.sheet.data_validation(
            1,
            amount,
            last,
            amount,
            {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "ignore_blank": True,
                "input_title": "Amount",
                "input_message": "Our share in USD. Blank: the amount in funded_amount.",
                "error_title": "Amount",
                "error_message": "An amount in USD, 0 or more.",
            },
        )
