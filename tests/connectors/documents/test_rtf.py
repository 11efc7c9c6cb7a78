"""Rich Text Format, whatever its ending is."""

from __future__ import annotations

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.ole import packaged
from tests.connectors.documents.reading import lines, paragraphs, read, reason, tables

FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Wingdings;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 Gothic;}}"
    rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red128\green128\blue128;}"
    rb"{\stylesheet{\s1 heading 2;}}"
)


def rtf(*content: bytes) -> bytes:
    return rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + b"".join(content) + b"}"


def row(*cells: bytes, definition: bytes = b"") -> bytes:
    borders = definition or b"".join(rb"\cellx%d" % (3000 * (index + 1)) for index in range(len(cells)))
    return rb"\trowd" + borders + b"".join(rb"\pard\intbl " + text + rb"\cell" for text in cells) + rb"\row"


def test_an_rtf_file_called_doc_is_rtf() -> None:
    document = read(rtf(rb"\pard District: Elk\~Fork\par State: Texas\par"), "form.doc")
    assert (document.kind, lines(document)) == (Kind.RTF, ["District: Elk Fork", "State: Texas"])


@pytest.mark.parametrize("word", [rb"\strike", rb"\striked1", rb"\v", rb"\cf2", rb"\fs2"])
def test_struck_hidden_and_white_words_are_no_answers(word: bytes) -> None:
    assert lines(read(rtf(rb"34{", word, rb"  28}\par"))) == ["34"]


def test_tracked_changes_are_accepted_and_noted() -> None:
    document = read(rtf(rb"{\deleted 28}{\revised 34} teachers\par"))
    assert (lines(document), document.has_pending_changes) == (["34 teachers"], True)


def test_a_deleted_paragraph_end_joins_the_paragraphs() -> None:
    assert lines(read(rtf(rb"Elk {\deleted\par}Fork\par"))) == ["Elk Fork"]


def test_letters_of_every_code_page_are_read() -> None:
    document = read(rtf(rb"Nu\'f1ez {\f2\'cc\'ee} \u8217?s {\f3\'83\'65} \u-10179?\u-8704?\par"))
    assert lines(document) == ["Nu\u00f1ez \u041c\u043e \u2019s \u30c6 \U0001f600"]


def test_letters_for_older_programs_are_left_out() -> None:
    assert lines(read(rtf(rb"\uc2\u8217'20s {\uc0\u8217}s {\upr{old}{\*\ud{new}}}\par"))) == [
        "\u20190s \u2019s new"
    ]


def test_symbols_are_check_marks() -> None:
    assert lines(read(rtf(rb"{\f1\'fe} Yes {\f1\u-3928?} No {\f1 x}\par"))) == [
        f"{CHECKED} Yes {UNCHECKED} No {CHECKED}"
    ]


def test_cells_and_rows_make_a_table_with_common_columns() -> None:
    document = read(
        rtf(
            rb"Before\par ",
            row(b"State", b"Texas"),
            row(b"Wide", definition=rb"\cellx6000"),
            rb"\pard After\par",
        )
    )
    assert lines(document) == ["Before", "State | Texas", "Wide", "After"]
    assert [[(c.column, c.column_span) for c in r.cells] for r in tables(document)[0].rows] == [
        [(0, 1), (1, 1)],
        [(0, 2)],
    ]


def test_cells_merged_down_stand_once() -> None:
    first = rb"\clvmgf\cellx3000\cellx6000"
    document = read(
        rtf(
            row(b"Level", b"ECS", definition=first),
            row(b"", b"CSP", definition=first.replace(b"mgf", b"mrg")),
        )
    )
    assert lines(document) == ["Level | ECS", "CSP"]
    assert tables(document)[0].rows[0].cells[0].row_span == 2


def test_a_table_inside_a_cell_keeps_its_rows() -> None:
    inner = (
        rb"\pard\intbl\itap2 Name\nestcell Ana\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}"
        rb"{\nonesttables\par}"
    )
    document = read(
        rtf(rb"\trowd\cellx3000\cellx6000\pard\intbl Contact\par ", inner, rb"\pard\intbl\cell x\cell\row")
    )
    assert lines(document) == ["Contact / Name | Ana | x"]


def test_a_row_whose_words_are_all_deleted_is_gone() -> None:
    assert lines(read(rtf(row(rb"{\deleted Old}", rb"{\deleted 9}"), row(b"New", b"34")))) == ["New | 34"]


def test_fields_show_results_links_and_states() -> None:
    link = rb'{\field{\*\fldinst HYPERLINK "mailto:ana@elk.example"}{\fldrslt Ana}}'
    box = rb"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1{\*\ffname C1}}}}{\fldrslt}}"
    chosen = rb"{\field{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl Ohio}{\*\ffl Utah}}}}{\fldrslt}}"
    paragraph = paragraphs(read(rtf(link, b" ", box, b" ", chosen, rb"\par")))[0]
    assert paragraph.text == f"Ana {CHECKED} Utah"
    assert paragraph.links == (("Ana", "mailto:ana@elk.example"),)
    assert [(c.kind, c.tag) for c in paragraph.controls] == [("checkbox", "C1"), ("dropdown", "")]


def test_labels_headings_notes_and_headers_are_told_apart() -> None:
    document = read(
        rtf(rb"{\header Elk Fork\par}", rb"\pard\s1 Plans\par", rb"\pard{\listtext 1.\tab}\ilvl0 first\par",
            rb"\pard Texas{\footnote note}{\*\annotation really?}\par")
    )  # fmt: skip
    assert lines(document) == ["Plans", "1. first", "Texas"]
    assert (lines(document, "header"), paragraphs(document)[0].heading) == (["Elk Fork"], 2)
    assert document.has_comments


def test_text_boxes_stand_once() -> None:
    box = rb"{\shp{\*\shpinst{\shptxt \pard Ana\par}}{\shprslt{\*\do{\dptxbxtext\pard Ana\par}}}}"
    assert lines(read(rtf(b"Contact", box, rb"\par Next\par"))) == ["Contact", "Ana", "Next"]


def test_our_mark_and_the_title_are_read() -> None:
    document = read(
        rtf(rb"{\info{\title The form}}{\*\userprops{\propname a}{\staticval partnerships form 1}}x\par")
    )
    assert (document.title, document.mark) == ("The form", "partnerships form 1")


def embedded(data: bytes, kind: bytes = b"Package") -> bytes:
    header = b"\x01\x05\0\0\x02\0\0\0" + len(kind + b"\0").to_bytes(4, "little") + kind + b"\0" + b"\0" * 8
    return rb"{\object\objemb{\*\objdata " + (header + data).hex().encode() + b"}}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rtf(embedded(packaged("run.exe", b"MZ\x90\0")), rb"a\par"), Reason.ACTIVE_CONTENT),
        (rtf(embedded(packaged("plan.pdf", b"%PDF-")), rb"a\par"), None),
        (rtf(embedded(b"MZ\x90\0", b"Other"), rb"a\par"), Reason.ACTIVE_CONTENT),
        (rtf(rb"{\field{\*\fldinst DDEAUTO cmd}{\fldrslt x}}\par"), Reason.ACTIVE_CONTENT),
        (rtf(b"{" * 5000), Reason.TOO_LARGE),
        (rtf(rb"a\par")[:-1] + rb"\pard and here it bre", Reason.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason | None) -> None:
    assert reason(content) is expected


def test_binary_data_is_passed_over() -> None:
    assert lines(read(rtf(rb"a{\pict\bin5 }}{{\}b\par"))) == ["ab"]


def test_the_limits_hold() -> None:
    assert reason(rtf(rb"a\par " * 50), limits=Limits(paragraphs=10)) is Reason.TOO_LARGE


def test_cells_merged_down_are_seen_behind_a_table_with_inner_tables() -> None:
    inner = (
        rb"\trowd\cellx4000\pard\intbl\itap2 Name\nestcell Ada Moss\nestcell"
        rb"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell\row\pard\par "
    )
    upper = row(b"ECS", b"2016-17", definition=rb"\cellx1000\clvmgf\cellx2000")
    lower = row(b"CSP", b"", definition=rb"\cellx1000\clvmrg\cellx2000")
    found = tables(read(rtf(inner, upper, lower, rb"\pard\par")))
    assert [cell.row_span for cell in found[-1].rows[0].cells] == [1, 2]
