"""Everything about one application, gathered for `explain` as JSON-ready facts with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from connectors.warehouse import Connection, Warehouse, sql
from pipelines.form import QUESTION
from pipelines.outcomes import Misconfigured
from pipelines.rules.explain import what_would_change, why_above
from pipelines.rules.explain_figures import side_by_side
from pipelines.rules.wording import (
    condition_sentence,
    funding_sentences,
    pathway_sentence,
    qualification_sentence,
)
from pipelines.steps.explain_places import against_another, own_and_above

if TYPE_CHECKING:
    from pipelines.policy.values import Policy

_ENTRY = (
    "entry_id", "program", "state", "teachers", "match_amount", "district_amount", "funded_amount", "pathway",
    "version", "rate", "rate_unit", "policy_version", "cause", "actor", "entered_at",
)  # fmt: skip
#: The words of a line that is no request of its own: counselors and principals.
_NO_WORDS: dict[str, Any] = {
    **dict.fromkeys(("qualification", "one_place_higher"), ""),
    **dict.fromkeys(("pathways", "conditions", "funding", "figures", "what_would_change"), ()),
}
_MONEY = ("match_amount", "district_amount", "funded_amount", "rate")


def find(connection: Connection, wanted: str) -> str:
    """The id of the application that somebody means: its id, a LEAID, or part of the id or the name.

    Raises Misconfigured with the candidates when none or several fit.
    """
    rows = connection.execute(sql("queries/explain/find.sql"), {"wanted": wanted}).fetchall()
    found = [row["application_id"] for row in rows]
    if found and (len(found) == 1 or found[0] == wanted):
        return str(found[0])
    if not found:
        raise Misconfigured(
            f"No application has {wanted!r} in its id or name; partnerships queue lists them."
        )
    raise Misconfigured(f"{wanted!r} may be any of: {', '.join(found)}. Write the whole id.")


def explain(warehouse: Warehouse, policy: Policy, wanted: str, against: str | None = None) -> dict[str, Any]:
    """The facts of one application. against: another one, to say why one stands above the other."""
    with warehouse.transaction() as connection:
        application_id = find(connection, wanted)
        facts = _application(connection, application_id)
        zone = policy.for_cycle("windows.zone", facts["application"]["cycle"])
        facts["zone"] = zone
        facts["requests"] = requests_in_words(connection, policy, application_id)
        facts["versions"] = _versions(connection, application_id)
        facts["commitments"] = _commitments(connection, application_id)
        facts["history"] = _history(connection, application_id)
        if against is not None:
            other = find(connection, against)
            facts["against"] = against_another(connection, application_id, other, policy, zone)
        return facts


def _application(connection: Connection, application_id: str) -> dict[str, Any]:
    row = connection.execute(
        "select * from application where application_id = %s", [application_id]
    ).fetchone()
    if row is None:
        raise Misconfigured(f"There is no application {application_id}.")
    answers = row["answers"] or {}
    # Teachers are counted, not named: their names are for counting alone.
    shown = {
        key: f"{len(answers[key])} rows" if key == "teachers" else answers[key]
        for key in QUESTION
        if answers.get(key) not in (None, [])
    }
    return {
        "application": {
            name: _plain(row[name])
            for name in (
                "application_id", "cycle", "district_name", "state", "city", "leaid", "status", "version",
                "received_at", "priority_at", "questions", "identity", "policy_version", "assessed_at",
                "merged_into",
            )
        },
        "answers": [
            {"field": key, "value": value, "read": _where(key, row["sources"])} for key, value in shown.items()
        ],
        "problems": row["problems"],
    }  # fmt: skip


def _where(key: str, sources: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where an answer was read; of a table every place, without the words of the teachers table."""
    found = []
    for path, source in sources.items():
        if path == key or path.startswith(f"{key}["):
            words = None if key == "teachers" else source.get("words")
            found.append({**source, "path": path, "words": words})
    return found


def requests_in_words(connection: Connection, policy: Policy, application_id: str) -> list[dict[str, Any]]:
    """Every request of an application: its line of the queue, the judgement as data, and both in words."""
    application = connection.execute(
        "select cycle, content, problems from application where application_id = %s", [application_id]
    ).fetchone()
    if application is None:
        raise Misconfigured(f"There is no application {application_id}.")
    rows = connection.execute(sql("queries/explain/requests.sql"), {"application": application_id}).fetchall()
    judged = {request["program"]: request for request in application["content"].get("requests", [])}
    requests = []
    for row in rows:
        request = judged.get(row["program"], {})
        shown = {name: _plain(value) for name, value in row.items() if not name.endswith("_cents")}
        shown |= {
            name.replace("_cents", "_amount"): _usd(value)
            for name, value in row.items()
            if name.endswith("_cents")
        }
        words = {**_NO_WORDS, "funding": [row["explanation"]]}
        if "pathways" in request:
            words = _words(connection, policy, row, request, application["problems"])
        requests.append({**shown, "judgement": request, "words": words})
    return requests


def _words(
    connection: Connection,
    policy: Policy,
    row: Mapping[str, Any],
    request: Mapping[str, Any],
    problems: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    zone = policy.for_cycle("windows.zone", row["cycle"])
    own, above = own_and_above(connection, policy, row)
    return {
        "qualification": qualification_sentence(request),
        "pathways": [f"{v['outcome'].replace('_', ' ')}: {pathway_sentence(v)}" for v in request["pathways"]],
        "conditions": [f"{_met(c['is_met'])}: {condition_sentence(c)}" for c in request["conditions"]],
        "funding": funding_sentences(
            {
                **request["funding"],
                "funded_cents": row["funded_cents"],
                "is_promised": row["status"] == "accepted",
            }
        ),
        "figures": [asdict(figure) for figure in side_by_side(request)],
        "what_would_change": what_would_change(request, row, problems, above, zone),
        "one_place_higher": why_above(above, own, zone).because if own and above else "",
    }


def _met(is_met: bool | None) -> str:
    return {True: "met", False: "not met", None: "to be arranged"}[is_met]


def _versions(connection: Connection, application_id: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "select v.version, v.kind, v.received_at, v.is_assessable, v.is_in_force, v.message_sha256, v.changes, "
        "m.sender, m.subject from application_version v join message m using (message_sha256) "
        "where v.application_id = %s order by v.received_at, v.message_sha256",
        [application_id],
    ).fetchall()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _commitments(connection: Connection, application_id: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "select * from commitments where application_id = %s order by entry_id", [application_id]
    ).fetchall()
    return [
        {name: _usd(row[name]) if name in _MONEY else _plain(row[name]) for name in _ENTRY} for row in rows
    ]


def _history(connection: Connection, application_id: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "select at, program, status, previous, cause, actor from status_event where application_id = %s "
        "order by event_id",
        [application_id],
    ).fetchall()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _usd(cents: int | None) -> str | None:
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"
