"""How bright and how strong a colour is: grey letters are prompts, often, and coloured ones answers; white ones on
white are not seen."""

from __future__ import annotations

#: Brightness (0 black … 255 white) from which text counts as grey; the usual colour of prompts, 808080, is 128.
GREY_FROM = 110
#: … and from which it cannot be told from the paper.
WHITE_FROM = 254
#: Between the strongest and the weakest of red, green and blue: from here on letters are coloured …
_COLOURED_FROM = 64
#: … and from here on they are no pale print, however bright: green and orange are for writing.
_STRONG_FROM = 128


def brightness(color: str) -> int | None:
    """Of six hexadecimal digits; None for `auto` and what is no colour."""
    parts = _parts(color)
    return brightness_of(*parts) if parts else None


def brightness_of(red: int, green: int, blue: int) -> int:
    """From 0 (black) to 255 (white)."""
    return (299 * red + 587 * green + 114 * blue) // 1000


def is_grey(color: str) -> bool:
    """Whether letters of this colour (six hexadecimal digits) look like a prompt."""
    parts = _parts(color)
    return bool(parts) and is_grey_of(*parts)


def is_grey_of(red: int, green: int, blue: int) -> bool:
    """`is_grey` of the parts, each 0 to 255."""
    return brightness_of(red, green, blue) >= GREY_FROM and _strength(red, green, blue) < _STRONG_FROM


def is_coloured(color: str) -> bool:
    """Whether letters of this colour (six hexadecimal digits) stand out from black ones by more than brightness."""
    parts = _parts(color)
    return bool(parts) and is_coloured_of(*parts)


def is_coloured_of(red: int, green: int, blue: int) -> bool:
    """`is_coloured` of the parts, each 0 to 255."""
    return _strength(red, green, blue) >= _COLOURED_FROM


def _strength(red: int, green: int, blue: int) -> int:
    return max(red, green, blue) - min(red, green, blue)


def _parts(color: str) -> tuple[int, int, int] | tuple[()]:
    if len(color) != 6:
        return ()
    try:
        return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)
    except ValueError:
        return ()
