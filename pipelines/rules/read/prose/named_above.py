"""Requests whose program is named elsewhere than in their sentence: in the heading above, or before "today it is five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.prose.programs_named import TEACHERS, mentioned
from pipelines.rules.read.prose.request_details import put_details
from pipelines.rules.read.prose.sentences import (
    Sentence,
    clauses,
    heading_in_line,
    is_of_others,
    is_past,
    plain_words,
)
from pipelines.rules.read.prose.teacher_counts import is_added
from pipelines.rules.read.records_found import FoundRow
from pipelines.rules.read.remembered import program
from pipelines.rules.read.values import Value, understood, whole_number

#: A heading that names a program says little else.
_LONGEST_HEADING = 6
_NOW = re.compile(r"\b(?:now|today|this (?:school )?year|this time|currently|meanwhile|since then)\b")


def below_heading(sentence: Sentence) -> Iterator[FoundRow]:
    """The request of a sentence that counts teachers, below a heading that names its program alone."""
    heading = heading_in_line(sentence) or sentence.line.section.last
    code = _of_heading(heading)
    match = TEACHERS.search(sentence.plain)
    if not code or not match or sentence.in_plan or sentence.line.is_title or find_districts(sentence.text):
        return
    plain = sentence.plain
    if is_added(plain, match) or is_past(plain) or is_of_others(plain):
        return
    row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.88)
    row.put("program", understood(code, heading), sentence.text, sentence.line.place)
    row.put("teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place)
    put_details(sentence, row)
    yield row


def _of_heading(heading: str) -> str:
    """The program that a heading names, "" for none."""
    return only_program(heading) if len(heading.split()) <= _LONGEST_HEADING else ""


@lru_cache(maxsize=1024)
def only_program(heading: str) -> str:
    """The code of the one program that a heading or a label names, "" for none and for several."""
    named = {one.code for one in mentioned(plain_words(heading))}
    if len(named) == 1:
        return named.pop()
    said = program(heading)
    return str(said.value) if said.is_sure and not named else ""


#: A number that several districts have together.
_TOGETHER = re.compile(
    r"\b(?:together|total|altogether|in all|all of us|consortium|group|combined|neighbou?rs?|others?|members?)\b"
)


def beside_members(sentence: Sentence, first: Found, codes: tuple[str, ...]) -> Iterator[FoundRow]:
    """ "Alder will train 13 teachers, Birch School District 10 and …": the writer's own number, before those of the first
    district that comes along."""
    before = plain_words(sentence.text[: first.start])
    match = TEACHERS.search(before)
    if not match or len(set(codes)) != 1 or _TOGETHER.search(before) or is_past(before):
        return
    row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.85)
    row.put("program", understood(codes[0], sentence.text), sentence.text, sentence.line.place)
    row.put("teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place)
    put_details(sentence, row)
    yield row


def count_now(plain: str) -> Value | None:
    """The number of teachers in the clause of a sentence that speaks of today, where another speaks of the past."""
    for clause in clauses(plain):
        match = TEACHERS.search(clause)
        if match and _NOW.search(clause) and not is_past(clause) and not is_added(clause, match):
            value = whole_number(match["number"], at_most=100_000)
            return value if value.value is not None else None
    return None
