"""`partnerships policy`: the policy in force on a date with its sources, and what a change of it would move."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.error_words import error_words
from pipelines.outcomes import Misconfigured

if TYPE_CHECKING:
    from pipelines.policy.values import Policy
    from pipelines.rules.simulate import Simulation

_LARGEST_FILE = 5_000_000

_group = typer.Typer(invoke_without_command=True, no_args_is_help=False)


def register(app: typer.Typer) -> None:
    app.add_typer(_group, name="policy", rich_help_panel="Look", help="The policy in force, and what-if.")


@_group.callback()
def policy(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option("--on", help="The day, such as 2015-07-01; today by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Every value in force on a day, with unit, source and since when."""
    if context.invoked_subcommand is not None:
        return
    from pipelines.wiring import open_house

    with open_house() as house:
        day = _day(on) if on is not None else house.now().date()
        facts = _facts(house.policy, day)
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
    else:
        _show_policy(facts)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Misconfigured(f"--on is {text!r}: write a day, such as 2015-07-01.") from error


def _facts(found: Policy, day: date) -> dict[str, Any]:
    from pipelines.policy.values import printable

    parameters = []
    for parameter in found.parameters.values():
        started = [dated.start for dated in parameter.values if dated.start <= day]
        later = [dated.start for dated in parameter.values if dated.start > day]
        parameters.append(
            {
                "name": parameter.name,
                "value": _amounts(parameter.name, printable(parameter.on(day))),
                "unit": parameter.unit,
                "since": (started[-1] if started else parameter.values[0].start).isoformat(),
                "until": later[0].isoformat() if later else None,
                "dated_by": parameter.dated_by,
                "description": parameter.description,
                "source": parameter.source,
                "where": parameter.where,
            }
        )
    return {
        "on": day.isoformat(),
        "policy_version": found.hash,
        "parameters": parameters,
        "regions": len(found.regions),
        "reviewers": len(found.reviewers),
        "conflicts": len(found.conflicts),
    }


def _amounts(name: str, value: Any) -> Any:
    """Budgets as USD with two decimals; every other value as it is."""
    if not name.startswith("budgets."):
        return value
    if isinstance(value, dict):
        return {key: _amounts(name, item) for key, item in value.items()}
    return _usd(value) if isinstance(value, int) else value


def _show_policy(facts: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    title = f"Policy {facts['policy_version']} on {facts['on']}"
    table = Table(title=title, title_justify="left", show_lines=True)
    for name in ("parameter", "value", "unit", "since", "source"):
        table.add_column(name, overflow="fold")
    for row in facts["parameters"]:
        since = row["since"] + (f" until {row['until']}" if row["until"] else "")
        cells = (row["name"], _in_words(row["value"]), row["unit"], since, row["source"])
        table.add_row(*(Text(str(cell)) for cell in cells))
    Console(width=160).print(table)
    print(
        f"{facts['regions']} partner regions, {facts['reviewers']} reviewers, {facts['conflicts']} declared conflicts."
    )


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_in_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(_in_words(item) for item in value)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@_group.command("simulate")
def simulate(
    file: Annotated[
        Path,
        typer.Argument(
            help="A policy file with other values, or lines such as `budgets.cycle: 250000` (YAML or CSV)."
        ),
    ],
    cycle: Annotated[int | None, typer.Option(help="The cycle; by default the one that is open.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Judge a cycle again under a changed policy, without writing: who would move, and what it would cost."""
    from pipelines.policy.change import changed
    from pipelines.rules.windows import cycle_of
    from pipelines.steps.simulate import simulate as step
    from pipelines.wiring import open_house

    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise Misconfigured(f"{file} is larger than any policy file.")
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{file} cannot be read: {error_words(error)}.") from error
    with open_house() as house:
        other = changed(house.policy, file.name, text)
        year = cycle if cycle is not None else cycle_of(house.policy, house.now())
        found = step(house.warehouse, house.districts, house.policy, other, year)
        versions = {"before": house.policy.hash, "after": other.hash}
    facts = {"cycle": year, "policy_versions": versions, **simulation_facts(found)}
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
    else:
        show_simulation(facts, f"Cycle {year} under {file.name}")


def simulation_facts(found: Simulation) -> dict[str, Any]:
    """A comparison as JSON: money as text with two decimals, instants with their offset."""
    return {
        "moves": [
            {
                "application_id": move.application_id,
                "district_name": move.district_name,
                "program": move.program,
                "changes": {
                    _published(name): {"before": _value(name, was), "after": _value(name, now)}
                    for name, (was, now) in move.changes.items()
                },
            }
            for move in found.moves
        ],
        "costs": [
            {
                "program": cost.program or "all",
                "match_amount": {"before": _usd(cost.match_before), "after": _usd(cost.match_after)},
                "funded_amount": {"before": _usd(cost.funded_before), "after": _usd(cost.funded_after)},
                "difference": _usd(cost.funded_after - cost.funded_before),
            }
            for cost in found.costs
        ],
    }


def _published(name: str) -> str:
    return {"priority_at": "priority_date"}.get(name, name.replace("_cents", "_amount"))


def _value(name: str, value: Any) -> Any:
    if name.endswith("_cents"):
        return None if value is None else _usd(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _usd(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def show_simulation(facts: dict[str, Any], title: str) -> None:
    """The comparison for a person."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not facts["moves"]:
        print(f"{title}: nothing moves.")
        return
    console = Console(width=160)
    table = Table(title=f"{title}: {len(facts['moves'])} requests move", title_justify="left")
    for name in ("application", "program", "what changes"):
        table.add_column(name, overflow="fold")
    for move in facts["moves"]:
        words = "; ".join(
            f"{name.replace('_', ' ')} {_shown(name, change['before'])} \u2192 {_shown(name, change['after'])}"
            for name, change in move["changes"].items()
        )
        table.add_row(Text(move["application_id"]), Text(move["program"]), Text(words))
    console.print(table)
    costs = Table(title="What it costs: what the budget allots of our share", title_justify="left")
    for name in ("program", "before", "after", "difference"):
        costs.add_column(name, justify="left" if name == "program" else "right")
    for cost in facts["costs"]:
        funded = cost["funded_amount"]
        amounts = (funded["before"], funded["after"], cost["difference"])
        costs.add_row(cost["program"], *(_shown("_amount", amount) for amount in amounts))
    if facts["costs"]:
        console.print(costs)
    else:
        print("It costs nothing: no amount changes.")


def _shown(name: str, value: Any) -> str:
    if value is None or value == "":
        return "none"
    if name.endswith("_amount"):
        return f"{Decimal(value):,}"
    return str(value).replace("_", " ").replace(";", ", ")
