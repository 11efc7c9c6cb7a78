"""Symbol fonts: characters whose meaning is in the font, as the characters that a reader sees."""

from __future__ import annotations

from pipelines.tree import CHECKED, UNCHECKED

BULLET = "\N{BULLET}"
_CROSS = "\N{BALLOT X}"

_WINGDINGS = {
    **dict.fromkeys((0xFE, 0xFD, 0xFC, 0x78), CHECKED),
    **dict.fromkeys((0xA8, 0x6F, 0x70, 0x71, 0x72), UNCHECKED),
    0xFB: _CROSS,
    0x6E: "\N{BLACK SQUARE}",
    0x6C: "\N{BLACK CIRCLE}",
    0xA1: "\N{WHITE CIRCLE}",
    0xA4: "\N{FISHEYE}",
    0xE0: "\N{RIGHTWARDS ARROW}",
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x50, 0x51, 0x52, 0x53, 0x54), CHECKED),
    **dict.fromkeys((0xA3,), UNCHECKED),
    0x4F: _CROSS,
    0xA2: "\N{BLACK SQUARE}",
}
_WEBDINGS = {0x61: CHECKED, 0x63: UNCHECKED, 0x67: "\N{BLACK SQUARE}", 0x72: _CROSS}
_SYMBOL = {
    0xB7: BULLET,
    0xA3: "\N{LESS-THAN OR EQUAL TO}",
    0xB3: "\N{GREATER-THAN OR EQUAL TO}",
    0xB1: "\N{PLUS-MINUS SIGN}",
    0xB4: "\N{MULTIPLICATION SIGN}",
    0xAE: "\N{RIGHTWARDS ARROW}",
    0xD6: "\N{SQUARE ROOT}",
    0xF0: "",
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "opensymbol": _WINGDINGS,
    "starsymbol": _WINGDINGS,
    "zapfdingbats": {
        0x33: CHECKED,
        0x34: CHECKED,
        0x6F: UNCHECKED,
        0x71: UNCHECKED,
        0x6E: "\N{BLACK SQUARE}",
    },
    "zapf dingbats": {
        0x33: CHECKED,
        0x34: CHECKED,
        0x6F: UNCHECKED,
        0x71: UNCHECKED,
        0x6E: "\N{BLACK SQUARE}",
    },
    "marlett": {0x61: CHECKED, 0x62: CHECKED},
}
#: The fonts in which ordinary letters stand for pictures.
_PICTURES = frozenset(_FONTS) - {"symbol", "opensymbol", "starsymbol"}


def symbol(font: str, code: int) -> str:
    """What one character of a symbol font shows: a check mark, another sign, or "" for a mere ornament."""
    table = _FONTS.get(font.strip().lower())
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    if table is None:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    if code > 0xFF:
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return table.get(code, "")


def is_symbol_font(font: str) -> bool:
    """Whether ordinary characters in this font show pictures instead of letters."""
    return font.strip().lower() in _PICTURES


def in_symbol_font(font: str, text: str) -> str:
    """Text typed in a symbol font, as what it shows. White space stays."""
    return "".join(character if character.isspace() else symbol(font, ord(character)) for character in text)
