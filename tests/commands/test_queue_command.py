"""`partnerships queue`, `decide` and `verify` as a person types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from connectors.publications import FolderPublications
from connectors.warehouse import Warehouse
from pipelines.commands import decide, queue, verify
from pipelines.outcomes import Misconfigured
from pipelines.policy.load import load_policy
from pipelines.steps.publish import publish
from tests.review_rows import NOW, add_application
from tests.steps.test_decide import filled

ANN = "ann@program.example"

Type = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "reviewers.csv").write_text(f"email,name,states,programs\n{ANN},Ann,,\n")
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(tmp_path))
    monkeypatch.setenv("PARTNERSHIPS_DATABASE_URL", database)
    monkeypatch.setenv("PARTNERSHIPS_POLICY", str(tmp_path / "policy"))
    monkeypatch.setenv("PARTNERSHIPS_NOW", NOW.isoformat())
    return tmp_path


@pytest.fixture
def season(home: Path, warehouse: Warehouse) -> FolderPublications:
    store = FolderPublications(home / "publications")
    with warehouse.transaction() as connection:
        add_application(connection, 1, name="=Alder Basin")
        add_application(connection, 2, "ecs", "csp", "counselors", state="WA")
        add_application(connection, 3, status="needs_information")
    publish(warehouse, store, load_policy(home / "policy"), NOW)
    return store


@pytest.fixture
def type_(home: Path) -> Type:
    app = typer.Typer(pretty_exceptions_enable=False)
    for command in (queue, decide, verify):
        command.register(app)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    return run


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_nothing_published_is_said_and_leaves_with_1(type_: Type) -> None:
    result = type_("queue")
    assert result.exit_code == 1
    assert "Nothing is published yet" in result.stderr
    assert result.stdout == ""


def test_json_has_typed_values_and_the_name_as_it_was(type_: Type, season: FolderPublications) -> None:
    first = rows(type_("queue", "--json"))[0]
    assert first["rank"] == 1
    assert first["district_name"] == "=Alder Basin"
    assert first["match_amount"] == "19125.00"
    assert first["score"] == 3000.5
    assert first["conditions"] is None


@pytest.mark.parametrize(
    ("options", "requests"),
    [
        (["--program", "csp"], [("=Alder Basin", "csp"), ("District 2", "csp"), ("District 3", "csp")]),
        (["--state", "wa"], [("District 2", "ecs"), ("District 2", "csp"), ("District 2", "counselors")]),
        (["--status", "needs_information"], [("District 3", "csp")]),
        (["--window", "3"], []),
        (["--search", "alder"], [("=Alder Basin", "csp")]),
        (["--limit", "1"], [("=Alder Basin", "csp")]),
        (["--state", "WA", "--program", "csp"], [("District 2", "csp")]),
    ],
)
def test_filters_narrow_the_queue(
    type_: Type, season: FolderPublications, options: list[str], requests: list[tuple[str, str]]
) -> None:
    found = rows(type_("queue", "--json", *options))
    assert [(row["district_name"], row["program"]) for row in found] == requests


def test_a_filter_that_fits_nothing_says_so(type_: Type, season: FolderPublications) -> None:
    result = type_("queue", "--window", "3")
    assert "No request fits; the queue has 5 rows" in result.stdout


def test_an_unknown_filter_value_names_the_known_ones(type_: Type, season: FolderPublications) -> None:
    result = type_("queue", "--program", "robotics")
    assert isinstance(result.exception, Misconfigured)
    assert "k5, algebra, science, ecs, csp, counselors" in result.exception.sentence


def test_the_table_says_how_much_of_the_queue_it_is(type_: Type, season: FolderPublications) -> None:
    result = type_("queue", "--state", "WA")
    assert "3 of 3 that fit, 5 in all" in result.stdout
    assert "19,125.00" in result.stdout


def test_a_reviewer_s_workbook_is_decided_in_two_steps(
    type_: Type, season: FolderPublications, home: Path
) -> None:
    path = home / "ann.xlsx"
    assert type_("queue", "--workbook", str(path), "--reviewer", ANN).exit_code == 0
    path.write_bytes(filled(path.read_bytes(), {(1, "csp"): {"decision": "accept"}}))
    dry = type_("decide", str(path))
    assert dry.exit_code == 0
    assert dry.stdout.endswith("1 decision; nothing written yet; confirm with --apply.\n")
    applied = type_("decide", str(path), "--apply", "--json")
    facts = json.loads(applied.stdout)
    assert facts["applied"] == {"decisions": 1, "ledger_entries": 1, "cancelled": 0}
    assert facts["decisions"][0]["amount"] == "19125.00"


def test_refused_rows_leave_with_1(type_: Type, season: FolderPublications, home: Path) -> None:
    path = home / "ann.xlsx"
    type_("queue", "--workbook", str(path), "--reviewer", ANN)
    path.write_bytes(filled(path.read_bytes(), {(3, "csp"): {"decision": "accept"}}))
    result = type_("decide", str(path))
    assert result.exit_code == 1
    assert "lacks a critical answer and cannot be accepted yet" in result.stdout


def test_a_stranger_gets_no_workbook(type_: Type, season: FolderPublications, home: Path) -> None:
    result = type_("queue", "--workbook", str(home / "eve.xlsx"), "--reviewer", "eve@elsewhere.example")
    assert isinstance(result.exception, Misconfigured)
    assert "reviewers.csv" in result.exception.sentence
    assert not (home / "eve.xlsx").exists()


def test_a_file_that_is_no_workbook_of_ours_is_a_usage_error(type_: Type, home: Path) -> None:
    (home / "notes.xlsx").write_bytes(b"not a workbook")
    result = type_("decide", str(home / "notes.xlsx"))
    assert isinstance(result.exception, Misconfigured)
    assert "notes.xlsx" in result.exception.sentence


def test_verify_leaves_with_1_when_something_is_wrong(type_: Type, season: FolderPublications) -> None:
    result = type_("verify", "--json")
    facts = json.loads(result.stdout)
    assert result.exit_code == 1  # these messages were put into the database alone
    assert not facts["ok"]
    assert facts["checked"]["publications"] == 1
