"""`partnerships form`: writes what districts and reviewers fill in, blank."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipelines.outcomes import Failure, Misconfigured

APPLICATION = "Partnership Application.docx"
STIPEND_CALCULATOR = "Stipend Calculator.xlsx"
TRAVEL_CALCULATOR = "Travel Calculator.xlsx"
REVIEW_WORKBOOK = "Review Workbook.xlsx"


def register(app: typer.Typer) -> None:
    app.command("form", rich_help_panel="Start")(form)


def form(
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the files; made if it is not there.")
    ] = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="The files as JSON.")] = False,
) -> None:
    """Write the blank Word form, the stipend and travel calculators, and an empty review workbook.

    All of them come from the one definition of the form; the same version gives the same bytes. A file that is
    there already under that name is replaced.
    """
    from pipelines.wiring import current_settings

    address = current_settings().address
    if out.exists() and not out.is_dir():
        raise Misconfigured(f"--out: {out} is no folder.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = _write(out, address)
    except OSError as error:
        raise Failure(f"The forms cannot be written to {out}: {error.strerror or error}.") from error
    if as_json:
        print(json.dumps({"files": [str(path) for path in written]}))
    else:
        for path in written:
            print(path)


def _write(out: Path, address: str) -> list[Path]:
    from connectors.form_writer import word_form
    from connectors.form_writer.calculators import stipend_calculator, travel_calculator

    files = {
        APPLICATION: word_form(address=address),
        STIPEND_CALCULATOR: stipend_calculator(),
        TRAVEL_CALCULATOR: travel_calculator(),
    }
    for name, content in files.items():
        (out / name).write_bytes(content)
    _write_review_workbook(out / REVIEW_WORKBOOK)
    return [*(out / name for name in files), out / REVIEW_WORKBOOK]


def _write_review_workbook(path: Path) -> None:
    """A review workbook without rows: to look at, and to see that one that comes back is known as ours."""
    from zoneinfo import ZoneInfo

    from connectors.workbook_review import WorkbookFacts, write_review_workbook
    from pipelines.rules.decide_workbook import Binding

    write_review_workbook(path, (), WorkbookFacts(Binding("blank")), b"", ZoneInfo("UTC"))
