"""What could run sets a document aside, wherever it hides and whatever it is called; what is harmless does not."""

from __future__ import annotations

import pytest

from pipelines.outcomes import Reason
from tests.connectors.documents.builders.ole import ole, packaged
from tests.connectors.documents.builders.word import MACRO_MAIN, docx, field, par
from tests.connectors.documents.reading import reason

PROGRAM = b"MZ\x90\x00" + b"\0" * 200


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
        {"word/activeX/activeX1.xml": b"<ax/>"},
        {"word/embeddings/notes.txt": PROGRAM},
        {"word/media/image1.png": PROGRAM},
        {"word/embeddings/oleObject1.bin": ole({"\x01Ole10Native": packaged("invoice.pdf.exe", PROGRAM)})},
        {"word/embeddings/oleObject1.bin": ole({"\x01Ole10Native": packaged("start.vbs", b"x = 1")})},
        {"word/embeddings/oleObject1.bin": ole({"\x01Ole10Native": packaged("no ending", b"?")})},
        {"word/embeddings/oleObject1.bin": ole({"VBA/dir": b"x"})},
        {"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"?" * 600},
    ],
)
def test_macros_controls_and_packed_programs_set_a_word_file_aside(parts: dict[str, bytes]) -> None:
    assert reason(docx(par("a"), parts=parts)) is Reason.ACTIVE_CONTENT


@pytest.mark.parametrize(
    "parts",
    [
        {"word/embeddings/Microsoft_Excel_Sheet.xlsx": b"PK\x03\x04"},
        {"word/embeddings/oleObject1.bin": ole({"\x01Ole10Native": packaged("plan.pdf", b"%PDF-1.4")})},
        {"word/embeddings/oleObject1.bin": ole({"Equation Native": b"\x1c\0"})},
        {"word/media/image1.png": b"\x89PNG\r\n\x1a\n"},
    ],
)
def test_pictures_tables_and_documents_packed_in_are_harmless(parts: dict[str, bytes]) -> None:
    assert reason(docx(par("a"), parts=parts)) is None


def test_the_macro_kind_of_file_without_macros_is_read() -> None:
    assert reason(docx(par("a"), main_type=MACRO_MAIN)) is None


def test_macros_under_another_name_are_found_by_their_type() -> None:
    typed = 'x" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/y" ContentType="a'
    assert reason(docx(par("a"), main_type=typed, main_name="word/document.xml")) is Reason.ACTIVE_CONTENT


@pytest.mark.parametrize("code", ["DDEAUTO c:\\\\windows\\\\cmd.exe", "DDE excel sheet"])
def test_fields_that_start_programs_set_the_document_aside(code: str) -> None:
    assert reason(docx(par(field(code, "x")))) is Reason.ACTIVE_CONTENT


def test_a_program_sent_as_a_document_is_active_content() -> None:
    assert reason(PROGRAM, "form.docx") is Reason.ACTIVE_CONTENT
