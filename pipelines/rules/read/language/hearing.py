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
from pipelines.rules.read.values.abbreviations import SHORTEST, is_within, may_shorten, skeleton
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
        known = skeletons.setdefault(skeleton(word), word)
        if known and meanings.get((known,)) != meanings[(word,)]:
            skeletons[skeleton(word)] = ""
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
        known = index.skeletons.get(skeleton(word), "") if len(skeleton(word)) >= 3 else ""
        if known and is_within(word, known):
            return known
    if len(word) >= (3 if is_cut else 5):
        longer = [known for known in candidates if known.startswith(word)]
        if longer and len({frozenset(_meanings(known)) for known in longer}) == 1:
            return longer[0]
    if len(word) >= 5 and is_cut:
        within = [known for known in candidates if len(known) <= len(word) + 3 and is_within(word, known)]
        if within and len({_meanings(known) for known in within}) == 1:
            return within[0]
    if len(word) >= 6:
        for known in candidates:
            if abs(len(known) - len(word)) <= 1 and OSA.distance(word, known, score_cutoff=1) <= 1:
                return known
    return ""


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
        return is_within(word, known)
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
#: As many where the label holds a word that we know: the question that it can ask then is the one that takes both.
_MOST_BESIDE_KNOWN = 12


@lru_cache(maxsize=4096)
def _begun_by(word: str) -> frozenset[str]:
    """What the known words may mean that an abbreviation may stand for: "app." is an application or a request. They
    begin as it does, or hold its consonants ("bndw", "posn"); of two letters, all their consonants ("ttl")."""
    if len(word) < SHORTEST:
        return frozenset()
    longer = [known for known in _index().by_letter.get(word[0], ()) if may_shorten(word, known)]
    return frozenset().union(*(_meanings(known) for known in longer)) if longer else frozenset()


def _is_shortened(token: Token, in_office_style: bool) -> bool:
    """Is a word that means nothing to us cut short: by its full stop, without a vowel, or among such words?"""
    if token.is_cut or in_office_style:
        return True
    return len(token.word) >= SHORTEST and not re.search("[aeiou]", token.word[1:])


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
    is_short = len(wording.split()) <= _LONGEST_OF_ABBREVIATIONS
    if found and not is_short and found[-1].is_cut:
        last = found[-1]
        found[-1] = Token(last.word, last.stem, last.start, last.end)  # the end of a sentence
    return _heard(found, is_short and _OFFICE_MARKS.search(wording) is not None)


_LONGEST_OF_ABBREVIATIONS = 4
#: Marks that stand for words where people write as short as they can: "# couns", "Stud/comp ratio".
_OFFICE_MARKS = re.compile(r"[#/&@]")


def _shown(label: str, text: str) -> str:
    """The label with its capitals, which tell "ES" from "es", where nothing was cut away from it."""
    return label if len(plain(label)) == len(text) else text


def _heard(found: list[Token], in_office_style: bool = False) -> Heard:
    index = _index()
    stems = _known_stems(found)
    is_short = len(found) <= 2 or all(t.word in NEUTRAL or t.word in SHORT_ONLY for t in found)
    in_office_style = in_office_style and any(_meanings(known) for known in stems)
    parts: list[Part] = []
    at = 0
    while at < len(found):
        length, part = _part(index, found, stems, at, is_short, in_office_style)
        if part is not None:
            parts.append(part)
        at += length
    parts = _without_riddles(parts)
    concepts = frozenset().union(*(part.concepts for part in parts)) if parts else frozenset()
    pronoun = any(t.word in PRONOUNS for t in found)
    unknown = sum(part.weight for part in parts if not part.concepts)
    return Heard(tuple(parts), concepts, sum(p.weight for p in parts), unknown, len(found), pronoun)


def _without_riddles(parts: list[Part]) -> list[Part]:
    """A word cut short that may be many things means something only beside one whose meaning is known."""
    known = any(0 < len(part.concepts) <= _MOST_MEANINGS for part in parts)
    most = _MOST_BESIDE_KNOWN if known else _MOST_MEANINGS
    return [p if len(p.concepts) <= most else Part(frozenset(), p.weight) for p in parts]


def _part(
    index: _Index, found: list[Token], stems: list[str], at: int, is_short: bool, in_office_style: bool
) -> tuple[int, Part | None]:
    for key, concepts, weight in index.phrases.get(stems[at], ()):
        if len(key) == 1 and found[at].word in SHORT_ONLY and not is_short:
            return 1, None
        if tuple(stems[at : at + len(key)]) == key:
            return len(key), Part(concepts, weight)
    word = found[at].word
    is_cut = word not in NEUTRAL and _is_shortened(found[at], in_office_style)
    if is_cut and (meant := _begun_by(found[at].stem)):
        return 1, Part(meant, UNKNOWN_WEIGHT)
    if word in NEUTRAL or len(word) == 1 or word[0].isdigit() or _ALL_GRADES.fullmatch(word):
        return 1, None
    return 1, Part(frozenset(), UNKNOWN_WEIGHT)
