"""From bytes and kind to the tree: one door for every format."""

from __future__ import annotations

from collections.abc import Callable

from connectors.documents.embedded_files import OLE_MAGIC, is_program
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Document

Reader = Callable[[bytes, Limits], Document]


def read_document(content: bytes, kind: Kind, name: str, limits: Limits) -> Document:
    """The document as a careful person sees it.

    Raises Unreadable: encrypted, damaged, unsupported_format, too_large, active_content, unreadable_text.
    """
    if not content:
        raise Unreadable(Reason.DAMAGED, "The file is empty: not a single byte arrived.")
    if len(content) > limits.document_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The file is larger than we open.")
    reader = _reader(content, kind)
    try:
        return reader(content, limits)
    except RecursionError:
        raise Unreadable(Reason.TOO_LARGE, "The document nests deeper than we follow.") from None
    except MemoryError:
        raise Unreadable(Reason.TOO_LARGE, "The document needs more memory than we give it.") from None


def _reader(content: bytes, kind: Kind) -> Reader:  # noqa: PLR0911 - one line a format
    """The reader of a kind; each is imported only when it is needed."""
    if kind is Kind.IMAGE:
        raise Unreadable(Reason.UNREADABLE_TEXT, "The file is a picture; there is no text in it to read.")
    if kind in (Kind.DOCX, Kind.XLSX) and content.startswith(OLE_MAGIC):
        from connectors.documents.ole import refuse_encrypted_package

        refuse_encrypted_package(content)
    if kind is Kind.DOCX:
        from connectors.documents.docx.reader import read_docx

        return read_docx
    if kind is Kind.GOOGLE_DOC:
        from connectors.documents.google_doc import read_google_doc

        return read_google_doc
    if kind is Kind.HTML:
        from connectors.documents.html import read_html

        return read_html
    if kind is Kind.TEXT:
        from connectors.documents.plain_text import read_text

        return read_text
    if is_program(content[:16]):
        raise Unreadable(Reason.ACTIVE_CONTENT, "The file is a program.")
    raise Unreadable(Reason.UNSUPPORTED_FORMAT, "The file is of a kind that we cannot read.")
