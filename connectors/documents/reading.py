"""From bytes and kind to the tree: one door for every format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from zipfile import is_zipfile

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


#: Where the reader of each kind stands; it is imported when the first document of that kind comes.
_READERS = {
    Kind.DOCX: ("connectors.documents.docx.reader", "read_docx"),
    Kind.DOC: ("connectors.documents.word97.reader", "read_doc"),
    Kind.ODT: ("connectors.documents.odf.reader", "read_odt"),
    Kind.RTF: ("connectors.documents.rtf.reader", "read_rtf"),
    Kind.PDF: ("connectors.documents.pdf.reader", "read_pdf"),
    Kind.XLSX: ("connectors.workbooks.reading", "read_workbook"),
    Kind.GOOGLE_DOC: ("connectors.documents.google_doc", "read_google_doc"),
    Kind.HTML: ("connectors.documents.html", "read_html"),
    Kind.TEXT: ("connectors.documents.plain_text", "read_text"),
}


def _reader(content: bytes, kind: Kind) -> Reader:
    if kind in (Kind.DOCX, Kind.XLSX) and content.startswith(OLE_MAGIC):
        from connectors.documents.ole import refuse_encrypted_package

        refuse_encrypted_package(content)
    if kind in _READERS:
        module, function = _READERS[kind]
        reader: Reader = getattr(import_module(module), function)
        return reader
    if kind is Kind.IMAGE:
        raise Unreadable(Reason.UNREADABLE_TEXT, "The file is a picture; there is no text in it to read.")
    if is_program(content[:16]):
        raise Unreadable(Reason.ACTIVE_CONTENT, "The file is a program.")
    if content.startswith(b"PK\x03\x04") and not is_zipfile(BytesIO(content)):
        raise Unreadable(Reason.DAMAGED, "The file is cut off or damaged; it cannot be opened.")
    raise Unreadable(Reason.UNSUPPORTED_FORMAT, "The file is of a kind that we cannot read.")
