"""What holds of every DAG: its name, its size, its words, and what happens when it fails."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.dags.catalogue import PAGE, catalogue
from tests.dags.conftest import DAGS, ROOT

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

EXPECTED = {
    "receive_applications",
    "process_applications",
    "publish_review",
    "record_decisions",
    "replay_messages",
    "report_deadlines",
    "send_letters",
}
SHARED = {"__init__", "assets", "defaults", "failures", "house", "triggers"}
HEADINGS = ("**What**", "**When**", "**May I trigger it?**", "**In**", "**Out**", "**If it is red**")
LONGEST_LINES = 80


def faults_of(path: Path) -> list[str]:
    """What a DAG file breaks of the house's rules, read from its text alone."""
    text = path.read_text()
    tree = ast.parse(text)
    faults = []
    if text.count("\n") > LONGEST_LINES:
        faults.append(f"longer than {LONGEST_LINES} lines")
    doc = ast.get_docstring(tree) or ""
    faults += [f"docstring lacks {heading}" for heading in HEADINGS if heading not in doc]
    dags = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and any("dag(" in ast.unparse(d) for d in node.decorator_list)
    ]
    if dags != [path.stem]:
        faults.append(f"defines {dags}, not the one DAG {path.stem}")
    banned = ("datetime.now", "utcnow", "random", "uuid", "os.environ", "time.time")
    faults += [f"is not the same at every parsing: {word}" for word in banned if word in text]
    return faults


def dag_files() -> list[Path]:
    return sorted(path for path in DAGS.glob("*.py") if path.stem not in SHARED)


def test_the_bag_holds_exactly_the_expected_dags_without_an_error(dag_bag: DagBag) -> None:
    assert dag_bag.import_errors == {}
    assert set(dag_bag.dags) == EXPECTED
    assert {path.stem for path in dag_files()} == EXPECTED


@pytest.mark.parametrize("path", dag_files(), ids=lambda path: path.stem)
def test_a_dag_file_keeps_the_rules_of_the_house(path: Path) -> None:
    assert faults_of(path) == []


def test_the_rules_of_the_house_bite(tmp_path: Path) -> None:
    bad = tmp_path / "tidy_up.py"
    bad.write_text(
        '"""**What** nothing"""\nimport random\n@dag()\ndef other(): ...\n@dag()\ndef tidy_up(): ...\n'
        + "\n" * LONGEST_LINES
    )
    faults = faults_of(bad)
    assert "longer than 80 lines" in faults
    assert "docstring lacks **If it is red**" in faults
    assert "defines ['other', 'tidy_up'], not the one DAG tidy_up" in faults
    assert "is not the same at every parsing: random" in faults


def test_every_dag_says_what_it_is_and_whom_it_hurts(dag_bag: DagBag) -> None:
    from dags.defaults import OWNER_LINKS, Tag

    for dag in dag_bag.dags.values():
        assert set(dag.tags) <= {tag.value for tag in Tag}, dag.dag_id
        assert sum(tag.startswith("stage:") for tag in dag.tags) == 1, dag.dag_id
        assert any(tag.startswith("hurts:") for tag in dag.tags), dag.dag_id
        assert (dag.doc_md or "").lstrip().startswith("### "), dag.dag_id
        assert dag.owner in OWNER_LINKS, dag.dag_id
        assert dag.max_active_runs == 1, dag.dag_id


def test_every_task_is_tried_again_where_that_helps_and_tells_when_it_does_not(dag_bag: DagBag) -> None:
    from dags.defaults import RetryWhereItHelps
    from dags.failures import tell_failed

    for dag in dag_bag.dags.values():
        for task in dag.tasks:
            where = f"{dag.dag_id}.{task.task_id}"
            callbacks = task.on_failure_callback
            assert callbacks in (tell_failed, [tell_failed]), where
            assert task.retries >= 3, where
            assert isinstance(task.retry_policy, RetryWhereItHelps), where


def test_an_event_is_rung_once_by_a_task_that_is_not_mapped(dag_bag: DagBag) -> None:
    for dag in dag_bag.dags.values():
        rung = [asset.name for task in dag.tasks for asset in task.outlets]
        assert len(rung) == len(set(rung)), dag.dag_id
        assert not [t.task_id for t in dag.tasks if t.is_mapped and t.outlets], dag.dag_id


def test_every_manual_parameter_is_typed_and_described(dag_bag: DagBag) -> None:
    for dag in dag_bag.dags.values():
        for name in dag.params:
            param = dag.params.get_param(name)
            assert param.description, f"{dag.dag_id}: {name}"
            assert {"type", "enum"} & set(param.schema), f"{dag.dag_id}: {name}"


def test_the_catalogue_in_the_docs_says_what_the_dags_say(dag_bag: DagBag) -> None:
    assert PAGE.read_text() == catalogue(dag_bag), "make it anew: python -m tests.dags.catalogue"


def parsed_afresh(folder: Path) -> str:
    """What parsing `folder` in a new process loads of what is heavy, and whether twice gives the same."""
    script = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization

def text():
    bag = DagBag({str(folder)!r})
    return json.dumps({{k: DagSerialization.to_dict(v) for k, v in bag.dags.items()}}, sort_keys=True)

before = set(sys.modules)
first = text()
heavy = {{"great_expectations", "pandas", "googleapiclient", "psycopg", "scipy", "pyarrow", "openpyxl"}}
print(sorted((set(sys.modules) - before) & heavy), first == text())
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True)
    return done.stdout.splitlines()[-1] if done.stdout else done.stderr


def test_parsing_loads_nothing_heavy_and_twice_gives_the_same() -> None:
    assert parsed_afresh(DAGS) == "[] True"


def test_a_heavy_or_unsteady_dag_file_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "unsteady.py").write_text(
        "import openpyxl\nimport random\nfrom airflow.sdk import dag\n"
        "@dag(description=str(random.random()))\ndef unsteady(): ...\nunsteady()\n"
    )
    assert parsed_afresh(tmp_path) == "['openpyxl'] False"
