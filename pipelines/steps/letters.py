"""Write the letters that are owed. Writing is not sending: a letter waits in the outbox until it is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from connectors.warehouse import Connection, Warehouse, sql
from pipelines.outcomes import Problem
from pipelines.policy.letter_templates import load_notes, load_question_words, load_unreadable_words
from pipelines.records import Source
from pipelines.rules.letters.answering import Answer, AnsweredMessage, answer
from pipelines.rules.letters.compose import compose
from pipelines.rules.letters.decided import decision_letters
from pipelines.rules.letters.moments import last_day_in_words
from pipelines.rules.letters.outbox import letter_id
from pipelines.rules.letters.words import Verbatim, render
from pipelines.rules.tokens import make_token
from pipelines.rules.windows import calendar, cycle_of
from pipelines.stored import load_problem, load_reading, without_nul

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


def write_letters(warehouse: Warehouse, policy: Policy, own_address: str, now: datetime) -> int:
    """An answer to every message that is owed one, once. Returns how many were written."""
    cycle = calendar(policy, cycle_of(policy, now))
    outbox = policy.outbox(now.date())
    deadline = next((w.closes for w in cycle.dated if now < w.closes), cycle.closes)
    question_words = load_question_words()

    def district_words(problem: Problem, words: str) -> str:
        return question_words[problem.code].format(words=words)

    unreadable_words = load_unreadable_words()
    written = 0
    while True:
        with warehouse.transaction() as connection:
            rows = connection.execute(sql("queries/send/unanswered.sql")).fetchall()
            for row in rows:
                message = _message(row, last_day_in_words(deadline, cycle.zone))
                owed = answer(
                    message,
                    own_address=own_address,
                    zone=cycle.zone,
                    unreadable_words=unreadable_words,
                    district_words=district_words,
                )
                if owed is not None:
                    if message.is_shared:
                        _take_back_receipts(connection, message)
                    written += write_letter(
                        connection,
                        owed,
                        application_id=message.application_id,
                        message_sha256=message.message_sha256,
                        now=now,
                        deadline_hours=outbox["deadline_hours"],
                        due_at=now + _pause(message, outbox["shared_document_quiet_minutes"]),
                    )
                connection.execute(
                    "update message set answered_at = %s where message_sha256 = %s",
                    [now, message.message_sha256],
                )
        if not rows:
            return written


def _pause(message: AnsweredMessage, quiet_minutes: int) -> timedelta:
    """How long a letter waits: a shared document is written in for hours, and its last state alone is worth a receipt.
    What a person mails, and the first sight of a document, is answered at once."""
    return timedelta(minutes=quiet_minutes if message.is_shared and message.version > 1 else 0)


def _take_back_receipts(connection: Connection, message: AnsweredMessage) -> None:
    """Receipts of earlier states of a shared document that wait still: the newer one says all that they would."""
    connection.execute(
        "update letter l set state = 'cancelled', last_error = 'The shared document was changed again.' "
        "where l.application_id = %s and l.kind = 'receipt' and l.state = 'waiting' and exists "
        "(select 1 from sighting s where s.message_sha256 = l.message_sha256 and s.source = 'google')",
        [message.application_id],
    )


def write_decision_letters(warehouse: Warehouse, policy: Policy, now: datetime) -> int:
    """What was decided and applied, told once to each district. Returns how many letters were written."""
    hours = policy.outbox(now.date())["deadline_hours"]
    written = 0
    with warehouse.transaction() as connection:
        rows = connection.execute(sql("queries/send/decided.sql")).fetchall()
        for application_id, letter in decision_letters(rows, policy.alternatives):
            if letter is not None:
                written += write_letter(
                    connection,
                    letter,
                    application_id=application_id,
                    message_sha256=None,
                    now=now,
                    deadline_hours=hours,
                )
        connection.execute(
            "update decision set answered_at = %s where decision_id = any(%s)",
            [now, [row["decision_id"] for row in rows]],
        )
    return written


def write_letter(
    connection: Connection,
    owed: Answer,
    *,
    application_id: str | None,
    message_sha256: str | None,
    now: datetime,
    deadline_hours: int,
    due_at: datetime | None = None,
) -> int:
    """One letter into the outbox, in the caller's transaction; 0 when it is there already."""
    identifier = letter_id(owed.kind, owed.about, "")
    due = due_at or now
    return connection.execute(
        sql("queries/send/write.sql"),
        {
            "letter_id": identifier,
            "kind": owed.kind,
            "application_id": application_id,
            "message_sha256": message_sha256,
            "occasion": owed.about,
            "token": make_token(identifier),
            "to_address": owed.to_address,
            "cc_addresses": list(owed.cc_addresses),
            "facts": Jsonb(without_nul(owed.facts)),
            "now": now,
            "due_at": due,
            "deadline_at": due + timedelta(hours=deadline_hours),
        },
    ).rowcount


def _message(row: Mapping[str, Any], next_deadline: str) -> AnsweredMessage:
    reading = load_reading(row)
    is_copy = row["kind"] == "copy"
    in_force = bool(row["is_in_force"]) or (is_copy and row["version"] == row["version_in_force"])
    problems = (
        [load_problem(p) for p in row["problems_in_force"] or []] if in_force else list(reading.problems)
    )
    return AnsweredMessage(
        message_sha256=row["message_sha256"],
        received_at=row["received_at"],
        reading=reading,
        application_id=row["application_id"],
        version=row["version"] or 0,
        is_assessable=bool(row["is_assessable"]),
        is_in_force=in_force,
        is_copy=is_copy,
        district_name=row["district_name"] or "",
        state=row["state"] or "",
        status=row["status"] or "",
        priority_at=row["priority_at"],
        window_name=row["window_name"],
        answers=row["answers_in_force"] if in_force else reading.answers,
        sources=_sources(row["sources_in_force"]) if in_force else reading.sources,
        problems=tuple(problems),
        next_deadline=next_deadline,
        is_shared=bool(row["is_shared"]),
        contact=(row["answers_in_force"] or {}).get("primary_email") or "",
    )


def _sources(stored: Mapping[str, Mapping[str, Any]] | None) -> dict[str, Source]:
    return {key: Source(**source) for key, source in (stored or {}).items()}


#: Letters that bring the blank form along.
_WITH_FORM = frozenset({"no_document", "blank_form", "interest_form"})

#: Letters that the clock or a person writes; all others answer a mail.
_BY_US = frozenset(
    {
        "alert",
        "report",
        "reminder",
        "question",
        "accepted",
        "waitlisted",
        "declined",
        "withdrawn",
        "ineligible",
    }
)

FROM_NAME = "District partnerships"


def renderer(
    templates: Mapping[str, str], own_address: str, now: datetime, blank_form: Callable[[], bytes]
) -> Callable[[dict[str, Any]], EmailMessage]:
    """Makes the message of a row of table `letter`, at the moment it is sent. blank_form: bytes of the Word form."""

    def message(row: dict[str, Any]) -> EmailMessage:
        facts = dict(row["facts"])
        if row["kind"] in ("report", "decisions_received"):
            facts["body"] = Verbatim(facts["body"])
        subject, body = render(templates, row["kind"], facts)
        if row.get("stopped_at") and row["kind"] != "stopped":
            body += "\n" + load_notes()["stopped"].format(date=f"{row['stopped_at']:%B %-d, %Y}")
        attachments = []
        if row["kind"] in _WITH_FORM:
            attachments.append(("District Partnership Application.docx", _DOCX, blank_form()))
        return compose(
            letter=row["letter_id"],
            token=row["token"],
            from_address=own_address,
            from_name=FROM_NAME,
            to=row["to_address"],
            cc=row["cc_addresses"],
            subject=subject,
            body=body,
            at=now,
            in_reply_to=facts.get("in_reply_to") or "",
            references=facts.get("references") or (),
            attachments=attachments,
            is_answer=row["kind"] not in _BY_US,
        )

    return message


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
