"""Numbers of teachers that stand apart from the name of their program: in a sentence of their own, or beside the sum of
a group."""

from __future__ import annotations

import re

from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import NUMBER
from pipelines.rules.read.prose.programs_named import TEACHERS, mentioned
from pipelines.rules.read.prose.sentences import Sentence, is_of_others, is_past
from pipelines.rules.read.prose.teacher_counts import is_added
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import Value, whole_number

#: Said of teachers who are to take part.
_TAKE_PART = re.compile(
    r"\b(?:be (?:trained|sent|released|enrolled)|commit\w*|pledg\w*|said yes|agreed|volunteer\w*|willing|ready|lined up|"
    r"signed up|sign up|(?:will|would|can|want to|wants to|shall) (?:\w+ )?(?:take|teach|train|attend|participate|do|be trained|go|"
    r"start|begin|join)|take part|train)\b"
)
#: "We ourselves have ten", "with our own twelve, we have 32": those of the district that writes, beside the group's.
_OWN = re.compile(
    rf"^\W*it (?:will )?(?:brings?|commits?|adds?|has|contributes?|pledges?|sends?) {NUMBER.replace('number', 'it')}|"
    rf"\b(?:itself|ourselves),? (?:will )?(?:commits?|brings?|adds?|has|have|pledges?|contributes?|sends?|trains?|provides?) "
    rf"{NUMBER.replace('number', 'self')}|"
    rf"\bwe (?:can|could|will|would) (?:contribute|bring|add|send|commit|provide) {NUMBER.replace('number', 'can')}(?= from our\b)|"
    rf"\b(?:our own|of our own:?|ours:?) (?:\w+ )?(?:(?:is|are|will be|comes to) )?{NUMBER}|"
    rf"\bwe (?:ourselves )?(?:will )?(?:have|commit|bring|add|contribute|send|train|put in|provide|count) "
    rf"{NUMBER.replace('number', 'count')}(?=(?: (?:teachers|ourselves|of our own|more|people))*\W*(?:$|[,;]| and\b))"
)
#: "There are four of us who want in".
_OF_US = re.compile(rf"{NUMBER} of us\b(?: who| that)?(?! (?:work|wrote|met|answer))")
#: "I had hoped for three, but it will be two".
_BUT = re.compile(
    rf"\bbut (?:it|that|there|they) (?:will be|is|are|turned out to be|came to) (?:only |just )?{NUMBER}(?: teachers)?\W*$"
)
#: "So that makes two": the sum of what was counted one by one.
_SUM = re.compile(
    rf"\b(?:so|that makes|which makes|altogether|in all|in total|total(?: of)?|making) (?:us |that makes |it |we are )?"
    rf"{NUMBER}(?: (?:of us|teachers|in all|total|altogether))*\W*$"
)
_SCORE = 0.85


def read_counts_apart(sentences: list[Sentence], tables: FoundTables) -> None:
    """Gives the only program that is asked for its number, where no sentence that names it does; and in a group the
    district's own number in place of the sum."""
    rows = [row for row in tables.programs if row.rank == _PROSE]
    if not rows or len({str(row.values.get("program")) for row in tables.programs}) != 1:
        return
    if own := _own(sentences):
        _put_own(own, rows, tables)
    if not any("teachers" in row.values or "teachers" in row.unclear for row in tables.programs):
        _put(_only_count(sentences, may_add_up=not tables.members), rows[0])


_PROSE = 2
_Said = tuple[Value, Sentence]


def _own(sentences: list[Sentence]) -> _Said | None:
    """The one number that the writer gives as its own."""
    found: dict[object, _Said] = {}
    for sentence in sentences:
        match = _OWN.search(sentence.plain)
        if match and not sentence.in_plan and not is_past(sentence.plain):
            value = whole_number(
                match["number"] or match["count"] or match["self"] or match["it"] or match["can"],
                at_most=100_000,
            )
            found.setdefault(value.value, (value, sentence))
    return next(iter(found.values())) if len(found) == 1 else None


def _put_own(own: _Said, rows: list[FoundRow], tables: FoundTables) -> None:
    """The own number where none stands, or where the one that stands there is the sum with the members'."""
    value, _ = own
    of_members = [row.values.get("teachers") for row in tables.members]
    if not of_members or value.value is None:
        return
    total = value.value + sum(number for number in of_members if isinstance(number, int))
    for row in rows:
        if row.values.get("teachers", total) == total:
            _put(own, row)


def _only_count(sentences: list[Sentence], *, may_add_up: bool) -> _Said | None:
    """The one number of teachers that a text says of those who are to take part, no other program and no other district
    beside it. may_add_up: a sum that is given is ours, and not that of a group."""
    found: dict[object, _Said] = {}
    for sentence in sentences:
        plain = sentence.plain
        if (match := _BUT.search(plain)) and TEACHERS.search(plain) and not sentence.in_plan:
            return whole_number(match["number"], at_most=100_000), sentence
        if sentence.in_plan or mentioned(plain) or is_past(plain) or is_of_others(plain):
            continue
        if find_districts(sentence.text) or re.search(r"\ball \d", plain):
            continue
        match = TEACHERS.search(plain)
        if match and (is_added(plain, match) or not _TAKE_PART.search(f"{fold(sentence.label)} {plain}")):
            match = None
        match = match or ((_OF_US.search(plain) or _SUM.search(plain)) if may_add_up else None)
        if match:
            value = whole_number(match["number"], at_most=100_000)
            found.setdefault(value.value, (value, sentence))
    return next(iter(found.values())) if len(found) == 1 else None


def _put(said: _Said | None, row: FoundRow) -> None:
    if said is not None:
        value, sentence = said
        row.put("teachers", value, sentence.text, sentence.line.place)
        row.score = max(row.score, _SCORE)
