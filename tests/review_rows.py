"""A few applications as the assessment leaves them, for tests of what is published and decided.

Fictional. Every amount is worked out here: 34 teachers x 9 days x $125.00 = $38,250.00, half of it $19,125.00.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from connectors.warehouse import Connection
from pipelines.form import empty_answers

NOW = datetime(2026, 11, 2, 17, tzinfo=UTC)
FIRST = datetime(2026, 6, 1, 12, tzinfo=UTC)
SHARE = 1_912_500


def add_message(connection: Connection, number: int, place: str = "application", **facts: Any) -> str:
    """A read message; returns its sha256."""
    row = {
        "sha": f"{number:064x}",
        "received": FIRST + timedelta(days=number),
        "place": place,
        "message_id": f"<{number}@alder.example>",
        "sender": f"clerk{number}@alder.example",
        "subject": f"Application {number}",
        "reasons": [],
    } | facts
    connection.execute(
        "insert into message (message_sha256, received_at, size_bytes, landed_at, place, message_id, sender, subject, "
        "reasons, read_at) values (%(sha)s, %(received)s, 1000, %(received)s, %(place)s, %(message_id)s, %(sender)s, "
        "%(subject)s, %(reasons)s, %(received)s)",
        row,
    )
    return str(row["sha"])


def add_application(connection: Connection, number: int, *programs: str, **facts: Any) -> str:
    """An assessed application with one request a program, ranked by its number; returns its id."""
    sha = add_message(connection, number)
    row = {
        "id": f"2026-district-{number}",
        "cycle": 2026,
        "leaid": f"48{number:05d}",
        "name": f"District {number}",
        "state": "TX",
        "city": "Waco",
        "latitude": 31.5,
        "longitude": -97.1,
        "status": "assessed",
        "version": 1,
        "received": FIRST + timedelta(days=number),
        "questions": 0,
        "answers": json.dumps(empty_answers() | facts.pop("answers", {})),
        "sha": sha,
    } | facts
    connection.execute(
        "insert into application (application_id, cycle, leaid, district_name, state, city, latitude, longitude, "
        "identity, status, version, received_at, priority_at, first_sha256, questions, answers, sources, problems, "
        "content, content_sha256, policy_version, assessed_at) values (%(id)s, %(cycle)s, %(leaid)s, %(name)s, "
        "%(state)s, %(city)s, %(latitude)s, %(longitude)s, '{}', %(status)s, %(version)s, %(received)s, %(received)s, "
        "%(sha)s, %(questions)s, %(answers)s, '{}', '[]', '{}', %(sha)s, 'feedfacefeedface', %(received)s)",
        row,
    )
    connection.execute(
        "insert into application_version (message_sha256, application_id, version, kind, is_assessable, is_in_force, "
        "received_at, changes) values (%(sha)s, %(id)s, 1, 'full', true, true, %(received)s, '[]')",
        row,
    )
    for place, program in enumerate(programs or ("csp",)):
        add_request(connection, row, program, rank=number * 10 + place)
    return str(row["id"])


def add_request(connection: Connection, application: dict[str, Any], program: str, rank: int) -> None:
    """A qualified request with its proposed commitment."""
    is_counselors = program == "counselors"
    ours = {"counselors": 50_000, "k5": 0}.get(program, SHARE)
    row = {
        "id": application["id"],
        "program": program,
        "cycle": application["cycle"],
        "position": rank,
        "rank": None if is_counselors else rank,
        "status": application["status"],
        "window": None if is_counselors else "1",
        "priority": None if is_counselors else application["received"],
        "pathway": None if is_counselors else "own_cohort",
        "qualified": None if is_counselors else "yes",
        "ours": ours,
        "theirs": 0 if is_counselors else ours,
        "cost": ours if is_counselors else 2 * ours,
        "teachers": 4 if is_counselors else 34,
        "at": application["received"],
    }
    connection.execute(
        "insert into program_request (application_id, program, cycle, position, rank, status, window_name, "
        "priority_at, score_micro, score_explanation, pathway, qualified, teachers, teachers_missing, cost_cents, "
        "match_cents, district_cents, uncovered_cents, funded_cents, rate_cents, rate_unit, conditions, explanation) "
        "values (%(id)s, %(program)s, %(cycle)s, %(position)s, %(rank)s, %(status)s, %(window)s, %(priority)s, "
        "3000500000, 'window 1: 3000 points', %(pathway)s, %(qualified)s, %(teachers)s, 0, %(cost)s, %(ours)s, "
        "%(theirs)s, 0, %(ours)s, 12500, 'day', '', '34 teachers are listed.')",
        row,
    )
    entry = connection.execute(
        "insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, rate_cents, "
        "rate_unit, cost_cents, funded_cents, pathway, policy_version, cause, actor, entered_at) values (%(id)s, "
        "%(program)s, 1, %(cycle)s, 1, 'proposed', %(teachers)s, 12500, 'day', %(cost)s, %(ours)s, %(pathway)s, "
        "'feedfacefeedface', 'assessed', 'rules', %(at)s) returning entry_id",
        row,
    ).fetchone()
    assert entry is not None
    for payer, amount in (("program", row["ours"]), ("district", row["theirs"]), ("uncovered", 0)):
        connection.execute(
            "insert into ledger_share (entry_id, payer, amount_cents) values (%s, %s, %s)",
            [entry["entry_id"], payer, amount],
        )
