"""The nouns of an application over all its messages: what each did to it, and what is in force."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pipelines.outcomes import Problem
from pipelines.records import Answers, Figures, Source
from pipelines.rules.answers import Change


class VersionKind(StrEnum):
    """What a message did to its application."""

    INTEREST_FORM = "interest_form"  # opens the dialogue
    FULL = "full"  # a form that replaces what was there
    REPLY = "reply"  # answers, put into what was there
    COPY = "copy"  # a document that was there already
    INCOMPLETE = "incomplete"  # lacks a critical answer and does not replace one that does not
    MESSAGE = "message"  # a mail without answers


@dataclass(frozen=True, slots=True)
class Version:
    """One message as a version. number: from 1, one for each that changes the answers; a copy has that of its
    original, what changes nothing has 0. is_assessable: nothing critical is missing once it is in."""

    number: int
    message_sha256: str
    received_at: datetime
    kind: VersionKind
    is_assessable: bool
    is_in_force: bool
    sender: str = ""
    documents: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """An application over all its messages.

    answers, sources, problems, figures: of what is in force. first_assessable: the version that holds the place.
    """

    versions: tuple[Version, ...]
    answers: Answers | None
    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    criticals: tuple[Problem, ...] = ()
    figures: tuple[Figures, ...] = ()
    number: int = 0
    received_at: datetime | None = None  # of the version in force
    first_assessable: Version | None = None
