"""Sentences in Spanish, Portuguese and French in the words that the patterns know; English ones as they are."""

from __future__ import annotations

import pytest

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.values.other_languages import in_english
from tests.rules.read.documents import read


def test_an_english_sentence_stays_as_it_is() -> None:
    said = "our schools in fond du lac and el paso pay 22.50 $ at 1.250 hours"
    assert in_english(said) == said


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Nous comptons 5 640 élèves", "5640 students"),
        ("Temos 7.450 alunos", "7450 students"),
        ("Reservamos US$ 17.500 no orçamento", "us$ 17500"),
        ("Les enseignants reçoivent 22,50 $ de l'heure", "$22.50 per hour"),
        ("No tenemos escuelas intermedias", "we have no middle schools"),
    ],
)
def test_words_and_figures_of_the_field(said: str, holds: str) -> None:
    assert holds in in_english(fold(said))


def test_thousands_behind_a_point_in_a_portuguese_letter_are_no_cents() -> None:
    page = read("""
Prezados senhores,

Escrevo em nome de Cedar Bluff Public Schools, no estado de Massachusetts. Somos um distrito com 4.280 alunos.

Cada professor recebe uma bolsa de US$ 96 por dia. Reservamos US$ 8.640 no orçamento.
""")
    page.says(students=4280, stipend_per_day="96.00", amount_budgeted="8640.00")


def test_a_french_letter_is_an_application() -> None:
    page = read("""
Madame, Monsieur,

Le Bayou Rouge Parish School Board (Louisiane) souhaite devenir partenaire. Nous comptons 3 215 élèves répartis dans \
quatre écoles primaires, deux collèges et un lycée. Nous posons notre candidature seuls.

Nous demandons le cours Exploring Computer Science pour six enseignants à partir de l’année scolaire 2016-17.

La personne à contacter est Odile Hébert, directrice pédagogique, ohebert@bayourouge.example, 337-555-0166.

Veuillez agréer nos salutations distinguées,
""")
    page.is_for("application")
    page.says(
        students=3215,
        elementary_schools=4,
        middle_schools=2,
        high_schools=1,
        applying_as="single",
        primary_name="Odile Hébert",
        primary_email="ohebert@bayourouge.example",
        programs=[{"program": "ecs", "teachers": 6, "first_year": "2016-17"}],
    )


def test_no_schools_of_a_kind_in_a_spanish_letter_are_none() -> None:
    page = read("""
Estimado equipo:

Somos Arroyo Pardo Unified School District. Atendemos a 1,940 alumnos en tres escuelas primarias y una secundaria; \
no tenemos escuelas intermedias.
""")
    page.says(students=1940, elementary_schools=3, middle_schools=0, high_schools=1)


def test_a_count_with_a_point_before_its_thousands_is_kept_and_asked_about() -> None:
    page = read("Número de alunos: 1.870")
    page.says(students=1870)
    page.asks("low_confidence", "students")


def test_the_state_of_a_district_in_capitals_and_with_an_accent() -> None:
    read("Alder Fork School District of the State of Montana asks for CS in Science with 3 teachers.").says(
        state="MT"
    )
    read("Somos Sauce Pardo School District, en el estado de Nuevo México, con 900 estudiantes.").says(
        state="NM"
    )
