"""The words of an answer without what nobody typed on purpose, and folded for looking them up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u061c\u2028-\u202e\u2061-\u2064"
    "\u2066-\u206f\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
_SPACES = re.compile(r"[^\S\n]+")
_DASHES = str.maketrans(
    dict.fromkeys(
        "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
        "\N{HORIZONTAL BAR}\N{MINUS SIGN}",
        "-",
    )
)
_QUOTES = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{PRIME}": "'",
    }
)


#: Words up to this length are remembered folded and as blank or not: every reader asks it of every answer anew.
REMEMBERED = 80


def _is_simple(text: str) -> bool:
    """One line of plain letters, as most answers are: nothing to clean but spaces. Checked first because every
    reader asks for the words of every answer."""
    return text.isascii() and text.isprintable()


def clean(text: str) -> str:
    """The words as a reader sees them: nothing invisible, single spaces, line ends kept, one form of accents."""
    if _is_simple(text):
        return " ".join(text.split())
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_LIGATURES)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def plain(text: str) -> str:
    """`clean`, on one line, with typewriter dashes and quotes: what the patterns of this package match."""
    if _is_simple(text):
        return " ".join(text.split())
    return " ".join(clean(text).translate(_DASHES).translate(_QUOTES).split())


def folded(text: str) -> str:
    """`plain`, lower case, without accents: for looking words up."""
    return _folded(text) if len(text) <= REMEMBERED else _fold(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if _is_simple(text):
        return " ".join(text.split()).lower()
    decomposed = unicodedata.normalize("NFD", plain(text).casefold())  # not NFKD: "30²" must not become "302"
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def any_of(*alternatives: str) -> str:
    """A pattern that matches any of the alternatives, each a pattern itself."""
    return "(?:" + "|".join(alternatives) + ")"
