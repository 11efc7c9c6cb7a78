"""The first and last day of the school year, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import WRITTEN_DATE
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence, heading_in_line, is_past
from pipelines.rules.read.values import date

_BEGINS = re.compile(
    r"\b(?:begin\w*|start\w*|open\w*|first day|commence\w*|return|runs? from|from|back on|comienz\w+|"
    r"inicia\w*|empieza\w*|primer dia)\b"
)


_ENDS = re.compile(
    r"\b(?:ends?|ending|close[sd]?|last day|finish\w*|through|until|to|conclud\w+|out on|termina\w*|"
    r"ultimo dia|hasta|al)\b"
)


_SCHOOL = re.compile(
    r"\b(?:school|classes|class|year|calendar|students?|instruction|clases|escolar|it|doors|first day|last day)\b"
)


_NOT_SCHOOL = re.compile(
    r"\b(?:board|meeting|workshop|training|deadline|survey|conference|election|partnership begins|application)\b"
)


def read_calendar(sentence: Sentence) -> Iterator[Candidate]:
    """The days on which a sentence lets school begin and end."""
    plain = fold(sentence.text)
    days = [(m.start(), date(m.group())) for m in WRITTEN_DATE.finditer(plain)]
    days = [(at, value) for at, value in days if value.value is not None]
    label = fold(heading_in_line(sentence))
    if (
        not days
        or len(days) > 2
        or is_past(plain)
        or _NOT_SCHOOL.search(plain)
        or not _SCHOOL.search(f"{label} {plain}")
    ):
        return
    if len(days) == 2:
        (first, opening), (second, closing) = days
        is_year = re.search(r"\b(?:year|calendar)\b", label) is not None and not re.search(
            r"[a-z]", plain[:first]
        )
        if (
            (_BEGINS.search(plain[:first]) or is_year)
            and _ENDS.search(plain[first:second])
            and str(opening.value) < str(closing.value)
        ):
            yield candidate("school_year_start", opening, 0.9, sentence)
            yield candidate("school_year_end", closing, 0.9, sentence)
        return
    at, value = days[0]
    before = plain[:at]
    if (
        re.search(r"\b(?:first day|begin|begins|start|starts|opens?)\b[^.]{0,40}$", before)
        and "last" not in before
    ):
        yield candidate("school_year_start", value, 0.85, sentence)
    elif re.search(r"\b(?:last day|ends?|closes?|finish\w*)\b[^.]{0,40}$", before):
        yield candidate("school_year_end", value, 0.85, sentence)
