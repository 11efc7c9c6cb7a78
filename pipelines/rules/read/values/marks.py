"""Ticked and unticked boxes beside their labels: which of the printed choices was made."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.rules.read.values.value import LONGEST_PROSE, plain

_TICKED = r"☒|☑|🗹|🗷|✅|✓|✔|✗|✘|\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\)|[●◉⬤]|_+[xX✓]_+"
_EMPTY = r"☐|□|▢|❏|❑|\[ *\]|\( *\)|[○◯]|\[_+\]|(?<=\s)_{2,}(?=\s)|^_{2,}(?=\s)"
_MARK = re.compile(f"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")


def choices(text: str, is_option: Callable[[str], bool] = lambda label: False) -> list[tuple[str, bool]]:
    """(label, is ticked) for each box of a text, in order; [] when it has none.

    Boxes stand before their labels ("☒ Yes ☐ No") or after them ("Yes ☒ No ☐"). is_option: whether a label is one
    of the choices; the side with more of them is right. Where that does not tell: after, when the text begins with
    words and ends with a box. One box between two options ("Yes ☒ No") tells nothing: its label is both.
    """
    words = plain(text[:LONGEST_PROSE])
    marks = list(_MARK.finditer(words))
    if not marks:
        return []
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(words)]
    between = [words[end:start].strip(" ,;:/|-") for end, start in zip(ends, starts, strict=True)]
    ticked = [mark["ticked"] is not None for mark in marks]
    before, after = between[:-1], between[1:]
    options_before, options_after = (sum(map(is_option, labels)) for labels in (before, after))
    if len(marks) == 1 and options_before and options_after:
        return [(f"{before[0]} {after[0]}", ticked[0])]
    stands_after_label = (
        bool(before[0]) and not after[-1]
        if options_before == options_after
        else options_before > options_after
    )
    return list(zip(before if stands_after_label else after, ticked, strict=True))


def without_marks(text: str) -> str:
    """`text` on one line, boxes removed."""
    return " ".join(_MARK.sub(" ", plain(text)).split())
