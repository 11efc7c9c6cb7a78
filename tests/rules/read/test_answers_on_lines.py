"""Answers typed onto the lines that were printed for them, with one stroke or several before and behind."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_PAGE = """
District: Copper Bend School District
State: AZ
Students: _1,905_   Elementary schools: _3_   Middle schools: _1_

Applying as:   _X_ single district   ___ lead   ___ member

Programs:
☐ K-5 courses
☒ CS in Algebra   teachers: _4_   first year: _2016-17_
☐ CS in Science

Stipend:  $__110__ per day   or  $______ per hour
Amount budgeted: $__1,760__    Source: __Title IV__
"""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("students", 1905),
        ("elementary_schools", 3),
        ("middle_schools", 1),
        ("applying_as", "single"),
        ("stipend_per_day", "110.00"),
        ("stipend_per_hour", None),
        ("amount_budgeted", "1760.00"),
        ("funding_source", "Title IV"),
    ],
)
def test_strokes_around_an_answer_are_none_of_it(key: str, value: object) -> None:
    assert read(_PAGE, kind="text").answers[key] == value


def test_a_ticked_program_has_the_figures_on_the_lines_behind_it() -> None:
    [row] = read(_PAGE, kind="text").answers["programs"]
    assert (row["program"], row["teachers"], row["first_year"]) == ("algebra", 4, "2016-17")


def test_strokes_inside_a_word_stay() -> None:
    page = "| Source of funding | grant {0.__class__.__name__} |\n| How will you sustain it? | %s {0.__class__} of a_b |\n"
    answers = read(page).answers
    assert answers["funding_source"] == "grant {0.__class__.__name__}"
    assert answers["sustaining"] == "%s {0.__class__} of a_b"
