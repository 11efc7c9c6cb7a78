"""Scan: documents shared with our Google account, new ones and new versions, become deliveries like any mail.

The feed's position moves only after a page is durable, so a cut shows the page again and changes nothing. One
document that cannot be fetched is set aside, and the scan goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from connectors import Landing, Unfetched
from connectors.google import DriveFile, FeedExpired, Google, NotShared
from connectors.warehouse import Warehouse
from pipelines.outcomes import Failure, Misconfigured
from pipelines.records import Arrival
from pipelines.steps.receive import ReceiveOutcome, beat, take

SOURCE = "google"
FEED = "google_drive"

#: A document that could not be fetched is tried again after this, so many times in all; a new version of it, or
#: sharing it anew, comes by the feed.
AGAIN_AFTER = timedelta(hours=1)
MOST_ATTEMPTS = 48


def scan_google(google: Google, landing: Landing, warehouse: Warehouse, now: datetime) -> ReceiveOutcome:
    """Takes what changed since the last scan; the first scan takes everything that is shared."""
    outcome = take(_again(google, warehouse, now), landing, warehouse, now)
    for files, position in _pages(google, warehouse):
        known = _known(warehouse, files)
        new = [file for file in files if not file.is_gone and _key(file) not in known]
        outcome += take(_fetch_all(google, new, now), landing, warehouse, now)
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
        try:
            yield from google.changes(rows[0]["position"])
            return
        except FeedExpired:
            pass  # the feed was left too long: what is shared is listed as at first, and what is known is passed over
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


def _again(google: Google, warehouse: Warehouse, now: datetime) -> list[Arrival | Unfetched]:
    """Documents that could not be fetched some time ago, tried once more under the name they were set aside by."""
    rows = warehouse.rows(
        "select source_key from set_aside where source = %s and last_seen_at < %s and attempts < %s "
        "order by last_seen_at limit 20",
        [SOURCE, now - AGAIN_AFTER, MOST_ATTEMPTS],
    )
    found: list[Arrival | Unfetched] = []
    for row in rows:
        try:
            file = google.file(row["source_key"].rpartition("@")[0])
            found.append(Arrival(SOURCE, _key(file), _received_at(file, now), google.content(file)))
        except (NotShared, Failure) as trouble:
            if isinstance(trouble, Misconfigured):
                raise
            found.append(Unfetched(SOURCE, row["source_key"], _sentence(trouble)))
    return found


def _fetch_all(google: Google, files: Sequence[DriveFile], now: datetime) -> list[Arrival | Unfetched]:
    """Every document, fetched or with the reason why not. Where the service fails for all of them it is itself in
    trouble, and its failure is raised: the page is scanned again."""
    found: list[Arrival | Unfetched] = []
    last: Failure | None = None
    for file in files:
        try:
            found.append(Arrival(SOURCE, _key(file), _received_at(file, now), google.content(file)))
        except NotShared as refusal:
            found.append(Unfetched(SOURCE, _key(file), _sentence(refusal)))
        except Failure as failure:
            if isinstance(failure, Misconfigured):
                raise
            last = failure if failure.retry_helps else last
            found.append(Unfetched(SOURCE, _key(file), failure.sentence))
    if last is not None and not any(isinstance(one, Arrival) for one in found):
        raise last
    return found


def _sentence(trouble: NotShared | Failure) -> str:
    return trouble.sentence if isinstance(trouble, Failure) else "The document is no longer shared with us."


def _received_at(file: DriveFile, now: datetime) -> datetime:
    """A first version counts from when it was shared; a later one from when it was changed, and what Google says
    of the future from now. None of it is a date that the sender wrote."""
    moments = [moment for moment in (file.shared_at, file.modified_at) if moment is not None]
    return min(max(moments), now) if moments else now
