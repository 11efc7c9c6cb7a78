"""The nouns of an assessment: what goes in, what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from pipelines.outcomes import Problem
from pipelines.policy.values import Policy
from pipelines.records import Agency, Identity, StoredReading
from pipelines.rules.applications import Claim
from pipelines.rules.history import History
from pipelines.rules.ledger import Commitment

#: Decisions that take a request out of groups and of the funding.
NOT_SERVED = ("declined", "withdrawn", "ineligible")


def nobody(_: Claim) -> Identity:
    """An empty directory."""
    return Identity("none")


@dataclass(frozen=True)
class Inputs:
    """Everything that one cycle's judgement depends on.

    messages: every reading of the cycle with place application, interest_form or reply. identify: who a district
    is (pure; called once for each claim). agencies: by LEAID. letters: letter id -> application id. previous:
    message sha256 -> application id. decided: status set by people, by (application id, program), program "" for the
    whole application. in_force: the ledger's latest entries. cause: what made this assessment, for new entries.
    carried: messages of the cycle before that are late there and count again here.
    """

    cycle: int
    policy: Policy
    messages: Sequence[StoredReading]
    identify: Callable[[Claim], Identity] = nobody
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    previous: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[tuple[str, str], str] = field(default_factory=dict)
    in_force: Mapping[tuple[str, str], Commitment] = field(default_factory=dict)
    cause: str = "assessed"
    carried: frozenset[str] = frozenset()

    @cached_property
    def not_served(self) -> dict[str, frozenset[str]]:
        """Programs that people took out, by application; "" for the whole application."""
        out: dict[str, set[str]] = {}
        for (application, program), status in self.decided.items():
            if status in NOT_SERVED:
                out.setdefault(application, set()).add(program)
        return {application: frozenset(programs) for application, programs in out.items()}


@dataclass(frozen=True, slots=True)
class AssessedRequest:
    """One row of the queue. Money in cents, None for blank; score in millionths of a point.

    position: place in the whole list. data: the judgement as JSON-ready data, without what other applications
    change (rank, allotment).
    """

    program: str
    position: int
    rank: int | None
    status: str
    window: str | None
    priority_at: datetime | None
    score_micro: int | None
    score_explanation: str
    pathway: str | None
    qualified: str | None
    teachers: int
    teachers_missing: int
    cost_cents: int | None
    match_cents: int | None
    district_cents: int | None
    uncovered_cents: int | None
    funded_cents: int | None
    rate_cents: int | None
    rate_unit: str | None
    conditions: str
    explanation: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AssessedApplication:
    """One application as judged. requests: empty for an interest form and for who is ineligible."""

    application_id: str
    cycle: int
    identity: Identity
    leaid: str | None
    district_name: str
    state: str | None
    city: str | None
    place: tuple[float, float] | None
    status: str
    history: History
    problems: tuple[Problem, ...]
    requests: tuple[AssessedRequest, ...]

    @property
    def questions(self) -> int:
        """How many wait for the district."""
        return sum(problem.severity != "note" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class CycleAssessment:
    """The judgement of a cycle. entries: what the ledger gains. left_cents: what is left of each budget."""

    cycle: int
    policy_version: str
    applications: tuple[AssessedApplication, ...]
    entries: tuple[Commitment, ...]
    left_cents: Mapping[Any, int]

    @property
    def requests(self) -> list[tuple[AssessedApplication, AssessedRequest]]:
        """Every row of the queue in its order."""
        pairs = [(a, r) for a in self.applications for r in a.requests]
        return sorted(pairs, key=lambda pair: pair[1].position)
