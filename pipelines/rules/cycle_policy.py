"""The policy of one cycle, prepared for frames: by the cycle once, by school year as it is needed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipelines.form import PATHWAYS
from pipelines.policy.values import Policy
from pipelines.rules.fund import LENGTH_SCALE, SHARE_SCALE
from pipelines.rules.prioritize import MICRO, Points
from pipelines.rules.windows import Calendar, calendar


@dataclass(frozen=True, slots=True)
class CyclePolicy:
    """The policy of one cycle, prepared for frames."""

    policy: Policy
    calendar: Calendar
    order: tuple[str, ...]  # of windows, as they are served
    points: Points
    budgets_cents: dict[Hashable, int]
    is_partial: bool

    @property
    def cycle(self) -> int:
        return self.calendar.cycle


def cycle_policy(policy: Policy, cycle: int) -> CyclePolicy:
    """Everything that is dated by the cycle, looked up once."""
    order = policy.for_cycle("windows.order", cycle)
    points = policy.for_cycle("priority.window_points", cycle)
    factors = policy.for_cycle("priority.factor_points", cycle)
    budgets: dict[Hashable, int | None] = {("cycle",): policy.for_cycle("budgets.cycle", cycle)}
    for kind in ("windows", "programs"):
        budgets |= {(kind, name): cents for name, cents in policy.for_cycle(f"budgets.{kind}", cycle).items()}
    return CyclePolicy(
        policy=policy,
        calendar=calendar(policy, cycle),
        order=order,
        points=Points(
            window=tuple(int(points[window] * MICRO) for window in order),
            receipt=int(policy.for_cycle("priority.receipt_points", cycle) * MICRO),
            factors={name: int(most * MICRO) for name, most in factors.items()},
            may_cross_windows=policy.for_cycle("priority.factors_may_cross_windows", cycle),
        ),
        budgets_cents={key: cents for key, cents in budgets.items() if cents is not None},
        is_partial=policy.for_cycle("budgets.overflow", cycle) == "partial",
    )


def dated_by_year(policy: Policy, year: int, program: str) -> dict[str, Any]:
    """What a request for `program` that begins in the school year `year` is judged by, in the scales of frames."""

    def value(name: str) -> Any:
        return policy.for_school_year(name, year)

    minimum = value("qualification.minimum_teachers")[program]
    order = [PATHWAYS.index(name) for name in value("qualification.pathways")[program]]
    return {
        "minimum": -1 if minimum is None else minimum,
        "order": [*order, *([-1] * (len(PATHWAYS) - len(order)))],
        "match_share": int(value("stipends.match_share")[program] * SHARE_SCALE),
        "day": int(value("stipends.recognised_days")[program] * LENGTH_SCALE),
        "hour": int(value("stipends.recognised_hours")[program] * LENGTH_SCALE),
        "distance_mi": float(value("qualification.driving_distance_mi")),
        "road_factor": float(value("qualification.road_factor")),
    }


def counselor_length(policy: Policy, year: int, is_hourly: bool) -> int:
    """The length of the training of counselors and principals in the unit of the rate, hundredths."""
    days: Decimal = policy.for_school_year("stipends.counselor_days", int(year))
    hours: Decimal = policy.for_school_year("stipends.counselor_hours_per_day", int(year))
    return int((days * hours if is_hourly else days) * LENGTH_SCALE)
