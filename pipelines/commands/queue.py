"""`partnerships queue`: the ranked review queue as it was last published, and a reviewer's own workbook."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.form import PROGRAMS
from pipelines.outcomes import Misconfigured
from pipelines.tables import REVIEW_QUEUE, STATUSES, TableColumn

if TYPE_CHECKING:
    from pipelines.wiring import House

_SHOWN = (
    *(
        "rank",
        "district_name",
        "state",
        "program",
        "window",
        "priority_date",
        "qualified",
        "pathway",
        "teachers",
    ),
    *("match_amount", "funded_amount", "questions", "status"),
)
_RIGHT = {"rank", "teachers", "match_amount", "funded_amount", "questions"}

Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    app.command("queue", rich_help_panel="Look")(queue)


def queue(
    program: Annotated[str | None, typer.Option(help="Only requests for this program.")] = None,
    state: Annotated[str | None, typer.Option(help="Only districts of this state, such as TX.")] = None,
    window: Annotated[str | None, typer.Option(help="Only requests of this window.")] = None,
    status: Annotated[str | None, typer.Option(help="Only requests with this status.")] = None,
    search: Annotated[str | None, typer.Option(help="Only districts whose name holds this.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Most rows to print; 0 for all.")] = 50,
    workbook: Annotated[
        Path | None,
        typer.Option(help="Write the queue of --reviewer as a workbook that may come back by mail."),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(help="E-mail of the reviewer whom --workbook is for.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> None:
    """The ranked review queue of the current publication."""
    from pipelines.policy.values import WINDOWS
    from pipelines.wiring import open_house

    wanted = {
        "program": _one_of("--program", program, (*PROGRAMS, "counselors")),
        "state": state.upper() if state else None,
        "window": _one_of("--window", window, WINDOWS),
        "status": _one_of("--status", status, STATUSES),
    }
    with open_house() as house:
        if workbook is not None:
            _write_workbook(house, workbook, reviewer)
            return
        current = house.publications.current()
        if current is None:
            print("Nothing is published yet. Next: partnerships run", file=sys.stderr)
            raise typer.Exit(1)
        text = house.publications.read(current, f"{REVIEW_QUEUE.name}.csv").decode("utf-8")
    rows = list(_rows(text))
    found = [row for row in rows if _fits(row, wanted, search)]
    shown = found[:limit] if limit else found
    if as_json:
        for row in shown:
            print(json.dumps(row, ensure_ascii=False))
    else:
        _show(shown, len(found), len(rows), current)


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise Misconfigured(f"{option} is {value!r}: write one of {', '.join(known)}.")
    return value


def _rows(text: str) -> Iterator[Row]:
    for cells in csv.DictReader(io.StringIO(text, newline="")):
        yield {column.name: _value(cells[column.name], column) for column in REVIEW_QUEUE.columns}


def _value(cell: str, column: TableColumn) -> Any:
    """A cell as JSON shows it: numbers as numbers, money as text with two decimals, blank as null."""
    if cell == "":
        return None
    if column.type == "whole":
        return int(cell)
    if column.type == "decimal":
        return float(cell)
    if column.type != "text":
        return cell
    from pipelines.rules.publish import original

    return original(cell)


def _fits(row: Row, wanted: dict[str, str | None], search: str | None) -> bool:
    if search and search.casefold() not in row["district_name"].casefold():
        return False
    return all(value is None or row[name] == value for name, value in wanted.items())


def _show(rows: list[Row], found: int, total: int, publication_id: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        print(f"No request fits; the queue has {total} rows (publication {publication_id}).")
        return
    part = (
        f"{len(rows)} of {found} rows"
        if found == total
        else f"{len(rows)} of {found} that fit, {total} in all"
    )
    table = Table(title=f"Review queue: {part} (publication {publication_id})", title_justify="left")
    for name in _SHOWN:
        words = name.replace("_", " ")
        table.add_column(words, justify="right" if name in _RIGHT else "left", no_wrap=name in _RIGHT)
    for row in rows:
        table.add_row(*(Text("" if row[name] is None else _words(name, row[name])) for name in _SHOWN))
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _words(name: str, value: Any) -> str:
    if name == "priority_date":
        return str(value)[:16].replace("T", " ")
    return f"{float(value):,.2f}" if name.endswith("_amount") else str(value)


def _write_workbook(house: House, path: Path, reviewer: str | None) -> None:
    from pipelines.steps.decide_workbook import reviewers_workbook

    if reviewer is None:
        raise Misconfigured("--workbook needs --reviewer: a workbook is bound to the one who fills it in.")
    content, rows = reviewers_workbook(
        house.warehouse, house.publications, house.policy, reviewer.lower(), house.now()
    )
    path.write_bytes(content)
    print(f"{path}: {rows} rows for {reviewer}. Returned by mail, or with partnerships decide {path.name}.")
