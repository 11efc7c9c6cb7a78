"""Dates and school years, as people write them. Numeric dates are month first; two-digit years are 20xx."""

from __future__ import annotations

import re
from datetime import date as Date

from pipelines.rules.read.values.blanks import unanswered
from pipelines.rules.read.values.cleaning import folded
from pipelines.rules.read.values.value import LONGEST_PROSE, Value, bounded, unclear, understood

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "febuary": 2, "feburary": 2, "setpember": 9, "septmeber": 9,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12, "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12, "ene": 1, "ago": 8, "dic": 12,
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12, "janeiro": 1, "fevereiro": 2, "marco": 3, "maio": 5, "junho": 6,
    "julho": 7, "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?!\d)(?: ?(?:st|nd|rd|th|er|o)\b|[ºª])?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})(?![\d/-]|\.\d|:)"
_EARLIEST, _LATEST = 1990, 2100

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t\d{2}:\S*)?(?![\d/-])",
        rf"(?<![\d/.-])(?P<month>\d{{1,2}}) ?(?P<mark>[-/.]) ?(?P<day>\d{{1,2}}) ?(?P=mark) ?{_YEAR}",
        rf"\b{_MONTH}[ ,-]*(?:the )?{_DAY}(?! ?- ?\d{{1,2}}\b)[ ,-]*(?:of )?{_YEAR}",
        rf"(?<![\d/.-]){_DAY} ?-?(?:day )?(?:of |de |del )?-?{_MONTH}[ ,-]*(?:of |de |del )?{_YEAR}",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号號]",
        r"\bngay (?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})\b",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH} ?(?:the )?{_DAY}(?! ?- ?\d)(?!\d)",
        rf"(?<![\d/.-]){_DAY} ?(?:of |de )?-?{_MONTH}",
        r"(?<![\d/.-])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
    )
)
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?[ap]\.?m\.?")
_DOUBT = re.compile(
    r"\b(?:tentative|approx\w*|about|around|or|probabl[ey]|likely|tb[dac]|expected|planned|pending|not|maybe|circa|draft)\b|\?|~"
)


def _full_year(year: str) -> int:
    """A two-digit year is 20xx. Source: CONTRACT of the form."""
    digits = year.lstrip("'")
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _iso(match: re.Match[str], year: int) -> str | None:
    """The date of a match as ISO 8601, None when there is no such day."""
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    try:
        day = Date(year, number, int(match["day"]))
    except ValueError:
        return None
    return day.isoformat() if _EARLIEST <= year <= _LATEST else None


def find_dates(text: str) -> list[str | None]:
    """Every date with a year in `text`, ISO 8601, in reading order; None for one that cannot be."""
    words = _TIME.sub(" ", folded(text[:LONGEST_PROSE]))
    found: list[tuple[int, str | None]] = []
    for pattern in _DATES:
        for match in pattern.finditer(words):
            found.append((match.start(), _iso(match, _full_year(match["year"]))))
        words = pattern.sub(lambda match: "\N{BULLET}" * len(match[0]), words)
    return [iso for _, iso in sorted(found, key=lambda entry: entry[0])]


@bounded
def date(text: str, *, today_year_hint: int | None = None) -> Value:
    """One day as ISO 8601. Impossible dates, two dates, a month alone and a date without a year stay words.

    today_year_hint: a year to suppose where none is written; the result is then for a person to confirm.
    """
    if (missing := unanswered(text)) is not None:
        return missing
    found = find_dates(text)
    if None in found:
        return unclear(text, "no such day", out_of_range=True)
    if len(set(found)) == 1:
        doubtful = _DOUBT.search(folded(text)) is not None
        return understood(
            found[0], text, 0.7 if doubtful else 1.0, "not said for certain" if doubtful else ""
        )
    supposed = _in_year(folded(text), today_year_hint) if not found and today_year_hint is not None else None
    if supposed:
        return understood(supposed, text, 0.6, "the year is not written")
    return unclear(text, "more than one date" if found else "no full date")


def _in_year(words: str, year: int) -> str | None:
    """The one date without a year in `words`, in the year supposed."""
    for pattern in _WITHOUT_YEAR:
        matches = list(pattern.finditer(words))
        if len(matches) == 1 and (iso := _iso(matches[0], year)):
            return iso
    return None


_FIGURE = re.compile(r"\d")
_TWO_OR_FOUR = r"(?:19|20|21)\d\d|'?\d\d"
_SPAN = re.compile(
    rf"(?<![\d/.'-])(?P<from>{_TWO_OR_FOUR}) ?(?:[-/]| to | through | a ) ?(?P<to>{_TWO_OR_FOUR})(?![\d/-]|\.\d)"
)
_OF = r"(?: of| de| del)?,? ?"
_SEASON = re.compile(
    r"\b(?P<season>fall|autumn|spring|summer|winter|otono|primavera|verano|automne|rentree|outono)(?: (?:semester|term))?"
    rf"{_OF}(?P<year>20\d\d|'\d\d|\d\d\b)"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}{_OF}(?P<year>20\d\d|'\d\d)\b")
_MONTH_IN_FIGURES = re.compile(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2]) ?[/-] ?(?P<year>20\d\d)(?![\d/-])")
_SINGLE = re.compile(
    r"(?<![\d/.'-])(?:(?P<label>fy|sy|ay|school year|year|ano escolar|ano letivo|annee(?: scolaire)?)[ -]?)?"
    r"(?P<year>20\d\d|'\d\d|(?<=[fsa]y)\d\d|(?<=[fsa]y )\d\d)(?![\d/-]|\.\d)"
)
_SEASON_CERTAINTY = {
    "fall": 1.0,
    "autumn": 1.0,
    "otono": 1.0,
    "automne": 1.0,
    "rentree": 1.0,
    "outono": 1.0,
    "summer": 0.85,
    "verano": 0.85,
}


def school_year_of(begins: int) -> str:
    """The school year that begins in a calendar year, as the form writes it: 2015 → "2015-16"."""
    return f"{begins}-{(begins + 1) % 100:02d}"


def _spans(words: str) -> list[tuple[int, float] | None]:
    """School years written as two years; None for a span that is no school year."""
    found: list[tuple[int, float] | None] = []
    for match in _SPAN.finditer(words):
        begins, ends = _full_year(match["from"]), match["to"].lstrip("'")
        follows = int(ends) % 100 == (begins + 1) % 100 and (len(ends) == 2 or int(ends) == begins + 1)
        found.append((begins, 1.0) if follows and _EARLIEST <= begins <= _LATEST else None)
    return found


def _beginnings(words: str) -> list[tuple[int, float] | None]:
    """The years in which the school years named in `words` begin, each with a confidence."""
    found: list[tuple[int, float] | None] = []
    for match in _MONTH_IN_FIGURES.finditer(words):
        found.append(_from_month(int(match["year"]), int(match["month"])))
    found = found or _spans(words)
    if found:
        return found
    for match in _SEASON.finditer(words):
        year, certainty = _full_year(match["year"]), _SEASON_CERTAINTY.get(match["season"])
        found.append(
            (year, certainty) if certainty else (year - 1, 0.75)
        )  # spring belongs to the year before
    if found:
        return found
    for iso in find_dates(words):
        found.append(_from_month(int(iso[:4]), int(iso[5:7])) if iso else None)
    for match in _MONTH_YEAR.finditer(words):
        found.append(_from_month(_full_year(match["year"]), _MONTHS[match["month"]]))
    if found:
        return found
    for match in _SINGLE.finditer(words):
        year, label = _full_year(match["year"]), match["label"]
        ends_in_it = label in ("fy", "sy", "ay") and len(match["year"]) == 2 or label == "fy"
        found.append((year - 1, 0.6) if ends_in_it else (year, 0.85 if label is None else 0.75))
    return found


def school_year_on(year: int, month: int) -> int:
    """The calendar year in which the school year of a month began: it begins in the summer, on 1 July as in the
    policy."""
    return year if month >= 7 else year - 1


def _from_month(year: int, month: int) -> tuple[int, float]:
    """The school year of a month in which something begins; in June that is rather the next one."""
    begins = school_year_on(year, month)
    return (year, 0.6) if month == 6 else (begins, 1.0 if begins == year else 0.75)


#: "2017-18, not 2016-17 as I wrote": the year that is taken back.
_TAKEN_BACK = re.compile(
    r",? ?\(?\b(?:and )?(?:not|instead of|rather than)(?: (?:in|from|for|the|of|fall|school year|sy))* "
    r"(?:20)?\d\d(?: ?[-/] ?(?:20)?\d\d)?\b[^,;.]*"
)


def without_taken_back(words: str) -> str:
    """Folded words without a school year that they deny, where another one stands before it."""
    match = _TAKEN_BACK.search(words)
    if match is None or not re.search(r"\d", words[: match.start()]):
        return words
    return words[: match.start()] + words[match.end() :]


@bounded
def school_year(text: str) -> Value:
    """ "2015-16" from "2015/2016", "SY 15-16", "Fall 2015", "August 2015", "2015" (the year in which it begins).

    "FY16" and "SY16" name the year in which it ends, mostly: for a person to confirm. Two school years, or
    two years that do not follow each other, stay words.
    """
    if (missing := unanswered(text)) is not None:
        return missing
    words = without_taken_back(folded(text))
    found = _beginnings(words) if _FIGURE.search(words) else []
    years = {entry[0] for entry in found if entry}
    if not found or None in found or len(years) != 1:
        return unclear(text, "no single school year")
    begins = years.pop()
    confidence = min(entry[1] for entry in found if entry)
    if _DOUBT.search(words):
        confidence = min(confidence, 0.7)
    if not _EARLIEST <= begins <= _LATEST:
        return unclear(text, "beyond reason", out_of_range=True)
    return understood(
        school_year_of(begins), text, confidence, "" if confidence == 1.0 else "the school year is inferred"
    )
