"""One table of a calculator, row by row: what it shows, what it comes to, and where the two differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Figures
from pipelines.rules.read.calculator.columns import Grid, Header, meaning_of
from pipelines.rules.read.calculator.formulas import Workbook, references
from pipelines.rules.read.values import decimal, folded, money, program, whole_number
from pipelines.tree import SheetCell

_CENT = Decimal("0.01")
_INPUTS = ("teachers", "days", "hours", "hours_a_day", "rate", "rate_per_day", "rate_per_hour")
_COMMON = ("rate_per_day", "rate_per_hour", "rate", "days", "hours")
_LONGEST_GAP = 3  # empty rows inside a table
#: Rows that compare others and are no part of the sum.
_NO_ROW = re.compile(r"\W*(?:average|avg|mean|median|promedio)\b")
_TOTAL = re.compile(r"\b(?:grand |sub-?)?totals?\b|\bsum\b|\ball programs\b|\bsuma\b")


def _dollars(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.quantize(_CENT, ROUND_HALF_UP):.2f}"


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a table that says something. total: as shown; computed: calculated anew."""

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

    @property
    def says_something(self) -> bool:
        return bool(self.teachers or self.total or (self.total is None and self.computed))


class CalculatorTable:
    """Reads one table of one sheet."""

    def __init__(self, name: str, workbook: Workbook, grid: Grid, header: Header) -> None:
        self.name, self.workbook, self.grid, self.header = name, workbook, grid, header
        self.common = self._common_figures()
        self.inputs = {cell.address for cell in self.common.values()} | {
            cell.address for (_, column), cell in grid.cells.items() if header.meanings.get(column) in _INPUTS
        }

    def _common_figures(self) -> dict[str, SheetCell]:
        """Figures said once above the table ("Stipend per day: $125"), for columns that it does not have."""
        common: dict[str, SheetCell] = {}
        for (row, column), cell in self.grid.cells.items():
            if row >= self.header.last_row or not isinstance(cell.value, str):
                continue
            meaning = meaning_of(cell.value)
            beside = self.grid.cells.get((row, column + 1)) or self.grid.cells.get((row, column + 2))
            if meaning in _COMMON and beside is not None and self._number(beside) is not None:
                common.setdefault(meaning, beside)
        return common

    def read(self) -> tuple[list[Figures], list[Problem]]:
        """The figures of the table, and a problem for each total that is not what its figures come to."""
        lines = [line for row in self._rows() if (line := self._line(row)) is not None]
        items = [line for line in lines if not line.is_total]
        totals = [line for line in lines if line.is_total]
        if self.header.is_travel:
            return self._travel(items, totals)
        figures = [self._figures(line) for line in items if line.program and line.says_something]
        problems = [problem for line in items if (problem := self._difference(line, line.computed))]
        for line in totals[-1:]:
            summed = self._sum(items)
            if figures:
                figures.append(self._figures(line, computed=summed if summed is not None else line.computed))
            if problem := self._difference(line, summed):
                problems.append(problem)
        return figures, problems

    def _travel(self, items: list[_Line], totals: list[_Line]) -> tuple[list[Figures], list[Problem]]:
        travelers = [line for line in items if line.says_something]
        problems = [problem for line in travelers if (problem := self._difference(line, line.computed))]
        summed = self._sum(travelers)
        if not travelers or summed is None:
            return [], problems
        stated = totals[-1] if totals else None
        if stated and (problem := self._difference(stated, summed)):
            problems.append(problem)
        cells = (("total", self._where(stated.total_address)),) if stated else ()
        shown = _dollars(stated.total) if stated else None
        figures = Figures(
            self.name,
            Role.TRAVEL_CALCULATOR,
            None,
            teachers=len(travelers),
            stated_total=shown,
            computed_total=_dollars(summed),
            cells=cells,
        )
        return [figures], problems

    def _rows(self) -> list[int]:
        """The rows below the header, up to a long gap or the next header."""
        rows, last = [], self.header.last_row
        for row in self.grid.rows:
            if row <= self.header.last_row:
                continue
            if row - last > _LONGEST_GAP:
                break
            rows.append(row)
            last = row
        return rows

    def _cell(self, row: int, *meanings: str) -> SheetCell | None:
        column = self.header.column(*meanings)
        if column is not None:
            return self.grid.cells.get((row, column))
        return next((self.common[meaning] for meaning in meanings if meaning in self.common), None)

    def _number(self, cell: SheetCell | None) -> Decimal | None:
        """The number that a cell shows, or comes to when the program never calculated it; words are read."""
        if cell is None or isinstance(cell.value, bool) or cell.is_date:
            return None
        if isinstance(cell.value, Decimal):
            return cell.value
        if cell.value is None:
            return self.workbook.calculated(self.grid.sheet, cell.address) if cell.formula else None
        read = money(cell.value) if "$" in cell.value else decimal(cell.value)
        return Decimal(str(read.value)) if read.is_sure else None

    def _label(self, row: int) -> str:
        """What the row is about: the words under "program", else its first words."""
        column = self.header.column("program", "traveler")
        if column is not None and self.grid.text(row, column):
            return self.grid.text(row, column)
        for column in self.grid.columns_of(row):
            if self.grid.text(row, column):
                return self.grid.text(row, column)
        return ""

    def _line(self, row: int) -> _Line | None:
        label = self._label(row)
        is_total = self._is_total(row, label)
        columns = self.header.columns("total")
        total_cell = self.grid.cells.get((row, columns[-1])) if columns else None
        cells = {
            "teachers": self._cell(row, "teachers"),
            "days": self._cell(row, "days"),
            "hours": self._cell(row, "hours"),
            "hours_a_day": self._cell(row, "hours_a_day"),
            "rate": self._cell(row, *self._rate_columns(row)),
            "total": total_cell,
        }
        if not label and total_cell is None and cells["teachers"] is None or _NO_ROW.match(folded(label)):
            return None
        numbers = {figure: self._number(cell) for figure, cell in cells.items()}
        days, hours = numbers["days"], numbers["hours"]
        if hours is None and numbers["hours_a_day"] is not None and days is not None:
            hours = days * numbers["hours_a_day"]
        heads = cells["teachers"]
        teachers = whole_number(str(_plain(numbers["teachers"]) or "")).value if heads is not None else None
        return _Line(
            label=label,
            program=None if is_total else program(label).value,
            teachers=teachers,
            days=days,
            hours=hours,
            rate=numbers["rate"],
            total=self._shown(total_cell),
            computed=self._computed(cells, numbers, hours),
            total_address=total_cell.address if total_cell else "",
            cells=tuple(
                (figure, self._where(cell.address)) for figure, cell in cells.items() if cell is not None
            ),
            is_total=is_total,
        )

    def _is_total(self, row: int, label: str) -> bool:
        """Does a row sum others up? The word may stand before the column of programs: "Subtotal | CSP | 30"."""
        first = next(
            (words for column in self.grid.columns_of(row) if (words := self.grid.text(row, column))), ""
        )
        return bool(_TOTAL.search(folded(label)) or _TOTAL.match(folded(first)))

    def _rate_columns(self, row: int) -> tuple[str, ...]:
        """By the hour where the row has hours and an hourly rate, else by the day."""
        hourly = self._number(self._cell(row, "rate_per_hour"))
        return (
            ("rate_per_hour", "rate_per_day", "rate") if hourly else ("rate_per_day", "rate", "rate_per_hour")
        )

    def _shown(self, cell: SheetCell | None) -> Decimal | None:
        """The total as the sheet shows it; None when it was never calculated."""
        if cell is None or (cell.formula and cell.value is None):
            return None
        return self._number(cell)

    def _computed(
        self, cells: dict[str, SheetCell | None], numbers: dict[str, Decimal | None], hours: Decimal | None
    ) -> Decimal | None:
        """The total calculated anew: teachers x length x rate where the sheet says nothing else, else its formula.

        A formula that uses other cells besides (benefits, say) is believed; one that only uses teachers, lengths
        and rates must come to the product of its own row, or it took another row's.
        """
        total = cells["total"]
        product = self._product(numbers, hours)
        if total is None or not total.formula:
            return product
        if product is not None and references(total.formula) <= self.inputs:
            return product
        return self.workbook.calculated(self.grid.sheet, total.address)

    def _product(self, numbers: dict[str, Decimal | None], hours: Decimal | None) -> Decimal | None:
        teachers, rate = numbers["teachers"], numbers["rate"]
        is_hourly = self.header.column("rate_per_hour") is not None and hours is not None
        length = hours if is_hourly or numbers["days"] is None else numbers["days"]
        if teachers is None or rate is None or length is None:
            return None
        return teachers * length * rate

    def _sum(self, lines: list[_Line]) -> Decimal | None:
        """What the rows come to together; None when one of them has no figure although it says something."""
        amounts = [
            line.computed if line.computed is not None else line.total
            for line in lines
            if line.says_something
        ]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None

    def _figures(self, line: _Line, computed: Decimal | None = None) -> Figures:
        return Figures(
            document=self.name,
            role=Role.STIPEND_CALCULATOR,
            program=line.program,
            teachers=line.teachers,
            days=_plain(line.days),
            hours=_plain(line.hours),
            rate=_dollars(line.rate),
            stated_total=_dollars(line.total),
            computed_total=_dollars(line.computed if computed is None else computed),
            cells=line.cells,
        )

    def _where(self, cell: str) -> str:
        return f"{self.grid.sheet}!{cell}" if self.grid.sheet else cell

    def _difference(self, line: _Line, computed: Decimal | None) -> Problem | None:
        """A problem where the sheet shows another total than its figures come to, by a cent or more."""
        stated, computed_total = _dollars(line.total), _dollars(computed)
        if stated is None or computed_total is None or stated == computed_total:
            return None
        return Problem(
            Code.CALCULATOR_DIFFERENCE,
            Severity.QUESTION,
            field=f"programs.{line.program}" if line.program else None,
            seen=stated,
            where=f"{self.name}, cell {self._where(line.total_address)}",
            detail=(("stated", stated), ("computed", computed_total)),
        )
