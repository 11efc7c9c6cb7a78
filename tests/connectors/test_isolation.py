"""The isolated worker: one document cannot harm the next one, the process that asked, or the machine."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from connectors.isolation import ReaderPool
from connectors.limits import Limits
from pipelines.outcomes import Failure, Reason, Unreadable
from tests.connectors import isolated_work as work

QUICK = Limits(cpu_seconds=1, wall_seconds=1, memory_bytes=300_000_000)


def outcome(pool: ReaderPool, function: object, *arguments: object) -> Reason:
    with pytest.raises(Unreadable) as caught:
        pool.run(function, *arguments)  # type: ignore[arg-type]
    return caught.value.reason


@pytest.fixture
def pool() -> object:
    with ReaderPool(QUICK) as made:
        yield made


def test_work_is_done_in_another_process_and_its_answer_comes_back(pool: ReaderPool) -> None:
    assert pool.run(work.double, 17) == 34
    assert pool.run(work.document) == work.document()
    assert pool.run(work.process_id) != os.getpid()


def test_a_worker_is_used_again(pool: ReaderPool) -> None:
    assert pool.run(work.process_id) == pool.run(work.process_id)


def test_typed_outcomes_come_through_as_they_are(pool: ReaderPool) -> None:
    assert outcome(pool, work.refuse, Reason.ENCRYPTED) is Reason.ENCRYPTED
    with pytest.raises(Failure, match="other side") as caught:
        pool.run(work.fail)
    assert not caught.value.retry_helps


def test_an_unforeseen_error_names_its_place_and_no_words_of_the_document(pool: ReaderPool) -> None:
    with pytest.raises(Unreadable) as caught:
        pool.run(work.trip_over, "private words")
    assert caught.value.reason is Reason.READER_FAILED
    assert "KeyError at isolated_work.py" in caught.value.sentence
    assert "private" not in caught.value.sentence


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (work.compute_for_ever, Reason.TOO_LARGE),
        (work.sleep_for_ever, Reason.TOO_LARGE),
        (work.take_memory, Reason.TOO_LARGE),
        (work.give_up_for_want_of_memory, Reason.TOO_LARGE),
        (work.crash, Reason.READER_FAILED),
        (work.end_itself, Reason.READER_FAILED),
        (work.answer_with_a_trap, Reason.READER_FAILED),
        (work.answer_with_what_cannot_travel, Reason.READER_FAILED),
    ],
)
def test_a_document_that_harms_its_worker_is_set_aside_and_the_next_one_is_read(
    pool: ReaderPool, function: object, expected: Reason
) -> None:
    assert outcome(pool, function) is expected
    assert pool.run(work.double, 2) == 4


def test_what_a_document_starts_is_ended_with_its_worker() -> None:
    reading, writing = os.pipe()
    path = f"/proc/{os.getpid()}/fd/{writing}"
    # Time for a busy machine to start two processes before the document has had its own.
    with ReaderPool(replace(QUICK, wall_seconds=5)) as pool:
        assert outcome(pool, _start_another, path) is Reason.TOO_LARGE
    os.close(writing)
    child = int(os.read(reading, 20))
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            break
        time.sleep(0.02)
    else:
        pytest.fail("the process that the document started is still there")
    os.close(reading)


def _start_another(path: str) -> None:
    """Runs in the worker: hands the pipe of this process to the work."""
    work.start_another(str(os.open(path, os.O_WRONLY)))


def test_noise_on_standard_output_is_no_answer(pool: ReaderPool) -> None:
    assert pool.run(work.talk) == "quiet"


def test_a_worker_writes_no_files(pool: ReaderPool, tmp_path: Path) -> None:
    path = tmp_path / "left"
    assert outcome(pool, work.write_file, str(path)) is Reason.READER_FAILED
    assert not path.exists() or path.stat().st_size == 0


def test_a_worker_sees_nothing_of_our_environment(pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSHIPS_MAILBOX_PASSWORD", "secret")
    assert "secret" not in str(pool.run(work.environment))


def test_many_documents_come_back_in_their_order_with_their_outcomes() -> None:
    with ReaderPool(QUICK, workers=2) as pool:
        results = list(pool.map(work.double, [(number,) for number in range(20)]))
        assert results == [2 * number for number in range(20)]
        mixed = list(pool.map(work.refuse, [(Reason.DAMAGED,), (Reason.TOO_LARGE,)]))
    assert [result.reason for result in mixed if isinstance(result, Unreadable)] == [
        Reason.DAMAGED,
        Reason.TOO_LARGE,
    ]


def test_nothing_is_left_running_after_the_pool(tmp_path: Path) -> None:
    with ReaderPool(QUICK) as pool:
        worker = pool.run(work.process_id)
    assert not Path(f"/proc/{worker}").exists()


def test_a_document_whose_worker_is_killed_from_outside_is_read_by_another_one(tmp_path: Path) -> None:
    with ReaderPool(replace(QUICK, wall_seconds=10)) as pool:
        killed = pool.run(work.process_id)
        os.kill(killed, signal.SIGKILL)
        assert pool.run(work.double, 2) == 4
        assert pool.run(work.process_id) != killed


def test_a_document_that_is_always_killed_for_its_memory_is_too_large(pool: ReaderPool) -> None:
    assert outcome(pool, work.be_killed) is Reason.TOO_LARGE


def test_a_reader_that_does_not_start_is_no_matter_of_the_document() -> None:
    with (
        ReaderPool(QUICK, modules=("connectors.no_such_reader",)) as pool,
        pytest.raises(Failure, match="does not start .ModuleNotFoundError"),
    ):
        pool.run(work.double, 2)


def test_a_machine_that_starts_no_process_is_no_matter_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("connectors.isolation_process.sys.executable", "/no/such/python")
    with pytest.raises(Failure, match="does not start: No such file"), ReaderPool(QUICK):
        pytest.fail("there is no such program")
