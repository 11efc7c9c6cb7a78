"""Read what waits: claim unread messages, read each from its landed bytes, store the reading and the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from psycopg.errors import ProgramLimitExceeded
from psycopg.types.json import Jsonb

from connectors import Landing
from connectors.code_version import code_version
from connectors.isolation_process import ReaderDown
from connectors.isolation_worker import place_of
from connectors.warehouse import Connection, Warehouse, sql
from pipelines.outcomes import Failure, Place, Reason
from pipelines.records import Reading
from pipelines.stored import dump_reading, without_nul

#: bytes of a message -> what was understood. Whatever is wrong with the bytes is an outcome, never an exception.
ReadMessage = Callable[[bytes], Reading]

# A claim holds row locks while it reads: small enough that a dead reader gives little back to do again.
CLAIM_COUNT = 8


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """read: messages that got their place; places: how many by place; put_off: wait for the next run, because
    something outside failed."""

    read: int = 0
    places: tuple[tuple[str, int], ...] = ()
    put_off: int = 0


def waiting(warehouse: Warehouse) -> list[str]:
    """sha256 of every message without a place, oldest first. What an older reader failed on waits again, and so does
    a link whose sender answered that it is shared now."""
    _put_back(warehouse)
    rows = warehouse.rows("select message_sha256 from message where place is null order by received_at, 1")
    return [row["message_sha256"] for row in rows]


def read_waiting(
    warehouse: Warehouse,
    landing: Landing,
    read_message: ReadMessage,
    now: datetime,
    only: Sequence[str] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ReadOutcome:
    """Reads until no unclaimed message is left. only: the chunk of a mapped task.

    Raises Failure when something outside failed and nothing was read, ReaderDown when nothing can be read at all.
    """
    counts: dict[str, int] = {}
    skipped: list[str] = []
    last_failure: Failure | None = None
    while True:
        with warehouse.transaction() as connection:
            # Reading takes its own time, and has its own limits.
            connection.execute("set local idle_in_transaction_session_timeout = 0")
            claimed = connection.execute(
                sql("queries/read/claim.sql"),
                {
                    "only": list(only) if only is not None else None,
                    "skipped": skipped,
                    "count": CLAIM_COUNT,
                },
            ).fetchall()
            for row in claimed:
                try:
                    reading = _read(read_message, landing, row["message_sha256"])
                except ReaderDown:
                    raise  # each of the others would wait as long for nothing
                except Failure as failure:
                    # What lies outside (a linked document, the store) failed for this one; the others go on.
                    skipped.append(row["message_sha256"])
                    last_failure = failure
                    continue
                place = _store(connection, row["message_sha256"], reading, now)
                counts[place] = counts.get(place, 0) + 1
        if not claimed:
            if last_failure is not None and not counts:
                raise last_failure
            return ReadOutcome(sum(counts.values()), tuple(sorted(counts.items())), len(skipped))
        if on_progress is not None:
            on_progress(len(claimed))


def _put_back(warehouse: Warehouse) -> None:
    """Messages that are read again by themselves, once for each version of the program or answer of the sender."""
    with warehouse.transaction() as connection:
        connection.execute(
            sql("queries/read/put_back_failed.sql"),
            {"reason": Reason.READER_FAILED.value, "reader_version": code_version()},
        )
        connection.execute(sql("queries/read/put_back_shared.sql"))


def _read(read_message: ReadMessage, landing: Landing, message_sha256: str) -> Reading:
    try:
        return read_message(landing.get(message_sha256))
    except Failure:
        raise
    except Exception as error:  # noqa: BLE001 - becomes a typed outcome that names the place
        return _failed(error)


def _store(connection: Connection, message_sha256: str, reading: Reading, now: datetime) -> Place:
    """Stores a reading; one that cannot be stored sets its message aside, and the others of the batch stay."""
    try:
        with connection.transaction():
            store_reading(connection, message_sha256, reading, now)
        return reading.place
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        if not isinstance(error, ProgramLimitExceeded):
            raise  # the database is in trouble, not the reading
        failed = _failed(error)
    except Exception as error:  # noqa: BLE001 - becomes a typed outcome that names the place
        failed = _failed(error)
    store_reading(connection, message_sha256, failed, now)
    return failed.place


def _failed(error: Exception) -> Reading:
    """A fault of ours with one message: it is set aside, whatever it may be, and waits for a better reader."""
    sentence = f"Our program failed with an error that nobody foresaw ({place_of(error)})."
    return Reading(Place.QUARANTINE, (Reason.READER_FAILED,), sentence=sentence)


def store_reading(connection: Connection, message_sha256: str, reading: Reading, now: datetime) -> None:
    """One reading with its place, in the caller's transaction."""
    columns: dict[str, Any] = {name: Jsonb(value) for name, value in dump_reading(reading).items()}
    if reading.answers is None:
        columns["answers"] = None
    connection.execute(sql("queries/read/record_reading.sql"), {"message_sha256": message_sha256, **columns})
    connection.execute(
        sql("queries/read/record_place.sql"),
        {
            "message_sha256": message_sha256,
            "place": reading.place.value,
            "reasons": [reason.value for reason in reading.reasons],
            "sentence": without_nul(reading.sentence),
            "message_id": without_nul(reading.envelope.message_id) or message_sha256,
            "sender": without_nul(reading.envelope.sender),
            "subject": without_nul(reading.envelope.subject),
            "now": now,
            "reader_version": code_version(),
        },
    )
    envelope = reading.envelope
    connection.execute(
        sql("queries/read/find_thread.sql"),
        {
            "message_sha256": message_sha256,
            "tokens": list(envelope.tokens),
            "references": [without_nul(reference) for reference in envelope.references],
            "sender": without_nul(envelope.sender),
            "is_reply": reading.place is Place.REPLY or bool(envelope.withdraws),
        },
    )
