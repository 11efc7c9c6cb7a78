"""What all DAGs share, written once: tags, retries, who is told, and the house that their tasks work in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from airflow.sdk import CronTriggerTimetable, get_current_context
from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference
from airflow.sdk.definitions.retry_policy import ExceptionRetryPolicy, RetryDecision
from airflow.sdk.exceptions import AirflowSkipException

from dags.failures import tell_failed, tell_late
from dags.house import open_house
from pipelines.outcomes import Failure

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

    from pipelines.wiring import House


class Tag(StrEnum):
    """The closed set of tags: which stage it is, and whom it hurts when it stands still."""

    INTAKE = "stage:intake"
    ASSESSMENT = "stage:assessment"
    PUBLICATION = "stage:publication"
    DECISIONS = "stage:decisions"
    LETTERS = "stage:letters"
    REPORTS = "stage:reports"
    REPAIR = "stage:repair"
    HURTS_DISTRICTS = "hurts:districts"
    HURTS_REVIEWERS = "hurts:reviewers"
    HURTS_TEAM = "hurts:team"


class RetryWhereItHelps(ExceptionRetryPolicy):
    """A Failure says itself whether trying again helps; anything else is tried again as Airflow would."""

    def evaluate(
        self, exception: BaseException, try_number: int, max_tries: int, context: Context | None = None
    ) -> RetryDecision:
        if isinstance(exception, Failure) and not exception.retry_helps:
            return RetryDecision.fail(exception.sentence)
        if isinstance(exception, Failure):
            return RetryDecision.retry(reason=exception.sentence)
        return super().evaluate(exception, try_number, max_tries, context)


DEFAULT_ARGS: dict[str, Any] = {
    "owner": "outreach",
    # A worker, a scheduler or the API that dies takes a try with it, and the task is innocent: three more.
    "retries": 3,
    "retry_delay": timedelta(seconds=5),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=5),
    "retry_policy": RetryWhereItHelps(rules=[]),
    "on_failure_callback": tell_failed,
    "execution_timeout": timedelta(hours=2),
}

#: Who owns a DAG of owner "outreach", linked from Airflow's list.
OWNER_LINKS = {"outreach": "mailto:partnerships@program.example"}

#: Reports and clocks speak the policy's time; nothing is scheduled from 1 to 3 at night, when clocks change.
ZONE = "America/Los_Angeles"


def every(minutes: int) -> CronTriggerTimetable:
    """The second bell: if an event is lost, or its watcher died, the clock comes round."""
    # Not "immediately": in a new home the clock begins with its next tick, and does not race with the first mail.
    return CronTriggerTimetable(f"*/{minutes} * * * *", timezone="UTC", run_immediately=timedelta(0))


def late_after(minutes: int) -> DeadlineAlert:
    """Tells the team when a run is not done so long after it was queued."""
    return DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=timedelta(minutes=minutes),
        callback=AsyncCallback(tell_late, kwargs={"minutes": minutes}),
    )


def settings_of(*tags: Tag, late_minutes: int | None = None, is_urgent: bool = True) -> dict[str, Any]:
    """The arguments that every DAG has: `@dag(schedule=…, doc_md=__doc__, **settings_of(…))`.

    late_minutes: after so long the team is told. is_urgent: goes first where tasks wait for a free processor; what
    stands between a mail and its row in the queue is urgent.
    """
    return {
        "default_args": DEFAULT_ARGS | {"priority_weight": 10 if is_urgent else 1, "weight_rule": "absolute"},
        "tags": [tag.value for tag in tags],
        "owner_links": OWNER_LINKS,
        "catchup": False,
        "max_active_runs": 1,  # overlapping runs would only wait for each other's rows
        "deadline": late_after(late_minutes) if late_minutes else None,
    }


def ring_if(something: object, otherwise: str) -> None:
    """Ends the task as skipped, so that its outlets do not ring, when there is nothing to ring for."""
    if not something:
        raise AirflowSkipException(otherwise)


def is_retry() -> bool:
    """Whether an earlier try of this task may have done the work and died before it could ring."""
    return int(get_current_context()["ti"].try_number) > 1


def chunks(keys: Sequence[str], count: int | None = None) -> list[list[str]]:
    """`keys` dealt out to `count` chunks (one a processor), so that each has as much to do; none is empty."""
    count = count or os.cpu_count() or 2
    return [list(keys[number::count]) for number in range(min(count, len(keys)))]


@contextmanager
def task_house() -> Iterator[House]:
    """The house for one task. When the task goes well, what was told of its failure or delay is settled."""
    from pipelines.steps.alerts import settle

    with open_house() as house:
        yield house
        task = get_current_context()["ti"]
        settle(house.warehouse, task.dag_id, f"{task.dag_id}.{task.task_id}")
