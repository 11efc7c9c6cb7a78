"""The text of a Word file, which lies in pieces, and the settings of each stretch of it."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from connectors.documents.word97.file_header import CHARACTERS, PARAGRAPHS, PIECES, Streams
from pipelines.outcomes import Reason, Unreadable

_PAGE = 512


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters start … end of the document, stored from byte `at` on, one or two bytes each."""

    start: int
    end: int
    at: int
    width: int
    settings: bytes = b""


class Pieces:
    """Characters by their number in the document."""

    def __init__(self, streams: Streams) -> None:
        """Raises Unreadable: damaged."""
        self._main = streams.main
        self._pieces = _read_pieces(streams.part(PIECES), len(streams.main))
        self._starts = [piece.start for piece in self._pieces]
        self._letters = _Runs(streams, CHARACTERS, _letter_settings)
        self._paragraphs = _Runs(streams, PARAGRAPHS, _paragraph_settings)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, str, bytes, bytes]]:
        """(number of the first character, text, its settings, those of its piece) of each stretch of one look."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._pieces) and self._pieces[index].start < end:
            piece = self._pieces[index]
            first, last = max(start, piece.start), min(end, piece.end)
            while first < last:
                byte = piece.at + (first - piece.start) * piece.width
                settings, run_end = self._letters.at(byte)
                count = max(1, -(-(run_end - byte) // piece.width)) if run_end > byte else last - first
                stop = min(last, first + count)
                yield first, self._text(piece, first, stop), settings, piece.settings
                first = stop
            index += 1

    def paragraph_settings(self, number: int) -> bytes:
        """The settings of the paragraph that the character `number` ends: style number, then the list."""
        index = max(bisect_right(self._starts, number) - 1, 0)
        piece = self._pieces[index]
        settings, _ = self._paragraphs.at(piece.at + (number - piece.start) * piece.width)
        return settings

    def _text(self, piece: Piece, start: int, end: int) -> str:
        first = piece.at + (start - piece.start) * piece.width
        data = self._main[first : first + (end - start) * piece.width]
        return data.decode("utf-16-le" if piece.width == 2 else "cp1252", "replace")


def _read_pieces(data: bytes, size: int) -> list[Piece]:
    """The piece table. Raises Unreadable: damaged."""
    changes: list[bytes] = []
    at = 0
    while at < len(data) and data[at] == 1:
        (length,) = struct.unpack_from("<H", data, at + 1)
        changes.append(data[at + 3 : at + 3 + length])
        at += 3 + length
    if at + 5 > len(data) or data[at] != 2:
        raise Unreadable(Reason.DAMAGED, "The Word file is damaged; its text cannot be found.")
    table = data[at + 5 : at + 5 + struct.unpack_from("<I", data, at + 1)[0]]
    count = (len(table) - 4) // 12
    numbers = struct.unpack_from(f"<{count + 1}I", table, 0)
    pieces: list[Piece] = []
    for index in range(count):
        _, offset, change = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * index)
        is_narrow = bool(offset & 0x40000000)
        place = (offset & 0x3FFFFFFF) // 2 if is_narrow else offset
        width = 1 if is_narrow else 2
        start, end = numbers[index], numbers[index + 1]
        if end <= start or place + (end - start) * width > size:
            raise Unreadable(Reason.DAMAGED, "The Word file is cut off; a piece of its text is missing.")
        own = changes[change >> 1] if change & 1 and change >> 1 < len(changes) else b""
        pieces.append(Piece(start, end, place, width, own))
    if not pieces:
        raise Unreadable(Reason.DAMAGED, "The Word file holds no text.")
    return pieces


class _Runs:
    """Stretches of bytes with their settings, from the pages that the file keeps them on."""

    def __init__(self, streams: Streams, index: int, read: Callable[[bytes, int, int], bytes]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._settings: list[bytes] = []
        self._read = read
        table = streams.part(index)
        count = (len(table) - 4) // 8
        for page in range(count):
            (number,) = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * page)
            self._page(streams.main[number * _PAGE : (number + 1) * _PAGE])

    def _page(self, page: bytes) -> None:
        if len(page) < _PAGE:
            return
        count = page[_PAGE - 1]
        if 4 * (count + 1) > _PAGE - 1:
            return
        bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
        for index in range(count):
            if self._ends and bounds[index] < self._ends[-1]:
                continue  # pages are in order; what is not would hide what is
            self._starts.append(bounds[index])
            self._ends.append(bounds[index + 1])
            self._settings.append(self._read(page, count, index))

    def at(self, byte: int) -> tuple[bytes, int]:
        """(settings, end of the stretch) at a place; no settings where none are kept."""
        index = bisect_right(self._starts, byte) - 1
        if index >= 0 and byte < self._ends[index]:
            return self._settings[index], self._ends[index]
        following = self._starts[index + 1] if index + 1 < len(self._starts) else byte
        return b"", following


def _letter_settings(page: bytes, count: int, index: int) -> bytes:
    offset = page[4 * (count + 1) + index] * 2
    if offset == 0 or offset >= _PAGE - 1:
        return b""
    return page[offset + 1 : offset + 1 + page[offset]]


def _paragraph_settings(page: bytes, count: int, index: int) -> bytes:
    at = 4 * (count + 1) + 13 * index
    offset = page[at] * 2 if at < _PAGE else 0
    if offset == 0 or offset >= _PAGE - 2:
        return b""
    length = page[offset]
    if length:
        return page[offset + 1 : offset + 2 * length]
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]
