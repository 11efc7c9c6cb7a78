"""The readings of one answer to one question, by the kind of the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.form import QUESTION, Type
from pipelines.rules.read.answers.budget import read_budget, read_source
from pipelines.rules.read.answers.figures import (
    read_applying,
    read_ratio,
    read_school_year,
    read_speed,
    read_stipend,
    read_taxes,
)
from pipelines.rules.read.answers.names import (
    read_address,
    read_city,
    read_district_name,
    read_lead,
    read_person,
    read_postal_code,
    read_title,
)
from pipelines.rules.read.answers.readings import (
    KEPT,
    SUPPORT,
    candidate_of,
    of_value,
    without_other_times,
    words_of,
)
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import find_phones, mail_target, parse_person
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.values import (
    find_emails,
    is_blank,
    parse,
)

#: Types that cannot be mistaken: a value of theirs supports the label beside it.
_DISTINCT = frozenset(
    {Type.STATE, Type.NCES_ID, Type.EMAIL, Type.PHONE, Type.WEBSITE, Type.DATE, Type.MONEY, Type.APPLYING_AS}
)


def read_answer(asked: Asked, pair: Pair) -> list[Candidate]:
    """Readings of one answer as an answer to `asked`; the first is its own, others are said beside it."""
    label = fold(pair.label)
    type_ = QUESTION[asked.key].type if asked.key in QUESTION else None
    if type_ in (Type.WHOLE_NUMBER, Type.MONEY) and _SCALED.search(label) and not is_blank(pair.answer.text):
        return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="in thousands?")]
    special = _SPECIAL.get(asked.key)
    if special is None and asked.key.endswith("_name") and asked.key != "district_name":
        special = read_person
    if special is not None:
        return special(asked, pair)
    if type_ is None:
        return []
    return _typed(asked, _month_first(pair) if type_ is Type.DATE and _DAY_FIRST.search(label) else pair)


def _month_first(pair: Pair) -> Pair:
    """The answer to "(dd/mm/yyyy)" in the order that dates are read in."""
    lines = (re.sub(r"\b(\d{1,2})([/.-])(\d{1,2})(?=[/.-]\d)", r"\3\2\1", line) for line in pair.answer.lines)
    return replace(pair, answer=replace(pair.answer, lines=tuple(lines)))


def _typed(asked: Asked, pair: Pair) -> list[Candidate]:
    found = _single(asked, pair)
    subject, _, part = asked.key.rpartition("_")
    if (
        part not in ("email", "phone")
        or not found
        or found[0].value is None
        or f"{subject}_email" not in QUESTION
    ):
        return found
    said = parse_person(pair.answer.text)
    other = "phone" if part == "email" else "email"
    if value := getattr(said, other):
        found.append(
            candidate_of(asked, pair, value, min(asked.score, 0.9), key=f"{subject}_{other}", rank=1)
        )
    return found


#: "in thousands", "(000s)": the figure beside it is none as it stands.
_SCALED = re.compile(
    r"\b(?:in|of|x) ?\$? ?(?:thousands?|hundreds|millions?|1,?000,?(?:000)?'?s?)\b|\b000'?s\b|\bthousands\b"
)
_DAY_FIRST = re.compile(r"\b(?:dd|d)[/.-](?:mm|m)\b")


def _single(asked: Asked, pair: Pair) -> list[Candidate]:
    """The one value of an answer, by the type of its question."""
    question = QUESTION[asked.key]
    answer = pair.answer.text
    if target := _behind(question.type, pair):
        return [candidate_of(asked, pair, target, asked.score)]
    if question.type is Type.PHONE and len(numbers := find_phones(answer)) == 1:
        rest = answer.replace(numbers[0].group(), "").strip(" .,;")
        return [
            candidate_of(asked, pair, numbers[0].group(), min(asked.score + SUPPORT, 0.95 if rest else 1.0))
        ]
    if (
        question.type is Type.LONG_TEXT
        and asked.how not in ("exact", "control")
        and not _is_wordy(answer, asked)
    ):
        return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no sentence")]
    if question.type in (Type.TEXT, Type.LONG_TEXT):
        return of_value(asked, pair, parse(question.type, answer, key=asked.key))
    if (
        question.type in (Type.WHOLE_NUMBER, Type.DATE, Type.STATE, Type.NCES_ID)
        and len(pair.answer.lines) > 1
    ):
        first = parse(question.type, pair.answer.lines[0], key=asked.key)
        if first.is_sure:
            return of_value(asked, pair, first, SUPPORT if question.type in _DISTINCT else 0.0)
    if question.type is Type.WHOLE_NUMBER and (figure := _BEFORE_OTHERS.match(answer)):
        answer = figure[1]
    value = parse(question.type, without_other_times(answer), key=asked.key)
    if value.value is None and value.seen and (bare := _NOTE.sub(" ", answer).strip()) != answer.strip():
        noted = parse(question.type, bare, key=asked.key)
        value = (
            replace(noted, confidence=min(noted.confidence, KEPT), note="a note stands beside it")
            if noted.value is not None
            else value
        )
    return of_value(asked, pair, value, SUPPORT if question.type in _DISTINCT else 0.0)


#: "1,044 / 2 elementary, 1 middle, 1 high": behind the figure that is asked for stand others with words of their own.
_BEFORE_OTHERS = re.compile(
    r"\s*(\d{1,3}(?:,\d{3})*|\d+)\s*[/;,|]\s+(?:\d+ (?:elementary|middle|high|primary|junior)\b[^\d]*)+$",
    re.IGNORECASE,
)


def _behind(type_: Type, pair: Pair) -> str:
    """The address behind words that show none, as "Alder Schools" with a link to its site; "" where there is none."""
    if type_ is Type.EMAIL and "@" not in pair.answer.text:
        return mail_target(pair.answer.links)
    if type_ is Type.WEBSITE and not re.search(r"\w\.\w", pair.answer.text):
        sites = {link for link in pair.answer.links if re.match(r"https?://", link, re.IGNORECASE)}
        return sites.pop() if len(sites) == 1 else ""
    return ""


_NOTE = re.compile(r"\[[^\[\]]{1,30}\]")


def _is_wordy(answer: str, asked: Asked) -> bool:
    """Does an answer say something, as a plan does, rather than give a figure, a name or an address?

    Beside a label that can ask nothing else, words of any kind are the plan, code that somebody typed there too.
    """
    count = len(re.findall(r"[^\W\d_]{2,}", answer))
    if find_emails(answer):
        return False
    is_code = re.search(r"[|*={}<>]", answer) is not None
    return count >= 3 or (count >= 1 and is_code and asked.score >= 1.0)


_SPECIAL: dict[str, Callable[[Asked, Pair], list[Candidate]]] = {
    "district_name": read_district_name,
    "address": read_address,
    "office_street": read_address,
    "city": read_city,
    "office_postal_code": read_postal_code,
    "stipend": read_stipend,
    "stipend_per_day": read_stipend,
    "stipend_per_hour": read_stipend,
    "school_year": read_school_year,
    "students_per_computer": read_ratio,
    "bandwidth_mbps": read_speed,
    "taxes_understood": read_taxes,
    "amount_budgeted": read_budget,
    "applying_as": read_applying,
    "lead_district": read_lead,
    "funding_source": read_source,
    "k5_facilitator": read_person,
    "primary_title": read_title,
    "superintendent_title": read_title,
    "signature_title": read_title,
}
