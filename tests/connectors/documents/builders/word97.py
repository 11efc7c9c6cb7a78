"""Word documents of the binary kind, with as much as a test needs: text, looks, cells, row ends."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from tests.connectors.documents.builders.ole import ole

_TEXT_AT = 1024
DELETED, INSERTED, STRUCK, HIDDEN, BOLD = (
    b"\x00\x08\x01", b"\x01\x08\x01", b"\x37\x08\x01", b"\x3c\x08\x01", b"\x35\x08\x01",
)  # fmt: skip
IN_TABLE = b"\x16\x24\x01"
SPECIAL = b"\x55\x08\x01"


@dataclass(frozen=True)
class Run:
    """Letters with settings (sprms) of their own."""

    text: str
    settings: bytes = b""


@dataclass(frozen=True)
class Par:
    """A paragraph with its mark: "\\r", or "\\x07" for the end of a cell or row. mark_settings: of the mark."""

    runs: tuple[Run, ...]
    settings: bytes = b""
    mark: str = "\r"
    mark_settings: bytes = b""


def par(*runs: Run | str, settings: bytes = b"", mark_settings: bytes = b"") -> Par:
    return Par(
        tuple(Run(run) if isinstance(run, str) else run for run in runs), settings, "\r", mark_settings
    )


def cell(*runs: Run | str) -> Par:
    return Par(tuple(Run(run) if isinstance(run, str) else run for run in runs), IN_TABLE, "\x07")


def row_end(*borders: int, merges: tuple[int, ...] = ()) -> Par:
    """The mark that ends a row; borders from the left in twentieths of a point; merges: flags of each cell."""
    count = len(borders) - 1
    flags = merges or (0,) * count
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    definition = bytes([count]) + struct.pack(f"<{count + 1}h", *borders) + cells
    table = b"\x08\xd6" + struct.pack("<H", len(definition) + 1) + definition
    return Par((), IN_TABLE + b"\x17\x24\x01" + table, "\x07")


def doc(
    *paragraphs: Par, flags: int = 0, extra: dict[str, bytes] | None = None, header_text: str = ""
) -> bytes:
    """A .doc file. flags: of the file header (0x0100: encrypted). extra: more streams."""
    text, letters, ends = "", [], []
    for paragraph in paragraphs:
        for run in (*paragraph.runs, Run(paragraph.mark, paragraph.mark_settings)):
            start = len(text)
            text += run.text
            letters.append((start, len(text), run.settings))
        ends.append((len(text), paragraph.settings))
    main_length = len(text)
    text += header_text
    main = bytearray(_TEXT_AT)
    main += text.encode("utf-16-le")
    main += b"\0" * (-len(main) % 512)
    letter_page, paragraph_page = len(main) // 512, len(main) // 512 + 1
    main += _page([(a, b, s) for a, b, s in letters if b > a], len(text), is_letters=True)
    starts = [0, *(end for end, _ in ends)]
    main += _page([(a, e, s) for a, (e, s) in zip(starts, ends, strict=False)], len(text), is_letters=False)
    table = bytearray()

    def put(index: int, content: bytes) -> None:
        struct.pack_into("<II", main, 0x9A + 8 * index, len(table), len(content))
        table.extend(content)

    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<iii", main, 0x4C, main_length, 0, len(header_text))
    last = _TEXT_AT + 2 * len(text)
    put(33, b"\x02" + struct.pack("<IIIHIH", 16, 0, len(text), 0, _TEXT_AT, 0))
    put(12, struct.pack("<III", _TEXT_AT, last, letter_page))
    put(13, struct.pack("<III", _TEXT_AT, last, paragraph_page))
    if header_text:  # six separators of notes, then even header, header
        put(11, struct.pack("<10I", *([0] * 8), len(header_text), len(header_text)))
    return ole({"WordDocument": bytes(main), "1Table": bytes(table), **(extra or {})})


def _page(stretches: list[tuple[int, int, bytes]], length: int, *, is_letters: bool) -> bytes:
    """A page of settings: bounds in bytes, then for each stretch where its settings lie."""
    page = bytearray(512)
    count = len(stretches)
    bounds = [_TEXT_AT + 2 * start for start, _, _ in stretches] + [
        _TEXT_AT + 2 * (stretches[-1][1] if stretches else length)
    ]
    struct.pack_into(f"<{count + 1}I", page, 0, *bounds)
    at, width = 510, 1 if is_letters else 13
    for index, (_, _, settings) in enumerate(stretches):
        if is_letters:
            entry = bytes([len(settings)]) + settings
        else:
            body = b"\0\0" + settings
            entry = bytes([0, (len(body) + 1) // 2]) + body
        if settings:
            at = (at - len(entry)) // 2 * 2
            page[at : at + len(entry)] = entry
            page[4 * (count + 1) + width * index] = at // 2
    page[511] = count
    return bytes(page)
