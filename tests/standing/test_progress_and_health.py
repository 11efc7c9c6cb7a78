"""What the start says: how long each part took, what it waits for, and what Airflow says of itself."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from rich.console import Console

from pipelines.standing import health
from pipelines.standing import progress as module
from pipelines.standing.progress import Progress


def test_a_part_leaves_one_line_with_its_seconds_and_last_words() -> None:
    written = io.StringIO()
    progress = Progress(Console(file=written, width=40))
    with progress.part("database", "Starting the database") as say:
        say("Database ready, at [an address] that is longer than the line")
    [line] = written.getvalue().splitlines()
    assert line.endswith(" s  Database ready, at [an address] that is longer than the line")
    assert float(line.split()[0]) == round(progress.seconds["database"], 1)


def test_a_log_hears_of_a_long_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    progress = Progress(Console(file=written))
    monkeypatch.setattr(module, "_QUIET_SECONDS", -1.0)
    with progress.part("airflow", "Starting Airflow") as say:
        say("waiting for scheduler")
    assert written.getvalue().splitlines()[0] == "        … waiting for scheduler, 0 s so far"


#: The paths that were asked for since the last Airflow below began.
asked: list[str] = []


@contextmanager
def airflow_that_says(body: bytes) -> Iterator[int]:
    asked.clear()

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def all_parts(status: str, **others: str | None) -> bytes:
    return json.dumps({part: {"status": others.get(part, status)} for part in health.PARTS}).encode()


def test_airflow_is_well_when_each_part_says_so() -> None:
    with airflow_that_says(all_parts("healthy")) as port:
        assert health.ask(port).is_well


def test_a_dead_scheduler_is_named_though_the_pages_answer() -> None:
    with airflow_that_says(all_parts("healthy", scheduler="unhealthy", triggerer=None)) as port:
        told = health.ask(port)
    assert (told.is_well, told.unhealthy) == (False, ("scheduler", "triggerer"))
    assert told.in_words() == "waiting for scheduler, triggerer"


def test_pages_that_answer_nonsense_or_nothing_are_not_well() -> None:
    with airflow_that_says(b"<html>") as port:
        assert health.ask(port).in_words() == "waiting for its pages"
    assert not health.ask(port).is_well


def test_warming_up_asks_what_tasks_ask_and_forgives_no_answer() -> None:
    with airflow_that_says(b"{}") as port:
        health.warm_up(port)
    health.warm_up(port)
    assert asked == ["/execution/health/ping"]
