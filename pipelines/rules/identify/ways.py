"""The ways to settle a request, other than by an exact or nearly exact name in a known state."""

from __future__ import annotations

from pipelines.records import Identity
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.answers import candidate
from pipelines.rules.identify.block import Block
from pipelines.rules.identify.compare import Query, contradicts, is_exact, place_agrees
from pipelines.rules.identify.decide import Verdict
from pipelines.rules.identify.entry import Entry, place_key
from pipelines.rules.identify.index import Index, Ruling
from pipelines.rules.identify.names import squeeze
from pipelines.rules.identify.request import Request, read_query

#: Longer words are no initials.
LONGEST_INITIALS = 6
#: A word of so many agencies of a state tells nothing about which one is meant.
_TOO_COMMON = 40
#: So many districts of one number are worth showing.
_FEW = 4


def by_ruling(index: Index, request: Request, state: str) -> Identity | None:
    """What a person has ruled for this name, state and city, or for this name and state."""
    by_city = index.rulings.get((squeeze(request.name), state), {})
    city = place_key(request.city.split(",")[0]) if request.city else ""
    ruling = by_city.get(city) or by_city.get("")
    return _as_ruled(index, ruling) if ruling is not None else None


def by_ruled_cities(index: Index, request: Request, state: str) -> Identity | None:
    """What people have ruled for this name in every city they met it in, where the request gives none."""
    by_city = index.rulings.get((squeeze(request.name), state), {})
    if request.city or len({ruling.leaid for ruling in by_city.values()}) != 1:
        return None
    return _as_ruled(index, next(iter(by_city.values())))


def _as_ruled(index: Index, ruling: Ruling) -> Identity:
    reason = f"ruled by {ruling.who} on {ruling.when}: {ruling.why}"
    if not ruling.leaid:
        return Identity("none", reason=reason)
    agency = index.by_leaid.get(ruling.leaid)
    if agency is None:
        return Identity("sure", ruling.leaid, reason=reason)
    return Identity("sure", agency.leaid, agency.name, (candidate(agency, 1.0),), reason)


def by_alias(index: Index, query: Query) -> Verdict | None:
    """A recorded other name; doubtful when the city is that of another agency of the name."""
    recorded = index.aliases.get((query.name.core, query.state))
    if recorded is None:
        return None
    leaid = recorded.get(query.name[2:5])
    agency = index.by_leaid.get(leaid) if leaid else None
    if agency is None:
        return None
    block = index.block(agency.state)
    entry = block.find_agency(agency.leaid)
    if entry is None:
        return None
    if query.city and not place_agrees(query, entry):
        same_core = block.by_core.get(query.name.core, [])
        others = [
            e for e in same_core if e is not entry and not contradicts(query, e) and place_agrees(query, e)
        ]
        if others:
            reason = "the recorded name and the city point to different agencies"
            return Verdict(None, (entry, *others), reason)
    return Verdict(entry, (entry,), "a recorded other name of this agency")


def by_number(block: Block, query: Query) -> Verdict | None:
    """ "USD 229", "U-46": a kind or a letter, and a number that only one agency of the state has."""
    name = query.name
    if len(name.numbers) != 1 or any(word not in v.MARK_WORDS.values() for word in name.words):
        return None
    number = name.numbers[0]
    same = [entry for entry in block.by_number.get(number, ()) if not contradicts(query, entry)]
    if not same:
        return None
    if len(same) == 1 and len(number) > 1 and (name.words or number[0] == "u"):
        return Verdict(same[0], (same[0],), "only one agency of the state has this number")
    return Verdict(None, tuple(same), "the number alone does not tell which agency it is")


def by_initials(block: Block, query: Query) -> Verdict | None:
    """ "XYZUSD": initials are never sure unless recorded as an alias; the largest bearer is shown first."""
    letters = query.name.core
    if query.name.numbers or not 3 <= len(letters) <= LONGEST_INITIALS or len(query.name.words) > 2:
        return None
    same = block.by_initials.get(letters)
    if not same:
        return None
    same = sorted(same, key=lambda entry: -(entry.agency.residents_5_17 or 0))
    return Verdict(None, tuple(same), "initials that more than one district may go by", is_ordered=True)


def by_parts(block: Block, query: Query, verdict: Verdict) -> Verdict:
    """Names that share words: sure when a number that only one of them has agrees as well, else candidates."""
    name = query.name
    for number in name.numbers:
        bearers = [entry for entry in block.by_number.get(number, ()) if not contradicts(query, entry)]
        sharing = [entry for entry in bearers if entry.is_regular and _shares_words(query, entry, block)]
        if len(number) > 1 and len(sharing) == 1:
            return Verdict(sharing[0], (sharing[0],), "number and words of the name match one agency")
    words = set(name.words)
    contained: dict[Entry, None] = {}
    for word in words:
        bearers = block.by_word.get(word, [])
        if len(bearers) <= _TOO_COMMON:
            contained.update(dict.fromkeys(entry for entry in bearers if _contains(words, entry)))
    has_place = bool(query.places)
    best = sorted(contained, key=lambda e: (contradicts(query, e), has_place and not place_agrees(query, e)))
    hints = (*verdict.pool, *(best[:8] or _with_its_number(block, query)))
    return verdict._replace(pool=tuple(dict.fromkeys(hints)))


def _with_its_number(block: Block, query: Query) -> list[Entry]:
    """Districts of the number written, as candidates: those that have it alone or nearly so."""
    found = [
        entry
        for number in query.name.numbers
        if len(number) > 1
        for entry in block.by_number.get(number, ())
        if entry.is_regular
    ]
    return found if len(found) <= _FEW else []


def _shares_words(query: Query, entry: Entry, block: Block) -> bool:
    """Both begin with the same word, and the others written are places of the state ("Evanston-Skokie 65")."""
    words = query.name.words
    return any(
        words[:1] == name.words[:1]
        and all(word in block.city_words for word in words if word not in name.words)
        and v.INSTITUTION_WORDS.isdisjoint(set(words) - set(name.words))
        for name in entry.names
        if name.words
    )


def _contains(words: set[str], entry: Entry) -> bool:
    """All words of one of its names are among those written, or the other way round."""
    names = (name.words for name in entry.names if name.words)
    return any(words.issuperset(its_words) or words.issubset(its_words) for its_words in names)


def without_state(index: Index, request: Request) -> Verdict:
    """No state could be read: the country is searched for candidates, never for an answer."""
    pool: list[tuple[bool, Entry]] = []
    for state in index.states:
        query = read_query(request, state)
        same = index.block(state).by_core.get(query.name.core, ()) if query.name.core else ()
        pool.extend(
            (not place_agrees(query, entry), entry) for entry in same if not contradicts(query, entry)
        )
    pool.sort(key=lambda each: each[0])
    return Verdict(None, tuple(entry for _, entry in pool), "no state could be read")


def elsewhere(index: Index, query: Query) -> Verdict:
    """Nothing in the state: agencies of just this name in others, as a hint that the state may be wrong."""
    pool = [entry for entry in index.by_core.get(query.name.core, ()) if is_exact(query, entry)]
    reason = "no agency of the state has this name"
    return Verdict(None, tuple(pool), f"{reason}; other states do" if pool else reason)
