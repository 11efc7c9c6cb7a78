"""`partnerships inspect`: reads a message or document and prints what was understood. Stores and sends nothing."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.outcomes import Misconfigured

if TYPE_CHECKING:
    from pipelines.records import Reading


def register(app: typer.Typer) -> None:
    app.command("inspect", rich_help_panel="Look")(inspect)


def inspect(
    paths: Annotated[list[Path], typer.Argument(help="Messages (.eml, .msg, .mbox) or bare documents.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per path, one per line.")] = False,
    google_docs: Annotated[
        Path | None,
        typer.Option(
            "--google-docs",
            help="A folder that stands in for Google: one file a document, its id with .json.",
        ),
    ] = None,
) -> None:
    """Read messages or documents and print what was understood, with where it was read.

    Stores nothing, sends nothing, needs no database and no network. Exit status 1 when something needs a person: a
    critical answer is missing, or the message is set aside. An mbox gives one result a message, its place behind "#".
    """
    for path in paths:
        if not path.is_file():
            raise Misconfigured(f"{path} is no file." if path.exists() else f"There is no {path}.")
    if google_docs is not None and not google_docs.is_dir():
        raise Misconfigured(f"--google-docs: {google_docs} is no folder.")
    needs_person = False
    for path, reading in _readings(paths, google_docs):
        if as_json:
            _print_line(as_contract(path, reading))
        else:
            from pipelines.commands.inspect_page import show

            show(str(path), reading)
        needs_person = needs_person or _needs_person(reading)
    raise typer.Exit(1 if needs_person else 0)


def _readings(paths: list[Path], google_docs: Path | None) -> Iterator[tuple[Path, Reading]]:
    from connectors.isolation import ReaderPool
    from connectors.limits import Limits
    from pipelines.wiring import READING_MODULES, current_settings

    own_addresses = (current_settings().address,)
    limits = Limits()
    with ReaderPool(limits, modules=READING_MODULES) as pool:
        from pipelines.steps.read import read_message  # while the worker starts

        for path, content in _messages(paths):
            yield (
                path,
                read_message(
                    content,
                    name=path.name,
                    pool=pool,
                    google_docs=_fetch(google_docs),
                    limits=limits,
                    own_addresses=own_addresses,
                ),
            )


def _messages(paths: list[Path]) -> Iterator[tuple[Path, bytes]]:
    """Each file with its bytes; of an mbox each message, named by the file and its place."""
    from connectors.mbox import is_mbox, messages_of_mbox

    for path in paths:
        if is_mbox(path):
            yield from ((Path(f"{path}#{place}"), content) for place, content in messages_of_mbox(path))
        else:
            yield path, path.read_bytes()


def _fetch(folder: Path | None) -> Callable[[str], bytes | None]:
    """Documents by id out of a folder; an id is a name, never a path."""

    def fetch(document_id: str) -> bytes | None:
        if folder is None or not re.fullmatch(r"[A-Za-z0-9_-]{1,200}", document_id):
            return None
        path = folder / f"{document_id}.json"
        return path.read_bytes() if path.is_file() else None

    return fetch


def as_contract(path: Path, reading: Reading) -> dict[str, Any]:
    """A reading as the contract prints it: key order fixed, answers only for applications."""
    from pipelines.form import empty_answers
    from pipelines.outcomes import Place

    answers = None
    if reading.place is Place.APPLICATION:
        answers = {key: (reading.answers or {}).get(key, empty) for key, empty in empty_answers().items()}
    return {
        "path": os.fsencode(path).decode("utf-8", "replace"),
        "place": str(reading.place),
        "reasons": [str(reason) for reason in reading.reasons],
        "documents": [
            {"name": one.name, "kind": str(one.kind), "role": str(one.role), "sha256": one.sha256}
            for one in reading.documents
        ],
        "answers": answers,
        "problems": [
            {"code": str(one.code), "severity": str(one.severity), "field": one.field, "seen": one.seen}
            for one in reading.problems
        ],
    }


def _print_line(facts: dict[str, Any]) -> None:
    line = json.dumps(facts, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _needs_person(reading: Reading) -> bool:
    from pipelines.outcomes import Place, Severity

    return reading.place is Place.QUARANTINE or any(
        one.severity is Severity.CRITICAL for one in reading.problems
    )
