"""The read step: bytes of a message or a bare document to a Reading.

Everything that touches a stranger's bytes runs in the isolated worker; here is only the order: open the message,
fetch what it links to, read each document, judge. One poisoned document stops itself and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from connectors.limits import Limits
from connectors.mail import Link, MailLimits, Opened, Unopened, looks_like_message, open_message
from connectors.mail.headers import safe_name
from pipelines.outcomes import Kind, Place, Reason, Role, Unreadable
from pipelines.records import Attachment, ReadDocument, Reading
from pipelines.rules.read.message import judge
from pipelines.rules.read.message_facts import MessageFacts
from pipelines.rules.read.message_findings import Finding

Result = TypeVar("Result")
FetchGoogleDoc = Callable[[str], bytes | None]


class Pool(Protocol):
    """Runs a function in the isolated worker; raises Unreadable when it dies or takes too long."""

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result: ...


class InProcess:
    """The same without isolation: for tests, and for what is read from our own hand."""

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result:
        return function(*arguments)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What came out of the worker in one go: the facts and the documents, read as far as they could be."""

    facts: MessageFacts
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]


def read_message(
    content: bytes,
    *,
    name: str,
    pool: Pool,
    google_docs: FetchGoogleDoc,
    limits: Limits,
    own_addresses: Sequence[str] = (),
) -> Reading:
    """What one message, or one bare document, says and where it ends.

    name: of the file, only to tell a bare document from a mail and to show it. google_docs: gives the bytes behind
    a document's id, None where it may not be opened. Never raises for what is in `content`.
    """
    if not is_message(content, name):
        finding = _read_one(pool, Attachment(safe_name(name) or "document", content), limits)
        return judge(MessageFacts(is_mail=False), [finding])
    try:
        opened: Opened = pool.run(open_message, content, MailLimits(), own_addresses=tuple(own_addresses)) if False else pool.run(_open, content, tuple(own_addresses))
    except Unreadable as unreadable:
        return _unopened_message(unreadable)
    findings = [_read_one(pool, attachment, limits) for attachment in opened.attachments]
    findings += [_not_opened(unopened) for unopened in opened.unopened]
    findings += [_read_link(pool, link, google_docs, limits) for link in opened.links]
    return judge(opened.facts, findings)


def is_message(content: bytes, name: str) -> bool:
    """Whether bytes are a mail rather than a document on its own."""
    from connectors.mail.outlook import is_outlook_message

    if is_outlook_message(content):
        return True
    is_named_so = name.lower().endswith((".eml", ".email", ".msg"))
    return is_named_so and not content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")) or looks_like_message(content)


def _open(content: bytes, own_addresses: tuple[str, ...]) -> Opened:
    return open_message(content, own_addresses=own_addresses)


def _read_one(pool: Pool, attachment: Attachment, limits: Limits) -> Finding:
    try:
        return pool.run(read_attachment, attachment, limits)
    except Unreadable as unreadable:
        return _finding(attachment, attachment.kind, reason=unreadable.reason, sentence=unreadable.sentence)


def read_attachment(attachment: Attachment, limits: Limits) -> Finding:
    """One document: what it is, what it is for, what it answers. Runs in the worker."""
    from connectors.documents import read_document, sniff

    kind = attachment.kind if attachment.kind is not Kind.OTHER else sniff(attachment.content, attachment.name)
    try:
        document = read_document(attachment.content, kind, attachment.name, limits)
    except Unreadable as unreadable:
        return _finding(attachment, kind, reason=unreadable.reason, sentence=unreadable.sentence)
    try:
        from pipelines.rules.read.interpret import interpret
    except ImportError:
        return _finding(attachment, kind)
    made = interpret(document, attachment.name)
    return _finding(
        attachment,
        kind,
        role=made.role,
        is_blank=made.is_blank,
        answers=made.answers,
        sources=made.sources,
        problems=tuple(made.problems),
        mark=document.mark,
    )


def _finding(attachment: Attachment, kind: Kind, **made: Any) -> Finding:
    return Finding(
        name=attachment.name,
        kind=kind,
        sha256=sha256(attachment.content).hexdigest(),
        origin=attachment.origin,
        link=attachment.link,
        sent_at=attachment.sent_at,
        **made,
    )


def _not_opened(unopened: Unopened) -> Finding:
    return Finding(
        unopened.name, unopened.kind, unopened.sha256, origin=unopened.origin, reason=unopened.reason, sentence=unopened.sentence
    )


def _read_link(pool: Pool, link: Link, google_docs: FetchGoogleDoc, limits: Limits) -> Finding:
    content = google_docs(link.document_id) if link.document_id else None
    if content is None:
        return Finding(
            "Google document",
            Kind.GOOGLE_DOC,
            "",
            origin="link",
            link=link.address,
            reason=Reason.UNREACHABLE_LINK,
            sentence="The linked Google document may not be opened by us; please ask for access.",
        )
    return _read_one(pool, Attachment("Google document", content, origin="link", link=link.address), limits)


def _unopened_message(unreadable: Unreadable) -> Reading:
    return Reading(Place.QUARANTINE, (unreadable.reason,), sentence=unreadable.sentence)
