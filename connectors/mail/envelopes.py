"""Header fields of a message to an Envelope and to the plain mapping that the rules look at."""

from __future__ import annotations

import re

from connectors.mail.headers import address, addresses, header_text, message_ids, moment
from connectors.mail.limits import MailLimits
from connectors.mail.parse import MimePart
from pipelines.records import Envelope
from pipelines.rules.tokens import find_tokens

_FORWARDED = re.compile(
    r"^\s*(?:(?:re|aw|sv)\s*:\s*)?(?:fwd?|wg|tr|rv|enc|i|vs|fwd? message)\s*:|^\s*\[fwd:", re.IGNORECASE
)
_RECIPIENT_FIELDS = ("to", "cc", "delivered-to", "x-original-to")
#: More fields than this of one name tell nothing new (Received may repeat without end).
_MOST_OF_A_NAME = 50


def fields(message: MimePart) -> dict[str, tuple[str, ...]]:
    """Every header field by name in lower case, decoded, each on one line."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        values = found.setdefault(name.lower(), [])
        if len(values) < _MOST_OF_A_NAME:
            values.append(header_text(str(value)))
    return {name: tuple(values) for name, values in found.items()}


def envelope(message: MimePart, text: str, limits: MailLimits) -> Envelope:
    """What the headers claim; tokens are looked for in subject and body."""
    sender, sender_name = address(message.field("from"))
    subject = header_text(message.field("subject"), 1_000)
    recipients: list[str] = []
    references: list[str] = []
    for name, value in message.raw_items():
        if name.lower() in _RECIPIENT_FIELDS:
            recipients.extend(addresses(str(value), limits.header_characters))
        elif name.lower() in ("in-reply-to", "references"):
            references.extend(message_ids(str(value)[: limits.header_characters]))
    identifiers = message_ids(message.field("message-id")[:2_000])
    return Envelope(
        message_id=identifiers[0] if identifiers else "",
        sender=sender,
        sender_name=sender_name,
        recipients=tuple(dict.fromkeys(recipients)),
        subject=subject,
        sent_at=moment(message.field("date")),
        references=tuple(dict.fromkeys(references)),
        tokens=find_tokens(f"{subject}\n{text}"),
        is_forward=bool(_FORWARDED.match(subject)) or "resent-from" in {name.lower() for name in message},
    )
