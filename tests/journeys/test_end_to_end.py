"""The whole system as people start it: one command, a real Airflow, mail in, a published queue out."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.running import PARTS, Up

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(1500)]


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="up-"))
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Up]:
    """One `up` for the tests below, in their order."""
    started = Up(home)
    try:
        started.until_published()
        yield started
    finally:
        if started.process.poll() is None:
            started.stop()


def test_the_sample_season_is_published_and_shown_with_honest_seconds(running: Up) -> None:
    messages = running.rows("messages.csv")
    assert len(messages) >= 24
    assert all(row["place"] for row in messages)
    ranks = [int(row["rank"]) for row in running.rows("review_queue.csv") if row["rank"]]
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) >= 24
    shown = running.out.read_text()
    assert "The review queue" in shown
    assert running.rows("review_queue.csv")[0]["district_name"][:12] in shown
    assert f"http://127.0.0.1:{running.port}/" in shown
    told = running.err.read_text()
    for words in ("Starting the database", "Airflow is well", "messages published", "in all"):
        assert words in told


def test_a_mail_that_is_dropped_is_in_the_queue_without_anybody_touching_airflow(running: Up) -> None:
    running.drop("Marfa One ISD")
    running.until(lambda: running.is_in_queue("Marfa One ISD"), "the dropped mail in the queue")


def test_the_desk_stands_behind_the_login_of_airflow(running: Up) -> None:
    status, address, text = running.page("/desk/")
    assert status == 401 or "/auth/login" in address
    assert "Marfa One ISD" not in text
    status, _, text = running.page("/desk/", running.token("reviewer"))
    assert status == 200
    assert running.rows("review_queue.csv")[0]["district_name"] in text


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_part_comes_back_and_mail_dropped_meanwhile_is_not_lost(running: Up, part: str) -> None:
    first = running.sessions()[part]
    os.kill(first, signal.SIGKILL)
    district = f"Marfa {part.title()} ISD"
    running.drop(district)
    running.until(lambda: running.is_in_queue(district), f"the mail dropped while {part} was dead")
    running.until(lambda: running.sessions().get(part, first) != first, f"a new {part}")


def test_a_killed_database_comes_back_with_everything_in_it(running: Up) -> None:
    before = running.postmaster()
    os.kill(before, signal.SIGKILL)
    running.drop("Marfa Database ISD")
    running.until(lambda: running.is_in_queue("Marfa Database ISD"), "the mail dropped while it was dead")
    assert running.postmaster() != before
    assert running.is_in_queue("Marfa One ISD")


def test_nothing_was_doubled_by_all_that(running: Up) -> None:
    districts = [(row["district_name"], row["program"]) for row in running.rows("review_queue.csv")]
    ours = [entry for entry in districts if entry[0].startswith("Marfa")]
    assert len(ours) == len(set(ours)) == 6
    entries = [row["entry_id"] for row in running.rows("commitments.csv")]
    assert len(entries) == len(set(entries))


def test_a_second_up_is_told_who_runs(running: Up, home: Path) -> None:
    second = Up(home)
    assert second.process.wait(60) == 2
    assert f"process {running.process.pid}" in second.err.read_text()
    assert running.process.poll() is None


def test_ctrl_c_stops_everything_that_was_started(running: Up) -> None:
    sessions = running.sessions().values()
    sockets = running.socket_folder()
    assert sockets.is_dir()
    assert running.stop() == 0
    assert running.left_behind(sessions) == []
    assert not sockets.exists()


def test_the_next_up_goes_on_where_the_last_one_stopped_and_doubles_nothing(running: Up, home: Path) -> None:
    messages, queue = running.rows("messages.csv"), running.rows("review_queue.csv")
    again = Up(home, "--once")
    assert again.process.wait(300) == 0, again.logs()
    assert again.rows("messages.csv") == messages
    assert again.rows("review_queue.csv") == queue
    assert again.left_behind([]) == []
