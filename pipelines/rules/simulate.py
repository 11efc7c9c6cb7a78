"""Two judgements of one cycle side by side: who moves, in what, and what it costs. Empty when nothing moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.form import PROGRAMS
from pipelines.rules.assessment import AssessedApplication, AssessedRequest, CycleAssessment

#: What may move, as the queue names it.
COMPARED = (
    "rank", "window", "priority_at", "status", "qualified", "pathway", "teachers", "teachers_missing", "match_cents",
    "district_cents", "uncovered_cents", "funded_cents", "conditions",
)  # fmt: skip
MONEY = ("match_cents", "district_cents", "funded_cents")


@dataclass(frozen=True, slots=True)
class Move:
    """One request that moved. changes: name -> (before, after); a request that is new or gone has None there."""

    application_id: str
    district_name: str
    program: str
    changes: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Our share of the qualifying requests of a program, before and after; cents. program "" for all together."""

    program: str
    match_before: int
    match_after: int
    funded_before: int
    funded_after: int

    @property
    def is_changed(self) -> bool:
        return (self.match_before, self.funded_before) != (self.match_after, self.funded_after)


@dataclass(frozen=True, slots=True)
class Simulation:
    """What would change. costs: programs whose cost changes and the total; empty when nothing does."""

    moves: tuple[Move, ...]
    costs: tuple[Cost, ...]

    @property
    def is_empty(self) -> bool:
        return not self.moves


def compare(before: CycleAssessment, after: CycleAssessment) -> Simulation:
    """Every request whose place, judgement or money differs, in the order of the queue before."""
    old, new = _rows(before), _rows(after)
    moves = [
        Move(key[0], row[0].district_name, key[1], changes)
        for key, row in {**old, **{k: r for k, r in new.items() if k not in old}}.items()
        if (changes := _changes(old.get(key), new.get(key)))
    ]
    costs = [_cost(program, old, new) for program in (*PROGRAMS, "counselors")]
    total = Cost(
        "",
        sum(c.match_before for c in costs),
        sum(c.match_after for c in costs),
        sum(c.funded_before for c in costs),
        sum(c.funded_after for c in costs),
    )
    differing = [cost for cost in costs if cost.is_changed]
    return Simulation(tuple(moves), (*differing, total) if differing else ())


Rows = dict[tuple[str, str], tuple[AssessedApplication, AssessedRequest]]


def _rows(assessment: CycleAssessment) -> Rows:
    return {(a.application_id, r.program): (a, r) for a, r in assessment.requests}


def _changes(
    old: tuple[AssessedApplication, AssessedRequest] | None,
    new: tuple[AssessedApplication, AssessedRequest] | None,
) -> dict[str, tuple[Any, Any]]:
    return {
        name: (was, now)
        for name in COMPARED
        if (was := getattr(old[1], name) if old is not None else None)
        != (now := getattr(new[1], name) if new is not None else None)
    }


def _cost(program: str, old: Rows, new: Rows) -> Cost:
    def total(rows: Rows, name: str) -> int:
        return sum(getattr(r, name) or 0 for (_, p), (_, r) in rows.items() if p == program)

    return Cost(
        program,
        total(old, "match_cents"),
        total(new, "match_cents"),
        total(old, "funded_cents"),
        total(new, "funded_cents"),
    )
