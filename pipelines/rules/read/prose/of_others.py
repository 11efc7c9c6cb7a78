"""Sentences about another district, whose figures are not ours: "Next door, Alder Schools pays $175 a day"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.rules.read.candidates import SURE, Readings
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.sentences import Sentence, plain_words

_WE = re.compile(r"\b(?:we|our|ours|us|i|my|its own|(?:the|this) district)\b")
#: What is said of a district whose figures follow.
_HAS = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:now |already |currently )?(?:pays?|has|have|enrolls?|serves?|gives?|offers?|counts?|runs?|educates?|is|are|with)\b"
)


def without_others(sentences: list[Sentence], readings: Readings) -> list[Sentence]:
    """The sentences without those whose only subject is a district other than the one that writes, as far as that is
    known for sure."""
    own = readings.best("district_name")
    if own is None or own.score < SURE:
        return sentences
    name = fold(str(own.value))
    return [_without_asides(one, name) for one in sentences if not _is_of_another(one, name)]


#: "Birch ISD, who have 14,000 students, …": what is said of another district in passing.
_ASIDE = re.compile(
    r",? (?:who|which|that) (?:have|has|pays?|enrolls?|serves?|counts?|are|is) [^,;.()]*(?:\d,\d{3}[^,;.()]*)*"
)


def _without_asides(sentence: Sentence, own: str) -> Sentence:
    text = sentence.text
    for one in reversed(find_districts(text)):
        aside = _ASIDE.match(text, one.end)
        if aside and fold(one.text) not in own and own not in fold(one.text):
            text = text[: aside.start()] + text[aside.end() :]
    return sentence if text == sentence.text else replace(sentence, text=text, plain=plain_words(text))


def _is_of_another(sentence: Sentence, own: str) -> bool:
    if sentence.label or _WE.search(sentence.plain):
        return False
    named = find_districts(sentence.text)
    short = " ".join(own.split()[:2])
    if (
        not named
        or short in sentence.plain
        or any(fold(one.text) in own or own in fold(one.text) for one in named)
    ):
        return False
    return any(_HAS.match(fold(sentence.text[one.end :])) for one in named)
