"""A small season in a real database: five applications judged by the real rules, and what was set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from connectors import Landing
from connectors.warehouse import Warehouse
from pipelines.form import empty_answers
from pipelines.outcomes import Code, Kind, Place, Problem, Reason, Role, Severity
from pipelines.policy.values import Policy
from pipelines.records import Agency, Envelope, ReadDocument, Reading, Source
from pipelines.steps.assess import assess
from pipelines.steps.read_waiting import store_reading

START = datetime(2026, 6, 1, 16, tzinfo=UTC)
NOW = datetime(2026, 6, 20, 16, tzinfo=UTC)

DISTRICTS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")

AGENCIES = [
    Agency(f"48999{number:02d}", f"{name} Independent School District", "", "TX", name, 30.0 + number, -97.0)
    for number, name in enumerate(DISTRICTS)
]


def mail(name: str) -> bytes:
    """A mail whose body is the application, as it lies in the landing store."""
    return (
        f"From: clerk@{name.lower()}.example\r\nSubject: Application of {name} ISD\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        f"District name: {name} ISD\r\nState: TX\r\nVision: <script>alert('{name}')</script> for all\r\n"
    ).encode()


def answers(name: str, **changes: Any) -> dict[str, Any]:
    return {
        **empty_answers(),
        "district_name": f"{name} ISD",
        "state": "TX",
        "city": name,
        "applying_as": "single",
        "primary_name": f"Clerk of {name}",
        "primary_email": f"clerk@{name.lower()}.example",
        "programs": [{"program": "csp", "teachers": 34, "first_year": "2027-28", "pathway": "own_cohort"}],
        "stipend_per_day": "100.00",
        "amount_budgeted": "20000.00",
        "vision": "<script>alert(1)</script> for all",
        **changes,
    }


def arrive(
    warehouse: Warehouse, landing: Landing, content: bytes, reading: Reading, received_at: datetime = START
) -> str:
    [sha256] = landing.put([content])
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into message (message_sha256, received_at, size_bytes, landed_at) values (%s, %s, %s, %s)",
            [sha256, received_at, len(content), received_at],
        )
        store_reading(connection, sha256, reading, received_at)
    return sha256


def application(name: str, **changes: Any) -> Reading:
    source = Source("message body", "line 1", f"District name: {name} ISD", "exact")
    return Reading(
        Place.APPLICATION,
        documents=(
            ReadDocument("message", Kind.TEXT, Role.APPLICATION, hashlib.sha256(mail(name)).hexdigest()),
        ),
        answers=answers(name, **changes),
        sources={"district_name": source},
        problems=(Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "students", seen="<b>many</b>"),),
        envelope=Envelope(
            f"<{name}@x.example>", f"clerk@{name.lower()}.example", f"Clerk {name}", (), f"From {name}"
        ),
    )


def play(warehouse: Warehouse, landing: Landing, policy: Policy) -> Mapping[str, str]:
    """The season. Returns the sha256 of each message by name."""
    found = {}
    for number, name in enumerate(DISTRICTS):
        when = START + timedelta(days=number)
        found[name] = arrive(warehouse, landing, mail(name), application(name), when)
    aside = Reading(
        Place.QUARANTINE,
        (Reason.DAMAGED,),
        (ReadDocument("form.docx", Kind.DOCX, Role.UNREADABLE, "0" * 64),),
        envelope=Envelope(
            "<q@x.example>", "clerk@fir.example", "Clerk Fir", (), "<img src=x onerror=alert(1)>"
        ),
        sentence="The file is damaged.",
    )
    found["damaged"] = arrive(warehouse, landing, b"From: clerk@fir.example\r\n\r\nFir ISD\r\n", aside)
    assess(warehouse, AGENCIES, policy, NOW)
    return found
