"""What all DAGs share: when a try helps, how work is dealt out, and who hears of a failure."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from airflow.sdk.definitions.retry_policy import RetryAction
from airflow.sdk.exceptions import AirflowSkipException
from hypothesis import given
from hypothesis import strategies as st

from connectors.warehouse import Warehouse
from dags import failures
from dags.defaults import RetryWhereItHelps, chunks, ring_if
from pipelines.outcomes import Failure, Misconfigured


@pytest.mark.parametrize(
    ("error", "action", "reason"),
    [
        (Failure("The server is away."), RetryAction.RETRY, "The server is away."),
        (Failure("The bytes changed.", retry_helps=False), RetryAction.FAIL, "The bytes changed."),
        (Misconfigured("A setting is wrong."), RetryAction.FAIL, "A setting is wrong."),
        (MemoryError(), RetryAction.DEFAULT, None),
    ],
)
def test_a_failure_says_itself_whether_another_try_helps(
    error: Exception, action: RetryAction, reason: str | None
) -> None:
    decision = RetryWhereItHelps(rules=[]).evaluate(error, 1, 3)
    assert (decision.action, decision.reason) == (action, reason)


@given(st.lists(st.text(), unique=True), st.integers(1, 8))
def test_chunks_hold_everything_once_and_are_of_one_size_give_or_take_one(
    keys: list[str], count: int
) -> None:
    dealt = chunks(keys, count)
    assert sorted(key for chunk in dealt for key in chunk) == sorted(keys)
    sizes = {len(chunk) for chunk in dealt}
    assert len(dealt) <= count
    assert not sizes or (min(sizes) >= 1 and max(sizes) - min(sizes) <= 1)


def test_a_task_without_anything_to_tell_is_skipped_so_that_nobody_is_woken() -> None:
    ring_if(["something"], "nothing waits")
    with pytest.raises(AirflowSkipException, match="nothing waits"):
        ring_if([], "nothing waits")


@pytest.fixture
def alerts(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    from datetime import UTC, datetime

    house = SimpleNamespace(
        warehouse=warehouse,
        now=lambda: datetime(2026, 6, 30, tzinfo=UTC),
        settings=SimpleNamespace(team=()),
    )

    @contextmanager
    def open_house() -> Iterator[SimpleNamespace]:
        yield house

    monkeypatch.setattr(failures, "open_house", open_house)
    return warehouse


def recorded(warehouse: Warehouse) -> dict[str, str]:
    return {row["name"]: row["detail"] for row in warehouse.rows("select name, detail from heartbeat")}


def test_a_failed_task_is_told_once_a_cause_with_its_sentence(alerts: Warehouse) -> None:
    task = SimpleNamespace(dag_id="send_letters", task_id="send", run_id="run 1")
    for _ in range(2):
        failures.tell_failed({"ti": task, "exception": Failure("The mail service does not answer.")})  # type: ignore[typeddict-item]
    assert recorded(alerts) == {
        "alert send_letters.send": "failed: The mail service does not answer. (run run 1)"
    }


def test_an_error_without_a_sentence_is_told_by_its_name(alerts: Warehouse) -> None:
    task = SimpleNamespace(dag_id="send_letters", task_id="send", run_id="run 1")
    failures.tell_failed({"ti": task, "exception": KeyError("rate")})  # type: ignore[typeddict-item]
    assert recorded(alerts) == {"alert send_letters.send": "failed: KeyError: 'rate' (run run 1)"}


def test_a_late_run_is_told_with_its_minutes(alerts: Warehouse) -> None:
    run = {"dag_id": "publish_review", "dag_run_id": "run 7"}
    asyncio.run(failures.tell_late(context={"dag_run": run}, minutes=15))
    assert recorded(alerts) == {"alert publish_review": "not done 15 minutes after it was queued (run run 7)"}
