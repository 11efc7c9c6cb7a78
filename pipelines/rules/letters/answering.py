"""From a message and what became of it to the letter that answers it: kind, addresses, facts."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipelines.outcomes import Place, Problem
from pipelines.records import Reading
from pipelines.rules.letters.compose import is_address, one_line
from pipelines.rules.letters.moments import in_words
from pipelines.rules.letters.owed import is_wish_to_stop, is_withdrawal, owed_letter
from pipelines.rules.letters.receipt import DistrictWords, questions, read_back

#: The windows as letters name them.
WINDOW_WORDS = {
    "1": "first window",
    "2": "second window",
    "3": "third window",
    "late": "after the last window",
    "rolling": "reviewed as it comes",
}


@dataclass(frozen=True, slots=True)
class AnsweredMessage:
    """A message with what became of it. answers, problems: in force where this version is, else its own.

    version: 0 where it changed nothing. is_copy: it brought again what had come as that version. is_shared: no
    mail, but a document that is shared with us and was seen anew. contact: the address of the application in force.
    """

    message_sha256: str
    received_at: datetime
    reading: Reading
    application_id: str | None = None
    version: int = 0
    is_assessable: bool = False
    is_in_force: bool = False
    is_copy: bool = False
    district_name: str = ""
    state: str = ""
    status: str = ""
    priority_at: datetime | None = None
    window_name: str | None = None
    answers: Mapping[str, Any] | None = None
    sources: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    next_deadline: str = ""
    is_shared: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A letter to be written. about: what it is one of its kind for."""

    kind: str
    about: str
    to_address: str
    cc_addresses: tuple[str, ...]
    facts: dict[str, Any]


def answer(
    message: AnsweredMessage,
    *,
    own_address: str,
    zone: str,
    unreadable_words: Mapping[str, Mapping[str, str]],
    district_words: DistrictWords,
) -> Answer | None:
    """The letter that a message is owed; None where silence is right."""
    facts: dict[str, Any] = {
        "contact_name": one_line(message.reading.envelope.sender_name, 80),
        "received_at": in_words(message.received_at, zone),
        "address": own_address,
        "in_reply_to": message.reading.envelope.message_id,
        "references": list(message.reading.envelope.references),
    }
    if is_withdrawal(message.reading):
        facts |= {"words": message.reading.envelope.withdraws, "district_name": message.district_name}
        return Answer("withdrawal_noted", message.message_sha256, message.reading.envelope.sender, (), facts)
    if is_wish_to_stop(message.reading):
        # One for an address, however often it asks.
        sender = message.reading.envelope.sender
        facts |= {
            "words": message.reading.envelope.asks_to_stop,
            "has_application": bool(message.application_id),
        }
        return Answer("stopped", sender.lower(), sender, (), facts)
    if _is_answered_by_receipt(message):
        return _receipt(message, facts, own_address, zone, district_words)
    kind = owed_letter(message.reading, own_address)
    if kind is None:
        return None
    facts |= _other_facts(message, kind, unreadable_words)
    about = message.message_sha256
    if kind == "answer_received":
        # One for a thread, however many thanks it holds.
        about = message.application_id or (message.reading.envelope.tokens or (about,))[0]
    return Answer(kind, about, message.reading.envelope.sender, (), facts)


def staff_question(
    message_sha256: str, envelope: Mapping[str, Any], received_at: datetime, zone: str, question: str
) -> Answer:
    """The letter by which one of the staff asks the sender of a message something. The same words are one letter."""
    facts = {
        "contact_name": one_line(envelope.get("sender_name") or "", 80),
        "received_at": in_words(received_at, zone),
        "subject": one_line(envelope.get("subject") or "", 120),
        "lines": [line for part in question.splitlines() for line in textwrap.wrap(part, 500) or [""]],
        "in_reply_to": envelope.get("message_id") or "",
        "references": list(envelope.get("references") or ()),
    }
    about = f"{message_sha256}/{hashlib.sha256(question.encode()).hexdigest()[:16]}"
    return Answer("question", about, envelope["sender"], (), facts)


def does_earlier_stand(message: AnsweredMessage) -> bool:
    """A version without a critical answer replaces none that was complete enough, and costs it no place."""
    has_place = message.priority_at is not None and message.priority_at < message.received_at
    return message.version > 1 and not message.is_assessable and has_place


def _is_place_kept(message: AnsweredMessage) -> bool:
    """A version that can be judged after an earlier one that could; the first that can only begins a place."""
    return (
        message.is_assessable
        and message.priority_at is not None
        and message.priority_at < message.received_at
    )


def _is_answered_by_receipt(message: AnsweredMessage) -> bool:
    """A receipt reads back a version; thanks and questions in a thread are none, and say nothing of what is missing."""
    place = message.reading.place
    return message.application_id is not None and (
        place is Place.APPLICATION or (place is Place.REPLY and message.version > 0)
    )


def _receipt(
    message: AnsweredMessage,
    facts: dict[str, Any],
    own_address: str,
    zone: str,
    district_words: DistrictWords,
) -> Answer | None:
    addresses = _addresses(message, own_address)
    if not addresses or (message.is_shared and message.is_copy):  # nobody wrote, and nothing is new
        return None
    critical, others = questions(message.problems, district_words)
    # Only a person takes a decision back; nobody is told of a place that the application does not have.
    ended = message.status if message.status in ("withdrawn", "declined") else ""
    facts |= {
        "district_name": message.district_name,
        "state": message.state,
        "version": message.version,
        "is_copy": message.is_copy,
        "is_assessable": message.is_assessable,
        "does_earlier_stand": does_earlier_stand(message),
        "is_place_kept": _is_place_kept(message) and not ended,
        "ended_as": ended,
        "priority_date": in_words(message.priority_at, zone) if message.priority_at else "",
        "window_words": WINDOW_WORDS.get(message.window_name or "", ""),
        "critical_questions": critical,
        "questions": others,
        "sections": read_back(dict(message.answers or {}), dict(message.sources or {})),
    }
    name = (message.answers or {}).get("primary_name")
    if name and (len(addresses) > 1 or not facts["contact_name"]):
        facts["contact_name"] = one_line(name, 80)
    return Answer("receipt", message.message_sha256, addresses[0], tuple(addresses[1:]), facts)


def _addresses(message: AnsweredMessage, own_address: str) -> list[str]:
    """Whoever wrote, then the primary contact; a bare document has only the contact, here or as it was before."""
    wanted = [message.reading.envelope.sender, (message.answers or {}).get("primary_email") or ""]
    found: list[str] = []
    for address in wanted:
        known = {x.lower() for x in found} | {own_address.lower()}
        if is_address(address) and address.lower() not in known:
            found.append(address)
    return found or [message.contact] * is_address(message.contact)


def _other_facts(
    message: AnsweredMessage, kind: str, unreadable_words: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    names = [one_line(document.name, 120) for document in message.reading.documents if document.name]
    facts: dict[str, Any] = {"document": names[0] if names else "", "documents": names}
    if kind == "cannot_read":
        words = [unreadable_words[reason] for reason in message.reading.reasons if reason in unreadable_words]
        facts |= dict(words[0]) if words else {}
    if kind == "interest_form":
        facts["district_name"] = (message.reading.answers or {}).get("district_name") or ""
        facts["next_deadline"] = message.next_deadline
    return facts
