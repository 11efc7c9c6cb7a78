"""Decisions at the desk: enter as pending, see who will be written to, apply together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from connectors.warehouse import sql
from pipelines.desk.pages import pages_of, require
from pipelines.desk.people import Role
from pipelines.rules.decide import Decision
from pipelines.rules.decide_workbook import DECISIONS
from pipelines.steps import pending

router = APIRouter()


@router.get("/decisions")
def decisions(request: Request) -> Response:
    """What waits to be applied, and what it would do."""
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        rows = warehouse.rows(sql("queries/desk/pending.sql"), {"reviewer": user.email})
        outcome = pending.apply_pending(
            warehouse, doors.policy, reviewer=user.email, now=doors.now(), is_dry=True
        )
    addresses = {row["application_id"]: row["written_to"] for row in rows}
    facts = {
        "rows": rows,
        "refused": pending.refusal_words(outcome.refused),
        "written_to": _written_to(outcome.decisions, addresses),
    }
    return pages.page(request, "decisions.html", facts)


def _written_to(decisions: Sequence[Decision], addresses: Mapping[str, str | None]) -> list[str]:
    """Each district that hears of these decisions: of what, and at which address."""
    by_application: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_application.setdefault(decision.application_id, []).append(decision)
    return sorted(
        f"{of[0].district_name} ({of[0].state}), {addresses.get(application_id) or 'whoever sent it'}: "
        + ", ".join(f"{decision.program} {decision.status}" for decision in of)
        for application_id, of in by_application.items()
    )


@router.post("/applications/{application_id}/decide")
def decide(
    request: Request,
    application_id: str,
    program: Annotated[str, Form()],
    version: Annotated[int, Form()],
    choice: Annotated[str, Form()],
    amount: Annotated[str, Form(max_length=40)] = "",
    comment: Annotated[str, Form(max_length=5_000)] = "",
    skipped: Annotated[str, Form(max_length=5_000)] = "",
    within: Annotated[str, Form(max_length=2_000)] = "",
) -> Response:
    """Enters a pending decision and goes on to the next application."""
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        refused = pending.enter(
            warehouse,
            doors.policy,
            reviewer=user.email,
            application_id=application_id,
            program=program,
            version=version,
            choice=choice,
            amount=amount,
            comment=comment,
            now=doors.now(),
        )
        if refused is not None:
            return pages.sentence(request, pending.refusal_words([refused])[0], 409)
        open_here = warehouse.rows(
            "select 1 from program_request r left join decision d on d.application_id = r.application_id "
            "and d.program = r.program and d.state = 'pending' where r.application_id = %s and d.choice is null "
            "and r.program <> 'counselors' and r.status in ('assessed', 'in_review') limit 1",
            [application_id],
        )
    if open_here:
        said = f"{program}: {DECISIONS[choice]}, pending."
        return pages.back(request, f"/applications/{application_id}", said, skipped=skipped, within=within)
    return pages.back(request, "/next", after=application_id, skipped=skipped, within=within)


@router.post("/decisions/{decision_id}/discard")
def discard(request: Request, decision_id: int) -> Response:
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        pending.discard(warehouse, decision_id, user.email, pages.doors.now())
    return pages.back(request, "/decisions", "Taken back.")


@router.post("/decisions/apply")
def apply(request: Request) -> Response:
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        outcome = pending.apply_pending(warehouse, doors.policy, reviewer=user.email, now=doors.now())
    number = len(outcome.decisions)
    said = f"{number} decision{'s' if number != 1 else ''} applied."
    if outcome.refused:
        said += f" {len(outcome.refused)} could not be applied and still wait."
    return pages.back(request, "/decisions", said)
