"""Binary workbooks (.xls) from their records."""

from __future__ import annotations

import struct

from tests.connectors.documents.builders.ole import ole

RESULT_BLANK = b"\x03\0\0\0\0\0\xff\xff"
RESULT_TEXT = b"\0\0\0\0\0\0\xff\xff"


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 0) + text.encode("latin-1")


def long_text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 0) + text.encode("latin-1")


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def text(row: int, column: int, index: int, style: int = 0) -> bytes:
    """A cell with a text of the table of texts."""
    return record(0xFD, struct.pack("<HHHI", row, column, style, index))


def formula(row: int, column: int, code: bytes, result: bytes | float = RESULT_BLANK) -> bytes:
    stored = struct.pack("<d", result) if isinstance(result, float) else result
    return record(0x06, struct.pack("<HHH8sHIH", row, column, 0, stored, 0, 0, len(code)) + code)


def reference(row: int, column: int, *, moves: bool = True) -> bytes:
    return struct.pack("<BHH", 0x44, row, column | (0xC000 if moves else 0))


def xls(
    *sheets: bytes,
    texts: bytes = b"",
    settings: bytes = b"",
    states: tuple[tuple[int, int], ...] = (),
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """sheets: records of each. texts, settings: records of the beginning. states: (state, kind) of the sheets."""
    begin = record(0x809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    styles = settings or record(0xE0, struct.pack("<HH16x", 0, 0))
    names = [f"Sheet{index}" for index in range(1, len(sheets) + 1)]
    length = len(begin) + len(styles) + len(texts) + 4 + sum(4 + 6 + 2 + len(name) for name in names)
    places: list[int] = []
    bodies: list[bytes] = []
    for content in sheets:
        places.append(length)
        bodies.append(
            record(0x809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + content + record(0x0A)
        )
        length += len(bodies[-1])
    listed = b"".join(
        record(0x85, struct.pack("<IBB", place, *(states[index] if states else (0, 0))) + short_text(name))
        for index, (name, place) in enumerate(zip(names, places, strict=True))
    )
    return ole(
        {"Workbook": begin + styles + listed + texts + record(0x0A) + b"".join(bodies), **(extra or {})}
    )
