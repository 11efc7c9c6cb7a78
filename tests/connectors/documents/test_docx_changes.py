"""Tracked changes: a document says what it says with all of them accepted, and that changes were open."""

from __future__ import annotations

import pytest

from tests.connectors.documents.builders.word import cell, docx, par, row, run, table
from tests.connectors.documents.reading import lines, read


def inserted(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    """Settings of a paragraph whose mark is inserted or deleted."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="A"/></w:rPr>'


def test_inserted_words_are_in_and_deleted_words_are_out() -> None:
    document = read(docx(par(deleted("28"), inserted(run("34")), " teachers")))
    assert (lines(document), document.has_pending_changes) == (["34 teachers"], True)


def test_a_document_without_changes_says_so() -> None:
    assert not read(docx(par("34"))).has_pending_changes


def test_deleted_text_in_ordinary_elements_is_out_too() -> None:
    assert lines(read(docx(par(f'<w:del w:id="1">{run("28")}</w:del>', "34")))) == ["34"]


def test_words_that_were_inserted_and_deleted_again_are_out() -> None:
    assert lines(read(docx(par(inserted(deleted("9")), "12")))) == ["12"]


def test_moved_text_stands_where_it_went() -> None:
    document = read(
        docx(
            par(f'<w:moveFrom w:id="1">{run("Ana Ruiz")}</w:moveFrom>'),
            par(f'<w:moveTo w:id="2">{run("Ana Ruiz")}</w:moveTo>'),
        )
    )
    assert (lines(document), document.has_pending_changes) == (["", "Ana Ruiz"], True)


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    assert lines(read(docx(par("Elk ", settings=mark("del")), par("Fork")))) == ["Elk Fork"]


def test_a_paragraph_deleted_whole_leaves_nothing() -> None:
    assert lines(read(docx(par("a"), par(deleted("old answer"), settings=mark("del")), par("b")))) == [
        "a",
        "b",
    ]


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    assert lines(read(docx(par("Teachers", settings=mark("del")), table(row("a", "b"))))) == [
        "Teachers",
        "a | b",
    ]


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_stay() -> None:
    gone = row("Old", "9", settings='<w:del w:id="1" w:author="A"/>')
    new = row("New", "34", settings='<w:ins w:id="2" w:author="A"/>')
    shorter = row(cell("x", settings='<w:cellDel w:id="3" w:author="A"/>'), "kept")
    document = read(docx(table(gone, new, shorter)))
    assert (lines(document), document.has_pending_changes) == (["New | 34", "kept"], True)


def test_hidden_rows_are_not_seen() -> None:
    assert lines(read(docx(table(row("a", settings="<w:hidden/>"), row("b"))))) == ["b"]


@pytest.mark.parametrize(("looks", "pending"), [("<w:strike/>", True), ("<w:b/>", False)])
def test_a_change_of_looks_counts_only_where_it_strikes_words_out(looks: str, pending: bool) -> None:
    change = '<w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>'
    document = read(docx(par(run("28", looks + change), "34")))
    assert document.has_pending_changes == pending
    assert lines(document) == ["34" if pending else "2834"]


def test_a_hidden_paragraph_joins_nothing_to_the_list_numbers() -> None:
    hidden = par(run("help", "<w:vanish/>"), settings="<w:rPr><w:vanish/></w:rPr>")
    assert lines(read(docx(par("a"), hidden, par("b")))) == ["a", "b"]
