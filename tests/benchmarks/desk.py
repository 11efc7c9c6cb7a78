"""Server time of the desk's pages over 20,000 requests, beside the bare SQL of the same page.

python -m tests.benchmarks.desk [REQUESTS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from connectors.warehouse import Warehouse, migrate
from pipelines.desk.app import make_app
from pipelines.desk.doors import Doors
from pipelines.desk.people import Role, User
from pipelines.desk.queue import page_query, query_of
from pipelines.settings import parse_settings
from pipelines.standing.postgres import embedded
from pipelines.wiring import House
from tests.benchmarks.fill import fill

RITA = User("rita", "rita@program.example", frozenset({Role.REVIEWER}))
ROUNDS = 40


def milliseconds(call: Callable[[], object]) -> list[float]:
    call()
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        call()
        found.append(1000 * (time.perf_counter() - started))
    return sorted(found)


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    home = Path(tempfile.mkdtemp())
    with embedded(home) as server, ExitStack() as exits:
        warehouse = Warehouse(server.url())
        migrate(warehouse)
        fill(warehouse, requests)
        environment = {"PARTNERSHIPS_HOME": str(home), "PARTNERSHIPS_DATABASE_URL": server.url()}
        settings = replace(parse_settings(environment), now=datetime(2026, 11, 25, tzinfo=UTC))
        house = House(settings, environment, exits)
        client = TestClient(make_app(Doors(lambda: house), lambda request: RITA))
        parameters = {
            "reviewer": RITA.email,
            "hidden_applications": [],
            "cycle": 2026,
            "older": 0,
            "tab": "all",
            "limit": 100,
            "offset": 0,
            **dict.fromkeys(("program", "state", "window", "qualified", "status", "assigned", "words"), ""),
        }

        def bare() -> None:
            warehouse.rows(page_query(), parameters)
            warehouse.rows(query_of("counts", "rows"), parameters)

        floor = statistics.median(milliseconds(bare))
        print(f"bare SQL of the queue page: median {floor:.0f} ms")
        pages = {
            "first page": "/queue",
            "page 150": "/queue?page=150",
            "filter": "/queue?program=csp&window=1&words=basin",
            "changed": "/queue?tab=changed",
            "application": "/applications/2026-TX-district-77",
        }
        for name, path in pages.items():
            found = milliseconds(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]
            p95 = found[int(0.95 * len(found)) - 1]
            median = statistics.median(found)
            print(f"{name:<12} median {median:6.0f} ms  p95 {p95:6.0f} ms  x {p95 / floor:.1f} of the SQL")
        warehouse.close()


if __name__ == "__main__":
    main()
