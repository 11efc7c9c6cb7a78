"""From the words of a label to what it talks about.

A label is heard as a row of *parts*: a word or phrase with the concepts that it may stand for, and how much it
weighs. Words that mean nothing to us weigh too: they are what makes "students in the marching band" another question
than "students".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from pipelines.frozen import frozen
from pipelines.rules.read.language.vocabulary import (
    ARTICLES,
    CONCEPTS,
    NEUTRAL,
    PRONOUNS,
    SHORT_ONLY,
    UNKNOWN_WEIGHT,
)
from pipelines.rules.read.language.words import Token, plain, stem, tokens
from pipelines.states import exact_state

#: A label has rarely more words; what follows is explanation.
MOST_TOKENS = 40


@frozen
class Part:
    """One word or phrase of a label. concepts is empty where the word means nothing to us."""

    concepts: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What a label talks about. weight: of all its parts; unknown: of those that mean nothing to us.
    has_pronoun: "her e-mail" means the person named before."""

    parts: tuple[Part, ...]
    concepts: frozenset[str]
    weight: float
    unknown: float
    size: int
    has_pronoun: bool


NOTHING = Heard((), frozenset(), 0.0, 0.0, 0, False)


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str], float]]]
    words: frozenset[str]
    skeletons: dict[str, str]
    by_letter: dict[str, tuple[str, ...]]
    short_words: dict[str, tuple[str, ...]]


def _skeleton(word: str) -> str:
    """The consonants of a word without doubles: how people abbreviate ("cnslr", "bldg")."""
    bare = re.sub(r"(?<=.)[aeiouy]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare)


@cache
def _index() -> _Index:
    meanings: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for concept, (weight, listed) in CONCEPTS.items():
        for phrase in listed.split(","):
            key = tuple(t.stem for t in tokens(phrase) if t.word not in ARTICLES)
            if key:
                meanings[key][concept] = weight
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str], float]]] = defaultdict(list)
    for key, concepts in meanings.items():
        phrases[key[0]].append((key, frozenset(concepts), max(concepts.values())))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    words = frozenset(word for key in meanings for word in key if len(word) > 2 and word.isalpha())
    single = sorted(key[0] for key in meanings if len(key) == 1 and len(key[0]) > 3 and key[0].isalpha())
    skeletons: dict[str, str] = {}
    for word in single:
        known = skeletons.setdefault(_skeleton(word), word)
        if known and meanings.get((known,)) != meanings[(word,)]:
            skeletons[_skeleton(word)] = ""
    spelled = {
        t.word
        for _, listed in CONCEPTS.values()
        for p in listed.split(",")
        if len(ts := tokens(p)) == 1
        for t in ts
    }
    short = (word for word in spelled if 4 <= len(word) <= 6 and word.isalpha() and word not in SHORT_ONLY)
    return _Index(dict(phrases), words, skeletons, _by_first_letter(single), _by_first_letter(short))


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[0]].append(word)
    return {letter: tuple(listed) for letter, listed in found.items()}


@lru_cache(maxsize=4096)
def _resembles(word: str, is_cut: bool) -> str:
    """The known word that an abbreviated or misspelt one stands for, or ""."""
    index = _index()
    candidates = index.by_letter.get(word[:1], ())
    if len(word) >= 3 and (is_cut or len(re.findall("[aeiouy]", word)) * 4 <= len(word)):
        known = index.skeletons.get(_skeleton(word), "") if len(_skeleton(word)) >= 3 else ""
        if known and _is_within(word, known):
            return known
    if len(word) >= (3 if is_cut else 5):
        longer = [known for known in candidates if known.startswith(word)]
        if longer and len({frozenset(_meanings(known)) for known in longer}) == 1:
            return longer[0]
    if len(word) >= 5 and is_cut:
        within = [known for known in candidates if len(known) <= len(word) + 3 and _is_within(word, known)]
        if within and len({_meanings(known) for known in within}) == 1:
            return within[0]
    if len(word) >= 6:
        for known in candidates:
            if abs(len(known) - len(word)) <= 1 and OSA.distance(word, known, score_cutoff=1) <= 1:
                return known
    return ""


def _is_within(short: str, long: str) -> bool:
    """Do the letters of one word stand in another in the same order?"""
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=4096)
def _slip_of(word: str) -> str:
    """The stem of the known short word that was misspelt as `word`, or ""."""
    if not 4 <= len(word) <= 5:
        return ""
    near = {stem(known) for known in _index().short_words.get(word[:1], ()) if _is_slip(word, known)}
    return min(near) if len({_meanings(known) for known in near}) == 1 else ""


def _is_slip(word: str, known: str) -> bool:
    """Is a short word a known one with a letter left out, or two swapped? No other slip is safe in short words."""
    if len(known) == len(word) + 1:
        return _is_within(word, known)
    return len(known) == len(word) and sorted(known) == sorted(word) and OSA.distance(word, known) == 1


def _meanings(word: str) -> frozenset[str]:
    for key, concepts, _ in _index().phrases.get(word, ()):
        if key == (word,):
            return concepts
    return frozenset()


@lru_cache(maxsize=4096)
def _is_state(word: str) -> bool:
    """Is a word the name of a state, and no abbreviation of one?"""
    return len(word) >= _SHORTEST_STATE and exact_state(word) is not None


_SHORTEST_STATE = 4
#: A word cut short that may be so many things is none of them.
_MOST_MEANINGS = 3


@lru_cache(maxsize=4096)
def _begun_by(word: str) -> frozenset[str]:
    """What the known words may mean that begin as a word that was cut short: "app." is an application or a request."""
    if len(word) < _SHORTEST_CUT:
        return frozenset()
    longer = [known for known in _index().by_letter.get(word[0], ()) if known.startswith(word)]
    meant = frozenset().union(*(_meanings(known) for known in longer)) if longer else frozenset()
    return meant if len(meant) <= _MOST_MEANINGS else frozenset()


_SHORTEST_CUT = 3


def _known_stems(found: list[Token]) -> list[str]:
    index = _index()
    stems = []
    for token in found:
        if _is_state(token.word):
            stems.append(token.word)  # "Maine" is neither "main" nor a slip of it
        elif token.stem in index.words or token.word in NEUTRAL or not token.word.isalpha():
            stems.append(token.stem)
        else:
            known = _resembles(token.stem, token.is_cut)
            slip = "" if known or (token.is_cut and _begun_by(token.stem)) else _slip_of(token.word)
            stems.append(known or slip or token.stem)
    return stems


_ALL_GRADES = re.compile(r"(?:pre-?k|p?k)-?12|pre-?k|k|pk")
_POLITE = re.compile(
    r"(?:please\s+)?(?:state|identify|name|list|give|report|tell us|note)\s+(?=the\b|your\b|how\b|"
    r"whether\b|which\b|what\b|if\b|who\b|about\b|all\b)"
)


@lru_cache(maxsize=4096)
def hear(label: str) -> Heard:
    """What a label talks about, whatever its numbering and punctuation. Pure and remembered: forms repeat."""
    wording = plain(label)
    if not wording:
        return NOTHING
    polite = _POLITE.match(wording)
    text = label[-len(wording) :] if label.endswith(wording) else wording
    if polite and not re.search(r"\b(?:is|are|lies?|located|sits?)\b.*\bin\b", wording):
        text = wording[polite.end() :]
    found = [t for t in tokens(_shown(label, text)) if t.word not in ARTICLES][:MOST_TOKENS]
    return _heard(found)


def _shown(label: str, text: str) -> str:
    """The label with its capitals, which tell "ES" from "es", where nothing was cut away from it."""
    return label if len(plain(label)) == len(text) else text


def _heard(found: list[Token]) -> Heard:
    index = _index()
    stems = _known_stems(found)
    is_short = len(found) <= 2 or all(t.word in NEUTRAL or t.word in SHORT_ONLY for t in found)
    parts: list[Part] = []
    at = 0
    while at < len(found):
        length, part = _part(index, found, stems, at, is_short)
        if part is not None:
            parts.append(part)
        at += length
    concepts = frozenset().union(*(part.concepts for part in parts)) if parts else frozenset()
    pronoun = any(t.word in PRONOUNS for t in found)
    unknown = sum(part.weight for part in parts if not part.concepts)
    return Heard(tuple(parts), concepts, sum(p.weight for p in parts), unknown, len(found), pronoun)


def _part(
    index: _Index, found: list[Token], stems: list[str], at: int, is_short: bool
) -> tuple[int, Part | None]:
    for key, concepts, weight in index.phrases.get(stems[at], ()):
        if len(key) == 1 and found[at].word in SHORT_ONLY and not is_short:
            return 1, None
        if tuple(stems[at : at + len(key)]) == key:
            return len(key), Part(concepts, weight)
    word = found[at].word
    if found[at].is_cut and word not in NEUTRAL and (meant := _begun_by(found[at].stem)):
        return 1, Part(meant, UNKNOWN_WEIGHT)
    if word in NEUTRAL or len(word) == 1 or word[0].isdigit() or _ALL_GRADES.fullmatch(word):
        return 1, None
    return 1, Part(frozenset(), UNKNOWN_WEIGHT)
