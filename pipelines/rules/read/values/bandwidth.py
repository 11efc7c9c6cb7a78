"""Internet bandwidth in Mbit/s."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.rules.read.values.blanks import is_blank
from pipelines.rules.read.values.cleaning import folded
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.numbers import FIGURE, as_decimal, plain_number
from pipelines.rules.read.values.value import BLANK, Value, bounded, unclear, understood

_FASTEST = 1_000_000  # Mbit/s: a terabit a second

_SECOND = r"(?: ?(?:/|per |por ) ?s(?:ec(?:ond)?s?|egundo)?\b|ps\b)"
_UNIT = r"(?:[tgmk](?:iga|era|ega|ilo)?(?:b(?:it|yte)?s?)?|gigs?|megs?|gigas?|megas?)"
_LINE = re.compile(rf"(?<![\w.,])(?P<figure>{FIGURE}) ?-?(?P<unit>{_UNIT})?{_SECOND}?(?![a-z\d])")
_TO_MBPS = {"t": Decimal(1_000_000), "g": Decimal(1_000), "m": Decimal(1), "k": Decimal("0.001")}
_DOWN_AND_UP = re.compile(r"\bdown\w*\b.*\bup\w*\b|\bsymmetric\w*")
_PAIR = re.compile(
    rf"(?<![\w.,]){FIGURE} ?/ ?{FIGURE}(?![\w.]| ?/)|(?<![\w.,]){FIGURE} ?/ ?{FIGURE} ?{_UNIT}"
)
_LONE_GIGABIT = re.compile(r"(?<![\w.-])(?<!\d )(?:an? )?(?:gig(?:abit)?)(?: ethernet)?(?= |\W|$)")
_NOT_ONE_LINE = re.compile(
    rf"{FIGURE} ?(?:{_UNIT}{_SECOND}? ?)?(?:-|to) ?{FIGURE}|\bbetween\b|\bhalf\b|\d ?x ?\d|\d ?%"
)
_DOUBT = re.compile(
    r"\b(?:not|less|under|up to|below|goal|plan(?:ned)?|target|will be|students?|users?|devices?)\b|[?<]"
)
_AT_LEAST = re.compile(r"\b(?:at least|over|more than|minimum)\b|[+>]")


def _lines(words: str) -> list[Decimal]:
    """Every bandwidth of `words` in Mbit/s; a figure without a unit takes the next one's ("100/20 Mbps")."""
    found: list[Decimal] = []
    unit = ""
    for match in reversed(list(_LINE.finditer(words))):
        unit = (match["unit"] or unit or "m")[0]
        found.append(as_decimal(match["figure"]) * _TO_MBPS[unit])
        if match["unit"] is None:
            unit = ""
    return found[::-1]


def _certainty(text: str, words: str, number: Decimal) -> tuple[float, str]:
    if _DOUBT.search(words):
        return 0.6, "not said for certain, or not for a school"
    if number == 0:
        return 0.6, "none at all"
    if re.search(r"\d ?[MG](?:B\b|Bps|B/s)|bytes?\b", text):
        return 0.85, "bytes as written, read as bits"
    if _AT_LEAST.search(words):
        return 0.9, "at least"
    return 1.0, ""


@bounded
def bandwidth(text: str) -> Value:
    """Mbit/s: "1 Gbps" → 1000, "gigabit" → 1000, a bare number is Mbit/s as the form asks.

    "10MB/sec" is read as megabits (so does the published term sheet) with a note; of "100/20 Mbps" the first
    (download) counts; several different lines, ranges and names of lines ("T1", "fiber") stay words.
    """
    if is_blank(text):
        return BLANK
    words = folded(text)
    if re.search(r"(?<!\w)-\d|\bnan\b|\d ?e\+?\d", words):
        return unclear(text, "negative or no number", out_of_range=True)
    words = _LONE_GIGABIT.sub("1 gbps", digits_for_words(words))
    if _NOT_ONE_LINE.search(words):
        return unclear(text, "a range or a sum of lines")
    found = _lines(words)
    is_pair = len(found) == 2 and bool(_DOWN_AND_UP.search(words) or _PAIR.search(words))
    if len(set(found)) != 1 and not is_pair:
        return unclear(text, "no single figure")
    number = found[0]
    if number > _FASTEST:
        return unclear(text, "beyond reason", out_of_range=True)
    confidence, note = _certainty(text, words, number)
    if is_pair and len(set(found)) == 2:
        confidence, note = min(confidence, 0.85), note or "download of two figures"
    return understood(plain_number(number), text, confidence, note)
