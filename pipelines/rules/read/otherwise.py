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
from pipelines.rules.read.speaking import (
    asks_for_something,
    is_running_text,
    speaks_for_itself,
    speaks_of_its_own_schools,
)
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
    by_board = (called == MINUTES and _says_it_all(text, settled)) or _gives_all_terms(settled)
    asks = APPLIES.search(text) or asks_for_something(raw) or by_board
    if called and not (is_our_form or asks):
        return called
    if is_running_text(raw):
        told = (
            ""
            if is_form or by_board
            else _only_told(raw, kind if weight else "", is_asking=bool(asks) or called_application(titles))
        )
        return told or (
            "" if asks or called_application(titles) or not _wonders(text, settled) else "an inquiry"
        )
    host = host_of(titles, fold(str(settled.answers.get("district_name") or "")), text)
    is_theirs = host and (host.speaks_of_itself or not is_our_form) and not TO_US.search(text)
    return "a form of somebody else" if is_theirs else ""


#: Terms of a partnership of ours that nobody else gives beside each other.
_TERMS = (
    "applying_as",
    "lead_district",
    "stipend_per_day",
    "stipend_per_hour",
    "amount_budgeted",
    "taxes_understood",
    "students_per_computer",
    "bandwidth_mbps",
)
_MANY_TERMS = 4


def _gives_all_terms(settled: Settled) -> bool:
    """Does a text give the terms of a partnership whole, whoever speaks: teachers for a program, whom to write to, how
    the district takes part, what it pays and has budgeted?"""
    given = sum(settled.answers.get(key) is not None for key in _TERMS)
    pays = any(settled.answers.get(key) for key in ("stipend_per_day", "stipend_per_hour"))
    is_whole = pays and settled.answers.get("amount_budgeted") and settled.answers.get("applying_as")
    return (
        bool(commits(settled) and settled.answers.get("primary_email") and is_whole) and given >= _MANY_TERMS
    )


def _only_told(raw: str, kind: str, *, is_asking: bool) -> str:
    """What running text is that speaks for nobody, or that says "we" without schools of its own and holds words of
    another kind; blank for what may be a letter of a district."""
    if not speaks_for_itself(raw):
        return "a text that tells about a district"
    return "" if is_asking or speaks_of_its_own_schools(raw) else kind


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
        is_titled = commits(settled) and any(TO_US.search(title) for title in titles_of(text))
        return bool(TO_US.search(text)) and (
            is_form or is_our_form or is_titled or bool(APPLIES.search(text))
        )
    if kind in (RELEASE, OURS):
        return (is_form and asked >= 2 * BLANK_QUESTIONS) or (is_our_form and kind == RELEASE)
    is_whole = labelled(settled) >= _ESSENTIAL and not lacks_critical(settled)
    asks = APPLIES.search(text) is not None or asks_for_something(text)
    return is_form or is_our_form or is_whole or asks or _says_it_all(text, settled)


def _says_it_all(text: str, settled: Settled) -> bool:
    """Minutes by which a board applies: our partnership, teachers for a program, and whom to write to."""
    has_contact = settled.answers.get("primary_email") is not None
    is_long = answered_questions(settled) >= BLANK_QUESTIONS
    return bool(TO_US.search(text)) and commits(settled) and has_contact and is_long
