"""The file information block: where in the streams everything lies."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from pipelines.outcomes import Reason, Unreadable

_WORD = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _WHICH_TABLE, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_LENGTHS_AT = 0x4C
_PAIRS_AT = 0x9A
#: Index of the structures that are read, in the list of (offset, length) pairs.
STYLE_SHEET, SECTIONS, HEADERS, CHARACTERS, PARAGRAPHS, FONTS = 1, 6, 11, 12, 13, 15
SETTINGS, PIECES, SHAPES, BOX_TEXTS, LISTS, LIST_USES = 31, 33, 40, 56, 73, 74


@dataclass(frozen=True, slots=True)
class Streams:
    """main, table, data: the three streams of a Word file.

    Lengths count characters of the stories, which follow one another: text, footnotes, headers, comments,
    endnotes, text boxes.
    """

    main: bytes
    table: bytes
    data: bytes
    text: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int

    def part(self, index: int) -> bytes:
        """A structure in the table stream; b"" where there is none."""
        at = _PAIRS_AT + 8 * index
        if at + 8 > len(self.main):
            return b""
        offset, length = struct.unpack_from("<II", self.main, at)
        return self.table[offset : offset + length] if length else b""

    def after(self, index: int) -> bytes:
        """What lies behind a structure in the table stream."""
        offset, length = struct.unpack_from("<II", self.main, _PAIRS_AT + 8 * index)
        return self.table[offset + length :]

    @property
    def headers_at(self) -> int:
        return self.text + self.footnotes

    @property
    def boxes_at(self) -> int:
        return self.headers_at + self.headers + self.macros + self.comments + self.endnotes


def read_streams(main: bytes, tables: tuple[bytes, bytes], data: bytes) -> Streams:
    """tables: the streams 0Table and 1Table. Raises Unreadable: damaged, encrypted, unsupported_format."""
    if len(main) < _PAIRS_AT + 8 * (PIECES + 1):
        raise Unreadable(Reason.DAMAGED, "The Word file is cut off or damaged; it cannot be opened.")
    mark, version = struct.unpack_from("<HH", main, 0)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if mark != _WORD or version < _WORD_97:
        raise Unreadable(Reason.UNSUPPORTED_FORMAT, "The file is of a Word older than Word 97.")
    if flags & (_ENCRYPTED | _OBFUSCATED):
        raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")
    lengths = struct.unpack_from("<7i", main, _LENGTHS_AT)
    if min(lengths) < 0 or sum(lengths) > len(main):
        raise Unreadable(Reason.DAMAGED, "The Word file is damaged; its lengths cannot be right.")
    return Streams(main, tables[1 if flags & _WHICH_TABLE else 0], data, *lengths)
