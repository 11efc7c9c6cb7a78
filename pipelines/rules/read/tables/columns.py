"""What the heading over a column says: which part of a record, or whose column it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.meanings import Meaning, Rule, meanings_by, parsed
from pipelines.rules.read.language.vocabulary import COLUMN_PURPOSES
from pipelines.rules.read.language.words import fold, plain

#: column | needs | what it may mention besides | base. As in `meanings`, for headings over columns.
_RULES = """
program | program | name request count committed school district high attend | 1
program | high program | name | 1
count | teacher count | committed program school district name request attend | 1
count | teacher committed | count program school district request attend | 1
count | teacher | program district school count | 0.9
count | committed | count program | 0.85
count | count | | 0.7
count | program_name | teacher count committed program | 0.9
name | name | teacher official person primary | 1
name | teacher name | official | 1
name | teacher | official | 0.8
name | primary | name | 0.8
first_name | name start | teacher | 1
last_name | name end | teacher | 1
school | school | name teacher district location high middle elementary program request count | 1
school | location | school | 0.8
school | high/middle/elementary | school name count teacher | 0.85
first_year | start | school_year program request date teacher subject | 1
first_year | school_year | program request count | 0.85
first_year | start school_year | program request date count student | 1
pathway | pathway | program request support committed consortium member | 1
plan | plan_teachers | teacher program committed name request count promotion | 1
code | code | program school state count district name | 1
schedule | schedule | program school request count teacher | 1
email | email | teacher official school name primary street | 1
state | state | district name location member | 1
state | location | | 0.7
district | district | name official member lead school consortium | 1
district | member | name official district school consortium lead | 1
assignment | subject | teacher school program count | 1
assignment | title | subject | 0.8
title | title | name official | 0.95
phone | phone | count office teacher | 1
role | title | district | 0.8
requested | request | program | 0.95
count | attend | program count committed | 0.75
program | attend | teacher program | 0.6
"""


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    by_concept: dict[str, list[Rule]] = {}
    for rule in parsed(_RULES):
        for concept in rule.needs[0]:
            by_concept.setdefault(concept, []).append(rule)
    return {concept: tuple(found) for concept, found in by_concept.items()}


@lru_cache(maxsize=2048)
def column_of(heading: str) -> tuple[Meaning, ...]:
    """The parts of a record that a heading may stand over, the best first."""
    return meanings_by(_rules(), hear(heading), frozenset())


@dataclass(frozen=True, slots=True)
class Purpose:
    """kind: "label", "number", "answer", "ignore" or ""; year: a school year that the heading names, by its first
    calendar year."""

    kind: str = ""
    year: int | None = None


@cache
def _purposes() -> dict[str, str]:
    return {" ".join(p.split()): kind for kind, listed in COLUMN_PURPOSES.items() for p in listed.split(",")}


#: What may stand beside a year over figures of that year; of several such columns the latest year counts.
_OF_A_YEAR = frozenset(
    "actual actuals planned plan proposed projected projection budgeted expected estimated estimate forecast request "
    "requested school year sy fy".split()
) | {"school year", "fiscal year", "coming year", "next year"}
_YEAR = re.compile(r"\b(?:19|20)(\d\d)(?:\s?[-/]\s?(?:20)?\d\d)?\b")


@lru_cache(maxsize=2048)
def purpose_of(heading: str) -> Purpose:
    """Whose column it is: the answers', last year's, an example's, the office's."""
    folded = fold(heading)
    years = _YEAR.findall(folded)
    year = 2000 + int(years[0]) if len(set(years)) == 1 else None
    bare = plain(re.sub(r"[()\[\]]", " ", _YEAR.sub(" ", folded))) if years else plain(heading)
    known, words = _purposes(), len(bare.split())
    if bare in known:
        return Purpose(known[bare], year)
    for phrase, kind in known.items():
        is_meant = kind in ("ignore", "answer") and words <= len(phrase.split()) + 3
        if is_meant and len(phrase) > 4 and phrase in bare and re.search(rf"\b{re.escape(phrase)}\b", bare):
            return Purpose(kind, year)
    is_answer = year is not None and (not bare or bare in _OF_A_YEAR)
    return Purpose("answer" if is_answer else "", year)
