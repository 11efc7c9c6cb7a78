"""How much of an application a text is. A covering letter that mentions the district, a contact and the program is
none; a body in which the form's questions are answered is one, and so is a letter that says all that is critical."""

from __future__ import annotations

from pipelines.outcomes import Kind, Reason
from pipelines.rules.read.message.findings import Finding, answered, key_of, lacks_critical

#: What every letter holds: who signs. It answers nothing about the district.
CLOSING_KEYS = frozenset({"signature_name", "signature_title", "signature_date"})
#: Answers besides the closing from which on a text that lacks something critical is still an application.
_MANY = 8
#: Answers beside printed questions from which on a text is a form, however little of it is filled in.
_LABELLED = 4
#: Answers beside labels of a card in a mail: the district and a few more.
_CARD = 3
_OWN_WORDS = frozenset({"control", "exact"})
#: Kinds in which the form itself comes; one that stays shut is the application that the letter speaks of.
_FORM_KINDS = frozenset(Kind) - {Kind.IMAGE, Kind.XLSX}
_NOT_THE_FORM = frozenset({Reason.UNREADABLE_TEXT})


def labelled(finding: Finding, *, in_our_words: bool = False) -> frozenset[str]:
    """The keys that were answered beside a question of the form, as opposed to in running text.

    in_our_words: only beside the form's own wordings.
    """
    beside = {path: source for path, source in finding.sources.items() if source.is_beside_label}
    keys = {key_of(path) for path, source in beside.items() if not in_our_words or source.how in _OWN_WORDS}
    return answered(finding.answers) & keys


def is_substantial(finding: Finding) -> bool:
    """Whether an application can be made of it: a form, or a letter that says all or much of what a form asks."""
    if not finding.is_application:
        return False
    count = len(answered(finding.answers) - CLOSING_KEYS)
    return not lacks_critical(finding) or count >= _MANY or len(labelled(finding)) >= _LABELLED


def is_request(finding: Finding) -> bool:
    """Whether a letter that lacks much says who asks: what it asks for was weighed when it was read."""
    answers = finding.answers or {}
    counts = any(row.get("teachers") is not None for row in answers.get("programs") or [])
    return finding.is_application and (
        answers.get("district_name") is not None or (counts and answers.get("primary_email") is not None)
    )


def is_whole_card(finding: Finding) -> bool:
    """Whether a body lacks nothing critical and names its district beside a label, as no answer to a question does."""
    beside = labelled(finding)
    return not lacks_critical(finding) and "district_name" in beside and len(beside) >= _CARD


def is_form_body(finding: Finding) -> bool:
    """A body with the form's questions in it, answered: an application whatever is attached besides."""
    return is_substantial(finding) and len(labelled(finding)) >= _MANY


def is_shut_form(finding: Finding) -> bool:
    """A document that could not be read and may well be the form: not a picture, not a calculator."""
    return finding.is_unreadable and finding.kind in _FORM_KINDS and finding.reason not in _NOT_THE_FORM
