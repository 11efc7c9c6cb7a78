"""Letters that name several districts, addresses in passing, and teachers who are still to be found."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_PLAN = "The CS Principles teachers are not known yet; the principals will choose them from those who finish ECS in 2017."


def test_the_district_that_the_addresses_are_of_writes_and_leads_where_that_is_said_of_it() -> None:
    page = read(
        "Three small districts in northern Idaho have joined hands. Marsh Fork School District leads; with it come "
        "Pend Lake School District and Moyie Springs Schools.\n\n"
        "In ECS Marsh Fork will train 13 teachers, Pend Lake School District 10 and Moyie Springs Schools 8.\n\n"
        "My number is 208-555-0141 and my e-mail is dpruitt@marshfork.example.\n\nDawn Pruitt"
    )
    page.says(
        district_name="Marsh Fork School District",
        applying_as="lead",
        members=[
            {"district_name": "Pend Lake School District", "program": "ecs", "teachers": 10},
            {"district_name": "Moyie Springs Schools", "program": "ecs", "teachers": 8},
        ],
    )


def test_an_address_of_nobody_named_says_nothing_of_who_writes() -> None:
    page = read(
        "Pend Lake School District and Moyie Springs Schools have joined hands for ECS with 12 teachers.\n\n"
        "My e-mail is dpruitt@marshfork.example.\n\nDawn Pruitt"
    )
    assert page.answers["district_name"] != "Marsh Fork"


def test_how_teachers_will_be_found_may_stand_below_the_list_of_programs() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\n"
        "| Course | Teachers | First year |\n| Exploring Computer Science | 6 | 2016-17 |\n"
        f"| CS Principles |  | 2017-18 |\n\n{_PLAN}\n\nWe would join the nearest region for both."
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 6, "pathway": "join_region", "identification_plan": None},
            {"program": "csp", "teachers": None, "pathway": "join_region", "identification_plan": _PLAN},
        ]
    )


@pytest.mark.parametrize(
    "said",
    [
        "Our teachers will choose the textbooks in the spring.",
        "The teachers are not known yet.",
        "Last year the principals were asked to choose the teachers.",
    ],
)
def test_what_explains_nothing_is_no_plan(said: str) -> None:
    page = read(f"We are Marsh Fork School District, Ohio. We ask for CSP from 2016-17.\n\n{said}")
    assert [row["identification_plan"] for row in page.answers["programs"]] == [None]


def test_the_code_behind_the_state_and_the_number_behind_the_code_are_the_offices() -> None:
    page = read("1. Marsh Fork Community Schools, IL 61888\n\nWe ask for ECS for four teachers.")
    page.says(office_postal_code="61888", state="IL")
    page = read(
        "Marsh Fork Community Schools, Illinois\n\n88 Elevator Road, Marsh Fork, IL 61888, tel. 309-555-0150"
    )
    page.says(office_street="88 Elevator Road", office_phone="309-555-0150")


def test_a_sum_for_stipends_is_the_budget() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio. We ask for ECS for four teachers.\n\n"
        "Money: $2,700 for stipends altogether, from Title II; $100 per day."
    )
    page.says(amount_budgeted="2700.00", stipend_per_day="100.00", funding_source="Title II")
