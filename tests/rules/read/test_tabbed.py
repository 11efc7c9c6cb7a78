"""Tables pasted as text: what ends a line in empty cells is lost on the way, and the row is a row all the same."""

from __future__ import annotations

from pipelines.rules.read.tables.tabbed import with_tables
from pipelines.tree import Paragraph, Table

HEADER = "Program\tCommitted teachers\tSchools\tFirst school year\tPathway\tPlan"


def rows_of(*lines: str) -> list[list[str]]:
    blocks = with_tables(tuple(Paragraph(line) for line in lines))
    return [
        [cell.text for cell in row.cells]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_a_row_whose_last_cells_are_empty_stays_in_its_table() -> None:
    assert rows_of(HEADER, "CSP\t4\t1\t2027-28\tOwn cohort of 30", "ECS\t31")[1:] == [
        ["CSP", "4", "1", "2027-28", "Own cohort of 30", ""],
        ["ECS", "31", "", "", "", ""],
    ]


def test_a_label_with_its_answer_behind_a_table_is_no_row() -> None:
    assert len(rows_of(HEADER, "CSP\t4\t1\t2027-28\tOwn cohort\tnone", "Superintendent:\tAnn Marsh")) == 2


def test_a_row_whose_inner_cell_is_empty_makes_a_table_of_the_one_above() -> None:
    assert rows_of(
        HEADER, "CSP\t0\t1\t2027-28\tOwn cohort of 30\tPosters", "ECS\t2\t\t2027-28\tOwn cohort of 30"
    )[1:] == [
        ["CSP", "0", "1", "2027-28", "Own cohort of 30", "Posters"],
        ["ECS", "2", "", "2027-28", "Own cohort of 30", ""],
    ]


def test_one_member_below_headings_is_a_row_and_no_answers() -> None:
    found = rows_of("District\tState\tProgram\tTeachers", "Alder Unified Schools\tTX\tK-5 courses\t1")
    assert found[1:] == [["Alder Unified Schools", "TX", "K-5 courses", "1"]]
