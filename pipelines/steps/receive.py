"""Receive: bytes of each delivery become durable and accounted, and only then are acknowledged at the source.

The order is what makes it safe to be cut anywhere: 1 fetch, 2 land (fsync), 3 record in one transaction,
4 acknowledge. A cut before 4 delivers again, and the sha256 makes the second time change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors import Landing, Mailbox, Unfetched
from connectors.warehouse import Warehouse, sql
from pipelines.records import Arrival

# One transaction and one round of fsync for so many deliveries or bytes, whichever comes first.
BATCH_COUNT = 100
BATCH_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class ReceiveOutcome:
    """deliveries: seen at the source; new: distinct bytes not known before; set_aside: could not be fetched."""

    deliveries: int = 0
    new: int = 0
    set_aside: int = 0

    def __add__(self, other: ReceiveOutcome) -> ReceiveOutcome:
        return ReceiveOutcome(
            self.deliveries + other.deliveries, self.new + other.new, self.set_aside + other.set_aside
        )


def receive(mailbox: Mailbox, landing: Landing, warehouse: Warehouse, now: datetime) -> ReceiveOutcome:
    """Takes everything that waits in the mailbox; nothing waiting is a fine outcome."""
    outcome = ReceiveOutcome()
    known_bad = {
        row["source_key"]
        for row in warehouse.rows(
            "select source_key from set_aside where last_seen_at > %s - interval '10 minutes'", [now]
        )
    }
    all_waiting = mailbox.waiting()
    _forget_gone(warehouse, all_waiting)
    waiting = [key for key in all_waiting if key not in known_bad]
    for batch in _by_bytes(mailbox.fetch(waiting)):
        outcome += take(batch, landing, warehouse, now)
        mailbox.acknowledge([x.source_key for x in batch if isinstance(x, Arrival)])
    beat(warehouse, "mailbox", now, f"{len(waiting)} waiting")
    return outcome


def take(
    batch: Sequence[Arrival | Unfetched], landing: Landing, warehouse: Warehouse, now: datetime
) -> ReceiveOutcome:
    """Lands and records one batch; what could not be fetched is recorded as set aside."""
    arrivals = [x for x in batch if isinstance(x, Arrival)]
    unfetched = [x for x in batch if isinstance(x, Unfetched)]
    names = landing.put([arrival.content for arrival in arrivals])
    landed = [
        {
            "source": arrival.source,
            "source_key": arrival.source_key,
            "message_sha256": sha256,
            "received_at": arrival.received_at,
            "size_bytes": len(arrival.content),
            "now": now,
        }
        for arrival, sha256 in zip(arrivals, names, strict=True)
    ]
    with warehouse.transaction() as connection, connection.cursor() as cursor:
        cursor.executemany(sql("queries/receive/record_message.sql"), landed)
        new = max(cursor.rowcount, 0) if landed else 0
        cursor.executemany(sql("queries/receive/record_sighting.sql"), landed)
        cursor.executemany(sql("queries/receive/settle_set_aside.sql"), landed)
        for bad in unfetched:
            connection.execute(
                sql("queries/receive/record_set_aside.sql"),
                {"source": bad.source, "source_key": bad.source_key, "sentence": bad.sentence, "now": now},
            )
    return ReceiveOutcome(len(batch), new, len(unfetched))


def _forget_gone(warehouse: Warehouse, waiting: Sequence[str]) -> None:
    """A mail that could not be fetched and that somebody took out of the mailbox needs nobody any more."""
    with warehouse.transaction() as connection:
        connection.execute(
            "delete from set_aside where source in ('imap', 'maildir') and not source_key = any(%s)",
            [list(waiting)],
        )


def beat(warehouse: Warehouse, name: str, now: datetime, detail: str = "") -> None:
    """A heartbeat that `doctor`, the desk and an alert read."""
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into heartbeat (name, seen_at, detail) values (%s, %s, %s) "
            "on conflict (name) do update set seen_at = excluded.seen_at, detail = excluded.detail",
            [name, now, detail],
        )


def _by_bytes(arrivals: Iterable[Arrival | Unfetched]) -> Iterator[list[Arrival | Unfetched]]:
    batch: list[Arrival | Unfetched] = []
    size = 0
    for arrival in arrivals:
        batch.append(arrival)
        size += len(arrival.content) if isinstance(arrival, Arrival) else 0
        if len(batch) >= BATCH_COUNT or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
