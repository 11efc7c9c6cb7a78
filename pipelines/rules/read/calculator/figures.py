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
from pipelines.rules.read.calculator.columns import Grid, Header, address, find_header, shown_grid
from pipelines.rules.read.calculator.formulas import Workbook
from pipelines.rules.read.calculator.table import CalculatorTable
from pipelines.tables import QUEUE_MARK
from pipelines.tree import Document, Sheet, SheetCell, walk


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
    tables = [table for sheet in sheets if not sheet.hidden and (table := _table_of(sheet)) is not None]
    if not tables:
        return CalculatorReading(Role.OTHER)
    figures: list[Figures] = []
    problems: list[Problem] = []
    for grid, header in tables:
        found, differences = CalculatorTable(name, workbook, grid, header).read()
        figures += found
        problems += differences
    is_travel = all(header.is_travel for _, header in tables)
    role = Role.TRAVEL_CALCULATOR if is_travel else Role.STIPEND_CALCULATOR
    return CalculatorReading(role, tuple(figures), tuple(problems), is_blank=not figures)


def _table_of(sheet: Sheet) -> tuple[Grid, Header] | None:
    """The table of a sheet, programs below each other or beside each other."""
    grid = shown_grid(sheet)
    for candidate in (grid, grid.turned()):
        header = find_header(candidate, sheet.merged)
        if header is not None:
            return candidate, header
    return None


def _sheet_of_text(document: Document) -> tuple[Sheet, ...]:
    """Comma-, semicolon- or tab-separated lines as a sheet; none when they are no table."""
    lines = [paragraph.text for paragraph in walk(tuple(document.blocks()))]
    for delimiter in (",", ";", "\t"):
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:  # no cell is longer than 131,072 characters
            continue
        if sum(len(row) >= 3 for row in rows) >= 2:
            cells = tuple(
                SheetCell(row, column, address(row, column), _typed(text))
                for row, texts in enumerate(rows, start=1)
                for column, text in enumerate(texts, start=1)
                if text.strip()
            )
            return (Sheet("", cells),)
    return ()


def _typed(text: str) -> str | Decimal:
    return Decimal(text.strip()) if re.fullmatch(r"\s*-?\d{1,12}(?:\.\d{1,6})?\s*", text) else text.strip()
