"""What is not sure becomes a question: contradictions, drafts, half answers."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read


def test_placeholders_of_a_draft_are_not_answers() -> None:
    page = read(
        r"""
# Application (draft)

| District name | Stone Arch School District |
| State | ?? |
| City | TBD |
| Number of students | ~ |
| Primary contact | [name] |
| E-mail | name@district.org |
| Superintendent | to be hired |

| Program | Teachers | First year |
| CSP | XX | 2016-17 |
""",
    )
    page.says(
        district_name="Stone Arch School District",
        state=None,
        city=None,
        students=None,
        primary_name=None,
        primary_email=None,
        superintendent_name=None,
        programs=[{"program": "csp", "teachers": None, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_something()


def test_table_and_text_that_disagree() -> None:
    page = read(
        r"""
# District Partnership Application
| District name | Kettle Falls District 11 |
| State | WA |
| Number of students | 2,310 |
| Primary contact: e-mail | x@kettlefalls.example |

| Program | Committed teachers |
| ECS | 30 |

Our district serves 3,210 students in the northeast of the state.
""",
    )
    page.says(district_name="Kettle Falls District 11", programs=[{"program": "ecs", "teachers": 30}])
    page.asks("contradiction", "students")
    page.is_for("application")
    page.lacks_nothing()


def test_two_filled_copies_that_disagree() -> None:
    page = read(
        r"""
# District Partnership Application
| District name | Moss Point Schools |
| State | MS |
| Number of students | 3,000 |
| Primary contact: e-mail | a@mosspoint.example |

| Program | Committed teachers |
| Computer Science Principles (CSP) | 31 |

# District Partnership Application
| District name | Moss Point Schools |
| State | MS |
| Number of students | 3,200 |
| Primary contact: e-mail | a@mosspoint.example |

| Program | Committed teachers |
| Computer Science Principles (CSP) | 34 |
""",
    )
    page.says(district_name="Moss Point Schools")
    page.asks("contradiction", "students")
    page.asks("contradiction", "programs")
    page.is_for("application")
    page.lacks_nothing()


def test_two_superintendents_are_a_question() -> None:
    page = read(
        r"""
| District | Maple Fork Schools |
| State | VT |
| Contact person | Eve Dorn, edorn@maplefork.example |
| Superintendent (until June 30) | Dr. Roy Beck |
| Superintendent (from July 1) | Dr. Ida Moss |
| Program | CS in Science |
| Committed teachers | 3 |
""",
    )
    page.says(programs=[{"program": "science", "teachers": 3}])
    page.asks("contradiction", "superintendent_name")
    page.is_for("application")


def test_an_answer_that_is_a_question() -> None:
    page = read(
        r"""
| District | Hazel Dell Schools |
| State | WA |
| Contact e-mail | b@hazeldell.example |
| Program | ECS |
| Committed teachers | 2 |
| Do you understand that the district pays taxes and benefits on stipends? | Not sure, please call us |
""",
    )
    page.says(taxes_understood=None)
    page.asks("not_understood", "taxes_understood")
    page.is_for("application")


def test_answers_with_a_question_mark() -> None:
    page = read(
        r"""
| District | Bent Pine Schools |
| State | AR |
| Enrollment | about 2,000? |
| Contact | probably Mel Ott |
| Contact e-mail | mott@bentpine.example |
| Program | maybe CSP |
| Committed teachers | 30 or so |
""",
    )
    page.says(state="AR", primary_email="mott@bentpine.example")
    page.asks("low_confidence", "students")
    page.is_for("application")


def test_a_stipend_without_a_unit_is_a_question() -> None:
    page = read(
        r"""
| District | Fox Hollow Schools |
| State | PA |
| Contact e-mail | r@foxhollow.example |
| Program | ECS |
| Teachers | 2 |
| Computers | 1,200 computers for 2,400 students |
| Internet | two 1 Gbps lines |
| Stipend | $25 |
""",
    )
    page.says(students_per_computer=2, stipend_per_day=None, stipend_per_hour=None)
    page.asks("not_understood", "stipend_per_day")
    page.is_for("application")
    page.lacks_nothing()


def test_a_contact_that_points_to_another_place() -> None:
    page = read(
        r"""
| District | Cove Point Schools |
| State | Maryland |
| Superintendent | Dr. Nell Roark |
| Superintendent e-mail | nroark@covepoint.example |
| Contact for this application | Superintendent (see above) |
| Program | CSP |
| Committed teachers | 30 |
| Signature | Dr. Nell Roark, Superintendent, 6/1/2015 |
""",
    )
    page.says(
        superintendent_name="Dr. Nell Roark",
        superintendent_email="nroark@covepoint.example",
        programs=[{"program": "csp", "teachers": 30}],
        signature_name="Dr. Nell Roark",
        signature_title="Superintendent",
        signature_date="2015-06-01",
    )
    page.is_for("application")


def test_a_plan_found_by_its_place_among_the_others() -> None:
    page = read(
        r"""
# Application of Ash Hollow Schools, Nebraska
Contact: Ann Voss, avoss@ashhollow.example
We apply as a single district for Exploring Computer Science with 3 teachers from 2016-17.

## Vision
Every child in Ash Hollow writes a program.

## Nuts and bolts
We train in July and start with two sections in the fall.

## Promotion
Students visit the eighth grade in January.

## Support
A coach comes once a week.

## Sustainability
It is in the general fund.
""",
    )
    page.says(
        implementation="We train in July and start with two sections in the fall.",
        promotion="Students visit the eighth grade in January.",
    )
    page.asks("low_confidence", "implementation")
    page.is_for("application")


def test_an_answer_found_by_its_neighbours() -> None:
    page = read(
        r"""
| District | Ash Hollow Schools |
| City | Ash Hollow |
| Jurisdiction | NE |
| Zip | 68999 |
| Contact e-mail | a@ashhollow.example |
| Program | ECS |
| Teachers | 2 |
""",
    )
    page.says(state="NE")
    page.asks("low_confidence", "state")
    page.is_for("application")


def test_a_share_of_a_rate_is_no_amount() -> None:
    page = read("| District name | Reed Bay Schools |\n| Stipend per teacher per day | 1/2 day rate |")
    page.says(stipend_per_day=None)
    page.asks("not_understood", "stipend_per_day")


def test_what_is_said_of_taxes_names_no_source_of_funding() -> None:
    page = read(
        """
Source of funding Perkins grant
We understand that taxes and benefits on stipends are paid by the district Yes, understood
"""
    )
    assert page.answers["funding_source"] in (None, "Perkins grant")


def test_a_program_that_is_said_to_wait_is_not_asked_for() -> None:
    page = read(
        """
| Program | Status | Teachers | First school year |
| CSP | Requested | 3 | 2016-17 |
| ECS | Not now |  |  |
"""
    )
    page.says(programs=[{"program": "csp", "teachers": 3}])


@pytest.mark.parametrize("words", ["1,2OO", "2,l40", "l2", "4O6", "3 l", "1O"])
def test_letters_that_a_scan_left_for_digits_are_asked_for(words: str) -> None:
    page = read(f"| District name | Reed Bay Schools |\n| Number of students | {words} |")
    page.says(students=None)
    page.asks("not_understood", "students")


@pytest.mark.parametrize("words", ["$1O0.00", "$l20", "$ 85.OO"])
def test_amounts_with_letters_for_digits_are_asked_for(words: str) -> None:
    page = read(f"| District name | Reed Bay Schools |\n| Stipend per teacher per day | {words} |")
    page.says(stipend_per_day=None)
    page.asks("not_understood", "stipend_per_day")


def test_a_number_below_teachers_and_schools_is_confirmed() -> None:
    page = read(
        r"""
| Program | Teachers Schools | First year | Pathway |
| Computer Science Principles | 35 | 2016-17 | Own cohort |
"""
    )
    page.says(programs=[{"program": "csp", "teachers": 35}])
    page.asks("low_confidence", "programs[0].teachers")
