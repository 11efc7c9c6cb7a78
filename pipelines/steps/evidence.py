"""The documents of a stored message as trees, for people to look at. Runs in the isolated worker; stores nothing."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.limits import Limits
from connectors.mail.headers import safe_name
from connectors.mail.opening import open_message
from connectors.mail.parse import is_message
from pipelines.outcomes import Unreadable
from pipelines.records import Attachment
from pipelines.tree import Document

_MOST_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document as it can be shown. document: None when it cannot be read; sentence says why."""

    name: str
    origin: str
    document: Document | None = None
    sentence: str = ""


def documents_of(content: bytes, linked: dict[str, bytes], limits: Limits) -> list[Evidence]:
    """Every document of a message. linked: bytes of linked documents by their address, where we have them."""
    if is_message(content, "message"):
        opened = open_message(content)
        found = list(opened.attachments)
        found += [
            Attachment("Google document", linked[link.address], origin="link", link=link.address)
            for link in opened.links
            if link.address in linked
        ]
    else:
        found = [Attachment(safe_name("document") or "document", content)]
    return [_show(attachment, limits) for attachment in found[:_MOST_DOCUMENTS]]


def _show(attachment: Attachment, limits: Limits) -> Evidence:
    from connectors.documents import read_document, sniff

    try:
        kind = sniff(attachment.content, attachment.name)
        document = read_document(attachment.content, kind, attachment.name, limits)
    except Unreadable as unreadable:
        return Evidence(attachment.name, attachment.origin, None, unreadable.sentence)
    return Evidence(attachment.name, attachment.origin, document)
