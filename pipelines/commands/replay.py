"""`partnerships replay`: stored messages read again; a dry run with a diff unless `--apply`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipelines.steps.replay import ReplayOutcome


def register(app: typer.Typer) -> None:
    app.command("replay", rich_help_panel="Operations")(replay)


def replay(
    messages: Annotated[
        list[str] | None, typer.Argument(metavar="[SHA256]...", help="Only these messages; all by default.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Store what reads otherwise, and assess.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Read stored messages again from their landed bytes, and show what would change.

    Exit status 1 when a dry run found something that applying would change.
    """
    from pipelines.stages import replay as stage
    from pipelines.wiring import open_house

    with open_house() as house:
        outcome = stage(house, apply=apply, only=messages or None)
    facts = _facts(outcome)
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, default=str))
    else:
        _show(facts, outcome)
    raise typer.Exit(1 if outcome.changed and not apply else 0)


def _facts(outcome: ReplayOutcome) -> dict[str, Any]:
    from pipelines.commands.policy import simulation_facts

    return {
        "messages": outcome.messages,
        "applied": outcome.assessed is not None,
        "put_off": outcome.put_off,
        "changed": [
            {
                "message_sha256": change.message_sha256,
                "place": {"before": change.place[0], "after": change.place[1]},
                "reasons": {"before": list(change.reasons[0]), "after": list(change.reasons[1])},
                "answers": [{"path": c.path, "before": c.before, "after": c.after} for c in change.changes],
                "problems": {"before": list(change.problems[0]), "after": list(change.problems[1])},
            }
            for change in outcome.changed
        ],
        "cycles": {str(cycle): simulation_facts(found) for cycle, found in outcome.simulations.items()},
        "ledger_entries": outcome.assessed.ledger_entries if outcome.assessed is not None else None,
    }


def _show(facts: dict[str, Any], outcome: ReplayOutcome) -> None:
    from pipelines.commands.policy import show_simulation

    for change in facts["changed"]:
        place = change["place"]
        print(f"{change['message_sha256'][:12]}: {place['before']} \u2192 {place['after']}")
        for answer in change["answers"]:
            print(f"    {answer['path']}: {answer['before']} \u2192 {answer['after']}")
    for cycle, moves in facts["cycles"].items():
        show_simulation(moves, f"Cycle {cycle}")
    print(outcome.sentence())
