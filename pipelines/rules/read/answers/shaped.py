"""Answers beside labels in words of the district's own that say themselves what they are: itself, somebody, a rate."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.form import Type
from pipelines.rules.read.answers.names import read_district_name, read_person
from pipelines.rules.read.answers.readings import candidate_of
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.district_names import find_districts, is_district
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.persons import is_person, is_title
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import PEOPLE, Asked, subject_in, topics
from pipelines.rules.read.values import applying_as, find_emails, parse
from pipelines.states import exact_state

#: How sure it can be that a name under such a label is the contact's, or ours: a person confirms it.
_CONFIRM = 0.72
#: The same for a district with its state as the first answer of all.
_FIRST = 0.82
#: Labels in own words that say nothing of whose name stands beside them are short.
_MOST_LABEL_WORDS = 7
_MOST_CHARACTERS = 200
#: "What a teacher gets per day": beside an amount of money that is a rate.
_OF_TEACHER = re.compile(r"\b(?:teachers?|educators?|staff|instructors?|participants?)\b")
_NOT_PAY = re.compile(
    r"\b(?:substitutes?|travel|meals?|lunch|hotel|materials?|salary|salaries|mileage|school day)\b"
)


def read_by_shape(pair: Pair, *, is_first: bool) -> list[Candidate]:
    """Readings of an answer that is a district, somebody with an address, or what a teacher is paid; [] of any other.

    is_first: nothing else has been asked before.
    """
    words = pair.answer.text
    if len(words) > _MOST_CHARACTERS or len(pair.label.split()) > _MOST_LABEL_WORDS:
        return []
    if len(find_emails(words)) == 1:
        return _somebody(pair)
    return (
        _district(pair, is_first=is_first) or _rate(pair) or _of_section(pair) or _alone(pair) or _state(pair)
    )


def _somebody(pair: Pair) -> list[Candidate]:
    """Somebody with an address, or the address alone: the contact, where the document knows no other."""
    words = pair.answer.text
    if parse_person(words, pair.answer.links).name:
        found = read_person(Asked("primary_name", _CONFIRM, "structure"), pair)
        return [replace(one, rank=2) for one in found if one.value is not None]
    if len(words.split()) > 1:
        return []
    return [candidate_of(Asked("primary_email", _CONFIRM, "structure"), pair, words, _CONFIRM, rank=2)]


def _district(pair: Pair, *, is_first: bool) -> list[Candidate]:
    """A district with its state beside words that ask nothing, or without it as the very first answer."""
    heard = hear(pair.label)
    words = pair.answer.text
    is_ours = _is_district_with_state(words) or (is_first and not heard.parts and is_district(words))
    if heard.concepts or not is_ours:
        return []
    asked = Asked("district_name", _FIRST if is_first else _CONFIRM, "structure")
    return [replace(one, rank=1) for one in read_district_name(asked, pair)]


def _of_section(pair: Pair) -> list[Candidate]:
    """A name or a position below a heading that says whose it is: "Officer" below "Authorization"."""
    subject = subject_in(topics(pair.section))
    words = pair.answer.text.strip(" .,")
    part = "name" if is_person(words) else "title" if is_title(words) else ""
    if subject not in PEOPLE or not part or hear(pair.label).concepts:
        return []
    return [candidate_of(Asked(f"{subject}_{part}", _FIRST, "structure"), pair, words, _FIRST)]


def _state(pair: Pair) -> list[Candidate]:
    """The name of a state beside words that mean nothing: "Which lies in: Montana"."""
    code = exact_state(pair.answer.text.strip(" ."))
    if code is None or hear(pair.label).parts:
        return []
    return [candidate_of(Asked("state", _FIRST, "structure"), pair, code, _FIRST)]


def _alone(pair: Pair) -> list[Candidate]:
    """ "solo", "on our own" beside whatever words: how we apply, for a person to confirm."""
    words = pair.answer.text
    said = applying_as(words) if len(words.split()) <= _FEW_WORDS else None
    if said is None or said.value != "single" or not said.is_sure:
        return []
    return [candidate_of(Asked("applying_as", _CONFIRM, "structure"), pair, "single", _CONFIRM, rank=1)]


_FEW_WORDS = 4


def _rate(pair: Pair) -> list[Candidate]:
    """An amount beside words of a teacher and a day or an hour."""
    label = fold(pair.label)
    units = hear(pair.label).concepts & _RATES.keys()
    is_bare = all(
        part.concepts & _RATES.keys() for part in hear(pair.label).parts
    )  # "Per day" and nothing else
    if len(units) != 1 or not (is_bare or _OF_TEACHER.search(label)) or _NOT_PAY.search(label):
        return []
    value = parse(Type.MONEY, pair.answer.text) if "$" in pair.answer.text else None
    if value is None or not value.is_sure:
        return []
    key = _RATES[min(units)]
    return [candidate_of(Asked(key, _FIRST, "structure"), pair, value.value, _FIRST)]


_RATES = {"day": "stipend_per_day", "hour": "stipend_per_hour"}


def _is_district_with_state(words: str) -> bool:
    named = find_districts(words)
    if len(named) != 1 or named[0].start > 0:
        return False
    return exact_state(words[named[0].end :].strip(" ,()|·.")) is not None
