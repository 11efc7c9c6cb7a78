"""The figures of one request side by side: what the form says, what a calculator says, what the policy computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipelines.rules.reconcile import ThreeFigures

_WORDS = {"teachers": "Teachers", "rate": "Rate", "length": "Length", "cost": "Cost"}
_EACH = {"day": "a day", "hour": "an hour"}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as each side has it, in words of the page; "" where a side says nothing. differs: not all agree."""

    what: str
    form: str
    calculator: str
    policy: str
    differs: bool


def side_by_side(request: Mapping[str, Any]) -> list[FigureRow]:
    """The rows of the comparison for one judged request; without a calculator its column is blank.

    Where a calculator came along they are those of `reconcile`, the same that its questions show. None is preferred
    in silence: the commitment uses the policy's, and a row says where the others differ from it.
    """
    funding = request["funding"]
    compared = request.get("reconciled")
    figures = (
        [ThreeFigures(**figure) for figure in compared["figures"]]
        if compared is not None
        else _without_calculator(request, funding)
    )
    unit = (compared or funding).get("unit") or ""
    return [_row(figure, unit) for figure in figures]


def _without_calculator(request: Mapping[str, Any], funding: Mapping[str, Any]) -> list[ThreeFigures]:
    stated = request["stated"]
    form = None if stated is None or stated < 0 else str(stated)
    figures = [ThreeFigures("teachers", None, form, str(request["teachers"]))]
    if funding["code"] == "computed":
        rate = _usd(funding["rate_cents"])
        each = funding["rate_cents"] * Decimal(funding["length"])
        cost_of_form = None if form is None else _usd(int(Decimal(form) * each))
        figures += [
            ThreeFigures("rate", None, rate, rate),
            ThreeFigures("length", None, None, funding["length"]),
            ThreeFigures("cost", None, cost_of_form, _usd(funding["cost_cents"])),
        ]
    return figures


def _row(figure: ThreeFigures, unit: str) -> FigureRow:
    sides = [figure.form, figure.calculator, figure.policy]
    said = {Decimal(side) for side in sides if side is not None}
    shown = ["" if side is None else _shown(figure.what, side, unit) for side in sides]
    what = f"{_WORDS['rate']} {_EACH[unit]}" if figure.what == "rate" and unit else _WORDS[figure.what]
    form, calculator, policy = shown
    return FigureRow(what, form, calculator, policy, len(said) > 1)


def _shown(what: str, side: str, unit: str) -> str:
    number = Decimal(side)
    if what in ("rate", "cost"):
        return f"${number:,.2f}"
    if what == "length" and unit:
        return f"{number:f} {unit}{'' if number == 1 else 's'}"
    return f"{number:,f}"


def _usd(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
