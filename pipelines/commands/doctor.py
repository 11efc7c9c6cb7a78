"""`partnerships doctor`: checks configuration and every connection, and says what to do."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("doctor", rich_help_panel="Look")(doctor)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON, one a line.")] = False,
) -> None:
    """Check the configuration and every connection, and say what to do."""
    from rich.console import Console
    from rich.markup import escape

    from pipelines.checks import check_all
    from pipelines.wiring import open_house

    console = Console()
    marks = {"ok": "[green]ok[/]     ", "off": "[yellow]off[/]    ", "trouble": "[red]trouble[/]"}
    worst = 0
    with open_house() as house:
        for finding in check_all(house):
            worst = max(worst, finding.exit_status)
            if as_json:
                print(json.dumps(asdict(finding)), flush=True)
            else:
                console.print(f"{marks[finding.state]} {escape(finding.name):<15} {escape(finding.sentence)}")
    raise typer.Exit(worst)
