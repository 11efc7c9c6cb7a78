"""Cycles and their windows: half-open instants in the policy's time zone.

A window ends with the last second of its last day there; the next instant belongs to the next window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from pipelines.policy.values import MonthDay, Policy

LATE = "late"
ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class Window:
    """opens <= moment < closes, both aware, in UTC."""

    name: str
    opens: datetime
    closes: datetime

    def holds(self, moment: datetime) -> bool:
        return self.opens <= moment < self.closes


@dataclass(frozen=True, slots=True)
class Calendar:
    """A cycle from its opening to the opening of the next.

    dated: windows 1 to 3 and `late`, in order of time, without a gap. k5_alone_is_rolling: whether requests for
    K-5 courses alone stand outside them.
    """

    cycle: int
    zone: str
    dated: tuple[Window, ...]
    k5_alone_is_rolling: bool
    school_year: int  # in which a request begins that names no year

    @property
    def opens(self) -> datetime:
        return self.dated[0].opens

    @property
    def closes(self) -> datetime:
        return self.dated[-1].closes

    @property
    def rolling(self) -> Window:
        return Window(ROLLING, self.opens, self.closes)

    def window(self, moment: datetime, *, is_k5_alone: bool = False) -> Window:
        """The window of a priority date. A moment before the opening (carried over) counts in the first."""
        if is_k5_alone and self.k5_alone_is_rolling:
            return self.rolling
        for window in self.dated:
            if moment < window.closes:
                return window
        return self.dated[-1]

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.zone))


def midnight(year: int, day: MonthDay, zone: str, *, days_later: int = 0) -> datetime:
    """The instant at which a day begins in `zone`, in UTC."""
    start = date(year, day.month, day.day) + timedelta(days=days_later)
    return datetime(start.year, start.month, start.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def calendar(policy: Policy, cycle: int) -> Calendar:
    """The calendar of the cycle that opens in the year `cycle`."""
    return _calendar(
        cycle,
        policy.for_cycle("windows.zone", cycle),
        policy.for_cycle("windows.opens", cycle),
        policy.for_cycle("windows.closes", cycle),
        policy.for_cycle("windows.zone", cycle + 1),
        policy.for_cycle("windows.opens", cycle + 1),
        policy.for_cycle("windows.k5_alone", cycle) == ROLLING,
        cycle + policy.for_cycle("windows.school_years_ahead", cycle),
    )


@lru_cache(maxsize=256)
def _calendar(
    cycle: int,
    zone: str,
    opens: MonthDay,
    closes: tuple[MonthDay, ...],
    next_zone: str,
    next_opens: MonthDay,
    k5_alone_is_rolling: bool,
    school_year: int,
) -> Calendar:
    edges = [midnight(cycle, opens, zone)]
    for close in closes:
        # A cycle that opens in autumn has its later windows in the next year.
        year = cycle if close >= opens else cycle + 1
        edges.append(midnight(year, close, zone, days_later=1))
    edges.append(midnight(cycle + 1, next_opens, next_zone))
    names = (*(str(number + 1) for number in range(len(closes))), LATE)
    spans = zip(names, edges, edges[1:], strict=False)
    windows = tuple(Window(name, start, end) for name, start, end in spans)
    return Calendar(cycle, zone, windows, k5_alone_is_rolling, school_year)


def cycle_of(policy: Policy, moment: datetime) -> int:
    """The cycle in which a moment falls. `moment` is aware."""
    year = moment.astimezone(UTC).year
    for cycle in (year + 1, year):
        if calendar(policy, cycle).opens <= moment:
            return cycle
    return year - 1
