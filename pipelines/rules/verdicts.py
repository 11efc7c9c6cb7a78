"""Why a pathway holds or not, as data: a code and the figures that anybody can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.form import PATHWAYS
from pipelines.rules.facts import RequestFacts
from pipelines.rules.groups import GroupFigures
from pipelines.rules.qualify import Outcome
from pipelines.rules.regions import Near

OUTCOME_WORDS = {
    Outcome.YES: "yes",
    Outcome.CONDITIONAL: "conditional",
    Outcome.NO: "no",
    Outcome.NOT_OPEN: "not_open",
    Outcome.NOT_ASKED: "not_asked",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One pathway of one request. outcome: a word of OUTCOME_WORDS; code: why; figures: JSON-ready."""

    pathway: str
    outcome: str
    code: str
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return self.outcome in ("yes", "conditional")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the verdicts of one request are made of."""

    request: RequestFacts
    outcomes: Mapping[str, Outcome]
    minimum: int | None
    teachers: int
    group: GroupFigures | None
    regions: Sequence[Near]
    is_placed: bool
    limit_mi: float
    funding_source: str | None = None
    travel_cost: str | None = None
    lead_named: str | None = None


def verdicts_of(grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each pathway open to the program, in the order of the form."""
    found = []
    for pathway in PATHWAYS:
        outcome = Outcome(grounds.outcomes[pathway])
        if outcome is not Outcome.NOT_OPEN:
            code, figures = _REASONS[pathway](grounds, outcome)
            found.append(Verdict(pathway, OUTCOME_WORDS[outcome], code, figures))
    return tuple(found)


Reason = tuple[str, dict[str, Any]]


def _own_cohort(grounds: Grounds, outcome: Outcome) -> Reason:
    request, minimum = grounds.request, grounds.minimum
    figures = {
        "stated": request.stated,
        "listed": request.listed,
        "minimum": minimum,
        "missing": max((minimum or 0) - request.teachers, 0),
    }
    if minimum is None and outcome is Outcome.YES:
        return "no_minimum", figures
    if outcome is Outcome.YES:
        return "enough_listed", figures
    if outcome is Outcome.CONDITIONAL:
        is_stated = request.stated is not None and minimum is not None and request.stated >= minimum
        return ("enough_stated" if is_stated else "plan"), figures
    return "too_few", figures


def _consortium(grounds: Grounds, outcome: Outcome) -> Reason:
    group = grounds.group
    if group is None:
        return "no_group", {"lead": grounds.lead_named}
    figures = {
        "total": group.total,
        "minimum": grounds.minimum,
        "missing": max((grounds.minimum or 0) - group.total, 0),
        "lead": group.lead,
        "carried": group.carried,
        "members": [
            {"name": m.name, "counted": m.counted, "table": m.table, "own": m.own, "how": m.how}
            for m in group.members
        ],
    }
    if group.listed_twice:
        figures["listed_twice"] = group.listed_twice
    codes = {Outcome.YES: "enough", Outcome.CONDITIONAL: "plan"}
    return codes.get(outcome, "too_few"), figures


def _join_region(grounds: Grounds, outcome: Outcome) -> Reason:
    if not grounds.is_placed:
        return "place_unknown", {}
    if not grounds.regions:
        return "no_region", {}
    near = grounds.regions[0]
    figures = {"region": near.region, "miles": round(near.miles, 1), "limit": grounds.limit_mi}
    if outcome is Outcome.YES:
        return "near", figures
    if outcome is Outcome.CONDITIONAL:
        return "near_with_plan", figures
    return ("too_far" if near.miles > grounds.limit_mi else "nobody"), figures


def _paid_travel(grounds: Grounds, outcome: Outcome) -> Reason:
    if outcome is Outcome.NOT_ASKED:
        return "not_asked", {}
    figures = {"source": grounds.funding_source, "cost": grounds.travel_cost}
    return ("source_named" if outcome is Outcome.YES else "no_source"), figures


def _k5_affiliate(grounds: Grounds, outcome: Outcome) -> Reason:
    codes = {Outcome.YES: "teachers", Outcome.CONDITIONAL: "plan"}
    return codes.get(outcome, "nobody"), {"teachers": grounds.teachers}


_REASONS = {
    "own_cohort": _own_cohort,
    "consortium": _consortium,
    "join_region": _join_region,
    "paid_travel": _paid_travel,
    "k5_affiliate": _k5_affiliate,
}
