"""Publishes the queue, the commitments, the map and the messages as one immutable set.

Gather in one snapshot, ask the gate, write aside, switch, record. Publishing what is current already makes nothing
new; what the gate holds back changes nothing, and the last good publication stays current.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connectors.code_version import code_version
from connectors.publications import MANIFEST, Publications
from connectors.warehouse import Connection, Warehouse
from expectations.outcome import Validation
from pipelines.rules import publish as rules
from pipelines.steps.publish_files import Edition, write_data, write_pages
from pipelines.steps.publish_gate import (
    Frames,
    ask_the_gate,
    check_answers,
    held_back,
    queue_changes,
    without_critical_rows,
)
from pipelines.steps.publish_gather import Gathered, gather
from pipelines.steps.publish_record import is_held, record_publication
from pipelines.tables import MESSAGES, PARTNER_MAP, REVIEW_QUEUE

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """What publishing did.

    publication_id: the publication that is current now, None when there is none. is_new: this call made it.
    held: why the gate held a publication back, in sentences. withheld: rows left out of it for critical problems,
    in sentences. rows: by file.
    """

    publication_id: str | None
    is_new: bool
    rows: Mapping[str, int] = field(default_factory=dict)
    summary: str = ""
    held: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    location: str = ""

    @property
    def needs_person(self) -> bool:
        return bool(self.held or self.withheld)

    def trouble(self) -> str:
        """What a person must look at, a line each: what does not hold, of how many rows; "" when all is well."""
        if not self.needs_person:
            return ""
        more = [f"… and {len(self.withheld) - 10} more rows."] if len(self.withheld) > 10 else []
        return "\n".join([self.sentence(), *self.withheld[:10], *more])

    def sentence(self) -> str:
        """One or two sentences for staff."""
        if self.held:
            stays = (
                f"{self.publication_id} stays current" if self.publication_id else "nothing is published yet"
            )
            release = "Should that be right, let it through: partnerships run --release NAME."
            return f"Held back, {stays}. {' '.join(self.held)} {release}"
        left_out = f" {len(self.withheld)} rows were left out." if self.withheld else ""
        if not self.is_new:
            return f"Publication {self.publication_id} is current already.{left_out}"
        return f"Published {self.publication_id}: {self.summary}.{left_out}"


def publish(
    warehouse: Warehouse,
    store: Publications,
    policy: Policy,
    now: datetime,
    *,
    released_by: str | None = None,
) -> PublishOutcome:
    """Publishes the state of the warehouse; one publisher at a time.

    released_by: who lets through what the gate would hold back; kept with the record.
    Raises Failure when the database or the store fails. Then nothing has changed, or the same call completes it.
    """
    with warehouse.transaction(lock="publish") as connection:
        # This transaction holds nothing but its place in the line while the files are made, however long that takes.
        connection.execute("set local idle_in_transaction_session_timeout = 0")
        current = store.current()
        since = store.manifest(current).made_at if current else None
        # A connection of its own: one snapshot for everything, while other steps go on writing.
        reader = Warehouse(warehouse.url)
        try:
            with reader.transaction() as snapshot:
                snapshot.execute("set transaction isolation level repeatable read read only")
                gathered = gather(snapshot, policy, since)
        finally:
            reader.close()
        return _Publishing(connection, store, policy, now, current, released_by).run(gathered)


class _Publishing:
    """One run, from the frames to the record."""

    def __init__(
        self,
        connection: Connection,
        store: Publications,
        policy: Policy,
        now: datetime,
        current: str | None,
        released_by: str | None,
    ) -> None:
        self.connection = connection
        self.store = store
        self.policy = policy
        self.now = now
        self.current = current
        self.released_by = released_by
        self.zone = ZoneInfo(policy.parameters["windows.zone"].on(now.date()))

    def run(self, gathered: Gathered) -> PublishOutcome:
        frames = gathered.frames
        with self.store.aside() as folder:
            files, inputs, content = self._data(frames, folder)
            if self._is_current(content):
                return self._outcome(self.current, is_new=False)
            validations = ask_the_gate(frames, self.store, self.current)
            frames, withheld = without_critical_rows(frames, validations)
            if withheld:
                files, inputs, content = self._data(frames, folder)
                if self._is_current(content):
                    return self._outcome(self.current, is_new=False, withheld=withheld)
            held = held_back(frames, validations, self.store, self.current)
            if held and is_held(self.connection, content, held, self.now, self.released_by):
                return self._outcome(self.current, is_new=False, held=held, withheld=withheld)
            validations = [*validations, check_answers(gathered.answers)]
            manifest, summary = self._complete(
                folder, gathered.but_with(frames), files, content, inputs, validations
            )
            self.store.keep(manifest.publication_id, folder)
        # Recorded before the switch and committed after it: a crash in between is healed by the next call, which
        # finds the set kept and switches again.
        record_publication(self.connection, manifest, summary)
        self.store.switch(manifest.publication_id)
        rows = {f.name: f.rows for f in manifest.files if f.rows is not None}
        return self._outcome(
            manifest.publication_id, is_new=True, rows=rows, summary=summary, withheld=withheld
        )

    def _data(self, frames: Frames, folder: Path) -> tuple[list[rules.PublishedFile], dict[str, str], str]:
        """Writes the data files: themselves, what they were made of, and the natural key of both."""
        files = write_data(frames, folder, self.zone)
        inputs = _inputs(frames)
        content = rules.content_digest(
            {f.name: f.sha256 for f in files},
            inputs=inputs,
            policy_sha256=self.policy.hash,
            code_version=code_version(),
        )
        return files, inputs, content

    def _outcome(self, publication_id: str | None, **facts: Any) -> PublishOutcome:
        location = self.store.location(publication_id) if publication_id else ""
        return PublishOutcome(publication_id, location=location, **facts)

    def _is_current(self, content: str) -> bool:
        if self.current is None:
            return False
        manifest = self.store.manifest(self.current)
        if manifest.content_sha256 != content:
            return False
        record_publication(self.connection, manifest, "")  # heals a record that a crash took
        return True

    def _complete(
        self,
        folder: Path,
        gathered: Gathered,
        files: list[rules.PublishedFile],
        content: str,
        inputs: Mapping[str, str],
        validations: Sequence[Validation],
    ) -> tuple[rules.Manifest, str]:
        """Writes the pages and the manifest; the folder is then a whole publication."""
        frames = gathered.frames
        changed = queue_changes(frames, self.store, self.current)
        edition = Edition(
            publication_id=rules.publication_id(content, self.current),
            now=self.now,
            zone=self.zone,
            changes=changed,
            facts=self._facts(frames),
            previous_map=self._previous_map(),
        )
        pages = write_pages(frames, folder, edition, validations, gathered.texts)
        manifest = rules.Manifest(
            publication_id=edition.publication_id,
            made_at=self.now,
            content_sha256=content,
            inputs={**inputs, "previous_publication": self.current or ""},
            policy_sha256=self.policy.hash,
            code_version=code_version(),
            files=(*files, *pages),
        )
        (folder / MANIFEST).write_bytes(manifest.to_json())
        return manifest, changed.summary()

    def _facts(self, frames: Frames) -> tuple[tuple[str, str], ...]:
        """What the workbook's manifest sheet says beside its binding."""
        queue = frames[REVIEW_QUEUE.name]
        totals = [(f"total_{name}", _total(queue.column(name))) for name in ("match_amount", "funded_amount")]
        return (
            ("made_at", self.now.astimezone(self.zone).isoformat()),
            ("time_zone", str(self.zone)),
            ("policy", self.policy.hash),
            ("code", code_version()),
            *totals,
        )

    def _previous_map(self) -> list[dict[str, Any]] | None:
        if self.current is None:
            return None
        document = json.loads(self.store.read(self.current, f"{PARTNER_MAP.name}.geojson"))
        return [feature["properties"] for feature in document["features"]]


def _inputs(frames: Frames) -> dict[str, str]:
    """What a publication was computed from: every message by its bytes, every ledger entry."""
    messages = frames[MESSAGES.name].column("message_sha256").to_pylist()
    digest = hashlib.sha256("\n".join(sorted(messages)).encode()).hexdigest()
    return {
        "messages": str(len(messages)),
        "messages_sha256": digest,
        "ledger_entries": str(frames["commitments"].num_rows),
    }


def _total(amounts: Any) -> str:
    import pyarrow.compute as pc

    cents: int = pc.sum(amounts).as_py() or 0
    return f"{cents // 100}.{cents % 100:02d}"
