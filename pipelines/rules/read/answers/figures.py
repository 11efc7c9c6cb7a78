"""Answers with a shape of their own: rates, school years, ratios, choices, sources of money."""

from __future__ import annotations

import re

from pipelines.form import QUESTION, Type
from pipelines.rules.read.answers.names import named_lead
from pipelines.rules.read.answers.readings import (
    SUPPORT,
    candidate_of,
    of_value,
    without_other_times,
    words_of,
)
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.language.words import fold, sentence_ends, sentences
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.remembered import text
from pipelines.rules.read.values import (
    Value,
    amounts,
    find_dates,
    money,
    parse,
    ratio,
    yes_no,
)
from pipelines.rules.read.values import bandwidth as read_bandwidth

_PAY_UNITS = {"day": "stipend_per_day", "hour": "stipend_per_hour"}


def read_stipend(asked: Asked, pair: Pair) -> list[Candidate]:
    """A rate whose unit stands in the answer, or two rates, one by the day and one by the hour."""
    words = pair.answer.text
    first = next(iter(sentences(words)), words)
    found = _rates(asked, pair, words) or _rates(asked, pair, first)  # "18.50 an hour. Budget 1,332 dollars."
    if found:
        return found
    wanted = asked.key if asked.key in QUESTION else "stipend_per_day"
    if re.search(r"\bhalf[ -]?days?\b|\bper (?:week|month|session|workshop)\b(?! days?\b)", fold(pair.label)):
        return [
            candidate_of(
                asked, pair, None, asked.score, key=wanted, seen=words_of(pair), note="by another unit"
            )
        ]
    if asked.key in QUESTION:
        unit = "day" if asked.key == "stipend_per_day" else "hour"
        return of_value(asked, pair, money(words, unit=unit), SUPPORT)
    value = money(words)
    if value.value is None and value.seen is None:
        return [candidate_of(asked, pair, None, asked.score, key=wanted)]
    return [
        candidate_of(
            asked, pair, None, asked.score, key=wanted, seen=words_of(pair), note="by the day or by the hour?"
        )
    ]


def _rates(asked: Asked, pair: Pair, words: str) -> list[Candidate]:
    """The rates of some words that say whether they are by the day or by the hour."""
    found = []
    for unit, key in _PAY_UNITS.items():
        said = [a for a in amounts(words) if a.unit == unit]
        value = money(words, unit=unit) if said else None
        if value is not None and value.value is not None:
            score = min(1.0, asked.score + SUPPORT, value.confidence)
            found.append(candidate_of(asked, pair, value.value, score, key=key, note=value.note))
    return found


def read_school_year(asked: Asked, pair: Pair) -> list[Candidate]:
    """First and last day out of one answer."""
    days = sorted({day for day in find_dates(pair.answer.text) if day})
    if len(days) == 2:
        score = min(1.0, asked.score + SUPPORT)
        return [
            candidate_of(asked, pair, days[0], score, key="school_year_start"),
            candidate_of(asked, pair, days[1], score, key="school_year_end"),
        ]
    return [
        candidate_of(
            asked, pair, None, asked.score, key="school_year_start", seen=words_of(pair), note="not two dates"
        )
    ]


_COMPUTERS_FIRST = re.compile(
    r"\b(?:computers?|devices?|laptops?|machines?|chromebooks?)\b\W*(?:to|per|/|:|for|available (?:to|"
    r"per|for))\W*(?:each|every)?\W*(?:students?|pupils?|child|learner)"
)


def read_ratio(asked: Asked, pair: Pair) -> list[Candidate]:
    """Students per computer; the label says which side of "1 to 3" counts whom."""
    words = without_other_times(pair.answer.text)
    if _COMPUTERS_FIRST.search(fold(pair.label)) and re.fullmatch(r"[\d\s.:/]+|\d+ to \d+", words.strip()):
        value = ratio(f"{pair.label.rstrip(' :?')} ratio: {words}")
        if re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", words):
            value = Value(None, words, 0.0, "computers for each student, or students for each computer?")
    else:
        value = ratio(words)
        if value.value is None and re.search("student|pupil|child|learner", fold(words)):
            value = ratio(re.sub(r"^(\W*\w+)", r"\1 computers", words.strip(), count=1))
    return of_value(asked, pair, value)


def read_speed(asked: Asked, pair: Pair) -> list[Candidate]:
    """Mbit/s; the unit may stand in the label."""
    words = without_other_times(pair.answer.text)
    label = fold(pair.label)
    if not re.search(r"[a-z]", fold(words)):
        unit = re.search(r"\bgbps|gbit|gigabit|\bgb\b|\bkbps|kbit|kilobit", label)
        words = f"{words} {unit.group()}" if unit else words
    return of_value(asked, pair, read_bandwidth(words))


def read_taxes(asked: Asked, pair: Pair) -> list[Candidate]:
    """Whether the district knows that taxes and benefits are its own."""
    value = yes_no(pair.answer.text)
    if value.value is None and len(pair.answer.lines) > 1:
        value = yes_no(pair.answer.lines[0])
    if value.value is None and not value.is_blank:
        folded = fold(pair.answer.text)
        agrees = re.search(
            r"\b(?:yes|si|understood|agreed|accept(?:ed)?|we (?:do|will|know|understand|agree|pay)|"
            r"clear to us|ours to pay)\b",
            folded,
        )
        refuses = re.search(r"\b(?:no|not|n't|cannot|unless|if|but)\b|\?", folded)
        if agrees and not refuses:
            return [candidate_of(asked, pair, True, min(asked.score, 0.9))]
    return of_value(asked, pair, value, SUPPORT)


def read_applying(asked: Asked, pair: Pair) -> list[Candidate]:
    """How the district applies, and its lead where that is named beside it."""
    words = pair.answer.text
    label = fold(pair.label)
    said = yes_no(words.split("\n")[0].split(".")[0])
    value = parse(Type.APPLYING_AS, words)
    if value.value is None and said.value is not None:
        alone = bool(re.search(r"\b(?:alone|on your own|by yourself|by yourselves|single|individual)", label))
        grouped = bool(re.search(r"\b(?:consorti|group|together|with other|joint)", label))
        if alone != grouped and said.value is alone:
            return [candidate_of(asked, pair, "single", 0.85)]
    found = of_value(asked, pair, value, SUPPORT)
    lead = named_lead(words) if value.value == "member" else ""
    if lead:
        found.append(candidate_of(asked, pair, lead, min(asked.score, 0.9), key="lead_district", rank=1))
    return found


def _without_stop(shown: str) -> str:
    """A phrase without the full stop of a sentence: "Trust Lands." but "Smith Foundation, Inc." as it is."""
    return shown[:-1] if shown.endswith(".") and sentence_ends(f"{shown} ~") == [len(shown)] else shown


def read_funding(asked: Asked, pair: Pair) -> list[Candidate]:
    """The source of the money, which is neither an amount nor a date."""
    value = text(pair.answer.text)
    shown = value.value
    if not isinstance(shown, str):
        return of_value(asked, pair, value)
    folded = fold(shown)
    if re.fullmatch(r"[\s$\d.,%km]+|yes|no|y|n", folded) or re.fullmatch(
        r"\d{1,2}/\d{1,2}/\d{2,4}|.*@.*", folded
    ):
        return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no source")]
    known = is_fund(shown)
    return [
        candidate_of(
            asked,
            pair,
            _without_stop(shown.rstrip(" ;,")),
            min(1.0, asked.score + (SUPPORT if known else -0.05)),
        )
    ]
