"""Among agencies of one core: which one it is, or why nobody but a person may say."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.compare import (
    Query,
    contradicts,
    domain_agrees,
    doubt,
    is_exact,
    lacks_part_of_place,
    number_agrees,
    place_agrees,
)
from pipelines.rules.identify.entry import Entry


class Verdict(NamedTuple):
    """chosen: the one agency, None when a person must choose among `pool`. reason: in words.

    is_ordered: the pool stands in an order that likeness of letters would only spoil.
    """

    chosen: Entry | None
    pool: tuple[Entry, ...]
    reason: str
    is_ordered: bool = False


def decide(query: Query, same_core: list[Entry]) -> Verdict:
    """Choose among the agencies whose core the written name has."""
    if len(same_core) == 1 and not query.name.asides and _is_plainly(query, same_core[0]):
        return Verdict(same_core[0], tuple(same_core), "name and state match one agency")
    possible = [entry for entry in same_core if not contradicts(query, entry)]
    if not possible:
        return Verdict(None, tuple(same_core), "the name contradicts every agency that shares its main words")
    if len(possible) == 1:
        chosen, reason = possible[0], "name and state match one agency"
    else:
        narrowed, reason = _narrow(query, possible)
        if len(narrowed) > 1:
            return Verdict(None, tuple(narrowed), f"{len(narrowed)} agencies of the state may bear this name")
        chosen = narrowed[0]
        if _evidence_points_elsewhere(query, chosen, possible):
            return Verdict(
                None, tuple(possible), "the words of the name and the place point to different agencies"
            )
    pause = doubt(query, chosen) or _better_but_for_the_number(query, chosen, same_core)
    if pause:
        return Verdict(None, (chosen, *(e for e in possible if e is not chosen)), pause)
    return Verdict(chosen, (chosen,), reason)


def _is_plainly(query: Query, entry: Entry) -> bool:
    """A district of just these words, marks and numbers: what nearly every request is."""
    written = query.name
    for name in entry.names:
        if name.marks == written.marks and name.words == written.words and name.numbers == written.numbers:
            if name.fillers == written.fillers:
                return True
            return entry.is_regular and bool(written.marks) and not written.is_one_school
    return False


def _better_but_for_the_number(query: Query, chosen: Entry, same_core: list[Entry]) -> str:
    """The kind of place is that of an agency with another number, and not that of the chosen one without a number."""
    areas = query.name.marks & v.AREA_MARKS
    if not query.name.numbers or chosen.numbers or not areas or chosen.areas & areas:
        return ""
    return "another agency fits but for its number" if any(e.areas & areas for e in same_core) else ""


_Step = tuple[Callable[[Query, Entry], bool], str]


def _narrow(query: Query, possible: list[Entry]) -> tuple[list[Entry], str]:
    """Let each kind of evidence in turn keep the agencies that bear it out, as long as one of them does."""
    left, reason = _with_their_place_named(query, possible)
    for test, words in _steps(query, possible):
        if len(left) == 1:
            break
        kept = [entry for entry in left if test(query, entry)]
        if test is _is_the_plain_one and any(_may_be_meant(query, e) for e in left if e not in kept):
            continue
        if kept and len(kept) < len(left):
            left, reason = kept, words
    return left, reason


def _steps(query: Query, possible: list[Entry]) -> list[_Step]:
    """The evidence that the query gives, the weightiest first."""
    areas, levels, forms = (query.name.marks & kind for kind in (v.AREA_MARKS, v.LEVEL_MARKS, v.FORM_MARKS))
    same_level = len({entry.levels for entry in possible}) == 1
    kind, place = "the kind of district decides", "the kind of place decides"
    steps: list[tuple[bool | int, Callable[[Query, Entry], bool], str]] = [
        (True, domain_agrees, "the domain decides"),
        (bool(query.name.numbers), number_agrees, "the number decides"),
        (not query.name.marks & v.CHARTER, lambda _, e: e.is_regular, "the only one that has a territory"),
        (areas, lambda _, e: bool(e.areas & areas), place),
        (levels, lambda _, e: bool(e.levels & levels), "the level decides"),
        (forms, lambda _, e: e.forms & forms == forms, kind),
        (forms, lambda _, e: bool(e.forms & forms), kind),
        (bool(query.places), place_agrees, "the place decides"),
        (levels or same_level, _is_the_plain_one, "the name is word by word that of one"),
    ]
    return [(test, f"{words} among agencies of this name") for applies, test, words in steps if applies]


def _with_their_place_named(query: Query, possible: list[Entry]) -> tuple[list[Entry], str]:
    """Without those of which a word of the place would be missing, if all others are word by word what is written."""
    named = [entry for entry in possible if not lacks_part_of_place(query, entry)]
    if named and len(named) < len(possible) and all(is_exact(query, entry) for entry in named):
        return named, "the only one whose place is fully named"
    return possible, ""


def _may_be_meant(query: Query, entry: Entry) -> bool:
    """Although another agency bears the very name: this one's differs by fillers ("Public Schools" or "School
    District"), which nobody keeps apart, or by a kind that people leave out ("Township")."""
    written = query.name
    if (entry.areas | entry.forms | entry.stated_levels) & ~written.marks and not lacks_part_of_place(
        query, entry
    ):
        return True
    return any(
        name.words == written.words and name.marks == written.marks and name.numbers == written.numbers
        for name in entry.names
    )


def _is_the_plain_one(query: Query, entry: Entry) -> bool:
    """Word by word the agency's name, and no kind of place was left out."""
    return is_exact(query, entry) and entry.areas == query.name.marks & v.AREA_MARKS and not query.name.asides


def _evidence_points_elsewhere(query: Query, chosen: Entry, possible: list[Entry]) -> bool:
    """Another agency that fits is at the place named or bears the very name, unlike the chosen one."""
    if number_agrees(query, chosen) or domain_agrees(query, chosen):
        return False
    others = [entry for entry in possible if entry is not chosen]
    if query.places and not place_agrees(query, chosen) and any(place_agrees(query, e) for e in others):
        return True
    return not is_exact(query, chosen) and any(is_exact(query, e) for e in others)
