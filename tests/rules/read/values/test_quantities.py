"""Students per computer, bandwidth and money, each row worked out by hand."""

from __future__ import annotations

import pytest

from pipelines.form import Type
from pipelines.rules.read.values import amounts, bandwidth, money, parse, ratio

RATIOS = [
    ("1:1", 1),
    ("1 : 1", 1),
    ("1-to-1", 1),
    ("one-to-one", 1),
    ("one to one", 1),
    ("2:1", 2),
    ("2.5:1", 2.5),
    ("5:2", 2.5),
    ("3 to 1", 3),
    ("3/1", 3),
    ("1", 1),
    ("2", 2),
    ("0.5", 0.5),
    ("2 students per computer", 2),
    ("2 students/computer", 2),
    ("two students to a computer", 2),
    ("Two students share each computer.", 2),
    ("Every 2 students share one computer", 2),
    ("3 per device", 3),
    ("1 computer per 3 students", 3),
    ("1 computer for every 3 students", 3),
    ("one device per student", 1),
    ("a laptop for every student", 1),
    ("one laptop per child", 1),
    ("each student has their own Chromebook", 1),
    ("2 devices per student", 0.5),
    ("30 students and 15 computers", 2),
    ("30 computers for 60 students", 2),
    ("1:1 (Chromebooks)", 1),
    ("1:1 for grades 6-12", 1),
    ("student to computer ratio: 2:1", 2),
    ("computer to student ratio 1:2", 2),
    ("computers to students is 2:1", 0.5),
    ("2 estudiantes por computadora", 2),
    ("uno a uno", 1),
    ("1 device: 1 student", 1),
    ("Each computer is shared by 3 students", 3),
    ("a computer for each two students", 2),
]


@pytest.mark.parametrize(("words", "value"), RATIOS)
def test_a_ratio_is_students_per_computer(words: str, value: float) -> None:
    read = ratio(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "value"), [("1:3", 3), ("1 to 4", 4), ("better than 1:1", 1), ("2:1 by 2017", 2)]
)
def test_an_ambiguous_ratio_is_for_a_person_to_confirm(words: str, value: float) -> None:
    read = ratio(words)
    assert read.value == value
    assert not read.is_sure
    assert read.seen == words


@pytest.mark.parametrize(
    "words", ["1:1 in high school, 2:1 in K-5", "enough", "carts of 30", "100%", "-2", "0:1", "500:1"]
)
def test_what_is_no_single_ratio_stays_words(words: str) -> None:
    read = ratio(words)
    assert read.value is None
    assert read.seen == words


BANDWIDTHS = [
    ("300", 300),
    ("100 Mbps", 100),
    ("100Mbps", 100),
    ("100 Mb", 100),
    ("500 Mbit/s", 500),
    ("200 megabits per second", 200),
    ("100 megas", 100),
    ("1,000 Mbps", 1000),
    ("1 Gbps", 1000),
    ("1 Gb/s", 1000),
    ("1.5 Gbit/s", 1500),
    ("0.5 Gbps", 500),
    ("10G", 10000),
    ("10 Gig", 10000),
    ("10-gigabit", 10000),
    ("gigabit", 1000),
    ("a gigabit line", 1000),
    ("Gigabit fiber", 1000),
    ("one gigabit per second", 1000),
    ("500 Kbps", 0.5),
    ("at least 100", 100),
    ("100+ Mbps", 100),
    ("10MB/sec", 10),
    ("100/20 Mbps", 100),
    ("100 Mbps down / 20 Mbps up", 100),
    ("100/100 Mbps", 100),
    ("1 Gbps symmetrical", 1000),
    ("100 Mbps to each school", 100),
]


@pytest.mark.parametrize(("words", "value"), BANDWIDTHS)
def test_bandwidth_is_in_megabits_per_second(words: str, value: float) -> None:
    read = bandwidth(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    "words",
    [
        "fiber",
        "T1",
        "50-100 Mbps",
        "1 Gbps WAN, 100 Mbps internet",
        "half a gigabit",
        "2 x 100 Mbps",
        "-5",
        "fast",
    ],
)
def test_a_line_without_one_figure_stays_words(words: str) -> None:
    read = bandwidth(words)
    assert read.value is None
    assert read.seen == words


def test_bytes_are_read_as_bits_and_say_so() -> None:
    read = bandwidth("10MB/sec")
    assert (read.value, read.note) == (10, "bytes as written, read as bits")


MONEY = [
    ("$125", "125.00", None),
    ("125", "125.00", None),
    ("125.5", "125.50", None),
    ("$125.00", "125.00", None),
    ("$ 125 .00", "125.00", None),
    ("$1,250", "1250.00", None),
    ("USD 1,250", "1250.00", None),
    ("1,250 USD", "1250.00", None),
    ("US$ 1,250.75", "1250.75", None),
    ("USD 12 500", "12500.00", None),
    ("$ 7\u2009450", "7450.00", None),
    ("$12'500.00", "12500.00", None),
    ("$125 for 30 teachers", "125.00", None),
    ("125 dollars", "125.00", None),
    ("twenty-five dollars", "25.00", None),
    ("one hundred twenty-five dollars ($125)", "125.00", None),
    ("125 dollars and 50 cents", "125.50", None),
    ("50 cents", "0.50", None),
    ("$12.5K", "12500.00", None),
    ("$12K", "12000.00", None),
    ("$1.2 million", "1200000.00", None),
    ("$1.2M", "1200000.00", None),
    ("12,000.-", "12000.00", None),
    ("$125/day", "125.00", "day"),
    ("$125 per day", "125.00", "day"),
    ("$125 a day", "125.00", "day"),
    ("$125 for each day", "125.00", "day"),
    ("$125 per teacher per day", "125.00", "day"),
    ("$105 daily", "105.00", "day"),
    ("$125 per 6-hour day", "125.00", "day"),
    ("$24.37/hr", "24.37", "hour"),
    ("25 an hour", "25.00", "hour"),
    ("$22.50 an hour", "22.50", "hour"),
    ("hourly rate of $25", "25.00", "hour"),
    ("per hour: $25", "25.00", "hour"),
    ("$750 per week", "750.00", "week"),
    ("$10,625 in total", "10625.00", "total"),
    ("$750 for 6 days", "750.00", None),
    ("2016-17: $12,000", "12000.00", None),
    ("FY 17 $12,000", "12000.00", None),
    ("$9,375, Title II", "9375.00", None),
    ("$0", "0.00", None),
    ("9.375,00", "9375.00", None),
    ("$10,625 (50% of $21,250)", "10625.00", None),
    ("$125/day x 5 days", "125.00", "day"),
]


@pytest.mark.parametrize(("words", "value", "unit"), MONEY)
def test_money_is_exact_and_keeps_its_unit(words: str, value: str, unit: str | None) -> None:
    read = money(words)
    assert (read.value, read.extra) == (value, unit)
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("9375,00", "9375.00"),
        ("up to $10,000", "10000.00"),
        ("$10,000 requested", "10000.00"),
        ("$10,000?", "10000.00"),
        ("$21,250 (we pay $10,625)", "21250.00"),
        ("$10,000 if the levy passes", "10000.00"),
    ],
)
def test_an_uncertain_amount_is_for_a_person_to_confirm(words: str, value: str) -> None:
    read = money(words)
    assert read.value == value
    assert not read.is_sure
    assert read.seen == words


@pytest.mark.parametrize(
    "words",
    [
        "$125 - $150",
        "$125 to $150",
        "between 100 and 150",
        "$1,2500",
        "-$5",
        "($125)",
        "50%",
        "50% of $26,250",
        "half",
        "\N{EURO SIGN}125",
        "CAD 125",
        "$125.555",
        "1.234",
        "$125 for teachers, $150 for leads",
        "per contract",
        "no stipend",
        "see budget",
        "ask the business office",
    ],
)
def test_what_is_no_single_amount_of_dollars_stays_words(words: str) -> None:
    read = money(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize("words", ["none", "None", "nothing", "no", "n/a", "TBD"])
def test_none_is_no_answer_to_a_question_for_money(words: str) -> None:
    assert money(words).is_blank


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("stipend_per_day", "$125/day ($20.83/hr)", "125.00"),
        ("stipend_per_hour", "$125/day ($20.83/hr)", "20.83"),
        ("stipend_per_day", "Daily: $125; hourly: $20", "125.00"),
        ("stipend_per_day", "$25 per hour", None),
        ("stipend_per_hour", "$150 a day", None),
        ("stipend_per_day", "$130", "130.00"),
        ("amount_budgeted", "$10,625 (85 x $125)", "10625.00"),
    ],
)
def test_the_unit_that_is_asked_for_picks_the_amount(key: str, words: str, value: str | None) -> None:
    assert parse(Type.MONEY, words, key=key).value == value


def test_an_amount_by_another_unit_says_which() -> None:
    read = parse(Type.MONEY, "$25 per hour", key="stipend_per_day")
    assert (read.value, read.extra, read.seen) == (None, "hour", "$25 per hour")


def test_every_amount_of_a_sentence_is_found_in_order() -> None:
    found = amounts("Teachers get $120 a day or $20.50 an hour; $9,000 is set aside for 6 days.")
    assert [(str(one.dollars), one.unit) for one in found] == [
        ("120", "day"),
        ("20.50", "hour"),
        ("9000", None),
    ]
