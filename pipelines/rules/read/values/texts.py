"""Answers in words, as they were written."""

from __future__ import annotations

import re

from pipelines.rules.read.values.blanks import is_blank, points_elsewhere, says_none
from pipelines.rules.read.values.cleaning import clean, folded
from pipelines.rules.read.values.value import BLANK, Value, unclear, understood

_LEADERS = r"(?:_[_ ]*_|_|\.{3,}|(?:\. ){3,}\.?|\N{HORIZONTAL ELLIPSIS}+)"
#: Both are matched at the start, the second on the words backwards, and neither gives back what it took: a row of
#: underscores amid the words would cost time beyond measure.
_LEADERS_BEFORE = re.compile(rf"(?>\s*(?>{_LEADERS}))+")
_LEADERS_BEHIND = re.compile(r"(?>\s*(?>_[_ ]*_|_|\.?(?: \.){3,}|\.{3,}|\N{HORIZONTAL ELLIPSIS}+))+")


def _without_leaders(words: str) -> str:
    """`words` without the dots or underscores that they were typed over, before and behind them."""
    before = _LEADERS_BEFORE.match(words)
    words = words[before.end() :] if before else words
    behind = _LEADERS_BEHIND.match(words[::-1])
    return (words[: len(words) - behind.end()] if behind else words).strip()


_LEADING_PROMPT = re.compile(
    r"^(?:click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?|type here:?)\s*|"
    r"\s*(?:click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?)$",
    re.IGNORECASE,
)


def text(words: str, *, at_most: int = 20_000) -> Value:
    """Words kept as they were written: typed over leaders, beside a prompt, on several lines.

    "None" is no answer; a pointer ("same as above") is unclear; a line filled in half ("85_ _ _") too.
    at_most: characters; longer text is cut and says so.
    """
    shown = _LEADING_PROMPT.sub("", clean(words))
    if is_blank(shown) or says_none(shown):
        return BLANK
    answer = _without_leaders(shown) or shown
    if points_elsewhere(answer) and "\n" not in answer:
        return unclear(words, "points to another place")
    if answer != shown and re.search(r"\d$", answer) and "_ _" in shown:
        return unclear(words, "filled in half")
    if len(answer) > at_most:
        return understood(answer[:at_most].rstrip(), answer[:200], 0.7, f"cut after {at_most} characters")
    return understood(answer, words)


def long_text(words: str) -> Value:
    """As `text`, but a pointer is kept as the answer, for a person to follow; "TBD by June" too."""
    value = text(words)
    if value.note == "points to another place":
        return understood(clean(words), words, 0.5, value.note)
    if isinstance(value.value, str) and re.match(
        r"(?:tb[dac]|to be determined|pending)\b", folded(value.value)
    ):
        return understood(value.value, words, 0.6, "still open")
    return value
