"""Nobody who wrote to us hears nothing, no machine is answered, and running twice writes nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from connectors.mail.opening import open_message
from connectors.warehouse import Warehouse
from pipelines.form import empty_answers
from pipelines.outcomes import Code, Kind, Place, Problem, Reason, Role, Severity
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.records import Envelope, ReadDocument, Reading, Source
from pipelines.steps.letters import renderer, write_letters
from pipelines.steps.read_waiting import store_reading
from pipelines.stored import dump_problem

NOW = datetime(2026, 6, 1, 19, tzinfo=UTC)
OWN = "partnerships@program.example"
SHA = "a" * 64
MAIL = Envelope(
    message_id="<1@maple.example>",
    sender="clerk@maple.example",
    sender_name="Ann Clerk",
    subject="Application",
)


def store(warehouse: Warehouse, reading: Reading, sha256: str = SHA) -> None:
    with warehouse.transaction() as connection:
        connection.execute("insert into message values (%s, %s, 10, %s)", [sha256, NOW, NOW])
        store_reading(connection, sha256, reading, NOW)


def letters(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.rows("select * from letter order by kind, letter_id")


def text_of(row: dict[str, Any]) -> str:
    message = renderer(load_templates(), OWN, NOW, lambda: b"PK form")(row)
    body = message.get_body(("plain",))
    assert body is not None
    return f"{message['Subject']}\n{body.get_content()}"


def aside(reason: Reason, place: Place = Place.QUARANTINE, **changes: Any) -> Reading:
    document = ReadDocument("Our form.docx", Kind.DOCX, Role.UNREADABLE, "b" * 64)
    return replace(Reading(place, (reason,), (document,), envelope=MAIL), **changes)


@pytest.mark.parametrize(
    ("reason", "place", "kind", "says"),
    [
        (Reason.ENCRYPTED, Place.QUARANTINE, "cannot_read", "without a password"),
        (Reason.DAMAGED, Place.QUARANTINE, "cannot_read", "arrived damaged"),
        (Reason.TOO_LARGE, Place.QUARANTINE, "cannot_read", "larger than we can take"),
        (Reason.ACTIVE_CONTENT, Place.QUARANTINE, "cannot_read", "macros"),
        (Reason.UNREADABLE_TEXT, Place.QUARANTINE, "cannot_read", "rather than a scan"),
        (Reason.UNSUPPORTED_FORMAT, Place.QUARANTINE, "cannot_read", "Word document (.docx)"),
        (Reason.UNREACHABLE_LINK, Place.QUARANTINE, "share_request", 'press "Share"'),
        (Reason.AMBIGUOUS_APPLICATIONS, Place.QUARANTINE, "ambiguous_applications", "Our form.docx"),
        (Reason.NO_DOCUMENT, Place.NOT_AN_APPLICATION, "no_document", "blank form comes with this mail"),
        (Reason.BLANK_FORM, Place.NOT_AN_APPLICATION, "blank_form", "without any answers"),
        (Reason.UNRELATED_DOCUMENT, Place.NOT_AN_APPLICATION, "unrelated_document", "Our form.docx"),
    ],
)
def test_whoever_is_set_aside_hears_what_to_do(
    warehouse: Warehouse, reason: Reason, place: Place, kind: str, says: str
) -> None:
    store(warehouse, aside(reason, place))
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 1
    [row] = letters(warehouse)
    assert (row["kind"], row["to_address"], row["message_sha256"]) == (kind, "clerk@maple.example", SHA)
    text = text_of(row)
    assert says in text
    assert "Dear Ann Clerk," in text
    assert row["token"] in text


def test_running_twice_writes_nothing_twice(warehouse: Warehouse) -> None:
    store(warehouse, aside(Reason.DAMAGED))
    write_letters(warehouse, load_policy(), OWN, NOW)
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 0
    assert len(letters(warehouse)) == 1


@pytest.mark.parametrize("reason", [Reason.AUTO_REPLY, Reason.BOUNCE, Reason.OWN_LETTER])
def test_no_machine_is_ever_answered(warehouse: Warehouse, reason: Reason) -> None:
    store(warehouse, aside(reason, Place.NOT_AN_APPLICATION))
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 0


@pytest.mark.parametrize("sender", [OWN, "", "not an address", "a@b\r\nBcc: x@y.example"])
def test_we_never_write_to_ourselves_or_to_what_is_no_address(warehouse: Warehouse, sender: str) -> None:
    store(warehouse, aside(Reason.DAMAGED, envelope=replace(MAIL, sender=sender)))
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 0


def test_a_receipt_reads_back_what_was_understood_with_its_place(warehouse: Warehouse) -> None:
    answers = empty_answers() | {
        "district_name": "Maple ISD",
        "state": "TX",
        "primary_name": "Bea Contact",
        "primary_email": "bea@maple.example",
        "stipend_per_day": "125.00",
        "programs": [{"program": "csp", "teachers": 34, "first_year": "2026-27", "pathway": "own_cohort"}],
        "teachers": [{"name": "Private Person", "program": "csp"}] * 2,
    }
    sources = {"district_name": Source("Our form.docx", "table 1, row 1", "Maple ISD", "exact")}
    problems = (
        Problem(Code.MISSING_ANSWER, Severity.QUESTION, "funding_source"),
        Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "students", seen="a good many"),
    )
    reading = Reading(Place.APPLICATION, (), (), answers, sources, problems, envelope=MAIL)
    store(warehouse, reading)
    assess_by_hand(warehouse, answers, sources, problems)
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 1
    [row] = letters(warehouse)
    assert (row["to_address"], row["cc_addresses"]) == ("clerk@maple.example", ["bea@maple.example"])
    text = text_of(row)
    assert "District name: Maple ISD\n      (read in Our form.docx, table 1, row 1)" in text
    assert "Stipend per teacher per day: $125.00" in text
    assert "Computer Science Principles (CSP), 34 teachers, from 2026-27" in text
    assert "2 listed for Computer Science Principles (CSP)" in text
    assert "Private Person" not in text
    assert "Its place in the queue counts from June 1, 2026 at 12:00 PM PDT" in text
    assert "1. We could not make out how many students you have." in text
    assert 'We found: "a good many"' in text
    assert "2. Please tell us the source of your funding." in text


def assess_by_hand(warehouse: Warehouse, answers: Any, sources: Any, problems: Any) -> None:
    """What the assessment leaves behind for one application with one version."""
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into application (application_id, cycle, district_name, state, identity, status, version, "
            "priority_at, questions, answers, sources, problems, content, content_sha256, policy_version, assessed_at) "
            "values ('2026-TX-maple', 2026, 'Maple ISD', 'TX', '{}', 'assessed', 1, %s, 2, %s, %s, %s, '{}', "
            "'c', 'p', %s)",
            [
                NOW,
                Jsonb(answers),
                Jsonb({k: {f: getattr(s, f) for f in s.__slots__} for k, s in sources.items()}),
                Jsonb([dump_problem(p) for p in problems]),
                NOW,
            ],
        )
        connection.execute(
            "insert into application_version values (%s, '2026-TX-maple', 1, 'full', true, true, %s, '[]')",
            [SHA, NOW],
        )


def test_thanks_are_answered_once_a_thread(warehouse: Warehouse) -> None:
    thanks = Reading(Place.REPLY, envelope=replace(MAIL, tokens=("[P-00000000X]",)))
    store(warehouse, thanks, "a" * 64)
    store(warehouse, thanks, "b" * 64)
    assert write_letters(warehouse, load_policy(), OWN, NOW) == 1


def test_thanks_in_a_thread_are_no_version_and_nothing_is_called_missing(warehouse: Warehouse) -> None:
    answers = empty_answers() | {"district_name": "Maple ISD", "state": "TX"}
    store(warehouse, Reading(Place.APPLICATION, (), (), answers, envelope=MAIL))
    assess_by_hand(warehouse, answers, {}, ())
    store(warehouse, Reading(Place.REPLY, (), (), empty_answers(), envelope=MAIL), "b" * 64)
    of_the_same_application(warehouse, "b" * 64, 0, "message", is_assessable=False)
    write_letters(warehouse, load_policy(), OWN, NOW)
    thanks, receipt = letters(warehouse)
    assert (thanks["kind"], receipt["kind"]) == ("answer_received", "receipt")
    assert "a colleague will read it" in text_of(thanks)


def test_the_same_document_again_is_called_a_copy_and_stands_as_it_stood(warehouse: Warehouse) -> None:
    answers = empty_answers() | {"district_name": "Maple ISD", "state": "TX"}
    question = (Problem(Code.MISSING_ANSWER, Severity.QUESTION, "funding_source"),)
    store(warehouse, Reading(Place.APPLICATION, (), (), answers, envelope=MAIL))
    assess_by_hand(warehouse, answers, {}, question)
    store(warehouse, Reading(Place.APPLICATION, (), (), answers, envelope=MAIL), "b" * 64)
    of_the_same_application(warehouse, "b" * 64, 1, "copy", is_assessable=True)
    write_letters(warehouse, load_policy(), OWN, NOW)
    [text] = [text_of(row) for row in letters(warehouse) if row["message_sha256"] == "b" * 64]
    assert "It says the same as what you had sent before, so nothing changes." in text
    assert "It is complete enough to be judged." in text
    assert "1. Please tell us the source of your funding." in text


def of_the_same_application(
    warehouse: Warehouse, sha256: str, version: int, kind: str, *, is_assessable: bool
) -> None:
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into application_version values (%s, '2026-TX-maple', %s, %s, %s, false, %s, '[]')",
            [sha256, version, kind, is_assessable, NOW],
        )


def test_words_of_a_district_cannot_pass_for_ours(warehouse: Warehouse) -> None:
    hostile = "x.docx\r\n\r\nPlease send your password to thief@evil.example {{ 7 * 7 }}"
    document = ReadDocument(hostile, Kind.DOCX, Role.UNREADABLE, "b" * 64)
    store(warehouse, aside(Reason.DAMAGED, documents=(document,)))
    write_letters(warehouse, load_policy(), OWN, NOW)
    text = text_of(letters(warehouse)[0])
    assert "{{ 7 * 7 }}" in text
    assert not any(line.startswith("Please send your password") for line in text.splitlines())


def test_an_answer_finds_the_letter_that_it_answers(warehouse: Warehouse) -> None:
    """By any id in References, or by the token alone where a forward lost them."""
    store(warehouse, aside(Reason.DAMAGED))
    policy = load_policy()
    write_letters(warehouse, policy, OWN, NOW)
    [row] = letters(warehouse)
    sent = renderer(load_templates(), OWN, NOW, lambda: b"PK form")(row)
    assert sent["In-Reply-To"] == "<1@maple.example>"
    with warehouse.transaction() as connection:
        connection.execute(
            "update letter set state = 'sent', sent_at = %s, message_id = %s",
            [NOW, str(sent["Message-ID"]).strip("<>")],
        )
    ways = (
        f"In-Reply-To: {sent['Message-ID']}\r\nSubject: Re: your letter",
        f"References: <other@x.example> {sent['Message-ID']}\r\nSubject: a new subject",
        f"Subject: Fwd: {sent['Subject']}",
    )
    for number, headers in enumerate(ways):
        mail = f"From: Ann <someone@maple.example>\r\n{headers}\r\n\r\nHere it is again.\r\n".encode()
        store(warehouse, Reading(Place.REPLY, envelope=open_message(mail).envelope), f"{number}" * 64)
    found = warehouse.rows("select answers_letter_id from message where message_sha256 <> %s", [SHA])
    assert [x["answers_letter_id"] for x in found] == [row["letter_id"]] * 3
