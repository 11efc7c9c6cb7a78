"""A shared Google document is written in for hours: its district hears of its last state, not of every pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from connectors.warehouse import Warehouse
from pipelines.form import empty_answers
from pipelines.outcomes import Code, Place, Problem, Severity
from pipelines.policy.load import load_policy
from pipelines.records import Agency, Reading
from pipelines.steps.assess import assess
from pipelines.steps.letters import write_letters
from pipelines.steps.read_waiting import store_reading

OWN = "partnerships@program.example"
SHARED = datetime(2026, 11, 10, 17, tzinfo=UTC)
MAPLE = Agency("4899901", "Maple Independent School District", "", "TX", "Maple", 30.0, -97.0)


def answers(teachers: int, **changes: Any) -> dict[str, Any]:
    return {
        **empty_answers(),
        "district_name": "Maple Independent School District",
        "state": "TX",
        "applying_as": "single",
        "primary_name": "Bea Contact",
        "primary_email": "bea@maple.example",
        "programs": [
            {"program": "csp", "teachers": teachers, "first_year": "2027-28", "pathway": "own_cohort"}
        ],
        **changes,
    }


def seen(warehouse: Warehouse, sha256: str, minutes: int, *said: Problem, **facts: Any) -> None:
    """A state of the document arrives by the feed and is judged; letters are written, and what is due goes out."""
    at = SHARED + timedelta(minutes=minutes)
    reading = Reading(Place.APPLICATION, (), (), answers(**facts), problems=said)
    with warehouse.transaction() as connection:
        connection.execute("insert into message values (%s, %s, 10, %s)", [sha256 * 64, at, at])
        connection.execute(
            "insert into sighting values ('google', %s, %s, %s, %s)", [f"doc@{sha256}", sha256 * 64, at, at]
        )
        store_reading(connection, sha256 * 64, reading, at)
    assess(warehouse, [MAPLE], load_policy(), at)
    write_letters(warehouse, load_policy(), OWN, at)
    with warehouse.transaction() as connection:
        connection.execute("update letter set state = 'sent' where state = 'waiting' and due_at <= %s", [at])


def outbox(warehouse: Warehouse) -> list[tuple[str, str, int]]:
    """(message, state, minutes after which it is due) of each letter, in the order of the messages."""
    rows = warehouse.rows("select message_sha256, state, due_at from letter order by message_sha256")
    return [
        (row["message_sha256"][0], row["state"], int((row["due_at"] - SHARED).total_seconds() // 60))
        for row in rows
    ]


def test_the_first_sight_is_answered_at_once_and_a_change_when_the_document_is_left_alone(
    warehouse: Warehouse,
) -> None:
    seen(warehouse, "a", 0, teachers=31)
    seen(warehouse, "b", 5, teachers=32)
    seen(warehouse, "c", 10, teachers=33)
    # The policy waits 60 minutes.
    assert outbox(warehouse) == [("a", "sent", 0), ("b", "cancelled", 65), ("c", "waiting", 70)]
    [last] = warehouse.rows("select facts from letter where state = 'waiting' and message_sha256 like 'c%%'")
    assert (last["facts"]["contact_name"], last["facts"]["version"]) == ("Bea Contact", 3)


def test_a_pause_without_a_change_is_told_to_nobody(warehouse: Warehouse) -> None:
    seen(warehouse, "a", 0, teachers=31)
    seen(warehouse, "b", 5, teachers=31)
    assert outbox(warehouse) == [("a", "sent", 0)]


def test_a_state_that_lost_its_address_is_told_to_the_address_before(warehouse: Warehouse) -> None:
    seen(warehouse, "a", 0, teachers=31)
    no_address = Problem(Code.MISSING_ANSWER, Severity.CRITICAL, "primary_email")
    seen(warehouse, "b", 5, no_address, teachers=31, primary_email=None)
    [row] = warehouse.rows("select to_address, facts from letter where message_sha256 like 'b%%'")
    assert row["to_address"] == "bea@maple.example"
    assert row["facts"]["does_earlier_stand"] is True
    [question] = row["facts"]["critical_questions"]
    assert question["sentence"] == "Please tell us an e-mail address of the primary contact."
