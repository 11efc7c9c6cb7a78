"""Scan: documents shared with our Google account, new ones and new versions, become deliveries like any mail.

The feed's position moves only after a page is durable, so a cut shows the page again and changes nothing. One
document that cannot be fetched is set aside, and the scan goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from connectors import Landing, Unfetched
from connectors.google import DriveFile, Google, NotShared
from connectors.warehouse import Warehouse
from pipelines.outcomes import Failure
from pipelines.records import Arrival
from pipelines.steps.receive import ReceiveOutcome, beat, take

SOURCE = "google"
FEED = "google_drive"


def scan_google(google: Google, landing: Landing, warehouse: Warehouse, now: datetime) -> ReceiveOutcome:
    """Takes what changed since the last scan; the first scan takes everything that is shared."""
    outcome = ReceiveOutcome()
    for files, position in _pages(google, warehouse):
        known = _known(warehouse, files)
        batch = [_fetch(google, file, now) for file in files if not file.is_gone and _key(file) not in known]
        outcome += take(batch, landing, warehouse, now)
        with warehouse.transaction() as connection:
            connection.execute(
                "insert into feed_position (name, position, moved_at) values (%s, %s, %s) on conflict (name) "
                "do update set position = excluded.position, moved_at = excluded.moved_at",
                [FEED, position, now],
            )
    beat(warehouse, FEED, now, f"{outcome.new} new")
    return outcome


def _pages(google: Google, warehouse: Warehouse) -> Iterator[tuple[list[DriveFile], str]]:
    rows = warehouse.rows("select position from feed_position where name = %s", [FEED])
    if rows:
        yield from google.changes(rows[0]["position"])
        return
    # The token first: what is shared while the list is read shows up in the feed again.
    token = google.start_page_token()
    yield list(google.shared_files()), token


def _key(file: DriveFile) -> str:
    return f"{file.document_id}@{file.version}"


def _known(warehouse: Warehouse, files: list[DriveFile]) -> set[str]:
    rows = warehouse.rows(
        "select source_key from sighting where source = %s and source_key = any(%s)",
        [SOURCE, [_key(file) for file in files]],
    )
    return {row["source_key"] for row in rows}


def _fetch(google: Google, file: DriveFile, now: datetime) -> Arrival | Unfetched:
    try:
        content = google.content(file)
    except NotShared:
        return Unfetched(SOURCE, _key(file), "The document is no longer shared with us.")
    except Failure as failure:
        if failure.retry_helps:
            raise  # the service itself is in trouble: the page is scanned again
        return Unfetched(SOURCE, _key(file), failure.sentence)
    return Arrival(SOURCE, _key(file), _received_at(file, now), content)


def _received_at(file: DriveFile, now: datetime) -> datetime:
    """A first version counts from when it was shared; a later one from when it was changed, and what Google says
    of the future from now. None of it is a date that the sender wrote."""
    moments = [moment for moment in (file.shared_at, file.modified_at) if moment is not None]
    return min(max(moments), now) if moments else now
