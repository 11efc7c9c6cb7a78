"""What a question of our letter asks, as keys of the form, and words as values of what was asked."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.form import QUESTION, QUESTIONS, Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.values import CONFIRM_BELOW, Value, parse

#: The list of teachers, as opposed to how many there are; both go by one key of the form.
LISTED = "teachers listed"
#: Types that any words fit.
ANY_WORDS = (Type.TEXT, Type.LONG_TEXT)
#: A reading of our own question is sure from here on: it is our wording, or nearly.
_HEARD = 0.6
#: A sentence that says that there is no answer yet.
_DENIES = re.compile(
    r"\W*(?:(?:we|i|there)\b[^.\n]{0,60}\b(?:no|not|none|never|nothing)\b|(?:we|i)[^.\n]{0,20}n['\u2019]t\b|"
    r"(?:not|nothing|none)\b[^.\n]{0,40}\b(?:yet|so far|now)\b|(?:still )?(?:undecided|unknown|open|pending)\W*$)",
    re.IGNORECASE,
)
#: What our letters say before the words of the form.
_POLITE = re.compile(
    r"^\s*(?:(?:please\s+)?(?:tell us|let us know|send us|send|give us)|two places disagree about|we could not make out|"
    r"we are not sure that we read|we read an unlikely figure for|the calculator and the form give different figures for)\s+"
    r"|\s*\([^()]*:[^()]*\)|[.?]\s+(?:which|please)\b.*$",
    re.IGNORECASE,
)
#: Words before an answer in text: "Yes, Vesper Hill". Behind it: what it is not.
_YES_BEFORE = re.compile(
    r"^\s*(?:yes|yep|correct|right|no|sorry)\b[,;:.!\s\u2013\u2014-]+(?=\w)", re.IGNORECASE
)
_NOT_THAT = re.compile(
    r"\s*[,(]\s*(?:and )?not\b.*$|\s+(?:instead of|rather than)\b.*$", re.IGNORECASE | re.DOTALL
)
_BY_THE_HOUR = re.compile(r"\bh(?:ou)?rs?\b|hourly", re.IGNORECASE)
#: Is a rate by the hour?
_RATES = {"stipend_per_day": False, "stipend_per_hour": True}
_COLUMNS = {column.key: column for column in QUESTION["programs"].columns}


def keys_of(question: str) -> list[str]:
    """What our question asked, the likeliest first: by the words of the form that our letters use, by a line that
    we read back ("City: Alder"), else by hearing what it talks about."""
    question = " ".join(question.split())
    by_letter = [
        one.key for one in sorted(QUESTIONS, key=lambda one: -len(one.letter)) if one.letter in question
    ]
    if by_letter:
        longest = QUESTION[by_letter[0]].letter
        return [key for key in by_letter if QUESTION[key].letter == longest]
    back = [
        one
        for one in QUESTIONS
        if one.type is not Type.TABLE and question.startswith(one.wording.rstrip("?") + ": ")
    ]
    if back:
        return [max(back, key=lambda one: len(one.wording)).key]
    return [meaning.key for meaning in ask(_POLITE.sub("", question)) if meaning.score >= _HEARD]


def read_as(key: str, words: str) -> Value:
    """The answer as a value of what was asked; of anything but a plan the first paragraph counts."""
    type_ = type_of(key)
    if type_ is None or type_ is Type.TABLE:
        return Value(None)
    if type_ is Type.TEXT and _DENIES.match(words):
        return Value(None)
    if type_ is Type.TEXT:
        words = _YES_BEFORE.sub("", words)
        stripped = _NOT_THAT.sub("", words)
        if stripped and stripped != words:
            return replace(parse(type_, stripped, key=key), confidence=CONFIRM_BELOW / 2)
    shown = words if type_ is Type.LONG_TEXT else re.split(r"\n\s*\n", words)[0]
    if key in _RATES and _RATES[key] != bool(_BY_THE_HOUR.search(shown)):
        return Value(None)
    return parse(type_, shown, key=key)


def type_of(key: str) -> Type | None:
    if key in QUESTION:
        return Type.WHOLE_NUMBER if key == "teachers" else QUESTION[key].type
    if key in _COLUMNS:
        return _COLUMNS[key].type
    return {"course_codes": Type.TEXT, "on_master_schedule": Type.YES_NO}.get(key)


def fits(key: str, words: str) -> bool:
    """Whether bare words are an answer of the type of what was asked; a text fits anything, but money has its names."""
    if key == "funding_source":
        return is_fund(words)
    if type_of(key) in ANY_WORDS:
        return False
    value = read_as(key, words)
    return value.value is not None and value.confidence >= CONFIRM_BELOW


def may_answer(key: str, words: str) -> bool:
    """Whether words may be an answer of what was asked; of a yes or no only words that say one."""
    return type_of(key) is not Type.YES_NO or read_as(key, words).value is not None
