"""Operations: where every message is, what is late, the outbox, the last publication and validation."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from connectors.warehouse import sql
from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role
from pipelines.steps import outbox

router = APIRouter()


def account(warehouse: Any) -> dict[str, Any]:
    """The places of all messages; their sum is what was received, or something is wrong."""
    row: dict[str, Any] = warehouse.rows("select * from message_account")[0]
    row["adds_up"] = row["received"] == sum(count for name, count in row.items() if name != "received")
    row["not_fetched"] = warehouse.rows("select count(*) as n from set_aside")[0]["n"]
    return row


@router.get("/operations")
def operations(request: Request) -> Response:
    user_of(request)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        facts = {
            "account": account(warehouse),
            "heartbeats": warehouse.rows("select * from heartbeat order by name"),
            "letters": warehouse.rows(sql("queries/desk/letters.sql")),
            "letter_counts": warehouse.rows(
                "select state, count(*) as n from letter group by state order by state"
            ),
            "set_aside": warehouse.rows("select * from set_aside order by last_seen_at desc limit 50"),
            "publications": warehouse.rows("select * from publication order by published_at desc limit 5"),
            "held": warehouse.rows(
                "select * from publication_held where released_at is null order by last_held_at desc limit 3"
            ),
            "changes": warehouse.rows("select * from change order by change_id desc limit 20"),
            "committed": warehouse.rows("select * from committed where cycle = %s", [doors.cycle]),
            "now": doors.now(),
            "settlements": tuple(outbox.SETTLEMENTS),
        }
    return pages.page(request, "operations.html", facts)


@router.post("/letters/{letter_id}/settle")
def settle(request: Request, letter_id: str, settlement: Annotated[str, Form()]) -> Response:
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        outbox.settle(warehouse, letter_id, settlement, user.name, pages.doors.now())
    return pages.back(request, "/operations", f"Letter settled: {settlement}.")
