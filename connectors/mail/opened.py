"""What comes out of a message: its facts, its candidate documents, its links, and what could not be opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.mail.links import Link
from pipelines.outcomes import Kind, Reason
from pipelines.records import Attachment, Envelope
from pipelines.rules.read.message.facts import MessageFacts


@dataclass(frozen=True, slots=True)
class Unopened:
    """A part that could not be opened, with the reason that the contract knows and a sentence for staff."""

    name: str
    origin: str
    reason: Reason
    sentence: str
    sha256: str = ""
    kind: Kind = Kind.OTHER


@dataclass(frozen=True, slots=True)
class Opened:
    """A message taken apart. attachments: candidate documents in order, the bodies last (origin "body" or
    "forwarded body"); nothing in them has been read yet."""

    facts: MessageFacts
    attachments: tuple[Attachment, ...] = ()
    links: tuple[Link, ...] = ()
    unopened: tuple[Unopened, ...] = field(default=())

    @property
    def envelope(self) -> Envelope:
        return self.facts.envelope
