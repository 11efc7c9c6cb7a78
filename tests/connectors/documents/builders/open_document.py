"""OpenDocument files (.odt, .ods) from the XML of their parts."""

from __future__ import annotations

from tests.connectors.documents.builders.word import zipped

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{namespace}"'
    for prefix, namespace in {
        "office": _URN + "office:1.0",
        "text": _URN + "text:1.0",
        "table": _URN + "table:1.0",
        "style": _URN + "style:1.0",
        "fo": _URN + "xsl-fo-compatible:1.0",
        "draw": _URN + "drawing:1.0",
        "form": _URN + "form:1.0",
        "svg": _URN + "svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": _URN + "meta:1.0",
        "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)
TEXT = "application/vnd.oasis.opendocument.text"
SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def par(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def text_style(name: str, properties: str, family: str = "text", parent: str = "", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"{more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def cell(text: str, spans: str = "") -> str:
    return f"<table:table-cell {spans}>{par(text)}</table:table-cell>"


def row(*cells: str) -> str:
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def odt(
    *body: str, automatic: str = "", styles: str = "", pages: str = "", meta: str = "",
    manifest: str = "", parts: dict[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """automatic: styles of the content; styles, pages: of styles.xml; manifest: more entries."""
    return _package(TEXT, "text", "".join(body), automatic, styles, pages, meta, manifest, parts)


def ods(*tables: str, automatic: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    return _package(SHEET, "spreadsheet", "".join(tables), automatic, "", "", "", "", parts)


def _package(
    kind: str, body: str, content: str, automatic: str, styles: str, pages: str, meta: str, manifest: str,
    parts: dict[str, bytes] | None,
) -> bytes:  # fmt: skip
    files: dict[str, bytes] = {
        "mimetype": kind.encode(),
        "content.xml": (
            f"<office:document-content {_NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:{body}>{content}</office:{body}></office:body></office:document-content>"
        ).encode(),
        "styles.xml": (
            f"<office:document-styles {_NAMESPACES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
        ).encode(),
        "meta.xml": (
            f"<office:document-meta {_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
        ).encode(),
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
    }
    return zipped({**files, **(parts or {})})
