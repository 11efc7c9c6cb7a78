"""What runs the stages, as the desk shows it: the last runs of each DAG where Airflow is known, links to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

#: Each DAG with what it does, in the order in which a mail walks through them.
DAGS = {
    "receive_applications": "fetch mail and shared documents",
    "process_applications": "read, judge, rank, fund",
    "publish_review": "publish queue and map",
    "record_decisions": "carry decisions on",
    "send_letters": "send letters",
    "report_deadlines": "deadline report and reminders",
    "replay_messages": "read stored messages again",
}

#: Runs of each DAG on the page of operations.
RUNS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a DAG. state: Airflow's word, such as success, failed, running."""

    dag_id: str
    run_id: str
    state: str
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class Airflow:
    """Where Airflow's pages are ("" for the root of this same server), and its last runs, newest first."""

    address: str
    last_runs: Callable[[], Sequence[Run]] = tuple

    def dag_link(self, dag_id: str) -> str:
        return f"{self.address}/dags/{quote(dag_id, safe='')}"

    def run_link(self, run: Run) -> str:
        return f"{self.dag_link(run.dag_id)}/runs/{quote(run.run_id, safe='')}"
