"""Who hears of a failure or a delay. One alert per cause: a row that the desk shows, mailed to the
team, until a run goes well again.

Failures that need a person of the team are data (quarantine, a green run); what is told here needs an engineer.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from dags.house import open_house

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

log = logging.getLogger(__name__)


def tell_failed(context: Context) -> None:
    """The failure callback of every task: which task, what happened, where its log is."""
    from pipelines.outcomes import Failure

    task = context["ti"]
    error = context.get("exception")
    sentence = error.sentence if isinstance(error, Failure) else f"{type(error).__name__}: {error}"
    _alert(f"{task.dag_id}.{task.task_id}", f"failed: {sentence}", task.run_id)


async def tell_late(**given: Any) -> None:
    """A run that is not done in its time; called by the triggerer with the run in `context`."""
    import asyncio

    run = (given.get("context") or {}).get("dag_run") or {}
    facts = run if isinstance(run, dict) else {"dag_id": run.dag_id, "run_id": run.run_id}
    name, run_id = str(facts.get("dag_id")), str(facts.get("run_id") or facts.get("dag_run_id"))
    sentence = f"not done {given.get('minutes')} minutes after it was queued"
    await asyncio.to_thread(_alert, name, sentence, run_id)


def _alert(cause: str, sentence: str, run_id: str) -> None:
    from pipelines import stages
    from pipelines.outcomes import Failure
    from pipelines.steps.alerts import raise_alert

    log.error("ALERT %s %s (run %s)", cause, sentence, run_id)
    try:
        with open_house() as house:
            raise_alert(house.warehouse, cause, f"{sentence} (run {run_id})", house.now())
            stages.tell_team(house)
    except Failure as failure:
        log.error("The alert could not be told beyond this log, or beyond the desk: %s", failure.sentence)
