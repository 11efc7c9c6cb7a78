"""Who a district is: evidence in, `records.Identity` out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from pipelines.records import Agency, Candidate, Identity
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.compare import Query, contradicts, is_exact, place_agrees, website_domain
from pipelines.rules.identify.decide import Verdict, decide
from pipelines.rules.identify.index import Block, Entry, Index, place_key
from pipelines.rules.identify.names import Name, squeeze, take_apart
from pipelines.rules.identify.near import Near, decide_near, nearest_cores, repair
from pipelines.states import STATE_NAMES, exact_state, state_code

#: Mail services that anyone may use: their domain says nothing about the district.
_PUBLIC_MAIL = frozenset(
    ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "msn.com", "comcast.net")
    + ("live.com", "me.com", "att.net", "verizon.net", "sbcglobal.net", "google.com", "sites.google.com")
)  # fmt: skip
_K12_STATE = re.compile(r"\.k12\.([a-z]{2})\.us$")
_TAIL = re.compile(r"^(?P<head>.*?\S)\s*(?P<sign>[,(\-\u2013]?)\s*(?P<state>[A-Za-z][A-Za-z. ]*)\)?\s*$")
_CANDIDATES = 5


class Request(NamedTuple):
    """What is known of a district, as it stands in the document; None or "" where nothing does."""

    name: str
    state: str | None = None
    city: str | None = None
    email: str | None = None
    website: str | None = None
    leaid: str | None = None


class Pending(NamedTuple):
    """A request that no exact look-up settled: its core has to be compared letter by letter.

    queries: readings of the name, the plainest first.
    """

    request: Request
    block: Block
    queries: tuple[Query, ...]


def begin(index: Index, request: Request) -> Identity | Pending:
    """Settle a request by ruling, alias or exact name; else say what has to be compared."""
    state = _state_of(request)
    ruled = _ruling(index, request, state)
    if ruled is not None:
        return ruled
    alias = _alias(index, request.name, state)
    if alias is not None:
        return _checked(index, request, Verdict(alias, (alias,), "a recorded other name of this agency"))
    if not state:
        return _checked(index, request, _without_state(index, request))
    block = index.block(state)
    queries = _queries(request, state)
    verdict = _exact(block, queries)
    if verdict is None or verdict.chosen is None:
        repaired = repair(request.name, index.known_words)
        if repaired is not None:
            more = _queries(request._replace(name=repaired), state)
            queries = (*more, *queries)
            verdict = _exact(block, more) or verdict
    if verdict is None:
        verdict = _by_number(block, queries[0]) or _by_initials(block, queries[0], request.name)
    if verdict is None:
        return Pending(request, block, queries)
    return _checked(index, request, verdict)


def finish(index: Index, pending: Pending, near: list[Near]) -> Identity:
    """Settle what `begin` left open, given the nearest cores of the plainest reading."""
    query = pending.queries[0]
    verdict = decide_near(query, pending.block, near, index.known_words)
    if verdict.chosen is None:
        verdict = _by_parts(pending.block, query, verdict) or verdict
    if not verdict.pool:
        verdict = _elsewhere(index, pending)
    return _checked(index, pending.request, verdict)


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
    begun = begin(index, Request(name, state, city, email, website, leaid))
    if isinstance(begun, Identity):
        return begun
    near = nearest_cores(begun.block, [begun.queries[0].name.core])[0]
    return finish(index, begun, near)


# --- reading the request -------------------------------------------------------------------------------------


def _state_of(request: Request) -> str:
    """The state as given, else at the end of the name or in a k12 mail domain; "" when none can be read."""
    code = state_code(request.state)
    if code:
        return code
    if request.state is None or not request.state.strip():
        found = _TAIL.match(request.name)
        words = request.name.replace(",", " ").replace("(", " ").replace(")", " ").split()
        if found and found["sign"] in (",", "(") and exact_state(found["state"]):
            return exact_state(found["state"]) or ""
        if len(words) > 1 and len(words[-1]) == 2 and words[-1].isupper() and not request.name.isupper():
            return exact_state(words[-1]) or ""
    for text in (request.email, request.website):
        found_k12 = _K12_STATE.search((text or "").strip().casefold().rstrip("/"))
        if found_k12:
            return exact_state(found_k12[1]) or ""
    return ""


def _domain(request: Request) -> str:
    for text in (request.website, request.email):
        domain = website_domain(text or "")
        if domain and domain not in _PUBLIC_MAIL:
            return domain
    return ""


def _queries(request: Request, state: str) -> tuple[Query, ...]:
    """The name as written, and without the state's own name in it."""
    city = place_key(request.city.split(",")[0]) if request.city else ""
    domain = _domain(request) if request.website or request.email else ""
    names = [take_apart(request.name, state)]
    stripped = _without_state_name(names[0], request.name, state)
    if stripped is not None:
        names.append(stripped)
    return tuple(Query(name, state, city, domain) for name in names)


def _without_state_name(name: Name, text: str, state: str) -> Name | None:
    """The name without its state: "Niles, MI", "Bristol Tennessee City"; None when it is not in it."""
    code, full = state.casefold(), STATE_NAMES.get(state, "").casefold().split()
    words, asides = name.words, name.asides
    if not full:
        return None
    joined = "".join(full)
    kept = tuple(aside for aside in asides if aside not in (code, joined))
    for i in range(len(words) - len(full), -1, -1):
        if list(words[i : i + len(full)]) == full:
            words = words[:i] + words[i + len(full) :]
            break
    if words and words[-1] == code and text.rstrip(" .)").endswith(state):
        words = words[:-1]
    if not words or (words == name.words and kept == asides):
        return None
    return name._replace(core="".join(words), words=words, asides=kept)


# --- ways to settle ------------------------------------------------------------------------------------------


def _ruling(index: Index, request: Request, state: str) -> Identity | None:
    if not index.rulings:
        return None
    key = squeeze(request.name)
    city = place_key(request.city.split(",")[0]) if request.city else ""
    ruling = index.rulings.get((key, state, city)) or index.rulings.get((key, state, ""))
    if ruling is None:
        return None
    reason = f"ruled by {ruling.who} on {ruling.when}: {ruling.why}"
    agency = index.by_leaid.get(ruling.leaid)
    if agency is None:
        return (
            Identity("none", reason=reason)
            if not ruling.leaid
            else Identity("sure", ruling.leaid, reason=reason)
        )
    return Identity("sure", agency.leaid, agency.name, (_candidate(agency, 1.0),), reason)


def _alias(index: Index, text: str, state: str) -> Entry | None:
    if not index.aliases:
        return None
    alias = index.aliases.get((squeeze(text), state))
    if alias is None and "(" in text:
        alias = index.aliases.get((squeeze(text.split("(")[0]), state))
    return index.block(alias.state).find_agency(alias.leaid) if alias else None


def _exact(block: Block, queries: Iterable[Query]) -> Verdict | None:
    """The verdict on agencies of just this core: the first reading that settles it, else the first that has any."""
    first: Verdict | None = None
    for query in queries:
        same = block.by_core.get(query.name.core) if query.name.core else None
        if same:
            verdict = decide(query, same)
            if verdict.chosen is not None:
                return verdict
            first = first or verdict
    return first


def _by_number(block: Block, query: Query) -> Verdict | None:
    """ "USD 229": a kind and a number that only one agency of the state has."""
    name = query.name
    if len(name.numbers) != 1 or any(word not in v.MARK_WORDS.values() for word in name.words):
        return None
    same = [entry for entry in block.by_number.get(name.numbers[0], ()) if not contradicts(query, entry)]
    if not same:
        return None
    if len(same) == 1 and len(name.numbers[0]) > 1 and name.marks | len(name.words):
        return Verdict(same[0], (same[0],), "only one agency of the state has this number")
    return Verdict(None, tuple(same), f"{len(same)} agencies of the state have this number")


def _by_initials(block: Block, query: Query, text: str) -> Verdict | None:
    """ "XYZUSD": initials are never sure unless recorded as an alias; the agencies they may stand for are shown."""
    letters = squeeze(text)
    if not 3 <= len(letters) <= 6 or len(text.split()) > 2:
        return None
    same = block.by_initials.get(letters)
    if not same:
        return None
    same = sorted(same, key=lambda entry: -(entry.agency.residents_5_17 or 0))
    return Verdict(None, tuple(same), "initials that more than one district may go by")


def _by_parts(block: Block, query: Query, verdict: Verdict) -> Verdict | None:
    """Names that share words: sure when a number that only one agency has agrees as well, else candidates."""
    name = query.name
    words = set(name.words)
    pool: dict[Entry, int] = {}
    for word in words:
        for entry in block.by_word.get(word, ()):
            pool[entry] = pool.get(entry, 0) + 1
    for number in name.numbers:
        bearers = [entry for entry in block.by_number.get(number, ()) if not contradicts(query, entry)]
        sharing = [entry for entry in bearers if _shares_words(words, entry)]
        if len(number) > 1 and len(sharing) == 1 and sharing[0].is_regular:
            return Verdict(sharing[0], (sharing[0],), "number and words of the name match one agency")
    contained = [entry for entry in pool if _contains(words, entry)]
    if not contained:
        return None
    contained.sort(
        key=lambda entry: (contradicts(query, entry), not place_agrees(query, entry), -pool[entry])
    )
    return Verdict(None, tuple(dict.fromkeys((*verdict.pool, *contained))), verdict.reason)


def _shares_words(words: set[str], entry: Entry) -> bool:
    return any(words & set(name.words) and name.words[0] in words for name in entry.names if name.words)


def _contains(words: set[str], entry: Entry) -> bool:
    return any(set(name.words) <= words or words <= set(name.words) for name in entry.names if name.words)


def _without_state(index: Index, request: Request) -> Verdict:
    """No state could be read: the country is searched for candidates, never for an answer."""
    pool: list[Entry] = []
    for state in index.states:
        query = _queries(request, state)[0]
        same = index.block(state).by_core.get(query.name.core, ()) if query.name.core else ()
        pool.extend(entry for entry in same if not contradicts(query, entry))
    pool.sort(key=lambda entry: not place_agrees(_queries(request, entry.agency.state)[0], entry))
    return Verdict(None, tuple(pool), "no state could be read")


def _elsewhere(index: Index, pending: Pending) -> Verdict:
    """Nothing in the state: agencies of just this name in others, as a hint that the state may be wrong."""
    pool: list[Entry] = []
    for state in index.states:
        if state != pending.block.state:
            query = _queries(pending.request, state)[0]
            pool.extend(e for e in index.block(state).by_core.get(query.name.core, ()) if is_exact(query, e))
    if not pool:
        return Verdict(None, (), "no agency of the state has this name")
    return Verdict(None, tuple(pool), "no agency of the state has this name; other states do")


# --- the answer ----------------------------------------------------------------------------------------------


def _checked(index: Index, request: Request, verdict: Verdict) -> Identity:
    """The verdict on the name, weighed with the NCES id that the document gives."""
    digits = "".join(c for c in request.leaid or "" if c.isdigit())
    agency = index.by_leaid.get(digits.zfill(7)) if 5 <= len(digits) <= 7 else None
    if agency is None:
        return _identity(request, verdict)
    entry = index.block(agency.state).find_agency(agency.leaid)
    if entry is None:
        return _identity(request, verdict)
    if verdict.chosen is entry:
        return _identity(request, verdict._replace(reason="name and NCES id agree"))
    if (
        verdict.chosen is None
        and entry in verdict.pool
        and not contradicts(_queries(request, agency.state)[0], entry)
    ):
        return _identity(
            request, Verdict(entry, (entry,), "the NCES id decides among the agencies of this name")
        )
    pool = tuple(dict.fromkeys((entry, *verdict.pool)))
    return _identity(request, Verdict(None, pool, "the NCES id and the name point to different agencies"))


def _identity(request: Request, verdict: Verdict) -> Identity:
    chosen = verdict.chosen
    if chosen is not None:
        agency = chosen.agency
        return Identity("sure", agency.leaid, agency.name, (_candidate(agency, 1.0),), verdict.reason)
    if not verdict.pool:
        return Identity("none", reason=verdict.reason)
    candidates = [_candidate(e.agency, _score(request, e)) for e in verdict.pool[: _CANDIDATES * 2]]
    candidates.sort(key=lambda c: -c.score)
    return Identity("likely", candidates=tuple(candidates[:_CANDIDATES]), reason=verdict.reason)


def _score(request: Request, entry: Entry) -> float:
    """How alike, 0 to 1: the cores letter by letter, less for a contradiction, more for the place."""
    query = _queries(request, entry.agency.state)[0]
    alike = max(fuzz.ratio(query.name.core, name.core) for name in entry.names) / 100
    if contradicts(query, entry):
        alike -= 0.2
    if place_agrees(query, entry):
        alike += 0.05
    return round(min(max(alike, 0.05), 0.99), 2)


def _candidate(agency: Agency, score: float) -> Candidate:
    return Candidate(agency.leaid, agency.name, agency.city, score)
