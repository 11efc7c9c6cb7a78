"""Form fields of older Word: name, state and entries, which lie in the data stream."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_UNTOUCHED = 25
_TEXT, _CHECK_BOX, _DROP_DOWN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class FormData:
    """shown: the entry of a drop-down. default: the text that a field came with."""

    name: str = ""
    title: str = ""
    checked: bool = False
    shown: str = ""
    is_default: bool = False
    default: str = ""


def read_form_data(data: bytes, at: int) -> FormData:
    """The form field whose data begin at `at`; an empty one where they make no sense."""
    try:
        return _read(data, at)
    except (struct.error, IndexError):
        return FormData()


def _read(data: bytes, at: int) -> FormData:
    _, header = struct.unpack_from("<IH", data, at)
    at += header
    _, bits, _, _ = struct.unpack_from("<IHHH", data, at)
    kind, state = bits & 3, bits >> 2 & 0x1F
    name, at = _string(data, at + 10)
    default, default_state = "", 0
    if kind == _TEXT:
        default, at = _string(data, at)
    else:
        (default_state,) = struct.unpack_from("<H", data, at)
        at += 2
    texts: list[str] = []
    for _ in range(5):  # format, help, status bar, entry macro, exit macro
        text, at = _string(data, at)
        texts.append(text)
    if kind == _CHECK_BOX:
        return FormData(name, texts[1], checked=(default_state if state == _UNTOUCHED else state) == 1)
    if kind == _DROP_DOWN:
        entries = _entries(data, at)
        index = default_state if state == _UNTOUCHED else state
        shown = entries[index] if index < len(entries) else ""
        return FormData(name, texts[1], shown=shown, is_default=index == default_state)
    return FormData(name, texts[1], default=default)


def _string(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", data, at)
    end = at + 2 + 2 * length
    if end + 2 > len(data):
        raise IndexError
    return data[at + 2 : end].decode("utf-16-le", "replace"), end + 2


def _entries(data: bytes, at: int) -> list[str]:
    mark, count, _ = struct.unpack_from("<HHH", data, at)
    if mark != 0xFFFF:
        return []
    at += 6
    entries: list[str] = []
    for _ in range(min(count, 100)):
        (length,) = struct.unpack_from("<H", data, at)
        entries.append(data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length
    return entries
