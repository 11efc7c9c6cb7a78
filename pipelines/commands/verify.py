"""`partnerships verify`: proves that nothing was lost, changed or miscounted."""

from __future__ import annotations

import json
from typing import Annotated

import typer

#: What is counted, for one and for several.
_WORDS = {
    "messages": ("message", "messages"),
    "ledger_entries": ("ledger entry", "ledger entries"),
    "publications": ("publication", "publications"),
}


def register(app: typer.Typer) -> None:
    app.command("verify", rich_help_panel="Operations")(verify)


def verify(as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False) -> None:
    """Check landing checksums, the message account, ledger sums and publication checksums.

    Exit status 1 when anything does not hold, or a letter is doubtful and a person has to settle it; each is a
    sentence.
    """
    from pipelines.counted import counted
    from pipelines.steps import verify as step
    from pipelines.wiring import open_house

    with open_house() as house:
        outcome = step.verify(house.warehouse, house.landing, house.publications)
    if as_json:
        facts = {"ok": not outcome.wrong, "checked": outcome.checked, "wrong": list(outcome.wrong)}
        print(json.dumps({**facts, "unsettled": list(outcome.unsettled)}))
    else:
        for sentence in (*outcome.wrong, *outcome.unsettled):
            print(f"- {sentence}")
        counts = ", ".join(counted(number, *_WORDS[what]) for what, number in outcome.checked.items())
        print(f"{counts}: {counted(len(outcome.wrong), 'fault') if outcome.wrong else 'all hold'}.")
    raise typer.Exit(1 if outcome.wrong or outcome.unsettled else 0)
