"""What a letter says apart from where it belongs: a number of teachers, a fund in brackets, a contact behind a label."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read
from tests.rules.read.letters import letter


@pytest.mark.parametrize(
    "count",
    [
        "That eight teachers of the middle school be trained, beginning with the school year 2016-17.",
        "Eight of our teachers will be trained; they begin in 2016-17.",
    ],
)
def test_the_number_in_a_sentence_of_its_own_is_that_of_the_only_program(count: str) -> None:
    page = read(
        letter(
            "That the district apply, by itself, for a partnership in CS in Science.",
            "It was so voted.",
            count,
        )
    )
    page.says(programs=[{"program": "science", "teachers": 8, "first_year": "2016-17"}])


def test_counted_one_by_one_the_sum_is_the_number() -> None:
    page = read(letter("We would love ECS.", "It is me plus one more teacher, Dot Marsh, so two."))
    page.says(programs=[{"program": "ecs", "teachers": 2}])


@pytest.mark.parametrize(
    "own",
    [
        "With our own 12, we have 20 teachers for ECS.",
        "We ourselves have twelve. All twenty would teach ECS.",
    ],
)
def test_in_a_group_the_own_number_counts_and_not_the_sum(own: str) -> None:
    page = read(letter("We lead a consortium: Fern Creek Schools (Ohio) brings eight teachers to ECS.", own))
    page.says(programs=[{"program": "ecs", "teachers": 12}])


@pytest.mark.parametrize(
    "budget",
    ["$5,775 is in the 2016-17 budget (Title IV).", "$105 a day; $5,775 budgeted; Title IV."],
)
def test_a_fund_in_brackets_or_behind_the_amount_is_its_source(budget: str) -> None:
    page = read(letter("We ask for ECS for four teachers.", budget))
    page.says(amount_budgeted="5775.00", funding_source="Title IV")


def test_a_surname_that_is_a_word_of_money_is_one_where_the_address_has_it() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\nWe ask for ECS for four teachers.\n\n"
        "Ask for Hollis Grant, Technology Integrator, hgrant@marshfork.example, 802-555-0107."
    )
    page.says(primary_name="Hollis Grant", primary_title="Technology Integrator")


def test_a_contact_behind_a_dash_is_read_below_a_label_that_announces_people() -> None:
    page = read(
        "District: Marsh Fork School District, Ohio\n\n"
        "People: Contact - Ty Rowan, STEM coordinator, trowan@marshfork.example. "
        "Superintendent - currently vacant; interim is Lou Beck (lbeck@marshfork.example)."
    )
    page.says(primary_name="Ty Rowan", primary_email="trowan@marshfork.example")


def test_a_rate_is_read_though_the_budget_follows_it() -> None:
    page = read(letter("Pay: 18.50 an hour. Budget 1,332 dollars from the building fund."))
    page.says(stipend_per_hour="18.50", amount_budgeted="1332.00")


def test_words_with_a_full_stop_that_open_a_line_say_what_its_figure_is() -> None:
    page = read(letter("1. Pay. $31 per hour. Not yet budgeted.", "2. Computers. Everybody has one."))
    page.says(stipend_per_hour="31.00", students_per_computer=1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "1,733 students attend our four elementary schools, our middle school and our high school.",
            (4, 1, 1),
        ),
        ("640 kids, one K-8 building and one high school.", (None, None, 1)),
        ("In our pilot 30 students at one high school took the course.", (None, None, None)),
    ],
)
def test_schools_are_counted_beside_all_students_and_not_beside_some(
    said: str, expected: tuple[int | None, ...]
) -> None:
    page = read(letter(said))
    page.says(elementary_schools=expected[0], middle_schools=expected[1], high_schools=expected[2])


def test_a_preposition_in_a_capital_begins_no_name_of_a_person() -> None:
    page = read(
        letter(
            "For K-5 we would send twelve elementary teachers; our own trainer, Mr. Theo Banks, has agreed to be the "
            "affiliate facilitator."
        )
    )
    page.says(k5_facilitator="Mr. Theo Banks")
