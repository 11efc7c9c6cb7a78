"""Settings ("single property modifiers") of letters, paragraphs and table rows."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

_OPERAND_BYTES = (1, 1, 2, 4, 2, 2, None, 3)
_TABLE_DEFINITION = 0xD608
_CHANGE_TABS = 0xC615


def settings(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(code, operand) of each setting; what is cut off is left out."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        length = _OPERAND_BYTES[code >> 13]
        if length is None:
            if code == _TABLE_DEFINITION:
                if at + 2 > len(data):
                    return
                length = struct.unpack_from("<H", data, at)[0] - 1
                at += 2
            else:
                if at >= len(data):
                    return
                length = data[at]
                at += 1
                if code == _CHANGE_TABS and length == 255:
                    return  # the length is given in another way, and nothing that matters comes after it
        yield code, data[at : at + length]
        at += length


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """How letters look. symbol: (font number, code) of a sign of a symbol font. data_at: of a form field."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    double_strike: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    special: bool = False
    is_data: bool = False
    color: str = ""
    shaded: bool = False
    half_points: int = 20
    font: int = -1
    symbol: tuple[int, int] | None = None
    data_at: int = -1
    style: int = 10


_TOGGLES = {0x0835: "bold", 0x0836: "italic", 0x0837: "strike", 0x083C: "hidden", 0x2A53: "double_strike"}
_SWITCHES = {0x0800: "deleted", 0x0801: "inserted", 0x0855: "special", 0x0806: "is_data"}
_COLORS = {7: "FFFF00", 8: "FFFFFF", 15: "808080", 16: "C0C0C0"}
STYLE_OF_LETTERS = 0x4A30


def letters(data: bytes, base: LetterSettings) -> LetterSettings:
    """The settings over those of the style."""
    changes: dict[str, object] = {}
    for code, operand in settings(data):
        value = operand[0] if operand else 0
        if code in _TOGGLES:
            name = _TOGGLES[code]
            own = bool(getattr(base, name))
            changes[name] = own if value == 0x80 else not own if value == 0x81 else value != 0
        elif code in _SWITCHES:
            changes[_SWITCHES[code]] = value != 0
        else:
            changes.update(_other_letter_setting(code, operand))
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def _other_letter_setting(code: int, operand: bytes) -> dict[str, object]:
    read = _LETTER_READERS.get(code)
    if read is None or len(operand) < read[0]:
        return {}
    return read[1](operand)


def _number(operand: bytes) -> int:
    return int.from_bytes(operand, "little")


#: Code → (fewest bytes, how the setting is read).
_LETTER_READERS: dict[int, tuple[int, Callable[[bytes], dict[str, object]]]] = {
    0x2A42: (1, lambda operand: {"color": _COLORS.get(operand[0], "")}),
    0x6870: (4, lambda operand: {"color": "" if operand[3] else operand[:3].hex().upper()}),
    0x4A43: (2, lambda operand: {"half_points": _number(operand)}),
    0x4A4F: (2, lambda operand: {"font": _number(operand)}),
    0x6A09: (4, lambda operand: {"symbol": struct.unpack("<HH", operand), "special": True}),
    0x6A03: (4, lambda operand: {"data_at": _number(operand)}),
    0x4866: (2, lambda operand: {"shaded": any(operand)}),
    0x2A0C: (1, lambda operand: {"shaded": any(operand)}),
    0xCA71: (10, lambda operand: {"shaded": operand[7] == 0 and operand[4:7] != b"\xff\xff\xff"}),
    STYLE_OF_LETTERS: (2, lambda operand: {"style": _number(operand)}),
}


@dataclass(frozen=True, slots=True)
class ParagraphSettings:
    """level: tables around it. is_row_end: it is the mark that ends a row; table: the settings of that row."""

    style: int = 0
    in_table: bool = False
    is_row_end: bool = False
    is_inner_cell_end: bool = False
    is_inner_row_end: bool = False
    level: int = 0
    outline: int = 9
    list_use: int = 0
    list_level: int = 0
    table: bytes = b""


def paragraph(data: bytes, base: ParagraphSettings) -> ParagraphSettings:
    """The settings over those of the style. The whole list is kept for the end of a row."""
    changes: dict[str, object] = {}
    for code, operand in settings(data):
        value = operand[0] if operand else 0
        if code == 0x2416:
            changes["in_table"] = value != 0
        elif code == 0x2417:
            changes["is_row_end"] = value != 0
        elif code == 0x244B:
            changes["is_inner_cell_end"] = value != 0
        elif code == 0x244C:
            changes["is_inner_row_end"] = value != 0
        elif code == 0x6649 and len(operand) == 4:
            changes["level"] = min(int.from_bytes(operand, "little"), 100)
        elif code == 0x2640:
            changes["outline"] = value
        elif code == 0x260A:
            changes["list_level"] = value
        elif code == 0x460B and len(operand) == 2:
            changes["list_use"] = int.from_bytes(operand, "little", signed=True)
    if changes.get("is_row_end") or changes.get("is_inner_row_end"):
        changes["table"] = data
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class CellDefinition:
    left: int
    right: int
    merge_across: str = ""
    merge_down: str = ""


@dataclass(frozen=True, slots=True)
class RowDefinition:
    cells: tuple[CellDefinition, ...] = ()
    is_header: bool = False


def row_definition(data: bytes) -> RowDefinition:
    """Borders and merges of the cells of a row."""
    cells: list[CellDefinition] = []
    is_header = False
    for code, operand in settings(data):
        if code == _TABLE_DEFINITION and operand:
            cells = _cell_definitions(operand)
        elif code == 0x3404:
            is_header = operand[:1] != b"\x00"
        elif code == 0x5624 and len(operand) == 2:  # merge a range of cells
            for index in range(operand[0], min(operand[1], len(cells))):
                cells[index] = replace(cells[index], merge_across="first" if index == operand[0] else "next")
        elif code == 0xD62B and len(operand) >= 2 and operand[0] < len(cells):
            merge = {1: "next", 3: "first"}.get(operand[1], "")
            cells[operand[0]] = replace(cells[operand[0]], merge_down=merge)
    return RowDefinition(tuple(cells), is_header)


def _cell_definitions(operand: bytes) -> list[CellDefinition]:
    count = operand[0]
    borders_end = 1 + 2 * (count + 1)
    if len(operand) < borders_end:
        return []
    borders = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells: list[CellDefinition] = []
    for index in range(count):
        at = borders_end + 20 * index
        flags = struct.unpack_from("<H", operand, at)[0] if at + 2 <= len(operand) else 0
        across = "first" if flags & 1 else "next" if flags & 2 else ""
        down = ("first" if flags & 0x40 else "next") if flags & 0x20 else ""
        cells.append(CellDefinition(borders[index], borders[index + 1], across, down))
    return cells
