"""Figures that are not the figure asked for: by the school, by the teacher, of another year."""

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
        ("Number of students", "students", "410 per grade"),
        ("Counselors who will attend", "counselors", "1 per school"),
        ("Number of elementary schools", "elementary_schools", "2 in each town"),
        ("Amount budgeted", "amount_budgeted", "$120 per teacher"),
        ("Amount budgeted", "amount_budgeted", "$95 a day"),
    ],
)
def test_a_figure_for_each_of_several_is_a_question_and_no_answer(label: str, key: str, words: str) -> None:
    page = read(f"{_FORM}| {label} | {words} |")
    page.says(**{key: None})
    page.asks("not_understood", key)


def test_a_number_of_teachers_by_the_school_is_a_question() -> None:
    page = read(f"{_FORM}\n\n| Program | Committed teachers |\n| ECS | 2 per school |\n| CSP | 31 |")
    page.says(programs=[{"program": "ecs", "teachers": None}, {"program": "csp", "teachers": 31}])
    page.asks("not_understood", "programs")


@pytest.mark.parametrize(
    ("label", "key", "words", "value"),
    [
        ("Bandwidth in Mbit/s", "bandwidth_mbps", "70 Mbps, soon 1 Gbps", 70),
        ("Students per computer", "students_per_computer", "3 (2 from next year on)", 3),
        ("Number of students", "students", "905 (was 930 in 2013)", 905),
        ("Number of middle schools", "middle_schools", "half a dozen", 6),
    ],
)
def test_what_is_said_of_another_year_is_not_the_answer(
    label: str, key: str, words: str, value: object
) -> None:
    read(f"{_FORM}| {label} | {words} |").says(**{key: value})


def test_figures_behind_their_labels_in_a_row_stay_with_them() -> None:
    read(
        "# Application\nDistrict: Otter Slide Schools\n\nState: TN\n\n"
        "Students 4,120  Elementary 6  Middle 3  High ______\n\nCounselors __4__ Principals __0__"
    ).says(
        students=4120,
        elementary_schools=6,
        middle_schools=3,
        high_schools=None,
        counselors=4,
        principals=0,
    )


def test_a_plan_ends_where_the_numbering_of_the_form_goes_on() -> None:
    page = read(
        "# Application\n1. Our district: Otter Slide Schools, Tennessee\n\n"
        "5. Our vision: Every child writes a program before grade 9.\n\nIt is as normal as band.\n\n"
        "6. The way it gets done: One section in each building.\n\n7. Enrollment: 4,120"
    )
    page.says(vision="Every child writes a program before grade 9.\nIt is as normal as band.", students=4120)
