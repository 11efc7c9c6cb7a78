"""Zip containers from strangers (docx, odt, xlsx): listed, bounded and opened part by part."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from connectors.limits import Limits
from pipelines.outcomes import Reason, Unreadable

_ENCRYPTED_FLAG = 0x1
#: All that the standard library raises on a broken or strange zip file.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Container:
    """The parts of a zip file by name; nothing is unpacked before it is asked for, and never to disk."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Raises Unreadable: damaged, encrypted, too_large."""
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN_ZIP:
            raise Unreadable(Reason.DAMAGED, "The file is cut off or damaged; it cannot be opened.") from None
        entries = self._zip.infolist()
        if len(entries) > limits.container_parts:
            raise Unreadable(Reason.TOO_LARGE, "The file holds more parts than we open.")
        expanded = sum(entry.file_size for entry in entries)
        if expanded > limits.expanded_bytes or (
            expanded > limits.ratio_floor_bytes and expanded > limits.expansion_ratio * max(len(content), 1)
        ):
            raise Unreadable(Reason.TOO_LARGE, "The file grows far beyond what we open when it is unpacked.")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._twice: set[str] = set()
        for entry in entries:
            name = entry.filename.lstrip("/").replace("\\", "/")
            key = name.lower()  # part names do not differ by case alone (OPC), and some writers mix it
            if key in self._entries:
                self._twice.add(key)
            self._entries[key] = entry
        self.names = tuple(entry.filename.lstrip("/").replace("\\", "/") for entry in entries)

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._entries

    def peek(self, name: str, count: int = 16) -> bytes:
        """The first bytes of a part; b"" where they cannot be had."""
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None or entry.flag_bits & _ENCRYPTED_FLAG:
            return b""
        try:
            with self._zip.open(entry) as stream:
                return stream.read(count)
        except BROKEN_ZIP:
            return b""

    def read(self, name: str) -> bytes:
        """The bytes of one part. Raises Unreadable: damaged (absent, broken), encrypted, too_large."""
        key = name.lstrip("/").lower()
        entry = self._entries.get(key)
        if entry is None:
            raise Unreadable(Reason.DAMAGED, "A part of the document is missing.")
        if key in self._twice:
            raise Unreadable(
                Reason.DAMAGED, "The file holds the same part twice; programs differ on which counts."
            )
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")
        limit = self._limits.part_bytes
        if entry.file_size > limit:
            raise Unreadable(Reason.TOO_LARGE, "A part of the document is larger than we open.")
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(limit + 1)
        except BROKEN_ZIP:
            raise Unreadable(Reason.DAMAGED, "The file is cut off or damaged; it cannot be opened.") from None
        if len(content) > limit:
            raise Unreadable(Reason.TOO_LARGE, "A part of the document is larger than we open.")
        return content
