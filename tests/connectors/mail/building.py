"""Builds documents and raw messages for tests: by hand, so that every defect can be written as it arrives."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

OURS = "partnerships@program.example"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    f'ContentType="{DOCX}.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)

Rows = Sequence[tuple[str, str]]

_VISION = "Every pupil writes a program before grade nine."


def form(**changes: str | None) -> list[tuple[str, str]]:
    """A filled form as (question, answer): Birchwater Union School District, VT, 33 teachers of CS Principles."""
    rows = {
        "District name": "Birchwater Union School District",
        "Office street address": "12 Mill Street",
        "City": "Birchwater",
        "State": "VT",
        "Postal code": "05001",
        "Number of students": "4210",
        "Number of high schools": "3",
        "We are applying as": "Single district",
        "Primary contact: name": "Ada Merrill",
        "Primary contact: title": "Curriculum Director",
        "Primary contact: e-mail": "ada.merrill@birchwater.example",
        "Primary contact: telephone": "(802) 555-0117",
        "Superintendent: name": "Dr. Paul Odum",
        "Superintendent: e-mail": "paul.odum@birchwater.example",
        "What is your vision of access to computer science for all students?": _VISION,
        "Stipend per teacher per day": "$120.00",
        "Amount budgeted for stipends": "$17,820.00",
        "Source of funding": "Title II, Part A",
    }
    for question, answer in changes.items():
        key = next(row for row in rows if row.lower().replace(" ", "_").startswith(question.lower()))
        if answer is None:
            del rows[key]
        else:
            rows[key] = answer
    return list(rows.items())


PROGRAM_HEADER = ("Program", "Committed teachers", "First school year")
CSP = ("Computer Science Principles (CSP)", "33", "2016-17")


def word(
    rows: Rows | None = None,
    programs: Sequence[Sequence[str]] = (CSP,),
    *,
    title: str = "District Partnership Application",
) -> bytes:
    """A Word form: a title, a table of questions and answers, a table of programs."""
    rows = form() if rows is None else rows
    parts = [_paragraph(title), _table(rows), _paragraph("Programs asked for")]
    if programs:
        parts.append(_table([PROGRAM_HEADER, *programs]))
    return _docx("".join(parts))


def word_text(*paragraphs: str) -> bytes:
    """A Word document of paragraphs alone."""
    return _docx("".join(_paragraph(text) for text in paragraphs))


def blank_word() -> bytes:
    """The form with every answer empty."""
    return word([(question, "") for question, _ in form()], [(CSP[0], "", "")])


def _docx(body: str) -> bytes:
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>'
    )
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document})


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = ["".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def packed(files: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2016, 1, 4, 9, 0, 0)), content, method)
    return buffer.getvalue()


def pdf(rows: Rows | None = None, programs: Sequence[Sequence[str]] = (CSP,)) -> bytes:
    """The form printed to a PDF: one line a question, in a standard font."""
    lines = [
        "District Partnership Application",
        *(f"{question}: {answer}" for question, answer in rows or form()),
    ]
    lines += ["Programs asked for", *(f"Program: {row[0]}, Committed teachers: {row[1]}" for row in programs)]
    shown = "".join(f"({_pdf_text(line)}) Tj 0 -18 Td\n" for line in lines)
    stream = f"BT /F1 11 Tf 50 780 Td\n{shown}ET".encode("cp1252", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def png(width: int, height: int) -> bytes:
    """The beginning of a PNG picture of that size: enough to be known for one."""
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + width.to_bytes(4, "big")
        + height.to_bytes(4, "big")
        + b"\x08\x02\x00\x00\x00" * 40
    )


@dataclass(frozen=True)
class Part:
    """One attachment as it stands in a message. head: its header lines, without the last line end."""

    content: bytes
    head: str = ""


def attach(
    content: bytes, name: str = "Application.docx", kind: str = DOCX, disposition: str = "attachment"
) -> Part:
    """An attachment as usual: base64, the name twice."""
    head = (
        f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: {disposition}; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64"
    )
    return Part(base64.encodebytes(content).replace(b"\n", b"\r\n"), head)


def raw(head: str, content: bytes) -> Part:
    """An attachment whose header and bytes are written as given."""
    return Part(content, head)


def text(words: str, kind: str = "text/plain", charset: str = "utf-8") -> Part:
    return Part(
        words.replace("\n", "\r\n").encode(charset),
        f'Content-Type: {kind}; charset="{charset}"\r\nContent-Transfer-Encoding: 8bit',
    )


def multi(*parts: Part, kind: str = "mixed", boundary: str = "b1", more: str = "") -> Part:
    """Parts in a multipart."""
    mark = boundary.encode()
    body = b"".join(
        b"--" + mark + b"\r\n" + part.head.encode() + b"\r\n\r\n" + part.content + b"\r\n" for part in parts
    )
    return Part(
        body + b"--" + mark + b"--\r\n", f'Content-Type: multipart/{kind}; boundary="{boundary}"{more}'
    )


def mail(
    part: Part,
    *,
    subject: str = "Our application",
    sender: str = "Ada Merrill <ada.merrill@birchwater.example>",
    to: str = f"Partnerships <{OURS}>",
    more: str = "",
    received: bool = True,
) -> bytes:
    """A whole message. more: further header lines, each with its line end."""
    trace = (
        "Return-Path: <ada.merrill@birchwater.example>\r\nReceived: from mail.birchwater.example by mx.program.example;"
        " Mon, 4 Jan 2016 15:02:14 +0000\r\n"
    )
    head = (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Mon, 4 Jan 2016 10:02:11 -0500\r\n"
        "Message-ID: <a1.77@mail.birchwater.example>\r\n"
    )
    return (
        ((trace if received else "") + head + more + "MIME-Version: 1.0\r\n").encode()
        + part.head.encode()
        + b"\r\n\r\n"
        + part.content
    )


def simple(*parts: Part, words: str = "Our application is attached.", **named: Any) -> bytes:
    """A message with a line of text and attachments."""
    return mail(multi(text(words + "\n"), *parts), **named)


#: A letter of ours as a district gets it.
LETTER = (
    "Dear Ada Merrill,\n\nThank you for the partnership application of Birchwater Union School District.\n"
    "Before we can\n"
    "assess it, please tell us:\n\n1. How many teachers have committed to Computer Science Principles?\n"
    "2. What is the source of your funding?\n\nPlease answer by replying to this message.\n\nDistrict Partnerships\n"
    f"{OURS}\n"
)


def quoted(words: str = LETTER, marks: str = "> ") -> str:
    return "\n".join((marks + line).rstrip() for line in words.split("\n"))


@dataclass(frozen=True)
class Case:
    """One message and where it must end. reasons: all of them must be among the reasons. answers: what must have been
    read; documents: (name, role) that must be listed."""

    name: str
    content: bytes = field(repr=False)
    place: str
    reasons: tuple[str, ...] = ()
    answers: Mapping[str, object] = field(default_factory=dict)
    documents: tuple[tuple[str, str], ...] = ()
    google_docs: Mapping[str, bytes] = field(default_factory=dict)
    file_name: str = "message.eml"
