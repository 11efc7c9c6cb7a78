"""What the beginning of a binary workbook says about all its sheets: texts, fonts, formats, where each lies."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from connectors.documents.tidy import tidy, tidy_text
from connectors.workbooks.biff_records import Record, RichText, TextReader, records
from connectors.workbooks.values import BUILT_IN_FORMATS
from pipelines.outcomes import Reason, Unreadable

_END = 0x0A
_SHEET, _DATE_MODE, _PASSWORD, _TEXTS, _FONT, _FORMAT, _STYLE = 0x85, 0x22, 0x2F, 0xFC, 0x31, 0x41E, 0xE0
_WORKSHEET, _MACROS, _CODE = 0, 1, 6


@dataclass(slots=True)
class Book:
    """What the beginning of the stream says about all sheets. sheets: (name, place, is hidden)."""

    texts: list[RichText] = field(default_factory=list)
    struck_fonts: list[bool] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN_FORMATS))
    styles: list[tuple[int, int]] = field(default_factory=list)  # (font, number format)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    since_1904: bool = False

    def is_struck(self, font: int) -> bool:
        index = font - 1 if font > 4 else font  # there is no font 4
        return index < len(self.struck_fonts) and self.struck_fonts[index]

    def shown(self, text: RichText) -> str:
        """A text without its struck-out runs."""
        if not any(self.is_struck(font) for _, font in text.runs):
            return tidy(text.text).text
        pieces = [text.text[: text.runs[0][0]]]
        ends = [start for start, _ in text.runs[1:]] + [len(text.text)]
        pieces += [
            text.text[start:end]
            for (start, font), end in zip(text.runs, ends, strict=True)
            if not self.is_struck(font)
        ]
        return tidy("".join(pieces)).text


def read_book(stream: bytes) -> Book:
    """Raises Unreadable: damaged, encrypted, active_content; struct.error, IndexError where a record breaks off."""
    book = Book()
    for record in records(stream):
        data = record.data
        if record.kind == _END:
            return book
        if record.kind == _PASSWORD:
            raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")
        if record.kind == _SHEET:
            _note_sheet(data, book)
        elif record.kind == _DATE_MODE:
            book.since_1904 = data[:1] == b"\x01"
        elif record.kind == _TEXTS:
            book.texts = _shared_texts(record)
        elif record.kind == _FONT:
            book.struck_fonts.append(bool(data[2] & 8))
        elif record.kind == _FORMAT:
            book.formats[struct.unpack_from("<H", data)[0]] = TextReader(record.pieces, 2).read().text
        elif record.kind == _STYLE:
            font, number_format = struct.unpack_from("<HH", data)
            book.styles.append((font, number_format))
    raise Unreadable(Reason.DAMAGED, "The workbook is cut off; its end is missing.")


def _note_sheet(data: bytes, book: Book) -> None:
    at, state, kind = struct.unpack_from("<IBB", data)
    if kind in (_MACROS, _CODE):
        raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds macros.")
    if kind == _WORKSHEET:
        name = TextReader((data,), 6).read(short=True).text
        book.sheets.append((tidy_text(name), at, bool(state & 3)))


def _shared_texts(record: Record) -> list[RichText]:
    (count,) = struct.unpack_from("<4xI", record.data)
    reader = TextReader(record.pieces, 8)
    texts: list[RichText] = []
    for _ in range(min(count, sum(len(piece) for piece in record.pieces))):
        texts.append(reader.read())
    return texts
