"""Whose name is a district's, and whose numbers are its teachers', in sentences of a few words."""

from __future__ import annotations

import pytest

from pipelines.rules.read.language.district_names import find_districts
from tests.rules.read.documents import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Put Heron Bend Unit School District 9 (Illinois) down for ECS", "Heron Bend Unit School District 9"),
        ("Please enroll Heron Bend Schools", "Heron Bend Schools"),
        ("The Board of Trustees of Heron Bend School District", "Heron Bend School District"),
        ("the Heron Rivers Regional Education Service Agency submits", "Heron Rivers Regional Education Service Agency"),
        ("Heron Rivers Regional", "Heron Rivers Regional"),
        ("Somos el Distrito Escolar Las Garzas, en Arizona", "Distrito Escolar Las Garzas"),
        ("El Distrito Escolar Unificado de Garza Azul, en California", "Distrito Escolar Unificado de Garza Azul"),
        ("El Garzal Unified School District", "El Garzal Unified School District"),
    ],
)  # fmt: skip
def test_the_name_of_a_district_without_the_words_before_it(text: str, name: str) -> None:
    assert [found.text for found in find_districts(text)] == [name]


def test_a_town_between_the_name_and_the_state_is_no_part_of_the_name() -> None:
    page = read("| District | Heron Bend Public Schools, Heron Bend, Oklahoma |\n| Students | 1,880 |")
    page.says(district_name="Heron Bend Public Schools", city="Heron Bend", state="OK", students=1880)


def test_a_number_of_kids_before_a_program_is_no_number_of_its_teachers() -> None:
    page = read(
        "Heron Bend ISD (Heron Bend, Texas, about 7,900 kids, one high school) would like to start ECS with 5 teachers "
        "and CSP with 3, both in the fall of 2016."
    )
    page.says(students=7900, programs=[{"program": "ecs", "teachers": 5}, {"program": "csp", "teachers": 3}])
    page.is_for("application")


def test_teachers_of_a_level_are_no_schools_and_who_asks_is_no_member() -> None:
    page = read(
        "Heron Bend R-4 School District in Missouri hereby asks to be taken on as a partner for CS in Algebra, with our "
        "four middle school math teachers, from the school year 2016-17."
    )
    page.says(middle_schools=None, members=[], programs=[{"program": "algebra", "teachers": 4}])


@pytest.mark.parametrize(
    ("text", "name", "is_asked"),
    [
        (
            "Le Garzal Parish School Board demande à devenir district partenaire.",
            "Garzal Parish School Board",
            False,
        ),
        (
            "O Garzal Public Schools pede para ser parceiro, com dois professores.",
            "Garzal Public Schools",
            False,
        ),
        ("La Garza Schools solicita ser distrito con tres maestros.", "La Garza Schools", True),
        ("El Garzal ISD requests a partnership with 3 teachers for CSP.", "El Garzal ISD", False),
    ],
)
def test_an_article_that_opens_a_sentence_of_another_language(text: str, name: str, is_asked: bool) -> None:  # noqa: FBT001
    page = read(text)
    page.says(district_name=name)
    asked = [
        problem.field for problem in page.interpretation.problems if str(problem.code) == "low_confidence"
    ]
    assert ("district_name" in asked) is is_asked


def test_words_for_an_application_are_no_part_of_a_name() -> None:
    read("# Solicitud de Las Garzas del Valle Schools, Nuevo México").says(
        district_name="Las Garzas del Valle Schools"
    )


def test_one_of_two_teachers_is_not_one_teacher() -> None:
    read(
        "Heron Bend County Schools in Florida would like to be part of this with Exploring Computer Science. I am one of "
        "two teachers who are committed. We hope to begin in August 2016."
    ).says(programs=[{"program": "ecs", "teachers": 2}])


def test_a_label_repeated_in_another_script_is_no_name_of_a_district() -> None:
    page = read(
        "District name\n\nTên học khu\n\nHeron Bend Elementary School District\n\nState\n\nCalifornia"
    )
    assert page.answers["district_name"] != "Tên học khu"


def test_a_state_that_a_spanish_letter_names_is_read() -> None:
    read(
        "Por medio de la presente, el Distrito Escolar de Garza Azul, en el estado de Nuevo México, solicita ser distrito "
        "asociado."
    ).says(district_name="Distrito Escolar de Garza Azul", state="NM")
