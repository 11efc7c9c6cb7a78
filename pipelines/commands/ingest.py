"""`partnerships ingest`: takes messages and documents from files into the landing store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from connectors.mbox import is_mbox, messages_of_mbox
from pipelines.outcomes import Misconfigured
from pipelines.records import Arrival


def register(app: typer.Typer) -> None:
    app.command("ingest", rich_help_panel="Daily work")(ingest)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Messages (.eml, .mbox, maildirs) or bare documents.")],
    received_at: Annotated[
        str | None, typer.Option(help="Moment of receipt of all of them, such as 2026-06-30T12:00:00-07:00.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """Take .eml, .mbox, maildirs or bare documents into the landing store.

    The moment of receipt is that of the topmost Received header, else the file's time, or --received-at.
    """
    from pipelines.settings import parse_instant
    from pipelines.steps.receive import BATCH_COUNT, ReceiveOutcome, take
    from pipelines.wiring import open_house

    moment = parse_instant("--received-at", received_at)
    for path in paths:
        if not path.exists():
            raise Misconfigured(f"There is no {path}.")
    outcome = ReceiveOutcome()
    with open_house() as house:
        batch: list[Arrival] = []
        for arrival in _arrivals(paths, moment):
            batch.append(arrival)
            if len(batch) >= BATCH_COUNT:
                outcome += take(batch, house.landing, house.warehouse, house.now())
                batch = []
        outcome += take(batch, house.landing, house.warehouse, house.now())
    if as_json:
        print(json.dumps({"deliveries": outcome.deliveries, "new": outcome.new}))
    else:
        known = outcome.deliveries - outcome.new
        print(f"{outcome.new} new, {known} known already. Next: partnerships run")


def _arrivals(paths: list[Path], moment: datetime | None) -> Iterator[Arrival]:
    for path in paths:
        for key, content, file_time in _files(path):
            yield _arrival(key, content, file_time, moment)


def _files(path: Path) -> Iterator[tuple[str, bytes, datetime]]:
    """(key, bytes, file time) of each message or document below `path`."""
    if path.is_dir():
        folders = [path / "new", path / "cur"] if (path / "cur").is_dir() else [path]
        for file in sorted(x for folder in folders for x in folder.iterdir() if x.is_file()):
            yield str(file.resolve()), file.read_bytes(), _file_time(file)
    elif is_mbox(path):
        for place, content in messages_of_mbox(path):
            yield f"{path.resolve()}#{place}", content, _file_time(path)
    else:
        yield str(path.resolve()), path.read_bytes(), _file_time(path)


def _file_time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _arrival(key: str, content: bytes, file_time: datetime, moment: datetime | None) -> Arrival:
    import hashlib

    from connectors.received import moment_of_receipt

    received = moment or moment_of_receipt(content) or file_time
    # The same path may hold other bytes next time: the key names both.
    digest = hashlib.sha256(content).hexdigest()
    return Arrival("ingest", f"{key}@{digest[:16]}", received, content)
