"""`partnerships identify`: who a district is, one name or a file of them; and a ruling for the next time."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.error_words import error_words
from pipelines.outcomes import Failure, Misconfigured

if TYPE_CHECKING:
    from pipelines.records import Identity
    from pipelines.rules.identify import Index, Request, Ruling
    from pipelines.wiring import House

#: Columns of `--file`; the first is needed, the others count where they are there.
FILE_COLUMNS = ("district", "state", "city", "email", "website", "nces_id")


def register(app: typer.Typer) -> None:
    app.command("identify", rich_help_panel="Look")(identify)


def identify(
    name: Annotated[str | None, typer.Argument(help="The district as it was written.")] = None,
    state: Annotated[str | None, typer.Option(help="Code or name of its state, misspelt too.")] = None,
    city: Annotated[
        str | None, typer.Option(help="City of its office: decides between two of one name.")
    ] = None,
    email: Annotated[str | None, typer.Option(help="An e-mail address of the district.")] = None,
    website: Annotated[str | None, typer.Option(help="Its website.")] = None,
    nces_id: Annotated[str | None, typer.Option(help="Its NCES district id, if one was given.")] = None,
    file: Annotated[
        Path | None, typer.Option(help="CSV with the columns district, state, city for many at once.")
    ] = None,
    directory: Annotated[
        Path | None, typer.Option(help="District list to look in, instead of PARTNERSHIPS_DIRECTORY.")
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            help="Rule once for all that this name is the agency of this NCES id, or none of the list."
        ),
    ] = None,
    who: Annotated[str, typer.Option(help="Who rules.")] = "",
    why: Annotated[str, typer.Option(help="Why, for whoever reads it later.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Say who a district is: sure, likely with candidates, or none.

    Exit status 1 when a person has to choose or to look. A person's choice is kept with --rule.
    """
    from pipelines.rules.identify import Request, identify_many
    from pipelines.wiring import open_house

    if (name is None) == (file is None):
        raise Misconfigured("Give a NAME, or --file with a CSV of many; not both.")
    requests = (
        _read(file) if file is not None else [Request(name or "", state, city, email, website, nces_id)]
    )
    with open_house() as house:
        if rule is not None:
            _rule(house, requests, rule, who, why)
        identities = identify_many(_index(house, directory), requests)
    if as_json:
        for request, identity in zip(requests, identities, strict=True):
            print(json.dumps(facts(request, identity), ensure_ascii=False))
    else:
        _show(requests, identities)
    raise typer.Exit(0 if all(identity.outcome == "sure" for identity in identities) else 1)


def facts(request: Request, identity: Identity) -> dict[str, object]:
    """One answer in the contract's shape."""
    from pipelines.states import state_code

    return {
        "district": request.name,
        "state": state_code(request.state) or request.state,
        "outcome": identity.outcome,
        "leaid": identity.leaid,
        "name": identity.name,
        "candidates": [
            {"leaid": c.leaid, "name": c.name, "city": c.city, "score": c.score} for c in identity.candidates
        ],
        "reason": identity.reason,
    }


def _index(house: House, directory: Path | None) -> Index:
    from connectors.directory import load_directory
    from connectors.directory_names import make_index

    path = directory or house.directory_path
    if not path.is_file():
        raise Misconfigured(f"There is no district list {path}.")
    return make_index(load_directory(path), house.settings.policy, _desk_rulings(house))


def _desk_rulings(house: House) -> list[Ruling]:
    """What people ruled at the desk, where this machine has or knows a database; names can be looked up without."""
    from pipelines.steps.districts import desk_rulings

    if not house.has_database:
        return []
    try:
        with house.warehouse.transaction() as connection:
            return desk_rulings(connection)
    except (Failure, Misconfigured) as error:
        typer.echo(f"Rulings made at the desk do not count here: {error}", err=True)
        return []


def _rule(house: House, requests: list[Request], rule: str, who: str, why: str) -> None:
    from connectors.directory_names import append_ruling
    from pipelines.rules.identify import Ruling
    from pipelines.states import state_code
    from pipelines.steps.quarantine import rule_identity

    if len(requests) != 1:
        raise Misconfigured("--rule needs one NAME, not a file of them.")
    request = requests[0]
    state, city = state_code(request.state) or "", request.city or ""
    leaid = "" if rule == "none" else rule
    if house.settings.policy is not None:
        when = house.now().date().isoformat()
        append_ruling(house.settings.policy, Ruling(request.name, state, city, leaid, who, when, why))
    elif house.has_database and leaid and who.strip() and why.strip():
        rule_identity(
            house.warehouse, district_name=request.name, state=state, city=city, leaid=leaid, actor=who,
            why=why, now=house.now(),
        )  # fmt: skip
    else:
        raise Misconfigured(
            "--rule needs --who, --why and a place that keeps rulings: the folder PARTNERSHIPS_POLICY, or a "
            "database (which keeps no ruling of none)."
        )


def _read(path: Path) -> list[Request]:
    from pipelines.rules.identify import Request

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(
            f"{path} cannot be read: {error_words(error)}. Save it as CSV in UTF-8."
        ) from error
    reader = csv.DictReader(text.splitlines(keepends=True))
    header = {(column or "").strip().casefold(): column for column in reader.fieldnames or ()}
    if FILE_COLUMNS[0] not in header:
        raise Misconfigured(f"{path} has no column district; its first line names district, state, city.")
    requests = []
    for row in reader:
        district, *others = ((row.get(header.get(column, "")) or "").strip() for column in FILE_COLUMNS)
        requests.append(Request(district, *(value or None for value in others)))
    return requests


def _show(requests: list[Request], identities: list[Identity]) -> None:
    """For people: the outcome, the answer or the candidates with their scores, why, and how many of each."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("Outcome")
    table.add_column("Score", justify="right")
    table.add_column("District")
    for request, identity in zip(requests, identities, strict=True):
        written = ", ".join(filter(None, (request.name, request.city, request.state)))
        table.add_row(identity.outcome, "", f"[bold]{escape(written)}[/bold]")
        for candidate in identity.candidates:
            place = ", ".join(filter(None, (candidate.name, candidate.city)))
            table.add_row("", f"{candidate.score:.2f}", f"{candidate.leaid}  {escape(place)}")
        table.add_row("", "", f"[dim]{escape(identity.reason)}[/dim]")
    console = Console()
    console.print(table)
    if len(identities) > 1:
        outcomes = [identity.outcome for identity in identities]
        console.print(", ".join(f"{outcomes.count(kind)} {kind}" for kind in ("sure", "likely", "none")))
