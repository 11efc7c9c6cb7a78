"""The text of a published list: bytes, compressed or not, in whichever encoding, as rows of cells with their lines."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from pipelines.error_words import error_words
from pipelines.outcomes import Misconfigured

#: Bytes of one list, unpacked: the largest published one (all schools, all years) has about 200 MB a year.
_LARGEST_BYTES = 600_000_000

Cells = list[str]


def read_text(path: Path) -> str:
    """The file as text: gunzipped where it is gzip; UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.

    Raises Misconfigured with one sentence when it cannot be read or is too large.
    """
    content = _unpacked(path)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _unpacked(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            is_gzip = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if is_gzip else path.open("rb") as packed:
            content = packed.read(_LARGEST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Misconfigured(f"{path} cannot be read as a district list: {error_words(error)}.") from error
    if len(content) > _LARGEST_BYTES:
        raise Misconfigured(f"{path} is larger than {_LARGEST_BYTES // 1_000_000} MB; no district list is.")
    if not content.strip():
        raise Misconfigured(f"{path} is empty; give a district list.")
    if b"\0" in content[:1000] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Misconfigured(f"{path} is no text: unpack it, or export the sheet as CSV.")
    return content


def rows_of(text: str) -> Iterator[tuple[int, Cells]]:
    """(line, cells) of each row that is not blank. Cells stand between commas, or tabs or pipes, which are published
    without quotes."""
    delimiter = _delimiter(text)
    lines = io.StringIO(text, newline="")
    if delimiter == ",":
        reader = csv.reader(lines)
    else:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    for cells in reader:
        if cells:
            yield reader.line_num, cells


def _delimiter(text: str) -> str:
    head = text[:4000]
    counts = {sign: head.count(sign) for sign in ("\t", "|", ",")}
    return max(counts, key=lambda sign: counts[sign]) if any(counts.values()) else ","
