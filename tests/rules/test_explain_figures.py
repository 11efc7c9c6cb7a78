"""Form, calculator and policy side by side: figures worked out by hand."""

from __future__ import annotations

from typing import Any

from pipelines.rules.explain_figures import FigureRow, side_by_side

COMPUTED = {"code": "computed", "unit": "hour", "length": "57.5", "rate_cents": 2437, "cost_cents": 4_203_825}


def request(**changes: Any) -> dict[str, Any]:
    return {"stated": 30, "teachers": 30, "funding": COMPUTED, "reconciled": None, **changes}


def test_without_a_calculator_its_column_is_blank() -> None:
    # 30 x 24.37 x 57.5 = 42,038.25
    assert side_by_side(request()) == [
        FigureRow("Teachers", "30", "", "30", differs=False),
        FigureRow("Rate an hour", "$24.37", "", "$24.37", differs=False),
        FigureRow("Length", "", "", "57.5 hours", differs=False),
        FigureRow("Cost", "$42,038.25", "", "$42,038.25", differs=False),
    ]


def test_a_form_that_states_another_number_than_counts_differs() -> None:
    # The district states 20 and 30 count: 20 x 24.37 x 57.5 = 28,025.50
    rows = side_by_side(request(stated=20))
    assert rows[0] == FigureRow("Teachers", "20", "", "30", differs=True)
    assert rows[3] == FigureRow("Cost", "$28,025.50", "", "$42,038.25", differs=True)


def test_without_a_rate_only_the_teachers_are_compared() -> None:
    assert side_by_side(request(funding={"code": "no_rate"}, stated=None)) == [
        FigureRow("Teachers", "", "", "30", differs=False)
    ]


def test_two_ways_to_write_one_figure_are_one() -> None:
    figures = [{"what": "length", "calculator": "9.0", "form": None, "policy": "9"}]
    reconciled = {"program": "csp", "document": "c.xlsx", "unit": "day", "figures": figures}
    [row] = side_by_side(request(reconciled=reconciled))
    assert (row.calculator, row.policy, row.differs) == ("9.0 days", "9 days", False)
