"""Slips of the pen: the agencies whose core is nearly the one written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from pipelines.rules.identify.block import Block
from pipelines.rules.identify.compare import Query, contradicts, number_agrees
from pipelines.rules.identify.decide import Verdict, decide
from pipelines.rules.identify.entry import Entry
from pipelines.rules.identify.names import Name

#: Beyond this many wrong letters a core is not even shown.
_FARTHEST: Final = 4
_SHOWN_COUNT: Final = 6
#: From so many letters on, one more wrong letter is a worse explanation; in shorter cores it is as good a one.
_LONG: Final = 8
#: Two wrong letters make another word of one that is shorter.
_SHORT_WORD: Final = 5
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
_distance = attrgetter("distance")
_DOUBLED = re.compile(r"(.)\1+")


class Near(NamedTuple):
    """A core of the state near the one written. distance: letters to change, swap, add or drop."""

    core: str
    distance: int


def nearest_cores(block: Block, cores: Sequence[str]) -> list[list[Near]]:
    """For each written core the nearest cores of the state, best first, at most six.

    Cores of one length are compared together, with those that are not too long or short to be near.
    """
    choices, lengths = block.cores_by_length
    found: dict[int, list[Near]] = defaultdict(list)
    order = sorted(range(len(cores)), key=lambda i: len(cores[i]))
    for length, group in groupby(order, key=lambda i: len(cores[i])):
        reach = _reach(length)
        first, last = bisect_left(lengths, length - reach), bisect_right(lengths, length + reach)
        _compare(cores, list(group), choices[first:last], reach, found)
    for near in found.values():
        if len(near) > 1:
            near.sort(key=_distance)
            del near[_SHOWN_COUNT:]
    return [found.get(i, []) for i in range(len(cores))]


def _compare(
    cores: Sequence[str], group: list[int], choices: list[str], reach: int, found: dict[int, list[Near]]
) -> None:
    """Add to `found` the choices within `reach` of each core of the group.

    Letters added and dropped are counted first, which is quicker: a wrong letter is one of each.
    """
    for start in range(0, len(group), _BATCH):
        batch = group[start : start + _BATCH]
        rough = process.cdist(
            [cores[i] for i in batch], choices, scorer=Indel.distance, score_cutoff=2 * reach, dtype=np.uint8
        )
        rows, columns = np.nonzero(rough <= 2 * reach)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            distance = OSA.distance(cores[batch[row]], choices[column])
            if distance <= reach:
                found[batch[row]].append(Near(choices[column], distance))


def _reach(length: int) -> int:
    """So many letters may differ for a core to be worth showing: fewer in a short one."""
    return min(_FARTHEST, max(2, length // 3))


def sounds(core: str) -> str:
    """A core with the letters levelled that people double, drop or swap without hearing it."""
    for written, level in _SILENT:
        core = core.replace(written, level)
    return _DOUBLED.sub(r"\1", core.removesuffix("s")).removesuffix("e")


def allowed_distance(length: int) -> int:
    """How many of `length` letters may be wrong before it is another name."""
    return 0 if length < 5 else 1 if length < 7 else 2 if length < 12 else 3


def decide_near(query: Query, block: Block, near: list[Near], known_words: frozenset[str]) -> Verdict:
    """Choose among agencies of nearly this core; sure only when the slip is small, plain, and has one remedy."""
    if not near:
        return Verdict(None, (), "no agency of the state has this name")
    if len(near) > 1:
        near = _possible_first(query, block, near)
    core = near[0].core
    same_core = block.by_core[core]
    first = same_core[0].names[0]
    if first.core != core:
        first = next(name for name in same_core[0].names if name.core == core)
    its_words = first.words
    written = query.name
    righted = Name(core, its_words, written.marks, written.fillers, written.numbers, written.asides)
    verdict = decide(Query(righted, query.state, query.city, query.domain), same_core)
    if verdict.chosen is not None:
        pause = _doubt(query, verdict.chosen, its_words, block, near, known_words)
        if not pause:
            return Verdict(
                verdict.chosen, verdict.pool, "one agency of the state differs by a slip of the pen"
            )
        verdict = Verdict(None, verdict.pool, pause)
    if len(near) == 1 and len(verdict.pool) >= len(same_core):
        return verdict
    entries = (entry for n in near for entry in block.by_core[n.core])
    return verdict._replace(pool=tuple(dict.fromkeys((*verdict.pool, *entries))))


def _possible_first(query: Query, block: Block, near: list[Near]) -> list[Near]:
    """Cores with an agency of the number written first, those that can only contradict last."""

    def order(n: Near) -> tuple[bool, bool, int]:
        possible = [entry for entry in block.by_core[n.core] if not contradicts(query, entry)]
        has_number = bool(query.name.numbers) and any(number_agrees(query, entry) for entry in possible)
        return not has_number, not possible, n.distance

    return sorted(near, key=order)


def _doubt(
    query: Query,
    chosen: Entry,
    its_words: tuple[str, ...],
    block: Block,
    near: list[Near],
    known_words: frozenset[str],
) -> str:
    """Why the slip may be none, or another one; "" when there is no reason."""
    best, core = near[0], query.name.core
    is_far = best.distance > 1 or len(best.core) < 5
    if (
        is_far
        and best.distance > _allowed(query.name.words, its_words, best.core)
        and not _sound_alike(core, best.core)
    ):
        return "the nearest name of the state is too far from the one written"
    has_number = bool(query.name.numbers) and number_agrees(query, chosen)
    if not has_number:
        if core[0] != best.core[0] and sorted(core[:2]) != sorted(best.core[:2]):
            return "the nearest name of the state begins with another letter"
        differing = [word for word in query.name.words if word not in its_words]
        if known_words.issuperset(differing) and not _sound_alike(core, best.core):
            return "the word that differs is a name of its own elsewhere"
    if len(near) == 1:
        return ""
    margin = 1 if len(core) < _LONG else 0
    lacks = query.name.marks & ~_marks(chosen)
    for rival in near[1:]:
        if rival.distance > best.distance + (1 if lacks else margin) or _is_inaudible(core, best, rival):
            continue
        is_as_near = rival.distance <= best.distance + margin
        if any(
            e is not chosen
            and _is_rival(query, chosen, e)
            and (is_as_near or lacks & _marks(e))
            and (not has_number or number_agrees(query, e))
            for e in block.by_core[rival.core]
        ):
            return "more than one agency of the state has nearly this name"
    return ""


def _sound_alike(left: str, right: str) -> bool:
    return sounds(left) == sounds(right)


def _is_inaudible(core: str, best: Near, rival: Near) -> bool:
    """The best differs by a letter that nobody hears, and the rival by more."""
    return (
        best.distance <= 1 < rival.distance
        and _sound_alike(core, best.core)
        and not _sound_alike(core, rival.core)
    )


def _allowed(own_words: tuple[str, ...], its_words: tuple[str, ...], core: str) -> int:
    """So many letters may be wrong, given how long the words are that differ and the whole is."""
    own = sum(len(word) for word in own_words if word not in its_words)
    its = sum(len(word) for word in its_words if word not in own_words)
    part = max(own, its)
    allowed = min(allowed_distance(len(core)), allowed_distance(part) + (part < len(core)))
    return min(allowed, 1) if 0 < min(own, its) < _SHORT_WORD else allowed


def _is_rival(query: Query, chosen: Entry, other: Entry) -> bool:
    """The other one may be meant too: nothing contradicts, and it bears the kinds that were written as well."""
    if contradicts(query, other):
        return False
    written = query.name.marks
    return not written & ~_marks(other) or bool(written & ~_marks(chosen))


def _marks(entry: Entry) -> int:
    return entry.areas | entry.levels | entry.forms
