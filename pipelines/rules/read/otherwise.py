"""What a document is instead of an application to us: by the words of other kinds, by its title, by who is asked, and by
a text that only tells."""

from __future__ import annotations

from pipelines.rules.read.answers.settle import Settled
from pipelines.rules.read.evidence import (
    BLANK_QUESTIONS,
    SEVERAL,
    answered_questions,
    commits,
    labelled,
    lacks_critical,
    terms_of_ours,
)
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.look_alikes import APPLIES, FUNDER, OTHERWISE, OURS, RELEASE, TO_US, other_kind
from pipelines.rules.read.message.not_applying import sends_no_application
from pipelines.rules.read.speaking import asks_for_something, is_running_text, speaks_for_itself
from pipelines.rules.read.titles import MINUTES, called_application, called_otherwise, host_of, titles_of

#: Without these, answered beside their questions, a form may be anybody's.
_ESSENTIAL = frozenset({"district_name", "state", "primary_email"})


def says_otherwise(raw: str, text: str, settled: Settled) -> str:
    """What a document is instead of an application to us; blank where nothing in it says so. text: `raw` folded."""
    kind, weight = other_kind(text)
    if weight >= OTHERWISE and not _is_ours_all_the_same(kind, text, settled):
        return kind
    is_form = len({key.partition("[")[0] for key in labelled(settled)}) >= BLANK_QUESTIONS
    titles = titles_of(text)
    is_our_form = len(terms_of_ours(settled)) >= SEVERAL
    if sends_no_application(raw) and not is_form and not APPLIES.search(text):
        return "a letter that says that nothing is applied for"
    called = called_otherwise(titles)
    by_board = called == MINUTES and _says_it_all(text, settled)
    asks = APPLIES.search(text) or asks_for_something(raw) or by_board
    if called and not (is_our_form or asks):
        return called
    if is_running_text(raw):
        if not (is_form or by_board or speaks_for_itself(raw)):
            return "a text that tells about a district"
        return "" if asks or called_application(titles) or not _wonders(text, settled) else "an inquiry"
    host = host_of(titles, fold(str(settled.answers.get("district_name") or "")))
    return "a form of somebody else" if host and not is_our_form and not TO_US.search(text) else ""


def _wonders(text: str, settled: Settled) -> bool:
    """Does a letter put questions, and say of no program how many teachers it would have?"""
    return (
        "?" in text and not commits(settled) and all(key.startswith("programs") for key in labelled(settled))
    )


def _is_ours_all_the_same(kind: str, text: str, settled: Settled) -> bool:
    """Does a document that holds words of another kind apply to us all the same?"""
    asked, answered = len(settled.asked), answered_questions(settled)
    is_form = asked >= BLANK_QUESTIONS and answered >= BLANK_QUESTIONS
    is_our_form = commits(settled) and len(terms_of_ours(settled)) >= SEVERAL
    if kind == FUNDER:
        return bool(TO_US.search(text)) and (is_form or bool(APPLIES.search(text)))
    if kind in (RELEASE, OURS):
        return (is_form and asked >= 2 * BLANK_QUESTIONS) or (is_our_form and kind == RELEASE)
    is_whole = labelled(settled) >= _ESSENTIAL and not lacks_critical(settled)
    return is_form or is_our_form or is_whole or bool(APPLIES.search(text)) or _says_it_all(text, settled)


def _says_it_all(text: str, settled: Settled) -> bool:
    """Minutes by which a board applies: our partnership, teachers for a program, and whom to write to."""
    has_contact = settled.answers.get("primary_email") is not None
    is_long = answered_questions(settled) >= BLANK_QUESTIONS
    return bool(TO_US.search(text)) and commits(settled) and has_contact and is_long
