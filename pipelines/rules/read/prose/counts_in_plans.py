"""Figures of the whole district inside an answer about plans: "all of our 4,210 students", "the stipend of $90 a day".

A plan speaks of pilots, sections and goals; only what names the whole, or the stipend itself, counts here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import Type
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.prose.counts import LEVELS, NUMBER, STUDENT, candidate
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.values import parse

#: What makes a part of the whole, or another time of it.
_NOT_ALL_OF_THEM = (
    r"(?! ?(?:who|that|which|with|whose|taking|enrolled|at|from|per|a year|each|by|currently take|"
    r"in (?!our|the district|all|grades? (?:k|pre)))\b)"
)
_WHOLE = (
    rf"(?:\ball (?:of )?(?:our |the )?|\bour |(?:^|\b(?:and|that) )(?:we|our district|the district) (?:now |currently )?"
    rf"(?:serves?|educates?|enrolls?) (?:about |approximately |some )?){NUMBER}"
)
_STUDENTS = re.compile(rf"{_WHOLE} (?:k-?12 |enrolled )?{STUDENT}\b{_NOT_ALL_OF_THEM}")
_SCHOOLS = tuple(
    (
        key,
        re.compile(
            rf"(?:\ball (?:of )?(?:our |the )?|\bour ){NUMBER} (?:of (?:our|the) )?{level} schools\b{_NOT_ALL_OF_THEM}"
        ),
    )
    for key, level in LEVELS
)
#: "their stipend of $150 per day": a rate that is called the stipend itself.
_STIPEND = re.compile(
    r"\bstipends?(?: (?:of|is|are|will be|at))? \$ ?(?P<amount>\d[\d,]*(?:\.\d\d)?) ?(?:/|per |an? |each |for (?:each|every) )(?P<unit>day|hour)\b|"
    r"\$ ?(?P<first>\d[\d,]*(?:\.\d\d)?) (?:per |an? |each )?(?P<by>day|hour)(?:ly)? stipends?\b"
)
_LATER = re.compile(
    r"\b(?:will have|goal|by 20\d\d|expect|project(?:ed|ion)|last year|used to|had|were|was)\b"
)


def read_counts_in_plans(sentences: list[Sentence]) -> Iterator[Candidate]:
    """The numbers of students and schools, and the stipends, that plans give for the whole district."""
    for sentence in sentences:
        if not sentence.in_plan or _LATER.search(sentence.plain):
            continue
        for key, pattern in (("students", _STUDENTS), *_SCHOOLS):
            if match := pattern.search(sentence.plain):
                number = parse(Type.WHOLE_NUMBER, match["number"], key=key)
                yield candidate(key, number, 0.9, sentence)
        if match := _STIPEND.search(sentence.plain):
            rate = parse(Type.MONEY, match["amount"] or match["first"])
            yield candidate(f"stipend_per_{match['unit'] or match['by']}", rate, 0.9, sentence)
