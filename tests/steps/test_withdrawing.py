"""Who takes an application back by mail is answered, staff are told what to do, and nothing is withdrawn unaided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from connectors.limits import Limits
from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Place, Reason
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.steps.letters import renderer, write_letters
from pipelines.steps.quarantine import rule_not_an_application
from pipelines.steps.read import read_message
from pipelines.steps.read_waiting import store_reading
from pipelines.steps.send import send_due
from tests.steps.test_send import POLICY, Way, write
from tests.steps.test_stopped import body

NOW = datetime(2026, 6, 1, 19, tzinfo=UTC)
OWN = "partnerships@program.example"
HEAD = b"From: Clerk <clerk@maple.example>\r\nTo: partnerships@program.example\r\nMessage-ID: <9@maple.example>\r\n"
NEW = HEAD + b"Subject: Our application\r\n\r\nWe withdraw our application; the board decided against it.\r\n"
ANSWER = (
    HEAD
    + b"Subject: Re: Questions\r\nIn-Reply-To: <l@program.example>\r\n\r\nWe withdraw our application.\r\n\r\n"
    b"On Monday District partnerships <partnerships@program.example> wrote:\r\n"
    b"> QUESTIONS\r\n>\r\n>   1. Please tell us the source of your funding.\r\n"
)


class _Here:
    def run(self, function, *arguments):  # type: ignore[no-untyped-def]
        return function(*arguments)


def arrives(warehouse: Warehouse, content: bytes, sha256: str = "a" * 64):  # type: ignore[no-untyped-def]
    reading = read_message(
        content, name="m.eml", pool=_Here(), google_docs=lambda _: None, limits=Limits(), own_addresses=(OWN,)
    )
    with warehouse.transaction() as connection:
        connection.execute("insert into message values (%s, %s, 10, %s)", [sha256, NOW, NOW])
        store_reading(connection, sha256, reading, NOW)
    return reading


def waiting(warehouse: Warehouse) -> int:
    rows = warehouse.rows(
        sql("queries/desk/late.sql"),
        {"now": NOW, "minutes": 45, "cycle": 2026, "waiting_since": NOW - timedelta(days=9)},
    )
    return int(next(row["n"] for row in rows if row["what"] == "withdrawing"))


def sent(warehouse: Warehouse) -> list[object]:
    letters: list[object] = []

    class Kept(Way):
        def send(self, letter: object) -> None:
            letters.append(letter)

    write_letters(warehouse, load_policy(), OWN, NOW)
    send_due(warehouse, Kept(), renderer(load_templates(), OWN, NOW, lambda: b"PK form"), POLICY, NOW)
    return letters


def test_a_new_mail_that_withdraws_ends_where_staff_read_what_to_do(warehouse: Warehouse) -> None:
    reading = arrives(warehouse, NEW)
    assert (reading.place, reading.reasons) == (Place.NOT_AN_APPLICATION, (Reason.NO_DOCUMENT,))
    assert "decide `withdraw`" in reading.sentence
    assert waiting(warehouse) == 1
    [listed] = warehouse.rows(sql("queries/desk/changed_minds.sql"))
    assert (listed["what"], listed["message_sha256"], listed["subject"], listed["sender"]) == (
        "withdraws",
        "a" * 64,
        "Our application",
        "clerk@maple.example",
    )


def test_a_withdrawal_in_an_answer_is_no_answer_to_what_we_asked(warehouse: Warehouse) -> None:
    reading = arrives(warehouse, ANSWER)
    assert (reading.place, reading.answers, reading.problems) == (Place.REPLY, None, ())
    assert "decide `withdraw`" in reading.sentence


def test_the_district_hears_that_a_person_will_confirm_it_and_that_nothing_is_withdrawn_yet(
    warehouse: Warehouse,
) -> None:
    arrives(warehouse, NEW)
    [letter] = sent(warehouse)
    words = " ".join(body(letter).split())
    assert 'you wrote: "We withdraw our application' in words
    assert "Nothing is withdrawn yet: a colleague will read your mail" in words
    assert sent(warehouse) == []


def test_a_mail_without_a_token_finds_the_letters_that_we_wrote_to_its_sender(warehouse: Warehouse) -> None:
    write(warehouse, "l")
    with warehouse.transaction() as connection:
        connection.execute("update letter set sent_at = %s", [NOW - timedelta(days=1)])
    arrives(warehouse, NEW)
    [row] = warehouse.rows("select answers_letter_id from message")
    assert row["answers_letter_id"] == "l"


def test_a_person_who_rules_otherwise_takes_it_off_the_list(warehouse: Warehouse) -> None:
    arrives(warehouse, NEW)
    rule_not_an_application(warehouse, "a" * 64, "Kim", "They spoke of another program.", NOW)
    assert waiting(warehouse) == 0
