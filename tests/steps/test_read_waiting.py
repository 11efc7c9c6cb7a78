"""What waits is read and stored; a message on which our own program fails waits alone, and is read again later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.isolation_process import ReaderDown
from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from pipelines.outcomes import Failure, Place, Reason
from pipelines.records import Arrival, Envelope, ReadDocument, Reading
from pipelines.steps import alerts
from pipelines.steps.read_waiting import read_waiting, waiting
from pipelines.steps.receive import take

NOW = datetime(2026, 6, 1, 19, tzinfo=UTC)
BAD, GOOD = b"bad", b"good"
FINE = Reading(Place.REPLY, envelope=Envelope(message_id="1@elk.example", sender="ada@elk.example"))


@pytest.fixture
def landing(tmp_path: Path, warehouse: Warehouse) -> LocalLanding:
    made = LocalLanding(tmp_path / "landing")
    take([Arrival("maildir", name.decode(), NOW, name) for name in (BAD, GOOD)], made, warehouse, NOW)
    return made


def fail(_: bytes) -> Reading:
    raise KeyError("words of the message")


def unstorable(_: bytes) -> Reading:
    return replace(FINE, documents=(ReadDocument("a.docx", object(), object(), ""),))  # type: ignore[arg-type]


def reader(of_the_bad: Callable[[bytes], Reading]) -> Callable[[bytes], Reading]:
    return lambda content: of_the_bad(content) if content == BAD else FINE


def stored(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.rows(
        "select source_key, place, reasons, sentence from message join sighting using (message_sha256) order by 1"
    )


@pytest.mark.parametrize("fault", [fail, unstorable])
def test_a_message_on_which_our_program_fails_is_aside_and_the_others_are_read(
    warehouse: Warehouse, landing: LocalLanding, fault: Callable[[bytes], Reading]
) -> None:
    outcome = read_waiting(warehouse, landing, reader(fault), NOW)
    assert outcome.places == (("quarantine", 1), ("reply", 1))
    bad, good = stored(warehouse)
    assert (bad["place"], bad["reasons"], good["place"]) == (
        "quarantine",
        [Reason.READER_FAILED.value],
        "reply",
    )
    assert bad["sentence"].startswith("Our program failed")
    assert "words of the message" not in bad["sentence"]


def test_a_message_id_that_no_index_takes_stops_no_batch(warehouse: Warehouse, landing: LocalLanding) -> None:
    endless = "".join(chr(0x1F300 + number * 7919 % 5_000) for number in range(3_000))
    outcome = read_waiting(
        warehouse, landing, reader(lambda _: replace(FINE, envelope=Envelope(message_id=endless))), NOW
    )
    assert outcome.places == (("quarantine", 1), ("reply", 1))


def test_what_lies_outside_is_no_fault_of_ours_and_puts_the_message_off(
    warehouse: Warehouse, landing: LocalLanding
) -> None:
    def outside(_: bytes) -> Reading:
        raise Failure("Google does not answer.")

    outcome = read_waiting(warehouse, landing, reader(outside), NOW)
    assert (outcome.places, outcome.put_off) == ((("reply", 1),), 1)
    assert len(waiting(warehouse)) == 1


def test_it_is_read_again_when_the_program_has_changed_and_answered_anew(
    warehouse: Warehouse, landing: LocalLanding
) -> None:
    read_waiting(warehouse, landing, reader(fail), NOW)
    assert waiting(warehouse) == []
    with warehouse.transaction() as connection:
        connection.execute("update message set reader_version = 'the one before', answered_at = %s", [NOW])
    assert len(waiting(warehouse)) == 1
    read_waiting(warehouse, landing, reader(lambda _: FINE), NOW)
    assert [row["place"] for row in stored(warehouse)] == ["reply", "reply"]
    assert warehouse.rows("select count(*) as n from message where answered_at is null") == [{"n": 1}]


def test_staff_are_told_until_it_is_read(warehouse: Warehouse, landing: LocalLanding) -> None:
    read_waiting(warehouse, landing, reader(fail), NOW)
    alerts.tell_failed_readings(warehouse, NOW)
    [alert] = alerts.standing(warehouse)
    assert alert.startswith(
        "reader failed on 1 message, kept in the quarantine and read again by the next release"
    )
    assert "KeyError at test_read_waiting.py" in alert
    with warehouse.transaction() as connection:
        connection.execute("update message set reader_version = 'the one before'")
    waiting(warehouse)
    read_waiting(warehouse, landing, reader(lambda _: FINE), NOW)
    alerts.tell_failed_readings(warehouse, NOW)
    assert alerts.standing(warehouse) == []


def test_a_reader_that_does_not_start_is_asked_once_and_every_message_waits(
    warehouse: Warehouse, landing: LocalLanding
) -> None:
    asked = []

    def down(content: bytes) -> Reading:
        asked.append(content)
        raise ReaderDown("The process that reads documents does not start.")

    with pytest.raises(ReaderDown):
        read_waiting(warehouse, landing, down, NOW)
    assert len(asked) == 1
    assert len(waiting(warehouse)) == 2
