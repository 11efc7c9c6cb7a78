"""Our own calculators: their formulas, and that our own reader gets back what was put in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.form_writer.calculators import StipendLine, TravelLine, stipend_calculator, travel_calculator
from connectors.limits import Limits
from connectors.workbooks import read_workbook
from pipelines.outcomes import Role
from pipelines.rules.read.calculator.figures import CalculatorReading, read_figures


def read(content: bytes) -> CalculatorReading:
    return read_figures(read_workbook(content, Limits()), "calc.xlsx")


@pytest.mark.parametrize(
    ("content", "role"),
    [(stipend_calculator(), Role.STIPEND_CALCULATOR), (travel_calculator(), Role.TRAVEL_CALCULATOR)],
)
def test_the_blank_calculators_are_known_as_such_and_as_blank(content: bytes, role: Role) -> None:
    reading = read(content)
    assert (reading.role, reading.is_blank, reading.problems) == (role, True, ())


def test_the_same_lines_give_the_same_bytes() -> None:
    lines = [StipendLine("csp", 34, Decimal(9), Decimal(125))]
    assert stipend_calculator(lines) == stipend_calculator(lines)
    assert travel_calculator() == travel_calculator()


def test_a_stipend_calculator_by_the_day_and_by_the_hour() -> None:
    # 34 x 9 x 125 = 38,250; 5 x 72 x 24.37 = 8,773.20; together 47,023.20
    lines = [
        StipendLine("csp", 34, Decimal(9), Decimal(125)),
        StipendLine("ecs", 5, hours=Decimal(72), rate_per_hour=Decimal("24.37")),
    ]
    reading = read(stipend_calculator(lines))
    assert [(row.program, row.teachers, row.stated_total) for row in reading.figures] == [
        ("ecs", 5, "8773.20"),
        ("csp", 34, "38250.00"),
        (None, None, "47023.20"),
    ]
    assert reading.problems == ()


def test_a_travel_calculator_adds_up_its_travelers() -> None:
    # 386 x 0.54 + 5 x 119 + 5 x 46 = 208.44 + 595 + 230 = 1,033.44; 290 + 595 + 230 = 1,115.00
    lines = [
        TravelLine("Rosa Calloway", 386, Decimal(0), 5, Decimal(119), 5, Decimal(46)),
        TravelLine("Anh Nguyen", 0, Decimal(290), 5, Decimal(119), 5, Decimal(46)),
    ]
    (row,) = read(travel_calculator(lines, Decimal("0.54"))).figures
    assert (row.teachers, row.stated_total, row.computed_total) == (2, "2148.44", "2148.44")


LINES = st.tuples(
    st.sampled_from(("algebra", "science", "ecs", "csp")),
    st.integers(1, 400),
    st.integers(1, 12),
    st.integers(1, 99_999),
)


@given(st.lists(LINES, min_size=1, max_size=4, unique_by=lambda line: line[0]))
@settings(max_examples=25)
def test_what_is_put_in_is_what_is_read(lines: list[tuple[str, int, int, int]]) -> None:
    filled = [
        StipendLine(program, heads, Decimal(days), Decimal(cents) / 100)
        for program, heads, days, cents in lines
    ]
    reading = read(stipend_calculator(filled))
    assert reading.problems == ()
    found = {row.program: (row.teachers, row.days, row.rate) for row in reading.figures if row.program}
    assert found == {
        program: (heads, str(days), f"{Decimal(cents) / 100:.2f}") for program, heads, days, cents in lines
    }
