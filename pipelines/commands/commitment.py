"""`partnerships commitment`: what stands promised for a request, and moving it on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.outcomes import Misconfigured

if TYPE_CHECKING:
    from pipelines.rules.ledger import Commitment


def register(app: typer.Typer) -> None:
    app.command("commitment", rich_help_panel="Daily work")(commitment)


def commitment(
    application_id: Annotated[str, typer.Argument(help="The application, as the queue names it.")],
    program: Annotated[str, typer.Argument(help="k5, algebra, science, ecs, csp or counselors.")],
    to: Annotated[
        str | None, typer.Option(help="Move it on: confirmed, reduced, withdrawn or settled.")
    ] = None,
    amount: Annotated[
        str | None, typer.Option(help="Of our share in USD: what is promised from now on, or was paid.")
    ] = None,
    who: Annotated[str, typer.Option(help="Who changes it.")] = "",
    why: Annotated[str, typer.Option(help="Why, for whoever reads the ledger later.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Show the commitment in force of one request, or move it on with --to, --who and --why.

    Entries are added, never changed. A new offer is a decision: `partnerships decide` or the desk.
    """
    from pipelines.money import cents_of, dollars
    from pipelines.rules.ledger import FOLLOWS
    from pipelines.steps.commitments import STATES, in_force, move
    from pipelines.wiring import open_house

    cents = cents_of(amount) if amount is not None else None
    if amount is not None and cents is None:
        raise Misconfigured(f"--amount is {amount!r}: write USD, such as 1250.00.")
    with open_house() as house:
        if to is not None:
            entry = move(
                house.warehouse, application_id, program, to, amount_cents=cents, actor=who, why=why,
                now=house.now(),
            )  # fmt: skip
        else:
            with house.warehouse.transaction() as connection:
                entry = in_force(connection, application_id, program)
    may = sorted(FOLLOWS[entry.state] & set(STATES))
    if as_json:
        print(json.dumps(_facts(entry, may), ensure_ascii=False))
        return
    print(
        f"{entry.application_id} {entry.program}: {entry.state}, {dollars(entry.funded_cents)} of our share "
        f"{dollars(entry.match_cents)}, {entry.teachers} teachers; {entry.actor}: {entry.cause}."
    )
    print(f"A person may make it {', '.join(may)}." if may else "Nothing may follow.")


def _facts(entry: Commitment, may_follow: list[str]) -> dict[str, object]:
    from pipelines.money import dollars

    return {
        "application_id": entry.application_id,
        "program": entry.program,
        "state": entry.state,
        "teachers": entry.teachers,
        "match_amount": dollars(entry.match_cents, sign=""),
        "funded_amount": dollars(entry.funded_cents, sign=""),
        "cause": entry.cause,
        "actor": entry.actor,
        "may_follow": may_follow,
    }
