"""The policy as plain values: each parameter with its dates, and one hash over all of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

#: Window names as they are published, in no order of rank.
WINDOWS = ("1", "2", "3", "rolling", "late")


class MonthDay(NamedTuple):
    """A day of every year."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value and the first day on which it holds."""

    start: date
    value: Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number, date or text of the program. name: "stipends.match_share".

    dated_by: "cycle", looked up on the day on which a cycle opens, or "school_year", looked up on 1 July of the
    school year in which a request begins. values: in order of start. where: file and line, for messages.
    """

    name: str
    description: str
    unit: str
    source: str
    dated_by: str
    values: tuple[DatedValue, ...]
    where: str = ""

    def on(self, day: date) -> Any:
        """The value in force on `day`; before the first date the first value, since there is none other."""
        found = self.values[0].value
        for dated in self.values:
            if dated.start <= day:
                found = dated.value
        return found


@dataclass(frozen=True, slots=True)
class Region:
    """An existing partner with its place. kind: district, region, state. programs: empty for all."""

    region: str
    kind: str
    state: str
    city: str
    latitude: float | None
    longitude: float | None
    programs: tuple[str, ...] = ()
    source: str = ""

    def serves(self, program: str) -> bool:
        return not self.programs or program in self.programs


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is offered to a district whose request does not qualify for `programs`."""

    code: str
    programs: tuple[str, ...]
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A member of the team and what they cover; empty for everything."""

    email: str
    name: str
    states: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared conflict of interest. application_id or leaid says which application it is about."""

    reviewer_email: str
    application_id: str
    leaid: str
    declared_at: str
    declared_by: str
    reason: str


@dataclass(frozen=True)
class Policy:
    """Everything that is in force, by date. The accessors below give plain values in their unit."""

    parameters: Mapping[str, Parameter]
    regions: tuple[Region, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  # file name -> where it was read from

    @cached_property
    def hash(self) -> str:
        """16 hexadecimal digits over every value that judges an application.

        Descriptions, comments, reviewers and conflicts are no part of it: they change no judgement.
        """
        content = {
            "parameters": {
                name: [[v.start.isoformat(), v.value] for v in parameter.values]
                for name, parameter in self.parameters.items()
                if not name.startswith(("letters.", "reports."))
            },
            "regions": sorted([list(_row(r)) for r in self.regions], key=repr),
            "alternatives": [list(_row(a)) for a in self.alternatives],
        }
        text = json.dumps(content, sort_keys=True, default=_exact, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def for_cycle(self, name: str, cycle: int) -> Any:
        """The value of a parameter for the cycle that opens in the year `cycle`."""
        month, day = self.parameters["windows.opens"].on(date(cycle, 12, 31))
        return self.parameters[name].on(date(cycle, month, day))

    def for_school_year(self, name: str, year: int) -> Any:
        """The value of a parameter for requests that begin in the school year `year`-`year + 1`."""
        return self.parameters[name].on(date(year, 7, 1))

    def families(self) -> dict[str, list[Parameter]]:
        """Parameters by family, both in the order of the files."""
        found: dict[str, list[Parameter]] = {}
        for name, parameter in self.parameters.items():
            found.setdefault(name.partition(".")[0], []).append(parameter)
        return found

    def outbox(self, day: date) -> dict[str, int]:
        """The values of the family `letters` in force on `day`, by name."""
        return {p.name.partition(".")[2]: p.on(day) for p in self.families().get("letters", [])}


def _exact(value: Any) -> str:
    """A number as one text, however it is written: 0.5 and 0.50 are the same."""
    return str(value.normalize()) if isinstance(value, Decimal) else str(value)


def _row(record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in type(record).__slots__)


def printable(value: Any) -> Any:
    """A value as it is shown: JSON-ready, exact numbers as text, month and day as MM-DD."""
    if isinstance(value, Decimal | MonthDay):
        return str(value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [printable(item) for item in value]
    return value
