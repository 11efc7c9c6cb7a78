"""One application: evidence, answers and judgement side by side, and what a person may do with it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response

from connectors.warehouse import Connection, sql
from pipelines.desk.changed import field_wording, looked_at, since_looked, version_lines
from pipelines.desk.commitments import in_force
from pipelines.desk.doors import Doors
from pipelines.desk.evidence import anchor, readable_message
from pipelines.desk.pages import pages_of, plain, require, user_of
from pipelines.desk.people import Role, User
from pipelines.desk.queue import hidden_from
from pipelines.desk.queue_filter import from_text
from pipelines.form import QUESTIONS, Section, Type
from pipelines.outcomes import Code
from pipelines.policy.staff_words import load_staff_words
from pipelines.rules.decide_workbook import DECISIONS
from pipelines.rules.letters.receipt import in_words
from pipelines.steps import review
from pipelines.steps.explain import requests_in_words

router = APIRouter()

_QUERIES = ("requests", "versions", "letters", "notes", "ledger", "events")


@router.get("/applications/{application_id}")
def application(request: Request, application_id: str, skipped: str = "", within: str = "") -> Response:
    """skipped: application ids that were put off; within: the filter of the queue that the reviewer works through."""
    pages, user = pages_of(request), user_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        with warehouse.transaction() as connection:
            facts = _facts(connection, doors, user, application_id)
        if user.email:
            review.looked(warehouse, application_id, user.email, facts["application"]["version"], doors.now())
    facts["evidence"] = _evidence(doors, facts)
    back = from_text(within).parameters
    facts |= {"skipped": skipped, "within": within, "back": back, "choices": tuple(DECISIONS)}
    return pages.page(request, "application.html", facts)


def _facts(connection: Connection, doors: Doors, user: User, application_id: str) -> dict[str, Any]:
    """Raises HTTPException 404 for no such application, 403 for one that this reviewer must not see."""
    row = connection.execute(
        sql("queries/desk/application.sql"), {"application_id": application_id}
    ).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such application.")
    hidden = hidden_from(connection, doors, user)
    if application_id in hidden["hidden_applications"]:
        raise HTTPException(403, "You declared a conflict of interest with this application.")
    found: dict[str, Any] = {"application": row}
    for name in _QUERIES:
        query = sql(f"queries/desk/application_{name}.sql")
        found[name] = connection.execute(query, {"application_id": application_id}).fetchall()
    found["words"] = {
        r["program"]: r["words"] for r in requests_in_words(connection, doors.policy, application_id)
    }
    for version in found["versions"]:
        version["lines"] = version_lines(version["changes"])
    found["looked_at"] = looked_at(connection, application_id, user)
    found["since_looked"] = since_looked(found, found["looked_at"])
    found["written_to"] = (row["answers"] or {}).get("primary_email") or ""
    found["sections"] = _sections(row["answers"] or {}, row["sources"] or {})
    found["tables"] = _tables(row["answers"] or {}, row["sources"] or {})
    found["problems"] = [_problem(problem) for problem in row["problems"] or []]
    found["commitments"] = in_force(found["ledger"])
    found["above"] = _above(connection, found["requests"])
    return found


def _sections(answers: dict[str, Any], sources: dict[str, Any]) -> list[tuple[str, list[dict[str, str]]]]:
    """Single answers by section of the form, each with where it was read."""
    made = []
    for section in Section:
        lines = [
            {
                "key": q.key,
                "wording": q.wording,
                "value": in_words(q.type, answers[q.key]) if answers.get(q.key) is not None else "",
                **_place(sources.get(q.key)),
            }
            for q in QUESTIONS
            if q.section is section and q.type is not Type.TABLE
        ]
        if lines:
            made.append((section.value, lines))
    return made


def _place(source: dict[str, Any] | None) -> dict[str, str]:
    if source is None:
        return {"where": "", "how": "", "anchor": ""}
    how = source["how"] if source["how"] != "close" else f"close wording, {source['score']:.2f}"
    return {
        "where": f"{source['document']}, {source['place']}" if source["place"] else source["document"],
        "how": how,
        "anchor": anchor(source["document"], source["place"]),
    }


def _tables(answers: dict[str, Any], sources: dict[str, Any]) -> list[dict[str, Any]]:
    made = []
    for question in QUESTIONS:
        rows = answers.get(question.key)
        if question.type is Type.TABLE and rows:
            first = next((sources[k] for k in sorted(sources) if k.startswith(f"{question.key}[")), None)
            columns = [(c.key, c.wording) for c in question.columns]
            made.append({"key": question.key, "wording": question.wording, "columns": columns, "rows": rows})
            made[-1] |= _place(first)
    return made


def _problem(problem: dict[str, Any]) -> dict[str, Any]:
    """A problem with its words for staff."""
    words = load_staff_words()[Code(problem["code"])]
    figures = ", ".join(f"{plain(name)} {value or 'nothing'}" for name, value in problem.get("detail") or ())
    return {
        **problem,
        "wording": field_wording(problem.get("field") or ""),
        "meaning": words.meaning,
        "action": words.action,
        "figures": figures,
    }


def _above(connection: Connection, requests: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """By program, the request one place higher."""
    found: dict[str, dict[str, Any]] = {}
    for request in requests:
        if request["rank"] and request["rank"] > 1:
            row = connection.execute(
                sql("queries/desk/one_above.sql"), {"cycle": request["cycle"], "rank": request["rank"] - 1}
            ).fetchone()
            if row is not None:
                found[request["program"]] = row
    return found


def _evidence(doors: Doors, facts: dict[str, Any]) -> list[Any]:
    """The documents of the version in force, and of replies put into it."""
    made = []
    for version in facts["versions"]:
        if version["is_in_force"]:
            made += readable_message(doors, version["message_sha256"], facts["application"]["sources"])
    return made


@router.post("/applications/{application_id}/notes")
def note(request: Request, application_id: str, text: Annotated[str, Form(max_length=10_000)]) -> Response:
    user = user_of(request)
    if not (user.is_reviewer or user.is_operations):
        require(request, Role.REVIEWER)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        review.add_note(warehouse, application_id, user.name, text, pages.doors.now())
    return pages.back(request, f"/applications/{application_id}", "Noted.")


@router.post("/applications/{application_id}/assign")
def assign(
    request: Request, application_id: str, reviewer: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Reviewers take an application for themselves or give it back; operations may name anyone."""
    user = user_of(request)
    if not user.is_operations:
        require(request, Role.REVIEWER)
        if reviewer not in ("", user.email):
            raise HTTPException(403, "You can take an application yourself; operations assign it to others.")
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        review.assign(warehouse, application_id, reviewer or None, user.name, pages.doors.now())
    return pages.back(request, f"/applications/{application_id}", "Assigned." if reviewer else "Given back.")


@router.post("/applications/{application_id}/conflict")
def conflict(
    request: Request, application_id: str, reason: Annotated[str, Form(max_length=2_000)]
) -> Response:
    user = require(request, Role.REVIEWER)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        review.declare_conflict(warehouse, application_id, user.email, reason, pages.doors.now())
    return pages.back(request, "/queue", "Declared. You will not see this application again.")
