"""Amounts of US dollars, exact to the cent, with the unit that stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.value import (
    BLANK,
    Value,
    folded,
    is_blank,
    points_elsewhere,
    says_none,
    unclear,
    understood,
)

_LARGEST = Decimal(1_000_000_000)
_SCALE = {"k": 1_000, "thousand": 1_000, "mil": 1_000, "m": 1_000_000, "mm": 1_000_000, "million": 1_000_000}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d{2})"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<sign>(?:us ?)?\$ ?|usd ?\$? ?)?(?P<figure>{_FIGURE})(?![\d,]*\d)(?:\.-|\.(?!\d)|-(?!\d))?"
    r"(?: ?(?P<scale>thousand|million|mil|mm|[km])\b)?(?P<dollars> ?(?:dollars?|usd|us\$|dlls?\.?|dolares)\b)?"
)
_UNIT = (
    ("hour", r"/ ?(?:h|hr|hour)s?\b|\b(?:per|an?|each|every|por|la|por cada) ?(?:\w+ )?(?:hour|hr|hora)\b|\bhourly\b|\bhours? rate\b|\bthe hour\b"),
    ("day", r"/ ?(?:d|day)s?\b|\b(?:per|a|each|every|por|al|por cada)(?: \w+(?:-\w+)?)? ?(?:day|dia)\b|\bdaily\b|\bper diem\b|\bdays? rate\b|\bthe day\b"),
    ("week", r"/ ?(?:wk|week)\b|\b(?:per|a|each|for the) week\b|\bweekly\b"),
    ("session", r"/ ?(?:session|workshop)\b|\b(?:per|a|each) (?:session|workshop|training)\b"),
    ("year", r"/ ?(?:yr|year)\b|\b(?:per|a|each) (?:year|annum)\b|\bannual(?:ly)?\b"),
    ("teacher", r"/ ?teacher\b|\b(?:per|a|each|for each) teacher\b"),
    ("total", r"\btotal(?:s|ing)?\b|\bin all\b|\baltogether\b"),
)  # fmt: skip
_LENGTHS = re.compile(
    r"\b\d+(?:\.\d+)? ?-? ?(?:days?|hours?|hrs?|weeks?|sessions?|workshops?|teachers?|people|persons?)\b|"
    r"\b(?:fy|sy|in|for|title|part) ?(?:20)?\d{2}(?: ?- ?(?:20)?\d{2})?\b(?! ?(?:dollars|per|/))|\b20\d\d ?[-/] ?(?:20)?\d\d\b|"
    r"\b(?:19|20)\d\d (?:budget|school year|fiscal)"
)
_DOUBT = re.compile(
    r"\b(?:not|maybe|perhaps|up to|less than|under|at most|no more than|max(?:imum)?|expect\w*|plann?ed|goal|target|if|pending|"
    r"tentative|propos\w+|subject to|request\w*|tb[dac]|hope|about half|except|minus|plus|and up)\b|\?|[<]"
)
_APPROXIMATE = re.compile(
    r"\b(?:approx(?:\.|imately)?|about|around|roughly|circa|nearly|almost|or so|est(?:\.|imated)?)(?=\W|$)|[~≈±]|\d\+"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a text. unit: "hour", "day", … or None; stated: it carries a currency sign or word."""

    dollars: Decimal
    unit: str | None
    is_stated: bool
    start: int


def _unit_near(words: str, start: int, end: int) -> str | None:
    """The unit said after an amount, else just before it ("hourly rate of $25", "per day: $125")."""
    after, before = words[end : end + 40], words[max(0, start - 30) : start]
    after = re.split(r"[;(]|\$|\band\b|\bor\b|, (?=\D*\d)", after)[0]
    before = re.split(r"[;)]|\d|,", before)[-1]
    for side in (after, before):
        for unit, pattern in _UNIT:
            if re.search(pattern, side):
                return unit
    return None


def amounts(text: str) -> list[Amount]:
    """Every amount of a text in reading order; lengths ("5 days"), years and head counts are not amounts."""
    words = digits_for_words(folded(text))
    masked = _LENGTHS.sub(lambda match: "#" * len(match[0]), words)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(masked):
        dollars = Decimal(match["figure"].replace(",", "")) * (
            _SCALE[match["scale"]] if match["scale"] else 1
        )
        cents = re.match(r" (?:and )?(\d{1,2}) cents?\b", masked[match.end() :])
        if cents and match["dollars"]:
            dollars += Decimal(cents[1]) / 100
        if re.match(r" ?(?:cents?\b|¢)", masked[match.end() :]):
            if found and not match["sign"]:
                continue
            dollars /= 100
        unit = _unit_near(words, match.start(), match.end())
        found.append(Amount(dollars, unit, bool(match["sign"] or match["dollars"]), match.start()))
    stated = [amount for amount in found if amount.is_stated]
    return stated or found


def _is_explained(total: Decimal, others: list[Decimal]) -> bool:
    """The other figures add up, or multiply, to `total`: they show how it was reached."""
    product = Decimal(1)
    for other in others:
        product *= other
    return len(others) > 1 and total in (sum(others), product)


def _settle(text: str, found: list[Amount], unit: str | None) -> tuple[Amount, float, str] | None:
    """The amount that is meant: the only one, the one with the unit asked for, or the one outside brackets."""
    if unit:
        with_unit = [amount for amount in found if amount.unit == unit]
        if len({amount.dollars for amount in with_unit}) == 1 and len(found) > 1:
            return with_unit[0], 1.0, ""
    if len({amount.dollars for amount in found}) == 1:
        return found[0], 1.0, ""
    figures = [amount.dollars for amount in found]
    for total in (0, len(found) - 1):
        if _is_explained(figures[total], figures[:total] + figures[total + 1 :]):
            return found[total], 0.9, "an amount with the figures that it comes from"
    outside = amounts(re.sub(r"\([^()]*\)", " ", plain_brackets(text)))
    if len(outside) == 1:
        return outside[0], 0.6, "another amount stands in brackets"
    return None


def plain_brackets(text: str) -> str:
    """Square brackets as round ones."""
    return text.replace("[", "(").replace("]", ")")


def _european(words: str) -> tuple[str, float]:
    """ "9.375,00" written the American way; "9375,00" too, but for a person to confirm."""
    grouped = re.search(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{2}(?!\d)", words)
    if grouped:
        return words.replace(grouped[0], grouped[0].replace(".", "").replace(",", ".")), 0.85
    bare = re.search(r"(?<![\d.,])\d+,\d{2}(?![\d,])", words)
    if bare:
        return words.replace(bare[0], bare[0].replace(",", ".")), 0.6
    return words, 1.0


def money(text: str, *, unit: str | None = None) -> Value:
    """US dollars as "125.00", exact; `extra` is the unit said with it ("day", "hour", "total", …) or None.

    unit: the one that is asked for: of "$125/day ($20.83/hr)" it picks the amount; an amount said to be by
    another unit stays words. "None" is no answer. Below zero, below a cent and other currencies stay words.
    """
    if is_blank(text) or says_none(text) and not re.search(r"\d", text):
        return BLANK
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    words, confidence = _european(re.sub(r"(?<=[\d$]) +(?=\.\d\d\b)|(?<=\d\.) +(?=\d\d\b)", "", folded(text)))
    refused = _refused(words)
    if refused:
        return unclear(text, refused, out_of_range=refused.startswith("below"))
    found = amounts(words)
    settled = _settle(words, found, unit) if found else None
    if settled is None:
        return unclear(text, "no single amount")
    amount, certainty, note = settled
    confidence = min(confidence, certainty)
    if amount.dollars != amount.dollars.quantize(Decimal("0.01")) or amount.dollars > _LARGEST:
        return unclear(text, "not exact to the cent, or beyond reason", out_of_range=True)
    if unit and amount.unit not in (None, unit, "teacher", "total"):
        return unclear(text, f"by the {amount.unit}", extra=amount.unit)
    if _DOUBT.search(words):
        confidence, note = min(confidence, 0.6), note or "not said for certain"
    elif _APPROXIMATE.search(words):
        confidence, note = min(confidence, 0.9), note or "approximate"
    return understood(f"{amount.dollars:.2f}", text, confidence, note, extra=amount.unit)


def _refused(words: str) -> str:
    """Why an amount must not be read, or ""."""
    if re.search(r"(?<![\w)])(?<![\w)] )(?:-|minus ) ?\$? ?\.?\d|^\(\$?[\d.,]+\)$|\$ ?-\d", words):
        return "below zero"
    if re.search(r"[€£¥]|\b(?:cad|eur|mxn|gbp|pesos?|euros?)\b|c\$", words):
        return "another currency"
    if re.search(r"\d ?%|\bpercent\b|\bhalf\b|[¼-¾]|\de\+?\d|\bnan\b", words):
        return "a share or no number"
    badly_grouped = any(
        not re.fullmatch(r"\d{1,3}(?:,\d{3})+", group)
        for group in re.findall(r"(?<![\d.])\d+(?:,\d+)+", words)
    )
    if (
        badly_grouped
        or re.search(r"\d\.\d{3}(?:\.|(?!\d))(?<!\d\.\d{3}\d)", words)
        and not re.search(r"\d\.\d{1,2}\b", words)
    ):
        return "figures that are not one number"
    if re.search(
        rf"(?:{_FIGURE}) ?k? ?(?:-|to|or) ?\$? ?(?:{_FIGURE})|\bbetween\b",
        _LENGTHS.sub(" ", digits_for_words(words)),
    ):
        return "a range"
    return ""
