"""Amounts of US dollars, exact to the cent, with the unit that stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.rules.read.values.blanks import unanswered, without_shares
from pipelines.rules.read.values.cleaning import any_of, folded
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.numbers import has_letters_for_digits, is_badly_grouped
from pipelines.rules.read.values.other_languages import in_english
from pipelines.rules.read.values.value import LONGEST_PROSE, Value, bounded, unclear, understood

_LARGEST = Decimal(1_000_000_000)
_CENT = Decimal("0.01")

_SCALE = {"k": 1_000, "thousand": 1_000, "mil": 1_000, "m": 1_000_000, "mm": 1_000_000, "million": 1_000_000}
_FIGURE = any_of(
    r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?",
    r"\d{1,3}(?:[ ']\d{3}){1,4}(?:\.\d{2})?(?![\d,.]*\d)",  # 12 500, 12'500
    r"\d{1,12}(?:\.\d{1,6})?",
    r"\.\d{2}",
)
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<sign>(?:us ?)?\$ ?|usd ?\$? ?)?(?P<figure>{_FIGURE})(?![\d,]*\d)(?:\.-|\.(?!\d)|-(?!\d))?"
    rf"(?: ?(?P<scale>{any_of(*_SCALE)})\b)?(?P<word> ?(?:dollars?|bucks|usd|us\$|dlls?\.?|dolares)\b)?"
)
_CENTS_AFTER = re.compile(r" (?:and )?(\d{1,2}) cents?\b")


def _by(*units: str) -> str:
    """A pattern for "per day", "/day", "a day", "each day", "por dia"; a word may stand between ("per school day")."""
    unit = any_of(*units)
    return rf"/ ?{unit}s?\b|\b(?:per|an?|each|every|the|for the|for each|por|por cada|al|la)(?: \w+(?:-\w+)?)? {unit}\b"


#: What an amount is paid by; the first that stands beside it counts.
_UNITS = tuple(
    (unit, re.compile(pattern))
    for unit, pattern in (
        ("hour", _by("hour", "hr", "h", "hora") + r"|\bhourly\b|\bhours? rate\b"),
        ("day", _by("day", "d", "dia") + r"|\bdaily\b|\bper diem\b|\bdays? rate\b"),
        ("week", _by("week", "wk") + r"|\bweekly\b"),
        ("session", _by("session", "workshop", "training")),
        ("year", _by("year", "yr", "annum") + r"|\bannual(?:ly)?\b"),
        ("teacher", _by("teacher")),
        ("total", r"\btotal(?:s|ing)?\b|\bin all\b|\baltogether\b"),
    )
)
#: Figures beside an amount that are none: lengths, heads, years, the titles of federal acts.
_NO_AMOUNT = re.compile(
    any_of(
        r"\b\d+(?:\.\d+)? ?-? ?(?:days?|hours?|hrs?|weeks?|sessions?|workshops?|teachers?|people|persons?)\b",
        r"\b20\d\d ?[-/] ?(?:20)?\d\d\b",
        r"\b(?:fy|sy|in|for|title|part) ?(?:20)?\d{2}\b(?! ?(?:dollars|per|/))",
        r"\b(?:19|20)\d\d (?:budget|school year|fiscal)",
    )
)
_RANGE = re.compile(rf"{_FIGURE} ?k? ?(?:-|to|or) ?\$? ?{_FIGURE}|\bbetween\b")
_BELOW_ZERO = re.compile(r"(?<![\w)])(?<![\w)] )(?:-|minus ) ?\$? ?\.?\d|^\(\$?[\d.,]+\)$|\$ ?-\d")
_OTHER_CURRENCY = re.compile(r"[€£¥]|\b(?:cad|eur|mxn|gbp|pesos?|euros?)\b|c\$")
_NO_NUMBER = re.compile(
    r"\d ?%|(?<![\d/.,])[1-9] ?/ ?[2-9](?![\d/])|\bpercent\b|\bhalf\b|[¼-¾]|\d ?e[+-]?\d|\bnan\b"
)
_SPACED = re.compile(r"(?<=\d)(?: , ?| ?, (?=000))(?=\d{3}(?!\d))")
_THREE_DECIMALS = re.compile(r"(?<![\d,])\d+\.\d{3}(?!\d)")
_DOUBT = re.compile(
    r"\b(?:not|maybe|perhaps|up to|less than|under|at most|no more than|max(?:imum)?|expect\w*|plann?ed|goal|target"
    r"|if|pending|tentative|propos\w+|subject to|request\w*|tb[dac]|hope|except|minus|plus|and up)\b|[?<]"
)
_APPROXIMATE = re.compile(
    r"\b(?:approx(?:\.|imately)?|about|around|roughly|circa|nearly|almost|or so|est(?:\.|imated)?)(?=\W|$)|[~≈±]|\d\+"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a text. unit: "hour", "day", … or None. is_stated: it carries a currency sign or word."""

    dollars: Decimal
    unit: str | None
    is_stated: bool
    start: int


#: "$95 a day and that $1,520 …": right behind another amount stands the unit of that one.
_UNIT_OF_ANOTHER = re.compile(r"^(?:\.\d\d)? ?(?:/|(?:per|an?|each|every) )\w+")


def _unit_beside(words: str, start: int, end: int) -> str | None:
    """The unit said after an amount, else just before it ("hourly rate of $25", "per day: $125")."""
    after = re.split(r"[;(]|\$|\band\b|\bor\b|, (?=\D*\d)", words[end : end + 40])[0]
    before = re.split(
        r"[;)]|\d|,|(?<!\bhr)\. |\band (?:we |have |has |budget)", words[max(0, start - 30) : start]
    )[-1]
    if words[: start - len(before)][-1:].isdigit():
        before = _UNIT_OF_ANOTHER.sub("", before)
    for side in (after, before):
        for unit, pattern in _UNITS:
            if pattern.search(side):
                return unit
    return None


def amounts(text: str) -> list[Amount]:
    """Every amount of a text in reading order; lengths ("5 days"), years and head counts are not amounts.

    Where some carry a currency sign or word, only those count.
    """
    words = digits_for_words(in_english(folded(text[:LONGEST_PROSE])))
    masked = _NO_AMOUNT.sub(lambda match: "#" * len(match[0]), words)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(masked):
        dollars = Decimal(re.sub("[ ,']", "", match["figure"])) * (
            _SCALE[match["scale"]] if match["scale"] else 1
        )
        rest = masked[match.end() :]
        if (cents := _CENTS_AFTER.match(rest)) and match["word"]:
            dollars += int(cents[1]) * _CENT
        elif re.match(r" ?(?:cents?\b|¢)", rest):
            if found and not match["sign"]:
                continue  # the cents of the dollars before
            dollars *= _CENT
        unit = _unit_beside(words, match.start(), match.end())
        found.append(Amount(dollars, unit, bool(match["sign"] or match["word"]), match.start()))
    return [amount for amount in found if amount.is_stated] or found


def _is_explained(total: Decimal, others: list[Decimal]) -> bool:
    """The other figures add up, or multiply, to `total`: they show how it was reached."""
    product = Decimal(1)
    for other in others:
        product *= other
    return len(others) > 1 and total in (sum(others), product)


def _settle(words: str, unit: str | None) -> tuple[Amount, float, str] | None:
    """The amount that is meant: the only one, the one with the unit asked for, a total with its parts, or the one
    outside brackets."""
    found = amounts(words)
    of_unit = [amount for amount in found if unit and amount.unit == unit]
    for candidates in (of_unit, found):
        if len({amount.dollars for amount in candidates}) == 1:
            return candidates[0], 1.0, ""
    figures = [amount.dollars for amount in found]
    for index in (0, len(found) - 1):
        if found and _is_explained(figures[index], figures[:index] + figures[index + 1 :]):
            return found[index], 0.9, "an amount with the figures that it comes from"
    outside = amounts(re.sub(r"[(\[][^()]*[)\]]", " ", words))
    if len(outside) == 1:
        return outside[0], 0.6, "another amount stands in brackets"
    return None


def _american(words: str) -> tuple[str, float]:
    """ "9.375,00" written the American way; "9375,00" too, but for a person to confirm."""
    for pattern, confidence in ((r"\d{1,3}(?:\.\d{3})+,\d{2}", 0.85), (r"\d+,\d{2}", 0.6)):
        match = re.search(rf"(?<![\d.,]){pattern}(?![\d,])", words)
        if match:
            return words.replace(match[0], match[0].replace(".", "").replace(",", ".")), confidence
    return words, 1.0


def _refused(words: str) -> str:
    """Why an amount must not be read, or ""."""
    if _BELOW_ZERO.search(words):
        return "below zero"
    if _OTHER_CURRENCY.search(words) or _NO_NUMBER.search(words):
        return "another currency, a share or no number"
    if has_letters_for_digits(words):
        return "a letter where a digit may have stood"
    if is_badly_grouped(words) or _THREE_DECIMALS.search(words):
        return "figures that are not one number"
    if _RANGE.search(_NO_AMOUNT.sub(" ", digits_for_words(words))):
        return "a range"
    return ""


@bounded
def money(text: str, *, unit: str | None = None) -> Value:
    """US dollars as "125.00", exact; `extra` is the unit said with it ("day", "hour", "total", …) or None.

    unit: the one that is asked for: of "$125/day ($20.83/hr)" it picks the amount; an amount said to be by
    another unit stays words. "None" is no answer. Below zero, below a cent and other currencies stay words.
    """
    if (missing := unanswered(text)) is not None:
        return missing
    closed_up = re.sub(r"(?<=[\d$]) +(?=\.\d\d\b)|(?<=\d\.) +(?=\d\d\b)", "", without_shares(folded(text)))
    words, confidence = _american(closed_up)
    if _SPACED.search(words):
        words, confidence = _SPACED.sub(",", words), 0.75  # "$ 9 , 000"
    if reason := _refused(words):
        return unclear(text, reason, out_of_range=reason == "below zero")
    settled = _settle(words, unit)
    if settled is None:
        return unclear(text, "no single amount")
    amount, certainty, note = settled
    if amount.dollars != amount.dollars.quantize(_CENT) or amount.dollars > _LARGEST:
        return unclear(text, "not exact to the cent, or beyond reason", out_of_range=True)
    if unit and amount.unit not in (None, unit, "teacher", "total"):
        return unclear(text, f"by the {amount.unit}", extra=amount.unit)
    if _DOUBT.search(words):
        certainty, note = min(certainty, 0.6), note or "not said for certain"
    elif _APPROXIMATE.search(words):
        certainty, note = min(certainty, 0.9), note or "approximate"
    return understood(f"{amount.dollars:.2f}", text, min(confidence, certainty), note, extra=amount.unit)
