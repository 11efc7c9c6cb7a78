"""Counts and decimals, as people write them. What is not one figure beyond doubt comes back as words."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.rules.read.values.blanks import says_none, unanswered, without_shares
from pipelines.rules.read.values.cleaning import any_of, folded
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.value import Value, bounded, unclear, understood

#: Beyond these a count is a slip of the pen: no US district is as large (the largest has about a million students).
REASONABLE = {"students": 3_000_000, "teachers": 100_000, "schools": 5_000, "people": 20_000}
_LARGEST = 10_000_000

_SCALE = {
    "k": 1_000, "thousand": 1_000, "mil": 1_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000,
    "million": 1_000_000, "hundred": 100, "dozen": 12,
}  # fmt: skip
FIGURE = any_of(
    r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?",  # 12,345.50
    r"\d{1,3}(?: \d{3}){1,4}(?![\d,.])",  # 12 345
    r"\d{1,3}(?:'\d{3}){1,4}",  # 12'345
    r"\d{1,12}(?:\.\d{1,6})?",
    r"\.\d{1,6}",
)
_NUMBER = re.compile(
    rf"(?<![\w.,'])(?P<figure>{FIGURE})(?: ?(?P<scale>{any_of(*_SCALE)})\b|(?![a-z\d_]))(?:\.(?!\d))?(?P<plus>\+)?"
)

_GRADES = re.compile(
    any_of(
        r"\b(?:pre-?)?(?:p?k|tk) ?- ?\d{1,2}\b",
        r"\((?:1[0-2]|\d) ?- ?(?:1[0-2]|\d)\)",
        r"\bgrades? \d{1,2}(?:(?: ?- ?| to | and | through )\d{1,2})?",
        r"\b\d{1,2}(?:st|nd|rd|th)\b(?: ?- ?\d{1,2}(?:st|nd|rd|th)\b)?(?: grades?)?",
    )
)
_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_SCHOOL_YEAR = (
    r"\b(?:in |for |sy ?|fy ?)?(?:19|20)\d{2} ?[-/] ?(?:(?:19|20)\d{2}|\d{2})\b(?! ?[-/]\d)(?: school year)?"
)
_DAY = any_of(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b",
    r"\b\d{4}-\d{2}-\d{2}\b",
    rf"{_MONTH} \d{{1,2}},? (?:19|20)\d{{2}}\b",
    rf"{_MONTH},? (?:of )?(?:19|20)\d{{2}}\b",
    rf"\b\d{{1,2}} {_MONTH} (?:19|20)\d{{2}}\b",
)
_YEAR = any_of(
    r"\b(?:in|as of|since|by|for|sy|fy|school year|year|(?:fall|spring|summer)(?: of)?) ?(?:19|20)\d{2}\b",
    r"\((?:19|20)\d{2}\)",
)
_REFERENCE = any_of(
    r"\b(?:sections?|pages?|p\.|tables?|items?|attachments?|appendix|question|q|no\.|part) ?#?\d+\b",
    r"\bages? \d+(?: ?- ?\d+)?",
    r"\b(?:algebra|course|csp|ecs|calculus|tier) \d\b",
)
#: Figures that are no counts, in the order in which they are taken out: days first, a year stands in them.
_NO_COUNTS = tuple(re.compile(pattern) for pattern in (_DAY, _SCHOOL_YEAR, _YEAR, _REFERENCE))

_APPROXIMATE = re.compile(
    r"\b(?:approx(?:\.|imately)?|about|around|roughly|ca\.?|circa|nearly|almost|some|est(?:\.|imated)?|or so"
    r"|more or less|give or take|unos|unas|alrededor de)(?=\W|$)|[~±≈]"
)
_AT_LEAST = re.compile(
    r"\b(?:at least|over|more than|minimum(?: of)?|min\.|or more|and up|plus|and counting|mas de)\b|[>≥]|\d\+"
)
_LIMIT = re.compile(
    r"\b(?:up to|under|less than|fewer than|no more than|not more than|at most|below|max(?:\.|imum)?)\b|[<≤]"
)
_DOUBT = re.compile(
    r"\b(?:not|maybe|perhaps|possibly|hop(?:e|ing|efully)|goal|target|expect(?:ed|ing)?|project(?:ed|ion)"
    r"|plann?(?:ed|ing)|anticipat\w+|if|unless|could|might|would|need(?:ed)?|pending|tentative(?:ly)?|likely"
    r"|probabl[ey]|tb[dac]|except|minus|without|instead|depend\w*|guess|subject to)\b|\?|n't\b"
)
_RANGE = re.compile(rf"{FIGURE} ?k? ?(?:-|to|or|through|a|o)+ ?{FIGURE}|\bbetween\b|\bentre\b")
_PART_OF = re.compile(r"\b(\d+) ?(?:of|out of|/|de) ?(?:the |our |los )?(\d+)\b")
#: "450 per grade", "2 in each building": a figure that has to be multiplied is no count.
_MULTIPLIED = re.compile(
    r"\d\)? ?(?:(?:teachers?|students?|pupils?|schools?|counsell?ors?|principals?|people|maestros?|consejeros?) )?"
    r"(?:(?:per|in (?:each|every)|at (?:each|every)|from (?:each|every)|for (?:each|every)|each|every|por|en cada|par)\b|/ ?[a-z])"
)
#: "All three", "the 3 of them": as many as there are of something that is named elsewhere, and not counted here.
_ALL_OF = re.compile(
    r"(?:all|los|las|tod[oa]s(?: l[oa]s)?|the) (?:of )?(?:the |our |my |these |those )?\d+(?: of (?:them|us|these|those))?[.!]*"
)
#: What to write, printed before the answer and left standing: "(number) 2".
_PRINTED = re.compile(r"^\((?:an? |the )?(?:whole )?(?:numbers?|figures?|count|digits?|#)(?: only)?\) ?")
_NO_SUCH = re.compile(
    r"(?:no|none|zero|ningun[oa]?|sin) (?:of our )?(?:(?:elementary|middle|high|junior|senior|primary) )?"
    r"(?:schools?|teachers?|students?|counsell?ors?|principals?|one|escuelas?|maestros?|consejeros?|directores?)"
    r"(?: yet)?\.?"
)
_NEGATIVE = re.compile(r"(?<![\w)])(?:-|minus |negative )\.?\d")
_NO_NUMBER = re.compile(r"\d ?e[+-]?\d|\bnan\b|\binf(?:inity)?\b|[¼-¾⅐-⅞]|\d \d/\d")


def without_grades(words: str) -> str:
    """`words` without grades and spans of grades ("K-12", "grades 6-8", "9th"), which are no figures."""
    return _GRADES.sub(" ", words)


def as_decimal(figure: str, scale: str | None = None) -> Decimal:
    """The number that digits with their separators, and a word of scale, stand for."""
    return Decimal(re.sub(r"[ ,']", "", figure)) * (_SCALE[scale] if scale else 1)


def plain_number(number: Decimal) -> int | float:
    """An int where the number is whole, else a float: the JSON shape of decimals."""
    return int(number) if number == number.to_integral_value() else float(number)


def is_badly_grouped(words: str) -> bool:
    """True for "1,23" and "12,34,567": digits and commas that are no grouped number."""
    groups = re.findall(r"(?<![\d.])\d+(?:,\d+)+(?!\d)", words)
    return any(not re.fullmatch(r"\d{1,3}(?:,\d{3})+", group) for group in groups)


#: "1,2oo", "2,l40", "l2", "4o6", "2 o": letters that a scan or a typist left where digits belong.
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![\w.,])\$?(?=[\d.,oli|]*\d)(?=[\d.,]*[oli|])[\d.,oli|]+(?![\w|])|\d [oli]$"
)


def has_letters_for_digits(words: str) -> bool:
    """Does a figure of folded words hold letters that look like digits? Then it is not known which it is."""
    return _LETTER_FOR_DIGIT.search(words) is not None


_LIMIT_BEFORE = re.compile(rf"(?:{_LIMIT.pattern}|{_AT_LEAST.pattern}) $")


def limit_before(words: str, start: int) -> str:
    """The words right before a figure that make it a limit, "not more than " say; "" for none. start: of the figure."""
    found = _LIMIT_BEFORE.search(words, max(0, start - 20), start)
    return found.group() if found else ""


def _figures(words: str) -> list[Decimal]:
    return [as_decimal(match["figure"], match["scale"]) for match in _NUMBER.finditer(words)]


def _explained(found: list[Decimal]) -> Decimal | None:
    """The first or last figure when the others, two or more, add up to it: "12 (8 at East, 4 at West)"."""
    for total in (found[0], found[-1]) if len(found) >= 3 else ():
        if total and sum(found) == 2 * total:
            return total
    return None


def _settle(words: str) -> tuple[Decimal, float, str] | None:
    """The one figure that `words` state, how sure, and why not surer; None when no figure stands out.

    One figure; the same figure twice ("thirty (30)"); a figure with a different one in brackets (then a person
    confirms).
    """
    found = _figures(words)
    if len(found) == 1 or (len(set(found)) == 1 and re.search("[(=]", words)):
        return found[0], 1.0, ""
    outside = _figures(re.sub(r"\([^()]*\)", " ", words))
    if found and len(outside) == 1:
        return outside[0], 0.6, "another figure stands in brackets"
    return None


def _certainty(words: str) -> tuple[float, str]:
    """How sure the words around a figure leave it."""
    for pattern, confidence, note in (
        (_DOUBT, 0.6, "not said for certain"),
        (_LIMIT, 0.5, "a limit, not a figure"),
        (_AT_LEAST, 0.9, "at least"),
        (_APPROXIMATE, 0.95, "approximate"),
    ):
        if pattern.search(words):
            return confidence, note
    return 1.0, ""


def _no_count(words: str) -> str:
    """Why figures are no count, or ""."""
    if (
        re.search(r"\d ?%|\bpercent\b|[$€£]|\bhalf\b", words)
        or _RANGE.search(words)
        or is_badly_grouped(words)
    ):
        return "a share, an amount, a range or several figures"
    if has_letters_for_digits(words):
        return "a letter where a digit may have stood"
    if _MULTIPLIED.search(re.sub(r"\([^()]*\)", " ", words)):
        return "a number for each of several"
    return ""


def _number(text: str) -> tuple[Decimal, float, str] | Value:
    """The one figure of a text with confidence and note, or the Value that says why there is none."""
    words = digits_for_words(without_shares(_PRINTED.sub("", folded(text))))
    if _NEGATIVE.search(words) or _NO_NUMBER.search(words):
        return unclear(text, "negative, a fraction or no number", out_of_range=True)
    words = without_grades(words)
    for pattern in _NO_COUNTS:
        words = pattern.sub(" ", words)
    total = _explained(_figures(words))
    if total is not None:
        return total, 0.95, "a total with its parts"
    part = _PART_OF.search(words)
    if part and int(part[1]) <= int(part[2]):
        return Decimal(part[1]), 0.7, f"{part[1]} of {part[2]}"
    if reason := _no_count(words):
        return unclear(text, reason)
    settled = _settle(words)
    if settled is None:
        return unclear(text, "no single figure")
    number, confidence, note = settled
    ceiling, reason = _certainty(words)
    if _ALL_OF.fullmatch(" ".join(words.split())):
        ceiling, reason = 0.6, "all of something, not counted here"
    return (number, confidence, note) if confidence <= ceiling else (number, ceiling, reason)


#: "1.870", as thousands are written in Portuguese and Spanish.
_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


@bounded
def whole_number(text: str, *, at_most: int = _LARGEST) -> Value:
    """A count: digits, grouped digits, words, K, "approx."; "none" is 0; grades, years and dates are not counted.

    Negative, fractional and absurd counts are out of range; ranges and several figures stay words.
    at_most: the largest count that is possible here. Source: the contract of the form, "What counts as an answer".
    """
    value = decimal(text, at_most=at_most)
    if _BY_POINTS.fullmatch(text.strip()):
        return understood(int(text.strip().replace(".", "")), text, 0.7, "thousands set apart by a point?")
    if isinstance(value.value, float):
        return unclear(text, "not a whole number", out_of_range=True)
    if value.value is not None and re.fullmatch(r"(?:19|20)\d\d", folded(text)):
        ceiling = 0.85 if at_most >= _LARGEST else 0.7
        return understood(value.value, text, min(value.confidence, ceiling), "could be a year")
    return value


#: "31", as most counts are written: none of the rules below reads it otherwise.
_FIGURES_ALONE = re.compile(r"[1-9][0-9]{0,2}")


@bounded
def decimal(text: str, *, at_most: int = _LARGEST) -> Value:
    """A number that may have decimals, read as a count is; int where it is whole."""
    if _FIGURES_ALONE.fullmatch(text) and int(text) <= at_most:
        return understood(int(text), text)
    if says_none(text) or _NO_SUCH.fullmatch(folded(text)):
        return understood(0, text)
    if (missing := unanswered(text)) is not None:
        return missing
    found = _number(text)
    if isinstance(found, Value):
        return found
    number, confidence, note = found
    if number > at_most:
        return unclear(text, "beyond reason", out_of_range=True)
    return understood(plain_number(number), text, confidence, note)
