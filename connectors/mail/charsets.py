"""Bytes of a text part to text, whatever the sender claims about them."""

from __future__ import annotations

import codecs
import re

#: What senders write and Python does not know, or what they write and mean something larger (the WHATWG habit).
_ALIASES = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "windows-874": "cp874",
    "ansi": "cp1252",
}
#: Codecs of Python that are no character sets of mail: they run escapes or answer with something else than text.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STATEFUL = ("utf-7", "iso2022", "hz", "utf-16", "utf-32")
_MARKUP_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def charset_of_markup(content: bytes) -> str:
    """The character set that HTML states about itself; "" when it says nothing."""
    found = _MARKUP_CHARSET.search(content[:4096])
    return found.group(1).decode("ascii") if found else ""


def decode_text(content: bytes, declared: str = "") -> str:
    """The text of `content`. Never fails: what no character set explains is read as Windows-1252.

    A byte order mark is believed first; then bytes that are valid UTF-8 beyond ASCII, which no other text is by
    chance; then what the sender declared.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace").lstrip("\ufeff")
    known = _codec(declared)
    codecs_to_try = [known] if known and known.startswith(_STATEFUL) else []
    codecs_to_try += ["utf-8", known] if known else ["utf-8"]
    for name in codecs_to_try:
        text = _strictly(content, name)
        if text is not None:
            return text
    return _western(content)


def _codec(declared: str) -> str | None:
    """The name of Python's codec for a declared character set, None where there is none to trust."""
    name = declared.strip().strip("'\"").lower().replace("_", "-") if declared else ""
    if not name or len(name) > 40:
        return None
    name = _ALIASES.get(name, _ALIASES.get(name.replace("-", "_"), name))
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if found.name.replace("_", "-") in _NO_CHARSETS or not found._is_text_encoding:
        return None
    return found.name


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _western(content: bytes) -> str:
    """Windows-1252, with the five bytes that it leaves open read as nothing."""
    return content.decode("cp1252", "ignore")
