"""How well the questions of the form explain words that may be a label, and a label with its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.persons import find_person
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.values import applying_as

#: A label explained this well by a question of ours asks it, wherever it stands.
SURE = 0.75
#: From here on it may, where the layout says that it is a label.
POSSIBLE = 0.5
#: Labels are short; what is longer is a sentence that happens to hold a colon.
MOST_LABEL_WORDS = 30


@dataclass(frozen=True, slots=True)
class Segment:
    """label: the words that ask, without the mark behind them; value: what follows, "" when nothing does.

    mark: what stands between them (":", "?", "leader", "tab", "dash").
    """

    label: str
    value: str
    mark: str


def score_of(label: str) -> float:
    """How well a question of ours explains a label: 0..1."""
    if wording_of(label):
        return 1.0
    found = ask(label)
    return found[0].score if found and not found[0].key.startswith("other:") else 0.0


def is_known(label: str) -> bool:
    """Does the label ask something, ours or not, that we have a word for?"""
    found = ask(label)
    return bool(found) and found[0].score >= POSSIBLE


def is_long_question(label: str) -> bool:
    """Does the label ask for a plan, whose answer may hold labels, lists and questions of its own?"""
    found = ask(label)
    if not found or found[0].score < POSSIBLE:
        return False
    question = QUESTION.get(found[0].key)
    return bool(question and question.type is Type.LONG_TEXT)


_OWN_TITLE = re.compile(
    r"(?:(?:interim|acting|associate|assistant|deputy) )*superintendent(?: of [\w ]{3,30})?"
)


def is_own_title(text: str) -> bool:
    """Is a text the title of a superintendent, who is called by it, and so no question about one?"""
    return _OWN_TITLE.fullmatch(fold(text).strip(" .")) is not None


#: "Title II, Part A" is money, and asks for nobody's title.
_TITLE_OF_LAW = re.compile(r"title [ivx]+\b", re.IGNORECASE)


def may_answer(label: str, text: str) -> bool:
    """Is a text that looks like a question itself an answer to this one: a title, a way of applying, a law?"""
    found = ask(label)
    key = found[0].key if found else ""
    if key.endswith("title"):
        return is_own_title(text)
    if key == "applying_as":
        return applying_as(text).is_sure
    return key == "funding_source" and _TITLE_OF_LAW.match(text) is not None


_VERB = re.compile(
    r"\b(?:will|would|is|are|am|has|have|had|can|serves?|enrolls?|counts?|confirm|commits?|pledges?|agreed?|brings?|pays?|"
    r"asks?|appl(?:y|ies)|runs?|operates?|take part|educates?|teach(?:es)?|employs?|maintains?)\b(?= \S)",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(
    r"\byou(?:r|rs)?\b|^\W*(?:if|what|which|whom?|whose|how|when|where|why|does|do|is|are|has|have|can|will|please)\b",
    re.IGNORECASE,
)
#: "Should you have questions, Janelle Kim will gladly help: …".
_IF_YOU = re.compile(r"\W*(?:should|if|when(?:ever)?) (?:you|there|any)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def says_something(text: str) -> bool:
    """Is what stands before a colon a statement and no label? "We have 2,020 students: two elementary schools, …" and
    "Janelle Kim will gladly help: …" have a verb and a figure or a name of somebody in them, and ask for nothing."""
    if not _VERB.search(text):
        return False
    if _ASKS_YOU.search(text):
        return _IF_YOU.match(text) is not None and find_person(text) is not None
    if any(char.isdigit() for char in _BRACKETS.sub("", text)):
        return True
    return find_person(text) is not None or bool(find_districts(text))
