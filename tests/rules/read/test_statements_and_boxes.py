"""Statements in the third person, pages in two boxes, names that are other words too, leaders with a colon."""

from __future__ import annotations

from tests.rules.read.documents import read

_STATEMENT = """
# Statement of the Tupelo Branch Schools

The district that applies is called Tupelo Branch Separate School District and lies in Mississippi.

It takes part as a member of the consortium that Magnolia Ford School District leads.

Its contact is Joan Beck, the curriculum coordinator (jbeck@tupelo.example, 662-555-0140).

It pledges five teachers to CS in Algebra, from the school year 2016-17.

It pays its teachers $21.50 an hour for training. Three counselors will come to their own sessions.

It knows that taxes and benefits on the stipends are its own.
"""


def test_a_statement_in_the_third_person_that_gives_all_terms_is_an_application() -> None:
    page = read(_STATEMENT)
    page.is_for("application")
    page.says(
        district_name="Tupelo Branch Separate School District",
        applying_as="member",
        lead_district="Magnolia Ford School District",
        stipend_per_hour="21.50",
        taxes_understood=True,
    )


def test_sessions_of_their_own_are_no_cohort_of_our_own() -> None:
    [row] = read(_STATEMENT).answers["programs"]
    assert (row["program"], row["teachers"], row["pathway"]) == ("algebra", 5, None)


def test_two_boxes_of_many_lines_are_read_one_after_the_other() -> None:
    page = """
| Who we are | What we ask |
| Kinder Bay Public Schools<br>Rhode Island<br>2,950 students<br>Contact: Vi Sands, vsands@kinder.example | CSP: 3 teachers, 2016-17<br>Stipend: $145 a day<br>Budget: $6,000<br>Taxes understood: yes |
"""
    read(page).says(
        primary_email="vsands@kinder.example",
        stipend_per_day="145.00",
        amount_budgeted="6000.00",
        programs=[{"program": "csp", "teachers": 3}],
    )


def test_a_teacher_whose_surname_is_another_word_is_known_by_the_address() -> None:
    page = """
## Teachers
- Lia Grant – Cobble Hill High – Chemistry – CSP – lgrant@cobble.example
- Moe Pratt – Cobble Hill High – Business – CSP – mpratt@cobble.example
"""
    assert [row["name"] for row in read(page).answers["teachers"]] == ["Lia Grant", "Moe Pratt"]


def test_a_contact_behind_dashes_is_somebody_with_data() -> None:
    page = "Contact – Fern Abel – Director of Secondary Education – fabel@cobble.example – 814-555-0150"
    read(page).says(
        primary_name="Fern Abel",
        primary_title="Director of Secondary Education",
        primary_phone="814-555-0150",
    )


def test_dots_and_a_colon_between_label_and_answer_are_none_of_it() -> None:
    page = "District....: Heron Slough School District\nState.......: Oregon"
    read(page, "text").says(district_name="Heron Slough School District", state="OR")


def test_a_state_beside_words_that_mean_nothing_is_our_state() -> None:
    read("| District | Bitter Creek Schools |\n| Which is in | Montana |\n| Students | 12 |").says(state="MT")


def test_what_else_the_row_of_the_lead_says_is_said_of_us() -> None:
    page = """
| District | Role | State | Students | CSP teachers |
| Peak Fork School District | Lead | CO | 4,400 | 11 |
| Dry Gulch School District | Member | CO | 900 | 5 |
"""
    read(page).says(district_name="Peak Fork School District", students=4400)


def test_a_name_is_the_same_with_and_without_its_honorific_and_stands_as_it_was_given() -> None:
    page = """
Our superintendent is Mr. Paul Dray (pdray@vesper.example).

Signed: Paul Dray, Superintendent, June 8, 2015
"""
    read(page).says(superintendent_name="Mr. Paul Dray", signature_name="Paul Dray")
