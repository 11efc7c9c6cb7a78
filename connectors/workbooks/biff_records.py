"""Records of binary workbooks (BIFF8, Excel 97 to 2003), and the texts in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

CONTINUE = 0x3C


@dataclass(frozen=True, slots=True)
class Record:
    """kind: number of the record. pieces: its data, and those of the records that continue it."""

    kind: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        return self.pieces[0]


def records(content: bytes, at: int = 0) -> Iterator[Record]:
    """The records from `at` on, up to the end of the stream."""
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        at += 4
        pieces = [content[at : at + length]]
        at += length
        while at + 4 <= len(content) and struct.unpack_from("<H", content, at)[0] == CONTINUE:
            (length,) = struct.unpack_from("<H", content, at + 2)
            pieces.append(content[at + 4 : at + 4 + length])
            at += 4 + length
        yield Record(kind, tuple(pieces))


@dataclass(frozen=True, slots=True)
class RichText:
    """A text with the fonts of its runs: (first letter, number of the font)."""

    text: str
    runs: tuple[tuple[int, int], ...] = ()


class TextReader:
    """Reads texts out of a record; one may begin in one piece and go on in the next."""

    def __init__(self, pieces: tuple[bytes, ...], at: int = 0) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = at

    def read(self, *, short: bool = False) -> RichText:
        """The next text; short: its length is one byte. Raises IndexError and struct.error where it breaks off."""
        count = self._number(1 if short else 2)
        flags = self._number(1)
        run_count = self._number(2) if flags & 8 else 0
        extra = self._number(4) if flags & 4 else 0
        text = self._letters(count, is_wide=bool(flags & 1))
        runs = tuple((self._number(2), self._number(2)) for _ in range(run_count))
        self._skip(extra)
        return RichText(text, runs)

    def _number(self, size: int) -> int:
        if self._at >= len(self._pieces[self._piece]):
            self._piece, self._at = self._piece + 1, 0
        data = self._pieces[self._piece][self._at : self._at + size]
        if len(data) < size:
            raise IndexError
        self._at += size
        return int.from_bytes(data, "little")

    def _letters(self, count: int, *, is_wide: bool) -> str:
        """Letters; where they go on in the next piece, that says anew how wide they are."""
        text = ""
        while count:
            piece = self._pieces[self._piece]
            width = 2 if is_wide else 1
            here = min(count, (len(piece) - self._at) // width)
            data = piece[self._at : self._at + here * width]
            text += data.decode("utf-16-le" if is_wide else "latin-1", "replace")
            self._at += here * width
            count -= here
            if count:
                self._piece, self._at = self._piece + 1, 1
                is_wide = bool(self._pieces[self._piece][0] & 1)
        return text

    def _skip(self, count: int) -> None:
        while count > len(self._pieces[self._piece]) - self._at:
            count -= len(self._pieces[self._piece]) - self._at
            self._piece, self._at = self._piece + 1, 0
        self._at += count


def rk_number(packed: int) -> float:
    """A number in four bytes: a whole one or the upper half of a double, perhaps times a hundred."""
    if packed & 2:
        value = float((packed >> 2) - ((1 << 30) if packed & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0])
    return value / 100 if packed & 1 else value
