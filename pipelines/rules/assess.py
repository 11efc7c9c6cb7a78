"""The whole judgement of a cycle, as one pure computation: readings in; applications, queue and ledger entries out.

The same messages, policy, directory and decisions give the same judgement, in whatever order they come in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.outcomes import Problem
from pipelines.policy.values import Policy
from pipelines.rules.assess_frame import contexts_of, frame_of
from pipelines.rules.assess_gather import Gathered, gather
from pipelines.rules.assess_rows import Rows
from pipelines.rules.assessment import (
    NOT_SERVED,
    AssessedApplication,
    AssessedRequest,
    CycleAssessment,
    Inputs,
)
from pipelines.rules.consortium import find_groups
from pipelines.rules.cycle_policy import cycle_policy
from pipelines.rules.decide import application_status
from pipelines.rules.group_problems import group_problems
from pipelines.rules.judge import judge
from pipelines.rules.ledger import Commitment, next_entries
from pipelines.rules.promises import promise_problems, promises_of


def assess_cycle(inputs: Inputs) -> CycleAssessment:
    """The judgement of one cycle."""
    rules = cycle_policy(inputs.policy, inputs.cycle)
    gathered, resolve = gather(inputs)
    judged = [
        g for g in gathered if g.status in ("assessed", "needs_information") and not _is_refused(g, inputs)
    ]
    facts = [g.facts for g in judged]
    groups = find_groups(facts, resolve, _minimum(inputs))
    contexts = contexts_of(facts, groups, inputs.policy, rules.calendar.school_year)
    judgement = judge(frame_of(contexts, inputs.in_force), rules)
    rows = Rows(contexts, judgement, rules, [g.history for g in judged], inputs.decided)
    problems = group_problems(contexts)
    promises = promises_of(inputs.in_force)
    applications = tuple(
        _application(
            g,
            inputs,
            rows.of(g.application_id),
            problems.get(g.application_id, ()),
            promises.get(g.application_id, ()),
        )
        for g in gathered
    )
    wanted = [c for a in applications for c in _proposed(a, inputs)]
    return CycleAssessment(
        cycle=inputs.cycle,
        policy_version=inputs.policy.hash,
        applications=applications,
        entries=tuple(next_entries(inputs.in_force, wanted, inputs.cause, inputs.policy.hash)),
        left_cents=judgement.left_cents,
    )


def _is_refused(gathered: Gathered, inputs: Inputs) -> bool:
    """Ineligible, by its own words or by a person's ruling: no row in the queue."""
    return inputs.decided.get((gathered.application_id, "")) == "ineligible"


def _minimum(inputs: Inputs) -> Callable[[str, int], int | None]:
    def minimum(program: str, school_year: int) -> int | None:
        found: int | None = inputs.policy.for_school_year("qualification.minimum_teachers", school_year)[
            program
        ]
        return found

    return minimum


def _application(
    gathered: Gathered,
    inputs: Inputs,
    found: tuple[tuple[AssessedRequest, ...], tuple[Problem, ...]],
    more: tuple[Problem, ...],
    promises: Sequence[Commitment],
) -> AssessedApplication:
    requests, problems = found
    problems = (*problems, *more, *promise_problems(promises, requests))
    return AssessedApplication(
        application_id=gathered.application_id,
        cycle=inputs.cycle,
        identity=gathered.group.identity,
        leaid=gathered.group.leaid,
        district_name=gathered.name,
        state=gathered.state,
        city=gathered.city,
        place=gathered.facts.place,
        status=_status(gathered, inputs, requests),
        history=gathered.history,
        problems=tuple(dict.fromkeys((*gathered.problems, *problems))),
        requests=requests,
    )


def _status(gathered: Gathered, inputs: Inputs, requests: tuple[AssessedRequest, ...]) -> str:
    """Where an application stands: what people decided of it, then of all its requests, then what the rules say."""
    ruled = inputs.decided.get((gathered.application_id, ""))
    if ruled in NOT_SERVED:
        return str(ruled)
    statuses = [r.status for r in requests if r.program != "counselors"]
    if any((gathered.application_id, r.program) in inputs.decided for r in requests):
        return application_status(statuses)
    return ruled if ruled is not None and gathered.status == "assessed" else gathered.status


def _proposed(application: AssessedApplication, inputs: Inputs) -> list[Commitment]:
    """What is proposed for an application: every request that qualifies, once its amounts are known.

    Nothing for a request that a person accepted: what became of that promise, taken back too, is the person's word.
    """
    if application.status in NOT_SERVED:
        return []
    return [
        Commitment(
            application_id=application.application_id,
            program=request.program,
            cycle=application.cycle,
            version=application.history.number,
            state="proposed",
            teachers=request.teachers,
            rate_cents=request.rate_cents,
            rate_unit=request.rate_unit,
            cost_cents=request.cost_cents or 0,
            match_cents=request.match_cents,
            district_cents=request.district_cents or 0,
            funded_cents=request.funded_cents or 0,
            pathway=request.pathway,
            policy_version=inputs.policy.hash,
        )
        for request in application.requests
        if request.match_cents is not None
        and request.status not in NOT_SERVED
        and inputs.decided.get((application.application_id, request.program)) != "accepted"
        and (request.qualified in ("yes", "conditional") or request.program == "counselors")
    ]


def with_policy(inputs: Inputs, policy: Policy) -> Inputs:
    """The same cycle under another policy, for simulations."""
    return replace(inputs, policy=policy)
