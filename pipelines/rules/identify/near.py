"""Slips of the pen: the agencies whose core is nearly the one written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipelines.rules.identify.compare import Query, contradicts, number_agrees
from pipelines.rules.identify.decide import Verdict, decide
from pipelines.rules.identify.index import Block, Entry
from pipelines.rules.identify.names import fold

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: Beyond this many wrong letters a core is not even shown.
_FARTHEST: Final = 4
_SHOWN_COUNT: Final = 6
_BATCH: Final = 512

_SILENT = (
    ("borough", "boro"),
    ("burgh", "burg"),
    ("ough", "o"),
    ("ie", "ei"),
    ("ph", "f"),
    ("ck", "k"),
    ("y", "i"),
)
_WORD = re.compile(r"[a-z]{5,}")
_DOUBLED = re.compile(r"(.)\1+")

#: Words of district names that are mistyped often enough to look for.
_KIND_WORDS: Final = (
    ("school", "schools", "district", "public", "county", "township", "borough", "elementary", "unified", "union")
    + ("regional", "community", "consolidated", "independent", "municipal", "metropolitan", "special", "charter")
    + ("education", "corporation", "exempted", "village", "parish", "academy", "preparatory", "technical", "central")
)  # fmt: skip


class Near(NamedTuple):
    """A core of the state near the one written. distance: letters to change, swap, add or drop."""

    core: str
    distance: int


def nearest_cores(block: Block, cores: Sequence[str]) -> list[list[Near]]:
    """For each written core the nearest cores of the state, best first, at most six."""
    choices = block.cores
    found: list[list[Near]] = []
    for start in range(0, len(cores), _BATCH):
        batch = cores[start : start + _BATCH]
        distances = process.cdist(batch, choices, scorer=OSA.distance, score_cutoff=_FARTHEST)
        for core, row in zip(batch, distances, strict=True):
            found.append(_best(core, row, choices))
    return found


def _best(core: str, row: npt.NDArray[np.int32], choices: list[str]) -> list[Near]:
    """The nearest of one row; in a short core fewer letters may differ for it to be worth showing."""
    shown = (row <= min(_FARTHEST, max(2, len(core) // 3))).nonzero()[0]
    if len(shown) > _SHOWN_COUNT:
        shown = shown[row[shown].argsort(kind="stable")[:_SHOWN_COUNT]]
    near = [Near(choices[i], int(row[i])) for i in shown]
    near.sort(key=lambda n: n.distance)
    return near


def sounds(core: str) -> str:
    """A core with the letters levelled that people double, drop or swap without hearing it."""
    for written, level in _SILENT:
        core = core.replace(written, level)
    return _DOUBLED.sub(r"\1", core).removesuffix("e")


def allowed_distance(core: str) -> int:
    """How many letters may be wrong in a core of this length before it is another name."""
    length = len(core)
    return 0 if length < 5 else 1 if length < 7 else 2 if length < 12 else 3


def decide_near(query: Query, block: Block, near: list[Near], known_words: frozenset[str]) -> Verdict:
    """Choose among agencies of nearly this core; sure only when the slip is small, plain, and has one remedy."""
    pool = _entries(block, near)
    if not near:
        return Verdict(None, (), "no agency of the state has this name")
    near = _possible_first(query, block, near)
    best = near[0]
    corrected = query._replace(name=query.name._replace(core=best.core))
    verdict = decide(corrected, block.by_core[best.core])
    if verdict.chosen is None:
        return Verdict(None, tuple(dict.fromkeys((*verdict.pool, *pool))), verdict.reason)
    pause = _doubt(query, verdict.chosen, block, near, known_words)
    if pause:
        return Verdict(None, tuple(dict.fromkeys((verdict.chosen, *pool))), pause)
    return Verdict(verdict.chosen, verdict.pool, "one agency of the state differs by a slip of the pen")


def _possible_first(query: Query, block: Block, near: list[Near]) -> list[Near]:
    """Cores with an agency of the number written first, those that can only contradict last."""

    def order(n: Near) -> tuple[bool, bool, int]:
        entries = block.by_core[n.core]
        possible = [entry for entry in entries if not contradicts(query, entry)]
        return not any(number_agrees(query, entry) for entry in possible), not possible, n.distance

    return sorted(near, key=order)


def _entries(block: Block, near: list[Near]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(entry for n in near for entry in block.by_core[n.core]))


def _doubt(query: Query, chosen: Entry, block: Block, near: list[Near], known_words: frozenset[str]) -> str:
    best = near[0]
    same_sound = sounds(query.name.core) == sounds(best.core)
    if best.distance > allowed_distance(best.core) and not same_sound:
        return "the nearest name of the state is too far from the one written"
    if number_agrees(query, chosen):
        return ""
    rivals = [n for n in near[1:] if n.distance <= best.distance + 1]
    for rival in rivals:
        others = [e for e in block.by_core[rival.core] if e is not chosen and _is_rival(query, chosen, e)]
        if others and not (
            same_sound and sounds(rival.core) != sounds(query.name.core) and best.distance <= 1
        ):
            return "more than one agency of the state has nearly this name"
    if not same_sound and _is_another_word(query, chosen, best.core, known_words):
        return "the word that differs is a name of its own elsewhere"
    return ""


def _is_rival(query: Query, chosen: Entry, other: Entry) -> bool:
    """The other one may be meant too: nothing contradicts, and it bears the kinds that were written as well."""
    if contradicts(query, other):
        return False
    missing = query.name.marks & ~(other.areas | other.levels | other.forms)
    return not missing or bool(query.name.marks & ~(chosen.areas | chosen.levels | chosen.forms))


def _is_another_word(query: Query, chosen: Entry, core: str, known_words: frozenset[str]) -> bool:
    """Every word that differs from the directory's is a known name: written on purpose, not mistyped."""
    its_words = next((name.words for name in chosen.names if name.core == core), ())
    differing = [word for word in query.name.words if word not in its_words]
    return all(word in known_words for word in differing)


def repair(text: str, known_words: frozenset[str]) -> str | None:
    """The text with mistyped kinds put right ("Pubilc Shcools", "Tazewell Country"); None when there are none."""

    def right(found: re.Match[str]) -> str:
        word = found.group()
        if word in known_words and word != "country":
            return word
        return _kind_word(word) or word

    folded = fold(text)
    repaired = _WORD.sub(right, folded)
    return None if repaired == folded else repaired


@lru_cache(maxsize=16384)
def _kind_word(word: str) -> str | None:
    """The kind word that `word` is a slip of, None when it is too far from all."""
    near = sorted((OSA.distance(word, kind), kind) for kind in _KIND_WORDS)
    distance, kind = near[0]
    return kind if distance <= (1 if len(kind) < 9 else 2) else None
