"""Letters: none lost, none doubled, and what cannot be known waits for a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from connectors.outgoing import AnswerLost, Refused
from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Failure
from pipelines.rules.letters.compose import compose
from pipelines.rules.letters.outbox import OutboxPolicy
from pipelines.steps.send import SendOutcome, send_due

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
POLICY = OutboxPolicy(
    first_retry_seconds=10,
    longest_retry_seconds=43_200,
    deadline_hours=72,
    most_per_address_a_day=5,
    most_per_thread_a_day=3,
)


class Way:
    """A way out that does as told; `remembers` is what it can say after a crash."""

    def __init__(self, *behaviour: Exception | None, remembers: bool | None = None) -> None:
        self.behaviour = list(behaviour)
        self.remembers = remembers
        self.taken: list[str] = []

    def send(self, letter: EmailMessage) -> None:
        trouble = self.behaviour.pop(0) if self.behaviour else None
        if trouble is None or isinstance(trouble, AnswerLost | KeyboardInterrupt):
            self.taken.append(str(letter["To"]))
        if trouble is not None:
            raise trouble

    def was_sent(self, message_id: str) -> bool | None:
        return self.remembers

    def check(self) -> str:
        return "fine"


def render(row: dict[str, Any]) -> EmailMessage:
    return compose(
        letter=row["letter_id"],
        token=row["token"],
        from_address="partnerships@program.example",
        from_name="District partnerships",
        to=row["to_address"],
        cc=row["cc_addresses"],
        subject="We have your application",
        body="Thank you.",
        at=NOON,
    )


def write(warehouse: Warehouse, letter: str, **changes: Any) -> None:
    values = {
        "letter_id": letter,
        "kind": "receipt",
        "application_id": "2026-TX-maple",
        "message_sha256": None,
        "occasion": letter,
        "token": f"[{letter}]",
        "to_address": "clerk@maple.example",
        "cc_addresses": [],
        "facts": Jsonb({}),
        "now": NOON,
        "due_at": NOON,
        "deadline_at": NOON + timedelta(hours=72),
    }
    with warehouse.transaction() as connection:
        connection.execute(sql("queries/send/write.sql"), {**values, **changes})


def states(warehouse: Warehouse) -> dict[str, str]:
    return {
        r["letter_id"]: r["state"] for r in warehouse.rows("select letter_id, state from letter order by 1")
    }


def test_a_due_letter_goes_once_and_is_kept_as_sent(warehouse: Warehouse) -> None:
    write(warehouse, "a")
    write(warehouse, "a")
    way = Way()
    assert send_due(warehouse, way, render, POLICY, NOON) == SendOutcome(sent=1)
    assert send_due(warehouse, way, render, POLICY, NOON) == SendOutcome()
    assert way.taken == ["clerk@maple.example"]
    [row] = warehouse.rows("select state, subject, body, message_id, sent_at from letter")
    assert row["state"] == "sent"
    assert row["subject"] == "We have your application [a]"
    assert row["message_id"] == "a@program.example"
    assert row["sent_at"] == NOON


def test_a_letter_that_is_not_due_yet_waits(warehouse: Warehouse) -> None:
    write(warehouse, "a", due_at=NOON + timedelta(hours=1))
    assert send_due(warehouse, Way(), render, POLICY, NOON) == SendOutcome()


def test_a_failure_is_tried_again_after_ten_seconds_then_twenty(warehouse: Warehouse) -> None:
    write(warehouse, "a")
    way = Way(Failure("busy"), Failure("busy"))
    send_due(warehouse, way, render, POLICY, NOON)
    [row] = warehouse.rows("select state, next_attempt_at, last_error from letter")
    assert (row["state"], row["last_error"]) == ("waiting", "busy")
    assert row["next_attempt_at"] == NOON + timedelta(seconds=10)
    send_due(warehouse, way, render, POLICY, NOON + timedelta(seconds=9))
    assert len(way.behaviour) == 1
    send_due(warehouse, way, render, POLICY, NOON + timedelta(seconds=10))
    [row] = warehouse.rows("select next_attempt_at from letter")
    assert row["next_attempt_at"] == NOON + timedelta(seconds=30)
    assert send_due(warehouse, way, render, POLICY, NOON + timedelta(seconds=30)).sent == 1


def test_a_letter_fails_when_its_deadline_passes(warehouse: Warehouse) -> None:
    write(warehouse, "a")
    outcome = send_due(warehouse, Way(), render, POLICY, NOON + timedelta(hours=72))
    assert outcome == SendOutcome(failed=1)
    assert states(warehouse) == {"a": "failed"}


def test_a_lost_answer_is_doubtful_and_never_sent_again(warehouse: Warehouse) -> None:
    write(warehouse, "a")
    way = Way(AnswerLost("no answer"))
    assert send_due(warehouse, way, render, POLICY, NOON) == SendOutcome(doubtful=1)
    assert send_due(warehouse, way, render, POLICY, NOON + timedelta(hours=1)) == SendOutcome()
    assert len(way.taken) == 1


def test_a_refused_letter_fails_and_the_next_one_goes(warehouse: Warehouse) -> None:
    write(warehouse, "a")
    write(warehouse, "b", application_id="2026-TX-oak")
    outcome = send_due(warehouse, Way(Refused("no such user")), render, POLICY, NOON)
    assert outcome == SendOutcome(sent=1, failed=1)
    assert states(warehouse) == {"a": "failed", "b": "sent"}


@pytest.mark.parametrize(("remembers", "state"), [(True, "sent"), (False, "sent"), (None, "doubtful")])
def test_a_sender_killed_while_it_waited_for_the_answer(
    database: str, warehouse: Warehouse, remembers: bool | None, state: str
) -> None:
    write(warehouse, "a")
    dying = Warehouse(database)
    with pytest.raises(KeyboardInterrupt):
        send_due(dying, Way(KeyboardInterrupt()), render, POLICY, NOON)
    dying.close()
    assert states(warehouse) == {"a": "sending"}
    send_due(warehouse, Way(remembers=remembers), render, POLICY, NOON + timedelta(seconds=1))
    assert states(warehouse) == {"a": state}


def test_a_second_sender_leaves_a_living_one_alone(database: str, warehouse: Warehouse) -> None:
    write(warehouse, "a")

    class Slow(Way):
        def send(self, letter: EmailMessage) -> None:
            other = Warehouse(database)
            assert send_due(other, Way(), render, POLICY, NOON) == SendOutcome()
            other.close()
            super().send(letter)

    assert send_due(warehouse, Slow(), render, POLICY, NOON) == SendOutcome(sent=1)


def test_a_suppressed_address_is_never_written_to(warehouse: Warehouse) -> None:
    write(warehouse, "a", to_address="Clerk@Maple.example")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into suppression (address, reason, since) values ('clerk@maple.example', 'bounced', %s)",
            [NOON],
        )
    way = Way()
    assert send_due(warehouse, way, render, POLICY, NOON) == SendOutcome(suppressed=1)
    assert way.taken == []


def test_a_thread_gets_three_letters_a_day_and_the_fourth_tomorrow(warehouse: Warehouse) -> None:
    for name in "abcd":
        write(warehouse, name)
    outcome = send_due(warehouse, Way(), render, POLICY, NOON)
    assert outcome == SendOutcome(sent=3, postponed=1)
    assert send_due(warehouse, Way(), render, POLICY, NOON + timedelta(hours=25)).sent == 1
