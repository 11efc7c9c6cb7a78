"""Years that a sentence gives to its programs in turn: "the former from 2016-17, the latter a year later"."""

from __future__ import annotations

import re

from pipelines.rules.read.prose.request_details import LATER
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.teacher_counts import YEAR
from pipelines.rules.read.records_found import FoundRow
from pipelines.rules.read.values import school_year, understood
from pipelines.rules.read.values.dates import school_year_of

_FORMER = re.compile(
    r"\bthe (?:former|first(?: one)?)\b(?P<one>.*?)\bthe (?:latter|second(?: one)?|other)\b(?P<two>.*)"
)
_RESPECTIVELY = re.compile(r"\brespectively\b")


def years_in_turn(sentence: Sentence, rows: list[FoundRow], last: list[FoundRow]) -> None:
    """The years of programs that a text tells apart by their order, in one sentence or after the sentence before.

    rows: of the sentence; last: of the one before it."""
    if len(rows) == 1 and last and LATER.search(sentence.plain) and "first_year" not in rows[0].values:
        _put_year_after(last[-1], rows[0], sentence)
    if len(rows) < 2:
        return
    for row, said in zip(rows, _in_turn(sentence.plain, rows), strict=False):
        if said:
            row.put("first_year", school_year(said), sentence.text, sentence.line.place)
    for before, row in zip(rows, rows[1:], strict=False):
        if LATER.search(_last_clause(sentence.plain)) and "first_year" not in row.values:
            _put_year_after(before, row, sentence)


def _in_turn(plain: str, rows: list[FoundRow]) -> list[str]:
    """The words of a year for each row, "" where there are none."""
    apart = _FORMER.search(plain)
    if apart and len(rows) == 2:
        found = [YEAR.search(apart[part]) for part in ("one", "two")]
        return [match.group() if match else "" for match in found]
    years = [match.group() for match in YEAR.finditer(plain)]
    return years if _RESPECTIVELY.search(plain) and len(years) == len(rows) else []


def _last_clause(plain: str) -> str:
    """What stands behind the last year that a sentence names."""
    years = list(YEAR.finditer(plain))
    return plain[years[-1].end() :] if years else ""


def _put_year_after(before: FoundRow, row: FoundRow, sentence: Sentence) -> None:
    year = str(before.values.get("first_year", ""))[:4]
    if year.isdigit():
        following = understood(school_year_of(int(year) + 1), sentence.text)
        row.put("first_year", following, sentence.text, sentence.line.place)
