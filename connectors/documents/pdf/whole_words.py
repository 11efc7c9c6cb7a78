"""Words that are known to be whole: ends of lines in narrow cells cut others in two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from connectors.documents.pdf.words import Word
from pipelines.form import QUESTIONS

#: White between two words of a line, in sizes of the letters, at most.
_WIDEST_SPACE = 0.5
_MARKS = ".,;:!?()\"'\u201c\u201d\u2019"


def mark_whole(words: Iterable[Word]) -> None:
    """Marks the words, given in drawing order, that our form prints or that stand, somewhere in the document, between
    two others of a line."""
    every = list(words)
    whole = {
        _bare(word)
        for before, word, after in zip(every, every[1:], every[2:], strict=False)
        if _are_beside(before, word) and _are_beside(word, after)
    }
    whole |= _words_of_the_form()
    for word in every:
        word.whole = _bare(word) in whole


@lru_cache(maxsize=1)
def _words_of_the_form() -> frozenset[str]:
    wordings = [question.wording for question in QUESTIONS]
    wordings += [column.wording for question in QUESTIONS for column in question.columns]
    return frozenset(re.findall(r"[a-z]{4,}", " ".join(wordings).lower()))


def _bare(word: Word) -> str:
    return word.text.strip(_MARKS).lower()


def _are_beside(one: Word, other: Word) -> bool:
    return (
        abs(one.middle - other.middle) < 0.3 * one.size
        and 0 < other.left - one.right < _WIDEST_SPACE * one.size
    )
