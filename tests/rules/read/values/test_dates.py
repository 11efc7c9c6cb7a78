"""Dates and school years, as people write them."""

from __future__ import annotations

import pytest

from pipelines.form import Type
from pipelines.rules.read.values import date, find_dates, parse, school_year

DATES = [
    ("June 9, 2015", "2015-06-09"),
    ("June 9th, 2015", "2015-06-09"),
    ("june 9 2015", "2015-06-09"),
    ("June 9,2015", "2015-06-09"),
    ("Jun. 9, 2015", "2015-06-09"),
    ("June 9 '15", "2015-06-09"),
    ("Tuesday, June 9, 2015", "2015-06-09"),
    ("9 June 2015", "2015-06-09"),
    ("9-Jun-15", "2015-06-09"),
    ("the 9th of June, 2015", "2015-06-09"),
    ("6/9/2015", "2015-06-09"),
    ("6/9/15", "2015-06-09"),
    ("06/09/2015", "2015-06-09"),
    ("06.09.15", "2015-06-09"),
    ("6-9-2015", "2015-06-09"),
    ("6 / 9 / 2015", "2015-06-09"),
    ("2015-06-09", "2015-06-09"),
    ("2015/06/09", "2015-06-09"),
    ("2015-06-09T00:00:00Z", "2015-06-09"),
    ("2015-06-09 00:00:00", "2015-06-09"),
    ("20150609", "2015-06-09"),
    ("6-9-2015 10:30 am", "2015-06-09"),
    ("5/6/2015", "2015-05-06"),
    ("12/31/99", "2099-12-31"),
    ("Sept. 1, 2016", "2016-09-01"),
    ("Febuary 28, 2016", "2016-02-28"),
    ("Feb 29, 2016", "2016-02-29"),
    ("9 de junio de 2015", "2015-06-09"),
    ("15 de agosto del 2016", "2016-08-15"),
    ("Signed on June 9, 2015 in Alder Creek", "2015-06-09"),
]


@pytest.mark.parametrize(("words", "value"), DATES)
def test_a_date_is_read_month_first(words: str, value: str) -> None:
    read = date(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    "words",
    [
        "2/30/2015",
        "February 29, 2015",
        "13/06/2015",
        "0000-00-00",
        "00/00/0000",
        "6/9/1815",
        "June 31, 2016",
        "6/31/16",
    ],
)
def test_a_day_that_never_was_is_out_of_range(words: str) -> None:
    read = date(words)
    assert read.value is None
    assert read.out_of_range
    assert read.seen == words


@pytest.mark.parametrize(
    "words",
    [
        "June 9",
        "8/24",
        "August 2016",
        "2016",
        "late August",
        "6/9/15 - 6/10/16",
        "June 9-12, 2015",
        "first Monday of September 2016",
        "42164",
        "when school starts",
        "see calendar",
    ],
)
def test_what_is_no_full_date_stays_words(words: str) -> None:
    read = date(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(
    ("words", "value"), [("June 9, 2015 (tentative)", "2015-06-09"), ("about 8/24/2016", "2016-08-24")]
)
def test_a_tentative_date_is_for_a_person_to_confirm(words: str, value: str) -> None:
    read = date(words)
    assert read.value == value
    assert not read.is_sure


def test_a_year_is_supposed_only_where_one_is_given() -> None:
    read = parse(Type.DATE, "August 24", today_year_hint=2016)
    assert (read.value, read.is_sure, read.seen) == ("2016-08-24", False, "August 24")


def test_every_date_of_a_sentence_is_found() -> None:
    assert find_dates("Classes begin on August 24, 2016 and end on 5/31/2017.") == [
        "2016-08-24",
        "2017-05-31",
    ]


YEARS = [
    ("2016-17", "2016-17"),
    ("2016-2017", "2016-17"),
    ("2016/17", "2016-17"),
    ("2016/2017", "2016-17"),
    ("2016 \N{EN DASH} 2017", "2016-17"),
    ("SY 2016\N{EN DASH}2017", "2016-17"),
    ("SY16-17", "2016-17"),
    ("16-17", "2016-17"),
    ("'16-'17", "2016-17"),
    ("2016-17 school year", "2016-17"),
    ("school year 2016-17", "2016-17"),
    ("starting in 2016-17", "2016-17"),
    ("1999-00", "1999-00"),
    ("2099-2100", "2099-00"),
    ("Fall 2016", "2016-17"),
    ("the fall of 2016", "2016-17"),
    ("Fall '16", "2016-17"),
    ("autumn 2016", "2016-17"),
    ("Summer 2016", "2016-17"),
    ("August 2016", "2016-17"),
    ("Sept. 2016", "2016-17"),
    ("September 2016 on", "2016-17"),
    ("8/24/2016", "2016-17"),
    ("August 24, 2016", "2016-17"),
    ("2016", "2016-17"),
    ("oto\N{LATIN SMALL LETTER N WITH TILDE}o de 2016", "2016-17"),
    ("agosto de 2016", "2016-17"),
]


@pytest.mark.parametrize(("words", "value"), YEARS)
def test_a_school_year_is_the_year_in_which_it_begins(words: str, value: str) -> None:
    read = school_year(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("FY17", "2016-17"),
        ("SY17", "2016-17"),
        ("Spring 2017", "2016-17"),
        ("January 2017", "2016-17"),
        ("June 2016", "2016-17"),
    ],
)
def test_a_school_year_that_must_be_inferred_is_for_a_person_to_confirm(words: str, value: str) -> None:
    read = school_year(words)
    assert not read.is_sure
    assert read.seen == words
    assert read.value == value


@pytest.mark.parametrize(
    "words",
    [
        "2016-18",
        "2017-16",
        "99999-00",
        "next year",
        "2016-17 and 2017-18",
        "as soon as possible",
        "1916-17",
        "17th",
    ],
)
def test_what_is_no_single_school_year_stays_words(words: str) -> None:
    read = school_year(words)
    assert read.value is None
    assert read.seen == words
