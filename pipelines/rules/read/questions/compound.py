"""Labels that ask several things at once: "City / State / ZIP", "Elementary / middle / high", "Stipend and budget"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.form import QUESTION, Type
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.addresses import parse_address
from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import plain
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.values import Value, amounts, is_blank, money, parse, says_none

_SPLIT = re.compile(r"\?\s+|\s*[/,;&|+\n]\s*(?:and\s+)?|\s+(?:and|y|et|e)\s+|\s+-\s+")
#: Ways in which an answer may be cut, the surest first.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[;|\n]\s*(?:and\s+)?",
        r"\s*[/;|\n]\s*|\s{3,}|\s+[-–—]\s+",
        r"\s+(?:and|to|y)\s+",
        r",?\s+(?:from|out of)\s+(?:the |our )?",
        r"\s*[/;|\n]\s*|,\s+(?:and\s+)?|\s+and\s+|\s+y\s+|\s{2,}|\s+[-–—]\s+",
    )
)
#: Several short answers in one place are no longer.
_LONGEST = 400
_BRACKETED = re.compile(r"([^()]{3,60})\(([^()]{3,80})\)\W*")
_ADDRESS = {
    "city": "city",
    "state": "state",
    "office_postal_code": "postal_code",
    "office_street": "street",
    "address": "street",
}
_LEVELS = ("elementary_schools", "middle_schools", "high_schools")
_LETTERS = {"e": "elementary school", "m": "middle school", "h": "high school"}
_STIPENDS = {"day": "stipend_per_day", "hour": "stipend_per_hour"}
#: Questions with short answers, of which a cell may hold several.
_SHORT = frozenset(
    q.key
    for q in QUESTION.values()
    if q.type not in (Type.LONG_TEXT, Type.TABLE, Type.STATE, Type.APPLYING_AS, Type.YES_NO)
    and q.key not in ("district_name", "lead_district", "city", "office_street", "nces_id", "k5_facilitator")
) | {"stipend"}
#: Types whose values show themselves what they are.
_SHOWN = frozenset({Type.EMAIL, Type.PHONE, Type.WEBSITE, Type.DATE})
#: What the parts of a label speak of, for the parts behind them: "Signed by / date".
_TOPICS = (
    ("signature", frozenset({"signer"})),
    ("school_year", frozenset({"school_year"})),
    ("stipend", frozenset({"money"})),
    ("amount", frozenset({"money"})),
)


def compound_label(label: str) -> tuple[str, ...]:
    """The keys that the parts of a label ask, in order; () where it asks one thing."""
    keys = _keys(label)
    if set(keys) <= {*_ADDRESS, "district_name"}:
        return keys
    is_rate = set(keys) <= {"stipend", *_STIPENDS.values()}  # "Rate/hr"; the unit stands in the answer
    is_ratio = {"students", "students_per_computer"} <= set(keys)  # "Students/computer"
    return keys if set(keys) <= _SHORT and not (is_rate or is_ratio or _is_one_person(keys)) else ()


def person_label(label: str) -> str:
    """The name of the one person of whom a label asks several things: "Superintendent + e-mail"; "" elsewhere."""
    keys = _keys(label)
    subjects = {key.rpartition("_")[0] for key in keys}
    named = [key for key in keys if key in ("primary_name", "superintendent_name", "signature_name")]
    return named[0] if len(named) == 1 and subjects <= {named[0].removesuffix("_name")} else ""


@lru_cache(maxsize=1024)
def _keys(label: str) -> tuple[str, ...]:
    """The different questions that the parts of a label ask; () where any part is none of ours."""
    parts = _parts(label)
    if not 2 <= len(parts) <= 6 or wording_of(label):
        return ()
    keys: list[str] = []
    for part in parts:
        key = _key(part, keys)
        if not key or key in keys:
            return ()
        keys.append(key)
    return tuple(keys)


def _parts(label: str) -> list[str]:
    bracketed = _BRACKETED.fullmatch(label.strip())
    if bracketed:
        inner = [part for part in _SPLIT.split(plain(bracketed[2])) if part]
        if len(inner) > 1:
            return [f"{bracketed[1].strip()} {_LETTERS.get(part, part)}" for part in inner]
    wording = plain(label)
    # with its capitals and stops, which tell "MS" from "ms" and "bldgs." as cut short
    shown = label.strip(" :?")
    return [part for part in _SPLIT.split(shown if len(shown) - len(wording) <= 1 else wording) if part]


def _key(part: str, before: list[str]) -> str:
    """The question that a part of a label asks, "" where it is none of ours or not clear."""
    topic = frozenset().union(
        *(about for key in before for prefix, about in _TOPICS if key.startswith(prefix))
    )
    found = [m for m in ask(part, topic) if not m.key.startswith("other:")]
    if not found or found[0].score < 0.6:
        return ""
    key = found[0].key
    if not key.startswith("person:"):
        return key
    attribute = key.removeprefix("person:")
    subject = next(
        (
            k.rpartition("_")[0]
            for k in reversed(before)
            if k.rpartition("_")[2] in ("name", "title", "email")
        ),
        "",
    )
    if subject in ("primary", "superintendent", "signature"):
        return f"{subject}_{attribute}"
    return "office_phone" if attribute == "phone" else "website" if "web" in hear(part).concepts else ""


def _is_one_person(keys: tuple[str, ...]) -> bool:
    """Name, title and addresses of somebody are read as a person is, in whatever order they stand."""
    subjects = {key.rpartition("_")[0] for key in keys}
    return len(subjects) == 1 and subjects <= {"primary", "superintendent", "signature"}


def read_compound(keys: tuple[str, ...], pair: Pair) -> list[Candidate]:
    """One candidate for each part of the answer; where the parts cannot be told, the words are kept as a question
    for each; [] where the label may ask one thing all the same."""
    words = pair.answer.text
    if is_blank(words):
        return []
    if "district_name" in keys:
        return _name_and_address(words, pair)
    if set(keys) <= set(_ADDRESS):
        return _address(keys, pair)
    return _short_answers(keys, words, pair)


def _address(keys: tuple[str, ...], pair: Pair) -> list[Candidate]:
    said = parse_address(pair.answer.text)
    found = {key: getattr(said, _ADDRESS[key]) for key in keys}
    return [
        _candidate("office_street" if key == "address" else key, value, pair)
        for key, value in found.items()
        if value
    ]


def _short_answers(keys: tuple[str, ...], words: str, pair: Pair) -> list[Candidate]:
    for cut in _CUTS if len(words) <= _LONGEST else ():
        pieces = [piece for piece in cut.split(words.strip()) if piece]
        if len(pieces) == len(keys):
            read = list(_read_pieces(_in_order(keys, pieces), pair))
            if read:
                return read
    if set(keys) <= set(_LEVELS) or any(key.endswith("_name") for key in keys):
        return []
    if alone := _alone(keys, pair):
        return alone
    return [_unclear(_STIPENDS["day"] if key == "stipend" else key, pair) for key in keys]


def _alone(keys: tuple[str, ...], pair: Pair) -> list[Candidate]:
    """An answer that can be only one of the things asked for: "(541) 555-0100" to "Telephone and website"."""
    words = pair.answer.text
    if any(key == "stipend" or QUESTION[key].type not in _SHOWN for key in keys):
        return []
    fits = [(key, value) for key in keys if (value := parse(QUESTION[key].type, words, key=key)).is_sure]
    return [_candidate(key, value.value, pair) for key, value in fits] if len(fits) == 1 else []


def _in_order(keys: tuple[str, ...], pieces: list[str]) -> list[tuple[str, str]]:
    """Pieces beside their questions; those that name their own ("2 principals") are believed."""
    named = [next((m.key for m in ask(piece) if m.key in keys and m.score >= 0.6), "") for piece in pieces]
    if sorted(named) == sorted(keys):
        return list(zip(named, pieces, strict=True))
    return list(zip(keys, pieces, strict=True))


def _read_pieces(parts: list[tuple[str, str]], pair: Pair) -> Iterator[Candidate]:
    """A candidate for each piece, none at all unless every piece is what its question asks."""
    read: list[Candidate] = []
    for key, piece in parts:
        if key == "stipend":
            unit = next((a.unit for a in amounts(piece)), None) or ""
            if unit not in _STIPENDS:
                return
            key, value = _STIPENDS[unit], money(piece, unit=unit)
        else:
            value = parse(QUESTION[key].type, piece, key=key)
        if not (value.is_sure or is_blank(piece) or says_none(piece)) or not _fits(key, value):
            return
        read.append(_candidate(key, value.value, pair))
    yield from read


def _fits(key: str, value: Value) -> bool:
    """A text must not be what the neighbours ask for: an amount, an address."""
    return QUESTION[key].type is not Type.TEXT or not re.search(r"[$@]|\d{4}", str(value.value))


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


def _unclear(key: str, pair: Pair) -> Candidate:
    words = " ".join(pair.answer.text.split())[:300]
    return Candidate(
        key,
        None,
        0.95,
        "close",
        words,
        pair.answer.place,
        pair.order,
        seen=words,
        note="several answers in one place",
    )
