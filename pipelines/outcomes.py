"""What can come of reading and judging: places, reasons, problems. Codes are stable; words live elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a message ends. Every message has exactly one."""

    APPLICATION = "application"
    INTEREST_FORM = "interest_form"
    DECISION_WORKBOOK = "decision_workbook"
    REPLY = "reply"
    NOT_AN_APPLICATION = "not_an_application"
    QUARANTINE = "quarantine"


class Reason(StrEnum):
    """Why a message is in `not_an_application` or `quarantine`."""

    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    NO_DOCUMENT = "no_document"
    BLANK_FORM = "blank_form"
    UNRELATED_DOCUMENT = "unrelated_document"
    OWN_LETTER = "own_letter"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED_FORMAT = "unsupported_format"
    TOO_LARGE = "too_large"
    ACTIVE_CONTENT = "active_content"
    UNREACHABLE_LINK = "unreachable_link"
    AMBIGUOUS_APPLICATIONS = "ambiguous_applications"
    UNREADABLE_TEXT = "unreadable_text"
    #: Our own program failed: nothing is known of the document, nobody sent anything wrong, and it is read again.
    READER_FAILED = "reader_failed"


QUARANTINE_REASONS = frozenset(
    {
        Reason.ENCRYPTED,
        Reason.DAMAGED,
        Reason.UNSUPPORTED_FORMAT,
        Reason.TOO_LARGE,
        Reason.ACTIVE_CONTENT,
        Reason.UNREACHABLE_LINK,
        Reason.AMBIGUOUS_APPLICATIONS,
        Reason.UNREADABLE_TEXT,
        Reason.READER_FAILED,
    }
)


class Kind(StrEnum):
    """What a document is, judged by its bytes."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    XLSX = "xlsx"
    GOOGLE_DOC = "google_doc"
    TEXT = "text"
    HTML = "html"
    IMAGE = "image"
    OTHER = "other"


class Role(StrEnum):
    """What a document is for, judged by its content."""

    APPLICATION = "application"
    STIPEND_CALCULATOR = "stipend_calculator"
    TRAVEL_CALCULATOR = "travel_calculator"
    INTEREST_FORM = "interest_form"
    DECISIONS = "decisions"
    OTHER = "other"
    UNREADABLE = "unreadable"


class Severity(StrEnum):
    """`critical` stops an assessment, `question` goes to the district, `note` to the reviewer."""

    CRITICAL = "critical"
    QUESTION = "question"
    NOTE = "note"


class Code(StrEnum):
    """What a Problem is about."""

    MISSING_ANSWER = "missing_answer"
    NOT_UNDERSTOOD = "not_understood"
    OUT_OF_RANGE = "out_of_range"
    CONTRADICTION = "contradiction"
    LOW_CONFIDENCE = "low_confidence"
    PENDING_CHANGES = "pending_changes"
    CALCULATOR_DIFFERENCE = "calculator_difference"
    UNKNOWN_PROGRAM = "unknown_program"
    OTHER_DOCUMENT_UNREADABLE = "other_document_unreadable"
    UNKNOWN_DISTRICT = "unknown_district"
    PROMISE_DIFFERS = "promise_differs"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person should know about an application.

    field: key of the form, or a place inside a table (`programs[0].teachers`); None for the whole document.
    seen: the words that stand in the document, untrusted; where: document and place in words.
    detail: figures for the letter and the reviewer, as (name, value) pairs in a fixed order.
    """

    code: Code
    severity: Severity
    field: str | None = None
    seen: str | None = None
    where: str | None = None
    detail: tuple[tuple[str, str], ...] = ()


class Unreadable(Exception):
    """A document or message that cannot be read, with the reason that the contract knows.

    sentence: for staff, in plain words, without untrusted text.
    """

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


class Failure(Exception):
    """Something outside the product failed; the sentence says what and what to do."""

    exit_status = 3

    def __init__(self, sentence: str, *, retry_helps: bool = True) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.retry_helps = retry_helps


class Misconfigured(Failure):
    """A setting or an argument is wrong; trying again will not help."""

    exit_status = 2

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, retry_helps=False)
