"""Teachers in bullets, addresses without labels, lines that were filled in one after the other."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_teachers_announced_by_a_line_that_names_their_program() -> None:
    page = read(
        """
We apply for CS in Algebra in 2016-17 for the teachers below:
- Ray Bell, Beach MS, rbell@ploverbeach.example
- Uma Cole, Beach MS, ucole@ploverbeach.example
"""
    )
    page.says(
        teachers=[
            {
                "name": "Ray Bell",
                "school": "Beach MS",
                "program": "algebra",
                "email": "rbell@ploverbeach.example",
            },
            {
                "name": "Uma Cole",
                "school": "Beach MS",
                "program": "algebra",
                "email": "ucole@ploverbeach.example",
            },
        ]
    )
    assert not [p for p in page.interpretation.problems if p.code == "not_understood"]


def test_teachers_in_bullets_without_a_program() -> None:
    page = read("Teachers:\n- Ray Bell (Beach MS)\n- Win Egan (Dune MS)")
    page.says(
        teachers=[
            {"name": "Ray Bell", "school": "Beach MS", "program": None},
            {"name": "Win Egan", "school": "Dune MS", "program": None},
        ]
    )


def test_people_in_an_answer_about_plans_are_no_teachers() -> None:
    page = read(
        """
How will you support the teachers?
Ana Ruiz, Alder High
Release days each quarter.
"""
    )
    page.says(teachers=[])


def test_a_town_below_the_street_below_our_name() -> None:
    page = read("Marlinspike Island Schools\n18 Harbor Street\nMarlinspike, WA 98999")
    page.says(office_street="18 Harbor Street", city="Marlinspike", state="WA", office_postal_code="98999")


def test_the_mark_of_an_answer_in_a_cell_is_none_of_it() -> None:
    page = read("| What state are you in? | A: Ohio |\n| Contact name | Answer: A. B. Rosen |")
    page.says(state="OH", primary_name="A. B. Rosen")


def test_filled_lines_with_dollar_signs_and_units_behind_them() -> None:
    page = read("Teachers __30__ Year __2016-17__ Stipend: $__105__ per day Budget: $__15,750__")
    page.says(stipend_per_day="105.00", amount_budgeted="15750.00")


def test_members_in_lines_with_a_number_for_each_program() -> None:
    page = read(
        r"""
# Application

| District name | Sand Hollow School District |
| State | Nevada |
| We are applying as | ☒ Lead of a consortium |

Member districts (only if you are the lead of a consortium):

– Kolob Basin School District (UT): CSP 7, Algebra 4
– Panguitch Flat Public Schools (UT): 9 for ECS
– Mesquite Wash School District (AZ): CS in Science (6)

| Program | Committed teachers |
| CSP | 14 |
"""
    )
    page.says(
        members=[
            {"district_name": "Kolob Basin School District", "state": "UT", "program": "csp", "teachers": 7},
            {
                "district_name": "Kolob Basin School District",
                "state": "UT",
                "program": "algebra",
                "teachers": 4,
            },
            {
                "district_name": "Panguitch Flat Public Schools",
                "state": "UT",
                "program": "ecs",
                "teachers": 9,
            },
            {
                "district_name": "Mesquite Wash School District",
                "state": "AZ",
                "program": "science",
                "teachers": 6,
            },
        ],
        programs=[{"program": "csp", "teachers": 14}],
    )


def test_requests_in_bullets_with_strokes_between_and_a_state_in_brackets_behind_the_town() -> None:
    page = read(
        r"""
# Application

| District name | Sand Hollow School District |
| City | Sand Hollow (Nevada) |

**Programs**

- CSP / 32 teachers / 2016-17 / own cohort
- K-5 / 20 teachers / 2016-17 / K-5 affiliate
"""
    )
    page.says(
        city="Sand Hollow",
        state="NV",
        programs=[
            {"program": "csp", "teachers": 32, "first_year": "2016-17", "pathway": "own_cohort"},
            {"program": "k5", "teachers": 20, "first_year": "2016-17", "pathway": "k5_affiliate"},
        ],
    )
