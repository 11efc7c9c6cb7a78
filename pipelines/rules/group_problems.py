"""What the members of a group say differently from each other, as questions and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.outcomes import Code, Problem, Severity
from pipelines.rules.assess_frame import RequestContext
from pipelines.rules.groups import Counted


def group_problems(contexts: Sequence[RequestContext]) -> dict[str, tuple[Problem, ...]]:
    """By application id: disagreements inside its group, and members listed for a program that is not asked for."""
    found: dict[str, list[Problem]] = {}
    for context in contexts:
        group = context.group
        if group is None:
            continue
        ours = found.setdefault(context.facts.application_id, [])
        is_lead = group.lead == context.facts.application_id
        if group.listed_twice:
            ours.append(_listed_twice(group.listed_twice, context.request.program))
        for member in group.members:
            if is_lead:
                ours.extend(_of_lead(member, context.request.program))
            elif member.party == context.facts.application_id and member.disagrees:
                ours.append(_difference(Severity.NOTE, "lead_district", member, context.request.program))
    for context in contexts:
        found.setdefault(context.facts.application_id, []).extend(_not_asked_for(context))
    return {application: tuple(dict.fromkeys(problems)) for application, problems in found.items()}


def _of_lead(member: Counted, program: str) -> list[Problem]:
    problems = []
    if member.disagrees:
        problems.append(_difference(Severity.QUESTION, f"members.{program}", member, program))
    if member.how == "no_number":
        detail = (("member", member.name), ("program", program))
        problems.append(Problem(Code.MISSING_ANSWER, Severity.QUESTION, f"members.{program}", detail=detail))
    if member.how in ("withdrawn", "twice", "elsewhere", "one_sided"):
        reason = (("member", member.name), ("program", program), ("why", member.how))
        problems.append(Problem(Code.CONTRADICTION, Severity.NOTE, f"members.{program}", detail=reason))
    return problems


def _listed_twice(number: int, program: str) -> Problem:
    """The group counts them once; each row's money still holds its whole list, which a person should settle."""
    detail = (("program", program), ("people_listed_by_several_districts", str(number)), ("counted", "once"))
    return Problem(Code.CONTRADICTION, Severity.NOTE, "teachers", detail=detail)


def _difference(severity: Severity, field: str, member: Counted, program: str) -> Problem:
    detail: tuple[tuple[str, Any], ...] = (
        ("member", member.name),
        ("program", program),
        ("lead_says", member.table),
        ("member_says", member.own),
        ("counted", member.counted),
    )
    return Problem(Code.CONTRADICTION, severity, field, detail=tuple((k, str(v)) for k, v in detail))


def _not_asked_for(context: RequestContext) -> list[Problem]:
    """Members' teachers for a program that the lead does not ask for, or for none."""
    facts = context.facts
    if context.request is not facts.requests[0]:
        return []
    asked = {request.program for request in facts.requests}
    problems = []
    for member in facts.members if facts.is_lead else ():
        if member.teachers and member.program not in asked:
            detail = (
                ("member", member.name),
                ("program", member.program or "not named"),
                ("teachers", str(member.teachers)),
            )
            problems.append(Problem(Code.CONTRADICTION, Severity.QUESTION, "members.program", detail=detail))
    return problems
