"""The arithmetic of one request's money, as data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipelines.rules.assess_frame import RequestContext
from pipelines.rules.fund import LENGTH_SCALE, SHARE_SCALE
from pipelines.rules.qualify import Outcome
from pipelines.rules.reconcile import PolicySide

#: One row of the judgement's frame.
Row = Mapping[str, Any]


def length_of(hundredths: int) -> Decimal:
    """A length of the frame in its unit."""
    return (Decimal(int(hundredths)) / LENGTH_SCALE).normalize() + 0


def policy_side(context: RequestContext, row: Row) -> PolicySide:
    """What the form says and what the policy computes, to be set beside the calculator."""
    return PolicySide(
        program=context.request.program,
        stated=context.request.stated,
        teachers=int(row["teachers"]),
        rate_cents=int(row["rate_cents"]),
        unit=context.facts.money.rate_unit,
        length=length_of(row["length"]),
        cost_cents=int(row["cost_cents"]),
    )


def funding_of(context: RequestContext, row: Row) -> dict[str, Any]:
    """The arithmetic of the shares; what the budget allots stands in the row, for it depends on others."""
    money = context.facts.money
    if row["qualified"] < Outcome.NO:
        code = "not_assessed"
    elif row["match_share"] <= 0:
        code = "no_stipend"
    elif row["qualified"] < Outcome.CONDITIONAL:
        code = "not_qualified"
    elif money.rate_cents is None:
        code = "no_rate"
    else:
        code = "computed"
    is_computed = code == "computed"
    cost = int(row["cost_cents"])
    return {
        "code": code,
        "teachers": int(row["teachers"]),
        "rate_cents": money.rate_cents,
        "unit": money.rate_unit,
        "length": str(length_of(row["length"])),
        "share_percent": f"{Decimal(int(row['match_share'])) * 100 / SHARE_SCALE:g}",
        "cost_cents": cost if is_computed else None,
        "limit_cents": cost * int(row["match_share"]) // SHARE_SCALE if is_computed else None,
        "budget_cents": money.budget_cents,
        "own_part_cents": int(row["own_part_cents"]) if row["own_part_cents"] >= 0 else None,
        "match_cents": int(row["match_cents"]) if is_computed else None,
        "district_cents": int(row["district_cents"]) if is_computed else None,
        "uncovered_cents": int(row["uncovered_cents"]) if is_computed else None,
    }
