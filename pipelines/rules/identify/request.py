"""What is asked: the evidence of one document, and the readings of its district name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.compare import Query, website_domain
from pipelines.rules.identify.entry import place_key
from pipelines.rules.identify.names import Name, take_apart
from pipelines.states import STATE_NAMES, exact_state, state_code

#: Mail services that anyone may use: their domain says nothing about the district.
_PUBLIC_MAIL = frozenset(
    ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "msn.com", "comcast.net")
    + ("live.com", "me.com", "att.net", "verizon.net", "sbcglobal.net", "google.com", "ymail.com", "mail.com")
)  # fmt: skip
_K12_STATE = re.compile(r"\.k12\.([a-z]{2})\.us(?:/|$)")
_TAIL = re.compile(r"(?:[,(]|\s[-\u2013\u2014])\s*([A-Za-z][A-Za-z. ]*?)\s*\)?\s*$")
#: Of more words no city's name consists.
_LONGEST_PLACE = 4
_DASHES = frozenset("-\u2013\u2014")
_STATE_WORDS = {code: tuple(name.casefold().split()) for code, name in STATE_NAMES.items()}


class Request(NamedTuple):
    """What is known of a district, as it stands in the document; None or "" where nothing does."""

    name: str
    state: str | None = None
    city: str | None = None
    email: str | None = None
    website: str | None = None
    leaid: str | None = None


def state_of(request: Request) -> str:
    """The state as given, else at the end of the name or in a k12 domain; "" when none can be read.

    A state that was given and cannot be read is not made good by the name: the two might disagree.
    """
    if request.state in STATE_NAMES:
        return request.state
    if request.state and request.state.strip():
        code = state_code(request.state)
        if code:
            return code
    else:
        code = _state_in_name(request.name)
        if code:
            return code
    for text in (request.email, request.website):
        found = _K12_STATE.search(text.strip().casefold()) if text else None
        if found:
            return exact_state(found[1]) or ""
    return ""


def _state_in_name(name: str) -> str:
    """ "Niles Community Schools, MI": the state after a comma, in brackets, or as a code in capitals at the end."""
    found = _TAIL.search(name)
    if found:
        return exact_state(found[1]) or ""
    last = name.split()[-1:]
    if last and len(last[0]) == 2 and last[0].isupper() and not name.isupper():
        return exact_state(last[0]) or ""
    return ""


def read_query(
    request: Request,
    state: str,
    known_words: frozenset[str] | None = None,
    readings: Mapping[str, Name] | None = None,
) -> Query:
    """The request as `state`'s names are read, with its mistyped kinds put right when `known_words` are given.

    readings: of names as the directory writes them, which need not be read again.
    """
    name = readings.get(request.name.lower()) if readings is not None else None
    if name is None:
        name = take_apart(request.name, state, known_words)
    city = place_key(request.city.split(",")[0]) if request.city else ""
    domain = _domain(request) if request.website or request.email else ""
    return Query(name, state, city, domain)


def _domain(request: Request) -> str:
    for text in (request.website, request.email):
        domain = website_domain(text) if text else ""
        if domain and domain not in _PUBLIC_MAIL:
            return domain
    return ""


def with_place_aside(request: Request, state: str, city_words: Collection[str]) -> Request | None:
    """The request with what follows the last word for a district set aside as a place: "Anytown Schools - Anytown",
    "Anytown Schools Anytown TX"; None when no city (nor the state) follows or nothing else would be left."""
    known = v.meanings(state)
    end = request.name.rpartition(" ")[2]
    if not end or _ends_a_name(end, known):
        return None
    head, _, rest = request.name.partition(",")
    words = head.split()
    last = len(words) - 1
    while last > 0 and not _ends_a_name(words[last], known):
        last -= 1
    tail = words[last + 1 :]
    if last <= 0 or not tail or "(" in head:
        return None
    if tail[0] in _DASHES or tail[0].casefold() == "of":
        del tail[0]
    if tail and exact_state(tail[-1].strip(".")) == state:
        del tail[-1]
    if len(tail) > _LONGEST_PLACE or (tail and tail[0].casefold() not in city_words):
        return None
    parts = (" ".join(words[: last + 1]), " ".join(tail), rest.strip())
    return request._replace(name=", ".join(filter(None, parts)))


def _ends_a_name(word: str, known: Mapping[str, v.Meaning]) -> bool:
    """A word for a district, or a number."""
    meaning = known.get(word.lower().strip(".,:;-#()"))
    if meaning is not None:
        return meaning[0] in (v.FILLER, v.INITIALS)
    return word[-1].isdigit() or word[-1] == ")" or "." in word and word.replace(".", "").lower() in known


def without_state_name(query: Query, text: str) -> Query | None:
    """The reading without the state in the name: "Niles, MI", "Bristol Tennessee City"; None when it is not in it."""
    name = query.name
    code, full = query.state.casefold(), _STATE_WORDS.get(query.state, ())
    words = _without(name.words, full) if full and full[0] in name.words else name.words
    if words is name.words and not name.asides and words[-1:] != (code,):
        return None
    kept = tuple(aside for aside in name.asides if aside not in (code, "".join(full)))
    if words and words[-1] == code and text.rstrip(" .)").endswith(query.state):
        words = words[:-1]
    if not words or (words == name.words and kept == name.asides):
        return None
    return query._replace(name=name._replace(core="".join(words), words=words, asides=kept))


def _without(words: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
    for i in range(len(words) - len(taken), -1, -1):
        if taken and words[i : i + len(taken)] == taken:
            return words[:i] + words[i + len(taken) :]
    return words


def contradicting_state(name: Name, state: str, places: Collection[str]) -> str:
    """A state that stands in brackets or after a comma of the name and is not the one given; "" when none does.

    places: of the agency that the name may mean; a city may be called like a state.
    """
    for aside in name.asides:
        if aside == name.core or aside in places:
            continue
        code = exact_state(aside) if len(aside) != 2 or aside not in ("co", "la", "in", "me", "or") else None
        if code and code != state:
            return code
    return ""
