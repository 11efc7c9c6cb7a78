"""Readings of an answer: what a value that was understood, or was not, is worth."""

from __future__ import annotations

import re

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.values import (
    Value,
)

#: What a value that cannot be mistaken adds to the label beside it.
SUPPORT = 0.1
#: A value that its reader is this sure of is kept for a person to confirm; below, only its words are.
_CONFIRM, KEPT = 0.6, 0.68
#: Characters of an answer that are kept as its words.
MOST_WORDS = 300


def words_of(pair: Pair) -> str:
    """The words of an answer on one line, for sources and questions."""
    return " ".join(pair.answer.text.split())[:MOST_WORDS]


def candidate_of(
    asked: Asked, pair: Pair, value: object, score: float, *, key: str = "", rank: int = 0, seen: str = "", note: str = "",
    out_of_range: bool = False, words: str = "",
) -> Candidate:  # fmt: skip
    """A candidate out of an answer: its words and place, and what the look of it costs."""
    pale = pair.answer.is_pale
    return Candidate(
        key or asked.key, value, min(score, 0.7) if pale else score, asked.how, words or words_of(pair), pair.answer.place,
        pair.order, rank, seen, note or ("printed like a prompt" if pale else ""), out_of_range,
    )  # fmt: skip


def of_value(asked: Asked, pair: Pair, value: Value, support: float = 0.0) -> list[Candidate]:
    """The candidate that a Value gives: sure only where label and value both are."""
    if value.value is None:
        if value.is_blank:
            return [candidate_of(asked, pair, None, asked.score)]
        return [
            candidate_of(
                asked,
                pair,
                None,
                asked.score,
                seen=words_of(pair),
                note=value.note,
                out_of_range=value.out_of_range,
            )
        ]
    sure = value.confidence if not _CONFIRM <= value.confidence < KEPT else KEPT
    score = min(1.0, asked.score + support, sure)
    return [candidate_of(asked, pair, value.value, score, note=value.note)]


_OTHER_TIME = (
    r"\b(?:last|previous|prior|past|next|coming|following) (?:school |fiscal )?(?:year|fall|spring|summer|month)\b|"
    r"\b(?:soon|later|in future|(?:from|by|until|since|before|as of|starting(?: in)?) (?:the )?(?:next|fall|spring|summer|"
    r"(?:19|20)\d\d))\b|\b(?:was|were|used to be|will (?:be|go|rise|grow)|going to)\b"
)
#: What is said of another year: in brackets, or behind a comma with a figure of its own.
_ASIDE = re.compile(
    rf"\((?=[^()]*(?:{_OTHER_TIME}))[^()]*\)|(?<=\w)\s*[,;]\s(?=[^()]*\d)(?=[^,;()]*(?:{_OTHER_TIME}))[^()]*$",
    re.IGNORECASE,
)


def without_other_times(answer: str) -> str:
    """ "5,010 (last year 4,900)" and "60 Mbps, soon 1 Gbps" without what is said of another time."""
    if len(answer) > MOST_WORDS:
        return answer
    shorter = _ASIDE.sub(" ", answer)
    return shorter if re.search(r"\w", shorter) else answer
