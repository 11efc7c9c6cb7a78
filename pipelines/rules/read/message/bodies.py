"""What a body adds to the form that is attached: answers that the form leaves open, and where both disagree.

A covering letter names people, districts and reasons that are not the form's answers: who writes is not who is the
contact. So only what it says about the district's figures counts, and what it says under a label of the form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipelines.form import QUESTION, Section, Type
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Source
from pipelines.rules.read.message.copies import completed, differences
from pipelines.rules.read.message.findings import Finding, answered, key_of
from pipelines.rules.read.message.strength import CLOSING_KEYS, is_substantial, labelled

#: What running text says of these is about whoever is spoken of, which need not be the district that applies.
_PEOPLE_AND_PLACES = (
    frozenset(key for key, question in QUESTION.items() if question.section is Section.CONTACTS)
    | {"district_name", "state", "city", "office_street", "office_postal_code", "office_phone", "website"}
    | {"applying_as", "lead_district"}
)
#: Types that running text does not settle.
_WORDS = (Type.TABLE, Type.LONG_TEXT, Type.TEXT)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_CORRECTS = re.compile(
    r"\b(?:correction|corrected figures?|should (?:be|read|say)|instead of|rather than|typo|mistake|misprint|"
    r"please (?:change|correct|replace|amend)|correcci[oó]n|en (?:lugar|vez) de|debe decir|statt|anstelle)\b|"
    r"\d, (?:and )?not \$?\d|\b(?:by|as of|but) now\b|\bin the meantime\b|\bsince then\b|\bmeanwhile\b|"
    r"\bthe (?:form|application|document) (?:still )?(?:says|has|shows|states)\b|\bno longer\b",
    re.IGNORECASE,
)
#: Characters of a mail that are looked at, and sentences of it that are shown.
_LOOKED_AT = 20_000
_MOST_CORRECTIONS = 3
_NOWHERE = Source("", "", "", "")


def with_body(application: Finding, body: Finding) -> Finding:
    """The application with what only the body answers, and a problem for each answer on which they disagree."""
    usable = _usable(body)
    problems = _disagreements(application, usable)
    unsure = answered(usable.answers) - answered(application.answers) - labelled(body)
    whole = completed(application, usable)
    problems += [
        Problem(
            Code.LOW_CONFIDENCE,
            Severity.QUESTION,
            key,
            seen=whole.sources.get(key, _NOWHERE).words[:500] or None,
            where=whole.sources.get(key, _NOWHERE).place or body.name,
        )
        for key in sorted(unsure)
    ]
    return replace(whole, problems=(*whole.problems, *problems))


def corrections(words: str, problems: Sequence[Problem], where: str) -> list[Problem]:
    """Sentences of the mail that put a figure right, for the reviewer, but for those that a contradiction among
    `problems` shows already."""
    shown = [" ".join(one.seen.split()) for one in problems if one.code is Code.CONTRADICTION and one.seen]
    sentences = (" ".join(found.split()) for found in _SENTENCES.split(words[:_LOOKED_AT]))
    corrected = [one for one in sentences if corrects(one) and not any(words in one for words in shown)]
    return [
        Problem(Code.LOW_CONFIDENCE, Severity.NOTE, None, seen=one[:500], where=where)
        for one in corrected[:_MOST_CORRECTIONS]
    ]


def corrects(words: str) -> bool:
    """Whether words put a figure right."""
    return _CORRECTS.search(words) is not None and re.search(r"\d", words) is not None


def _usable(body: Finding) -> Finding:
    """The answers of a body that may be the form's: under labels all but the closing, in running text only what
    cannot be said of somebody else. Tables in running text complete nothing, and a letter's own labels ("our district
    page:") name no people and places of the form."""
    under_labels = labelled(body)
    if not is_substantial(body):
        under_labels -= _PEOPLE_AND_PLACES - labelled(body, in_our_words=True)
    kept = {
        key: value
        for key, value in (body.answers or {}).items()
        if key in under_labels - CLOSING_KEYS
        or (key not in _PEOPLE_AND_PLACES | CLOSING_KEYS and QUESTION[key].type not in _WORDS)
    }
    return replace(body, answers={**dict.fromkeys(body.answers or {}), **kept})


def _disagreements(application: Finding, body: Finding) -> list[Problem]:
    """Single answers that differ, and the number of teachers of a program that both name."""
    mine, theirs = application.answers or {}, body.answers or {}
    keys = [key for key in sorted(differences(mine, theirs)) if QUESTION[key].type is not Type.TABLE]
    found = [_disagreement(key, application, body, key) for key in keys]
    rows = {row.get("program"): place for place, row in enumerate(mine.get("programs") or [])}
    for place, row in enumerate(theirs.get("programs") or []):
        known = rows.get(row.get("program"))
        if known is not None and _differ(mine["programs"][known], row):
            path = f"programs[{known}].teachers"
            found.append(_disagreement(path, application, body, f"programs[{place}].teachers"))
    return found


def _differ(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    mine, theirs = row.get("teachers"), other.get("teachers")
    return mine is not None and theirs is not None and mine != theirs


def _disagreement(path: str, application: Finding, body: Finding, body_path: str) -> Problem:
    mine = application.sources.get(path, _NOWHERE)
    theirs = body.sources.get(body_path, body.sources.get(key_of(body_path), _NOWHERE))
    return Problem(
        Code.CONTRADICTION,
        Severity.QUESTION,
        path,
        seen=theirs.words[:500] or None,
        where=f"{application.name} {mine.place}; {body.name} {theirs.place}".strip(),
        detail=((application.name, mine.words[:500]), (body.name, theirs.words[:500])),
    )
