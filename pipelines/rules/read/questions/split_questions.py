"""Questions that a district's copy cut in two: first and last name, area code and number. Joined before they are heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Answer, Pair

#: (words of one half, words of the other, whether the first half also stands first in the answer).
_HALVES = (
    (re.compile(r"\b(?:first|given) ?name\b"), re.compile(r"\b(?:last|family) ?name\b|\bsurname\b")),
    (re.compile(r"\barea code\b"), re.compile(r"\b(?:tele)?phone\b|\btel\b|\bnumber\b")),
)


def joined(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs in order, halves that stand side by side as one."""
    waiting: Pair | None = None
    for pair in pairs:
        if waiting is not None:
            whole = _whole(waiting, pair)
            if whole is not None:
                yield whole
                waiting = None
                continue
            yield waiting
        waiting = pair
    if waiting is not None:
        yield waiting


def _whole(one: Pair, other: Pair) -> Pair | None:
    if (
        one.block != other.block
        or one.tag
        or other.tag
        or max(len(one.answer.lines), len(other.answer.lines)) > 1
    ):
        return None
    labels = fold(one.label), fold(other.label)
    for first, last in _HALVES:
        for halves, patterns in (((one, other), (first, last)), ((other, one), (last, first))):
            if patterns[0].search(labels[0]) and patterns[1].search(labels[1]):
                label = patterns[1 if halves[0] is one else 0].sub(_plain_word, fold(halves[1].label))
                words = " ".join(half.answer.text.strip() for half in halves if half.answer.text.strip())
                answer = Answer(
                    (words,) if words else (), one.answer.place, one.answer.links + other.answer.links
                )
                return replace(one, label=label, answer=answer)
    return None


def _plain_word(match: re.Match[str]) -> str:
    return "name" if "name" in match.group() else match.group()
