"""What a calculator says: teachers, length, rate and total of each program, and the cost of travel.

Every figure keeps the address of its cell. What the sheet computes is computed again; where the sheet shows
something else, that is a problem with both figures. Nothing here decides which of them is right.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.outcomes import Problem, Role
from pipelines.records import Figures
from pipelines.rules.read.calculator.columns import address
from pipelines.rules.read.calculator.formulas import Workbook
from pipelines.rules.read.calculator.sections import sections_of
from pipelines.rules.read.calculator.table import CalculatorTable
from pipelines.rules.read.calculator.together import together
from pipelines.tables import QUEUE_MARK
from pipelines.tree import Document, Sheet, SheetCell, Table, walk


@dataclass(frozen=True, slots=True)
class CalculatorReading:
    """A workbook as a calculator. role: stipend_calculator, travel_calculator, decisions or other.

    figures: a row for each program with teachers or money, and one without a program for a total that the sheet
    states. is_blank: a calculator in which nothing was filled in.
    """

    role: Role
    figures: tuple[Figures, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_blank: bool = False


def read_figures(document: Document, name: str) -> CalculatorReading:
    """Reads a workbook, or a text of comma-separated values; `name` is the document's, for the places.

    Only a workbook with the mark of our own queue is `decisions`; hidden sheets are not looked at.
    """
    if document.mark.startswith(QUEUE_MARK):
        return CalculatorReading(Role.DECISIONS)
    sheets = document.sheets or _sheet_of_text(document)
    workbook = Workbook.of(sheets)
    tables = [
        CalculatorTable(name, workbook, section).read()
        for sheet in sheets
        if not sheet.hidden
        for section in sections_of(sheet)
    ]
    if not tables:
        return CalculatorReading(Role.OTHER)
    figures, problems = together(tables, name)
    is_travel = all(table.role is Role.TRAVEL_CALCULATOR for table in tables)
    role = Role.TRAVEL_CALCULATOR if is_travel else Role.STIPEND_CALCULATOR
    return CalculatorReading(role, figures, problems, is_blank=not figures)


def _sheet_of_text(document: Document) -> tuple[Sheet, ...]:
    """Comma-, semicolon- or tab-separated lines as a sheet; none when they are no table."""
    for table in document.blocks():  # the reader of documents knew it as a table already
        if isinstance(table, Table):
            return (_sheet([[cell.text for cell in row.cells] for row in table.rows]),)
    lines = [paragraph.text for paragraph in walk(tuple(document.blocks()))]
    for delimiter in (",", ";", "\t"):
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:  # no cell is longer than 131,072 characters
            continue
        if sum(len(row) >= 3 for row in rows) >= 2:
            return (_sheet(rows),)
    return ()


def _sheet(rows: list[list[str]]) -> Sheet:
    return Sheet(
        "",
        tuple(
            SheetCell(row, column, address(row, column), _typed(text))
            for row, texts in enumerate(rows, start=1)
            for column, text in enumerate(texts, start=1)
            if text.strip()
        ),
    )


def _typed(text: str) -> str | Decimal:
    return Decimal(text.strip()) if re.fullmatch(r"\s*-?\d{1,12}(?:\.\d{1,6})?\s*", text) else text.strip()
