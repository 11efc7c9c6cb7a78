"""The leaves of one message: body text, report fields, and what has to be opened further."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from connectors.mail import clutter, signatures
from connectors.mail.collected import Collected, Mail, Waiting
from connectors.mail.envelopes import envelope, fields
from connectors.mail.headers import one_line
from connectors.mail.leaves import Leaf, leaves
from connectors.mail.parse import MimePart, looks_like_message, parse_message
from connectors.mail.transfer import decode_transfer, uuencoded_files, without_uuencoded
from pipelines.outcomes import Reason, Unreadable

#: The field by which every letter of ours says that it is one.
LETTER_FIELD = "x-partnerships-letter"

_BODY_TYPES = frozenset({"text/plain", "text/html", "text/enriched", "text/markdown"})
_MESSAGE_TYPES = frozenset({"message/rfc822", "message/global", "message/news"})
_DELIVERY_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
_RECEIPT_TYPES = frozenset({"message/disposition-notification", "message/global-disposition-notification"})
_POINTER_TYPES = frozenset({"message/partial", "message/external-body"})
_PKCS7_TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
#: Names that Exchange gives to the rest of a text behind an attachment, a list's footer say.
_NAMED_BY_MACHINE = re.compile(r"ATT\d+\.(?:txt|html?)$", re.IGNORECASE)
_METHOD = re.compile(rb"^METHOD:\s*([A-Za-z]+)", re.MULTILINE)
#: How the bytes of documents begin: zip, PDF, RTF, OLE.
DOCUMENT_STARTS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_SHUT = "The message is encrypted; nobody here holds the key."


def read_mail(message: MimePart, mail: Mail, collected: Collected) -> None:
    """Header fields and leaves of one message into `mail`, what is attached into the waiting list.

    Of a copy of our own letter only the header is taken: nothing in it is the district's.
    """
    mail.headers = fields(message)
    mail.envelope = envelope(message, "", collected.limits)
    if mail.level.depth and (LETTER_FIELD in mail.headers or collected.is_ours(mail.envelope)):
        return
    if mail.level.depth:
        mail.level = replace(mail.level, sent_at=mail.envelope.sent_at)
    parts = deque(leaves(message, collected.limits))
    unwrapped = 0
    while parts:
        leaf = parts.popleft()
        content = leaf.content()
        if leaf.content_type in _PKCS7_TYPES or leaf.name.lower().endswith(".p7m"):
            unwrapped += 1
            if unwrapped > collected.limits.nesting:
                raise Unreadable(Reason.TOO_LARGE, "Signatures nest deeper than we follow.")
            parts.extendleft(reversed(_signed(content, leaf, mail, collected)))
        else:
            _take(leaf, content, mail, collected)
    mail.envelope = envelope(message, mail.body.plain, collected.limits)


def _signed(content: bytes, leaf: Leaf, mail: Mail, collected: Collected) -> list[Leaf]:
    """The leaves of an opaquely signed entity, which stand for the part itself."""
    try:
        entity = signatures.content_of_pkcs7(content, collected.budget)
        if entity.startswith(DOCUMENT_STARTS):  # a file that was signed on its own: Application.docx.p7m
            name = re.sub(r"\.p7m$", "", leaf.name, flags=re.IGNORECASE)
            collected.waiting.append(Waiting(entity, name, mail.level, mail))
            return []
        return leaves(parse_message(entity, collected.limits), collected.limits) if entity else []
    except Unreadable as unreadable:
        collected.shut(leaf.name or "smime.p7m", mail.level, unreadable.reason, unreadable.sentence, content)
        return []


def _take(leaf: Leaf, content: bytes, mail: Mail, collected: Collected) -> None:
    if content.startswith(DOCUMENT_STARTS):  # whatever its type says
        collected.waiting.append(Waiting(content, leaf.name, mail.level, mail))
    elif leaf.content_type == "multipart/encrypted":
        collected.shut(leaf.name or "encrypted message", mail.level, Reason.ENCRYPTED, _SHUT)
    elif leaf.content_type.startswith("message/"):
        _take_message(leaf, mail, collected)
    elif leaf.content_type == "text/calendar":
        method = _METHOD.search(content)
        mail.report = replace(
            mail.report, calendar_method=method.group(1).decode().upper() if method else "REQUEST"
        )
    elif _is_body(leaf):
        if leaf.content_type == "text/plain":
            for name, file in uuencoded_files(content):
                collected.waiting.append(Waiting(file, name, mail.level, mail))
            content = without_uuencoded(content)
        mail.body.add(leaf, content)
    elif not clutter.is_clutter(leaf.content_type, content):
        collected.waiting.append(Waiting(content, leaf.name, mail.level, mail))


def _is_body(leaf: Leaf) -> bool:
    """Text that stands in the message, as opposed to a text file that was attached."""
    if leaf.content_type not in _BODY_TYPES:
        return False
    if leaf.name:
        return _NAMED_BY_MACHINE.match(leaf.name) is not None
    return leaf.disposition != "attachment" or leaf.alternative != 0


def _take_message(leaf: Leaf, mail: Mail, collected: Collected) -> None:
    """A part of type message/…: a report's fields, or a message of its own."""
    inner = leaf.part.parts
    if leaf.content_type in _DELIVERY_TYPES:
        actions = [group.field("action").strip().lower().split(" ")[0] for group in inner]
        found = tuple(action for action in actions if action)
        mail.report = replace(mail.report, is_delivery_report=True, actions=(*mail.report.actions, *found))
    elif leaf.content_type in _RECEIPT_TYPES:
        words = next((group.field("disposition") for group in inner if group.field("disposition")), "")
        mail.report = replace(mail.report, disposition=one_line(words) or "displayed")
    elif leaf.content_type in _MESSAGE_TYPES and inner:
        origin = "returned message" if leaf.in_report else "forwarded message"
        message = _undone(leaf, inner[0], collected)
        if isinstance(message, bytes):
            collected.waiting.append(Waiting(message, leaf.name, mail.level, mail))
            return
        collected.waiting.append(Waiting(message, leaf.name, mail.level.inside(origin), mail))
    elif leaf.content_type in _POINTER_TYPES:
        sentence = "The message holds a pointer to a document or a piece of one, not the document."
        collected.shut(leaf.name or "part of a message", mail.level, Reason.UNSUPPORTED_FORMAT, sentence)


def _undone(leaf: Leaf, inner: MimePart, collected: Collected) -> MimePart | bytes:
    """A forwarded message that could not be parsed where it stood: its text was base64, which the standard forbids
    and some gateways do, or a blank line came before its header. Bytes where a
    document was sent under the type of a message."""
    if inner.keys() or inner.parts:
        return inner
    encoding = leaf.part.field("content-transfer-encoding").strip().lower()
    content = decode_transfer(inner.raw, encoding if encoding in ("base64", "quoted-printable") else "")
    if content.startswith(DOCUMENT_STARTS):
        return content
    return parse_message(content, collected.limits) if looks_like_message(content) else inner
