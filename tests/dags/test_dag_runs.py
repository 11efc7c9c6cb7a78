"""DAGs run in process, with Airflow's own machinery around the real steps."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from connectors.warehouse import Warehouse
from tests.journeys.running import application_mail

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
def run_dag(dag_bag: DagBag, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs a DAG to its end in this process. Without its deadline: `DAG.test` stumbles over one."""

    def run(dag_id: str, **options: Any) -> Any:
        dag = dag_bag.dags[dag_id]
        monkeypatch.setattr(dag, "deadline", None)
        return dag.test(**options)

    return run


def states(run: Any) -> dict[str, str]:
    return {task.task_id: str(task.state) for task in run.get_task_instances()}


def test_mail_is_taken_and_whoever_reads_it_is_woken(
    home: Path, run_dag: Callable[..., Any], warehouse: Warehouse
) -> None:
    (home / "mailbox" / "new" / "1").write_bytes(b"From: clerk@district.example\nSubject: hello\n\nhello\n")
    run = run_dag("receive_applications")
    assert states(run) == {"receive": "success", "scan_google": "skipped"}
    assert [path.name for path in (home / "mailbox" / "cur").iterdir()] == ["1:2,S"]
    assert warehouse.rows("select count(*) as messages from message") == [{"messages": 1}]


def test_an_empty_mailbox_wakes_nobody(home: Path, run_dag: Callable[..., Any]) -> None:
    run = run_dag("receive_applications")
    assert states(run) == {"receive": "skipped", "scan_google": "skipped"}


def test_what_no_try_can_mend_fails_at_once(
    home: Path, run_dag: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSHIPS_MAILBOX", "pigeon:loft")
    run = run_dag("receive_applications")
    assert str(run.state) == "failed"
    assert [task.try_number for task in run.get_task_instances() if task.task_id == "receive"] == [1]


def test_an_application_walks_through_all_dags_into_the_published_queue(
    home: Path, run_dag: Callable[..., Any], warehouse: Warehouse
) -> None:
    (home / "mailbox" / "new" / "1").write_bytes(application_mail("Marfa ISD"))
    assert states(run_dag("receive_applications"))["receive"] == "success"
    assert states(run_dag("process_applications")) == {
        "plan": "success",
        "read": "success",
        "assess": "success",
    }
    assert states(run_dag("publish_review")) == {"publish": "success"}
    queue = (home / "publications" / "current" / "review_queue.csv").read_text("utf-8-sig")
    assert [row["district_name"] for row in csv.DictReader(queue.splitlines())] == ["Marfa ISD"]

    assert states(run_dag("send_letters")) == {"send": "success"}
    assert len(list((home / "outbox").rglob("*.eml"))) == 1

    assert states(run_dag("process_applications")) == {
        "plan": "success",
        "read": "skipped",
        "assess": "skipped",
    }
    assert states(run_dag("record_decisions")) == {"record": "skipped"}
    assert states(run_dag("report_deadlines")) == {"report": "success", "drop_people": "success"}
    assert states(run_dag("replay_messages")) == {"replay": "success", "ring": "skipped"}
    assert warehouse.rows("select count(*) as alerts from heartbeat where name like 'alert %'") == [
        {"alerts": 0}
    ]


def test_a_replay_is_a_dry_run_unless_somebody_says_otherwise(
    home: Path, run_dag: Callable[..., Any], warehouse: Warehouse
) -> None:
    (home / "mailbox" / "new" / "1").write_bytes(application_mail("Marfa ISD"))
    run_dag("receive_applications")
    run_dag("process_applications")
    with warehouse.transaction() as connection:  # as an earlier reader would have read it
        connection.execute("update message set place = 'not_an_application', reasons = '{no_document}'")
    assert states(run_dag("replay_messages")) == {"replay": "success", "ring": "skipped"}
    assert warehouse.rows("select place from message") == [{"place": "not_an_application"}]
    applied = run_dag("replay_messages", run_conf={"dry_run": False, "reason": "the reader learnt to see it"})
    assert states(applied) == {"replay": "success", "ring": "success"}
    assert warehouse.rows("select place from message") == [{"place": "application"}]
