"""How bright a colour is: grey letters are prompts, often; white ones on white are not seen."""

from __future__ import annotations

#: Brightness (0 black … 255 white) from which text counts as grey; the usual colour of prompts, 808080, is 128.
GREY_FROM = 110
#: … and from which it cannot be told from the paper.
WHITE_FROM = 254


def brightness(color: str) -> int | None:
    """Of six hexadecimal digits; None for `auto` and what is no colour."""
    if len(color) != 6:
        return None
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return None
    return (299 * red + 587 * green + 114 * blue) // 1000
