"""Commitments at the desk: what stands promised for each request, and moving it on with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response

from pipelines.desk.pages import dollars, pages_of, require, user_of
from pipelines.desk.people import Role
from pipelines.desk.queue import hidden_from
from pipelines.money import cents_of
from pipelines.rules.ledger import FOLLOWS
from pipelines.steps.commitments import STATES, move

router = APIRouter()


def in_force(ledger: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The latest entry of each program, with the states to which a person may move it.

    ledger: every entry of an application, in the order in which they were entered.
    """
    latest = {entry["program"]: entry for entry in ledger}
    return [
        {**entry, "may_follow": [state for state in STATES if state in FOLLOWS[entry["state"]]]}
        for entry in latest.values()
    ]


@router.post("/applications/{application_id}/commitment")
def move_on(
    request: Request,
    application_id: str,
    program: Annotated[str, Form()],
    sequence: Annotated[int, Form()],
    state: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=2_000)],
    amount: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """A new entry of the ledger. sequence: of the entry that was on the page, so that nothing is moved on twice."""
    user = user_of(request)
    if not user.is_operations:
        require(request, Role.REVIEWER)
    cents = cents_of(amount) if amount.strip() else None
    if amount.strip() and cents is None:
        raise HTTPException(
            400, f"The amount is {amount!r}: write USD, such as 1250.00. Nothing was changed."
        )
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        with warehouse.transaction() as connection:
            hidden = hidden_from(connection, doors, user)["hidden_applications"]
        if application_id in hidden:
            raise HTTPException(403, "You declared a conflict of interest with this application.")
        entry = move(
            warehouse,
            application_id,
            program,
            state,
            amount_cents=cents,
            actor=user.email or user.name,
            why=why,
            now=doors.now(),
            seen=sequence,
        )
    said = f"{program}: {entry.state}, {dollars(entry.funded_cents)} of our share."
    return pages.back(request, f"/applications/{application_id}", said)
