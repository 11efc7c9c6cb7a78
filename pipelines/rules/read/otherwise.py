"""What a document is instead of an application to us: by the words of other kinds, by its title, by who is asked, and by
a text that only tells."""

from __future__ import annotations

from pipelines.rules.read.answers.settle import Settled
from pipelines.rules.read.evidence import (
    BLANK_QUESTIONS,
    SEVERAL,
    answered_questions,
    commits,
    is_note,
    labelled,
    lacks_critical,
    terms_of_ours,
)
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.look_alikes import (
    APPLIES,
    FUNDER,
    INQUIRY,
    OTHERWISE,
    OURS,
    RELEASE,
    SUPPORT,
    THANKS,
    TO_US,
    other_kind,
)
from pipelines.rules.read.message.not_applying import sends_no_application
from pipelines.rules.read.speaking import (
    asks_for_something,
    counts_teachers,
    is_running_text,
    speaks_for_itself,
    speaks_of_its_own_schools,
    speaks_to_districts,
    tells_of_an_application,
)
from pipelines.rules.read.titles import MINUTES, called_application, called_otherwise, host_of, titles_of

#: Kinds of letters that a district writes that also says how many teachers it has.
_POLITE = frozenset({INQUIRY, THANKS})
#: Without these, answered beside their questions, a form may be anybody's.
_ESSENTIAL = frozenset({"district_name", "state", "primary_email"})


def says_otherwise(raw: str, text: str, settled: Settled) -> str:
    """What a document is instead of an application to us; blank where nothing in it says so. text: `raw` folded."""
    kind, weight = other_kind(text)
    if weight >= OTHERWISE and not _is_ours_all_the_same(kind, text, settled):
        return kind
    is_form = len({key.partition("[")[0] for key in labelled(settled)}) >= BLANK_QUESTIONS
    if sends_no_application(raw) and not (is_form or APPLIES.search(text) or asks_for_something(raw)):
        return "a letter that says that nothing is applied for"
    titles = titles_of(text)
    called = called_otherwise(titles)
    by_board = (called == MINUTES and _says_it_all(text, settled)) or _gives_all_terms(settled)
    is_text = is_running_text(raw)
    # Most documents are forms without a title of another kind, and need no look at every sentence.
    asks = bool(called or is_text) and (by_board or bool(APPLIES.search(text)) or asks_for_something(raw))
    is_our_form = len(terms_of_ours(settled)) >= SEVERAL
    if called and not is_our_form and (not asks or tells_of_an_application(text)):
        return called
    if not is_text:
        return _by_host(titles, text, settled)
    if is_form or by_board:
        return ""
    return _of_a_letter(raw, text, kind, settled, is_asking=asks or called_application(titles))


def _by_host(titles: list[str], text: str, settled: Settled) -> str:
    """A form under the name of an organisation, which never speaks of our partnership."""
    host = host_of(titles, fold(str(settled.answers.get("district_name") or "")), text)
    return "a form of somebody else" if host and not TO_US.search(text) else ""


def _of_a_letter(raw: str, text: str, kind: str, settled: Settled, *, is_asking: bool) -> str:
    """What running text is that speaks for nobody, that says "we" without schools of its own, or that only wonders.

    kind: that its words speak of most, however little.
    """
    if not speaks_for_itself(raw):
        return "" if not kind and is_note(text, settled) else "a text that tells about a district"
    is_counted = counts_teachers(text)
    has_numbers = is_counted or (is_counted is None and commits(settled))
    if is_asking or (kind in _POLITE and has_numbers):
        return ""
    if not speaks_of_its_own_schools(raw) and (kind or speaks_to_districts(raw)):
        return kind or "an offer to districts"
    is_letter = all(key.startswith("programs") for key in labelled(settled))
    return INQUIRY if "?" in text and is_letter and not has_numbers else ""


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
    """Does a text give the terms of a partnership, whoever speaks: teachers for a program, whom to write to, how the
    district takes part, what it pays, and one term more?"""
    given = sum(settled.answers.get(key) is not None for key in _TERMS)
    pays = any(settled.answers.get(key) for key in ("stipend_per_day", "stipend_per_hour"))
    is_whole = pays and settled.answers.get("applying_as")
    return (
        bool(commits(settled) and settled.answers.get("primary_email") and is_whole) and given >= _MANY_TERMS
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
    # Who supports a request tells it in the present, too.
    asks = APPLIES.search(text) is not None or (kind != SUPPORT and asks_for_something(text))
    return is_form or is_our_form or is_whole or asks or _says_it_all(text, settled)


def _says_it_all(text: str, settled: Settled) -> bool:
    """Minutes by which a board applies: our partnership, teachers for a program, and whom to write to."""
    has_contact = settled.answers.get("primary_email") is not None
    is_long = answered_questions(settled) >= BLANK_QUESTIONS
    return bool(TO_US.search(text)) and commits(settled) and has_contact and is_long
