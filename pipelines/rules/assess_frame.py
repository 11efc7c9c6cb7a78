"""The facts of all applications as the frame that `judge` reads: one row a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.form import PATHWAYS, PROGRAMS
from pipelines.policy.values import Policy
from pipelines.rules.conditions import Condition, Thresholds, conditions_of, readiness
from pipelines.rules.facts import Facts, RequestFacts
from pipelines.rules.groups import GroupFigures
from pipelines.rules.judge import COLUMNS, microseconds
from pipelines.rules.ledger import OF_THE_RULES, Commitment

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@dataclass(frozen=True)
class RequestContext:
    """One request with what belongs to it, beside its row in the frame."""

    application: int
    facts: Facts
    request: RequestFacts
    group: GroupFigures | None
    conditions: tuple[Condition, ...]


def contexts_of(
    applications: Sequence[Facts],
    groups: Mapping[tuple[str, str], GroupFigures],
    policy: Policy,
    coming_year: int,
) -> list[RequestContext]:
    """Every request in order of applications and programs."""
    return [
        RequestContext(
            number,
            facts,
            request,
            groups.get((facts.application_id, request.program)),
            conditions_of(facts, request, thresholds(policy, request.school_year, coming_year)),
        )
        for number, facts in enumerate(applications)
        for request in facts.requests
    ]


def thresholds(policy: Policy, school_year: int, coming_year: int) -> Thresholds:
    return Thresholds(
        students_per_computer=policy.for_school_year("qualification.students_per_computer", school_year),
        bandwidth_mbps=policy.for_school_year("qualification.bandwidth_mbps", school_year),
        k5_preferred_teachers=policy.for_school_year("qualification.k5_preferred_teachers", school_year),
        coming_year=coming_year,
    )


_DTYPES: dict[str, str] = {
    "program": "int8",
    "asked": "int8",
    "school_year": "int16",
    "has_plan": "bool",
    "in_group": "bool",
    "group_plan": "bool",
    "is_k5_alone": "bool",
    "has_funding_source": "bool",
    "is_assessable": "bool",
    "is_served": "bool",
    "is_hourly": "bool",
    "latitude": "float64",
    "longitude": "float64",
    "readiness": "float64",
    "first_sha256": "S32",
}


def frame_of(
    contexts: Sequence[RequestContext], in_force: Mapping[tuple[str, str], Commitment]
) -> pd.DataFrame:
    """The frame of `judge`, in the order of `contexts`."""
    import numpy as np
    import pandas as pd

    rows = [_row(context, in_force) for context in contexts]
    columns: dict[str, np.ndarray[Any, Any]] = {}
    for place, name in enumerate(COLUMNS):
        columns[name] = np.array([row[place] for row in rows], dtype=_DTYPES.get(name, "int64"))
    # Bytes as objects: a frame has no fixed-width bytes, and the sort key must stay exact.
    columns["first_sha256"] = columns["first_sha256"].astype(object)
    return pd.DataFrame(columns)


def _row(context: RequestContext, in_force: Mapping[tuple[str, str], Commitment]) -> tuple[Any, ...]:
    facts, request, group, money = context.facts, context.request, context.group, context.facts.money
    nowhere = float("nan")
    latitude, longitude = facts.place or (nowhere, nowhere)
    at = facts.priority_at
    values = {
        "application": context.application,
        "program": PROGRAMS.index(request.program),
        "school_year": request.school_year,
        "stated": -1 if request.stated is None else request.stated,
        "listed": request.listed,
        "has_plan": request.has_plan,
        "asked": PATHWAYS.index(request.asked_pathway) if request.asked_pathway in PATHWAYS else -1,
        "in_group": group is not None,
        "group_total": group.total if group is not None else 0,
        "carried": group.carried if group is not None else 0,
        "group_plan": group is not None and group.has_lead_plan,
        "moved_us": microseconds(group.moved_to) if group is not None and group.moved_to else -1,
        "is_k5_alone": facts.is_k5_alone,
        "has_funding_source": money.has_funding_source,
        "is_assessable": facts.is_assessable,
        "is_served": facts.is_active and request.is_active,
        "priority_us": microseconds(at) if at is not None else 0,
        "first_sha256": bytes.fromhex(facts.first_sha256),
        "rate_cents": money.rate_cents or -1,
        "is_hourly": money.rate_unit == "hour",
        "budget_cents": -1 if money.budget_cents is None else money.budget_cents,
        "heads": money.heads,
        "latitude": latitude,
        "longitude": longitude,
        "reserved_cents": _promised(in_force.get((facts.application_id, request.program))),
        "reserved_heads_cents": _promised(in_force.get((facts.application_id, "counselors"))),
        "readiness": readiness(context.conditions),
    }
    return tuple(values[name] for name in COLUMNS)


def _promised(commitment: Commitment | None) -> int:
    """What a person promised, in cents; -1 for nothing."""
    return -1 if commitment is None or commitment.state in OF_THE_RULES else commitment.funded_cents
