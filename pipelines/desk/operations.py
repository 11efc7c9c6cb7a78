"""Operations: where every message is, what is late, the outbox, the last publication and validation."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from connectors.warehouse import Warehouse, sql
from pipelines.desk.doors import Doors
from pipelines.desk.lateness import late
from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role
from pipelines.desk.runs import DAGS, Airflow, Run
from pipelines.steps import outbox

router = APIRouter()


def account(warehouse: Warehouse) -> dict[str, Any]:
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
            "late": late(warehouse, doors),
            "changed_minds": warehouse.rows(sql("queries/desk/changed_minds.sql")),
            "heartbeats": warehouse.rows(sql("queries/desk/signs_of_life.sql")),
            "work": _work(warehouse, doors, pages.airflow),
            "letters": warehouse.rows(sql("queries/desk/letters.sql")),
            "letter_counts": warehouse.rows(
                "select state, count(*) as n from letter group by state order by state"
            ),
            "stopped": warehouse.rows(sql("queries/desk/stopped.sql")),
            "set_aside": warehouse.rows("select * from set_aside order by last_seen_at desc limit 50"),
            "publications": warehouse.rows("select * from publication order by published_at desc limit 5"),
            "held": warehouse.rows(
                "select * from publication_held where released_at is null order by last_held_at desc limit 3"
            ),
            "workbooks": warehouse.rows("select * from returned_workbook order by received_at desc limit 10"),
            "changes": warehouse.rows("select * from change order by change_id desc limit 20"),
            "committed": warehouse.rows("select * from committed where cycle = %s", [doors.cycle]),
            "now": doors.now(),
            "settlements": tuple(outbox.SETTLEMENTS),
        }
    return pages.page(request, "operations.html", facts)


def _work(warehouse: Warehouse, doors: Doors, airflow: Airflow | None) -> list[dict[str, Any]]:
    """Each DAG: what it does, when its work last left a mark, and its last runs where Airflow is known."""
    midnight = doors.local(doors.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    marks = {
        row["dag_id"]: row for row in warehouse.rows(sql("queries/desk/last_work.sql"), {"day": midnight})
    }
    runs: dict[str, list[Run]] = {dag_id: [] for dag_id in DAGS}
    for run in airflow.last_runs() if airflow is not None else ():
        runs.setdefault(run.dag_id, []).append(run)
    return [
        {
            "dag_id": dag_id,
            "words": words,
            "link": airflow.dag_link(dag_id) if airflow is not None else "",
            "mark": marks.get(dag_id),
            "runs": [(run, airflow.run_link(run)) for run in runs[dag_id]] if airflow is not None else [],
        }
        for dag_id, words in DAGS.items()
    ]


@router.post("/letters/{letter_id}/settle")
def settle(request: Request, letter_id: str, settlement: Annotated[str, Form()]) -> Response:
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        outbox.settle(warehouse, letter_id, settlement, user.name, pages.doors.now())
    return pages.back(request, "/operations", f"Letter settled: {settlement}.")


@router.post("/addresses/write-again")
def write_again(request: Request, address: Annotated[str, Form()]) -> Response:
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        count = outbox.write_again(warehouse, address, user.name, pages.doors.now())
    return pages.back(request, "/operations", f"Written to again; {count} letters wait for it.")
