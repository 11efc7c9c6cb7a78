"""Short lines of fact sheets and slides: figures before their words, colons set in columns, what is said of nobody."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_figures_before_their_words_between_bars_are_not_read_as_those_of_the_next_word() -> None:
    page = read("""
# Pine Gap County Schools

- 8,020 students | 9 elementary | 3 middle | 2 high
""")
    assert page.answers["students"] in (8020, None)
    assert page.answers["elementary_schools"] in (9, None)


def test_colons_set_in_a_column_are_none_of_the_answer() -> None:
    page = read("""
District       : Mesa Seca School District
State          : Arizona
City           : Mesa Seca
Source of funding : Prop 301
""")
    page.says(state="AZ", city="Mesa Seca", funding_source="Prop 301")


def test_no_consortium_is_no_name_of_a_district() -> None:
    page = read("""
# Sorrel County Schools

- Single district – no consortium
""")
    assert page.answers["district_name"] != "no consortium"


def test_the_state_of_which_a_district_is_is_none_of_its_name() -> None:
    page = read("""
The Alder Valley School District of the State of Idaho hereby requests a partnership for CS in Algebra with 6 teachers.
""")
    page.says(district_name="Alder Valley School District")


def test_travel_paid_by_the_district_is_no_source_of_the_stipends() -> None:
    page = read("""
- Exploring Computer Science: 4 teachers, first taught in 2017-18, travel paid by the district
""")
    page.says(funding_source=None)


def test_a_french_form_answers_its_own_labels() -> None:
    page = read("""
| Nom du district | Vallée Noire School District |
| État | Maine |
| Nous présentons notre demande comme | membre d’un consortium |
| Programme demandé | CS Principles |
| Enseignants engagés | 3 |
| Première année | 2016-2017 |
| Le district paie les impôts et avantages | Oui |
""")
    page.says(
        state="ME",
        applying_as="member",
        taxes_understood=True,
        programs=[{"program": "csp", "teachers": 3, "first_year": "2016-17"}],
    )
