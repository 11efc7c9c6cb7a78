"""The read step: bytes of a message or of a bare document to a Reading.

Everything that touches a stranger's bytes or words runs in the isolated worker; here is only the order: open the
message, read its documents, fetch what it links to, judge. Usually that is one piece of work for the worker. Where it
dies of it, the documents are read one by one, so that the poisoned one is set aside and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from connectors.limits import Limits
from connectors.mail.headers import safe_name
from connectors.mail.links import Link
from connectors.mail.opened import Opened, Unopened
from connectors.mail.parse import is_message
from pipelines.outcomes import Kind, Place, Reason, Unreadable
from pipelines.records import Attachment, Envelope, Reading
from pipelines.rules.read.message.facts import Machine, MessageFacts
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.judge import judge
from pipelines.steps.read_document import kind_of, read_attachment, unread

Result = TypeVar("Result")

#: Gives the bytes behind a Google document's id, None where it may not be opened.
FetchGoogleDoc = Callable[[str], bytes | None]

#: After so many documents beyond the limits of time and memory, the rest of the message is not tried: a message with a
#: hundred of them would hold up the mailbox for an hour.
_MOST_OVER_LIMIT = 3


class Pool(Protocol):
    """Runs a function in the isolated worker. Raises Unreadable when the worker dies of it or takes too long."""

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result: ...


@dataclass(frozen=True, slots=True)
class ReadParts:
    """A message as the worker hands it over: facts, documents read, links still to be fetched."""

    facts: MessageFacts
    findings: tuple[Finding, ...]
    links: tuple[Link, ...] = ()


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
    from. Raises nothing for what is in `content`; a Failure of `google_docs`, or of a pool that cannot work, is passed
    on.
    """
    own = tuple(own_addresses)
    try:
        parts = _read_parts(content, name, pool, limits, own)
        if isinstance(parts, Reading):
            return parts
        linked = tuple(_read_link(pool, link, google_docs, limits) for link in parts.links)
        return pool.run(judge, parts.facts, (*parts.findings, *linked))
    except Unreadable as unreadable:
        return Reading(
            Place.QUARANTINE,
            (unreadable.reason,),
            envelope=_envelope(content, pool, own),
            sentence=unreadable.sentence,
        )


def _read_parts(
    content: bytes, name: str, pool: Pool, limits: Limits, own_addresses: tuple[str, ...]
) -> Reading | ReadParts:
    """The whole message in one go, or document by document where that kills the worker."""
    try:
        return pool.run(open_and_read, content, name, limits, own_addresses)
    except Unreadable as unreadable:
        whole = unreadable
    opened: Opened = pool.run(open_only, content, name, own_addresses)
    if not opened.facts.is_mail:
        return ReadParts(opened.facts, tuple(_set_aside(pool, one, whole) for one in opened.attachments))
    findings: list[Finding] = []
    over_limit = 0
    for attachment in opened.attachments:
        if over_limit >= _MOST_OVER_LIMIT:
            findings.append(
                unread(attachment, Reason.TOO_LARGE, "Not read: too many documents before it failed.")
            )
            continue
        finding = _read_alone(pool, attachment, limits)
        over_limit += finding.reason is Reason.TOO_LARGE
        findings.append(finding)
    return ReadParts(opened.facts, (*findings, *map(_not_opened, opened.unopened)), opened.links)


def open_only(content: bytes, name: str, own_addresses: tuple[str, ...]) -> Opened:
    """Takes a message apart; a bare document is its only attachment. Runs in the worker."""
    if not is_message(content, name):
        attachment = Attachment(safe_name(name) or "document", content)
        return Opened(MessageFacts(is_mail=False), (attachment,))
    from connectors.mail.opening import open_message

    return open_message(content, own_addresses=own_addresses)


def open_and_read(
    content: bytes, name: str, limits: Limits, own_addresses: tuple[str, ...]
) -> Reading | ReadParts:
    """Takes a message apart, reads its documents, and judges it unless it has links. Runs in the worker."""
    opened = open_only(content, name, own_addresses)
    read = tuple(read_attachment(attachment, limits) for attachment in opened.attachments)
    findings = (*read, *map(_not_opened, opened.unopened))
    if opened.links:
        return ReadParts(opened.facts, findings, opened.links)
    return judge(opened.facts, findings)


def _read_alone(pool: Pool, attachment: Attachment, limits: Limits) -> Finding:
    try:
        return pool.run(read_attachment, attachment, limits)
    except Unreadable as unreadable:
        return _set_aside(pool, attachment, unreadable)


def _set_aside(pool: Pool, attachment: Attachment, unreadable: Unreadable) -> Finding:
    """A document that the worker could not bear, with its kind where that at least can be told."""
    try:
        kind = pool.run(kind_of, attachment)
    except Unreadable:
        kind = attachment.kind
    return unread(attachment, unreadable.reason, unreadable.sentence, kind)


def _envelope(content: bytes, pool: Pool, own_addresses: tuple[str, ...]) -> Envelope:
    """Who wrote a message that cannot be opened; blank where not even that can be told."""
    try:
        return pool.run(open_envelope, content, own_addresses)
    except Unreadable:
        return Envelope()


def open_envelope(content: bytes, own_addresses: tuple[str, ...]) -> Envelope:
    """What the header alone claims; of a machine's mail without its address, for no machine is answered. Runs in the
    worker."""
    from connectors.mail.opening import open_header

    facts = open_header(content, own_addresses=own_addresses)
    is_person = facts.recognised.machine is Machine.NONE and not facts.is_own_letter
    return facts.envelope if is_person else replace(facts.envelope, sender="")


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
