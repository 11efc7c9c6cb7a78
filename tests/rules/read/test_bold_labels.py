"""Lines that open with words in bold, several below each other."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_bold_words_that_open_one_line_after_the_other_are_labels_whatever_follows() -> None:
    page = """
**District** Pelican Reef County School District

**We apply** as one district

**Contact** Gia Moreno, gmoreno@pelican.example

**Taxes** we understand
"""
    read(page).says(
        district_name="Pelican Reef County School District",
        applying_as="single",
        primary_name="Gia Moreno",
        taxes_understood=True,
    )


def test_the_same_lines_inside_one_paragraph_are_labels_too() -> None:
    page = "**State** Florida \\ **We apply** as one district \\ **Ratio** 1 computer for 2 students"
    read(page).says(state="FL", applying_as="single", students_per_computer=2)


def test_bold_words_in_the_text_of_a_plan_stay_part_of_it() -> None:
    page = """
## What is your vision of access to computer science for all students?

**Every child** learns to code.

**Every school** has a course.

**Every teacher** has a coach.
"""
    assert read(page).answers["vision"] == (
        "Every child learns to code.\nEvery school has a course.\nEvery teacher has a coach."
    )
