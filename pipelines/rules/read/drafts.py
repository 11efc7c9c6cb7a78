"""A document that holds its form twice, headed as a draft and as the final version: the draft is passed over."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Pieces

_DRAFT = re.compile(r"(?:(?:first|rough|working|old|earlier|previous) )?(?:draft|old version|superseded)\b")
_FINAL = re.compile(
    r"(?:the )?(?:(?:final|corrected|revised)\b|(?:clean|updated|latest|new) (?:version|copy|form|application)\b)"
)
#: A heading that says what version stands below it is no longer.
_MOST_WORDS = 7
#: So many questions or tables below a heading are a form.
_FEWEST_PIECES = 4


def without_drafts(pieces: Pieces) -> Pieces:
    """The pieces without those that stand below "DRAFT", where a form below "FINAL" answers them again."""
    told = ((line.order, _is_draft(line.text, line.is_title)) for line in pieces.lines)
    marks = sorted((order, is_draft) for order, is_draft in told if is_draft is not None)
    if len({is_draft for _, is_draft in marks}) < 2:
        return pieces
    starts = [order for order, _ in marks]

    def below(order: int) -> bool | None:
        at = bisect_right(starts, order) - 1
        return marks[at][1] if at >= 0 else None

    counts = {True: 0, False: 0, None: 0}
    for order in (*(pair.order for pair in pieces.pairs), *(grid.order for grid in pieces.grids)):
        counts[below(order)] += 1
    if min(counts[True], counts[False]) < _FEWEST_PIECES:
        return pieces
    return Pieces(
        [pair for pair in pieces.pairs if not below(pair.order)],
        [grid for grid in pieces.grids if not below(grid.order)],
        [line for line in pieces.lines if not below(line.order)],
        pieces.count,
        pieces.blocks,
    )


def _is_draft(text: str, is_title: bool) -> bool | None:
    """True for a heading of a draft, False for one of a final version, None for any other line."""
    words = fold(text).strip(" .:*-–—#[]()")
    if len(words.split()) > _MOST_WORDS or not (is_title or text.isupper()):
        return None
    if _DRAFT.match(words) and not _FINAL.search(words):
        return True
    return False if _FINAL.match(words) else None
