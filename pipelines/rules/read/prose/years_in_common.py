"""The first school year of requests that give none, where a letter speaks of one year alone."""

from __future__ import annotations

import re

from pipelines.rules.read.prose.request_details import years_of
from pipelines.rules.read.prose.sentences import Sentence, is_past
from pipelines.rules.read.records_found import FoundRow
from pipelines.rules.read.values import school_year

#: Years of money and of meetings are no years of a course.
_OF_OTHER = re.compile(
    r"\$|\b(?:budget\w*|fiscal|fy|levy|bond|grant|meeting|approved|adopted|survey|census|test|scores?|graduat\w+|until|ends?|strategic)\b"
)
#: Something begins, or teachers are spoken of.
_BEGINS = re.compile(
    r"\b(?:begin\w*|start\w*|kick\w*|launch\w*|open\w*|offer\w*|teach\w*|taught|first|from|as of|effective|partnership|course|program|class|"
    r"train\w*|ready)\b"
)


def year_in_common(sentences: list[Sentence], rows: list[FoundRow]) -> None:
    """Gives the only school year that the text speaks of to all requests, where none of them has one."""
    if not rows or any("first_year" in row.values or "first_year" in row.unclear for row in rows):
        return
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        plain = sentence.plain
        if sentence.in_plan or is_past(plain) or _OF_OTHER.search(plain) or not _BEGINS.search(plain):
            continue
        for said in years_of(plain):
            year = school_year(said)
            if year.is_sure and year.value is not None:
                found.setdefault(str(year.value), sentence)
    if len(found) == 1:
        year_said, sentence = found.popitem()
        for row in rows:
            row.put("first_year", school_year(year_said), sentence.text, sentence.line.place)
