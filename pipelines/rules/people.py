"""Who is the same person: counted once, however often they are listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "coach"))
_SCHOOL_WORDS = {
    "hs": "high school", "ms": "middle school", "es": "elementary school",
    "elem": "elementary school", "elementary": "elementary school", "high": "high school",
    "middle": "middle school", "jhs": "junior high school", "jr": "junior", "sr": "senior", "sch": "school",
}  # fmt: skip
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def _words(text: str | None) -> list[str]:
    """Words without case, accents and apostrophes."""
    plain = (text or "").casefold().replace("'", "").replace("\u2019", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORDS.findall(plain)


@lru_cache(maxsize=65_536)
def person_name(text: str | None) -> str:
    """A name so that two spellings of it are equal: case, punctuation, titles and order do not matter."""
    words = [word for word in _words(text) if word not in _TITLES]
    return " ".join(sorted(words))


@lru_cache(maxsize=65_536)
def school_name(text: str | None) -> str:
    """A school's name so that "Lincoln HS" equals "Lincoln High School"."""
    words: list[str] = []
    for word in _words(text):
        for part in _SCHOOL_WORDS.get(word, word).split():
            if part != "school" or words[-1:] != ["school"]:
                words.append(part)
    return " ".join(words)


def addresses_of(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The e-mail addresses of the people whom the rows name: what tells that two districts list the same person.

    A name and a school tell it only inside a district: many have a Lincoln High School.
    """
    found = ((row.get("email") or "").strip().casefold() for row in rows)
    return frozenset(address for address in found if address)


def count_people(rows: Iterable[Mapping[str, Any]]) -> int:
    """How many different people the rows of the teachers table name.

    The same person has the same e-mail or, where one is missing, the same name and school. A row with neither a
    name nor an e-mail names nobody.
    """
    emails: set[str] = set()
    known: set[tuple[str, str]] = set()
    without: set[tuple[str, str]] = set()
    for row in rows:
        email = (row.get("email") or "").strip().casefold()
        name = person_name(row.get("name"))
        key = (name, school_name(row.get("school")))
        if email:
            emails.add(email)
            if name:
                known.add(key)
        elif name:
            without.add(key)
    return len(emails) + len(without - known)
