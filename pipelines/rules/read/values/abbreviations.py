"""Which words an abbreviation may stand for, by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Shorter abbreviations may be anything.
SHORTEST = 3
_WORD = re.compile(rf"\b(?P<word>[a-z]{{{SHORTEST},}})\b(?P<stop>\.?)")


def skeleton(word: str) -> str:
    """The consonants of a word without doubles: how people abbreviate ("cnslr", "bldg")."""
    bare = re.sub(r"(?<=.)[aeiouy]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare)


def is_within(short: str, long: str) -> bool:
    """Do the letters of one word stand in another in the same order?"""
    letters = iter(long)
    return all(letter in letters for letter in short)


def may_shorten(word: str, known: str) -> bool:
    """May a word be cut short of a known one? It begins it, or holds its consonants ("bndw", "posn"); where it has
    two consonants only, all of them ("cty")."""
    if known.startswith(word):
        return True
    if not _is_without_vowels(word) or word[0] != known[0]:
        return False
    bare, consonants = skeleton(word), skeleton(known)
    if len(bare) < SHORTEST:
        return bare == consonants and word[0] not in "aeiou"
    for ending in ("", "ng", "d"):  # "attndng" of "attend"
        rest = bare.removesuffix(ending)
        if bare.endswith(ending) and len(rest) >= SHORTEST and consonants.startswith(rest):
            return True
    return bare[-1] == consonants[-1:] and is_within(bare, consonants)


def _is_without_vowels(word: str) -> bool:
    """Is a word written so only where its vowels are left out, one at the most kept?"""
    vowels = len(re.findall("[aeiou]", word[1:]))
    return vowels == 0 or (vowels == 1 and len(word) >= 6)


def written_out(text: str, known: Iterable[str]) -> str:
    """The text, folded by its caller, with each word that was cut short of only one of the known words written out:
    "own coh." with "cohort". A word is cut short that has a full stop or no vowels."""
    listed = tuple(known)

    def meant(match: re.Match[str]) -> str:
        word = match["word"]
        is_cut = bool(match["stop"]) or not re.search("[aeiou]", word[1:])
        found = [] if word in listed else [each for each in listed if may_shorten(word, each)]
        return found[0] if is_cut and len(found) == 1 else match.group()

    return _WORD.sub(meant, text)
