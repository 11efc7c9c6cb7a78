"""`partnerships identify` and `partnerships directory` as they are called."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from connectors.directory import load_directory
from pipelines.commands import directory, identify
from pipelines.outcomes import Misconfigured
from pipelines.steps.quarantine import rule_identity

LIST = (
    "LEAID,LEA_NAME,EDGE_NAME,ST,LCITY,LAT,LON,BOUNDARY\n"
    "5399001,East Fork School District (Millbrook),,WA,Millbrook,47.1,-122.1,unified\n"
    "5399002,East Fork School District (Stonegate),,WA,Stonegate,47.2,-121.1,unified\n"
    "5399003,Alderwood Bay School District,,WA,Alderwood Bay,47.3,-122.2,unified\n"
)


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.callback()(lambda: None)
    identify.register(app)
    directory.register(app)
    return app


@pytest.fixture
def run(app: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    path = tmp_path / "directory.csv"
    path.write_text(LIST)
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(path))
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(tmp_path / "home"))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_one_name_as_json_has_the_keys_of_the_contract(run) -> None:  # type: ignore[no-untyped-def]
    done = run("identify", "Alderwood Bay Schools", "--state", "Washington", "--json")
    facts = json.loads(done.stdout)
    assert done.exit_code == 0
    assert facts == {
        "district": "Alderwood Bay Schools",
        "state": "WA",
        "outcome": "sure",
        "leaid": "5399003",
        "name": "Alderwood Bay School District",
        "candidates": [
            {
                "leaid": "5399003",
                "name": "Alderwood Bay School District",
                "city": "Alderwood Bay",
                "score": 1.0,
            }
        ],
        "reason": "name and state match one agency",
    }


def test_what_needs_a_person_leaves_with_one_and_names_nobody(run) -> None:  # type: ignore[no-untyped-def]
    done = run("identify", "East Fork School District", "--state", "WA", "--json")
    facts = json.loads(done.stdout)
    assert (done.exit_code, facts["outcome"], facts["leaid"], len(facts["candidates"])) == (
        1,
        "likely",
        None,
        2,
    )


def test_a_file_gives_one_line_a_row(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    asked = tmp_path / "asked.csv"
    asked.write_text(
        '\ufeffDistrict,State,City\nAlderwood Bay,WA,\nEast Fork SD,WA,Stonegate\n"Zephyr, the",WA,\n'
    )
    done = run("identify", "--file", str(asked), "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["outcome"], line["leaid"]) for line in lines] == [
        ("sure", "5399003"),
        ("sure", "5399002"),
        ("none", None),
    ]
    assert done.exit_code == 1


def test_people_see_candidates_and_why(run) -> None:  # type: ignore[no-untyped-def]
    done = run("identify", "East Fork School District [bold]", "--state", "WA")
    assert "5399001" in done.stdout
    assert "5399002" in done.stdout


def test_a_ruling_is_kept_and_holds_the_next_time(run, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    policy = tmp_path / "policy"
    policy.mkdir()
    monkeypatch.setenv("PARTNERSHIPS_POLICY", str(policy))
    asked = ("identify", "East Fork School District", "--state", "WA", "--json")
    ruled = run(*asked, "--rule", "5399002", "--who", "A. Person", "--why", "their letterhead")
    assert json.loads(ruled.stdout)["leaid"] == "5399002"
    assert json.loads(run(*asked).stdout)["leaid"] == "5399002"


def test_a_ruling_made_at_the_desk_counts_here_too(run, warehouse, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    rule_identity(
        warehouse,
        district_name="East Fork School District",
        state="WA",
        city="Lower Stonegate",
        leaid="5399002",
        actor="rosa",
        why="their letterhead",
        now=datetime(2026, 10, 1, tzinfo=UTC),
    )
    monkeypatch.setenv("PARTNERSHIPS_DATABASE_URL", warehouse.url)
    asked = ("identify", "East Fork School District", "--state", "WA", "--json", "--city")
    facts = json.loads(run(*asked, "Lower Stonegate").stdout)
    assert (facts["leaid"], facts["reason"]) == ("5399002", "ruled by rosa on 2026-10-01: their letterhead")
    assert json.loads(run(*asked, "Upper Ridge").stdout)["leaid"] is None


def test_without_a_policy_folder_the_database_keeps_the_ruling(run, warehouse, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PARTNERSHIPS_DATABASE_URL", warehouse.url)
    asked = ("identify", "East Fork School District", "--state", "WA", "--json", "--rule", "5399002")
    assert isinstance(run(*asked).exception, Misconfigured)  # nobody says who and why
    assert json.loads(run(*asked, "--who", "Rosa", "--why", "a call").stdout)["leaid"] == "5399002"
    assert json.loads(run(*asked[:-2]).stdout)["leaid"] == "5399002"


def test_names_are_looked_up_although_the_database_does_not_answer(run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PARTNERSHIPS_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    done = run("identify", "Alderwood Bay Schools", "--state", "WA", "--json")
    assert (done.exit_code, json.loads(done.stdout)["leaid"]) == (0, "5399003")
    assert "Rulings made at the desk do not count here" in done.stderr


def test_looking_up_a_name_makes_no_database(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("identify", "Alderwood Bay Schools", "--state", "WA")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "arguments",
    [("identify",), ("identify", "X", "--file", "x.csv"), ("identify", "X", "--directory", "nowhere.csv")],
)
def test_a_call_that_cannot_be_meant_is_one_sentence(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert isinstance(run(*arguments).exception, Misconfigured)


def test_directory_joins_lists_into_one_that_can_be_set(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first, out = tmp_path / "first.csv", tmp_path / "out.csv.gz"
    first.write_text(LIST)
    done = run("directory", str(first), "--out", str(out), "--json")
    assert json.loads(done.stdout) == {
        "agencies": 3,
        "with_coordinates": 3,
        "with_city": 3,
        "files": [{"file": "first.csv", "format": "NCES columns", "agencies": 3}],
    }
    assert len(load_directory(out)) == 3
