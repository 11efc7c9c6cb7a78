"""Answers that are open, double or written apart: a question to a person, never a fact."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_FORM = """
# Application
| District name | Otter Slide Schools |
| State | Tennessee |
| Primary contact: e-mail | office@otterslide.example |
"""


@pytest.mark.parametrize(
    ("label", "key", "words"),
    [
        ("Students per computer", "students_per_computer", "1 to 1 in high school, 1 to 3 in elementary"),
        ("Amount budgeted", "amount_budgeted", "$ 9 , 000"),
        ("Primary contact: name", "primary_name", "TBD - interim: Nia Lopez"),
        ("Primary contact: name", "primary_name", "probably Nia Lopez"),
    ],
)
def test_an_answer_that_is_not_certain_is_for_a_person_to_confirm(label: str, key: str, words: str) -> None:
    page = read(f"{_FORM}| {label} | {words} |")
    found = [(str(p.code), p.field) for p in page.interpretation.problems if p.code != "missing_answer"]
    assert any(field == key for _, field in found), (page.answers[key], found)


def test_a_ratio_that_is_not_understood_does_not_become_a_number_of_students() -> None:
    read(f"{_FORM}| Students per computer | 1 to 1 in high school, 1 to 3 in elementary |").says(
        students=None
    )


def test_a_name_that_also_fits_a_person_is_kept_where_the_form_asks_for_the_district() -> None:
    page = read("# Application\n| District name | Jackson Hale |\n| State | WY |")
    page.says(district_name="Jackson Hale")
    page.asks("low_confidence", "district_name")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sorrel Ridge R-IV", "Sorrel Ridge R-IV"),
        ("Rime Valley Schools (not Rime City Schools!)", "Rime Valley Schools"),
        ("Rime Valley Schools (formerly Rime SD)", "Rime Valley Schools"),
        (
            "Upper Kestrel River Consolidated Independent School District No. 14 of Garnet and Opal Counties",
            "Upper Kestrel River Consolidated Independent School District No. 14 of Garnet and Opal Counties",
        ),
    ],
)
def test_the_name_of_the_district_is_all_of_it_and_nothing_else(words: str, name: str) -> None:
    read(f"# Application\n| District name | {words} |\n| State | WY |").says(district_name=name)


def test_a_course_that_is_not_yet_on_the_schedule_is_a_no() -> None:
    read(
        f"{_FORM}\n\n| Program | Teachers | Course code | On the master schedule? |\n"
        "| ECS | 30 | CS-101 | yes, period 3 |\n| CSP | 31 | pending | not yet |"
    ).says(
        courses=[
            {"program": "ecs", "course_code": "CS-101", "on_master_schedule": True},
            {"program": "csp", "course_code": None, "on_master_schedule": False},
        ]
    )


def test_labels_set_apart_by_gaps_keep_their_answers() -> None:
    read(
        "# Application\nDistrict: Otter Slide Schools\n\nState: TN\n\nProgram: CSP\n\n"
        "How many teachers? 6   First year? 2016-17   Pathway? Paid travel\n\n"
        "Daily stipend $ 110      Budget $ 2,970"
    ).says(
        programs=[{"program": "csp", "teachers": 6, "first_year": "2016-17", "pathway": "paid_travel"}],
        stipend_per_day="110.00",
        amount_budgeted="2970.00",
    )


def test_two_names_joined_are_for_a_person_to_choose_from() -> None:
    page = read(f"{_FORM}| Primary contact: name | Al Bern / Cy Dorn |")
    page.asks("low_confidence", "primary_name")


@pytest.mark.parametrize(
    "line",
    [
        "State: TN   Students: 1,233   High schools: __1__",
        "State: TN Students: 1,233 High schools: 1",
        "**State** TN **Students** 1,233 **High schools** 1",
    ],
)
def test_labels_on_one_line_keep_their_answers_whatever_stands_between_them(line: str) -> None:
    read(f"# Application\nDistrict: Otter Slide Schools\n\n{line}").says(
        state="TN", students=1233, high_schools=1
    )
