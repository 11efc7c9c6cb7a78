"""What a message turned out to hold, while it is taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from connectors.mail.archive import Budget
from connectors.mail.bodies import BodyParts
from connectors.mail.headers import safe_name
from connectors.mail.limits import MailLimits
from connectors.mail.links import Link
from connectors.mail.opened import Unopened
from connectors.mail.parse import MimePart
from pipelines.outcomes import Reason, Unreadable
from pipelines.records import Attachment, Envelope
from pipelines.rules.read.message.facts import Headers, Report


@dataclass(frozen=True, slots=True)
class Level:
    """Where something was found. depth: messages and archives around it; archives: how many of them are archives;
    sent_at: when the forwarded message around it claims to have been sent."""

    origin: str = "attachment"
    depth: int = 0
    archives: int = 0
    sent_at: datetime | None = None

    def inside(self, origin: str, *, is_archive: bool = False) -> Level:
        return replace(self, origin=origin, depth=self.depth + 1, archives=self.archives + is_archive)


@dataclass(slots=True)
class Mail:
    """One message, the outer one or a forwarded one, as it is put together."""

    level: Level
    body: BodyParts
    envelope: Envelope = field(default_factory=Envelope)
    headers: Headers = field(default_factory=dict)
    report: Report = field(default_factory=Report)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that still has to be opened: bytes with a name, or a message that is parsed already."""

    content: bytes | MimePart
    name: str
    level: Level
    mail: Mail


class Collected:
    """Documents, links and messages found so far, and what still waits to be opened."""

    def __init__(self, limits: MailLimits, own_addresses: Sequence[str]) -> None:
        self.limits = limits
        self.own_addresses = [address.lower() for address in own_addresses if address]
        self.own_domains = {address.rpartition("@")[2] for address in self.own_addresses}
        self.budget = Budget(limits)
        self.attachments: list[Attachment] = []
        self.unopened: list[Unopened] = []
        self.links: dict[str, Link] = {}
        self.mails: list[Mail] = []
        self.waiting: list[Waiting] = []

    def new_mail(self, level: Level) -> Mail:
        """A message whose body and links are to be looked at in the end. Raises Unreadable (too_large)."""
        if level.depth > self.limits.nesting:
            raise Unreadable(Reason.TOO_LARGE, "Forwarded messages nest deeper than we follow.")
        mail = Mail(level, BodyParts(self.limits))
        self.mails.append(mail)
        return mail

    def add_document(self, content: bytes, name: str, level: Level) -> None:
        """A candidate document."""
        label = safe_name(name) or "attachment"
        self.attachments.append(Attachment(label, content, origin=level.origin, sent_at=level.sent_at))

    def add_link(self, link: Link) -> None:
        if len(self.links) < self.limits.links:
            self.links.setdefault(link.document_id or link.address, link)

    def shut(self, name: str, level: Level, reason: Reason, sentence: str, content: bytes = b"") -> None:
        """Notes what could not be opened."""
        label = safe_name(name) or "attachment"
        self.unopened.append(Unopened(label, level.origin, reason, sentence, sha256(content).hexdigest()))

    def is_ours(self, claimed: Envelope) -> bool:
        """A message from our own address whose id was made by our own server."""
        return claimed.sender in self.own_addresses and domain(claimed.message_id) in self.own_domains


def domain(identifier: str) -> str:
    """The part of an address or a message id behind the last @, in lower case."""
    return identifier.rpartition("@")[2].lower()
