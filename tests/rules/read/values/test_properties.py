"""What holds of every reading: what was written comes back, and nothing is made of words that say nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.form_writer.words import ways, words_for
from pipelines.form import APPLYING_AS, PATHWAYS, PROGRAMS, Type
from pipelines.rules.read.values import is_blank, parse, says_none, school_year_of
from pipelines.states import STATE_NAMES

VALUES: dict[Type, st.SearchStrategy[Any]] = {
    Type.STATE: st.sampled_from(sorted(STATE_NAMES)),
    Type.DATE: st.dates(date(1995, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    Type.NCES_ID: st.tuples(
        st.sampled_from(["01", "06", "20", "48", "56", "72"]), st.integers(0, 99_999)
    ).map(lambda parts: f"{parts[0]}{parts[1]:05d}"),
    Type.WHOLE_NUMBER: st.integers(0, 3_000_000),
    Type.DECIMAL: st.integers(0, 9_999).map(lambda tenths: tenths / 10),
    Type.RATIO: st.integers(1, 99),
    Type.BANDWIDTH: st.one_of(st.integers(1, 900), st.integers(1, 90).map(lambda gigabits: gigabits * 1000)),
    Type.MONEY: st.integers(0, 99_999_999).map(lambda cents: f"{Decimal(cents) / 100:.2f}"),
    Type.EMAIL: st.from_regex(r"[a-z]{2,9}\.[a-z]{2,9}@[a-z]{2,9}\.example", fullmatch=True),
    Type.YES_NO: st.booleans(),
    Type.APPLYING_AS: st.sampled_from(APPLYING_AS),
    Type.PROGRAM: st.sampled_from(PROGRAMS),
    Type.PATHWAY: st.sampled_from(PATHWAYS),
    Type.SCHOOL_YEAR: st.integers(2010, 2090).map(school_year_of),
}


@pytest.mark.parametrize("type_", VALUES)
@given(data=st.data())
@settings(max_examples=150)
def test_whatever_way_a_value_is_written_it_reads_back(type_: Type, data: st.DataObject) -> None:
    value = data.draw(VALUES[type_])
    way = data.draw(st.integers(0, ways(type_) - 1))
    read = parse(type_, words_for(type_, value, way))
    assert read.value == value
    assert read.is_sure


TYPES = st.sampled_from([type_ for type_ in Type if type_ is not Type.TABLE])
_VOCABULARY = (
    "the", "of", "and", "34", "30-35", "$125", "yes", "no", "not", "csp", "ecs", "june", "9", "2015", "per", "day", "x",
    "computer", "student", "k-5", "12K", "1:1", "Texas", "or", "\N{BALLOT BOX}", "\N{BALLOT BOX WITH X}", "n/a", "@",
    ".", ",", "(", ")", "-", "a@b.example", "consortium", "own", "none", "about", "million",
)  # fmt: skip
WORDS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_VOCABULARY), max_size=9).map(" ".join))
_CHOICES = (Type.YES_NO, Type.APPLYING_AS, Type.PATHWAY, Type.PROGRAM)


@given(TYPES, WORDS)
@settings(max_examples=1500)
def test_nothing_that_was_written_is_lost_without_a_word(type_: Type, words: str) -> None:
    """A value that is sure, or the words to look at, or a blank: never a silent nothing."""
    read = parse(type_, words)
    if read.is_blank:
        has_unticked_choices = type_ in _CHOICES
        assert is_blank(words) or says_none(words) or has_unticked_choices
    if not read.is_sure and read.value is not None:
        assert read.seen
        assert read.note or read.confidence < 1


_PLACES = ("alder", "creek", "near", "ridge", "blue", "stem", "we", "will", "see", "later", "perhaps")


@given(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=6))
def test_words_without_any_figure_never_become_one(words: list[str]) -> None:
    for type_ in (
        Type.WHOLE_NUMBER,
        Type.MONEY,
        Type.DATE,
        Type.NCES_ID,
        Type.BANDWIDTH,
        Type.RATIO,
        Type.SCHOOL_YEAR,
    ):
        assert parse(type_, " ".join(words)).value is None


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_different_figures_are_never_silently_one(one: int, other: int) -> None:
    read = parse(Type.WHOLE_NUMBER, f"{one} and {other}")
    assert read.value is None or one == other
    assert read.value is None or not read.is_sure or one == other


@given(
    st.integers(0, 200_000),
    st.sampled_from(["teachers", "students", "schools", ""]),
)
def test_the_noun_after_a_count_changes_nothing(number: int, noun: str) -> None:
    assert parse(Type.WHOLE_NUMBER, f"{number:,} {noun}").value == number


@given(st.integers(1, 10**7))
def test_money_never_changes_by_a_cent(cents: int) -> None:
    amount = f"{Decimal(cents) / 100:.2f}"
    for words in (f"${amount}", f"USD {amount}", f"{amount} dollars", f"${Decimal(amount):,.2f} per day"):
        assert parse(Type.MONEY, words).value == amount


@given(st.integers(min_value=0, max_value=999_999))
def test_counting_words_read_as_their_number(number: int) -> None:
    assert parse(Type.WHOLE_NUMBER, _in_words(number)).value == number


_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _in_words(number: int) -> str:
    """An independent speller of numbers below a million."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            whole, rest = divmod(number, size)
            return f"{_in_words(whole)} {name}" + (f" {_in_words(rest)}" if rest else "")
    raise AssertionError(number)
