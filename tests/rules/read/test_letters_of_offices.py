"""Letters and memos as competent offices send them: correct, complete, and in nobody's order but their own."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_CONTACT = "Our primary contact is Ada Bell, Curriculum Director, abell@marshfork.example, 304-555-0111."


def _letter(*lines: str) -> str:
    return "\n\n".join(
        ("Dear partnership team,", "We are Marsh Fork School District, Ohio.", *lines, _CONTACT)
    )


@pytest.mark.parametrize("street", ["800 West Avenue C", "1010 County Road BB", "77 State Route 12"])
def test_a_letter_or_a_number_behind_the_kind_of_street_belongs_to_it(street: str) -> None:
    page = read(_letter(f"Our offices are at {street}, Marsh Fork, OH 43999."))
    page.says(office_street=street, city="Marsh Fork", office_postal_code="43999")


def test_the_office_of_a_district_is_in_no_town_of_that_name() -> None:
    page = read(
        "Prepared by the curriculum office of Lone Fir Area Independent School District, Texas\n\n"
        "We apply for ECS with 3 teachers.\n\n" + _CONTACT
    )
    assert page.answers["city"] is None


def test_an_answer_that_opens_with_a_word_of_its_own_keeps_it_out_of_the_name() -> None:
    page = read(
        "Could you introduce your district?\n\nCertainly. Marsh Fork School District is in Ohio. We have 2,100 students.\n\n"
        "What are you hoping to do for your students?\n\nWe want to start ECS with 4 teachers in 2016-17.\n\n"
        "Whom should we contact?\n\nAda Bell, abell@marshfork.example."
    )
    page.says(district_name="Marsh Fork School District", state="OH", students=2100)
    assert [(row["program"], row["teachers"]) for row in page.answers["programs"]] == [("ecs", 4)]


def test_the_telephone_of_somebody_in_the_office_is_not_that_of_the_office() -> None:
    page = read(
        _letter(
            "You will find us at 18 Depot Street, Marsh Fork, OH 43999; our telephone is 304-555-0100.",
            "The superintendent's office is headed by Dr. Owen Tabor (otabor@marshfork.example, 304-555-0101).",
        )
    )
    page.says(office_phone="304-555-0100")


def test_a_district_that_pays_taxes_by_its_own_name_understands_them() -> None:
    read(_letter("Marsh Fork will cover the taxes and benefits on the stipends.")).says(taxes_understood=True)
    assert read(_letter("You will cover the taxes and benefits.")).answers["taxes_understood"] is None


def test_what_stipends_cost_is_not_what_is_budgeted_for_them() -> None:
    page = read(
        _letter("The total cost of stipends will be $25,600, of which the district has budgeted $12,800.")
    )
    page.says(amount_budgeted="12800.00")


def test_a_board_approves_an_amount_of_money() -> None:
    page = read(
        _letter("The administration recommends, and the Board has approved, an amount of $3,600 for this.")
    )
    page.says(amount_budgeted="3600.00")


def test_students_who_all_have_their_own_laptop_share_none() -> None:
    read(_letter("All of our students have their own laptop.")).says(students_per_computer=1)


def test_the_state_that_a_group_is_said_to_be_of_is_that_of_its_members() -> None:
    page = read(
        _letter(
            "We will serve as the lead district for a consortium of three Ohio districts.",
            "The other members are Blue Fern Public Schools, with 9 ECS teachers, and Sand Run Schools, with 8 ECS teachers. "
            "Marsh Fork itself will provide 14 teachers for ECS.",
        )
    )
    assert [(row["state"], row["teachers"]) for row in page.answers["members"]] == [("OH", 9), ("OH", 8)]


def test_a_section_about_two_people_gives_each_what_its_sentence_says() -> None:
    page = read(
        "# Marsh Fork School District, Ohio\n\n# Leadership and contact\n\n"
        "Our superintendent is Dr. Ezra Pike, epike@marshfork.example. Please direct all correspondence to Ada Bell, STEM "
        "Coordinator, at abell@marshfork.example or 304-555-0111.\n\nWe apply for ECS with 4 teachers."
    )
    page.says(primary_name="Ada Bell", superintendent_name="Dr. Ezra Pike")


def test_my_telephone_is_the_superintendents_where_the_memo_is_from_the_superintendent() -> None:
    page = read(
        "MEMORANDUM\n\nFrom: Dr. Ezra Pike, Superintendent, Marsh Fork School District, Ohio\n\nDate: May 26, 2015\n\n"
        "We apply for ECS with 4 teachers.\n\nQuestions should be directed to Ada Bell, Assistant Principal, at 304-555-0111 or "
        "abell@marshfork.example. My e-mail address is epike@marshfork.example and my telephone number is 304-555-0101."
    )
    page.says(primary_name="Ada Bell", superintendent_phone="304-555-0101", primary_phone="304-555-0111")


def test_the_day_of_a_count_is_not_the_count() -> None:
    read(_letter("Enrollment as of October 1 was 5,260.")).says(students=5260)


def test_an_initial_in_the_name_below_a_letter_ends_no_sentence() -> None:
    page = read(
        _letter("We apply for ECS with 4 teachers.") + "\n\nYours truly,\n\nEzra R. Pike\n\nSuperintendent"
    )
    page.says(signature_name="Ezra R. Pike", superintendent_name="Ezra R. Pike")
