"""The writer's district by its addresses: of several districts that a letter names, the one that the addresses are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import SURE, Candidate, Readings
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.who import STATE_BEHIND
from pipelines.rules.read.values import find_emails
from pipelines.states import exact_state

_SCORE = 0.82
#: Words that many districts share; what is left is their own.
_SHARED = frozenset(
    """the of and school schools district districts public county city town township unified union joint consolidated
    community central area local regional independent system unit division department board education elementary high
    no number office corporation parish borough valley metropolitan charter academy supervisory""".split()
)
#: Shorter names are found in too many addresses.
_SHORTEST = 4
_LEADS = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:will |shall |to )?(?:leads?\b|is (?:the|our) lead\b|(?:acts?|serves?) as (?:the )?lead\b)"
)


def read_own_address(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """The name of the only district that an address of the text is of, where no sentence says who writes; and that it
    leads, where that is said of it."""
    best = readings.best("district_name")
    known = fold(str(best.value)) if best is not None and best.score >= SURE else ""
    hosts = {
        address.rpartition("@")[2].lower() for sentence in sentences for address in find_emails(sentence.text)
    }
    own = [
        (found, sentence)
        for sentence in (sentences if len(hosts) == 1 else ())
        for found in find_districts(sentence.text)
        if _is_of(found.text, next(iter(hosts))) and known in ("", fold(found.text))
    ]
    if not own:
        return
    name, where = max(own, key=lambda one: len(one[0].text))
    if not known:
        yield candidate("district_name", name.text, _SCORE, where)
    for found, sentence in own:
        behind = STATE_BEHIND.match(sentence.text[found.end :])
        code = exact_state(behind[1].strip(" .")) if behind else None
        if code:
            yield candidate("state", code, _SCORE, sentence)
        if _LEADS.match(fold(sentence.text[found.end :])):
            yield candidate("applying_as", "lead", _SCORE, sentence)


def _is_of(name: str, host: str) -> bool:
    """Is an address of a district? Its host begins with the name's own words, as "huckleberry" does."""
    own = "".join(word for word in re.findall(r"[a-z]+", fold(name)) if word not in _SHARED)
    return len(own) >= _SHORTEST and re.sub(r"[^a-z]", "", host).startswith(own)
