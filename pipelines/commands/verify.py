"""`partnerships verify`: proves that nothing was lost, changed or miscounted."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("verify", rich_help_panel="Look")(verify)


def verify(as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False) -> None:
    """Check landing checksums, the message account, ledger sums and publication checksums.

    Exit status 1 when anything does not hold; each fault is a sentence.
    """
    from pipelines.steps import verify as step
    from pipelines.wiring import open_house

    with open_house() as house:
        outcome = step.verify(house.warehouse, house.landing, house.publications)
    if as_json:
        print(json.dumps({"ok": not outcome.wrong, "checked": outcome.checked, "wrong": list(outcome.wrong)}))
    else:
        for sentence in outcome.wrong:
            print(f"- {sentence}")
        counts = ", ".join(f"{number} {what.replace('_', ' ')}" for what, number in outcome.checked.items())
        print(f"{counts}: {'all hold' if not outcome.wrong else f'{len(outcome.wrong)} faults'}.")
    raise typer.Exit(1 if outcome.wrong else 0)
