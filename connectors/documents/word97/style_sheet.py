"""Styles and fonts of a Word file."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace

from connectors.documents.word97.file_header import FONTS, STYLE_SHEET, Streams
from connectors.documents.word97.sprms import LetterSettings, ParagraphSettings, letters, paragraph

_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?[1-9]$|table of figures$", re.IGNORECASE)
_PARAGRAPH, _CHARACTER = 1, 2
#: Styles based on styles; Word stops at 11.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str = ""
    kind: int = 0
    base: int = 0xFFF
    paragraph: bytes = b""
    letters: bytes = b""


@dataclass(frozen=True, slots=True)
class Style:
    """heading: outline level from 1, 0 for none."""

    letters: LetterSettings = LetterSettings()
    paragraph: ParagraphSettings = ParagraphSettings()
    heading: int = 0
    is_contents: bool = False


class StyleSheet:
    """Styles by number."""

    def __init__(self, streams: Streams) -> None:
        self._entries = _entries(streams.part(STYLE_SHEET))
        self._styles: dict[int, Style] = {}
        self.fonts = _fonts(streams.part(FONTS))

    def style(self, number: int) -> Style:
        """A style over those that it is based on."""
        if number not in self._styles:
            self._styles[number] = self._resolve(number)
        return self._styles[number]

    def letter_changes(self, number: int) -> bytes:
        """What a character style sets."""
        entry = self._entries.get(number)
        return entry.letters if entry is not None and entry.kind == _CHARACTER else b""

    def is_placeholder(self, number: int) -> bool:
        entry = self._entries.get(number)
        return entry is not None and "placeholder" in entry.name.lower()

    def font(self, number: int) -> str:
        return self.fonts[number] if 0 <= number < len(self.fonts) else ""

    def _resolve(self, number: int) -> Style:
        chain: list[_Entry] = []
        while number in self._entries and len(chain) < _LONGEST_CHAIN:
            chain.append(self._entries[number])
            number = chain[-1].base
        style = Style()
        for entry in reversed(chain):
            own = paragraph(entry.paragraph, style.paragraph)
            heading = style.heading
            if found := _HEADING.match(entry.name):
                heading = int(found.group(1))
            elif entry.name.lower() == "title":
                heading = 1
            elif own.outline <= 8:
                heading = own.outline + 1
            style = replace(
                style,
                letters=letters(entry.letters, style.letters),
                paragraph=own,
                heading=heading,
                is_contents=style.is_contents or _CONTENTS.match(entry.name) is not None,
            )
        return style


def _entries(data: bytes) -> dict[int, _Entry]:
    if len(data) < 8:
        return {}
    header_length, count, base_length = struct.unpack_from("<HHH", data, 0)
    entries: dict[int, _Entry] = {}
    at = 2 + header_length
    for number in range(min(count, 4_000)):
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        if length:
            entries[number] = _entry(data[at + 2 : at + 2 + length], base_length)
        at += 2 + length
    return entries


def _entry(data: bytes, base_length: int) -> _Entry:
    if len(data) < base_length + 2 or base_length < 6:
        return _Entry()
    _, kind_and_base, parts_and_next = struct.unpack_from("<HHH", data, 0)
    kind, base, parts = kind_and_base & 0xF, kind_and_base >> 4, parts_and_next & 0xF
    (length,) = struct.unpack_from("<H", data, base_length)
    at = base_length + 2 + 2 * length + 2
    name = data[base_length + 2 : base_length + 2 + 2 * length].decode("utf-16-le", "replace")
    found: list[bytes] = []
    for _ in range(parts):
        at += at % 2
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        found.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    if kind == _PARAGRAPH:
        own = found[0][2:] if found else b""
        return _Entry(name, kind, base, own, found[1] if len(found) > 1 else b"")
    return _Entry(name, kind, base, b"", found[0] if found and kind == _CHARACTER else b"")


def _fonts(data: bytes) -> list[str]:
    """Names of the fonts by number."""
    if len(data) < 4:
        return []
    (count,) = struct.unpack_from("<H", data, 0)
    names: list[str] = []
    at = 4
    for _ in range(count):
        if at >= len(data):
            break
        length = data[at]
        name = data[at + 40 : at + 1 + length].decode("utf-16-le", "replace")
        names.append(name.split("\x00")[0])
        at += 1 + length
    return names
