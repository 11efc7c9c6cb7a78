"""PDF pages become paragraphs and tables again, as a reader sees them."""

from __future__ import annotations

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from pipelines.tree import CHECKED, UNCHECKED, Table
from tests.connectors.documents.builders.portable import (
    APPEARANCE,
    box,
    check_field,
    grid,
    line,
    pdf,
    text_field,
    words,
)
from tests.connectors.documents.reading import block_lines, lines, paragraphs, read, reason, tables

LONG = "Every student in our district will meet computer science at least once before"


def test_lines_are_paragraphs_and_long_ones_go_on() -> None:
    page = (
        words("State: Texas", 72, 700) + words(LONG, 72, 686) + words("graduation, and some twice.", 72, 672)
    )
    page += words("City: Elk Fork", 72, 658)
    document = read(pdf(page))
    assert document.kind is Kind.PDF
    assert lines(document) == ["State: Texas", f"{LONG} graduation, and some twice.", "City: Elk Fork"]
    assert paragraphs(document)[1].place == "page 1, line 2"


def test_ruled_tables_are_tables_and_wrapped_cells_one_paragraph() -> None:
    page = grid([72, 200, 300], [710, 690, 640])
    page += words("State", 76, 696) + words("Texas", 204, 696)
    page += words("How many high schools", 76, 678) + words("do you have?", 76, 664) + words("4", 204, 678)
    document = read(pdf(page))
    assert lines(document) == ["State | Texas", "How many high schools do you have? | 4"]


def test_merged_cells_of_a_ruled_table_stand_once() -> None:
    page = (
        line(72, 700, 372, 700) + line(72, 680, 372, 680) + line(172, 660, 372, 660) + line(72, 640, 372, 640)
    )
    page += (
        line(72, 700, 72, 640)
        + line(372, 700, 372, 640)
        + line(172, 680, 172, 640)
        + line(272, 680, 272, 640)
    )
    page += (
        words("Programs", 76, 686)
        + words("High school", 76, 656)
        + words("ECS", 176, 666)
        + words("12", 276, 666)
    )
    page += words("CSP", 176, 646) + words("34", 276, 646)
    document = read(pdf(page))
    assert lines(document) == ["Programs", "High school | ECS | 12", "CSP | 34"]
    spans = [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in tables(document)[0].rows]
    assert spans == [[(0, 3, 1)], [(0, 1, 2), (1, 1, 1), (2, 1, 1)], [(1, 1, 1), (2, 1, 1)]]


def test_columns_without_lines_are_a_table() -> None:
    page = b""
    for index, (label, answer) in enumerate(
        [("State", "Texas"), ("City", "Elk Fork"), ("Students", "2,619")]
    ):
        page += words(label, 72, 700 - 20 * index) + words(answer, 250, 700 - 20 * index)
    assert lines(read(pdf(page))) == ["State | Texas", "City | Elk Fork", "Students | 2,619"]


def test_a_wide_gap_in_a_line_is_a_tab() -> None:
    assert lines(read(pdf(words("Name", 72, 700) + words("Ana Ruiz", 200, 700)))) == ["Name\tAna Ruiz"]


def test_a_table_that_a_page_end_cut_is_one() -> None:
    columns = [72.0, 200.0, 330.0]
    first = grid(columns, [120, 100, 60]) + words("Teacher", 76, 106) + words("E-mail", 204, 106)
    first += words("Calvin", 76, 86) + words("castellano@hawthorn", 204, 86)
    second = grid(columns, [740, 700, 680]) + words(".example", 204, 726)
    second += words("Ana Ruiz", 76, 686) + words("ana@elk.example", 204, 686)
    document = read(pdf(first, second))
    assert len(tables(document)) == 1
    assert lines(document) == [
        "Teacher | E-mail",
        "Calvin | castellano@hawthorn.example",
        "Ana Ruiz | ana@elk.example",
    ]


def test_words_cut_to_fit_a_narrow_cell_are_whole_again() -> None:
    page = (
        grid([72, 112, 200], [710, 670])
        + words("Teache", 76, 690)
        + words("rs", 76, 676)
        + words("34", 116, 690)
    )
    assert lines(read(pdf(page))) == ["Teachers | 34"]


def test_struck_words_and_white_words_are_not_read() -> None:
    page = words("28 34 teachers", 72, 700) + line(72, 704, 84, 704)
    page += words("ignore this", 72, 680, colour="1 g")
    assert lines(read(pdf(page))) == ["34 teachers"]


def test_white_words_on_a_dark_ground_are_read() -> None:
    page = b"0.2 g " + box(70, 695, 200, 20, "f") + words("Programs", 72, 700, colour="1 g")
    assert lines(read(pdf(page))) == ["Programs"]


def test_an_underline_strikes_nothing_out() -> None:
    assert lines(read(pdf(words("Elk Fork", 72, 700) + line(72, 698, 115, 698)))) == ["Elk Fork"]


def test_drawn_boxes_are_check_boxes() -> None:
    page = box(72, 700, 9, 9) + words("Yes", 86, 700) + box(130, 700, 9, 9) + line(130, 700, 139, 709)
    page += line(130, 709, 139, 700) + words("No", 144, 700)
    assert lines(read(pdf(page))) == [f"{UNCHECKED} Yes\t{CHECKED} No"]


def test_form_fields_stand_beside_their_labels() -> None:
    page = words("District", 72, 700) + words("Yes", 90, 660) + words("No", 150, 660)
    fields = (
        text_field("district_name", "Elk Fork", "150 695 300 712", "/TU(Name of the district)"),
        check_field("yes", "Yes", "74 658 86 670"),
        check_field("no", "Off", "134 658 146 670"),
    )
    document = read(pdf(page, fields=fields, more=(APPEARANCE,)))
    assert document.form_fields == (("district_name", "Elk Fork"), ("yes", CHECKED), ("no", UNCHECKED))
    assert lines(document) == ["District\tElk Fork", f"{CHECKED} Yes\t{UNCHECKED} No"]
    control = paragraphs(document)[0].controls[0]
    assert (control.kind, control.tag, control.title) == ("text", "district_name", "Name of the district")


def test_typed_notes_links_and_struck_marks_lie_over_the_page() -> None:
    page = words("Mail us", 72, 700) + words("28", 200, 700) + words("Teachers", 72, 660)
    annotations = (
        b"<</Type/Annot/Subtype/Link/Rect[70 695 120 712]/A<</S/URI/URI(mailto:ana@elk.example)>>>>",
        b"<</Type/Annot/Subtype/StrikeOut/Rect[198 695 215 712]/QuadPoints[198 712 215 712 198 695 215 695]>>",
        b"<</Type/Annot/Subtype/FreeText/Rect[125 655 160 672]/Contents(34)/DA(/F1 11 Tf)>>",
        b"<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(really?)>>",
    )
    document = read(pdf(page, annotations=annotations))
    assert lines(document) == ["Mail us", "Teachers 34"]
    assert [link[1] for link in paragraphs(document)[0].links] == ["mailto:ana@elk.example"] * 2
    assert document.has_comments


def test_running_heads_are_a_part_of_their_own() -> None:
    pages = [
        words("Elk Fork", 72, 760) + words(f"Text {n}", 72, 700) + words(f"Page {n}", 72, 30)
        for n in (1, 2, 3)
    ]
    document = read(pdf(*pages))
    assert [(name, block_lines(blocks)) for name, blocks in document.parts] == [
        ("header", ["Elk Fork"]),
        ("body", ["Text 1", "Text 2", "Text 3"]),
        ("footer", ["Page 1"]),
    ]


def test_larger_letters_are_headings() -> None:
    page = (
        words("Application", 72, 740, 18)
        + words("1. District", 72, 715, 14, bold=True)
        + words("State: Texas", 72, 700)
    )
    assert [paragraph.heading for paragraph in paragraphs(read(pdf(page)))] == [1, 2, 0]


def test_a_turned_page_reads_as_it_is_shown() -> None:
    turned = b"q 0 1 -1 0 612 0 cm " + words("State: Texas", 72, 500) + words("City: Elk", 72, 480) + b"Q"
    assert lines(read(pdf(turned, page=b"/Rotate 90"))) == ["State: Texas", "City: Elk"]


def test_cells_keep_their_place_in_words() -> None:
    found = tables(
        read(pdf(grid([72, 200, 300], [710, 690, 670]) + words("State", 76, 696) + words("Texas", 204, 696)))
    )[0]
    assert isinstance(found, Table)
    assert found.rows[0].cells[1].place == "page 1, table 1, row 1, column 2"


IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    b"stream\n\0\nendstream"
)
SCAN = pdf(b"q 612 0 0 792 0 0 cm /I Do Q", page=b"/Resources<</XObject<</I 1000 0 R>>>>", more=(IMAGE,))
STARTS_PROGRAM = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</Type/Action/S/Launch/F(x)>>>>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SCAN, Reason.UNREADABLE_TEXT),
        (pdf(b""), Reason.UNREADABLE_TEXT),
        (pdf(words("Texas", 72, 700))[:200], Reason.DAMAGED),
        (b"%PDF-1.7 and nothing else", Reason.DAMAGED),
        (pdf(words("Elk", 72, 700), catalog=b"/OpenAction<</S /Launch/F(cmd.exe)>>"), Reason.ACTIVE_CONTENT),
        (pdf(words("Elk", 72, 700), annotations=(STARTS_PROGRAM,)), Reason.ACTIVE_CONTENT),
        (
            pdf(
                words("Elk Fork School District, Texas", 72, 700),
                catalog=b"/Names<</EmbeddedFiles<</Names[(run.exe)1000 0 R]>>>>",
                more=(
                    b"<</Type/Filespec/F(run.exe)/UF(run.exe)/EF<</F 1001 0 R>>>>",
                    b"<</Type/EmbeddedFile/Length 4>>stream\nMZ\x90\0\nendstream",
                ),
            ),
            Reason.ACTIVE_CONTENT,
        ),
        (
            pdf(
                words("Elk", 72, 700),
                more=(b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32),),
                trailer=b"/Encrypt 1000 0 R/ID[<00><00>]",
            ),
            Reason.ENCRYPTED,
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason) -> None:
    assert reason(content, "form.pdf") is expected


def test_more_pages_than_the_limit_are_too_large() -> None:
    content = pdf(*(words(f"Page of text number {n}", 72, 700) for n in range(4)))
    assert reason(content, limits=Limits(pages=3)) is Reason.TOO_LARGE
    assert reason(content, limits=Limits(pages=4)) is None


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        (
            "it, if she answers us; in order to reach her in time please call her at 541-555-",
            "0177/0178/0179/0180/0181 or write.",
            "541-555-0177/0178/0179",
        ),
        (
            "graduation. Write with everything that you would like to know: Ada Fenn -",
            "afenn@elk.example",
            "Ada Fenn - afenn@elk.example",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_that_of_a_number_or_a_dash(
    end: str, start: str, whole: str
) -> None:
    document = read(pdf(words(LONG, 72, 714) + words(end, 72, 700) + words(start, 72, 686)))
    assert [text for text in lines(document) if whole in text], lines(document)
