"""One document: what it is, what it is for, what it answers. Runs in the isolated worker."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.records import Attachment
from pipelines.rules.read.message_findings import Finding


def read_attachment(attachment: Attachment, limits: Limits) -> Finding:
    """Reads and interprets one candidate document; what cannot be read is a finding with its reason."""
    from connectors.documents import read_document, sniff

    kind = (
        attachment.kind if attachment.kind is not Kind.OTHER else sniff(attachment.content, attachment.name)
    )
    try:
        document = read_document(attachment.content, kind, attachment.name, limits)
    except Unreadable as unreadable:
        return unread(attachment, unreadable.reason, unreadable.sentence, kind)
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


def unread(attachment: Attachment, reason: Reason, sentence: str, kind: Kind = Kind.OTHER) -> Finding:
    """A document that could not be read."""
    return _finding(
        attachment, kind if kind is not Kind.OTHER else attachment.kind, reason=reason, sentence=sentence
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
