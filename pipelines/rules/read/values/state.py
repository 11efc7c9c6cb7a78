"""US states as districts write them: in brackets, in Spanish, with a city before or a country after."""

from __future__ import annotations

import re

from pipelines.rules.read.values.blanks import is_blank, points_elsewhere, says_none
from pipelines.rules.read.values.cleaning import folded, plain
from pipelines.rules.read.values.marks import choices
from pipelines.rules.read.values.value import BLANK, Value, bounded, unclear, understood
from pipelines.states import STATE_NAMES, exact_state, nearest_state

_WRAPPING = re.compile(
    r"^(?:in )?(?:the )?(?:state|commonwealth|territory|estado) (?:of|de) |^(?:state|estado)\s*:\s*|^in (?=\w{3})"
    r"|[,;]? ?\(?\b(?:u\.?s\.?a?\.?|united states(?: of america)?|estados unidos)\)?$"
    r"|\s\d{5}(?:-\d{4})?$|[\"*]"
)


def _named_state(words: str) -> str | None:
    """The code that the whole of `words` names; None when it is no state."""
    bare = _WRAPPING.sub("", folded(words)).strip(" .,")
    return exact_state(bare)


def _states_of_parts(text: str) -> set[str] | None:
    """States named by the parts of "Texas (TX)" or "KS / Kansas"; None when a part is no state."""
    parts = [part for part in re.split(r"[()/|;,\n]| - |\band\b|\bor\b|&", plain(text)) if part.strip(" .")]
    codes = {_named_state(part) for part in parts}
    return {code for code in codes if code} if len(parts) > 1 and None not in codes else None


@bounded
def state(text: str) -> Value:
    """A USPS code. Never another state than the one written: what is misspelt is low in confidence, and two
    states, or words around a name ("Kansas City", "Washington County"), stay words.
    """
    if is_blank(text) or says_none(text):
        return BLANK
    if boxes := choices(text):
        ticked = [label for label, is_ticked in boxes if is_ticked]
        if len(ticked) == 1 and ticked[0]:
            return state(ticked[0])
    code = _named_state(text)
    if code:
        # "ok", "me", "or" may be words; in capitals they are codes.
        is_word = plain(text).casefold() in ("ok", "hi", "me", "in", "or", "oh") and not plain(text).isupper()
        return understood(code, text, 0.85 if is_word else 1.0)
    parts = _states_of_parts(text)
    if parts is not None and len(parts) == 1:
        return understood(parts.pop(), text)
    return _state_after_a_place(text, has_two=parts is not None)


def _state_after_a_place(text: str, *, has_two: bool) -> Value:
    """ "Portland, Oregon"; "Nevada, Missouri" for a person to confirm; else a misspelt state, or none."""
    before, comma, after = plain(text).rpartition(",")
    code = _named_state(after) if comma and "," not in before else None
    if code:
        return understood(code, text, 0.6 if has_two else 0.85, "a place with its state")
    if has_two:
        return unclear(text, "two states")
    code = None if points_elsewhere(text) else nearest_state(_WRAPPING.sub("", folded(text)))
    if code:
        return understood(code, text, 0.6, f"misspelt, {STATE_NAMES[code]} is meant")
    return unclear(text, "no state")
