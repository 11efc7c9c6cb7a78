"""Words to values: one function for each type of answer, and `parse` for any of them.

Every function takes the words that stand in a document and returns a `Value`; none ever raises for what a
district wrote, and none makes a fact of what is not sure: it comes back with little confidence, or as words.
"""

from __future__ import annotations

from pipelines.form import Type
from pipelines.rules.read.values.bandwidth import bandwidth
from pipelines.rules.read.values.blanks import is_blank, points_elsewhere, says_none
from pipelines.rules.read.values.choices import applying_as, pathway, yes_no
from pipelines.rules.read.values.cleaning import clean, folded, plain
from pipelines.rules.read.values.contacts import email, find_emails, nces_id, phone, website
from pipelines.rules.read.values.dates import date, find_dates, school_year, school_year_of, school_year_on
from pipelines.rules.read.values.marks import choices
from pipelines.rules.read.values.money import Amount, amounts, money
from pipelines.rules.read.values.numbers import REASONABLE, decimal, whole_number
from pipelines.rules.read.values.programs import program, programs
from pipelines.rules.read.values.ratio import ratio
from pipelines.rules.read.values.state import state
from pipelines.rules.read.values.texts import long_text, text
from pipelines.rules.read.values.value import BLANK, CONFIRM_BELOW, Value, unclear, understood

__all__ = [
    "BLANK", "CONFIRM_BELOW", "Amount", "Value", "amounts", "applying_as", "bandwidth", "choices", "clean",
    "date", "decimal", "email", "find_dates", "find_emails", "folded", "is_blank", "long_text", "money",
    "nces_id", "parse", "pathway", "phone", "plain", "points_elsewhere", "program", "programs", "ratio", "says_none",
    "school_year", "school_year_of", "school_year_on", "state", "text", "unclear", "understood", "website", "whole_number", "yes_no",
]  # fmt: skip

_READERS = {
    Type.TEXT: text,
    Type.LONG_TEXT: long_text,
    Type.STATE: state,
    Type.NCES_ID: nces_id,
    Type.DECIMAL: decimal,
    Type.RATIO: ratio,
    Type.BANDWIDTH: bandwidth,
    Type.EMAIL: email,
    Type.PHONE: phone,
    Type.WEBSITE: website,
    Type.YES_NO: yes_no,
    Type.APPLYING_AS: applying_as,
    Type.PROGRAM: program,
    Type.PATHWAY: pathway,
    Type.SCHOOL_YEAR: school_year,
}
_UNIT_OF = {"stipend_per_day": "day", "stipend_per_hour": "hour"}
_LARGEST_OF = {
    "students": REASONABLE["students"],
    "elementary_schools": REASONABLE["schools"],
    "middle_schools": REASONABLE["schools"],
    "high_schools": REASONABLE["schools"],
    "schools": REASONABLE["schools"],
    "teachers": REASONABLE["teachers"],
    "counselors": REASONABLE["people"],
    "principals": REASONABLE["people"],
}


def parse(type: Type, words: str, *, today_year_hint: int | None = None, key: str = "") -> Value:  # noqa: A002
    """What `words` say as an answer of `type`.

    key: of the question or the table column, for the limits and units that belong to it ("students",
    "stipend_per_day"). today_year_hint: a year to suppose in a date without one, for a person to confirm.
    Tables have no one value: read their cells.
    """
    if type is Type.WHOLE_NUMBER:
        largest = _LARGEST_OF.get(key)
        return whole_number(words) if largest is None else whole_number(words, at_most=largest)
    if type is Type.MONEY:
        value = money(words, unit=_UNIT_OF.get(key))
        if key == "amount_budgeted" and value.extra not in (None, "total", "year"):
            return unclear(words, f"by the {value.extra}, and no sum", extra=value.extra)
        return value
    if type is Type.DATE:
        return date(words, today_year_hint=today_year_hint)
    reader = _READERS.get(type)
    if reader is None:
        raise ValueError(f"a {type} has no single value; read its cells")
    return reader(words)
