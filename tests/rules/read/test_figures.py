"""Calculators as business offices make them: where the table stands, what its words mean, what does not add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.outcomes import Code, Role
from pipelines.rules.read.calculator.figures import CalculatorReading, read_figures
from pipelines.rules.read.calculator.formula_text import column_letters
from pipelines.tree import Document, Paragraph, Sheet, SheetCell

Value = str | int | Decimal | tuple[str, int | None] | None


def sheet(
    *rows: tuple[Value, ...], name: str = "Stipends", hidden: bool = False, merged: tuple[str, ...] = ()
) -> Sheet:
    """Rows of cells from A1 on; (formula, shown value) for a formula; None for an empty cell."""
    cells = []
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            address = f"{column_letters(column)}{row}"
            if value is None:
                continue
            if isinstance(value, tuple):
                shown = None if value[1] is None else Decimal(value[1])
                cells.append(SheetCell(row, column, address, shown, value[0]))
            else:
                cells.append(
                    SheetCell(row, column, address, value if isinstance(value, str) else Decimal(value))
                )
    return Sheet(name, tuple(cells), hidden, merged)


def read(*sheets: Sheet, mark: str = "") -> CalculatorReading:
    return read_figures(Document("xlsx", sheets=sheets, mark=mark), "calc.xlsx")


HEAD = ("Program", "Teachers", "Days", "Daily rate", "Total")


def test_a_row_says_teachers_days_rate_and_total_with_their_cells() -> None:
    reading = read(sheet(HEAD, ("CSP", 34, 9, 125, ("=B2*C2*D2", 38250))))
    (row,) = reading.figures
    assert reading.role is Role.STIPEND_CALCULATOR
    assert (row.program, row.teachers, row.days, row.rate) == ("csp", 34, "9", "125.00")
    assert (row.stated_total, row.computed_total) == ("38250.00", "38250.00")
    assert dict(row.cells) == {
        "teachers": "Stipends!B2",
        "days": "Stipends!C2",
        "rate": "Stipends!D2",
        "total": "Stipends!E2",
    }
    assert reading.problems == ()


def test_a_total_that_was_never_calculated_is_calculated_here() -> None:
    (row,) = read(sheet(HEAD, ("CSP", 34, 5, 125, ("=B2*C2*D2", None)))).figures
    assert (row.stated_total, row.computed_total) == (None, "21250.00")


def test_a_grand_total_over_a_column_to_its_end_is_read() -> None:
    total = ("Total", None, None, None, ("=SUM(E2:E90000)", 38250))
    reading = read(sheet(HEAD, ("CSP", 34, 9, 125, ("=B2*C2*D2", 38250)), total))
    assert [(row.program, row.stated_total) for row in reading.figures] == [
        ("csp", "38250.00"),
        (None, "38250.00"),
    ]


def test_a_product_beyond_reason_is_no_total() -> None:
    most = 999_999_999_999_999
    (row,) = read(sheet(HEAD, ("CSP", 34, 999_999_999_999, most, ("=B2*C2*D2*D2", most)))).figures
    assert (row.stated_total, row.computed_total) == (f"{most}.00", None)


def test_a_total_that_does_not_come_of_its_figures_is_a_problem_with_both() -> None:
    reading = read(sheet(HEAD, ("CSP", 34, 5, 125, 20000)))
    (problem,) = reading.problems
    assert problem.code is Code.CALCULATOR_DIFFERENCE
    assert problem.detail == (("stated", "20000.00"), ("computed", "21250.00"))
    assert problem.where == "calc.xlsx, cell Stipends!E2"
    assert problem.field == "programs.csp"


def test_a_formula_that_takes_the_row_below_is_a_problem() -> None:
    reading = read(
        sheet(HEAD, ("ECS", 10, 12, 100, ("=B2*C2*D2", 12000)), ("CSP", 34, 5, 125, ("=B2*C3*D3", 6250)))
    )
    (problem,) = reading.problems
    assert problem.field == "programs.csp"
    assert problem.detail == (("stated", "6250.00"), ("computed", "21250.00"))


def test_a_formula_that_adds_benefits_is_believed() -> None:
    reading = read(
        sheet((*HEAD, "Benefits"), ("CSP", 10, 5, 100, ("=B2*C2*D2*(1+F2)", 5400), Decimal("0.08")))
    )
    assert reading.figures[0].computed_total == "5400.00"
    assert reading.problems == ()


def test_a_title_and_notes_may_stand_above_the_table() -> None:
    reading = read(
        sheet(
            ("Stipend calculator",),
            ("Prepared by the business office for 34 teachers",),
            (),
            ("Fill in the white cells.",),
            HEAD,
            ("CS Principles", 34, 9, 125, 38250),
        )
    )
    assert [(row.program, row.teachers) for row in reading.figures] == [("csp", 34)]


def test_two_merged_rows_of_headers_are_one() -> None:
    head = ("Program", "People", None, "Pay", None)
    below = (None, "Teachers", "Days", "Daily rate", "Total")
    reading = read(sheet(head, below, ("ECS", 12, 12, 100, 14400), merged=("B1:C1", "D1:E1")))
    assert [(row.program, row.teachers, row.stated_total) for row in reading.figures] == [
        ("ecs", 12, "14400.00")
    ]


def test_numbers_that_are_text_are_numbers() -> None:
    (row,) = read(sheet(HEAD, ("CSP", "34", "nine", "$125.00", "$38,250"))).figures
    assert (row.teachers, row.days, row.rate, row.stated_total) == (34, "9", "125.00", "38250.00")


def test_hours_and_an_hourly_rate_are_read_as_such() -> None:
    reading = read(
        sheet(
            ("Course", "# of teachers", "Hours", "Hourly rate", "Stipend total"),
            ("ECS", 5, 72, Decimal("24.37"), Decimal("8773.20")),
        )
    )
    (row,) = reading.figures
    assert (row.program, row.hours, row.days, row.rate, row.computed_total) == (
        "ecs",
        "72",
        None,
        "24.37",
        "8773.20",
    )


def test_days_times_hours_a_day_are_hours() -> None:
    head = ("Program", "Teachers", "Days", "Hours per day", "Rate per hour", "Total")
    (row,) = read(sheet(head, ("CSP", 10, 9, 6, 20, 10800))).figures
    assert (row.hours, row.computed_total) == ("54", "10800.00")


def test_a_rate_may_stand_once_above_the_table() -> None:
    reading = read(
        sheet(
            ("Stipend per day", 125),
            (),
            ("Program", "Teachers", "Days", "Total"),
            ("CSP", 34, 5, ("=B4*C4*$B$1", 21250)),
        )
    )
    (row,) = reading.figures
    assert (row.rate, row.computed_total) == ("125.00", "21250.00")


def test_programs_may_stand_beside_each_other() -> None:
    reading = read(
        sheet(
            ("Program", "ECS", "CSP"),
            ("Teachers", 10, 34),
            ("Days", 12, 9),
            ("Daily rate", 100, 125),
            ("Total", 12000, 38250),
        )
    )
    assert [(row.program, row.teachers, row.stated_total) for row in reading.figures[:2]] == [
        ("ecs", 10, "12000.00"),
        ("csp", 34, "38250.00"),
    ]
    assert dict(reading.figures[1].cells)["teachers"] == "Stipends!C2"


def test_a_grand_total_is_a_row_without_a_program_and_must_be_the_sum() -> None:
    rows = (HEAD, ("ECS", 10, 12, 100, 12000), ("CSP", 34, 9, 125, 38250), ("Total", None, None, None, 50000))
    reading = read(sheet(*rows))
    assert reading.figures[-1].program is None
    assert (reading.figures[-1].stated_total, reading.figures[-1].computed_total) == ("50000.00", "50250.00")
    assert [problem.detail for problem in reading.problems] == [
        (("stated", "50000.00"), ("computed", "50250.00"))
    ]


def test_programs_without_teachers_say_nothing() -> None:
    reading = read(sheet(HEAD, ("ECS", 0, 5, 125, 0), ("CSP", 34, 5, 125, 21250)))
    assert [row.program for row in reading.figures] == ["csp"]


def test_an_untouched_calculator_is_blank() -> None:
    reading = read(
        sheet(HEAD, ("ECS", None, None, None, ("=B2*C2*D2", 0)), ("CSP", None, None, None, ("=B3*C3*D3", 0)))
    )
    assert (reading.role, reading.is_blank, reading.figures) == (Role.STIPEND_CALCULATOR, True, ())


def test_hidden_sheets_are_not_looked_at_but_formulas_may_refer_to_them() -> None:
    old = sheet(HEAD, ("CSP", 12, 5, 100, 6000), name="Old", hidden=True)
    new = sheet(HEAD, ("CSP", 31, 5, 125, ("=B2*C2*D2+Old!E2-Old!E2", 19375)), name="New")
    reading = read(old, new)
    assert [(row.teachers, row.computed_total) for row in reading.figures] == [(31, "19375.00")]


def test_hidden_rows_are_not_looked_at() -> None:
    shown = sheet(HEAD, ("ECS", 12, 5, 100, 6000), ("CSP", 31, 5, 125, 19375))
    cells = tuple(
        SheetCell(cell.row, cell.column, cell.address, cell.value, hidden=cell.row == 2)
        for cell in shown.cells
    )
    assert [row.program for row in read(Sheet("S", cells)).figures] == ["csp"]


TRAVEL_HEAD = ("Traveler", "Miles", "Flight", "Hotel nights", "Meals", "Total")


def test_a_travel_calculator_says_how_many_travel_and_what_it_costs() -> None:
    reading = read(
        sheet(
            ("Travel calculator",),
            TRAVEL_HEAD,
            ("Rosa Calloway", 300, 0, 4, 255, ("=B3+C3+D3+E3", 559)),
            ("Anh Nguyen", 0, 410, 4, 255, ("=B4+C4+D4+E4", 669)),
            ("Total", None, None, None, None, ("=SUM(F3:F4)", 1228)),
            name="Travel",
        )
    )
    (row,) = reading.figures
    assert (reading.role, row.role, row.program) == (Role.TRAVEL_CALCULATOR, Role.TRAVEL_CALCULATOR, None)
    assert (row.teachers, row.stated_total, row.computed_total) == (2, "1228.00", "1228.00")
    assert row.cells == (("total", "Travel!F5"),)


def test_both_calculators_in_one_workbook_are_both_read() -> None:
    stipends = sheet(HEAD, ("CSP", 34, 9, 125, 38250))
    travel = sheet(TRAVEL_HEAD, ("Rosa Calloway", 300, 0, 4, 255, 559), name="Travel")
    reading = read(stipends, travel)
    assert reading.role is Role.STIPEND_CALCULATOR
    assert [row.role for row in reading.figures] == [Role.STIPEND_CALCULATOR, Role.TRAVEL_CALCULATOR]


def test_comma_separated_values_are_a_calculator_too() -> None:
    lines = ("Program,Teachers,Days,Daily rate,Total", 'CSP,34,9,125,"38,250"', "Total,,,,38250")
    document = Document("text", parts=(("body", tuple(Paragraph(line) for line in lines)),))
    reading = read_figures(document, "calc.csv")
    assert reading.role is Role.STIPEND_CALCULATOR
    assert (reading.figures[0].teachers, reading.figures[0].stated_total) == (34, "38250.00")
    assert dict(reading.figures[0].cells)["total"] == "E2"


@pytest.mark.parametrize(
    "other",
    [
        sheet(
            ("Name", "School", "Subject", "E-mail"),
            ("Rosa Calloway", "Central High", "Physics", "r@x.example"),
        ),
        sheet(("Account", "Budget", "Spent"), ("Supplies", 1000, 20)),
        sheet(("Dear team,",), ("please find our roster below.",)),
        sheet(("Teacher", "Program"), ("Rosa Calloway", "CSP")),
        sheet(),
    ],
)
def test_another_workbook_is_no_calculator(other: Sheet) -> None:
    assert read(other) == CalculatorReading(Role.OTHER)


def test_only_the_mark_of_our_own_queue_makes_decisions() -> None:
    imitation = sheet(("rank", "application_id", "decision"), (1, "A-1", "accept"))
    assert read(imitation).role is Role.OTHER
    assert read(imitation, mark="partnerships queue 2026-11-02").role is Role.DECISIONS
    assert read(sheet(HEAD, ("CSP", 1, 1, 1, 1)), mark="partnerships form 1").role is Role.STIPEND_CALCULATOR


@given(st.integers(1, 500), st.integers(1, 12), st.integers(1, 99_999), st.integers(0, 6))
def test_a_correct_calculator_never_has_a_problem(
    teachers: int, days: int, cents: int, rows_above: int
) -> None:
    rate = Decimal(cents) / 100
    above = [("Stipends",)] * rows_above
    reading = read(sheet(*above, HEAD, ("CSP", teachers, days, rate, teachers * days * rate)))
    assert reading.problems == ()
    assert Decimal(str(reading.figures[0].computed_total)) == teachers * days * rate


def test_subtotals_of_a_program_count_once() -> None:
    head = ("School", "Program", "Teachers", "Days", "Rate per day", "Total")
    reading = read(
        sheet(
            head,
            ("East", "CSP", 18, 9, 100, 16200),
            ("West", "CSP", 12, 9, 100, 10800),
            ("Subtotal", "CSP", 30, 9, 100, 27000),
            ("Average", "", 15, 9, 100, 13500),
            ("Total", "", 30, None, None, 27000),
        )
    )
    assert [figures.teachers for figures in reading.figures if figures.program == "csp"] == [30]
    assert not reading.problems


def test_a_line_longer_than_a_cell_may_be_is_no_sheet_of_separated_values() -> None:
    # 150,000 characters: the csv module reads cells of up to 131,072
    document = Document("text", parts=(("body", (Paragraph("Total " * 25_000), Paragraph("a,b,c"))),))
    assert read_figures(document, "figures.csv").role is Role.OTHER


def test_figures_as_text_with_their_units_are_no_second_row_of_the_header() -> None:
    head = ("PD", "# Teachers", "Length", "Stipend", "Total cost")
    (row,) = read(sheet(head, ("CS Principles", "34 teachers", "5 days", "$125/day", "$21,250.00"))).figures
    assert (row.program, row.teachers, row.days, row.rate) == ("csp", 34, "5", "125.00")
    assert (row.stated_total, row.computed_total) == ("21250.00", "21250.00")


def test_the_days_and_rates_of_two_groups_of_columns_stay_apart() -> None:
    head = ("Program", "Teachers", "By the day", None, "By the hour", None, "Total")
    below = (None, None, "Days", "Stipend", "Hours", "Stipend", None)
    reading = read(
        sheet(
            head, below, ("ECS", 10, 5, 120, None, None, 6000), ("CSP", 8, None, None, 40, 25, 8000),
            merged=("C1:D1", "E1:F1"),
        )
    )  # fmt: skip
    assert [(row.days, row.hours, row.rate, row.computed_total) for row in reading.figures] == [
        ("5", None, "120.00", "6000.00"),
        (None, "40", "25.00", "8000.00"),
    ]


def test_a_sheet_for_each_program_may_name_it_in_its_tab_alone() -> None:
    def one(name: str, teachers: int, days: int, total: int) -> Sheet:
        labels = ("Number of teachers", "Days of PD", "Stipend per day", "Total stipends")
        return sheet(*zip(labels, (teachers, days, 125, total), strict=True), name=name)

    reading = read(one("CSP", 34, 5, 21250), one("ECS", 12, 7, 10500))
    assert [(row.program, row.teachers, row.computed_total) for row in reading.figures] == [
        ("csp", 34, "21250.00"),
        ("ecs", 12, "10500.00"),
    ]


def test_sheets_of_schools_add_up_and_their_summary_counts_once() -> None:
    east = sheet(HEAD, ("CSP", 20, 5, 100, ("=B2*C2*D2", 10000)), name="East High")
    west = sheet(HEAD, ("CSP", 14, 5, 100, ("=B2*C2*D2", 7000)), name="West High")
    sums = (("='East High'!B2+'West High'!B2", 34), ("='East High'!E2+'West High'!E2", 17000))
    summary = sheet(("Program", "Teachers", "Total"), ("CSP", *sums), name="Both")
    reading = read(east, west, summary)
    assert [(row.teachers, row.rate, row.computed_total) for row in reading.figures] == [
        (34, "100.00", "17000.00")
    ]
    assert ("teachers", "West High!B2") in reading.figures[0].cells
    assert reading.problems == ()


def test_a_summary_that_says_another_sum_is_a_problem() -> None:
    east = sheet(HEAD, ("CSP", 20, 5, 100, 10000), name="East High")
    west = sheet(HEAD, ("CSP", 14, 5, 100, 7000), name="West High")
    summary = sheet(("Program", "Teachers", "Total"), ("CSP", 34, 16000), name="Summary")
    reading = read(east, west, summary)
    assert [row.teachers for row in reading.figures] == [34]
    assert [problem.detail for problem in reading.problems] == [
        (("stated", "16000.00"), ("computed", "17000.00"))
    ]


def test_a_copied_sheet_counts_once_and_a_changed_copy_is_asked_about() -> None:
    rows = (HEAD, ("CSP", 20, 5, 100, 10000))
    assert len(read(sheet(*rows), sheet(*rows, name="Copy of Stipends")).figures) == 1
    changed = read(sheet(*rows), sheet(HEAD, ("CSP", 25, 5, 100, 12500), name="Stipends (2)"))
    assert [row.teachers for row in changed.figures] == [20]
    assert [(problem.code, problem.seen) for problem in changed.problems] == [
        (Code.CONTRADICTION, "Stipends (2): 12500.00")
    ]


def test_the_sheet_of_an_earlier_year_does_not_count() -> None:
    old = sheet(HEAD, ("CSP", 11, 5, 100, 5500), name="2015-16")
    new = sheet(HEAD, ("CSP", 20, 5, 100, 10000), name="2016-17")
    assert [row.teachers for row in read(old, new).figures] == [20]


def test_a_share_that_was_not_calculated_again_is_a_problem() -> None:
    head = (*HEAD, "Our share (50%)")
    reading = read(sheet(head, ("CSP", 10, 5, 100, ("=B2*C2*D2", 5000), ("=E2/2", 2000))))
    assert [problem.detail for problem in reading.problems] == [
        (("stated", "2000.00"), ("computed", "2500.00"))
    ]


def test_a_total_that_refers_to_itself_or_to_what_is_gone_is_a_problem() -> None:
    reading = read(sheet(HEAD, ("CSP", 34, 5, 125, ("=E2+B2*C2*D2", 0))))
    assert [problem.detail for problem in reading.problems] == [
        (("stated", "0.00"), ("computed", "21250.00"))
    ]
    gone = Sheet(
        "S",
        tuple(
            SheetCell(cell.row, cell.column, cell.address, cell.value)
            for cell in sheet(HEAD, ("CSP", 34, 5, 125)).cells
        )
        + (SheetCell(2, 5, "E2", "#REF!", "=B2*C2*#REF!"),),
    )
    assert [problem.detail for problem in read(gone).problems] == [
        (("stated", "#REF!"), ("computed", "21250.00"))
    ]


def test_tables_beside_and_below_each_other_are_each_read() -> None:
    travel = ("Ana Ruiz", 120, 0, 4, 150, 570)
    beside = read(sheet((*HEAD, None, *TRAVEL_HEAD), ("CSP", 3, 5, 100, 1500, None, *travel), name="Costs"))
    below = read(sheet(HEAD, ("CSP", 3, 5, 100, 1500), (), TRAVEL_HEAD, travel, name="Costs"))
    for reading in (beside, below):
        assert reading.role is Role.STIPEND_CALCULATOR
        assert [(row.teachers, row.computed_total) for row in reading.figures] == [
            (3, "1500.00"),
            (1, "570.00"),
        ]


def test_a_line_a_teacher_is_counted_by_program() -> None:
    reading = read(
        sheet(
            ("Teacher", "School", "Program", "Days", "Stipend per day", "Total"),
            ("Ana Ruiz", "East", "CSP", 5, 100, 500),
            ("Bo Lind", "East", "CSP", 5, 100, 500),
            ("Cy Marsh", "West", "ECS", 7, 100, 700),
            ("Total", None, None, None, None, 1700),
        )
    )
    assert [(row.program, row.teachers, row.computed_total) for row in reading.figures] == [
        ("csp", 2, "1000.00"),
        ("ecs", 1, "700.00"),
        (None, None, "1700.00"),
    ]
    assert reading.problems == ()


def test_phases_add_up_their_days_but_not_their_teachers() -> None:
    reading = read(
        sheet(
            ("Computer Science Principles",),
            ("Phase", "Teachers", "Days", "Rate per day", "Total"),
            ("Summer", 20, 5, 100, 10000),
            ("Fall", 20, 2, 100, 4000),
        )
    )
    assert [(row.program, row.teachers, row.days, row.computed_total) for row in reading.figures] == [
        ("csp", 20, "7", "14000.00")
    ]


def test_days_of_substitutes_and_costs_a_student_are_no_figures_of_the_table() -> None:
    head = ("Program", "Teachers", "Sub days", "Days", "Stipend/day", "Total", "Cost per student")
    (row,) = read(sheet(head, ("CSP", 10, 0, 5, 100, 5000, 12))).figures
    assert (row.days, row.stated_total) == ("5", "5000.00")


def test_a_row_that_only_names_a_program_stands_for_the_schools_below_it() -> None:
    reading = read(
        sheet(
            ("School", "Teachers", "Days", "Stipend per day", "Total"),
            ("Computer Science Principles",),
            ("East High", 10, 5, 100, 5000),
            ("West High", 8, 5, 100, 4000),
            ("Exploring Computer Science",),
            ("East High", 4, 7, 100, 2800),
        )
    )
    assert [(row.program, row.teachers) for row in reading.figures] == [("csp", 18), ("ecs", 4)]


def test_a_program_over_several_rows_stands_for_each() -> None:
    reading = read(
        sheet(
            ("Program", "School", "Teachers", "Days", "Stipend per day", "Total"),
            ("CSP", "East", 10, 5, 100, 5000),
            (None, "West", 8, 5, 100, 4000),
            merged=("A2:A3",),
        )
    )
    assert [(row.program, row.teachers) for row in reading.figures] == [("csp", 18)]


def test_a_total_over_a_line_that_was_typed_over_is_a_problem_too() -> None:
    rows = ((), ("ECS",), ("CSP", 31, 5, 125, 19000), ("Total", None, None, None, ("=SUM(E3:E4)", 19000)))
    reading = read(sheet(HEAD, *rows))
    assert [problem.detail for problem in reading.problems] == [
        (("stated", "19000.00"), ("computed", "19375.00")),
        (("stated", "19000.00"), ("computed", "19375.00")),
    ]
