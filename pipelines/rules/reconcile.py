"""Calculator, form and policy side by side. No figure is silently preferred: the commitment uses the policy's
computation, and every difference is a question that shows all three."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Figures

Number = Decimal | int | None


@dataclass(frozen=True, slots=True)
class ThreeFigures:
    """One figure three times; None where a side does not say. what: teachers, rate, length, cost."""

    what: str
    calculator: str | None
    form: str | None
    policy: str | None

    @property
    def differs(self) -> bool:
        said = {Decimal(x) for x in (self.calculator, self.form, self.policy) if x is not None}
        return self.calculator is not None and len(said) > 1


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The stipend figures of one request. unit: day or hour, of the rate that counts."""

    program: str
    document: str
    unit: str
    figures: tuple[ThreeFigures, ...]

    @property
    def differs(self) -> bool:
        return any(figure.differs for figure in self.figures)


@dataclass(frozen=True, slots=True)
class PolicySide:
    """What the policy computes, and what the form says. Money in cents, -1 for blank; length in its unit."""

    program: str
    stated: int | None
    teachers: int
    rate_cents: int
    unit: str
    length: Decimal
    cost_cents: int


def reconcile(figures: Iterable[Figures], side: PolicySide, *, is_only_request: bool) -> Reconciled | None:
    """The figures of the stipend calculator for one request beside the others; None without a calculator.

    A row of the calculator that names no program belongs to the only request.
    """
    rows = [
        figure
        for figure in figures
        if figure.role is Role.STIPEND_CALCULATOR
        and (figure.program == side.program or (is_only_request and figure.program is None))
    ]
    if not rows:
        return None
    row = rows[0]
    length = row.hours if side.unit == "hour" else row.days
    rate = _amount(side.rate_cents)
    has_cost = side.cost_cents >= 0
    compared = [
        ThreeFigures("teachers", _said(row.teachers), _said(side.stated), str(side.teachers)),
        ThreeFigures("length", _said(length), None, str(side.length) if side.unit else None),
        ThreeFigures(
            "cost",
            row.computed_total if row.computed_total is not None else row.stated_total,
            _form_cost(side),
            _amount(side.cost_cents) if has_cost else None,
        ),
    ]
    if length is not None or (row.days is None and row.hours is None):
        compared.insert(1, ThreeFigures("rate", row.rate, rate, rate))
    return Reconciled(side.program, row.document, side.unit, tuple(compared))


def _form_cost(side: PolicySide) -> str | None:
    """What the form's own number and rate come to over the recognised length."""
    if side.stated is None or side.rate_cents <= 0:
        return None
    cents = int(side.stated * side.rate_cents * side.length)
    return _amount(cents)


def _said(value: Number | str) -> str | None:
    return None if value is None else str(value)


def _amount(cents: int) -> str | None:
    return None if cents < 0 else f"{cents // 100}.{cents % 100:02d}"


def differences(reconciled: Reconciled) -> tuple[Problem, ...]:
    """One question for each figure that differs, with all three."""
    return tuple(
        Problem(
            Code.CALCULATOR_DIFFERENCE,
            Severity.QUESTION,
            f"programs.{reconciled.program}.{figure.what}",
            where=reconciled.document,
            detail=(
                ("calculator", figure.calculator or ""),
                ("form", figure.form or ""),
                ("policy", figure.policy or ""),
            ),
        )
        for figure in reconciled.figures
        if figure.differs
    )


def travel_total(figures: Iterable[Figures]) -> str | None:
    """What the travel calculator comes to, over all its rows; None without one."""
    totals = [
        Decimal(total)
        for figure in figures
        if figure.role is Role.TRAVEL_CALCULATOR
        and (total := figure.computed_total or figure.stated_total) is not None
    ]
    return str(sum(totals, Decimal(0))) if totals else None
