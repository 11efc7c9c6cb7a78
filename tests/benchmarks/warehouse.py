"""Storing what an assessment says, and reading what the next one needs, each against its floor in the same run.

    python -m tests.benchmarks.warehouse [--sizes 1000,10000] [--pairs 5]

An embedded Postgres of its own, thrown away at the end. Wall seconds, in turn; the ratio is the median over the pairs.
Store: against the same rows, ready made, streamed into staging tables and merged with ON CONFLICT DO NOTHING into
tables of the same shape without triggers; and a second time, when nothing changed, against the first. Read: against a
binary cursor that fetches the same rows of the same query. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from math import log10
from pathlib import Path
from typing import Any

from connectors.warehouse import Connection, Warehouse, migrate, sql
from pipelines.rules.assessment import CycleAssessment
from pipelines.rules.windows import calendar
from pipelines.standing.postgres import embedded
from pipelines.steps.assess_read import read_inputs
from pipelines.steps.assess_store import store
from pipelines.steps.districts import DistrictIndex
from pipelines.steps.read_waiting import store_reading
from tests.assessing import at, form, judged, message, people, request, shipped

NOW = at("2015-12-15T12:00:00-08:00")
#: Table -> its natural key; everything that an assessment writes.
TABLES = {
    "application": "application_id",
    "application_version": "message_sha256",
    "program_request": "application_id, program",
    "assessment": "",
    "status_event": "",
    "ledger_entry": "application_id, program, sequence",
    "ledger_share": "entry_id, payer",
}


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", default="1000,10000")
    options.add_argument("--pairs", type=int, default=5)
    chosen = options.parse_args()
    before: tuple[int, dict[str, float]] | None = None
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder), throwaway=True) as server:
        warehouse = Warehouse(server.url())
        migrate(warehouse)
        for applications in map(int, chosen.sizes.split(",")):
            seconds = measure(warehouse, applications, chosen.pairs)
            if before is not None:
                steps = log10(applications / before[0])
                growth = {name: log10(seconds[name] / before[1][name]) / steps for name in seconds}
                print("  growth: " + ", ".join(f"{name} {exponent:.2f}" for name, exponent in growth.items()))
            before = applications, seconds
        warehouse.close()


def measure(warehouse: Warehouse, applications: int, pairs: int) -> dict[str, float]:
    print(f"{applications:,} applications x 2 programs")
    messages = [_message(number) for number in range(applications)]
    _fill(warehouse, messages)
    assessment = judged(*messages)
    firsts, seconds, floors = [], [], []
    for _ in range(pairs):
        _empty(warehouse)
        firsts.append(_wall(lambda: _store(warehouse, assessment)))
        rows = _written(warehouse)
        seconds.append(_wall(lambda: _store(warehouse, assessment)))
        floors.append(_wall(lambda rows=rows: _store_floor(warehouse, rows)))  # type: ignore[misc]
    _print("store", firsts, floors, 1.5)
    _print("store again", seconds, firsts, 1.0)
    reads = [
        (_wall(lambda: _read(warehouse)), _wall(lambda: _read_floor(warehouse))) for _ in range(pairs + 1)
    ][1:]
    _print("read", [a for a, _ in reads], [b for _, b in reads], 1.5)
    return {"store": statistics.median(firsts), "read": statistics.median(a for a, _ in reads)}


def _message(number: int) -> Any:
    answers = form(
        f"District {number:06d} ISD, TX",
        request("csp", 30),
        request("ecs", 12, identification_plan="We ask every high school in May."),
        teachers=people(30, "csp", start=number * 30),
        stipend_per_day="100.00",
        amount_budgeted="15000.00",
        vision="Every student takes a course before graduation. " * 8,
    )
    return message(answers, "2015-06-10T09:00:00-07:00", name=f"message {number}")


def _fill(warehouse: Warehouse, messages: list[Any]) -> None:
    """The messages as they stand after reading, and nothing else."""
    _empty(warehouse, "reading", "message")
    with warehouse.transaction() as connection:
        for one in messages:
            connection.execute(
                "insert into message (message_sha256, received_at, size_bytes, landed_at) values (%s, %s, 1, %s)",
                [one.message_sha256, one.received_at, NOW],
            )
            store_reading(connection, one.message_sha256, one.reading, NOW)


def _empty(warehouse: Warehouse, *more: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute("set local session_replication_role = replica")  # the ledger refuses to be emptied
        for table in (*reversed(TABLES), *more):
            connection.execute(f"delete from {table}")
    for table in TABLES:
        warehouse._connect().execute(f"vacuum analyze {table}")  # noqa: SLF001  a clean table each time


def _store(warehouse: Warehouse, assessment: CycleAssessment) -> None:
    with warehouse.transaction() as connection:
        in_force = connection.execute("select count(*) as entries from ledger_entry").fetchall()
        entries = () if in_force[0]["entries"] else assessment.entries
        store(connection, _with_entries(assessment, entries), NOW, frozenset())


def _with_entries(assessment: CycleAssessment, entries: Any) -> CycleAssessment:
    from dataclasses import replace

    return replace(assessment, entries=entries)


Rows = dict[str, tuple[str, list[list[Any]]]]


def _written(warehouse: Warehouse) -> Rows:
    """Every row that was written, as values ready to be streamed."""
    found: Rows = {}
    for table in TABLES:
        rows = warehouse.rows(f"select * from {table}")
        names = ", ".join(rows[0])
        found[table] = (
            names,
            [[json.dumps(v) if isinstance(v, dict | list) else v for v in row.values()] for row in rows],
        )
    return found


def _store_floor(warehouse: Warehouse, rows: Rows) -> None:
    with warehouse.transaction() as connection:
        for table, (names, values) in rows.items():
            _merge_floor(connection, table, names, values)


def _merge_floor(connection: Connection, table: str, names: str, rows: list[list[Any]]) -> None:
    target = f"floor_{table}"
    connection.execute(f"create temporary table {target} (like {table} including indexes) on commit drop")
    connection.execute(
        f"create temporary table staged_{table} on commit drop as select {names} from {table} limit 0"
    )
    with connection.cursor().copy(f"copy staged_{table} ({names}) from stdin") as stream:
        for row in rows:
            stream.write_row(row)
    connection.execute(
        f"insert into {target} ({names}) select {names} from staged_{table} on conflict do nothing"
    )


def _read(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        read_inputs(connection, 2015, DistrictIndex([]), shipped(), "benchmark")


def _read_floor(warehouse: Warehouse) -> None:
    own = calendar(shipped(), 2015)
    with warehouse.transaction() as connection:
        for name, parameters in (
            ("readings", {"cycle": 2015, "opens": own.opens, "closes": own.closes}),
            ("letters", None),
            ("in_force", {"cycle": 2015}),
        ):
            cursor = connection.cursor(binary=True)
            cursor.execute(sql(f"queries/assess/{name}.sql"), parameters).fetchall()


def _wall(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _print(name: str, ours: list[float], floor: list[float], goal: float) -> None:
    ratio = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    mark = "" if ratio <= goal else "  MISSED"
    print(
        f"  {name:<12} {statistics.median(ours):8.3f} s, floor {statistics.median(floor):8.3f} s, {ratio:5.2f} x"
        f"  goal <= {goal:g}{mark}"
    )


if __name__ == "__main__":
    main()
