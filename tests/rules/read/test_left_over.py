"""What a letter never says outright: the only state it names is ours, the only address is the one to write to."""

from __future__ import annotations

from tests.rules.read.documents import read

_ASKS = "We ask for Exploring Computer Science for four teachers, who would begin in 2016-17."


def test_the_state_behind_our_name_is_ours_without_a_question() -> None:
    page = read(
        f"Greetings from the Yellow Pine Tribal School District, South Dakota!\n\n{_ASKS}\n\n"
        "Our primary contact is Ada Bell, abell@yellowpine.example."
    )
    page.says(state="SD", district_name="Yellow Pine Tribal School District")


def test_the_only_state_of_a_letter_is_kept_and_asked_about() -> None:
    page = read(
        "Dear team,\n\nWe are the Bright Harbor Charter Schools. Our classrooms are all over New Orleans, Louisiana.\n\n"
        f"{_ASKS}"
    )
    page.says(state="LA")
    page.asks("low_confidence", "state")


def test_states_behind_the_names_of_other_districts_are_not_ours() -> None:
    page = read(
        "Dear team,\n\nWe are the Bright Harbor Schools.\n\nThe neighboring Elm Grove School District, Ohio, joins us "
        f"with 5 teachers.\n\n{_ASKS}"
    )
    page.says(state=None)


def test_two_states_say_nothing_of_where_we_are() -> None:
    page = read(
        f"Dear team,\n\nWe are the Bright Harbor Schools. We visited Idaho and came home by way of Montana.\n\n{_ASKS}"
    )
    page.says(state=None)


def test_the_only_address_of_a_letter_that_is_not_the_superintendents_is_the_contact_for_a_person_to_confirm() -> (
    None
):
    page = read(
        "Dear team,\n\nWe are the Bright Harbor Schools, Ohio.\n\n"
        f"{_ASKS}\n\nOur books are kept by Carol Meeker, Curriculum Manager: cmeeker@brightharbor.example. "
        "The superintendent is Dr. Ron Vander, rvander@brightharbor.example."
    )
    page.says(primary_name="Carol Meeker", primary_email="cmeeker@brightharbor.example")
    page.asks("low_confidence", "primary_email")


def test_of_two_addresses_none_is_taken_for_the_contact() -> None:
    page = read(
        f"Dear team,\n\nWe are the Bright Harbor Schools, Ohio.\n\n{_ASKS}\n\n"
        "Meg Lowe (mlowe@brightharbor.example) typed this. Tim Orr (torr@brightharbor.example) read it."
    )
    page.says(primary_email=None)


def test_a_district_that_leads_and_is_named_with_its_state_is_in_that_state() -> None:
    page = read(
        "Dear colleagues,\n\nMarsh Point County Schools (North Carolina) will lead a consortium for Computer Science "
        "Principles. We ourselves bring 14 teachers, from 2016-17. The other districts are:\n\n"
        "- Fern Cove Schools, VA: CSP, 10 teachers\n\n- Sandhill City Schools, SC: CSP, 5 teachers\n\nContact: Tam Rhodes, trhodes@marshpoint.example."
    )
    page.says(
        state="NC",
        district_name="Marsh Point County Schools",
        members=[
            {"district_name": "Fern Cove Schools", "state": "VA", "program": "csp", "teachers": 10},
            {"district_name": "Sandhill City Schools", "state": "SC", "program": "csp", "teachers": 5},
        ],
    )
