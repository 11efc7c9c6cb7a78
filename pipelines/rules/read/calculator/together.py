"""Several tables of a workbook as one calculator: schools and programs add up, copies and summaries do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Figures
from pipelines.rules.read.calculator.table import TableReading, dollars, summed
from pipelines.rules.read.values import folded, school_year

_FORMER = re.compile(r"\b(?:old|last year|prior|previous|archived?|do not use|not used|example|sample)\b")
_SUMMARY = re.compile(r"\b(?:summary|overview|totals?|all schools|all programs|district)\b")
_COPY = re.compile(r"^copy of |\bcopy\b| ?\(\d+\)$")
T = TypeVar("T")


def together(tables: Sequence[TableReading], name: str) -> tuple[tuple[Figures, ...], tuple[Problem, ...]]:
    """The figures of a workbook, one of each program, its totals and its travel; and every problem.

    What repeats other tables counts once: a copy, a summary. Of sheets for several years the last counts.
    """
    kept = [table for table in _without_copies(tables) if table.figures]
    travel = [table for table in kept if table.role is Role.TRAVEL_CALCULATOR]
    stipends = _of_this_year([table for table in kept if table.role is Role.STIPEND_CALCULATOR])
    parts, summaries = _without_summaries(stipends)
    parts, problems = _without_changed_copies(parts, name)
    figures = _by_program(parts)
    totals = [
        table.total for table in parts if table.total is not None and len(table.figures) + len(parts) > 0
    ]
    problems += [problem for table in summaries for problem in _differences(table, figures, name)]
    shown = [*figures, *totals, *(figure for table in travel for figure in _travel(table))]
    read = {id(table) for table in (*parts, *summaries, *travel)}
    empty = [table for table in tables if not table.figures]
    found = [p for table in tables if id(table) in read or table in empty for p in table.problems]
    return tuple(shown), (*found, *problems)


def _travel(table: TableReading) -> list[Figures]:
    """The cost of travel with the total that the sheet states."""
    if table.total is None:
        return list(table.figures)
    cells = tuple((figure, cell) for figure, cell in table.total.cells if figure == "total")
    return [replace(figure, stated_total=table.total.stated_total, cells=cells) for figure in table.figures]


def _without_copies(tables: Sequence[TableReading]) -> list[TableReading]:
    seen: set[tuple[Role, tuple[tuple[int, int, str], ...]]] = set()
    kept: list[TableReading] = []
    for table in tables:
        key = (table.role, table.content)
        if table.sheet not in {one.sheet for one in kept} and key in seen:
            continue
        seen.add(key)
        kept.append(table)
    return kept


def _of_this_year(tables: list[TableReading]) -> list[TableReading]:
    """Without sheets that say to be of an earlier year, where another says the same programs for a later one."""
    current = [table for table in tables if not _FORMER.search(folded(table.sheet))] or tables
    years = {table.sheet: _year(table.sheet) for table in current}
    last = max((year for year in years.values() if year), default="")
    return [table for table in current if not years[table.sheet] or years[table.sheet] == last]


def _year(sheet: str) -> str:
    read = school_year(sheet)
    return str(read.value) if read.is_sure else ""


def _programs(table: TableReading) -> dict[str | None, Figures]:
    return {figure.program: figure for figure in table.figures}


def _without_summaries(tables: list[TableReading]) -> tuple[list[TableReading], list[TableReading]]:
    """(tables that add up, tables that only repeat what the others come to)."""
    summaries: list[TableReading] = []
    for table in tables:
        others = [one for one in tables if one is not table and one not in summaries]
        takes = bool(table.sheets & {one.sheet.casefold() for one in others})
        is_called = takes or bool(_SUMMARY.search(folded(table.sheet)))
        if others and (_covers(table, others) if is_called else _repeats(table, others)):
            summaries.append(table)
    return [table for table in tables if table not in summaries], summaries


def _covers(table: TableReading, others: Sequence[TableReading]) -> bool:
    """Whether every program of a table stands in the others too."""
    elsewhere = {program for one in others for program in _programs(one)}
    return set(_programs(table)) <= elsewhere


def _repeats(table: TableReading, others: Sequence[TableReading]) -> bool:
    """Whether the figures of a table are those of several others together."""
    if not _covers(table, others):
        return False
    whole = {figure.program: figure for figure in _by_program(others)}
    return len(others) > 1 and all(
        (figure.teachers, figure.computed_total or figure.stated_total)
        == (whole[figure.program].teachers, whole[figure.program].computed_total)
        for figure in table.figures
    )


def _without_changed_copies(
    tables: list[TableReading], name: str
) -> tuple[list[TableReading], list[Problem]]:
    """A copied sheet that was changed says something else than the sheet it was copied from: somebody must ask."""
    names = {folded(table.sheet) for table in tables}
    kept, problems = [], []
    for table in tables:
        original = _COPY.sub("", folded(table.sheet)).strip()
        is_copy = original != folded(table.sheet) and original in names
        twin = next((one for one in tables if is_copy and folded(one.sheet) == original), None)
        if twin is None or not set(_programs(twin)) & set(_programs(table)):
            kept.append(table)
            continue
        problems += [
            Problem(
                Code.CONTRADICTION,
                Severity.QUESTION,
                f"programs.{figure.program}" if figure.program else "programs",
                seen=f"{table.sheet}: {figure.computed_total or figure.stated_total}",
                where=f"{name}, sheets {twin.sheet} and {table.sheet}",
            )
            for figure in table.figures
        ]
    return kept, problems


def _by_program(tables: Sequence[TableReading]) -> list[Figures]:
    """The figures of each program over all tables."""
    by_program: dict[str | None, list[Figures]] = {}
    for table in tables:
        for figure in table.figures:
            by_program.setdefault(figure.program, []).append(figure)
    return [_joined(figures) for figures in by_program.values()]


def _joined(figures: list[Figures]) -> Figures:
    if len(figures) == 1:
        return figures[0]
    heads = [figure.teachers for figure in figures if figure.teachers is not None]
    return replace(
        figures[0],
        teachers=sum(heads) if heads else None,
        days=_same(figures, lambda one: one.days),
        hours=_same(figures, lambda one: one.hours),
        rate=_same(figures, lambda one: one.rate),
        stated_total=dollars(summed(_amount(one.stated_total) for one in figures)),
        computed_total=dollars(summed(_amount(one.computed_total) for one in figures)),
        cells=tuple(cell for one in figures for cell in one.cells),
    )


def _same(figures: Sequence[Figures], of: Callable[[Figures], str | None]) -> str | None:
    known = {of(figure) for figure in figures}
    return known.pop() if len(known) == 1 else None


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _differences(summary: TableReading, figures: Sequence[Figures], name: str) -> list[Problem]:
    """Where a summary says another sum than the tables that it sums up."""
    whole = {figure.program: figure for figure in figures}
    problems = []
    for figure in summary.figures:
        stated = figure.stated_total or figure.computed_total
        computed = whole[figure.program].computed_total if figure.program in whole else None
        if stated is None or computed is None or stated == computed:
            continue
        cell = next((cell for what, cell in figure.cells if what == "total"), summary.sheet)
        problems.append(
            Problem(
                Code.CALCULATOR_DIFFERENCE,
                Severity.QUESTION,
                f"programs.{figure.program}" if figure.program else None,
                seen=stated,
                where=f"{name}, cell {cell}",
                detail=(("stated", stated), ("computed", computed)),
            )
        )
    return problems
