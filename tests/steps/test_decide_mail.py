"""Decisions by mail: the dry run as an answer, "yes" to apply it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from connectors.isolation import ReaderPool
from connectors.landing import LocalLanding
from connectors.limits import Limits
from connectors.publications import FolderPublications
from connectors.warehouse import Warehouse
from pipelines.policy.load import load_policy
from pipelines.policy.values import Policy, Reviewer
from pipelines.records import Envelope
from pipelines.steps.decide_mail import DecisionMail, take_decision_mail
from pipelines.steps.decide_workbook import reviewers_workbook
from pipelines.steps.publish import publish
from tests.review_rows import NOW, add_application
from tests.steps.test_decide import filled

ANN = "ann@program.example"
OWN = "partnerships@program.example"
LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return replace(load_policy(), reviewers=(Reviewer(ANN, "Ann"),))


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path / "landing")


@pytest.fixture
def workbook(warehouse: Warehouse, policy: Policy, tmp_path: Path) -> bytes:
    """Ann's workbook with two decisions, one of them stale by now."""
    store = FolderPublications(tmp_path / "publications")
    with warehouse.transaction() as connection:
        add_application(connection, 1)
        add_application(connection, 2)
    publish(warehouse, store, policy, NOW)
    content, _ = reviewers_workbook(warehouse, store, policy, ANN, NOW)
    with warehouse.transaction() as connection:
        connection.execute("update application set version = 2 where application_id = '2026-district-2'")
    return filled(content, {(1, "csp"): {"decision": "accept"}, (2, "csp"): {"decision": "accept"}})


Arrive = Callable[..., str]


@pytest.fixture
def arrive(warehouse: Warehouse, landing: LocalLanding) -> Arrive:
    """Lands a mail and stores it as read; returns its sha256."""

    def arrive(
        place: str, body: str, sender: str = ANN, attachment: bytes = b"", letter: str | None = None
    ) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, OWN, "Decisions"
        mail["Message-ID"] = f"<{place}-{len(body)}@program.example>"
        mail.set_content(body)
        if attachment:
            mail.add_attachment(
                attachment, maintype="application", subtype="octet-stream", filename="queue.xlsx"
            )
        (sha256,) = landing.put([mail.as_bytes()])
        envelope = asdict(Envelope(message_id=mail["Message-ID"], sender=sender)) | {"sent_at": None}
        row = {"sha": sha256, "place": place, "at": LATER, "envelope": json.dumps(envelope), "letter": letter}
        with warehouse.transaction() as connection:
            connection.execute(
                "insert into message (message_sha256, received_at, size_bytes, landed_at, place, read_at, "
                "answers_letter_id) values (%(sha)s, %(at)s, 1, %(at)s, %(place)s, %(at)s, %(letter)s)",
                row,
            )
            connection.execute(
                "insert into reading (message_sha256, envelope, documents, sources, problems, figures) "
                "values (%(sha)s, %(envelope)s, '[]', '{}', '[]', '[]')",
                row,
            )
        return sha256

    return arrive


@pytest.fixture
def take(warehouse: Warehouse, landing: LocalLanding, policy: Policy) -> Iterator[Callable[[], DecisionMail]]:
    with ReaderPool(Limits()) as pool:
        yield lambda: take_decision_mail(warehouse, landing, policy, pool, OWN, LATER)


def letters(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.rows("select * from letter order by written_at, letter_id")


def test_a_returned_workbook_is_answered_with_its_dry_run(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    sha256 = arrive("decision_workbook", "Decisions of this week.", attachment=workbook)
    assert take() == DecisionMail(taken=1, applied=0, letters=1)
    (letter,) = letters(warehouse)
    assert (letter["kind"], letter["to_address"], letter["message_sha256"]) == (
        "decisions_received",
        ANN,
        sha256,
    )
    facts = letter["facts"]
    assert facts["summary"] == "1 decision, 1 row is stale"
    assert facts["can_apply"]
    assert "  District 1 (TX): csp accepted" in facts["body"]
    assert "version 1 in your workbook, 2 now" in facts["body"]
    assert facts["body"].endswith("nothing written yet; confirm by answering yes.")
    assert warehouse.rows("select * from decision") == []
    assert take() == DecisionMail()  # each mail once


def test_yes_from_the_reviewer_applies_exactly_that_workbook(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    arrive("decision_workbook", "Decisions.", attachment=workbook)
    take()
    (dry_run,) = letters(warehouse)
    arrive("reply", "Yes.\n\nAnn\n", letter=dry_run["letter_id"])
    assert take() == DecisionMail(taken=1, applied=1, letters=1)
    assert [r["application_id"] for r in warehouse.rows("select application_id from decision")] == [
        "2026-district-1"
    ]
    answer = next(x for x in letters(warehouse) if x["letter_id"] != dry_run["letter_id"])
    assert answer["facts"]["applied"]
    assert not answer["facts"]["can_apply"]
    assert answer["facts"]["body"].endswith("1 decision, 1 row is stale; applied, 1 ledger entries.")


@pytest.mark.parametrize(
    "body", ["No.", "Yes, but not district 1", "Yes\n\nexcept the last one", "Thanks!", ""]
)
def test_any_other_answer_applies_nothing(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes, body: str
) -> None:
    arrive("decision_workbook", "Decisions.", attachment=workbook)
    take()
    arrive("reply", body, letter=letters(warehouse)[0]["letter_id"])
    assert take() == DecisionMail(taken=1)
    assert warehouse.rows("select * from decision") == []


def test_yes_from_somebody_else_applies_nothing(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    arrive("decision_workbook", "Decisions.", attachment=workbook)
    take()
    arrive("reply", "yes", sender="eve@elsewhere.example", letter=letters(warehouse)[0]["letter_id"])
    assert take().applied == 0
    assert warehouse.rows("select * from decision") == []


def test_a_stranger_s_copy_of_the_workbook_is_answered_and_changes_nothing(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    arrive("decision_workbook", "Decisions.", sender="eve@elsewhere.example", attachment=workbook)
    take()
    (letter,) = letters(warehouse)
    assert letter["to_address"] == "eve@elsewhere.example"
    assert letter["facts"]["body"] == "eve@elsewhere.example is not a reviewer, so nothing was changed."
    assert not letter["facts"]["can_apply"]
    (record,) = warehouse.rows("select reviewer, decisions, applied_at from returned_workbook")
    assert record == {"reviewer": "eve@elsewhere.example", "decisions": 0, "applied_at": None}


def test_nothing_that_a_stranger_sends_is_opened(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    # Cut off, so that opening it would say "damaged".
    arrive("decision_workbook", "Decisions.", sender="eve@elsewhere.example", attachment=workbook[:2000])
    take()
    (letter,) = letters(warehouse)
    assert letter["facts"]["body"] == "eve@elsewhere.example is not a reviewer, so nothing was changed."
    (record,) = warehouse.rows("select reviewer, sentence from returned_workbook")
    assert record["reviewer"] == "eve@elsewhere.example"


def test_a_workbook_that_cannot_be_read_is_answered_with_the_reason(
    warehouse: Warehouse, arrive: Arrive, take: Callable[[], DecisionMail], workbook: bytes
) -> None:
    arrive("decision_workbook", "Decisions.", attachment=workbook[:2000])
    take()
    assert "damaged" in letters(warehouse)[0]["facts"]["body"]
