"""Archives that the standard library opens besides zip: gzip, bzip2, xz, and tar inside or outside of them.

Unpacked in memory within the message's budget; names are labels, nothing touches a disk, and links, devices and
other special entries of a tar are passed over.
"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zlib
from collections.abc import Iterator

from connectors.mail.archive import Budget
from connectors.mail.limits import MailLimits
from pipelines.outcomes import Reason, Unreadable

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"
_DAMAGED = "The archive is cut off or damaged; it cannot be opened."
#: bytes that a decoder of xz may take for its dictionary; its own presets take at most 65 MB.
_XZ_MEMORY_BYTES = 80_000_000
_ENDING = re.compile(r"\.(?:gz|bz2|xz)$", re.IGNORECASE)
_TAR_ENDING = re.compile(r"\.t(?:gz|bz2?|xz)$", re.IGNORECASE)


def is_compressed(content: bytes) -> bool:
    """gzip, bzip2, xz or tar, by the first bytes."""
    return content.startswith((_GZIP, _BZIP2, _XZ)) or content[257:262] == b"ustar"


def unpack_compressed(
    content: bytes, name: str, budget: Budget, limits: MailLimits
) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of what is inside. Raises Unreadable (damaged, too_large)."""
    if content[257:262] == b"ustar":
        yield from _files_of_tar(content, budget, limits)
        return
    inner = _TAR_ENDING.sub(".tar", _ENDING.sub("", name))
    unpacked = _inflated(content, budget.bytes_left + 1)
    budget.take(len(unpacked))
    yield inner, unpacked


def _inflated(content: bytes, most: int) -> bytes:
    """At most `most` bytes of the first stream."""
    try:
        if content.startswith(_GZIP):
            gzip = zlib.decompressobj(16 + zlib.MAX_WBITS)
            unpacked, is_whole = gzip.decompress(content, most), gzip.eof
        else:
            other = (
                bz2.BZ2Decompressor()
                if content.startswith(_BZIP2)
                else lzma.LZMADecompressor(memlimit=_XZ_MEMORY_BYTES)
            )
            unpacked, is_whole = other.decompress(content, most), other.eof
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
        raise Unreadable(Reason.DAMAGED, _DAMAGED) from None
    if not is_whole and len(unpacked) < most:
        raise Unreadable(Reason.DAMAGED, _DAMAGED)
    return unpacked


def _files_of_tar(content: bytes, budget: Budget, limits: MailLimits) -> Iterator[tuple[str, bytes]]:
    """The plain files of a tar, one after the other as they stand in it."""
    count = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for entry in archive:
                count += 1
                if count > limits.archive_files:
                    raise Unreadable(Reason.TOO_LARGE, "The archive holds more files than we look at.")
                if not entry.isreg() or entry.issparse() or "/._" in "/" + entry.name:
                    continue
                budget.take(entry.size)
                stream = archive.extractfile(entry)
                yield entry.name.rsplit("/", 1)[-1], stream.read(entry.size) if stream else b""
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, RecursionError):
        raise Unreadable(Reason.DAMAGED, _DAMAGED) from None
