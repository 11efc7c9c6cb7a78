"""Who a district is: evidence in, `records.Identity` out. One by one, or many at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.records import Identity
from pipelines.rules.identify.answers import answer
from pipelines.rules.identify.block import Block
from pipelines.rules.identify.compare import Query, place_agrees
from pipelines.rules.identify.decide import Verdict, decide
from pipelines.rules.identify.index import Index
from pipelines.rules.identify.near import Near, decide_near, nearest_cores
from pipelines.rules.identify.request import (
    Request,
    contradicting_state,
    read_query,
    state_of,
    with_place_aside,
    without_state_name,
)
from pipelines.rules.identify.ways import (
    LONGEST_INITIALS,
    by_alias,
    by_initials,
    by_number,
    by_parts,
    by_ruled_cities,
    by_ruling,
    elsewhere,
    without_state,
)

_COUNTRY = re.compile("country", re.IGNORECASE)


def identify(
    index: Index,
    *,
    name: str,
    state: str | None = None,
    city: str | None = None,
    email: str | None = None,
    website: str | None = None,
    leaid: str | None = None,
) -> Identity:
    """Who a district is. Sure only when nothing but one agency can be meant; a guess is `likely`, with candidates.

    state: in any form, misspelt too; without one that can be read nobody is identified by name alone. city decides
    between agencies of one name, and never speaks against the only one. leaid: leading zero may be lost.
    """
    return identify_many(index, [Request(name, state, city, email, website, leaid)])[0]


def identify_many(index: Index, requests: Sequence[Request]) -> list[Identity]:
    """Who these districts are, in the order of the requests.

    Each distinct request is settled once, state by state, and letters are compared for a whole state in one go.
    """
    numbers: dict[Request, int] = {}
    number_of = [numbers.setdefault(request, len(numbers)) for request in requests]
    by_state: dict[str, list[tuple[int, Request]]] = defaultdict(list)
    for number, request in enumerate(numbers):
        by_state[state_of(request)].append((number, request))
    settled: dict[int, Identity] = {}
    for state, same_state in by_state.items():
        _settle(index, state, same_state, settled)
    return [settled[number] for number in number_of]


def _settle(
    index: Index, state: str, requests: Sequence[tuple[int, Request]], settled: dict[int, Identity]
) -> None:
    """Add the answers to numbered requests of one state ("" when none could be read)."""
    pending: list[tuple[int, Request, Query]] = []
    block = index.block(state)
    for number, request in requests:
        begun = _begin(index, block, request)
        if isinstance(begun, Identity):
            settled[number] = begun
        else:
            pending.append((number, request, begun))
    near = nearest_cores(block, [query.name.core for _, _, query in pending])
    for (number, request, query), its_near in zip(pending, near, strict=True):
        settled[number] = _finish(index, block, request, query, its_near)
    for number, request in requests if index.rulings else ():
        if settled[number].outcome != "sure":
            settled[number] = by_ruled_cities(index, request, state) or settled[number]


def _begin(index: Index, block: Block, request: Request) -> Identity | Query:
    """Settle a request by ruling, alias or exact name; else give the reading that has to be compared."""
    if index.rulings:
        ruled = by_ruling(index, request, block.state)
        if ruled is not None:
            return ruled
    query = read_query(request, block.state, index.known_words, block.readings)
    verdict = by_alias(index, query)
    if verdict is not None or not block.state:
        return answer(index, request, verdict or without_state(index, request))
    verdict = _exact(block, query)
    if (verdict is None or verdict.chosen is None) and _may_be_read_otherwise(block, query):
        query, verdict = _other_reading(block, request, query, verdict)
    is_open = verdict is None or verdict.chosen is None
    # Of a settled name only where its core does not begin it: else nothing before the end could be a name by itself.
    if (is_open or request.name[:2].lower() != query.name.core[:2]) and _may_end_with_place(request, query):
        query, verdict = _with_place_at_end(block, request, query, verdict)
    if verdict is None:
        verdict = _without_core(block, query)
        if verdict is None:
            return query
    return answer(index, request, _with_state_in_name(verdict, query), query)


def _without_core(block: Block, query: Query) -> Verdict | None:
    """By a number or by initials alone."""
    if query.name.numbers:
        return by_number(block, query)
    return by_initials(block, query) if len(query.name.core) <= LONGEST_INITIALS else None


def _finish(index: Index, block: Block, request: Request, query: Query, near: list[Near]) -> Identity:
    """Settle what `_begin` left open, given the nearest cores."""
    verdict = decide_near(query, block, near, index.known_words)
    if verdict.chosen is None and (not verdict.pool or query.name.numbers):
        verdict = by_parts(block, query, verdict)
    if not verdict.pool:
        verdict = elsewhere(index, query)
    return answer(index, request, _with_state_in_name(verdict, query), query)


def _exact(block: Block, query: Query) -> Verdict | None:
    """The verdict on the agencies of just this core; None when there is none."""
    same = block.by_core.get(query.name.core) if query.name.core else None
    return decide(query, same) if same else None


def _may_be_read_otherwise(block: Block, query: Query) -> bool:
    return bool(query.name.asides) or not block.words_of_state.isdisjoint(query.name.words)


def _other_reading(
    block: Block, request: Request, query: Query, verdict: Verdict | None
) -> tuple[Query, Verdict | None]:
    """The reading without the state in the name, without its commas, or with "Country" for County, where it settles
    more."""
    stripped = without_state_name(query, request.name)
    found = _exact(block, stripped) if stripped is not None else None
    if stripped is not None and found is not None:
        if found.chosen is not None and not found.chosen.is_regular:
            found = found._replace(chosen=None, reason="the state's name may belong to the name")
        if found.chosen is not None or verdict is None:
            return stripped, found
    if "," in request.name:
        whole = read_query(request._replace(name=request.name.replace(",", " ")), block.state)
        found = _exact(block, whole)
        if found is not None and (found.chosen is not None or verdict is None):
            return whole, found
    if "country" in query.name.words and verdict is None:
        county = _COUNTRY.sub("county", request.name)
        query = read_query(request._replace(name=county), block.state)
        return query, _exact(block, query)
    return query, verdict


def _may_end_with_place(request: Request, query: Query) -> bool:
    """A word of the core or a state stands last."""
    end = request.name[-2:]
    return (
        end.lower() == query.name.core[-2:]
        or bool(query.name.asides)
        or (end.isupper() and not request.name.isupper())
    )


def _with_place_at_end(
    block: Block, request: Request, query: Query, verdict: Verdict | None
) -> tuple[Query, Verdict | None]:
    """The reading with the end of the name taken for a city, where that settles more and the city bears it out.

    Where both readings settle it, and otherwise, nobody is sure.
    """
    aside = with_place_aside(request, block.state, block.city_words)
    if aside is None:
        return query, verdict
    parted = read_query(aside, block.state)
    found = _exact(block, parted)
    if (
        found is None
        or found.chosen is None
        or (parted.name.asides and not place_agrees(parted, found.chosen))
    ):
        return query, verdict
    if verdict is None or verdict.chosen is None:
        return parted, found
    if verdict.chosen is found.chosen:
        return query, verdict
    pool = (verdict.chosen, found.chosen)
    return query, Verdict(None, pool, "the end of the name may be a city or belong to the name")


def _with_state_in_name(verdict: Verdict, query: Query) -> Verdict:
    """Nobody is sure when the name itself gives another state than the one that was looked in."""
    if verdict.chosen is None or not query.name.asides:
        return verdict
    other = contradicting_state(query.name, query.state, verdict.chosen.places)
    return Verdict(None, verdict.pool, f"the name itself says {other}") if other else verdict
