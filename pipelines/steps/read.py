"""The read step: bytes of a message or of a bare document to a Reading.

Everything that touches a stranger's bytes runs in the isolated worker; here is only the order: open the message,
read its documents, fetch what it links to, judge. Usually that is one piece of work for the worker. Where it dies of
it, the documents are read one by one, so that the poisoned one is set aside and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from connectors.limits import Limits
from connectors.mail.headers import safe_name
from connectors.mail.links import Link
from connectors.mail.opened import Opened, Unopened
from connectors.mail.parse import is_message
from pipelines.outcomes import Kind, Place, Reason, Unreadable
from pipelines.records import Attachment, Reading
from pipelines.rules.read.message.facts import MessageFacts
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.judge import judge
from pipelines.steps.read_document import read_attachment, unread

Result = TypeVar("Result")

#: Gives the bytes behind a Google document's id, None where it may not be opened.
FetchGoogleDoc = Callable[[str], bytes | None]

#: After so many documents that killed the worker, the rest of the message is not tried: a message with a hundred of
#: them would hold up the mailbox for an hour.
_MOST_DEATHS = 3


class Pool(Protocol):
    """Runs a function in the isolated worker. Raises Unreadable when the worker dies of it or takes too long."""

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result: ...


@dataclass(frozen=True, slots=True)
class ReadParts:
    """A message as the worker hands it over: facts, documents read, links still to be fetched."""

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
    """What one message, or one bare document, says, and where it ends.

    name: of the file; tells a bare document from a mail and is shown. own_addresses: where our own letters come
    from. Raises nothing for what is in `content`; a Failure of `google_docs` is passed on.
    """
    if not is_message(content, name):
        attachment = Attachment(safe_name(name) or "document", content)
        return judge(MessageFacts(is_mail=False), [_read_alone(pool, attachment, limits)])
    try:
        parts = _read_parts(content, pool, limits, tuple(own_addresses))
    except Unreadable as unreadable:
        return Reading(Place.QUARANTINE, (unreadable.reason,), sentence=unreadable.sentence)
    findings = [*parts.findings, *(_read_link(pool, link, google_docs, limits) for link in parts.links)]
    return judge(parts.facts, findings)


def _read_parts(content: bytes, pool: Pool, limits: Limits, own_addresses: tuple[str, ...]) -> ReadParts:
    """The whole message in one go, or document by document where that kills the worker."""
    try:
        return pool.run(open_and_read, content, limits, own_addresses)
    except Unreadable:
        opened: Opened = pool.run(open_only, content, own_addresses)
    findings: list[Finding] = []
    deaths = 0
    for attachment in opened.attachments:
        if deaths >= _MOST_DEATHS:
            findings.append(
                unread(attachment, Reason.TOO_LARGE, "Not read: too many documents before it failed.")
            )
            continue
        try:
            findings.append(pool.run(read_attachment, attachment, limits))
        except Unreadable as unreadable:
            deaths += 1
            findings.append(unread(attachment, unreadable.reason, unreadable.sentence))
    return ReadParts(opened.facts, (*findings, *map(_not_opened, opened.unopened)), opened.links)


def open_only(content: bytes, own_addresses: tuple[str, ...]) -> Opened:
    """Takes a message apart. Runs in the worker."""
    from connectors.mail.opening import open_message

    return open_message(content, own_addresses=own_addresses)


def open_and_read(content: bytes, limits: Limits, own_addresses: tuple[str, ...]) -> ReadParts:
    """Takes a message apart and reads its documents. Runs in the worker."""
    from connectors.mail.opening import open_message

    opened = open_message(content, own_addresses=own_addresses)
    findings = [read_attachment(attachment, limits) for attachment in opened.attachments]
    return ReadParts(opened.facts, (*findings, *map(_not_opened, opened.unopened)), opened.links)


def _read_alone(pool: Pool, attachment: Attachment, limits: Limits) -> Finding:
    try:
        return pool.run(read_attachment, attachment, limits)
    except Unreadable as unreadable:
        return unread(attachment, unreadable.reason, unreadable.sentence)


def _not_opened(part: Unopened) -> Finding:
    return Finding(
        part.name, part.kind, part.sha256, origin=part.origin, reason=part.reason, sentence=part.sentence
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
            sentence="A linked Google document may not be opened by us; someone must ask for access.",
        )
    return _read_alone(pool, Attachment("Google document", content, origin="link", link=link.address), limits)
