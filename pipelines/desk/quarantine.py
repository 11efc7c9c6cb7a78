"""The quarantine, for people without shell or Airflow rights: why, what to do, a safe preview, and the way out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response

from connectors.warehouse import sql
from pipelines.desk.evidence import readable_message
from pipelines.desk.operations import account
from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role
from pipelines.form import QUESTIONS, Type
from pipelines.outcomes import Misconfigured
from pipelines.policy.letter_templates import load_unreadable_words
from pipelines.policy.staff_words import load_set_aside_words
from pipelines.rules.read.values import parse
from pipelines.steps import quarantine as steps

router = APIRouter()


@router.get("/quarantine")
def quarantine(
    request: Request, reason: str = "", place: str = "quarantine", page: Annotated[int, Query(ge=1)] = 1
) -> Response:
    user_of(request)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        rows = warehouse.rows(
            sql("queries/desk/messages.sql"),
            {"place": place, "reason": reason, "limit": 100, "offset": (page - 1) * 100},
        )
        facts = {
            "rows": rows,
            "account": account(warehouse),
            "reasons": warehouse.rows(sql("queries/desk/reasons.sql"), {"place": place}),
            "place": place,
            "reason": reason,
            "page": page,
            "what_to_do": load_set_aside_words(),
            "unsure": warehouse.rows(sql("queries/desk/unsure.sql")),
        }
    return pages.page(request, "quarantine.html", facts)


@router.get("/messages/{message_sha256}")
def message(request: Request, message_sha256: str) -> Response:
    """One message: headers, documents, a safe preview, and what can be done."""
    user_of(request)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        rows = warehouse.rows(sql("queries/desk/message.sql"), {"message_sha256": message_sha256})
        if not rows:
            raise HTTPException(404, "There is no such message.")
        rulings = warehouse.rows(
            "select * from message_ruling where message_sha256 = %s order by ruling_id", [message_sha256]
        )
        letters = warehouse.rows(
            "select kind, state, to_address, sent_at, subject, body, facts -> 'lines' as lines from letter "
            "where message_sha256 = %s order by written_at",
            [message_sha256],
        )
    row = rows[0]
    to_do, unreadable = load_set_aside_words(), load_unreadable_words()
    facts = {
        "message": row,
        "rulings": rulings,
        "letters": letters,
        "preview": readable_message(pages.doors, message_sha256),
        "what_to_do": [to_do[r] for r in row["reasons"] if r in to_do],
        "wrong": [unreadable[r]["problem"] for r in row["reasons"] if r in unreadable],
        "questions": [q for q in QUESTIONS if q.type is not Type.TABLE],
        "answers": row["answers"] or {},
    }
    return pages.page(request, "message.html", facts)


@router.post("/messages/{message_sha256}/retry")
def retry(request: Request, message_sha256: str, why: Annotated[str, Form(max_length=2_000)]) -> Response:
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        steps.retry(warehouse, message_sha256, user.name, why, pages.doors.now())
    return pages.back(request, f"/messages/{message_sha256}", "It will be read again by the next run.")


@router.post("/messages/{message_sha256}/not-an-application")
def not_an_application(
    request: Request, message_sha256: str, why: Annotated[str, Form(max_length=2_000)]
) -> Response:
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        steps.rule_not_an_application(warehouse, message_sha256, user.name, why, pages.doors.now())
    return pages.back(request, "/quarantine", "Ruled: not an application.")


@router.post("/messages/{message_sha256}/ask")
def ask(request: Request, message_sha256: str, question: Annotated[str, Form(max_length=5_000)]) -> Response:
    """A question of one's own to the sender; it leaves with the next letters."""
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    doors = pages.doors
    with doors.warehouse() as warehouse:
        sender = steps.ask_sender(
            warehouse,
            doors.policy,
            message_sha256,
            question,
            own_address=doors.house.settings.address,
            actor=user.name,
            now=doors.now(),
        )
    return pages.back(
        request, f"/messages/{message_sha256}", f"{sender} will be asked with the next letters."
    )


@router.post("/messages/{message_sha256}/correct")
async def correct(request: Request, message_sha256: str) -> Response:
    """Answers typed in by hand; an empty field changes nothing."""
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    form = await request.form(max_fields=400)
    answers = _typed({key: str(value) for key, value in form.items() if key != "why"})
    with pages.doors.warehouse() as warehouse:
        steps.correct(
            warehouse, message_sha256, answers, user.name, str(form.get("why") or ""), pages.doors.now()
        )
    return pages.back(
        request, f"/messages/{message_sha256}", "It is an application now; the next run judges it."
    )


def _typed(fields: dict[str, str]) -> dict[str, Any]:
    """What was typed, in the shapes of the form. Raises Misconfigured with the field that is not understood."""
    answers: dict[str, Any] = {}
    for question in QUESTIONS:
        text = fields.get(question.key, "").strip()
        if not text or question.type is Type.TABLE:
            continue
        value = parse(question.type, text)
        if value.value is None:
            raise Misconfigured(f"{question.wording}: {text[:60]!r} is not understood.")
        answers[question.key] = value.value
    programs = [
        {"program": program, "teachers": int(count)}
        for program in ("k5", "algebra", "science", "ecs", "csp")
        if (count := fields.get(f"programs.{program}", "").strip()).isdigit()
    ]
    if programs:
        answers["programs"] = programs
    return answers


@router.post("/identity")
def identity(
    request: Request,
    district_name: Annotated[str, Form(max_length=300)],
    leaid: Annotated[str, Form(max_length=7)],
    why: Annotated[str, Form(max_length=2_000)],
    state: Annotated[str, Form(max_length=2)] = "",
    city: Annotated[str, Form(max_length=200)] = "",
    back: Annotated[str, Form(max_length=200)] = "/quarantine",
) -> Response:
    """Who a district is, ruled once for all."""
    user = require(request, Role.OPERATIONS)
    pages = pages_of(request)
    with pages.doors.warehouse() as warehouse:
        steps.rule_identity(
            warehouse,
            district_name=district_name,
            state=state,
            city=city,
            leaid=leaid,
            actor=user.name,
            why=why,
            now=pages.doors.now(),
        )
    target = back if back.startswith("/") and not back.startswith("//") else "/quarantine"
    return pages.back(request, target, "Ruled; the next run judges it anew.")
