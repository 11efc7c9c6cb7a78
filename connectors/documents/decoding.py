"""Bytes of a text file as characters."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Control characters among so many characters: more than one in this many is no text.
_ONE_CONTROL_IN = 500


def decode(content: bytes, charset: str = "") -> str | None:
    """The text, or None where the bytes are no text.

    charset: what a header declares; believed only when the bytes fit. Without a mark: UTF-8 when it fits, UTF-16
    when every other byte is zero, else Windows-1252, which is what an office in the US saves.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content.decode(encoding, "replace"))
    if not content:
        return ""
    if b"\x00" in content[:200]:
        return _without_mark(content)
    for encoding in (charset, "utf-8"):
        try:
            if encoding:
                return _checked(content.decode(encoding))
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    if (cut := _cut_utf8(content)) is not None:
        return _checked(cut)
    return _checked(content.decode("cp1252", "replace"))


def _cut_utf8(content: bytes) -> str | None:
    """UTF-8 that was cut inside its last character."""
    try:
        return content[:-3].decode("utf-8") + content[-3:].decode("utf-8", "ignore")
    except UnicodeDecodeError:
        return None


def _without_mark(content: bytes) -> str | None:
    even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) * 4 < len(content[:2000]):
        return None
    return _checked(content.decode(encoding, "replace"))


def _checked(text: str) -> str | None:
    if len(_CONTROLS.findall(text)) * _ONE_CONTROL_IN > len(text):
        return None
    return text.removeprefix("\ufeff")
