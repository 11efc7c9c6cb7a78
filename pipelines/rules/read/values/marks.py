"""Ticked and unticked boxes beside their labels: which of the printed choices was made."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.rules.read.values.cleaning import any_of, plain
from pipelines.rules.read.values.value import LONGEST_PROSE

#: Box signs of Unicode, what Wingdings boxes become in other fonts, and boxes made of brackets.
_TICKED = any_of(
    "[☒☑🗹🗷✅✓✔✗✘√■●◉⬤]", "[\uf0fe\uf0fd\uf0fc\uf052\uf053\uf078]", r"\[ ?[xX✓✔] ?\]", r"\( ?[xX✓✔] ?\)"
)
_EMPTY = any_of("[☐□▢❏❑○◯]", "[\uf0a8\uf06f\uf071\uf072]", r"\[[ _]*\]", r"\( *\)")
_BOX = re.compile(f"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")
#: A lone x is a tick, and a line an empty box, only where a choice is marked that way: "Yes _X_ No ___".
_LONE_X = r"_+[xX✓]_+|(?<![^\s_:])[xX](?![^\s_,;.])"
_BOX_OR_LINE = re.compile(f"(?P<ticked>{_TICKED}|{_LONE_X})|(?P<empty>{_EMPTY}|_{{2,}})")


def choices(text: str, is_option: Callable[[str], bool] = lambda label: False) -> list[tuple[str, bool]]:
    """(label, is ticked) for each box of a text, in order; [] when it has none.

    Boxes stand before their labels ("☒ Yes ☐ No") or after them ("Yes ☒ No ☐"). is_option: whether a label is one
    of the choices; the side with more of them is right. Where that does not tell: after, when the text begins with
    words and ends with a box; with words at both ends each label is the words of both sides.
    """
    words = plain(text[:LONGEST_PROSE])
    marks = _marks(words, is_option)
    if not marks:
        return []
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(words)]
    between = [words[end:start].strip(" ,;:/|-") for end, start in zip(ends, starts, strict=True)]
    before, after = between[:-1], between[1:]
    options_before, options_after = (sum(map(is_option, labels)) for labels in (before, after))
    if options_before != options_after:
        labels = before if options_before > options_after else after
    elif options_before and before[0] and after[-1]:
        labels = [f"{left} {right}" for left, right in zip(before, after, strict=True)]
    else:
        labels = before if before[0] and not after[-1] else after
    return [(label, mark["ticked"] is not None) for label, mark in zip(labels, marks, strict=True)]


def _marks(words: str, is_option: Callable[[str], bool]) -> list[re.Match[str]]:
    """The boxes; a lone x and lines too, where they mark choices."""
    with_lines = list(_BOX_OR_LINE.finditer(words))
    if not with_lines:
        return []
    boxes = list(_BOX.finditer(words))
    if not any(mark["ticked"] for mark in with_lines):
        return boxes
    labels = [label.strip(" ,;:/|-") for label in _BOX_OR_LINE.split(words) if label]
    return with_lines if any(map(is_option, labels)) else boxes
