"""`partnerships directory`: makes the district list that PARTNERSHIPS_DIRECTORY takes out of what is published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipelines.outcomes import Misconfigured


def register(app: typer.Typer) -> None:
    app.command("directory", rich_help_panel="Operations")(directory)


def directory(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="NCES CCD (ccd_lea_029), EDGE geocodes or boundaries, ELSI exports, Urban Institute portal, SAIPE, "
            "Census gazetteer; csv, txt, tsv or gzipped."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The list to write, csv or csv.gz.")],
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Join published district lists into the one that PARTNERSHIPS_DIRECTORY takes.

    Each column is taken from the most authoritative list that fills it; agencies that do not operate are left out.
    """
    from connectors.directory import join_directories, write_directory

    for path in files:
        if not path.is_file():
            raise Misconfigured(f"There is no {path}.")
    agencies, read = join_directories(files)
    write_directory(agencies, out)
    placed = sum(agency.latitude is not None for agency in agencies)
    cities = sum(bool(agency.city) for agency in agencies)
    if as_json:
        lists = [{"file": name, "format": kind, "agencies": count} for name, kind, count in read]
        facts = {"agencies": len(agencies), "with_coordinates": placed, "with_city": cities, "files": lists}
        print(json.dumps(facts))
        return
    for name, kind, count in read:
        print(f"{name}: {kind}, {count:,} agencies")
    print(f"{out}: {len(agencies):,} agencies, {placed:,} with coordinates, {cities:,} with a city.")
    print(f"Next: set PARTNERSHIPS_DIRECTORY to {out.resolve()}")
