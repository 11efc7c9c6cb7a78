"""Who facilitates the K-5 courses, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.persons_named import mentions
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.questions.labels import SURE, score_of

#: Somebody does it, whatever program the sentence names.
_FACILITATES = re.compile(
    r"\b(?:agreed|willing|ready|going) to facilitate\b|\bwill facilitate\b|\bas (?:our |the )?facilitator\b"
)


_SPEAKS_OF_ONE = re.compile(r"\b(?:facilitator|facilitates?|affiliate trainer|will give the workshops)\b")
#: What makes it the K-5 courses that somebody facilitates.
_OF_K5 = re.compile(r"\bk ?-? ?5\b|\belementary\b|\bour\b|\bworkshops?\b")


def read_facilitator(sentences: list[Sentence]) -> Iterator[Candidate]:
    """The only person of a sentence that speaks of a facilitator."""
    for sentence in sentences:
        plain = fold(sentence.text)
        if sentence.in_plan or _answers_a_question(sentence) or not _SPEAKS_OF_ONE.search(plain):
            continue
        people = mentions(sentence.text)
        if len(people) == 1 and (_FACILITATES.search(plain) or _OF_K5.search(plain)):
            yield candidate("k5_facilitator", people[0].person.name, 0.85, sentence)


def _answers_a_question(sentence: Sentence) -> bool:
    """Does a sentence stand beside a question of ours, which has been read?"""
    return bool(sentence.label) and score_of(sentence.label) >= SURE and sentence.label in sentence.text
