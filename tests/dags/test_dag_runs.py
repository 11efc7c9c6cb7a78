"""DAGs run in process, with Airflow's own machinery around the real steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from connectors.warehouse import Warehouse

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

pytestmark = pytest.mark.usefixtures("airflow_database")


@pytest.fixture
def home(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an empty mailbox over a fresh database, as a task finds it in its environment."""
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(tmp_path))
    monkeypatch.setenv("PARTNERSHIPS_DATABASE_URL", database)
    for name in ("new", "cur", "tmp"):
        (tmp_path / "mailbox" / name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def run_dag(dag_bag: DagBag, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """Runs a DAG to its end in this process. Without its deadline: `DAG.test` stumbles over one."""

    def run(dag_id: str, **options: Any) -> Any:
        dag = dag_bag.dags[dag_id]
        monkeypatch.setattr(dag, "deadline", None)
        return dag.test(**options)

    return run


def states(run: Any) -> dict[str, str]:
    return {task.task_id: str(task.state) for task in run.get_task_instances()}


def test_mail_is_taken_and_whoever_reads_it_is_woken(
    home: Path, run_dag: Callable[[str], Any], warehouse: Warehouse
) -> None:
    (home / "mailbox" / "new" / "1").write_bytes(b"From: clerk@district.example\nSubject: hello\n\nhello\n")
    run = run_dag("receive_applications")
    assert states(run) == {"receive": "success", "scan_google": "skipped"}
    assert [path.name for path in (home / "mailbox" / "cur").iterdir()] == ["1:2,S"]
    assert warehouse.rows("select count(*) as messages from message") == [{"messages": 1}]


def test_an_empty_mailbox_wakes_nobody(home: Path, run_dag: Callable[[str], Any]) -> None:
    run = run_dag("receive_applications")
    assert states(run) == {"receive": "skipped", "scan_google": "skipped"}


def test_what_no_try_can_mend_fails_at_once(
    home: Path, run_dag: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSHIPS_MAILBOX", "pigeon:loft")
    run = run_dag("receive_applications")
    assert str(run.state) == "failed"
    assert [task.try_number for task in run.get_task_instances() if task.task_id == "receive"] == [1]
