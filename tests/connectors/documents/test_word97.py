"""Word documents of the binary kind, read without any program beside us."""

from __future__ import annotations

import pytest

from pipelines.outcomes import Kind, Reason
from tests.connectors.documents.builders.ole import ole, packaged
from tests.connectors.documents.builders.word97 import (
    BOLD,
    DELETED,
    HIDDEN,
    INSERTED,
    SPECIAL,
    STRUCK,
    Run,
    cell,
    doc,
    par,
    row_end,
)
from tests.connectors.documents.reading import lines, paragraphs, read, reason, tables


def test_paragraphs_are_read_in_their_order() -> None:
    document = read(doc(par("District: ", Run("Elk Fork", BOLD)), par("State: Texas")))
    assert (document.kind, lines(document)) == (Kind.DOC, ["District: Elk Fork", "State: Texas"])
    assert paragraphs(document)[0].bold_spans == ((10, 18),)


@pytest.mark.parametrize("settings", [STRUCK, HIDDEN, b"\x53\x2a\x01", b"\x42\x2a\x08"])
def test_struck_hidden_and_white_words_are_no_answers(settings: bytes) -> None:
    assert lines(read(doc(par("34", Run(" 28", settings))))) == ["34"]


def test_tracked_changes_are_accepted_and_noted() -> None:
    document = read(doc(par(Run("28", DELETED), Run("34", INSERTED), " teachers")))
    assert (lines(document), document.has_pending_changes) == (["34 teachers"], True)


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    assert lines(read(doc(par("Elk ", mark_settings=DELETED), par("Fork")))) == ["Elk Fork"]


def test_cells_and_rows_make_a_table() -> None:
    document = read(
        doc(
            par("Before"),
            cell("State"),
            cell("Texas"),
            row_end(0, 3000, 9000),
            cell("All"),
            row_end(0, 9000),
            par("After"),
        )
    )
    assert lines(document) == ["Before", "State | Texas", "All", "After"]
    assert [[(c.column, c.column_span) for c in row.cells] for row in tables(document)[0].rows] == [
        [(0, 1), (1, 1)],
        [(0, 2)],
    ]


def test_cells_merged_down_stand_once() -> None:
    document = read(
        doc(
            cell("Level"), cell("ECS"), row_end(0, 3000, 9000, merges=(0x60, 0)),
            cell(""), cell("CSP"), row_end(0, 3000, 9000, merges=(0x20, 0)),
        )
    )  # fmt: skip
    assert lines(document) == ["Level | ECS", "CSP"]
    assert tables(document)[0].rows[0].cells[0].row_span == 2


def test_a_row_whose_words_are_all_deleted_is_gone() -> None:
    old = (cell(Run("Old", DELETED)), cell(Run("9", DELETED)), row_end(0, 3000, 9000))
    new = (cell("New"), cell("34"), row_end(0, 3000, 9000))
    assert lines(read(doc(*old, *new))) == ["New | 34"]


def test_fields_show_their_result_and_links_keep_their_target() -> None:
    code = Run('\x13 HYPERLINK "mailto:ana@elk.example" \x14', SPECIAL)
    paragraph = paragraphs(read(doc(par("To ", code, Run("Ana"), Run("\x15", SPECIAL)))))[0]
    assert (paragraph.text, paragraph.links) == ("To Ana", (("Ana", "mailto:ana@elk.example"),))


def test_page_headers_are_a_part_of_their_own() -> None:
    document = read(doc(par("Body"), header_text="Elk Fork\r"))
    assert (lines(document, "header"), lines(document)) == (["Elk Fork"], ["Body"])


def test_line_breaks_and_hyphens_are_kept() -> None:
    assert lines(read(doc(par("a\x0bb 555\x1e01")))) == ["a\nb 555-01"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (doc(par("a"), flags=0x0100), Reason.ENCRYPTED),
        (doc(par("a"), extra={"Macros/VBA": b"x"}), Reason.ACTIVE_CONTENT),
        (
            doc(par("a"), extra={"ObjectPool/\x01Ole10Native": packaged("run.exe", b"MZ\x90\0")}),
            Reason.ACTIVE_CONTENT,
        ),
        (doc(par("a"), extra={"ObjectPool/\x01Ole10Native": packaged("plan.pdf", b"%PDF-")}), None),
        (ole({"WordDocument": b"\xdc\xa5\x65\0" + b"\0" * 2000}), Reason.UNSUPPORTED_FORMAT),
        (ole({"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 2000}), Reason.DAMAGED),
        (doc(par("a"))[:1500], Reason.DAMAGED),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), Reason.ENCRYPTED),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason | None) -> None:
    assert reason(content, "form.doc") is expected
