"""Code pages of RTF: bytes are letters of the character set of their font."""

from __future__ import annotations

import codecs

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2


def code_page(number: int) -> str:
    """The codec of \\ansicpgN; Windows-1252 where it is not known."""
    names = {10000: "mac_roman", 65001: "utf-8", 936: "gb18030", 1361: "johab"}
    name = names.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def codec_of(charset: int, default: str) -> str:
    """The codec of \\fcharsetN; that of the document for the default character set."""
    return default if charset in (1, 0) else _CHARSETS.get(charset, default)
