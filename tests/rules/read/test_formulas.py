"""Formulas calculated anew; what is beyond us has no result, and nothing a stranger writes takes long."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.rules.read.calculator.formula_text import column_letters, references
from pipelines.rules.read.calculator.formulas import Workbook
from pipelines.tree import Sheet, SheetCell

CELLS = (
    SheetCell(5, 2, "B5", Decimal(34)),
    SheetCell(5, 3, "C5", Decimal(5)),
    SheetCell(5, 4, "D5", "$125.00"),
    SheetCell(6, 2, "B6", Decimal(0)),
    SheetCell(7, 2, "B7", None),
    SheetCell(8, 2, "B8", "words"),
    SheetCell(9, 2, "B9", Decimal(68), "=B5*2"),
)


def calculated(formula: str) -> Decimal | None:
    workbook = Workbook.of(
        [Sheet("Stipends", (*CELLS, SheetCell(20, 1, "A20", None, formula))), Sheet("Old one", CELLS)]
    )
    return workbook.calculated("Stipends", "A20")


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=B5*C5*D5", "21250"),
        ("=B5*C5*D5*50%", "10625"),
        ("=(B5+C5)*2", "78"),
        ("=B5-C5-4", "25"),
        ("=B5/C5", "6.8"),
        ("=-B5", "-34"),
        ("=2^3", "8"),
        ("=-2^2", "4"),
        ("=SUM(B5:C5)", "39"),
        ("=SUM(B5:C6,100)", "139"),
        ("=SUM(B5;C5)", "39"),
        ("=SUM(B5:B8)", "34"),
        ("=PRODUCT(B5:C5)", "170"),
        ("=SUMPRODUCT(B5:C5,B5:C5)", "1181"),
        ("=ROUND(10/3,2)", "3.33"),
        ("=ROUND(2.5,0)", "3"),
        ("=ROUNDDOWN(19.999,2)", "19.99"),
        ("=ROUNDUP(19.991,2)", "20"),
        ("=INT(-1.5)", "-2"),
        ("=MIN(B5,C5)", "5"),
        ("=MAX(B5:C5)", "34"),
        ("=ABS(-7)", "7"),
        ("=AVERAGE(B5:C5)", "19.5"),
        ("=IF(C5>0,B5*C5,0)", "170"),
        ("=IF(B6=0,0,B5/B6)", "0"),
        ('=IF(B8="words",1,2)', "1"),
        ("=IFERROR(B5/B6,7)", "7"),
        ("=$B$5*C$5", "170"),
        ("=Stipends!B5", "34"),
        ("='Old one'!B5+1", "35"),
        ("=B9+1", "69"),
        ("=B7+1", "1"),
        ("= B5 * C5 ", "170"),
        ("=TRUE", "1"),
    ],
)
def test_a_formula_comes_to_its_result(formula: str, result: str) -> None:
    assert calculated(formula) == Decimal(result)


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(1,B5:C5,2)",
        "=B5/B6",
        "=B8*2",
        "=A20+1",
        "=Missing!B5",
        "=[Other.xlsx]Sheet1!A1",
        "=1+",
        "=(1",
        "=1 2",
        "=B5:C5",
        '=HYPERLINK("http://x.example")',
        "=cmd|' /C calc'!A0",
        "=SUM(A1:ZZZ9999999)",
        "=2^9999",
        "=" + "(" * 5000,
        "=" + "-" * 5000 + "1",
        "=" + "1+" * 5000 + "1",
        "=ROUND(1,99)",
        "=AVERAGE(B8:B8)",
    ],
)
def test_what_is_beyond_us_has_no_result(formula: str) -> None:
    assert calculated(formula) is None


def test_sums_of_sums_of_sums_come_to_an_end() -> None:
    rows = [SheetCell(row, 1, f"A{row}", None, f"=SUM(A{row + 1}:A{row + 400})") for row in range(1, 2000)]
    workbook = Workbook.of([Sheet("S", tuple(rows))])
    assert workbook.calculated("S", "A1") in (None, Decimal(0))


def test_cells_that_refer_to_each_other_have_no_result() -> None:
    cells = (SheetCell(1, 1, "A1", None, "=B1"), SheetCell(1, 2, "B1", None, "=A1"))
    assert Workbook.of([Sheet("S", cells)]).calculated("S", "A1") is None


def test_the_cells_that_a_formula_names_are_known() -> None:
    assert references("=SUM(A1:B2)*$C$3+Other!D4") == {"A1", "B1", "A2", "B2", "C3"}


def test_a_column_summed_to_its_end_is_named_as_it_stands() -> None:
    """People sum a column down to the last row that there is; unfolded it would be a million cells."""
    assert references("=SUM(E2:E1048576)+B1") == {"E2:E1048576", "B1"}


@given(st.integers(1, 18_278))
def test_column_letters_count_like_a_spreadsheet(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - 64
    assert value == number


@given(st.text(alphabet="=B5C6+-*/(),%^:!$&\"'SUMIF0 .<>", max_size=60))
@settings(max_examples=500)
def test_no_text_of_a_formula_raises(text: str) -> None:
    result = calculated("=" + text)
    assert result is None or isinstance(result, Decimal)
