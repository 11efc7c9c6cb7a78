"""Questions in words that no form of ours has: understood by what they are about, or asked, never taken for another."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_FORM = """
# Application
| District name | Otter Slide Schools |
| State | Tennessee |
| Number of students | 2,310 |
"""


@pytest.mark.parametrize(
    ("label", "answer", "key", "value"),
    [
        ("Where can we find you online?", "www.otterslide.example", "website", "www.otterslide.example"),
        ("Federal district identifier (7 digits)", "4799812", "nces_id", "4799812"),
        ("Number where we reach your coordinator", "423-555-0111", "primary_phone", "423-555-0111"),
        (
            "Best address to write to your point person",
            "nl@otterslide.example",
            "primary_email",
            "nl@otterslide.example",
        ),
        ("Employer side taxes stay with us: agreed?", "Yes", "taxes_understood", True),
        ("Total you will spend on teacher stipends", "$4,500", "amount_budgeted", "4500.00"),
        ("How many heads of schools will come?", "3", "principals", 3),
        ("Which district speaks for the consortium?", "Big Elk County Schools", "lead_district", "Big Elk County Schools"),
        ("What does a teacher get per workshop day?", "$110", "stipend_per_day", "110.00"),
    ],
)  # fmt: skip
def test_a_question_is_understood_by_what_it_is_about(
    label: str, answer: str, key: str, value: object
) -> None:
    read(f"{_FORM}| {label} | {answer} |").says(**{key: value})


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("What will you do so that girls and minorities sign up?", "promotion"),
        ("How will you roll the courses out?", "implementation"),
        ("Substitute coverage and planning time for participating staff", "support"),
        ("How do principals stand behind the teachers?", "support"),
        ("Plans for years two and three and beyond", "sustaining"),
    ],
)
def test_a_plan_is_understood_by_what_it_is_about(label: str, key: str) -> None:
    words = "We meet in the library each month and go through it room by room."
    read(f"{_FORM}| {label} | {words} |").says(**{key: words})


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("Number of computer labs", "3"),
        ("Number of computers", "400"),
        ("How did you hear about us?", "A colleague told us at the autumn meeting of the county."),
        ("Average class size", "24"),
        ("State senator", "Ada Fenn"),
        ("Days of instruction", "180"),
        ("Who typed this form?", "Ada Fenn"),
    ],
)
def test_a_question_that_we_do_not_ask_answers_none_of_ours(label: str, answer: str) -> None:
    before = read(_FORM).answers
    after = read(f"{_FORM}| {label} | {answer} |").answers
    assert {key: after[key] for key in after if after[key] != before[key]} == {}


def test_money_that_ends_is_asked_about_before_it_is_taken_for_a_plan() -> None:
    words = "The board has put the course into its own five-year plan."
    page = read(f"{_FORM}| What happens when our money ends? | {words} |")
    page.says(implementation=None)


def test_the_name_of_a_district_is_no_position() -> None:
    page = read(f"{_FORM}| Full official title of the LEA | Big Elk County Schools |")
    page.says(primary_title=None, superintendent_title=None, signature_title=None)


def test_family_and_given_names_stand_in_columns_of_their_own() -> None:
    page = read(
        f"""{_FORM}
## Teachers
| Family name | Given name | Campus | Work email |
| Cole | Uma | Slide High School | ucole@otterslide.example |
| Egan | Win | Slide High School | wegan@otterslide.example |
"""
    )
    page.says(teachers=[{"name": "Uma Cole"}, {"name": "Win Egan"}])


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        ("Trust Lands.", "Trust Lands"),
        ("Smith Foundation, Inc.", "Smith Foundation, Inc."),
        ("General fund. We hope for a grant too.", "General fund. We hope for a grant too."),
    ],
)
def test_the_full_stop_of_a_sentence_is_no_part_of_a_source(answer: str, source: str) -> None:
    read(f"{_FORM}| Source of funding | {answer} |").says(funding_source=source)
