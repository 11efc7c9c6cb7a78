"""List labels of a Word file."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from connectors.documents.labels import format_number
from connectors.documents.symbols import BULLET, in_symbol_font, is_symbol_font
from connectors.documents.tidy import tidy_text
from connectors.documents.word97.file_header import LIST_USES, LISTS, Streams
from connectors.documents.word97.sprms import LetterSettings, letters
from connectors.documents.word97.style_sheet import StyleSheet

_LEVELS = 9
_BULLET, _NONE = 23, 255
_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: int
    text: str
    font: int


class Lists:
    """Counts the list paragraphs in their order. A paragraph names the use of a list, counted from 1."""

    def __init__(self, streams: Streams, styles: StyleSheet) -> None:
        self._styles = styles
        self._levels = _read_lists(streams)
        self._uses = _read_uses(streams.part(LIST_USES))
        self._counts: dict[int, list[int | None]] = {}

    def label(self, use: int, level: int) -> str:
        """The label of the next paragraph; "" where it prints none."""
        if not (0 < use <= len(self._uses) and 0 <= level < _LEVELS):
            return ""
        list_id = self._uses[use - 1]
        levels = self._levels.get(list_id, [])
        if level >= len(levels):
            return ""
        counts = self._counts.setdefault(list_id, [None] * _LEVELS)
        current = counts[level]
        counts[level] = levels[level].start if current is None else current + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        settings = levels[level]
        if settings.number_format == _BULLET:
            return self._bullet(settings)
        return self._number(settings, levels, counts)

    def _bullet(self, level: _Level) -> str:
        font = self._styles.font(level.font)
        if is_symbol_font(font) or font.lower() == "symbol":
            return tidy_text(in_symbol_font(font, level.text)) or BULLET
        return tidy_text(level.text) or BULLET

    @staticmethod
    def _number(settings: _Level, levels: list[_Level], counts: list[int | None]) -> str:
        pieces: list[str] = []
        for character in settings.text:
            index = ord(character)
            if index >= _LEVELS:
                pieces.append(character)
            elif index < len(levels) and levels[index].number_format != _NONE:
                count = counts[index]
                value = levels[index].start if count is None else count
                pieces.append(format_number(value, _FORMATS.get(levels[index].number_format, "decimal")))
        return tidy_text("".join(pieces))


def _read_lists(streams: Streams) -> dict[int, list[_Level]]:
    """Levels by the id of their list; they lie behind the table of lists."""
    table = streams.part(LISTS)
    if len(table) < 2:
        return {}
    (count,) = struct.unpack_from("<H", table, 0)
    rest, at = streams.after(LISTS), 0
    lists: dict[int, list[_Level]] = {}
    for index in range(min(count, (len(table) - 2) // 28)):
        (identifier,) = struct.unpack_from("<I", table, 2 + 28 * index)
        is_simple = table[2 + 28 * index + 26] & 1
        levels: list[_Level] = []
        for _ in range(1 if is_simple else _LEVELS):
            if at + 28 > len(rest):
                return lists
            level, at = _read_level(rest, at)
            levels.append(level)
        lists[identifier] = levels
    return lists


def _read_level(data: bytes, at: int) -> tuple[_Level, int]:
    start, number_format = struct.unpack_from("<iB", data, at)
    letters_length, paragraph_length = data[at + 24], data[at + 25]
    at += 28 + paragraph_length
    look = letters(data[at : at + letters_length], LetterSettings())
    at += letters_length
    length = struct.unpack_from("<H", data, at)[0] if at + 2 <= len(data) else 0
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return _Level(start, number_format, text, look.font), at + 2 + 2 * length


def _read_uses(data: bytes) -> list[int]:
    """Ids of lists in the order of their uses."""
    if len(data) < 4:
        return []
    (count,) = struct.unpack_from("<I", data, 0)
    count = min(count, (len(data) - 4) // 16)
    return [struct.unpack_from("<I", data, 4 + 16 * index)[0] for index in range(count)]
