"""The form as an OpenDocument text, as LibreOffice keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from connectors.form_writer.outline import Part, Phrase, grouped, in_own_words, outline
from connectors.form_writer.packing import pack
from connectors.form_writer.word_controls import legal
from pipelines.records import Answers

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def open_document(answers: Answers | None, phrase: Phrase = in_own_words) -> bytes:
    """The form as .odt: headings, tables of two columns, a table with a header for each table question."""
    body = [_paragraph("District Partnership Application")]
    for group in grouped(outline(answers, phrase)):
        if isinstance(group, list):
            body.append(_table([(one.question.wording, one.words) for one in group]))
        elif isinstance(group, Part):
            body.append(f'<text:h text:outline-level="1">{group.number}. {escape(group.section)}</text:h>')
        else:
            body += [_paragraph(group.question.wording), _table(group.lines)]
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" '
        f'xmlns:table="{_OASIS}:table:1.0" office:version="1.2"><office:body><office:text>{"".join(body)}'
        "</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": _MIMETYPE.encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": _MANIFEST.encode(),
    }
    return pack(parts, stored=("mimetype",))


def _paragraph(words: str) -> str:
    return f"<text:p>{escape(legal(words)).replace(chr(10), '<text:line-break/>')}</text:p>"


def _table(lines: Sequence[Sequence[str]]) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_paragraph(words)}</table:table-cell>" for words in line)
        + "</table:table-row>"
        for line in lines
    )
    return f'<table:table><table:table-column table:number-columns-repeated="{len(lines[0])}"/>{rows}</table:table>'
