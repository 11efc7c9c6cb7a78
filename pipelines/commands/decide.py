"""`partnerships decide`: takes a returned review workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.outcomes import Misconfigured, Unreadable

if TYPE_CHECKING:
    from pipelines.steps.decide import DecideOutcome


def register(app: typer.Typer) -> None:
    app.command("decide", rich_help_panel="Daily work")(decide)


def decide(
    file: Annotated[Path, typer.Argument(help="The review workbook that came back (.xlsx).")],
    reviewer: Annotated[
        str | None,
        typer.Option(help="E-mail of the reviewer; by default the one whom the workbook was made for."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the decisions; without it this is a dry run.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Say what a returned review workbook would decide, and with --apply write it, all of it or nothing.

    Rows that changed since the workbook was downloaded, and conflicts of interest, are refused one by one; a
    workbook of an outsider, or with changed key columns, decides nothing.
    """
    from pipelines.steps import decide as step
    from pipelines.wiring import open_house

    if not file.is_file():
        raise Misconfigured(f"There is no file {file}.")
    try:
        with open_house() as house:
            outcome = step.decide(
                house.warehouse,
                house.policy,
                file.read_bytes(),
                house.now(),
                reviewer=reviewer,
                apply=apply,
                pool=house.reader_pool,
            )
    except Unreadable as unreadable:
        raise Misconfigured(f"{file.name}: {unreadable.sentence}") from unreadable
    if as_json:
        print(json.dumps(_facts(outcome)))
    else:
        _show(outcome)
    raise typer.Exit(1 if outcome.needs_person else 0)


def _facts(outcome: DecideOutcome) -> dict[str, object]:
    run = outcome.dry_run
    applied = outcome.applied
    refused = [run.whole] if run.whole is not None else list(run.refused)
    return {
        "reviewer": outcome.reviewer,
        "publication": outcome.publication_id,
        "sentence": outcome.sentence(),
        "decisions": [
            {
                "application_id": d.application_id,
                "program": d.program,
                "version": d.version,
                "decision": d.choice,
                "amount": None if d.amount_cents is None else f"{d.amount_cents / 100:.2f}",
            }
            for d in run.decisions
        ],
        "refused": [
            {"row": r.line or None, "reason": r.reason.value, "sentence": r.sentence} for r in refused
        ],
        "written_to": list(run.written_to),
        "applied": None
        if applied is None
        else {
            "decisions": applied.decisions,
            "ledger_entries": applied.ledger_entries,
            "cancelled": applied.cancelled,
        },
    }


def _show(outcome: DecideOutcome) -> None:
    for refused in outcome.dry_run.refused:
        print(f"- {refused.sentence}")
    if outcome.dry_run.written_to:
        print(
            "These districts will be written to:"
            if outcome.applied is None
            else "These districts are written to:"
        )
        for line in outcome.dry_run.written_to:
            print(f"  {line}")
    print(outcome.sentence())
