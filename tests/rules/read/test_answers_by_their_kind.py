"""Answers beside labels in the district's own words that say by their kind what they are."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_the_first_answer_beside_words_for_us_is_our_district() -> None:
    read("| We are | Tern Island School District |\n| State | Maine |\n| Students | 412 |").says(
        district_name="Tern Island School District", state="ME"
    )


def test_an_address_alone_is_the_contact_s_for_a_person_to_confirm() -> None:
    page = read("| State | Maine |\n| Opal's box | ofrye@tern.example |\n| Students | 412 |")
    page.says(primary_email="ofrye@tern.example")
    page.asks("low_confidence", "primary_email")


def test_what_a_teacher_gets_per_day_is_the_stipend() -> None:
    read("| State | Maine |\n| What a teacher gets per day | $80 |").says(stipend_per_day="80.00")


def test_what_meals_cost_per_day_is_no_stipend() -> None:
    read("| State | Maine |\n| Meals of a teacher per day | $80 |").says(stipend_per_day=None)


def test_the_only_amount_and_the_only_fund_left_are_asked_about() -> None:
    page = read(
        "| State | Maine |\n| Students | 412 |\n| What we saved up | $640 |\n| It lies in | Island education fund |"
    )
    page.says(amount_budgeted="640.00", funding_source="Island education fund")
    page.asks("low_confidence", "amount_budgeted")
    page.asks("low_confidence", "funding_source")


def test_a_price_by_another_unit_is_no_budget() -> None:
    read("| State | Maine |\n| What we pay the vendor | $40 per student |").says(amount_budgeted=None)


def test_of_two_people_the_one_with_that_title_is_the_superintendent() -> None:
    page = """
| State | Ohio |
| Who answers the phone? | Kit Lowry, Director of Technology, klowry@bramble.example, 740-555-0155 |
| Who is in charge? | Dr. Nell Ames, Superintendent |
"""
    read(page).says(primary_name="Kit Lowry", superintendent_name="Dr. Nell Ames")


def test_a_name_below_a_heading_of_the_signature_is_who_signs() -> None:
    page = "## Authorization\n\n| Officer | Dr. Gus Landers |\n| Date | 06/04/2015 |"
    read(page).says(signature_name="Dr. Gus Landers", signature_date="2015-06-04")


def test_a_word_cut_short_means_what_all_words_that_begin_so_mean() -> None:
    page = "| Dist. | Marrow Lake Twp. Schools |\n| Couns. who attend | 2 |\n| Princ. who attend | 1 |"
    read(page).says(counselors=2, principals=1)


def test_the_name_of_a_state_is_no_misspelt_word_of_a_label() -> None:
    read("| State | Maine |\n| Students | 412 |").says(state="ME", students=412)
