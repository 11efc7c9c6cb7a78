"""From a verdict to the answer that travels: `records.Identity`."""

from __future__ import annotations

from rapidfuzz import fuzz

from pipelines.records import Agency, Candidate, Identity
from pipelines.rules.identify.compare import Query, contradicts, place_agrees
from pipelines.rules.identify.decide import Verdict
from pipelines.rules.identify.entry import Entry
from pipelines.rules.identify.index import Index
from pipelines.rules.identify.request import Request, read_query

#: So many candidates are shown.
_CANDIDATES = 5


def answer(index: Index, request: Request, verdict: Verdict, query: Query | None = None) -> Identity:
    """The verdict on the name, weighed with the NCES id that the document gives.

    query: the reading that the verdict is about, None when there was none in one state.
    """
    if request.leaid:
        verdict = _with_leaid(index, request, verdict)
    chosen = verdict.chosen
    if chosen is not None:
        known = chosen.answers.get(verdict.reason)
        if known is None:
            agency = chosen.agency
            known = Identity("sure", agency.leaid, agency.name, (candidate(agency, 1.0),), verdict.reason)
            chosen.answers[verdict.reason] = known
        return known
    if not verdict.pool:
        return Identity("none", reason=verdict.reason)
    return Identity("likely", candidates=_candidates(request, verdict, query), reason=verdict.reason)


def _with_leaid(index: Index, request: Request, verdict: Verdict) -> Verdict:
    """An id that the directory knows decides among candidates; against the name it only makes doubt."""
    written = (request.leaid or "").strip().removesuffix(".0")  # as a spreadsheet gives a number
    digits = "".join(c for c in written if c.isdigit())
    agency = index.by_leaid.get(digits.zfill(7)) if 5 <= len(digits) <= 7 else None
    entry = index.block(agency.state).find_agency(agency.leaid) if agency else None
    if entry is None:
        return verdict
    if verdict.chosen is entry:
        return verdict._replace(reason="name and NCES id agree")
    if verdict.chosen is None and entry in verdict.pool:
        query = read_query(request, entry.agency.state)
        if not contradicts(query, entry):
            return Verdict(entry, (entry,), "the NCES id decides among the agencies of this name")
    pool = tuple(dict.fromkeys((entry, *verdict.pool)))
    return Verdict(None, pool, "the NCES id and the name point to different agencies")


def _candidates(request: Request, verdict: Verdict, query: Query | None) -> tuple[Candidate, ...]:
    shown = verdict.pool[:_CANDIDATES]
    if verdict.is_ordered:
        return tuple(candidate(e.agency, round(0.6 - i / 20, 2)) for i, e in enumerate(shown))
    readings = {query.state: query} if query is not None else {}
    scored = []
    for entry in shown:
        state = entry.agency.state
        if state not in readings:
            readings[state] = read_query(request, state)
        scored.append((_score(readings[state], entry), entry.agency))
    scored.sort(key=lambda pair: -pair[0])
    return tuple([candidate(agency, score) for score, agency in scored])


def _score(query: Query, entry: Entry) -> float:
    """How alike, 0 to 1: the cores letter by letter, less for a contradiction, more for the place."""
    core = query.name.core
    alike = max([fuzz.ratio(core, name.core) for name in entry.names]) / 100
    if (query.name.marks or query.name.numbers) and contradicts(query, entry):
        alike -= 0.2
    if query.places and place_agrees(query, entry):
        alike += 0.05
    return round(0.99 if alike > 0.99 else 0.05 if alike < 0.05 else alike, 2)


def candidate(agency: Agency, score: float) -> Candidate:
    return Candidate(agency.leaid, agency.name, agency.city, score)
