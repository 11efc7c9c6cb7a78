"""Counts and decimals, as people write them. What is not one figure beyond doubt comes back as words."""

from __future__ import annotations

import re
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

#: Beyond these a count is a slip of the pen: no US district is as large (the largest has about a million students).
REASONABLE = {"students": 3_000_000, "teachers": 100_000, "schools": 5_000, "people": 20_000}
_LARGEST = 10_000_000

_SCALE = {"k": 1_000, "thousand": 1_000, "mil": 1_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000,
          "million": 1_000_000, "hundred": 100, "dozen": 12}  # fmt: skip
FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.])|\d{1,3}(?:'\d{3})+|\d+(?:\.\d+)?|\.\d+)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,'])(?P<figure>{FIGURE})(?P<open>\.(?!\d))?(?: ?(?P<scale>thousand|million|hundred|dozen|mil|mm|mn|[km])\b)?(?P<plus>\+)?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"

#: Figures that are no counts: grades, dates, school years, ordinals, references, percentages, telephone numbers.
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|"
    rf"\b{_MONTH} \d{{1,2}},? (?:19|20)\d{{2}}\b|\b{_MONTH},? (?:of )?(?:19|20)\d{{2}}\b|\b\d{{1,2}} {_MONTH} (?:19|20)\d{{2}}\b|"
    rf"\b(?:19|20)\d{{2}} ?[-/] ?(?:(?:19|20)\d{{2}}|\d{{2}})\b(?: school year)?|"
    rf"\b(?:in|as of|since|by|for|fall(?: of)?|spring(?: of)?|summer(?: of)?|sy|fy|school year|year) ?(?:19|20)\d{{2}}\b|"
    rf"\((?:19|20)\d{{2}}\)|\b(?:sections?|pages?|p\.|tables?|items?|attachments?|appendix|question|q|no\.|part) ?#?\d+\b|"
    rf"\bages? \d+(?: ?- ?\d+)?|\b(?:algebra|course|csp|ecs|calculus|tier) \d\b"
)
_YEAR_SPAN = re.compile(
    r"\b(?:in |for |sy ?|fy ?)?(?:19|20)\d{2} ?[-/] ?(?:(?:19|20)\d{2}|\d{2})\b(?! ?[-/]\d)"
)
_APPROXIMATE = re.compile(
    r"\b(?:approx(?:\.|imately)?|about|around|roughly|ca\.?|circa|nearly|almost|some|unos|unas|alrededor de|"
    r"est(?:\.|imated)?|or so|more or less|give or take)(?=\W|$)|~|±|≈"
)
_AT_LEAST = re.compile(
    r"\b(?:at least|over|more than|minimum(?: of)?|min\.|or more|and up|plus|and counting|mas de)\b|[>≥]"
)
_BOUND = re.compile(
    r"\b(?:up to|under|less than|fewer than|no more than|not more than|at most|below|max(?:\.|imum)?)\b|[<≤]"
)
_DOUBT = re.compile(
    r"\b(?:not|maybe|perhaps|possibly|hope|hopefully|hoping|goal|target|expect(?:ed|ing)?|project(?:ed|ion)|plann?(?:ed|ing)|"
    r"anticipat\w+|if|unless|could|might|would|need(?:ed)?|pending|tentative(?:ly)?|likely|probabl[ey]|tb[dac]|except|"
    r"minus|without|instead|depend\w*|guess|subject to)\b|\?|n't\b"
)
_RANGE = re.compile(rf"(?:{FIGURE}) ?k? ?(?:-|to|or|through|a|o)+ ?(?:{FIGURE})|\bbetween\b|\bentre\b")
_PART_OF = re.compile(r"\b(\d+) ?(?:of|out of|/|de) ?(?:the |our |los )?(\d+)\b")
_NO_THING = re.compile(
    r"(?:no|none|zero|ningun[oa]?|sin) (?:of our )?(?:(?:elementary|middle|high|junior|senior|primary) )?"
    r"(?:schools?|teachers?|students?|counsell?ors?|principals?|one|escuelas?|maestros?|consejeros?|directores?)(?: yet)?\.?"
)


_GRADES = re.compile(
    r"\b(?:pre-?)?(?:p?k|tk) ?- ?\d{1,2}\b|\bgrades? \d{1,2}(?:(?: ?- ?| to | and | through )\d{1,2})?"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?: ?- ?\d{1,2}(?:st|nd|rd|th)\b)?(?: grades?)?"
)


def without_grades(words: str) -> str:
    """`words` without grades and spans of grades ("K-12", "grades 6-8", "9th"), which are no figures."""
    return _GRADES.sub(" ", words)


def as_decimal(figure: str, scale: str | None = None) -> Decimal:
    """The number that digits with their separators, and a word of scale, stand for."""
    number = Decimal(re.sub(r"[ ,']", "", figure))
    return number * _SCALE[scale] if scale else number


def _is_badly_grouped(words: str) -> bool:
    """ "1,23", "12,34,567": digits and commas that are neither a grouped number nor a list."""
    return any(
        not re.fullmatch(r"\d{1,3}(?:,\d{3})+", group)
        for group in re.findall(r"(?<![\d.])\d+(?:,\d+)+(?![\d])", words)
    )


def _figures(words: str) -> list[tuple[Decimal, int, int]]:
    """Every figure of `words` with its place, counting words and K turned into digits."""
    return [
        (as_decimal(match["figure"], match["scale"]), match.start(), match.end())
        for match in _NUMBER.finditer(words)
    ]


def _settle(words: str) -> tuple[Decimal, float, str] | None:
    """The one figure that `words` state, how sure, and why not surer; None when no figure stands out.

    One figure; the same figure twice ("thirty (30)"); a total with the parts that add up to it; a figure with a
    different one in brackets (then a person confirms).
    """
    found = _figures(words)
    if not found:
        return None
    numbers = [number for number, _, _ in found]
    if len(set(numbers)) == 1 and (len(numbers) == 1 or "(" in words or "=" in words):
        return numbers[0], 1.0, ""
    if len(numbers) >= 3:
        for total in (numbers[0], numbers[-1]):
            if sum(numbers) == 2 * total:
                return total, 0.95, "a total with its parts"
    outside = _figures(re.sub(r"\([^()]*\)", " ", words))
    if len(outside) == 1:
        return outside[0][0], 0.6, "another figure stands in brackets"
    return None


def _number(text: str) -> tuple[Decimal, float, str] | Value:
    """The one figure of a text with confidence and note, or the Value that says why there is none."""
    words = digits_for_words(folded(text))
    if re.search(r"(?<![\w)])(?:-|minus |negative )\.?\d", words) or re.search(
        r"\d[eE]\+?\d|\bnan\b|\binf(?:inity)?\b", words
    ):
        return unclear(text, "negative or no number", out_of_range=True)
    if re.search(r"[¼-¾⅐-⅞]|\d \d/\d", words):
        return unclear(text, "a fraction", out_of_range=True)
    words = _NO_COUNT.sub(" ", _YEAR_SPAN.sub(" ", without_grades(words)))
    if re.search(r"\d ?%|\bpercent\b|[$€£]|\bhalf\b", words):
        return unclear(text, "a share or an amount")
    part = _PART_OF.search(words)
    if part and int(part[1]) <= int(part[2]):
        return Decimal(part[1]), 0.7, f"{part[1]} of {part[2]}"
    if _RANGE.search(words) or _is_badly_grouped(words):
        return unclear(text, "a range, or figures that are not one number")
    settled = _settle(words)
    if settled is None:
        return unclear(text, "no single figure")
    number, confidence, note = settled
    for pattern, ceiling, reason in (
        (_DOUBT, 0.6, "not said for certain"),
        (_BOUND, 0.5, "a limit, not a figure"),
        (_AT_LEAST, 0.9, "at least"),
        (re.compile(r"\d\+"), 0.9, "at least"),
        (_APPROXIMATE, 0.95, "approximate"),
    ):
        if pattern.search(words) and ceiling < confidence:
            confidence, note = ceiling, reason
    return number, confidence, note


def whole_number(text: str, *, at_most: int = _LARGEST) -> Value:
    """A count: digits, grouped digits, words, K, "approx."; "none" is 0; grades, years and dates are not counted.

    Negative, fractional and absurd counts are out of range; ranges and several figures stay words.
    at_most: the largest count that is possible here. Source: CONTRACT of the form, "What counts as an answer".
    """
    if is_blank(text):
        return BLANK
    if says_none(text) or _NO_THING.fullmatch(folded(text)):
        return understood(0, text)
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    found = _number(text)
    if isinstance(found, Value):
        return found
    number, confidence, note = found
    if number != number.to_integral_value():
        return unclear(text, "not a whole number", out_of_range=True)
    if number > at_most:
        return unclear(text, "beyond reason", out_of_range=True)
    if re.fullmatch(r"(?:19|20)\d\d", folded(text)):
        confidence, note = min(confidence, 0.85), note or "could be a year"
    return understood(int(number), text, confidence, note)


def decimal(text: str, *, at_most: int = _LARGEST) -> Value:
    """A number with decimals, read as `whole_number` does; int where it is whole."""
    if is_blank(text) or says_none(text):
        return BLANK if is_blank(text) else understood(0, text)
    found = _number(text)
    if isinstance(found, Value):
        return found
    number, confidence, note = found
    if number > at_most:
        return unclear(text, "beyond reason", out_of_range=True)
    return understood(plain_number(number), text, confidence, note)


def plain_number(number: Decimal) -> int | float:
    """An int where the number is whole, else a float: the JSON shape of decimals."""
    return int(number) if number == number.to_integral_value() else float(number)
