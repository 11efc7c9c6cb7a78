"""Forms that were typed into a workbook, beside calculators that name a contact too."""

from __future__ import annotations

import io

import openpyxl

from connectors.limits import Limits
from pipelines.outcomes import Kind, Role
from pipelines.records import Attachment
from pipelines.rules.read.message.findings import Finding
from pipelines.steps.read_document import read_attachment

Cells = tuple[str | float | None, ...]

_QUESTIONS: tuple[Cells, ...] = (
    ("District", None),
    ("District name", "Yarrow Bluff School District"),
    ("City", "Yarrow Bluff"),
    ("State", "South Dakota"),
    ("Postal code", 57999),
    ("Number of students", 2480),
    ("Number of elementary schools", 4),
    ("Number of middle schools", 1),
    ("Number of high schools", 1),
    ("Contacts", None),
    ("Primary contact: name", "Gretchen Ives"),
    ("Primary contact: title", "Curriculum Director"),
    ("Primary contact: e-mail", "gives@yarrowbluff.example"),
    ("Primary contact: telephone", "(605) 555-0108"),
    ("Student-to-computer ratio", "1:1"),
    ("Internet bandwidth (Mbit/s)", 500),
    ("Stipend per teacher per day", 132.5),
    ("Amount budgeted for stipends", 7950),
    ("Source of funding", "Title IV"),
)
_PROGRAMS: tuple[Cells, ...] = (
    ("Program", "Committed teachers", "Schools", "First school year"),
    ("K-5 courses", None, None, None),
    ("CS in Algebra", 5, 1, "2016-17"),
    ("CS in Science", None, None, None),
    ("Computer Science Principles (CSP)", 2, 1, "2016-17"),
)


def _workbook(*rows: Cells) -> Finding:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Application", 0)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    content = io.BytesIO()
    book.save(content)
    return read_attachment(Attachment("form.xlsx", content.getvalue(), Kind.XLSX), Limits())


def _in_column_b(*rows: Cells) -> list[Cells]:
    return [(None, *row) for row in rows]


def test_questions_beside_answers_and_a_table_of_programs_below_an_empty_row() -> None:
    rows = _in_column_b(*_QUESTIONS, (), ("Programs asked for",), *_PROGRAMS)
    finding = _workbook(("District Partnership Application",), *rows)
    assert finding.role is Role.APPLICATION
    answers = finding.answers or {}
    assert (answers["district_name"], answers["state"]) == ("Yarrow Bluff School District", "SD")
    assert (answers["students"], answers["high_schools"], answers["bandwidth_mbps"]) == (2480, 1, 500)
    assert (answers["stipend_per_day"], answers["amount_budgeted"]) == ("132.50", "7950.00")
    asked_for = [(row["program"], row["teachers"], row["first_year"]) for row in answers["programs"]]
    assert asked_for == [("algebra", 5, "2016-17"), ("csp", 2, "2016-17")]


def test_the_table_of_programs_may_follow_the_questions_without_an_empty_row() -> None:
    finding = _workbook(*_in_column_b(*_QUESTIONS, *_PROGRAMS))
    asked_for = [(row["program"], row["teachers"]) for row in (finding.answers or {})["programs"]]
    assert asked_for == [("algebra", 5), ("csp", 2)]


def test_a_calculator_that_names_its_contact_stays_a_calculator() -> None:
    finding = _workbook(
        ("Stipend calculator",),
        ("District name", "Yarrow Bluff School District"),
        ("Contact", "gives@yarrowbluff.example"),
        (),
        ("Program", "Teachers", "Days", "Stipend per day", "Total"),
        ("CS in Algebra", 5, 4, 132.5, 2650),
        ("CSP", 2, 9, 132.5, 2385),
    )
    assert finding.role is Role.STIPEND_CALCULATOR
