"""The files of one publication, written into a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connectors.publications import sha256_of
from connectors.published_files import write_csv, write_parquet
from connectors.workbook_review import ApplicationTexts, WorkbookFacts, write_review_workbook
from expectations.outcome import Validation
from expectations.page import validation_page
from pipelines.map.page import map_page, map_picture
from pipelines.map.pins import appearance, pins
from pipelines.map.raster import map_raster
from pipelines.rules.decide_workbook import Binding
from pipelines.rules.publish import PublishedFile
from pipelines.rules.publish_changes import Changes, sentence
from pipelines.rules.publish_map import features, map_changes
from pipelines.tables import COMMITMENTS, MESSAGES, PARTNER_MAP, REVIEW_QUEUE, STATUSES

if TYPE_CHECKING:
    import pyarrow as pa

#: A reviewed queue in a workbook: more rows than this open too slowly to work with (the CSV has them all).
MOST_WORKBOOK_ROWS = 50_000
#: Changes listed in `changes.json`; the others are counted.
MOST_LISTED_CHANGES = 10_000


def write_data(frames: Mapping[str, pa.Table], folder: Path, zone: ZoneInfo) -> list[PublishedFile]:
    """The files whose bytes say what the publication says: its name is made of them."""
    written = []
    for definition in (REVIEW_QUEUE, COMMITMENTS, PARTNER_MAP, MESSAGES):
        table = frames[definition.name]
        path = folder / f"{definition.name}.csv"
        write_csv(table, definition, path, zone)
        written.append(_file(path, table.num_rows))
    for definition in (REVIEW_QUEUE, COMMITMENTS):
        table = frames[definition.name]
        path = folder / f"{definition.name}.parquet"
        write_parquet(table, definition, path)
        written.append(_file(path, table.num_rows))
    path = folder / "partner_map.geojson"
    path.write_bytes(geojson(features(frames[PARTNER_MAP.name].to_pylist())))
    written.append(_file(path, frames[PARTNER_MAP.name].num_rows))
    return written


@dataclass(frozen=True, slots=True)
class Edition:
    """What the pages of a publication say about it."""

    publication_id: str
    now: datetime
    zone: ZoneInfo
    changes: Changes
    facts: tuple[tuple[str, str], ...]
    previous_map: Sequence[Mapping[str, Any]] | None = None

    @property
    def as_of(self) -> str:
        local = self.now.astimezone(self.zone)
        return f"{local.day} {local:%B %Y, %H:%M} {local.tzname()}"


def write_pages(
    frames: Mapping[str, pa.Table],
    folder: Path,
    edition: Edition,
    validations: Sequence[Validation],
    texts: Mapping[str, ApplicationTexts],
) -> list[PublishedFile]:
    """The files for people: workbook, map, validation page, changes."""
    pages = {
        "validation.html": validation_page(
            validations, as_of=edition.as_of, publication_id=edition.publication_id
        ).encode(),
        **_map_files(frames[PARTNER_MAP.name].to_pylist(), edition),
    }
    written = []
    for name, content in pages.items():
        (folder / name).write_bytes(content)
        written.append(_file(folder / name))
    (folder / "changes.json").write_bytes(_json(_changes(edition.changes)))
    written.append(_file(folder / "changes.json", len(edition.changes.listed)))
    written.append(_workbook(frames[REVIEW_QUEUE.name], folder / "review_queue.xlsx", edition, texts))
    return written


def _map_files(rows: Sequence[Mapping[str, Any]], edition: Edition) -> dict[str, bytes]:
    words = {status: appearance("district", status).words for status in (*STATUSES, "partner")}
    changed = map_changes(rows, edition.previous_map, words)
    drawn = pins(rows)
    page = map_page(drawn, changes=changed, as_of=edition.as_of, publication_id=edition.publication_id)
    return {
        "index.html": page.encode(),
        "partner_map.svg": map_picture(drawn, as_of=edition.as_of).encode(),
        "partner_map.png": map_raster(drawn, as_of=edition.as_of),
    }


def _changes(found: Changes) -> dict[str, Any]:
    listed = found.listed[:MOST_LISTED_CHANGES]
    return {
        "summary": found.summary(),
        "shifted": found.shifted,
        "changes": [{**asdict(change), "sentence": sentence(change)} for change in listed],
        "not_listed": len(found.listed) - len(listed),
    }


def _workbook(
    queue: pa.Table, path: Path, edition: Edition, texts: Mapping[str, ApplicationTexts]
) -> PublishedFile:
    shown = queue.slice(0, MOST_WORKBOOK_ROWS)
    left_out = queue.num_rows - shown.num_rows
    facts = edition.facts
    if left_out:
        facts += (("left_out", f"{left_out} more rows stand in review_queue.csv"),)
    rows = zip(*(column.to_pylist() for column in shown.columns), strict=True)
    # Bound to nobody and signed with no key, so that anyone can make it again from the same inputs. A reviewer
    # downloads a copy bound to them before they decide by mail.
    binding = WorkbookFacts(Binding(edition.publication_id), facts)
    count = write_review_workbook(path, rows, binding, b"", edition.zone, texts)
    return _file(path, count)


def _file(path: Path, rows: int | None = None) -> PublishedFile:
    return PublishedFile(path.name, sha256_of(path), path.stat().st_size, rows)


def geojson(collection: dict[str, Any]) -> bytes:
    """A feature collection as it is published: one line, so that the same places are the same bytes."""
    import orjson

    return orjson.dumps(collection, option=orjson.OPT_APPEND_NEWLINE)


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode() + b"\n"
