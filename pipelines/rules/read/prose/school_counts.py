"""Numbers of elementary, middle and high schools in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import Type
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.prose.counts import (
    HAS_DIGIT,
    LEVELS,
    NOT_ALL,
    NUMBER,
    STUDENT,
    STUDENTS,
    candidate,
    clause_around,
    of_now,
)
from pipelines.rules.read.prose.sentences import Sentence, is_past
from pipelines.rules.read.values import parse

_PLACE = r"(?:schools?|buildings?|campus(?:es)?|escuelas?|escolas?)"
_COUNTED = rf"(?:{STUDENT}|{'|'.join(level for _, level in LEVELS)})(?: {_PLACE})?"
#: "Elementary 6 Middle 2": a row of labels and figures that begins with a label; the figure stands behind its label.
_LABELS_FIRST = re.compile(
    rf"(?<!\d )(?<!\d, )\b{_COUNTED}:?,? [\d,]+,? {_COUNTED}:? [\d,]+(?:,? {_COUNTED}(?:\W|$)|$)"
)
_LONG_NUMBER = re.compile(r"[(+]?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\b\d{5}(?:-\d{4})?\b")
_NOT_COUNTED = re.compile(
    r"\b(?:pilot\w*|begin\w*|start\w*|offer\w*|first|teachers? (?:from|at|in)|at (?:one|two|1|2)|only|"
    r"of (?:our|the|its)|largest|smallest|new|both|open(?:s|ing)?)\b"
)
_OWNS = re.compile(
    r"\b(?:have|has|run|runs|operate\w*|consist\w*|compris\w*|maintain\w*|with|made up|include\w*|in|"
    r"across|there are|schools?:|spread|tenemos|temos|hay|of)\b"
)


#: "Two comprehensive high schools": what stands before a level and is neither people nor another count.
_KIND = (
    r"(?!(?:of|in|at|to|and|or|from|with|by|for|our|the|new|per|hours?|days?|years?|miles?|minutes?|teachers?|students?|kids|"
    r"children|pupils|counsel\w+|principals?|other|more|percent|grades?|neighbou?ring|pilot)\b)[a-z][a-z-]*"
)


#: Without a word of these no level is named.
_ANY_LEVEL = re.compile("|".join(level for _, level in LEVELS))


def read_school_counts(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of how many schools of each level the district has."""
    for sentence in sentences:
        if sentence.in_plan or not _ANY_LEVEL.search(sentence.plain):
            continue
        for key in _no_two(sentence.plain):
            yield candidate(key, 0, 0.9, sentence)
        yield from _schools(of_now(sentence))


def _schools(sentence: Sentence) -> Iterator[Candidate]:
    plain = sentence.plain
    if not HAS_DIGIT.search(plain) and len(list(_one_of(plain, set()))) < len(LEVELS):
        return
    found: list[tuple[str, str, int]] = []
    whole = False
    labels_first = _LABELS_FIRST.search(_LONG_NUMBER.sub("#", plain)) is not None
    for key, level in LEVELS:
        before = re.search(
            rf"{NUMBER} (?:of our |{_KIND} )?{level}(?: {_PLACE}\b(?! (?:\w+ ){{0,2}}(?:teachers?|"
            rf"staff|students?|counsel\w*|principals?)\b)|\b(?! (?:{_PLACE}|teachers?|students?)\b))",
            plain,
        )
        told = re.search(
            rf"{NUMBER}(?: of (?:our|the) (?:\d+ )?(?:schools|buildings))? (?:is|are) (?:an? )?{level} schools?\b",
            plain,
        )
        after = re.search(rf"\b{level} {_PLACE} ?(?:\(|: ?|- ){NUMBER}", plain)
        if labels_first:
            before = re.search(rf"\b{level}(?: {_PLACE})? {NUMBER}", plain)
        match = before or after or told
        if match:
            found.append((key, match["number"], match.start()))
            whole = (
                whole
                or re.search(rf"\ball (?:of )?(?:our |the )?{re.escape(match.group())}s?\b", plain)
                is not None
            )
    found.extend(_none_of(plain, {key for key, _, _ in found}))
    by_article = list(_one_of(plain, set()))
    if not found and len(by_article) == len(LEVELS):
        found = by_article  # "one of each: an elementary, a middle and a high school"
    if not found:
        return
    belongs = _OWNS.search(plain) or _counts_all_students(plain)
    if len(found) >= 2 or (belongs and not _NOT_COUNTED.search(plain)):
        found.extend(_one_of(plain, {key for key, _, _ in found}))
    of_schools = bool(sentence.label) and "school" in hear(sentence.label).concepts
    for key, number, start in found:
        clause = clause_around(plain, start)
        if is_past(clause):
            continue
        listed = len(found) >= 2 or of_schools or whole or number == "0"
        belongs = _OWNS.search(clause) or _counts_all_students(plain)
        if not listed and (_NOT_COUNTED.search(clause) or not belongs):
            continue
        yield candidate(key, parse(Type.WHOLE_NUMBER, number, key=key), 0.9 if listed else 0.8, sentence)


_NO_TWO = re.compile(r"\b(?:no|neither) (?P<one>[a-z-]+) (?:or|and|nor) (?:no )?(?P<two>[a-z-]+) schools?\b")


def _no_two(plain: str) -> Iterator[str]:
    """ "No elementary or middle schools": none of two levels."""
    match = _NO_TWO.search(plain)
    for key, level in LEVELS if match else ():
        if match and any(re.fullmatch(level, match[part]) for part in ("one", "two")):
            yield key


def _counts_all_students(plain: str) -> bool:
    """ "640 kids, one K-8 building and one high school": beside the number of all students, schools are the district's."""
    return STUDENTS.search(plain) is not None and not NOT_ALL.search(plain)


def _one_of(plain: str, known: set[str]) -> Iterator[tuple[str, str, int]]:
    """ "… two elementary schools, a middle school and a high school": an article counts one."""
    for key, level in LEVELS:
        match = re.search(
            rf"\b(?:an?|our) (?:(?:regional|single|small|large|new|comprehensive|public|joint) )?{level}(?: school)?\b(?! (?:school )?(?:teacher|student|math|science|counsel|"
            rf"principal|level|grade))",
            plain,
        )
        if key not in known and match and not _NEGATED.search(plain[: match.start()]):
            yield key, "1", match.start()


#: "We have no middle school", "without an elementary school".
_NEGATED = re.compile(r"\b(?:not|no|nor|neither|without|lacks?|n't|cannot)\b[^.;,]{0,30}$")
_HAVE_NONE = re.compile(
    r"\b(?:(?:we|district|it|schools?) (?:have|has|runs?|operates?)|there (?:is|are)|with|so|but|and) no $|^\W*(?:and )?no $|\b(?:no|neither) \w+ (?:school )?(?:or|and|nor) $|"
    r"\b(?:we|district|it) (?:do|does) not (?:have|run|operate) (?:an?|any) $"
)


def _none_of(plain: str, known: set[str]) -> Iterator[tuple[str, str, int]]:
    """ "We have no elementary schools": said outright, so none is a figure too."""
    for key, level in LEVELS:
        match = re.search(
            rf"\b{level} schools?\b(?! (?:teacher|student|principal|counsel|level|course))", plain
        )
        if key not in known and match and _HAVE_NONE.search(plain[: match.start()]):
            yield key, "0", match.start()
