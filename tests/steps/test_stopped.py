"""Who asks us to write no more is not written to, hears so once, is still answered, and staff see what is kept back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from connectors.mail.opening import open_message
from connectors.warehouse import Warehouse, sql
from pipelines.form import empty_answers
from pipelines.outcomes import Misconfigured, Place, Reason
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.records import Reading
from pipelines.steps.letters import renderer, write_letters
from pipelines.steps.outbox import write_again
from pipelines.steps.read_waiting import store_reading
from pipelines.steps.send import SendOutcome, send_due
from pipelines.steps.stopped import note_wishes_to_stop
from tests.steps.test_send import POLICY, Way, states, write

NOW = datetime(2026, 6, 1, 19, tzinfo=UTC)
OWN = "partnerships@program.example"
RENDER = renderer(load_templates(), OWN, NOW, lambda: b"PK form")
ASKS = (
    b"From: Clerk <Clerk@maple.example>\r\nTo: partnerships@program.example\r\nMessage-ID: <9@maple.example>\r\n"
    b"Subject: Re: Questions\r\nContent-Type: text/plain\r\n\r\nPlease stop writing to me.\r\n\r\n"
    b"On Monday District partnerships <partnerships@program.example> wrote:\r\n> Dear colleague\r\n"
)


def arrives(warehouse: Warehouse, sha256: str, at: datetime, **facts: Any) -> None:
    """A message of the clerk; asks to stop unless told otherwise."""
    envelope = open_message(ASKS, own_addresses=(OWN,)).facts.envelope
    reading = Reading(**{"place": Place.REPLY, "envelope": envelope, **facts})
    with warehouse.transaction() as connection:
        connection.execute("insert into message values (%s, %s, 10, %s)", [sha256, at, at])
        store_reading(connection, sha256, reading, at)


def notice(warehouse: Warehouse, letter: str, **changes: Any) -> None:
    """A letter that nobody asked for, due now."""
    facts = Jsonb({"title": "Report", "body": "All is well."})
    write(warehouse, letter, **{"kind": "report", "facts": facts, "now": NOW, "due_at": NOW, **changes})


def stops(warehouse: Warehouse) -> list[tuple[str, str, str]]:
    rows = warehouse.rows("select address, reason, detail from suppression order by 1")
    return [(row["address"], row["reason"], row["detail"]) for row in rows]


def run(warehouse: Warehouse, now: datetime) -> tuple[SendOutcome, list[Any]]:
    sent: list[Any] = []

    class Kept(Way):
        def send(self, letter: Any) -> None:
            sent.append(letter)

    note_wishes_to_stop(warehouse)
    write_letters(warehouse, load_policy(), OWN, now)
    return send_due(warehouse, Kept(), RENDER, POLICY, now), sent


def body(letter: Any) -> str:
    return str(letter.get_body(("plain",)).get_content())


def test_the_wish_is_kept_with_its_words_and_confirmed_once(warehouse: Warehouse) -> None:
    write(warehouse, "reminder", kind="reminder", now=NOW, due_at=NOW)
    arrives(warehouse, "a" * 64, NOW)
    outcome, sent = run(warehouse, NOW)
    assert stops(warehouse) == [("clerk@maple.example", "unsubscribed", '"Please stop writing to me"')]
    assert (outcome.sent, outcome.suppressed) == (1, 1)
    assert sent[0]["Subject"].startswith("We write no more to this address")
    arrives(warehouse, "b" * 64, NOW + timedelta(hours=1))
    assert run(warehouse, NOW + timedelta(hours=1))[1] == []


def test_a_later_mail_is_answered_and_the_answer_says_that_we_keep_to_it(warehouse: Warehouse) -> None:
    arrives(warehouse, "a" * 64, NOW)
    run(warehouse, NOW)
    envelope = open_message(ASKS.replace(b"Please stop writing to me.", b"Which rooms count?")).facts.envelope
    assert envelope.asks_to_stop == ""
    arrives(
        warehouse, "b" * 64, NOW + timedelta(days=2), envelope=envelope,
        place=Place.NOT_AN_APPLICATION, reasons=(Reason.NO_DOCUMENT,),
    )  # fmt: skip
    [letter] = run(warehouse, NOW + timedelta(days=2))[1]
    assert "You asked us on June 1, 2026 to write no more" in " ".join(body(letter).split())


def test_what_is_not_an_answer_is_kept_back_with_the_reason(warehouse: Warehouse) -> None:
    arrives(warehouse, "a" * 64, NOW)
    run(warehouse, NOW)
    write(warehouse, "decision", kind="accepted", now=NOW, due_at=NOW)
    assert run(warehouse, NOW)[0] == SendOutcome(suppressed=1)
    [row] = warehouse.rows("select last_error from letter where letter_id = 'decision'")
    assert row["last_error"] == (
        'clerk@maple.example asked us to stop on 2026-06-01: "Please stop writing to me"'
    )
    [shown] = warehouse.rows(sql("queries/desk/stopped.sql"))
    assert (shown["address"], shown["kept_back"], shown["districts"]) == ("clerk@maple.example", 1, [])


def test_beside_an_application_the_words_stop_nothing(warehouse: Warehouse) -> None:
    arrives(warehouse, "a" * 64, NOW, place=Place.APPLICATION, answers=empty_answers())
    assert note_wishes_to_stop(warehouse) == 0


def test_a_machine_that_says_unsubscribe_stops_nothing(warehouse: Warehouse) -> None:
    arrives(warehouse, "a" * 64, NOW, place=Place.NOT_AN_APPLICATION, reasons=(Reason.AUTO_REPLY,))
    assert note_wishes_to_stop(warehouse) == 0


def test_a_copy_is_not_sent_to_an_address_that_bounced(warehouse: Warehouse) -> None:
    notice(warehouse, "a", cc_addresses=["Gone@maple.example", "head@maple.example"])
    bounced(warehouse, "gone@maple.example")
    _, [letter] = run(warehouse, NOW)
    assert (letter["To"], letter["Cc"]) == ("clerk@maple.example", "head@maple.example")


def test_a_letter_whose_first_address_bounced_goes_to_the_contact_in_copy(warehouse: Warehouse) -> None:
    notice(warehouse, "a", cc_addresses=["head@maple.example"])
    bounced(warehouse, "clerk@maple.example")
    _, [letter] = run(warehouse, NOW)
    assert (letter["To"], letter["Cc"]) == ("head@maple.example", None)


def test_a_person_lifts_the_stop_and_what_was_kept_back_goes(warehouse: Warehouse) -> None:
    notice(warehouse, "a")
    bounced(warehouse, "clerk@maple.example")
    assert run(warehouse, NOW)[0] == SendOutcome(suppressed=1)
    assert write_again(warehouse, "Clerk@maple.example", "Kim", NOW) == 1
    assert run(warehouse, NOW)[0] == SendOutcome(sent=1)
    assert states(warehouse) == {"a": "sent"}
    with pytest.raises(Misconfigured):
        write_again(warehouse, "clerk@maple.example", "Kim", NOW)


def bounced(warehouse: Warehouse, address: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into suppression (address, reason, since) values (%s, 'bounced', %s)", [address, NOW]
        )


def test_only_letters_that_nobody_asked_for_have_a_button_to_stop_them(warehouse: Warehouse) -> None:
    notice(warehouse, "b")
    [letter] = run(warehouse, NOW)[1]
    assert letter["List-Unsubscribe"] == f"<mailto:{OWN}?subject=unsubscribe%20%5Bb%5D>"
    arrives(warehouse, "a" * 64, NOW)
    [answer] = run(warehouse, NOW)[1]
    assert answer["List-Unsubscribe"] is None
