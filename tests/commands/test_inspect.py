"""`partnerships inspect`: the contract's line, the page for a person, the exit status; nothing is left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipelines.commands.inspect import register
from pipelines.form import QUESTIONS
from pipelines.outcomes import Misconfigured
from tests.connectors.mail.building import attach, form, mail, simple, text, word
from tests.connectors.mail.messages_links import EDIT, ID, google_doc

app = typer.Typer()
register(app)
app.command("nothing")(lambda: None)  # typer treats an app of one command otherwise


def run(*arguments: str | Path) -> Any:
    return CliRunner(env={"COLUMNS": "160"}).invoke(app, ["inspect", *map(str, arguments)])


@pytest.fixture
def message(tmp_path: Path) -> Path:
    path = tmp_path / "message.eml"
    path.write_bytes(simple(attach(word())))
    return path


def test_one_json_object_per_path_with_the_keys_of_the_contract_in_their_order(
    message: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "form.docx"
    bare.write_bytes(word())
    lines = run("--json", message, bare).stdout.splitlines()
    assert [list(json.loads(line)) for line in lines] == [
        ["path", "place", "reasons", "documents", "answers", "problems"]
    ] * 2
    found = json.loads(lines[0])
    assert found["path"] == str(message)
    assert list(found["answers"]) == [question.key for question in QUESTIONS]
    assert found["documents"][0] == {
        **found["documents"][0],
        "name": "Application.docx",
        "kind": "docx",
        "role": "application",
    }
    assert list(found["documents"][0]) == ["name", "kind", "role", "sha256"]
    assert {tuple(problem) for problem in found["problems"]} == {("code", "severity", "field", "seen")}
    assert json.loads(lines[1])["answers"] == found["answers"]


def test_answers_are_null_where_the_message_is_no_application(tmp_path: Path) -> None:
    path = tmp_path / "reply.eml"
    path.write_bytes(
        mail(text("1. 34\n"), subject="Re: questions", more="In-Reply-To: <x@program.example>\r\n")
    )
    found = json.loads(run("--json", path).stdout)
    assert (found["place"], found["answers"]) == ("reply", None)


def test_an_mbox_gives_one_line_for_each_of_its_messages(tmp_path: Path) -> None:
    path = tmp_path / "season.mbox"
    line = b"From ada@birchwater.example Mon Jan  4 15:02:14 2016\n"
    first = simple(attach(word()), words="Hello,\n\n>From the office of Ada Merrill")
    second = mail(text("When is the deadline?\n"), subject="Question")
    path.write_bytes(b"".join(line + one.replace(b"\r\n", b"\n") + b"\n" for one in (first, second)))
    found = [json.loads(line) for line in run("--json", path).stdout.splitlines()]
    assert [(one["path"], one["place"]) for one in found] == [
        (f"{path}#0", "application"),
        (f"{path}#1", "not_an_application"),
    ]


def test_the_exit_status_says_whether_a_person_is_needed(message: Path, tmp_path: Path) -> None:
    incomplete = tmp_path / "incomplete.eml"
    incomplete.write_bytes(simple(attach(word(form(state=None)))))
    aside = tmp_path / "aside.eml"
    aside.write_bytes(simple(attach(b"")))
    assert run("--json", message).exit_code == 0
    assert run("--json", incomplete).exit_code == 1
    assert run("--json", aside).exit_code == 1
    assert run("--json", message, aside).exit_code == 1


def test_a_path_that_is_no_file_is_a_sentence(message: Path, tmp_path: Path) -> None:
    for arguments in ([tmp_path / "absent.eml"], [tmp_path], [message, "--google-docs", tmp_path / "absent"]):
        result = run(*arguments)
        assert isinstance(result.exception, Misconfigured)
        assert result.stdout == ""


def test_google_documents_are_served_from_a_folder_and_from_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / f"{ID}.json").write_bytes(google_doc())
    path = tmp_path / "message.eml"
    path.write_bytes(mail(text(f"Here: {EDIT}\n")))
    assert json.loads(run("--json", "--google-docs", folder, path).stdout)["place"] == "application"
    assert json.loads(run("--json", path).stdout)["reasons"] == ["unreachable_link"]


def test_the_page_for_a_person_shows_answers_with_their_places_and_what_is_missing(message: Path) -> None:
    page = run(message).stdout
    for words in (
        "an application",
        "Birchwater Union School District",
        "table 1, row 1, column 2",
        "To ask the district",
        "No answer:",
    ):
        assert words in " ".join(page.split())


def test_untrusted_words_move_no_cursor_and_are_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "message.eml"
    rows = form(source_of_funding="[bold]Title\u202e II[/bold] \\[red]")
    path.write_bytes(simple(attach(word(rows), "a\x1b[2Jb.docx"), subject="=?utf-8?Q?=1B[31mred?="))
    page = run(path).stdout
    assert "[bold]Title" in page
    assert not set(page) & {"\x1b", "\u202e", "\x07", "\r"}


def test_nothing_is_left_behind(message: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    run("--json", message)
    run(message)
    assert list(empty.iterdir()) == []


def test_a_calculator_by_itself_shows_its_figures_with_their_cells_and_both_numbers_of_a_difference(
    tmp_path: Path,
) -> None:
    path = tmp_path / "calculator.csv"
    path.write_text("Program,Teachers,Days,Rate per day,Total\nCSP,10,5,100,5000\nTotal,10,,,4000\n,,,,\n")
    page = " ".join(run(path).stdout.split())
    assert "10 teachers × 5 days × $100.00 = $5,000.00" in page
    assert "$4,000.00 shown, $5,000.00 computed" in page
    assert "calculator.csv, B2, C2, D2, E2" in page
    assert "4000.00”, computed: 5000.00" in page
