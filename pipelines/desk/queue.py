"""The queue: ranked, filtered by URL, with what is mine, what changed, and what comes next for me."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from connectors.warehouse import Connection, sql
from pipelines.desk.doors import Doors
from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role, User
from pipelines.form import PROGRAMS
from pipelines.steps.decide import conflicts_of

router = APIRouter()

ROWS_A_PAGE = 100

Tab = Literal["all", "mine", "open", "changed"]


def hidden_from(connection: Connection, doors: Doors, user: User) -> dict[str, Any]:
    """Parameters that leave out what this person must not see: their conflicts of interest."""
    conflicts = conflicts_of(connection, doors.policy, user.email) if user.email else frozenset()
    return {"reviewer": user.email, "hidden_applications": sorted(conflicts)}


def page_query() -> str:
    """One page of what the tab and the filter hold."""
    return "\n".join(sql(f"queries/desk/queue_{part}.sql") for part in ("columns", "matching", "page"))


def _count_matching(connection: Connection, parameters: dict[str, Any]) -> int:
    row = connection.execute(
        "select count(*) as n\n" + sql("queries/desk/queue_matching.sql"), parameters
    ).fetchone()
    return int(row["n"]) if row is not None else 0


@router.get("/queue")
def queue(
    request: Request,
    tab: Tab = "all",
    program: str = "",
    state: str = "",
    window: str = "",
    qualified: str = "",
    status: str = "",
    words: Annotated[str, Query(max_length=120)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    pages, user = pages_of(request), user_of(request)
    doors = pages.doors
    chosen = {
        "program": program,
        "state": state,
        "window": window,
        "qualified": qualified,
        "status": status,
        "words": words.strip(),
    }
    with doors.warehouse() as warehouse, warehouse.transaction() as connection:
        parameters = {
            **hidden_from(connection, doors, user),
            **chosen,
            "tab": tab,
            "cycle": doors.cycle,
            "limit": ROWS_A_PAGE,
            "offset": (page - 1) * ROWS_A_PAGE,
        }
        rows = connection.execute(page_query(), parameters).fetchall()
        counts = connection.execute(sql("queries/desk/queue_counts.sql"), parameters).fetchone() or {}
        filtered = counts["total" if tab == "all" else tab]
        if any(chosen.values()):
            filtered = _count_matching(connection, parameters)
        states = connection.execute(
            "select distinct state from application where cycle = %s and state is not null order by 1",
            [doors.cycle],
        ).fetchall()
    last_page = max(1, -(-filtered // ROWS_A_PAGE))
    return pages.page(
        request,
        "queue.html",
        {
            "rows": rows,
            "counts": counts,
            "filtered": filtered,
            "tab": tab,
            "chosen": chosen,
            "has_filter": any(chosen.values()),
            "page": page,
            "last_page": last_page,
            "programs": PROGRAMS,
            "states": [row["state"] for row in states],
            "cycle": doors.cycle,
        },
    )


@router.get("/next")
def next_for_me(request: Request, after: str = "", skipped: str = "") -> Response:
    """The application that this reviewer should take next."""
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse, warehouse.transaction() as connection:
        parameters = {
            **hidden_from(connection, doors, user),
            "cycle": doors.cycle,
            "after": after,
            "skipped": [name for name in skipped.split(",") if name],
        }
        row = connection.execute(sql("queries/desk/next.sql"), parameters).fetchone()
    if row is None:
        return pages.back(request, "/queue", "Nothing is left for you to decide.", tab="mine")
    return pages.back(request, f"/applications/{row['application_id']}", skipped=skipped)
