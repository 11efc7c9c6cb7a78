"""Archives that hold the form: listed and unpacked in memory, within one budget for the whole message."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from connectors.documents.containers import BROKEN_ZIP
from connectors.mail.charsets import decode_text
from connectors.mail.limits import MailLimits
from pipelines.outcomes import Reason, Unreadable

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_AES = 99
#: What packing programs add beside the files.
_CLUTTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini", "/._")
#: Parts by which a zip is a document of its own and no archive: Office, OpenDocument, iWork, e-books, programs.
_DOCUMENT_PARTS = (
    "[content_types].xml",
    "mimetype",
    "index/document.iwa",
    "index.zip",
    "meta-inf/manifest.mf",
)
_DAMAGED = "The archive is cut off or damaged; it cannot be opened."
_OTHER_ARCHIVES = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"MSCF",
    b"SIT!",
)


class Budget:
    """What may still be unpacked of one message."""

    def __init__(self, limits: MailLimits) -> None:
        self.bytes_left = limits.expanded_bytes

    def take(self, count: int) -> None:
        """Raises Unreadable (too_large) when nothing is left."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise Unreadable(
                Reason.TOO_LARGE, "The archive grows far beyond what we open when it is unpacked."
            )


def is_foreign_archive(content: bytes) -> bool:
    """An archive of a kind that we do not open: 7z, rar, cabinet, StuffIt."""
    return content.startswith(_OTHER_ARCHIVES)


def is_archive(content: bytes) -> bool:
    """A zip that is no document of its own. A broken one counts: it says PK and nothing else."""
    if content[:4] not in (b"PK\x03\x04", b"PK\x05\x06", b"PK00"):
        return False
    try:
        names = [name.lower() for name in zipfile.ZipFile(io.BytesIO(content)).namelist()]
    except BROKEN_ZIP:
        head = content[:4096].lower()
        return not any(part.encode() in head for part in (*_DOCUMENT_PARTS, "word/", "xl/", "_rels/", "ppt/"))
    return not any(name in _DOCUMENT_PARTS for name in names)


def unpack(content: bytes, budget: Budget, limits: MailLimits) -> Iterator[tuple[str, bytes | Unreadable]]:
    """(name, bytes or why not) of each file of a zip. Names are labels, never paths; nothing touches a disk.
    Raises Unreadable when the archive as a whole cannot be opened."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in archive.infolist() if entry.filename and not entry.is_dir()]
    except BROKEN_ZIP:
        raise Unreadable(Reason.DAMAGED, _DAMAGED) from None
    entries = [
        entry for entry in entries if not any(mark in "/" + entry.filename.lower() for mark in _CLUTTER)
    ]
    if len(entries) > limits.archive_files:
        raise Unreadable(Reason.TOO_LARGE, "The archive holds more files than we look at.")
    for entry in entries:
        try:
            yield _name(entry), _read(archive, entry, budget)
        except Unreadable as unreadable:
            if unreadable.reason is Reason.TOO_LARGE:
                raise
            yield _name(entry), unreadable


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    if entry.flag_bits & _ENCRYPTED or entry.compress_type == _AES:
        raise Unreadable(Reason.ENCRYPTED, "The archive is protected with a password.")
    if entry.file_size > budget.bytes_left:
        raise Unreadable(Reason.TOO_LARGE, "The archive grows far beyond what we open when it is unpacked.")
    try:
        with archive.open(entry) as stream:
            content = stream.read(budget.bytes_left + 1)
    except NotImplementedError:
        raise Unreadable(
            Reason.UNSUPPORTED_FORMAT, "The archive is packed in a way that we do not open."
        ) from None
    except BROKEN_ZIP:
        raise Unreadable(Reason.DAMAGED, _DAMAGED) from None
    except MemoryError:  # a packing method that asks for gigabytes before it unpacks anything
        raise Unreadable(Reason.TOO_LARGE, "The archive needs more memory than we give it.") from None
    budget.take(len(content))
    return content


def _name(entry: zipfile.ZipInfo) -> str:
    """The name, in the character set that it was written in: zip says so with a flag that many packers forget."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            name = decode_text(name.encode("cp437"), "cp437")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/").rsplit("/", 1)[-1]
