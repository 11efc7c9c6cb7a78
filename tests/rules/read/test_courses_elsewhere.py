"""Courses, days and amounts as Spanish, French, Portuguese, Chinese and Vietnamese applications write them."""

from __future__ import annotations

import pytest

from pipelines.rules.read.values import date, is_blank, money, program, says_none, school_year
from tests.rules.read.documents import read


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Computación en Álgebra", "algebra"),
        ("Informatique en algèbre", "algebra"),
        ("Computação em Álgebra", "algebra"),
        ("Ciencias de la Computación en Ciencias Naturales", "science"),
        ("Informatique en sciences", "science"),
        ("Principios de la Computación", "csp"),
        ("Princípios da Ciência da Computação", "csp"),
        ("Principes de l'informatique", "csp"),
        ("Explorando la Computación", "ecs"),
        ("Explorando las Ciencias de la Computación", "ecs"),
    ],
)
def test_courses_in_three_languages(words: str, code: str) -> None:
    assert program(words).value == code


@pytest.mark.parametrize("words", ["Ciencias de la Computación", "Informatique", "Computação"])
def test_computer_science_alone_is_none_of_the_courses_in_any_language(words: str) -> None:
    assert program(words).value is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("15 juin 2015", "2015-06-15"),
        ("le 1er juillet 2015", "2015-07-01"),
        ("22 de setembro de 2015", "2015-09-22"),
        ("2015年6月18日", "2015-06-18"),
        ("ngày 20 tháng 6 năm 2015", "2015-06-20"),
    ],
)
def test_days_in_other_languages(words: str, iso: str) -> None:
    assert date(words).value == iso


def test_school_years_in_other_languages() -> None:
    assert [school_year(words).value for words in ("automne 2016", "rentrée 2016", "outono de 2016")] == [
        "2016-17"
    ] * 3


def test_an_amount_with_its_sign_behind() -> None:
    assert money("115,50 $").value == "115.50"


def test_none_in_two_languages_is_none() -> None:
    assert says_none("none / ninguno")
    assert not says_none("none / all")
    assert not is_blank("no / sí")


def test_a_list_in_spanish_asks_for_all_of_its_courses() -> None:
    page = read(
        """
# Solicitud

Distrito: Las Garzas School District, Arizona

Contacto: Pilar Soto, psoto@lasgarzas.example

Cursos que solicitamos:

- Computación en Álgebra: 6 maestros
- Principios de la Computación (CSP): 3 maestros
- Cursos de primaria (K-5): 10 maestros
"""
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 6},
            {"program": "csp", "teachers": 3},
            {"program": "k5", "teachers": 10},
        ]
    )


def test_the_first_day_of_the_year_below_a_program_is_no_first_year_of_it() -> None:
    page = read(
        """
| Programme | Enseignants engagés | Première année scolaire |
| CS in Algebra | 11 | 2016-17 |
| Premier jour de l'année scolaire | 10 août 2015 | |
"""
    )
    page.says(school_year_start="2015-08-10", programs=[{"program": "algebra", "first_year": "2016-17"}])


def test_a_date_in_the_last_row_below_programs_is_no_program() -> None:
    page = read(
        "| Programa | Maestros | Primer año |\n| CSP | 5 | 2016-17 |\n| Fecha | 1 de septiembre de 2015 | |"
    )
    page.says(programs=[{"program": "csp", "teachers": 5}])
    assert not [problem for problem in page.interpretation.problems if str(problem.code) == "unknown_program"]
