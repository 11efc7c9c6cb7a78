"""Which letter a message is owed that became no application: nobody who wrote to us hears nothing, and no
automatic mail is ever answered."""

from __future__ import annotations

from pipelines.outcomes import Place, Reason
from pipelines.records import Reading
from pipelines.rules.letters.compose import is_address

_SILENT = {Reason.AUTO_REPLY, Reason.BOUNCE, Reason.OWN_LETTER}

_BY_REASON = {
    Reason.NO_DOCUMENT: "no_document",
    Reason.BLANK_FORM: "blank_form",
    Reason.UNRELATED_DOCUMENT: "unrelated_document",
    Reason.UNREACHABLE_LINK: "share_request",
    Reason.AMBIGUOUS_APPLICATIONS: "ambiguous_applications",
    Reason.ENCRYPTED: "cannot_read",
    Reason.DAMAGED: "cannot_read",
    Reason.UNSUPPORTED_FORMAT: "cannot_read",
    Reason.TOO_LARGE: "cannot_read",
    Reason.ACTIVE_CONTENT: "cannot_read",
    Reason.UNREADABLE_TEXT: "cannot_read",
    Reason.READER_FAILED: "cannot_read",
}


def owed_letter(reading: Reading, own_address: str) -> str | None:
    """The kind of letter, or None. What made a version is answered by a receipt, workbooks by their dry run."""
    sender = reading.envelope.sender
    is_person = is_address(sender) and sender.lower() != own_address.lower()
    if not is_person or _SILENT.intersection(reading.reasons):
        return None
    if reading.place is Place.INTEREST_FORM:
        return "interest_form"
    if reading.place is Place.REPLY:
        return "answer_received"
    if reading.place in (Place.NOT_AN_APPLICATION, Place.QUARANTINE):
        kinds = [_BY_REASON[reason] for reason in reading.reasons if reason in _BY_REASON]
        return kinds[0] if kinds else "no_document"
    return None


def is_wish_to_stop(reading: Reading) -> bool:
    """Whether a person asks to be written to no more. Beside an application it is for a person to read."""
    return (
        bool(reading.envelope.asks_to_stop)
        and reading.place in (Place.REPLY, Place.NOT_AN_APPLICATION)
        and is_address(reading.envelope.sender)
        and not _SILENT.intersection(reading.reasons)
    )


def is_withdrawal(reading: Reading) -> bool:
    """Whether a person takes an application back. Beside a document it is for a person to read."""
    return (
        bool(reading.envelope.withdraws)
        and (reading.place is Place.REPLY or reading.reasons == (Reason.NO_DOCUMENT,))
        and is_address(reading.envelope.sender)
    )
