"""Tables of Word files: every cell once, at its column, with what it spans."""

from __future__ import annotations

from connectors.limits import Limits
from pipelines.outcomes import Reason
from pipelines.tree import Table
from tests.connectors.documents.builders.word import cell, docx, par, row, table
from tests.connectors.documents.reading import lines, read, reason, tables

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def spans(found: Table) -> list[list[tuple[int, int, int]]]:
    """(column, columns, rows) of each cell, row by row."""
    return [[(cell.column, cell.column_span, cell.row_span) for cell in row.cells] for row in found.rows]


def test_merged_cells_stand_once_with_their_spans() -> None:
    document = read(
        docx(
            table(
                row(cell("Level", settings=RESTART), cell("Programs", settings='<w:gridSpan w:val="2"/>')),
                row(cell("hidden", settings=CONTINUE), "ECS", "12"),
                row(cell(settings=CONTINUE), "CSP", "34"),
            )
        )
    )
    assert lines(document) == ["Level | Programs", "ECS | 12", "CSP | 34"]
    assert spans(tables(document)[0]) == [
        [(0, 1, 3), (1, 2, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(1, 1, 1), (2, 1, 1)],
    ]


def test_a_continued_cell_without_a_beginning_is_a_cell_of_its_own() -> None:
    document = read(docx(table(row("a", "b"), row(cell("c", settings=CONTINUE), "d"))))
    assert lines(document) == ["a | b", "c | d"]


def test_a_merge_whose_first_row_is_deleted_begins_where_it_is_seen() -> None:
    gone = row(cell("old", settings=RESTART), "x", settings='<w:del w:id="1" w:author="A"/>')
    document = read(
        docx(table(gone, row(cell("kept", settings=CONTINUE), "y"), row(cell(settings=CONTINUE), "z")))
    )
    assert lines(document) == ["kept | y", "z"]


def test_old_merges_across_are_one_cell() -> None:
    merged = row(
        cell("Title", settings='<w:hMerge w:val="restart"/>'), cell(settings='<w:hMerge w:val="continue"/>')
    )
    assert spans(tables(read(docx(table(merged))))[0]) == [[(0, 2, 1)]]


def test_columns_that_a_row_leaves_out_are_counted() -> None:
    document = read(docx(table(row("x", settings='<w:gridBefore w:val="2"/>'))))
    assert spans(tables(document)[0]) == [[(2, 1, 1)]]


def test_a_table_inside_a_cell_keeps_its_rows() -> None:
    inner = table(row("Name", "Ana"), row("Phone", "555"))
    document = read(docx(table(row(cell(par("Contact"), inner, par("")), "x"))))
    assert lines(document) == ["Contact / Name | Ana / Phone | 555 /  | x"]
    nested = tables(document)[0].rows[0].cells[0].blocks[1]
    assert isinstance(nested, Table)
    assert nested.rows[1].cells[1].place == "table 1, row 1, column 1, inner table 1, row 2, column 2"


def test_header_rows_are_told() -> None:
    found = tables(read(docx(table(row("Name", settings="<w:tblHeader/>"), row("Ana")))))[0]
    assert [row.is_header for row in found.rows] == [True, False]


def test_tables_that_nest_without_end_are_set_aside() -> None:
    content = par("x")
    for _ in range(5):
        content = table(row(cell(content)))
    assert reason(docx(content), limits=Limits(table_depth=4)) is Reason.TOO_LARGE
    assert reason(docx(content), limits=Limits(table_depth=5)) is None
