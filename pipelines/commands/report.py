"""`partnerships report`: the deadline report as of now, or of another instant."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    app.command("report", rich_help_panel="Look")(report)


def report(
    as_of: Annotated[str | None, typer.Option(help="An instant such as 2026-06-30T12:00:00-07:00.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Write what is due today into the outbox.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """The deadline report: what is committed, what waits for whom, where every message is."""
    from pipelines import stages
    from pipelines.rules.report import text, title
    from pipelines.settings import parse_instant
    from pipelines.steps.report import gather
    from pipelines.wiring import open_house

    with open_house() as house:
        if send:
            outcome = stages.report(house)
            print(json.dumps({"reports": outcome.reports, "reminders": outcome.reminders}))
            return
        facts = gather(house.warehouse, house.policy, parse_instant("--as-of", as_of) or house.now())
    if as_json:
        print(json.dumps(_facts(facts), default=str))
    else:
        print(f"{title(facts)}\n\n{text(facts)}", end="")


def _facts(facts: Any) -> dict[str, Any]:
    names = ("places", "windows", "commitments", "statuses", "attention", "top")
    return {"as_of": facts.as_of.isoformat(), "cycle": facts.calendar.cycle} | {
        n: getattr(facts, n) for n in names
    }
