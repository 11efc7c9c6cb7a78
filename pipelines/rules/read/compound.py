"""Labels that ask several things at once: "City / State / ZIP", "Elementary / middle / high", "Name and title"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.form import QUESTION
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.meanings import ask
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.shapes import is_district, parse_address
from pipelines.rules.read.values import is_blank, parse
from pipelines.rules.read.words import plain

_SPLIT = re.compile(r"\s*[/,;&|\n]\s*|\s+(?:and|y|et|e)\s+|\s+-\s+")
_ANSWERS = re.compile(r"\s*[/,;|\n]\s*|\s+-\s+|\s{2,}|\s+and\s+")
_ADDRESS = {
    "city": "city",
    "state": "state",
    "office_postal_code": "postal_code",
    "office_street": "street",
    "address": "street",
}
_LEVELS = ("elementary_schools", "middle_schools", "high_schools")


@lru_cache(maxsize=1024)
def compound_label(label: str) -> tuple[str, ...]:
    """The keys that the parts of a label ask, in order; () where it asks one thing."""
    parts = [part for part in _SPLIT.split(plain(label)) if part]
    if not 2 <= len(parts) <= 6:
        return ()
    keys = []
    for part in parts:
        found = [m for m in ask(part) if not m.key.startswith("other:")]
        if not found or found[0].score < 0.6:
            return ()
        keys.append(found[0].key)
    distinct = tuple(dict.fromkeys(keys))
    if len(distinct) < 2 or len(distinct) != len(keys):
        return ()
    if set(keys) <= {*_ADDRESS, "district_name"} or set(keys) <= set(_LEVELS):
        return distinct
    return ()


def read_compound(keys: tuple[str, ...], pair: Pair) -> list[Candidate]:
    """One candidate for each part of the answer; [] where the parts cannot be told."""
    words = pair.answer.text
    if is_blank(words):
        return []
    if "district_name" in keys:
        return _name_and_address(words, pair)
    if set(keys) <= set(_ADDRESS):
        said = parse_address(words)
        found = {key: getattr(said, _ADDRESS[key]) for key in keys}
        return [
            _candidate("office_street" if key == "address" else key, value, pair)
            for key, value in found.items()
            if value
        ]
    pieces = [piece for piece in _ANSWERS.split(words.strip()) if piece]
    if len(pieces) != len(keys):
        return []
    values = [parse(QUESTION[key].type, piece, key=key) for key, piece in zip(keys, pieces, strict=True)]
    if any(not value.is_sure for value in values):
        return []
    return [_candidate(key, value.value, pair) for key, value in zip(keys, values, strict=True)]


def _name_and_address(words: str, pair: Pair) -> list[Candidate]:
    """ "Alder Schools, Ohio", with or without a street between them."""
    name, _, rest = re.sub(r"\s*\n\s*", ", ", words.strip()).partition(",")
    bracket = re.search(r"\(([^()]+)\)\s*$", name)
    if bracket:
        name, rest = name[: bracket.start()], f"{bracket[1]}, {rest}"
    if not is_district(name.strip()) or not rest.strip():
        return []
    said = parse_address(rest)
    parts = {
        "district_name": name.strip(),
        "office_street": said.street,
        "city": said.city,
        "state": said.state,
        "office_postal_code": said.postal_code,
    }
    return [_candidate(key, value, pair) for key, value in parts.items() if value]


def _candidate(key: str, value: object, pair: Pair) -> Candidate:
    return Candidate(
        key, value, 0.95, "close", " ".join(pair.answer.text.split())[:300], pair.answer.place, pair.order
    )
