"""OpenDocument workbooks."""

from __future__ import annotations

from decimal import Decimal

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from tests.connectors.documents.builders.open_document import ods
from tests.connectors.documents.reading import read, reason


def cell(kind: str, value: str = "", text: str = "", more: str = "") -> str:
    attribute = {"float": "value", "date": "date-value", "boolean": "boolean-value"}.get(kind, "")
    given = f'office:{attribute}="{value}"' if attribute else ""
    return f'<table:table-cell office:value-type="{kind}" {given} {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    return f'<table:table table:name="Stipends" {more}>{"".join(rows)}</table:table>'


def test_values_formulas_and_dates_are_read() -> None:
    document = read(
        ods(
            table(
                row(cell("string", text="Teachers"), cell("float", "34", "34.00")),
                row(
                    cell("float", "68", "68", 'table:formula="of:=[.B1]*2+SUM([.B1:.B1])"'),
                    cell("date", "2015-07-13"),
                ),
            )
        )
    )
    assert document.kind is Kind.XLSX
    assert [(c.address, c.value, c.formula, c.is_date) for c in document.sheets[0].cells] == [
        ("A1", "Teachers", "", False),
        ("B1", Decimal(34), "", False),
        ("A2", Decimal(68), "=B1*2+SUM(B1:B1)", False),
        ("B2", "2015-07-13", "", True),
    ]


def test_empty_rows_and_columns_that_repeat_without_end_are_only_counted_over() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    document = read(
        ods(
            table(
                row(empty, more='table:number-rows-repeated="9"'),
                row('<table:table-cell table:number-columns-repeated="2"/>', cell("float", "1")),
                row(empty, more='table:number-rows-repeated="1048560"'),
            )
        )
    )
    assert [c.address for c in document.sheets[0].cells] == ["C10"]


def test_values_that_repeat_beyond_the_limit_are_too_large() -> None:
    many = row(
        cell("float", "1", more='table:number-columns-repeated="9000"'),
        more='table:number-rows-repeated="9000"',
    )
    assert reason(ods(table(many)), limits=Limits(cells=10_000)) is Reason.TOO_LARGE


def test_hidden_sheets_rows_and_merges_are_told() -> None:
    properties = '<style:table-properties table:display="false"/>'
    hidden = f'<style:style style:name="ta1" style:family="table">{properties}</style:style>'
    document = read(
        ods(
            table(
                row(
                    cell("string", text="a", more='table:number-columns-spanned="2"'),
                    "<table:covered-table-cell/>",
                ),
                row(cell("string", text="b"), more='table:visibility="collapse"'),
            ),
            table(row(cell("float", "1")), more='table:style-name="ta1"'),
            automatic=hidden,
        )
    )
    first, second = document.sheets
    assert ([c.hidden for c in first.cells], first.merged, first.hidden, second.hidden) == (
        [False, True],
        ("A1:B1",),
        False,
        True,
    )


def test_a_damaged_workbook_says_so() -> None:
    assert reason(ods(table("<row>"))) is Reason.DAMAGED
