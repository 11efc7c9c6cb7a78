"""`partnerships form`: four files, nothing more, and one sentence when they cannot be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from connectors.documents import read_document, sniff
from connectors.limits import Limits
from pipelines.commands.form import register
from pipelines.outcomes import Failure, Kind, Misconfigured


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> typer.Typer:
    monkeypatch.setenv("PARTNERSHIPS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PARTNERSHIPS_ADDRESS", "outreach@partners.example")
    made = typer.Typer()
    made.callback()(lambda: None)
    register(made)
    return made


def test_the_form_both_calculators_and_the_review_workbook_are_written(
    app: typer.Typer, tmp_path: Path
) -> None:
    result = CliRunner().invoke(app, ["form", "--out", str(tmp_path / "new" / "forms"), "--json"])
    assert result.exit_code == 0
    paths = [Path(path) for path in json.loads(result.stdout)["files"]]
    assert sorted(path.name for path in (tmp_path / "new" / "forms").iterdir()) == sorted(
        path.name for path in paths
    )
    marks = {
        path.name: read_document(content, sniff(content, path.name), path.name, Limits()).mark
        for path in paths
        for content in [path.read_bytes()]
    }
    assert marks == {
        "Partnership Application.docx": "partnerships form 1",
        "Stipend Calculator.xlsx": "partnerships form 1: stipend calculator",
        "Travel Calculator.xlsx": "partnerships form 1: travel calculator",
        "Review Workbook.xlsx": "partnerships queue blank",
    }


def test_the_form_names_the_address_of_the_program(app: typer.Typer, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["form", "--out", str(tmp_path)])
    content = (tmp_path / "Partnership Application.docx").read_bytes()
    assert "outreach@partners.example" in read_document(content, Kind.DOCX, "form.docx", Limits()).text()


def test_a_file_where_a_folder_should_be_is_one_sentence(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    result = CliRunner().invoke(app, ["form", "--out", str(tmp_path / "file")])
    assert isinstance(result.exception, Misconfigured)


def test_a_folder_that_cannot_be_made_is_one_sentence(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    result = CliRunner().invoke(app, ["form", "--out", str(tmp_path / "file" / "below")])
    assert isinstance(result.exception, Failure)
