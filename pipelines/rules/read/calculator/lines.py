"""One row of a calculator: what it shows, and what it comes to when it is calculated anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.rules.read.calculator.columns import Grid, Header
from pipelines.rules.read.calculator.formula_text import references
from pipelines.rules.read.calculator.formulas import Workbook
from pipelines.rules.read.calculator.meanings import meaning_of
from pipelines.rules.read.calculator.quantities import is_by_the_hour, is_error, said
from pipelines.rules.read.values import folded, program, whole_number
from pipelines.tree import SheetCell

_INPUTS = ("teachers", "days", "hours", "hours_a_day", "length", "rate", "rate_per_day", "rate_per_hour")
_COMMON = ("rate_per_day", "rate_per_hour", "rate", "days", "hours")
_SHARES = ("our_share", "district_share")
#: Rows that compare others and are no part of the sum.
_NO_ROW = re.compile(r"\W*(?:average|avg|mean|median|promedio)\b")
_TOTAL = re.compile(r"\b(?:grand |sub-?)?totals?\b|\bsum\b|\ball programs\b|\bsuma\b")
#: People who are paid beside the teachers of a program.
_OTHER_PEOPLE = re.compile(
    r"\b(?:counsell?ors?|principals?|administrators?|facilitators?|substitutes?|subs)\b"
)
_WITH_MORE = re.compile(r"\b(?:benefits?|fica|tax(?:es)?|fringe|incl\w*|with)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table that says something. total: as shown; computed: calculated anew.

    shown_error: what the program shows in place of a total ("#REF!"), "" where it has one. is_program: the row
    may count for the program of the whole table, for it is about teachers.
    """

    row: int
    label: str
    program: str | None
    teachers: int | None
    days: Decimal | None
    hours: Decimal | None
    rate: Decimal | None
    total: Decimal | None
    computed: Decimal | None
    total_address: str
    cells: tuple[tuple[str, str], ...]
    is_total: bool
    is_program: bool = True
    shown_error: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.teachers or self.total or (self.total is None and self.computed))


class LineReader:
    """Reads the rows of one table."""

    def __init__(self, workbook: Workbook, grid: Grid, header: Header) -> None:
        self.workbook, self.grid = workbook, grid
        self.header, self.names = _with_names(grid, header)
        self.common = self._common_figures()
        self.inputs = {cell.address for cell in self.common.values()} | {
            cell.address
            for (_, column), cell in grid.cells.items()
            if self.header.meanings.get(column) in _INPUTS
        }
        self.total_column = self._total_column()

    def line(self, row: int) -> Line | None:
        """The row; None for one that says nothing or only compares or shares what others say."""
        label = self._label(row)
        is_total = self._is_total(row, label)
        total_cell = self.grid.cells.get((row, self.total_column)) if self.total_column is not None else None
        rate, unit = self._rate(row)
        cells = {
            "teachers": self._cell(row, "teachers"),
            "days": self._cell(row, "days"),
            "hours": self._cell(row, "hours"),
            "hours_a_day": self._cell(row, "hours_a_day"),
            "rate": rate,
            "total": total_cell,
        }
        length = self._cell(row, "length")
        if length is not None:
            cells["hours" if is_by_the_hour(length) else "days"] = length
        heads = self.names is not None and self.header.column("teachers") is None and not is_total
        if heads:
            cells["teachers"] = self.grid.cells.get((row, self.names or 0))
        if not label and total_cell is None and cells["teachers"] is None or _NO_ROW.match(folded(label)):
            return None
        if meaning_of(label) in _SHARES:
            return None
        numbers = {figure: self.number(cell) for figure, cell in cells.items()}
        if heads:
            numbers["teachers"] = None if cells["teachers"] is None else Decimal(1)
        days, hours = numbers["days"], numbers["hours"]
        if hours is None and numbers["hours_a_day"] is not None and days is not None:
            hours = days * numbers["hours_a_day"]
        product = self._product(row, numbers, hours, unit)
        return Line(
            row=row,
            label=label,
            program=None if is_total else self._program(row, label),
            teachers=self._whole(numbers["teachers"]),
            days=days,
            hours=hours,
            rate=numbers["rate"],
            total=self._shown(total_cell),
            computed=self._computed(total_cell, product),
            total_address=total_cell.address if total_cell else "",
            cells=tuple((figure, cell.address) for figure, cell in cells.items() if cell is not None),
            is_total=is_total,
            is_program=not _OTHER_PEOPLE.search(folded(label)),
            shown_error=str(total_cell.value) if total_cell is not None and is_error(total_cell) else "",
        )

    def number(self, cell: SheetCell | None) -> Decimal | None:
        """The number that a cell shows, or comes to when the program never calculated it; words are read."""
        if cell is None or isinstance(cell.value, bool) or cell.is_date:
            return None
        if isinstance(cell.value, Decimal):
            return cell.value
        if cell.value is None:
            return self.workbook.calculated(self.grid.sheet, cell.address) if cell.formula else None
        return said(cell.value)

    @staticmethod
    def _whole(number: Decimal | None) -> int | None:
        return None if number is None else whole_number(f"{number.normalize():f}").value

    def _common_figures(self) -> dict[str, SheetCell]:
        """Figures said once above the table ("Stipend per day: $125"), for columns that it does not have."""
        common: dict[str, SheetCell] = {}
        for (row, column), cell in self.grid.cells.items():
            if row >= self.header.first_row or not isinstance(cell.value, str):
                continue
            meaning = meaning_of(cell.value)
            beside = self.grid.cells.get((row, column + 1)) or self.grid.cells.get((row, column + 2))
            if meaning in _COMMON and beside is not None and self.number(beside) is not None:
                common.setdefault(meaning, beside)
        return common

    def _total_column(self) -> int | None:
        """The last column of totals; one that adds benefits or taxes only where there is no other."""
        columns = self.header.columns("total")
        words = {
            column: " ".join(
                self.grid.text(row, column) for row in range(self.header.first_row, self.header.last_row + 1)
            )
            for column in columns
        }
        plain = [column for column in columns if not _WITH_MORE.search(folded(words[column]))]
        return max(plain or columns, default=None)

    def _cell(self, row: int, *meanings: str) -> SheetCell | None:
        column = self.header.column(*meanings)
        if column is not None:
            return self.grid.cells.get((row, column))
        return next((self.common[meaning] for meaning in meanings if meaning in self.common), None)

    def _rate(self, row: int) -> tuple[SheetCell | None, str]:
        """The rate and its unit, "hour", "day" or "" for none said: by the hour where an hourly rate is given."""
        hourly = self._cell(row, "rate_per_hour")
        if hourly is not None and self.number(hourly):
            return hourly, "hour"
        daily = self._cell(row, "rate_per_day")
        if daily is not None:
            return daily, "day"
        rate = self._cell(row, "rate")
        if rate is not None:
            return rate, "hour" if is_by_the_hour(rate) else ""
        return hourly, "hour" if hourly is not None else ""

    def _label(self, row: int) -> str:
        """What the row is about: the words under "program", else its first words."""
        column = self.header.column("program", "traveler")
        if column is not None and self.grid.text(row, column):
            return self.grid.text(row, column)
        return self._first_words(row)

    def _first_words(self, row: int) -> str:
        return next(
            (words for column in self.grid.columns_of(row) if (words := self.grid.text(row, column))), ""
        )

    def _program(self, row: int, label: str) -> str | None:
        """The program that a row names; counselors and others who come along are none of its teachers."""
        if _OTHER_PEOPLE.search(folded(label)):
            return None
        read = program(label)
        found = read.value if read.is_sure else program(self._first_words(row)).value or read.value
        return None if found is None else str(found)

    def _is_total(self, row: int, label: str) -> bool:
        """Does a row sum others up? The word may stand before the column of programs: "Subtotal | CSP | 30"."""
        return bool(_TOTAL.search(folded(label)) or _TOTAL.match(folded(self._first_words(row))))

    def _shown(self, cell: SheetCell | None) -> Decimal | None:
        """The total as the sheet shows it; None when it was never calculated."""
        if cell is None or (cell.formula and cell.value is None):
            return None
        return self.number(cell)

    def _computed(self, total: SheetCell | None, product: Decimal | None) -> Decimal | None:
        """The total calculated anew: teachers x length x rate where the sheet says nothing else, else its formula.

        A formula that uses other cells besides (benefits, say) is believed; one that only uses teachers, lengths
        and rates must come to the product of its own row, or it took another row's. A formula that refers to
        itself or to what is gone has no result: then the product is what the row comes to.
        """
        if total is None or not total.formula:
            return product
        named = references(total.formula)
        if product is not None and named <= self.inputs:
            return product
        calculated = self.workbook.calculated(self.grid.sheet, total.address)
        is_broken = total.address in named or is_error(total) or "#REF!" in total.formula
        return product if calculated is None and is_broken else calculated

    def _product(
        self, row: int, numbers: dict[str, Decimal | None], hours: Decimal | None, unit: str
    ) -> Decimal | None:
        teachers, days, rate = numbers["teachers"], numbers["days"], numbers["rate"]
        if teachers is None:
            return None
        if rate is None:
            each = self.number(self._cell(row, "rate_per_teacher"))
            return None if each is None else teachers * each
        length = {"hour": hours, "day": days}.get(unit, hours if days is None else days)
        return None if length is None else teachers * length * rate


def _with_names(grid: Grid, header: Header) -> tuple[Header, int | None]:
    """The header, and the column of names in a table with a line a teacher: a column of "teachers" without numbers."""
    for column in header.columns("teachers"):
        below = [cell for (row, at), cell in grid.cells.items() if at == column and row > header.last_row]
        words = sum(isinstance(cell.value, str) and said(cell.value) is None for cell in below)
        if words > len(below) / 2:
            meanings = {at: meaning for at, meaning in header.meanings.items() if at != column}
            return Header(header.first_row, header.last_row, meanings, header.is_travel), column
    return header, None if header.is_travel else header.column("traveler")
