"""What an accepted district still has to arrange: shown to the reviewer, never a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.rules.facts import Facts, RequestFacts


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Policy values for one school year. coming_year: the school year that the cycle is for."""

    students_per_computer: Decimal
    bandwidth_mbps: Decimal
    k5_preferred_teachers: int
    coming_year: int


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. is_met: None where the application does not say. said, wanted: figures for the words."""

    code: str
    is_met: bool | None
    said: str = ""
    wanted: str = ""


def conditions_of(facts: Facts, request: RequestFacts, wanted: Thresholds) -> tuple[Condition, ...]:
    """Every condition of one request, met or not, in a fixed order."""
    found = [
        Condition(
            "coming_year",
            request.school_year <= wanted.coming_year if request.first_year else None,
            request.first_year or "",
            _year(wanted.coming_year),
        )
    ]
    if request.program in HIGH_SCHOOL_PROGRAMS:
        found.append(Condition("slot_and_room", request.is_on_master_schedule))
        found.append(Condition("course_code", bool(request.course_code) or None, request.course_code or ""))
    found.append(_at_most("computers", facts.students_per_computer, wanted.students_per_computer))
    found.append(_at_least("bandwidth", facts.bandwidth_mbps, wanted.bandwidth_mbps))
    # The form does not ask for it; it is agreed with the term sheet.
    found.append(Condition("evaluation", None))
    if request.program == "k5":
        found.append(Condition("facilitator", facts.k5_facilitator or None))
        found.append(
            Condition(
                "k5_teachers",
                request.teachers >= wanted.k5_preferred_teachers,
                str(request.teachers),
                str(wanted.k5_preferred_teachers),
            )
        )
    return tuple(found)


def readiness(conditions: tuple[Condition, ...]) -> float:
    """The share of the conditions that are met."""
    return sum(bool(condition.is_met) for condition in conditions) / max(len(conditions), 1)


def _year(start: int) -> str:
    return f"{start}-{(start + 1) % 100:02d}"


def _at_most(code: str, said: Decimal | None, most: Decimal) -> Condition:
    return Condition(
        code, None if said is None else said <= most, "" if said is None else str(said), str(most)
    )


def _at_least(code: str, said: Decimal | None, least: Decimal) -> Condition:
    return Condition(
        code, None if said is None else said >= least, "" if said is None else str(said), str(least)
    )
