"""`partnerships policy`: what was in force on a day, and what a change would move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipelines.cli import app, register_all
from pipelines.outcomes import Misconfigured

register_all()


def call(monkeypatch: pytest.MonkeyPatch, home: Path, *arguments: str, **settings: str) -> Result:
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(home))
    for name, value in settings.items():
        monkeypatch.setenv(f"PARTNERSHIPS_{name}", value)
    return CliRunner().invoke(app, ["policy", *arguments], catch_exceptions=True)


def test_the_values_of_a_day_come_with_unit_date_and_source(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = call(monkeypatch, tmp_path, "--on", "2015-06-30", "--json")
    assert result.exit_code == 0
    facts = json.loads(result.stdout)
    rows = {row["name"]: row for row in facts["parameters"]}
    share = rows["stipends.match_share"]
    assert share["value"]["csp"] == "1.00"
    assert (share["since"], share["until"]) == ("2014-07-01", "2015-07-01")
    assert share["unit"] == "share of the cost"
    assert "2015" in share["source"]
    assert rows["windows.closes"]["value"] == ["06-30", "08-31", "10-31"]
    assert rows["budgets.cycle"]["value"] is None


def test_the_page_for_people_names_every_parameter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = call(monkeypatch, tmp_path, "--on", "2015-07-01")
    assert result.exit_code == 0
    for words in ("stipends.match_share", "0.50", "qualification.driving_distance_mi", "8 partner regions"):
        assert words in result.stdout


def test_a_budget_is_shown_as_money(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from importlib import resources

    text = resources.files("pipelines.policy").joinpath("budgets.yaml").read_text("utf-8")
    overlay = tmp_path / "policy"
    overlay.mkdir()
    (overlay / "budgets.yaml").write_text(text.replace("value: null", "value: 1234567.80", 1), "utf-8")
    result = call(monkeypatch, tmp_path, "--json", POLICY=str(overlay))
    rows = {row["name"]: row for row in json.loads(result.stdout)["parameters"]}
    assert rows["budgets.cycle"]["value"] == "1234567.80"
    assert rows["budgets.cycle"]["where"].startswith(str(overlay))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "yesterday"), "--on is 'yesterday': write a day"),
        (("simulate", "nowhere.yaml"), "nowhere.yaml cannot be read"),
    ],
)
def test_a_wrong_argument_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = call(monkeypatch, tmp_path, *arguments)
    assert isinstance(result.exception, Misconfigured)
    assert sentence in result.exception.sentence
