"""Slips of the pen in the words that say what kind of thing a district is: "Pubilc Shcools", "Unifed", "Townshp"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Words of district names that are mistyped often enough to look for.
_KIND_WORDS: Final = (
    ("school", "schools", "district", "public", "county", "township", "borough", "elementary", "unified", "union")
    + ("regional", "community", "consolidated", "independent", "municipal", "metropolitan", "special", "charter")
    + ("education", "corporation", "exempted", "village", "parish", "academy", "preparatory", "technical", "central")
)  # fmt: skip
_SHORTEST: Final = 5
#: Beginnings of kind words: the national list cuts names short, so that these look like words of their own.
CUT_KINDS: Final = frozenset(kind[:n] for kind in _KIND_WORDS for n in range(5, len(kind))) - frozenset(
    _KIND_WORDS
)


def right_kinds(words: list[str], known_words: frozenset[str]) -> list[str]:
    """The words with mistyped kinds put right. known_words: every word of the directory; those are left alone, and
    so is the first word, which names the place more often than not."""
    if known_words.issuperset(words):
        return words
    righted = words[:1]
    for word in words[1:]:
        righted.append(word if word in known_words or len(word) < _SHORTEST else _kind_word(word))
    return righted


@lru_cache(maxsize=16384)
def _kind_word(word: str) -> str:
    """The kind word that `word` is a slip of, else the word itself."""
    near = process.extractOne(word, _KIND_WORDS, scorer=OSA.distance, score_cutoff=2)
    if near is None:
        return word
    kind, distance, _ = near
    return kind if distance <= (1 if len(kind) < 9 else 2) else word
