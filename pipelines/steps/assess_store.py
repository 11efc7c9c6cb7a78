"""What an assessment changes in the warehouse: the difference alone, by natural keys, in the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from connectors.merging import append, merge
from connectors.warehouse import Connection, sql
from pipelines.rules.assessment import AssessedApplication, CycleAssessment
from pipelines.rules.ledger import Commitment
from pipelines.stored import as_json, dump_problem, dump_source, without_nul

_APPLICATION = (
    "application_id", "cycle", "leaid", "district_name", "state", "city", "latitude", "longitude", "identity",
    "status", "version", "received_at", "priority_at", "first_sha256", "questions", "answers", "sources", "problems",
    "content", "content_sha256", "policy_version", "assessed_at", "merged_into",
)  # fmt: skip
_VERSION = (
    "message_sha256", "application_id", "version", "kind", "is_assessable", "is_in_force", "received_at", "changes",
)  # fmt: skip
_REQUEST = (
    "application_id", "program", "cycle", "position", "rank", "status", "window_name", "priority_at", "score_micro",
    "score_explanation", "pathway", "qualified", "teachers", "teachers_missing", "cost_cents", "match_cents",
    "district_cents", "uncovered_cents", "funded_cents", "rate_cents", "rate_unit", "conditions", "explanation",
)  # fmt: skip
_ENTRY = (
    "application_id", "program", "sequence", "cycle", "version", "state", "teachers", "rate_cents", "rate_unit",
    "cost_cents", "funded_cents", "pathway", "policy_version", "cause", "actor", "entered_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stored:
    """What was written: rows by kind. Nothing at all when nothing changed."""

    applications: int = 0
    requests: int = 0
    entries: int = 0
    events: int = 0


def store(
    connection: Connection, assessment: CycleAssessment, now: datetime, carried: frozenset[str]
) -> Stored:
    """Applies the difference between an assessment and what stands there."""
    known = {
        row["application_id"]: row
        for row in connection.execute(
            "select application_id, status, content_sha256 from application where cycle = %s",
            [assessment.cycle],
        ).fetchall()
    }
    rows = {
        a.application_id: _application_row(a, assessment.policy_version, now) for a in assessment.applications
    }
    place = _APPLICATION.index("content_sha256")
    changed = [
        row for key, row in rows.items() if key not in known or known[key]["content_sha256"] != row[place]
    ]
    merge(connection, "application", _APPLICATION, ["application_id"], changed)
    _retire(connection, sorted(known.keys() - rows.keys()), assessment, now)
    _store_versions(connection, assessment, carried)
    requests = _store_requests(connection, assessment)
    _store_history(connection, changed, now)
    events = _store_events(connection, assessment, {k: r["status"] for k, r in known.items()}, now)
    enter(connection, assessment.entries, now)
    return Stored(len(changed), requests, len(assessment.entries), events)


def _application_row(application: AssessedApplication, policy_version: str, now: datetime) -> list[Any]:
    history = application.history
    first = history.first_assessable
    latitude, longitude = application.place or (None, None)
    facts: dict[str, Any] = {
        "application_id": application.application_id,
        "cycle": application.cycle,
        "leaid": application.leaid,
        "district_name": without_nul(application.district_name),
        "state": application.state,
        "city": without_nul(application.city),
        "latitude": latitude,
        "longitude": longitude,
        "identity": as_json(asdict(application.identity)),
        "status": application.status,
        "version": history.number,
        "received_at": history.received_at,
        "priority_at": first.received_at if first is not None else None,
        "first_sha256": first.message_sha256 if first is not None else None,
        "questions": application.questions,
        "answers": as_json(history.answers) if history.answers is not None else None,
        "sources": as_json({key: dump_source(source) for key, source in history.sources.items()}),
        "problems": as_json([dump_problem(p) for p in application.problems]),
        "content": as_json({"requests": [dict(request.data) for request in application.requests]}),
        "merged_into": None,
    }
    facts["content_sha256"] = _digest([*facts.values(), policy_version])
    return [{**facts, "policy_version": policy_version, "assessed_at": now}[name] for name in _APPLICATION]


def _digest(values: Iterable[object]) -> str:
    """Of what would be written, value by value."""
    digest = hashlib.sha256()
    for value in values:
        digest.update(f"{value}\x1f".encode())
    return digest.hexdigest()


def _retire(connection: Connection, gone: Sequence[str], assessment: CycleAssessment, now: datetime) -> None:
    """Applications that turned out to be another's: their messages moved, the row says where."""
    owner = {v.message_sha256: a.application_id for a in assessment.applications for v in a.history.versions}
    for application in gone:
        messages = connection.execute(
            "select message_sha256 from application_version where application_id = %s order by received_at",
            [application],
        ).fetchall()
        merged = next((owner[m["message_sha256"]] for m in messages if m["message_sha256"] in owner), None)
        connection.execute(
            "update application set status = 'superseded', merged_into = coalesce(%(merged)s, merged_into), "
            "questions = 0, content_sha256 = '' where application_id = %(application)s and status <> 'superseded'",
            {"merged": merged, "application": application},
        )


def _store_versions(connection: Connection, assessment: CycleAssessment, carried: frozenset[str]) -> None:
    rows = (
        [
            version.message_sha256, application.application_id, version.number, version.kind.value,
            version.is_assessable, version.is_in_force, version.received_at,
            as_json([asdict(change) for change in version.changes]),
        ]
        for application in assessment.applications
        for version in application.history.versions
        if version.message_sha256 not in carried
    )  # fmt: skip
    merge(connection, "application_version", _VERSION, ["message_sha256"], rows)
    known = [v.message_sha256 for a in assessment.applications for v in a.history.versions]
    connection.execute(
        sql("queries/assess/drop_versions.sql"), {"cycle": assessment.cycle, "messages": known}
    )


def _store_requests(connection: Connection, assessment: CycleAssessment) -> int:
    written = merge(
        connection, "program_request", _REQUEST, ["application_id", "program"], _request_rows(assessment)
    )
    keys = [(a.application_id, r.program) for a, r in assessment.requests]
    gone = connection.execute(
        "delete from program_request q where cycle = %s and not exists (select 1 from "
        "unnest(%s::text[], %s::text[]) as k(application_id, program) "
        "where k.application_id = q.application_id and k.program = q.program)",
        [assessment.cycle, [key[0] for key in keys], [key[1] for key in keys]],
    ).rowcount
    return written + gone


def _request_rows(assessment: CycleAssessment) -> Iterator[list[Any]]:
    for application, request in assessment.requests:
        facts = {
            **{name: getattr(request, name) for name in _REQUEST if hasattr(request, name)},
            "application_id": application.application_id,
            "cycle": application.cycle,
            "window_name": request.window,
            "explanation": without_nul(request.explanation),
        }
        yield [facts[name] for name in _REQUEST]


def _store_history(connection: Connection, changed: Sequence[Sequence[Any]], now: datetime) -> None:
    columns = ("application_id", "version", "policy_version", "content_sha256", "content")
    places = [_APPLICATION.index(name) for name in columns]
    rows = ([*(row[place] for place in places), now] for row in changed)
    append(connection, "assessment", (*columns, "assessed_at"), rows)


def _store_events(
    connection: Connection, assessment: CycleAssessment, before: dict[str, str], now: datetime
) -> int:
    """Every change of an application's status, with its cause."""
    rows = [
        [a.application_id, a.status, before.get(a.application_id), now, _cause(a), "rules"]
        for a in assessment.applications
        if before.get(a.application_id) != a.status
    ]
    rows += [
        [application, "superseded", status, now, "its messages belong to another application", "rules"]
        for application, status in sorted(before.items())
        if application not in {a.application_id for a in assessment.applications} and status != "superseded"
    ]
    return append(
        connection, "status_event", ("application_id", "status", "previous", "at", "cause", "actor"), rows
    )


def _cause(application: AssessedApplication) -> str:
    if application.status in ("accepted", "waitlisted", "declined", "withdrawn", "in_review"):
        return "decided by a person"
    newest = application.history.versions[-1]
    return f"message {newest.message_sha256[:12]}, {newest.kind.value}"


def enter(connection: Connection, entries: Sequence[Commitment], now: datetime) -> list[int]:
    """Entries into the ledger, with their shares. Returns their ids, in order; COMMIT checks that shares add up.

    Raises psycopg.errors.UniqueViolation when somebody else wrote the same place in between.
    """
    if not entries:
        return []
    columns = [[_entry_value(entry, name, now) for entry in entries] for name in _ENTRY]
    types = dict.fromkeys(_ENTRY, "text[]") | dict.fromkeys(
        ("sequence", "cycle", "version", "teachers"), "integer[]"
    )
    types |= dict.fromkeys(("rate_cents", "cost_cents", "funded_cents"), "bigint[]")
    types["entered_at"] = "timestamptz[]"
    arrays = ", ".join(f"%s::{types[name]}" for name in _ENTRY)
    found = connection.execute(
        f"insert into ledger_entry ({', '.join(_ENTRY)}) select * from unnest({arrays}) "
        "returning entry_id, application_id, program",
        columns,
    ).fetchall()
    ids = {(row["application_id"], row["program"]): row["entry_id"] for row in found}
    shares = [
        [ids[entry.key], payer, cents]
        for entry in entries
        for payer, cents in (
            ("program", entry.match_cents),
            ("district", entry.district_cents),
            ("uncovered", entry.uncovered_cents),
        )
    ]
    append(connection, "ledger_share", ("entry_id", "payer", "amount_cents"), shares)
    return [ids[entry.key] for entry in entries]


def _entry_value(entry: Commitment, name: str, now: datetime) -> Any:
    return now if name == "entered_at" else getattr(entry, name)
