"""What a file is, by its bytes; its name and its ending deceive nobody."""

from __future__ import annotations

import json

import pytest

from connectors.documents import sniff
from pipelines.outcomes import Kind
from tests.connectors.documents.builders import open_document, sheets
from tests.connectors.documents.builders.ole import ole
from tests.connectors.documents.builders.portable import pdf, words
from tests.connectors.documents.builders.word import MACRO_MAIN, TEMPLATE_MAIN, docx, par, zipped
from tests.connectors.documents.builders.word97 import doc
from tests.connectors.documents.builders.word97 import par as old_par

WORD = docx(par("a"))
BOOK = sheets.xlsx(sheets.sheet(sheets.number("A1", 1)))


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (WORD, "form.pdf", Kind.DOCX),
        (docx(par("a"), main_type=MACRO_MAIN, main_name="x/y.xml"), "form", Kind.DOCX),
        (docx(par("a"), main_type=TEMPLATE_MAIN), "form.dotx", Kind.DOCX),
        (WORD[: len(WORD) // 2], "form.docx", Kind.DOCX),
        (b"MIME junk before" + WORD, "form.docx", Kind.DOCX),
        (BOOK, "form.docx", Kind.XLSX),
        (open_document.ods("<table:table/>"), "a.ods", Kind.XLSX),
        (open_document.odt(open_document.par("a")), "form.docx", Kind.ODT),
        (zipped({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), "form.pages", Kind.OTHER),
        (zipped({"form.docx": b"x"}), "all.zip", Kind.OTHER),
        (zipped({"/mimetype": b"application/vnd.oasis.opendocument.text"}), "form.odt", Kind.ODT),
        (doc(old_par("a")), "form.docx", Kind.DOC),
        (ole({"Workbook": b"x"}), "form.doc", Kind.XLSX),
        (ole({"EncryptedPackage": b"x"}), "form.docx", Kind.DOCX),
        (ole({"EncryptedPackage": b"x"}), "calculator.xlsx", Kind.XLSX),
        (ole({"PowerPoint Document": b"x"}), "form.doc", Kind.OTHER),
        (rb"{\rtf1 a}", "form.doc", Kind.RTF),
        (pdf(words("a", 72, 700)), "form.docx", Kind.PDF),
        (b"\r\n\r\n" + pdf(words("a", 72, 700)), "form.pdf", Kind.PDF),
        (b"<!DOCTYPE html><html><body>a</body></html>", "form.doc", Kind.HTML),
        (b"\xef\xbb\xbf <!-- saved --> <table><tr><td>a</td></tr></table>", "form.xls", Kind.HTML),
        (b"<!-- a --><?xml version='1.0'?> <!-- b -->\n<p>a</p>", "form.doc", Kind.HTML),
        (b"<!---->" * 5_000 + b"x", "form.doc", Kind.TEXT),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x", "form.doc", Kind.HTML),
        (json.dumps({"documentId": "1", "body": {"content": []}}).encode(), "x", Kind.GOOGLE_DOC),
        (json.dumps({"documentId": "1", "tabs": []}).encode(), "x.json", Kind.GOOGLE_DOC),
        (json.dumps({"body": "of a mail"}).encode(), "x.json", Kind.TEXT),
        (b"District: Elk Fork\n", "form.docx", Kind.TEXT),
        ("District: Elk Fork".encode("utf-16"), "form", Kind.TEXT),
        ("District: Elk Fork".encode("utf-16-le"), "form", Kind.TEXT),
        (b"program,teachers\r\nECS,12\r\n", "calculator.csv", Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n....", "form.docx", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0....", "scan.pdf", Kind.IMAGE),
        (b"\x00\x00\x00\x18ftypheic....", "scan", Kind.IMAGE),
        (b"<svg xmlns='x'/>", "a.svg", Kind.IMAGE),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "form.docx", Kind.OTHER),
        (bytes(range(256)) * 4, "form.docx", Kind.OTHER),
        (b"", "form.docx", Kind.DOCX),
        (b"", "unknown", Kind.OTHER),
    ],
)
def test_the_bytes_decide(content: bytes, name: str, kind: Kind) -> None:
    assert sniff(content, name) is kind
