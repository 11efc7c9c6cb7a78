"""What a file is, by its bytes. The name only helps where bytes say nothing: an empty file, an encrypted one."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile

from connectors.documents.containers import BROKEN_ZIP
from connectors.documents.decoding import decode
from connectors.documents.embedded_files import OLE_MAGIC
from pipelines.outcomes import Kind

_ENDINGS = {
    Kind.DOCX: ("docx", "docm", "dotx", "dotm"),
    Kind.DOC: ("doc", "dot"),
    Kind.ODT: ("odt", "ott", "fodt"),
    Kind.RTF: ("rtf",),
    Kind.PDF: ("pdf",),
    Kind.XLSX: ("xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "xlsb", "ods", "ots", "fods"),
    Kind.TEXT: ("txt", "csv", "tsv", "md", "text"),
    Kind.HTML: ("html", "htm", "xhtml", "mht", "mhtml"),
    Kind.IMAGE: ("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "heic", "webp"),
}
_KIND_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings}
_CONTAINERS = frozenset({Kind.DOCX, Kind.ODT, Kind.XLSX})
_IMAGE_MAGICS = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"II+\x00", b"BM",
    b"\x00\x00\x01\x00", b"8BPS", b"\xd7\xcd\xc6\x9a", b"AT&TFORM",
)  # fmt: skip
#: A comment ends at its first end: to try the others would take time beyond measure.
_HTML = re.compile(r"\s*(?>(?:<\?xml[^>]*\?>|<!--.*?-->)\s*)*+<(!doctype\s+html|html|head|body|meta|table|div|p|h[1-6]|span|font|ul|ol|style|title|center|b|br|a|link|script)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip  # noqa: E501
_MHTML = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)
#: How far from the beginning a PDF may begin: what Acrobat accepts.
_PDF_WITHIN = 1024
_HEAD = 65_536


def sniff(content: bytes, name: str) -> Kind:
    """The kind of a document."""
    if not content:
        return _by_name(name)
    return _sniff_binary(content, name) or _sniff_text(content, content[:_HEAD])


def _sniff_binary(content: bytes, name: str) -> Kind | None:  # noqa: PLR0911 - one line a signature
    """The kind of a file that begins with a signature."""
    head = content[:_HEAD]
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _sniff_zip(content, name)
    if head.startswith(OLE_MAGIC):
        return _sniff_ole(content, name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Kind.RTF
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Kind.PDF
    if head.startswith(_IMAGE_MAGICS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or _is_heic(head):
        return Kind.IMAGE
    if b"PK\x03\x04" in head and zipfile.is_zipfile(io.BytesIO(content)):
        return _sniff_zip(content, name)
    return None


def _by_name(name: str) -> Kind:
    return _KIND_OF_ENDING.get(name.rpartition(".")[2].lower(), Kind.OTHER)


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif")


def _sniff_zip(content: bytes, name: str) -> Kind:
    """By the parts of the container; of a truncated one, by the names that are still there and its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename.lstrip("/") for entry in archive.infolist()}
            mimetype = _head_of(archive, "mimetype")
            types = _types_of(archive)
    except BROKEN_ZIP:
        return _sniff_broken_zip(content, name)
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        kind = mimetype.partition(b"opendocument.")[2]
        return (
            Kind.ODT
            if kind.startswith(b"text")
            else Kind.XLSX
            if kind.startswith(b"spreadsheet")
            else Kind.OTHER
        )
    if any(name.lower().startswith("index/") and name.lower().endswith(".iwa") for name in names):
        return Kind.OTHER  # Pages, Numbers, Keynote
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        return _sniff_ooxml(types, names)
    return Kind.OTHER


def _head_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part, b"" where there is none; what a file is stands there, and the rest may be made to
    grow."""
    entry = next((one for one in archive.infolist() if one.filename.lstrip("/") == name), None)
    if entry is None:
        return b""
    with archive.open(entry) as part:
        return part.read(_HEAD * 16)


def _types_of(archive: zipfile.ZipFile) -> bytes:
    """The beginning of an Office file's list of contents, b"" where it cannot be had."""
    try:
        return _head_of(archive, "[Content_Types].xml")
    except BROKEN_ZIP:
        return b""


def _sniff_ooxml(types: bytes, names: set[str]) -> Kind:
    for mark, kind in (
        (b"wordprocessingml", Kind.DOCX),
        (b"spreadsheetml", Kind.XLSX),
        (b"ms-excel", Kind.XLSX),
    ):
        if re.search(rb'ContentType="[^"]*' + mark + rb'[^"]*main', types):
            return kind
    if re.search(rb'ContentType="[^"]*ms-word\.[^"]*main', types):
        return Kind.DOCX  # macro-enabled documents and templates
    return _by_folders(names)


def _by_folders(names: set[str]) -> Kind:
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    return Kind.XLSX if any(name.startswith("xl/") for name in names) else Kind.OTHER


def _sniff_broken_zip(content: bytes, name: str) -> Kind:
    """Reads the local headers that are left of a file that was cut off."""
    names: set[str] = set()
    at = content.find(b"PK\x03\x04")
    while at != -1 and len(names) < 1000:
        length = int.from_bytes(content[at + 26 : at + 28], "little")
        names.add(content[at + 30 : at + 30 + length].decode("utf-8", "replace"))
        at = content.find(b"PK\x03\x04", at + 30)
    if b"application/vnd.oasis.opendocument.text" in content[:200]:
        return Kind.ODT
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return Kind.XLSX
    kind = _by_folders(names)
    return kind if kind is not Kind.OTHER or _by_name(name) not in _CONTAINERS else _by_name(name)


def _sniff_ole(content: bytes, name: str) -> Kind:
    """An OLE file: Word or Excel of the binary kind, or an encrypted Office file in its envelope."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {path[0].lower() for path in ole.listdir()}
    except (
        OSError,
        ValueError,
        struct.error,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        MemoryError,
    ):
        return _by_name(name)
    if "worddocument" in streams:
        return Kind.DOC
    if streams & {"workbook", "book"}:
        return Kind.XLSX
    if "encryptedpackage" in streams:
        kind = _by_name(name)
        return kind if kind in (Kind.DOCX, Kind.XLSX) else Kind.DOCX
    return Kind.OTHER


def _sniff_text(content: bytes, head: bytes) -> Kind:  # noqa: PLR0911 - one line a form of text
    text = decode(head)
    if text is None:
        return Kind.OTHER
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("{") and _is_google_doc(content):
        return Kind.GOOGLE_DOC
    if _is_web_archive(head[:4096]):
        return Kind.HTML
    if "<office:document" in start[:3000]:
        return Kind.ODT if "opendocument.text" in start[:5000] else Kind.XLSX
    if re.search(r"<([a-z]+:)?svg\b", start[:3000]) and not _HTML.match(start):
        return Kind.IMAGE
    if _HTML.match(start):
        return Kind.HTML
    if start.startswith("<?xml"):
        return Kind.OTHER
    return Kind.TEXT


def _is_web_archive(head: bytes) -> bool:
    """A page with its pictures in one file (MHTML): it looks like a mail, and has been nowhere."""
    was_sent = re.search(rb"(?:^|\n)(received|delivered-to|to|message-id):", head, re.IGNORECASE)
    return not was_sent and b"mime-version" in head.lower() and _MHTML.search(head) is not None


def _is_google_doc(content: bytes) -> bool:
    """A document as the Docs API returns it."""
    if b'"body"' not in content and b'"tabs"' not in content:
        return False
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return b'"documentId"' in content[:100_000]
    return (
        isinstance(document, dict)
        and ("documentId" in document or "structuralElements" in document)
        and (isinstance(document.get("body"), dict) or isinstance(document.get("tabs"), list))
    )
