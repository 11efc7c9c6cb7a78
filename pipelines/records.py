"""The nouns: what travels between steps. Frozen, plain values; JSON-ready where they are stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipelines.frozen import frozen
from pipelines.outcomes import Kind, Place, Problem, Reason, Role

#: Answers by key of the form, in the shapes of `form.ANSWER_SHAPES`; every key present.
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One delivery as the mailbox hands it over, before anything is parsed.

    source: which counterparty ("maildir", "imap", "google", "ingest"); source_key: how that counterparty names
    it (uidvalidity:uid, file name, document id@revision). received_at: when *our* server took it, aware.
    """

    source: str
    source_key: str
    received_at: datetime
    content: bytes = field(repr=False)
    message_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers claim. Evidence, not identity; every text is untrusted.

    tokens: our reference tokens found in subject or body. references: every id in References and In-Reply-To.
    """

    message_id: str = ""
    sender: str = ""  # address alone, lower case
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    references: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    is_forward: bool = False
    asks_to_stop: str = ""  # the words by which the sender wants no more letters
    withdraws: str = ""  # the words by which the sender takes an application back; a person decides


@dataclass(frozen=True, slots=True)
class Attachment:
    """One candidate document of a message: bytes judged by content.

    name: decoded and made safe. origin: "attachment", "body", "link", "zip: outer.zip", "forwarded message", …
    link: for a Google Doc the address it came from. sent_at: when the forwarded message that holds it claims to
    have been sent.
    """

    name: str
    content: bytes = field(repr=False)
    kind: Kind = Kind.OTHER
    origin: str = "attachment"
    link: str = ""
    sent_at: datetime | None = None


@frozen
class Source:
    """Where an answer was read. document: its name; place: in words; words: as they stand there, untrusted.

    how: "control" (a tagged control of our form), "exact" wording, "close" wording (with score 0..1),
    "structure" (section, neighbours and type), "reply", "calculator", "person" (corrected by hand).
    """

    document: str
    place: str
    words: str
    how: str
    score: float = 1.0

    @property
    def is_beside_label(self) -> bool:
        """Read beside a question of the form, in whatever wording, as opposed to in running text."""
        return self.how in ("control", "exact", "close")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a calculator says about one program, in a row or in several. Money as strings with two decimals.

    cells: (figure name, sheet and address) of every cell that counts. stated_total: as the sheet shows it;
    computed_total: recomputed here.
    """

    document: str
    role: Role
    program: str | None
    teachers: int | None = None
    days: str | None = None
    hours: str | None = None
    rate: str | None = None
    stated_total: str | None = None
    computed_total: str | None = None
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document of a message, as read."""

    name: str
    kind: Kind
    role: Role
    sha256: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood from one message or document. `answers` is None unless place is application,
    interest_form or a reply that carries answers; the contract's `inspect` prints it for applications only.

    sources: by field path ("city", "programs[0].teachers"). sentence: for staff, why it was set aside.
    """

    place: Place
    reasons: tuple[Reason, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    answers: Answers | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    figures: tuple[Figures, ...] = ()
    envelope: Envelope = field(default_factory=Envelope)
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading with what the assessment needs to know of its message."""

    message_sha256: str
    received_at: datetime
    reading: Reading
    answers_letter_id: str | None = None  # the letter of ours that this message answers


@dataclass(frozen=True, slots=True)
class Agency:
    """One local education agency of the directory."""

    leaid: str
    name: str
    other_name: str
    state: str
    city: str
    latitude: float | None
    longitude: float | None
    boundary: str = ""  # unified, elementary, secondary, none
    lowest_grade: str = ""
    highest_grade: str = ""
    website: str = ""
    schools: int | None = None
    residents_5_17: int | None = None
    lea_type: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    leaid: str
    name: str
    city: str
    score: float


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a district is. outcome: "sure", "likely", "none"; leaid and name are set only when sure.

    reason: in words, what decided ("name and state match one agency", "ruled by …").
    """

    outcome: str
    leaid: str | None = None
    name: str | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
