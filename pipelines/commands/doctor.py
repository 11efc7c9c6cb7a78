"""`partnerships doctor`: checks configuration and every connection, and says what to do."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("doctor", rich_help_panel="Start")(doctor)


def doctor(
    only: Annotated[
        list[str] | None, typer.Option(help="Try this check alone, such as heartbeat; may be given again.")
    ] = None,
    only_trouble: Annotated[
        bool,
        typer.Option("--trouble", help="Say only what is in trouble: for a clock that mails what is said."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON, one a line.")] = False,
) -> None:
    """Check the configuration and every connection, and say what to do."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pipelines.checks import check_all
    from pipelines.wiring import open_house

    console = Console()
    colors = {"ok": "green", "off": "yellow", "trouble": "red"}
    worst = 0
    with open_house() as house:
        for finding in check_all(house, only or ()):
            worst = max(worst, finding.exit_status)
            if only_trouble and finding.state != "trouble":
                continue
            if as_json:
                print(json.dumps(asdict(finding)), flush=True)
            else:
                row = Table.grid(padding=(0, 2, 0, 0))
                for width in (7, 12, None):
                    row.add_column(width=width, overflow="fold")
                row.add_row(
                    Text(finding.state, style=colors[finding.state]), finding.name, Text(finding.sentence)
                )
                console.print(row)
    raise typer.Exit(worst)
