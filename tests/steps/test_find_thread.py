"""A reply finds its letter by token, by any id of its References, then by who was written to, in copy too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.warehouse import Warehouse
from pipelines.outcomes import Place
from pipelines.records import Envelope, Reading
from pipelines.steps.read_waiting import store_reading
from tests.steps.test_send import write

NOW = datetime(2026, 6, 2, tzinfo=UTC)


@pytest.fixture
def letters(warehouse: Warehouse) -> None:
    write(warehouse, "asked", to_address="clerk@maple.example", cc_addresses=["Head@maple.example"])
    write(warehouse, "other", to_address="office@oak.example", application_id="2026-OR-oak")
    write(warehouse, "plain", to_address="clerk@maple.example", application_id=None)
    with warehouse.transaction() as connection:
        for number, name in enumerate(("asked", "other", "plain")):
            connection.execute(
                "update letter set state = 'sent', message_id = %s, sent_at = %s + %s * interval '1 hour' "
                "where letter_id = %s",
                [f"{name}@program.example", NOW, number, name],
            )


def answers(warehouse: Warehouse, place: Place = Place.REPLY, **claims: Any) -> str | None:
    envelope = Envelope(**{"message_id": "1@maple.example", "sender": "someone@else.example", **claims})
    with warehouse.transaction() as connection:
        connection.execute("insert into message values (%s, %s, 10, %s)", ["a" * 64, NOW, NOW])
        store_reading(connection, "a" * 64, Reading(place, envelope=envelope), NOW)
    [row] = warehouse.rows("select answers_letter_id from message")
    found: str | None = row["answers_letter_id"]
    return found


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(
    ("claims", "letter"),
    [
        ({"tokens": ("[asked]",)}, "asked"),
        ({"tokens": ("[asked]",), "references": ("other@program.example",)}, "asked"),
        ({"references": ("7@maple.example", "asked@program.example", "9@maple.example")}, "asked"),
        ({"sender": "clerk@maple.example"}, "asked"),
        ({"sender": "head@maple.example"}, "asked"),
        ({"sender": "nobody@maple.example"}, None),
    ],
)
def test_a_reply_finds_its_letter(warehouse: Warehouse, claims: dict[str, Any], letter: str | None) -> None:
    assert answers(warehouse, **claims) == letter


@pytest.mark.usefixtures("letters")
def test_a_new_mail_of_somebody_we_wrote_to_is_no_reply(warehouse: Warehouse) -> None:
    assert answers(warehouse, Place.NOT_AN_APPLICATION, sender="clerk@maple.example") is None


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(("questions", "letter"), [(0, "newer"), (2, "asked")])
def test_without_token_or_reference_the_open_question_is_answered(
    warehouse: Warehouse, questions: int, letter: str
) -> None:
    write(warehouse, "newer", to_address="clerk@maple.example", application_id="2026-TX-elm")
    with warehouse.transaction() as connection:
        connection.execute(
            "update letter set state = 'sent', sent_at = %s + interval '9 hours' where letter_id = 'newer'",
            [NOW],
        )
        for application, open_questions in (("2026-TX-maple", questions), ("2026-TX-elm", 0)):
            connection.execute(
                "insert into application (application_id, cycle, district_name, identity, status, version, questions,"
                " sources, problems, content, content_sha256, policy_version, assessed_at)"
                " values (%s, 2026, 'Maple', '{}', 'assessed', 1, %s, '{}', '[]', '{}', '', '', %s)",
                [application, open_questions, NOW],
            )
    assert answers(warehouse, sender="clerk@maple.example") == letter
