"""Answers beside labels in words of the district's own that say themselves what they are: itself, or somebody."""

from __future__ import annotations

from dataclasses import replace

from pipelines.rules.read.answers.names import read_district_name, read_person
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.shapes import find_districts
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.values import find_emails
from pipelines.states import exact_state

#: How sure it can be that a name under such a label is the contact's, or ours: a person confirms it.
_CONFIRM = 0.72
#: The same for a district with its state as the first answer of all.
_FIRST = 0.82
#: Labels in own words that say nothing of whose name stands beside them are short.
_MOST_LABEL_WORDS = 4
_MOST_CHARACTERS = 200


def read_by_shape(pair: Pair, *, is_first: bool) -> list[Candidate]:
    """Readings of an answer that is a district with its state, or somebody with an address; [] of any other.

    is_first: nothing else has been asked before.
    """
    words = pair.answer.text
    if len(words) > _MOST_CHARACTERS or len(pair.label.split()) > _MOST_LABEL_WORDS:
        return []
    if len(find_emails(words)) == 1:
        if not parse_person(words, pair.answer.links).name:
            return []
        found = read_person(Asked("primary_name", _CONFIRM, "structure"), pair)
        return [replace(one, rank=2) for one in found if one.value is not None]
    if hear(pair.label).concepts or not _is_district_with_state(words):
        return []
    score = _FIRST if is_first else _CONFIRM
    return [
        replace(one, rank=1) for one in read_district_name(Asked("district_name", score, "structure"), pair)
    ]


def _is_district_with_state(words: str) -> bool:
    named = find_districts(words)
    if len(named) != 1 or named[0].start > 0:
        return False
    return exact_state(words[named[0].end :].strip(" ,()|·.")) is not None
