"""From competing readings to answers: one value a question, with its source, or the question that is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipelines.form import QUESTIONS, Question, Type
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Source
from pipelines.rules.read.candidates import FAINT, LIKELY, SURE, Candidate, Readings
from pipelines.rules.read.language.words import fold

#: Another value this well founded contradicts the one that was chosen.
CONTRADICTS = 0.8
#: Words out of running text contradict a figure only where they are this sure.
CONTRADICTS_FROM_TEXT = 0.88
#: How much a reading gains from each place that says the same.
_AGREES = 0.02


@dataclass(slots=True)
class Settled:
    """Answers by key with sources and problems. asked: keys that the document asks at all. state_of_lead: the state
    written behind the name of the lead, which is the district's own where it leads."""

    answers: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    state_of_lead: str = ""

    def problems_seen(self) -> bool:
        """Did anybody write something, even if no answer could be made of it?"""
        return any(problem.seen for problem in self.problems)


def settle(readings: Readings, document: str) -> Settled:
    """The answers to every question that has one value; tables are put together elsewhere."""
    settled = Settled()
    for question in QUESTIONS:
        if question.type is not Type.TABLE:
            _settle_one(question, readings.of(question.key), document, settled)
    lead = readings.best("state of lead")
    settled.state_of_lead = str(lead.value) if lead else ""
    return settled


def _settle_one(question: Question, candidates: list[Candidate], document: str, settled: Settled) -> None:
    key = question.key
    settled.answers[key] = None
    if any(candidate.rank == 0 for candidate in candidates):
        settled.asked.add(key)
    groups = _groups(candidates)
    if not groups:
        unclear = max((c for c in candidates if c.seen), key=lambda c: c.score, default=None)
        if unclear is not None and unclear.score >= FAINT:
            code = Code.OUT_OF_RANGE if unclear.out_of_range else Code.NOT_UNDERSTOOD
            settled.problems.append(problem(code, key, unclear, document))
        return
    best = _fuller(groups) if key == "district_name" else groups[0]
    if best.score < LIKELY:
        if best.score >= FAINT:
            settled.problems.append(problem(Code.LOW_CONFIDENCE, key, best.first, document))
        return
    settled.answers[key] = best.first.value
    settled.sources[key] = source(best.first, document, min(1.0, best.score))
    unclear = next(
        (c for c in candidates if c.seen and c.value is None and c.rank == 0 and c.score >= SURE), None
    )
    if best.score < SURE:
        settled.problems.append(problem(Code.LOW_CONFIDENCE, key, best.first, document))
    elif best.rank > 0 and unclear is not None and question.type in _COUNTABLE:
        settled.problems.append(problem(Code.LOW_CONFIDENCE, key, unclear, document, against=best.first))
    rival = _rival(question, groups)
    if rival is not None:
        settled.problems.append(problem(Code.CONTRADICTION, key, rival, document, against=best.first))


@dataclass(slots=True)
class _Group:
    """Readings of the same value. first: the best of them."""

    first: Candidate
    score: float
    rank: int
    count: int = 1


#: "Mr. Paul Dray" and "Paul Dray" are one and the same person.
_NAMES = frozenset({"primary_name", "superintendent_name", "signature_name", "k5_facilitator"})
_HONORIFIC = re.compile(r"^(?:mr|ms|mrs|miss|dr|prof|professor|hon)\b ?")


def _groups(candidates: list[Candidate]) -> list[_Group]:
    """Readings by value, the best founded first."""
    groups: dict[str, _Group] = {}
    if len(candidates) == 1:
        only = candidates[0]
        return [_Group(only, only.score, only.rank)] if only.value is not None else []
    ordered = sorted(
        (c for c in candidates if c.value is not None), key=lambda c: (c.rank, -c.score, c.order)
    )
    for candidate in ordered:
        said = _same(candidate.value)
        if candidate.key in _NAMES:
            said = _HONORIFIC.sub("", said)
        known = groups.get(said)
        if known is None:
            groups[said] = _Group(candidate, candidate.score, candidate.rank)
        else:
            known.count += 1
            known.score = min(1.0, max(known.score, candidate.score) + _AGREES)
    return sorted(groups.values(), key=lambda g: (-(round(g.score, 2) - 0.2 * g.rank), g.first.order))


def _fuller(groups: list[_Group]) -> _Group:
    """Of names that running text gives a district, the one that holds all words of the best and more: a title is often
    short, "Alder Schools" above "Alder City Schools in Ohio"."""
    best = groups[0]
    words = _words_of_name(best.first.value)
    if best.rank == 0:
        return best
    longer = (one for one in groups[1:] if one.score >= LIKELY and words < _words_of_name(one.first.value))
    return next(longer, best)


def _words_of_name(value: object) -> set[str]:
    """The words of a name, "Schools" and "School" being one."""
    return {word.removesuffix("s") for word in _same(value).split()}


def _same(value: object) -> str:
    return " ".join(fold(str(value)).replace(",", " ").replace(".", " ").split())


#: Wordings of one and the same name differ; only what is countable contradicts from afar.
_COUNTABLE = frozenset(
    {
        Type.WHOLE_NUMBER,
        Type.MONEY,
        Type.STATE,
        Type.RATIO,
        Type.BANDWIDTH,
        Type.NCES_ID,
        Type.APPLYING_AS,
        Type.YES_NO,
        Type.DATE,
    }
)


def _rival(question: Question, groups: list[_Group]) -> Candidate | None:
    """A reading of another value that cannot be passed over."""
    best = groups[0]
    for group in groups[1:]:
        if group.rank == best.rank == 0 and group.score >= CONTRADICTS and group.score >= best.score - 0.15:
            return group.first
        far = group.rank > 0 and question.type in _COUNTABLE and question.key != "signature_date"
        if far and group.score >= CONTRADICTS_FROM_TEXT:
            return group.first
    return None


def source(candidate: Candidate, document: str, score: float) -> Source:
    """Where an answer was read."""
    return Source(document, candidate.place, candidate.words, candidate.how, round(score, 2))


def problem(
    code: Code, key: str, candidate: Candidate, document: str, *, against: Candidate | None = None
) -> Problem:
    """A problem about one answer, with the words that stand there."""
    detail = [("why", candidate.note)] if candidate.note else []
    if against is not None:
        detail = [
            ("read", str(against.value)),
            ("read from", against.words[:200]),
            ("other", str(candidate.value)),
        ]
    where = f"{document}, {candidate.place}".rstrip(", ")
    return Problem(
        code,
        Severity.QUESTION,
        key,
        candidate.seen or candidate.words or str(candidate.value),
        where,
        tuple(detail),
    )
