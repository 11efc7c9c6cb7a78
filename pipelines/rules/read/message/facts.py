"""What is known of a message before its documents are judged: the nouns of the rules of this step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipelines.records import Envelope

#: Header fields by name in lower case, each with its values in order, decoded and on one line.
Headers = Mapping[str, tuple[str, ...]]


class Machine(StrEnum):
    """What kind of machine wrote a message, if one did."""

    NONE = "none"
    AUTO_REPLY = "auto_reply"  # an answer that nobody wrote: absence, acknowledgement, challenge
    BOUNCE = "bounce"  # a report that a letter was not delivered, or not yet
    RECEIPT = "receipt"  # read or delivered
    CALENDAR = "calendar"  # an answer to an invitation
    GENERATED = "generated"  # written by a program, but new: a scanner, a web form, a share notification


@dataclass(frozen=True, slots=True)
class Recognised:
    """A judgement on machine mail. is_certain: headers say so; else subject and words do.
    evidence: in words, for staff."""

    machine: Machine = Machine.NONE
    is_certain: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What the machine-readable part of a report says. actions: of a delivery report (RFC 3464), lower case;
    disposition: of a read receipt (RFC 8098); calendar_method: of an invitation or its answer, upper case."""

    actions: tuple[str, ...] = ()
    disposition: str = ""
    calendar_method: str = ""
    is_delivery_report: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a message, taken apart.

    own: what the sender wrote or forwards, quotation marks removed. letter: our own letter as quoted below it.
    exchanges: (words of our letter, words that the sender put right below them), in order.
    """

    own: str = ""
    letter: str = ""
    exchanges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """Everything about a message except its documents.

    is_own_letter: a copy of a letter that we sent. answers_us: In-Reply-To, References, a token or a quoted letter
    show that it answers one of ours. is_mail: False for a bare document.
    """

    envelope: Envelope = field(default_factory=Envelope)
    recognised: Recognised = field(default_factory=Recognised)
    body: Body = field(default_factory=Body)
    is_own_letter: bool = False
    answers_us: bool = False
    is_mail: bool = True
