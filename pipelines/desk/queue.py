"""The queue: ranked, filtered by URL, with what is mine, what changed, and what comes next for me."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from connectors.warehouse import Connection, sql
from pipelines.desk.doors import Doors
from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role, User
from pipelines.desk.queue_filter import QueueFilter, from_query, from_text
from pipelines.form import PROGRAMS
from pipelines.steps import review
from pipelines.steps.decide import conflicts_of

router = APIRouter()

ROWS_A_PAGE = 100


def hidden_from(connection: Connection, doors: Doors, user: User) -> dict[str, Any]:
    """Parameters that leave out what this person must not see: their conflicts of interest."""
    conflicts = conflicts_of(connection, doors.policy, user.email) if user.email else frozenset()
    return {"reviewer": user.email, "hidden_applications": sorted(conflicts)}


def cycle_shown(connection: Connection, doors: Doors) -> dict[str, int]:
    """Parameters of the queue as a whole: the cycle that it is of, and how many ranks of earlier ones stand before."""
    row = connection.execute(sql("queries/desk/queue_cycle.sql")).fetchone()
    if row is None or row["cycle"] is None:
        return {"cycle": doors.cycle, "older": 0}
    return {"cycle": row["cycle"], "older": row["older"]}


def query_of(*parts: str) -> str:
    """A query over the rows of the queue, put together from its parts; one of them is always `rows`."""
    return "\n".join(sql(f"queries/desk/queue_{part}.sql") for part in parts)


def page_query() -> str:
    """One page of what the tab and the filter hold."""
    return query_of("columns", "rows", "matching", "page")


@router.get("/queue")
def queue(
    request: Request,
    chosen: Annotated[QueueFilter, Depends(from_query)],
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    pages, user = pages_of(request), user_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse, warehouse.transaction() as connection:
        parameters = {
            **hidden_from(connection, doors, user),
            **chosen.parameters,
            **cycle_shown(connection, doors),
            "limit": ROWS_A_PAGE,
            "offset": (page - 1) * ROWS_A_PAGE,
        }
        rows = connection.execute(page_query(), parameters).fetchall()
        counts = connection.execute(query_of("counts", "rows"), parameters).fetchone() or {}
        held = _held(connection, chosen, counts, parameters)
        choices = _choices(connection, doors, parameters)
    facts = {
        "rows": rows,
        "counts": counts,
        "held": held,
        "chosen": chosen,
        "page": page,
        "last_page": max(1, -(-held["n"] // ROWS_A_PAGE)),
        "cycle": parameters["cycle"],
        **choices,
    }
    return pages.page(request, "queue.html", facts)


def _held(
    connection: Connection, chosen: QueueFilter, counts: dict[str, Any], parameters: dict[str, Any]
) -> dict[str, int]:
    """How many rows tab and filter hold, and the decisions that they ask for; without a filter the totals say it."""
    if chosen.is_empty and chosen.tab == "all":
        return {"n": counts["total"], "requests": counts["requests"], "decided": counts["decided"]}
    row: dict[str, int] = (
        connection.execute(query_of("progress", "rows", "matching"), parameters).fetchone() or {}
    )
    return row


def _choices(connection: Connection, doors: Doors, parameters: dict[str, Any]) -> dict[str, Any]:
    """What the filter offers."""
    states = connection.execute(
        "select distinct state from application where cycle <= %(cycle)s and state is not null order by 1",
        parameters,
    ).fetchall()
    return {
        "programs": PROGRAMS,
        "states": [row["state"] for row in states],
        "reviewers": sorted(reviewer.email for reviewer in doors.policy.reviewers),
    }


@router.post("/queue/assign")
def assign_waiting(request: Request) -> Response:
    """Deals out what nobody has to the reviewers of the policy."""
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        dealt = review.assign_waiting(warehouse, doors.policy, user.name, doors.now())
    said = f"{dealt.assigned} applications got a reviewer."
    if dealt.uncovered:
        said += f" {dealt.uncovered} are covered by no reviewer of the policy."
    return pages.back(request, "/queue", said)


@router.get("/next")
def next_for_me(request: Request, after: str = "", skipped: str = "", within: str = "") -> Response:
    """The application that this reviewer should take next. within: the filter that they work through."""
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    doors = pages.doors
    chosen = from_text(within)
    with doors.warehouse() as warehouse, warehouse.transaction() as connection:
        parameters = {
            **hidden_from(connection, doors, user),
            **chosen.parameters,
            **cycle_shown(connection, doors),
            "after": after,
            "skipped": [name for name in skipped.split(",") if name],
        }
        row = connection.execute(query_of("columns", "rows", "matching", "next"), parameters).fetchone()
    if row is None:
        where = "of this filter " if within else ""
        return pages.back(
            request, "/queue", f"Nothing {where}is left for you to decide.", **chosen.parameters
        )
    return pages.back(request, f"/applications/{row['application_id']}", skipped=skipped, within=within)
