"""One table of a calculator: the figures of each program, and where what is shown and what it comes to differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Figures
from pipelines.rules.read.calculator.columns import Grid, Header
from pipelines.rules.read.calculator.formula_text import references, sheets_named
from pipelines.rules.read.calculator.formulas import Workbook
from pipelines.rules.read.calculator.lines import Line, LineReader
from pipelines.rules.read.calculator.sections import Section
from pipelines.rules.read.values import folded, programs
from pipelines.tree import SheetCell

_CENT = Decimal("0.01")
#: Dollars; what is multiplied up to so much has no cents any more.
_BEYOND_REASON = Decimal(10) ** 15
_LONGEST_GAP = 3  # empty rows inside a table
_PHASE = re.compile(
    r"\b(?:phase|session|summer|fall|winter|spring|autumn|quarter(?:ly)?|semester|follow-?up)\b"
)
T = TypeVar("T")


def dollars(number: Decimal | None) -> str | None:
    """A sum of money as the contract writes it; None for one that no district has."""
    if number is None or abs(number) >= _BEYOND_REASON:
        return None
    return f"{number.quantize(_CENT, ROUND_HALF_UP):.2f}"


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _one(values: Iterable[T | None]) -> T | None:
    """The value that all of them have; None where they differ."""
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None


def summed(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None when one is not known."""
    known = list(values)
    return None if not known or None in known else sum((v for v in known if v is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says. figures: one of each program; total: the row that sums them up.

    content: every shown value by its place, to know a copy by. sheets: those that its formulas take figures from.
    """

    role: Role
    sheet: str
    figures: tuple[Figures, ...]
    total: Figures | None = None
    problems: tuple[Problem, ...] = ()
    content: tuple[tuple[int, int, str], ...] = ()
    sheets: frozenset[str] = frozenset()


class CalculatorTable:
    """Reads one table of one sheet."""

    def __init__(self, name: str, workbook: Workbook, section: Section) -> None:
        self.name, self.workbook = name, workbook
        self.grid: Grid = section.grid
        self.lines = LineReader(workbook, section.grid, section.header)
        self.header: Header = self.lines.header
        self.titles = section.titles

    def read(self) -> TableReading:
        """The figures of the table, and a problem for each result that is not what its figures come to."""
        rows = self._rows()
        lines = self._with_programs([line for row in rows if (line := self.lines.line(row)) is not None])
        totals = [line for line in lines if line.is_total]
        last = totals[-1].row if totals else max(rows, default=0)
        items = [
            line for line in lines if not line.is_total and (line.row < last or line.teachers or not totals)
        ]
        total = totals[-1] if totals else None
        comes_to = self._comes_to(total, items, rows) if total else None
        figures = self._travel(items) if self.header.is_travel else self._by_program(items)
        problems = [problem for line in items if (problem := self._difference(line, line.computed))]
        if total and (problem := self._difference(total, comes_to)):
            problems.append(problem)
        problems += self._outdated(
            rows, {line.total_address for line in items} | {total.total_address if total else ""}
        )
        summary = self._figures(None, [total], comes_to) if total and figures else None
        return TableReading(
            Role.TRAVEL_CALCULATOR if self.header.is_travel else Role.STIPEND_CALCULATOR,
            self.grid.sheet,
            tuple(figures),
            summary,
            tuple(problems),
            self._content(rows),
            frozenset(
                name for row in rows for cell in self._cells_of(row) for name in sheets_named(cell.formula)
            ),
        )

    # -- rows -------------------------------------------------------------------------------------------------

    def _rows(self) -> list[int]:
        """The rows below the header, up to a long gap."""
        rows, last = [], self.header.last_row
        for row in self.grid.rows:
            if row <= self.header.last_row:
                continue
            if row - last > _LONGEST_GAP:
                break
            rows.append(row)
            last = row
        return rows

    def _with_programs(self, lines: Sequence[Line]) -> list[Line]:
        """The lines, each with its program: a row that only names one stands for those below it, and so does a
        cell over several rows."""
        column = self.header.column("program")
        made: list[Line] = []
        group = None  # the program of a row that says nothing else
        for line in lines:
            above = made[-1].program if made else None
            is_below = column is not None and (line.row, column) not in self.grid.cells
            carried = group or (above if is_below else None)
            if line.program is not None:
                group = None if line.says_something else line.program
            elif carried and line.teachers and line.is_program and not line.is_total:
                line = replace(line, program=carried)
            made.append(line)
        return made

    def _cells_of(self, row: int) -> list[SheetCell]:
        return [self.grid.cells[row, column] for column in self.grid.columns_of(row)]

    def _content(self, rows: Sequence[int]) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (row - self.header.last_row, column, str(self.grid.cells[row, column].value))
            for row in rows
            for column in self.grid.columns_of(row)
        )

    # -- figures ----------------------------------------------------------------------------------------------

    def _by_program(self, items: Sequence[Line]) -> list[Figures]:
        """The rows of each program together; where no row names one, the sheet or the title above does."""
        told = [line for line in items if line.says_something and line.is_program]
        if not any(line.program for line in told):
            return (
                [self._figures(self._program_of_table(), told)] if any(line.teachers for line in told) else []
            )
        by_program: dict[str, list[Line]] = {}
        for line in told:
            if line.program:
                by_program.setdefault(line.program, []).append(line)
        return [self._figures(program, lines) for program, lines in by_program.items()]

    def _program_of_table(self) -> str | None:
        """The one program that the title above the table names, else the name of its sheet, or of the file."""
        for words in (
            *reversed(self.titles),
            self.grid.sheet,
            self.name.replace("_", " ").rpartition(".")[0],
        ):
            named = programs(words)
            if named.is_sure and len(named.value) == 1:
                return str(named.value[0])
        return None

    def _figures(
        self, program: str | None, lines: Sequence[Line], computed: Decimal | None = None
    ) -> Figures:
        """Rows of one program in one: schools add up, and so do phases, though not their teachers."""
        is_phased = len(lines) > 1 and all(_PHASE.search(folded(line.label)) for line in lines)
        heads = [line.teachers for line in lines if line.teachers is not None]
        comes_to = computed if computed is not None else summed(line.computed for line in lines)
        join = summed if is_phased else _one
        return Figures(
            document=self.name,
            role=Role.STIPEND_CALCULATOR,
            program=program,
            teachers=None if not heads else max(heads) if is_phased else sum(heads),
            days=_plain(join([line.days for line in lines])),
            hours=_plain(join([line.hours for line in lines])),
            rate=dollars(_one(line.rate for line in lines)),
            stated_total=dollars(summed(line.total for line in lines)),
            computed_total=dollars(comes_to),
            cells=tuple((figure, self._where(cell)) for line in lines for figure, cell in line.cells),
        )

    def _travel(self, items: Sequence[Line]) -> list[Figures]:
        """How many travel, and what it costs."""
        travelers = [line for line in items if line.says_something]
        cost = self._sum(travelers)
        if not travelers or cost is None:
            return []
        return [
            Figures(
                self.name,
                Role.TRAVEL_CALCULATOR,
                None,
                teachers=len(travelers),
                computed_total=dollars(cost),
            )
        ]

    # -- what it comes to -------------------------------------------------------------------------------------

    def _comes_to(self, total: Line, items: Sequence[Line], rows: Sequence[int]) -> Decimal | None:
        """What a total comes to: the sum of its rows, unless its formula takes in what stands elsewhere."""
        column = self.lines.total_column
        cell = self.grid.cells.get((total.row, column)) if column is not None else None
        if cell is None or not cell.formula:
            return self._sum(items)
        shown = {one.address for row in rows for one in self._cells_of(row)}
        filled = self.workbook.cells.get(self.grid.sheet.casefold(), {})
        elsewhere = [filled[one] for one in references(cell.formula) - shown if one in filled]
        is_elsewhere = bool(elsewhere) and not any(one.hidden for one in elsewhere)
        if is_elsewhere or sheets_named(cell.formula) - {self.grid.sheet.casefold()}:
            return self.workbook.calculated(self.grid.sheet, cell.address)
        return self._sum(items)

    def _sum(self, lines: Sequence[Line]) -> Decimal | None:
        """What the rows come to together; None when one of them has no figure although it says something."""
        return summed(
            line.computed if line.computed is not None else line.total
            for line in lines
            if line.says_something
        )

    # -- differences ------------------------------------------------------------------------------------------

    def _where(self, cell: str) -> str:
        return f"{self.grid.sheet}!{cell}" if self.grid.sheet else cell

    def _difference(self, line: Line, computed: Decimal | None) -> Problem | None:
        """A problem where the sheet shows another total than its figures come to, by a cent or more."""
        stated, computed_total = line.shown_error or dollars(line.total), dollars(computed)
        if stated is None or computed_total is None or stated == computed_total:
            return None
        return self._problem(line.program, stated, computed_total, line.total_address)

    def _outdated(self, rows: Sequence[int], compared: set[str]) -> list[Problem]:
        """A problem for every other result that the program would show otherwise if it calculated again."""
        problems = []
        for row in rows:
            for cell in self._cells_of(row):
                if (
                    not cell.formula
                    or cell.is_date
                    or cell.address in compared
                    or not isinstance(cell.value, Decimal)
                ):
                    continue
                stated, computed = (
                    dollars(cell.value),
                    dollars(self.workbook.calculated(self.grid.sheet, cell.address)),
                )
                if computed is not None and stated != computed:
                    line = self.lines.line(row)
                    problems.append(
                        self._problem(line.program if line else None, str(stated), computed, cell.address)
                    )
        return problems

    def _problem(self, program: str | None, stated: str, computed: str, address: str) -> Problem:
        return Problem(
            Code.CALCULATOR_DIFFERENCE,
            Severity.QUESTION,
            field=f"programs.{program}" if program else None,
            seen=stated,
            where=f"{self.name}, cell {self._where(address)}",
            detail=(("stated", stated), ("computed", computed)),
        )
