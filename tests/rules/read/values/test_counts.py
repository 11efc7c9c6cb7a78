"""Counts as people write them. A row: the words, the value, and whether it may be used without asking."""

from __future__ import annotations

import pytest

from pipelines.form import Type
from pipelines.rules.read.values import decimal, parse, whole_number

SURE = [
    ("34", 34),
    ("1,234", 1234),
    ("12,345,678", None),  # beyond ten million nobody counts students
    ("12 345", 12345),
    ("12'345", 12345),
    ("034", 34),
    ("34.", 34),
    ("34.0", 34),
    ("12K", 12000),
    ("12 k", 12000),
    ("12.5K", 12500),
    ("2.1 million", 2100000),
    ("1.2M", 1200000),
    ("4.3 thousand", 4300),
    ("twelve", 12),
    ("Four", 4),
    ("thirty-two", 32),
    ("thirty two", 32),
    ("fourty", 40),
    ("one hundred", 100),
    ("a hundred", 100),
    ("one hundred twenty-five", 125),
    ("one hundred and twenty-five", 125),
    ("twelve hundred", 1200),
    ("four thousand three hundred", 4300),
    ("twelve thousand, three hundred and forty", 12340),
    ("a dozen", 12),
    ("two dozen", 24),
    ("dieciocho", 18),
    ("treinta y dos", 32),
    ("Two (2)", 2),
    ("thirty (30)", 30),
    ("30 (thirty)", 30),
    ("30 teachers", 30),
    ("34 committed teachers", 34),
    ("fourteen elementary schools", 14),
    ("4,512 (K-12)", 4512),
    ("1,870 students in grades K-12", 1870),
    ("6 (grades 6-8)", 6),
    ("2,905 students as of October 1, 2015", 2905),
    ("18,466 as of 10/1/2015", 18466),
    ("31 teachers in 2015-16", 31),
    ("31 teachers for the 2016-2017 school year", 31),
    ("4,300 (2014)", 4300),
    ("34, see section 8", 34),
    ("1,870 (45% free lunch)", 1870),
    ("1 K-12 campus", 1),
    ("34 (list in attachment 2)", 34),
    ("none", 0),
    ("None at this time", 0),
    ("nothing", 0),
    ("no", 0),
    ("zero", 0),
    ("0", 0),
    ("no middle schools", 0),
    ("ninguna", 0),
    ("- 30", 30),
    ("30 FTE", 30),
    ("30\N{SUPERSCRIPT TWO}", 30),
]


@pytest.mark.parametrize(("words", "value"), SURE)
def test_a_count_that_says_one_thing_is_that_number(words: str, value: int | None) -> None:
    read = whole_number(words)
    assert read.value == value
    assert read.is_sure or value is None


TO_CONFIRM_OR_QUALIFIED = [
    ("about thirty-four", 34, True),
    ("approx. 4,300", 4300, True),
    ("approximately 12", 12, True),
    ("~4,300 students", 4300, True),
    ("ca. 900", 900, True),
    ("nearly 500", 500, True),
    ("30+", 30, True),
    ("30 or more", 30, True),
    ("at least 30", 30, True),
    ("over 9,000", 9000, True),
    ("up to 40", 40, False),
    ("fewer than 40", 40, False),
    ("no more than 25", 25, False),
    ("5 of 12", 5, False),
    ("28 of our 34", 28, False),
    ("34 (28 confirmed)", 34, False),
    ("thirty-five (34)", 35, False),
    ("34 expected", 34, False),
    ("maybe 30", 30, False),
    ("we hope for 30", 30, False),
    ("30?", 30, False),
    ("34 if the levy passes", 34, False),
    ("12 (8 at East, 4 at West)", 12, True),
    ("8 + 4 = 12", 12, True),
    ("30 - 12 from Central, 18 from East", 30, True),
    ("30 (15 per school)", 30, False),
    ("1987", 1987, True),
]


@pytest.mark.parametrize(("words", "value", "is_sure"), TO_CONFIRM_OR_QUALIFIED)
def test_a_qualified_count_keeps_its_words(words: str, value: int, is_sure: bool) -> None:
    read = whole_number(words)
    assert read.value == value
    assert read.is_sure is is_sure
    assert read.seen == words


@pytest.mark.parametrize(
    "words",
    [
        "5OO",
        "Thirty \N{EN DASH} four",
        "12, plus 3 alternates",
        "2 high schools, 1 alternative",
        "see our website",
        "same as above",
        "30-35",
        "30 to 35",
        "between 30 and 35",
        "30 or 35",
        "one or two",
        "several",
        "a couple",
        "some",
        "7, 8",
        "34 teachers at 5 schools",
        "East 4, West 3",
        "1st",
        "9th grade",
        "85%",
        "$30",
        "x",
        "1,23",
        "12,34,567",
        "half of them",
        "2015-16",
        "K-5",
        "grades 6-8",
        "ask the registrar",
        "many",
    ],
)
def test_words_that_are_no_single_count_stay_words(words: str) -> None:
    read = whole_number(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(
    "words",
    [
        "-30",
        "minus 3",
        "12.5",
        "2\N{VULGAR FRACTION ONE HALF}",
        "2 1/2",
        "NaN",
        "1e309",
        "1e5",
        "inf",
        "999999999",
    ],
)
def test_a_count_that_cannot_be_is_out_of_range(words: str) -> None:
    read = whole_number(words)
    assert read.value is None
    assert read.is_blank is False
    assert read.out_of_range
    assert read.seen == words


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("students", "1,100,000", 1100000),
        ("students", "9,000,000", None),
        ("high_schools", "12", 12),
        ("high_schools", "12,000", None),
        ("teachers", "40", 40),
        ("teachers", "400,000", None),
        ("counselors", "none", 0),
    ],
)
def test_each_count_has_a_largest_reasonable_value(key: str, words: str, value: int | None) -> None:
    assert parse(Type.WHOLE_NUMBER, words, key=key).value == value


@pytest.mark.parametrize(
    ("words", "value"), [("2.5", 2.5), ("3", 3), ("1,250.75", 1250.75), ("one", 1), ("none", 0)]
)
def test_decimals_are_whole_where_they_can_be(words: str, value: float) -> None:
    assert decimal(words).value == value


@pytest.mark.parametrize("words", ["all three", "All 3.", "the 3 of them", "all of our two", "los tres"])
def test_all_of_so_many_is_asked_for_what_they_are_all_of(words: str) -> None:
    assert not whole_number(words).is_sure


@pytest.mark.parametrize(
    ("words", "count"), [("all 3 principals", 3), ("the 12 teachers", 12), ("all three (3)", 3)]
)
def test_all_of_what_is_named_is_counted(words: str, count: int) -> None:
    assert (whole_number(words).value, whole_number(words).is_sure) == (count, True)


@pytest.mark.parametrize(
    ("words", "count"), [("(number) 2", 2), ("(#) 14", 14), ("(Numbers only) 1,204", 1204)]
)
def test_what_to_write_that_was_left_standing_before_a_count_is_no_part_of_it(words: str, count: int) -> None:
    assert (whole_number(words).value, whole_number(words).is_sure) == (count, True)


@pytest.mark.parametrize("words", ["l2", "3O", "1,2O4", "l,204", "1 O", "S0"])
def test_letters_that_a_scan_left_for_digits_are_not_guessed(words: str) -> None:
    assert whole_number(words).value is None


def test_every_figure_that_stands_alone_is_read_as_with_a_stop_behind_it() -> None:
    figures = [str(number) for number in range(1_000)]
    assert [whole_number(figure) for figure in figures] == [whole_number(f"{figure}.") for figure in figures]


def test_a_figure_that_stands_alone_may_be_beyond_what_is_possible() -> None:
    assert whole_number("901", at_most=900).out_of_range
