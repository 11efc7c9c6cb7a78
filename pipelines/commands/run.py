"""`partnerships run`: every stage once, in this process, until nothing is left to do."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("run", rich_help_panel="Daily work")(run)


def run(
    release: Annotated[
        str | None,
        typer.Option(
            "--release", metavar="NAME", help="Who lets through what the gate holds back; kept with it."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Walk the same stages as the DAGs once, without Airflow, until nothing is left to do."""
    from rich.console import Console

    from pipelines.stages import run_all
    from pipelines.wiring import open_house

    progress = Console(stderr=True)
    with open_house() as house:
        outcome = run_all(
            house, lambda line: progress.print(line, markup=False, highlight=False), released_by=release
        )
    if as_json:
        print(json.dumps(outcome.facts()))
    else:
        print(outcome.sentence())
    raise typer.Exit(1 if outcome.needs_person else 0)
