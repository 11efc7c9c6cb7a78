"""How teachers who are not named yet will be found, where a sentence explains it instead of an answer."""

from __future__ import annotations

import re

from pipelines.rules.read.prose.programs_named import mentioned
from pipelines.rules.read.prose.sentences import Sentence, is_only_weighed, is_past
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import understood

_TEACHERS = re.compile(r"\b(?:teachers?|faculty|instructors?|educators?|staff|volunteers|candidates)\b")
#: Somebody will pick them.
_CHOOSES = re.compile(
    r"\b(?:will|shall|would|to|are going to) (?:then |also |each |both )?(?:be )?(?:choose|chosen|select|selected|identify|identified|"
    r"recruit|recruited|pick|picked|name|named|nominate|nominated|invite|invited|hire|hired|ask for volunteers|draw|find|found|interview|interviewed)\b"
)
#: They are not known.
_UNKNOWN = re.compile(
    r"\b(?:not|n't) (?:yet )?(?:\w+ )?(?:known|named|identified|hired|chosen|selected|decided|picked)\b|\byet to be \w+ed\b|"
    r"\bhave not (?:yet )?(?:\w+ )?(?:chosen|identified|hired|named|selected|picked)\b"
)
#: What is chosen besides teachers.
_OTHER = re.compile(r"\b(?:textbooks?|rooms?|computers?|curriculum|students?|superintendent|vendor)\b")


def read_identifying(sentences: list[Sentence], tables: FoundTables) -> None:
    """Gives the sentences that explain it to the requests they speak of: those of the programs they name, the only one,
    else those without a number of teachers."""
    if any("identification_plan" in row.values for row in tables.programs):
        return
    found = [sentence for sentence in sentences if _explains(sentence)]
    if not found:
        return
    first = found[0]
    said = [sentence for sentence in found if sentence.line is first.line or _near(sentence, first)]
    words = " ".join(sentence.text for sentence in said)
    if not any(_CHOOSES.search(sentence.plain) for sentence in said):
        return  # that they are not known explains nothing
    for row in _spoken_of(said, tables.programs):
        row.put("identification_plan", understood(words, words), words, first.line.place)


def _near(one: Sentence, other: Sentence) -> bool:
    return abs(one.line.order - other.line.order) <= 1


def _explains(sentence: Sentence) -> bool:
    plain = sentence.plain
    if sentence.in_plan or is_past(plain) or is_only_weighed(plain):
        return False
    about = _TEACHERS.search(plain) and not _OTHER.search(plain)
    return bool(about and (_CHOOSES.search(plain) or _UNKNOWN.search(plain)))


def _spoken_of(said: list[Sentence], rows: list[FoundRow]) -> list[FoundRow]:
    """The first row of each program that the sentences are about."""
    first: dict[str, FoundRow] = {}
    for row in sorted(rows, key=lambda row: row.rank):
        first.setdefault(str(row.values.get("program")), row)
    named = {one.code for sentence in said for one in mentioned(sentence.plain)} & first.keys()
    counted = {str(row.values.get("program")) for row in rows if "teachers" in row.values}
    if named:
        return [first[code] for code in (named - counted or named)]
    if len(first) == 1:
        return list(first.values())
    return [row for code, row in first.items() if code not in counted]
