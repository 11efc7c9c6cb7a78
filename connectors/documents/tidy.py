"""What is not seen is taken out of text; every kind of white space becomes the ordinary one.

One function for every format, so that the same words read the same wherever they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from pipelines.tree import CHECKED, UNCHECKED

# Zero-width and formatting characters: soft hyphen, joiners, direction marks, byte order mark, tags, variation
# selectors, object replacement. Nobody typed them on purpose; an e-mail address with one inside is no address.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef"
    "\ufffe\uffff\ud800-\udfff"
)
_ACCENTS = "\u0300-\u036f"
_PRIVATE_AREA = "\ue000-\uf8ff"
_DRAWN_TOGETHER = "\ufb00-\ufb06"
_HYPHENS = "\u2010\u2011"
_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800"
_LINE_END = "\r\x0b\x0c\x85\u2028\u2029"

#: Characters that show a ticked or an empty box, whatever the font they come from.
_TICKED = "\u2611\u2612\u2714\u2713\u2705\U0001f5f9\U0001f5f5\U0001f5f7\u2bbd\u2bbe\u274e"
_EMPTY = "\u2610\u25a1\u25a2\u25fb\u25fd\u2b1c\u2751\u2752\u274f\u2750\U0001f78e\U0001f78f\u2b1a"
#: Filled twins of an empty sign: ticked only where the empty one stands in the same paragraph.
_PAIRS = (
    ("\u25a0", UNCHECKED),
    ("\u2b1b", UNCHECKED),
    ("\u25fc", UNCHECKED),
    ("\u25cf", "\u25cb"),
    ("\u25c9", "\u25cb"),
)

#: Codes of the symbol fonts in the private area, as they come through where the font is not known (a PDF, a
#: pasted mail): the Wingdings boxes, and the bullets of Symbol and Wingdings. Any other is a picture, not a word.
_PRIVATE = {0xF0FE: CHECKED, 0xF0FD: CHECKED, 0xF0FC: CHECKED, 0xF078: CHECKED}
_PRIVATE |= dict.fromkeys((0xF0A8, 0xF06F, 0xF070, 0xF071, 0xF072), UNCHECKED)
_PRIVATE |= dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076), "\u2022")

_BOX_TYPED = re.compile(r"(?<![^\s|/,;(])\[(?: {0,3}([xX\u2713\u2714])? {0,3})\](?!\()")
_BOX_ROUND = re.compile(r"(?<![^\s|/,;])\(\s?([xX]?)\s?\)(?=\s|$|\w)")
#: Empty brackets that open a line before words; before figures round ones are a place for an area code.
_EMPTY_OPENS = re.compile(r"^[ \t]*(?:\([ _]{0,4}\)|\[_{1,3}\])(?=[ \t]*[^\W\d_])", re.MULTILINE)
_ROUND_TICKED = re.compile(r"(?<![^\s|/,;])\(\s?[xX]\s?\)(?=\s|$|\w)")


def _compatible(found: re.Match[str]) -> str:
    """Letters that are drawn together, and letters with their accents beside them, as one usual character."""
    return unicodedata.normalize("NFC" if found.end() - found.start() > 1 else "NFKC", found.group())


#: A character this often in a row is a line drawn with it, a key that stuck, or meant to keep a reader busy: more of
#: them say nothing more. Some patterns behind this take time by the square of such a run.
_MOST_REPEATED = 500
_REPEATED = re.compile(rf"([^\n])\1{{{_MOST_REPEATED},}}")

Replacement = str | Callable[[re.Match[str]], str]
_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    (re.compile(f"\r\n|[{_LINE_END}]"), "\n"),
    (re.compile(f"[{_INVISIBLE}]+"), ""),
    (re.compile(f"[{_SPACE}]"), " "),
    (re.compile(f"[{_HYPHENS}]"), "-"),
    (re.compile(f"[{_DRAWN_TOGETHER}]|[^\\s{_ACCENTS}][{_ACCENTS}]+"), _compatible),
    (re.compile(f"[{_PRIVATE_AREA}]"), lambda found: _PRIVATE.get(ord(found.group()), "")),
    (re.compile(f"[{_TICKED}]"), CHECKED),
    (re.compile(f"[{_EMPTY}]"), UNCHECKED),
)
_WORD_PROCESSOR_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    (re.compile(r"(?<! )  (?! )"), " "),
    (re.compile(r"^[ ]+|[ ]+$", re.MULTILINE), ""),
)
#: Longer ones are not kept in memory.
_LONGEST_NAME = 200
#: Without one of these characters in a text none of the rules ever finds anything.
_UNUSUAL = re.compile(
    f"[{_LINE_END}{_INVISIBLE}{_SPACE}{_HYPHENS}{_DRAWN_TOGETHER}{_ACCENTS}{_PRIVATE_AREA}{_TICKED}{_EMPTY}]"
)
#: No character that a rule looks for, and no space but single ones between words: as most text is.
_PLAIN = re.compile(r"[!-'*-Z\\^-~]+(?: [!-'*-Z\\^-~]+)*\Z")


class Tidied:
    """A tidied text and, for every place in the text before, the place in the text now."""

    __slots__ = ("_moves", "text")

    def __init__(self, text: str, moves: list[list[tuple[int, int]]]) -> None:
        self.text = text
        self._moves = moves

    def place(self, position: int) -> int:
        """Where the character at `position` of the original text stands now; never outside the text."""
        if not self._moves and 0 <= position <= len(self.text):
            return position
        for steps in self._moves:
            at = bisect_right(steps, position, key=lambda step: step[0]) - 1
            if at >= 0:
                start, target = steps[at]
                following = steps[at + 1][1] if at + 1 < len(steps) else None
                position = target + position - start
                if following is not None:
                    position = min(position, following)
        return max(0, min(position, len(self.text)))


def tidy(text: str, *, keep_gaps: bool = False) -> Tidied:
    """The text as a reader sees it.

    keep_gaps: plain text, where runs of spaces align columns. Elsewhere two spaces are one (typists put two after
    a full stop), three or more are a visible gap and stay as they are; spaces at the ends of a line go. No character
    but a line end stands more than 500 times in a row.
    """
    moves: list[list[tuple[int, int]]] = []
    if len(text) > _MOST_REPEATED:
        text = _replace(text, _REPEATED, lambda found: found.group(1) * _MOST_REPEATED, moves)
    if not text or _PLAIN.match(text):
        return Tidied(text, moves)
    if _UNUSUAL.search(text):
        for pattern, replacement in _RULES:
            text = _replace(text, pattern, replacement, moves)
    text = _typed_marks(text, moves)
    if not keep_gaps and ("  " in text or "\n" in text or text[:1] == " " or text[-1:] == " "):
        for pattern, replacement in _WORD_PROCESSOR_RULES:
            text = _replace(text, pattern, replacement, moves)
    if not keep_gaps:
        text = _strip(text, moves)
    return Tidied(text, moves)


def tidy_text(text: str) -> str:
    """`tidy` for a name or a title, on one line."""
    return _tidy_name(text) if len(text) <= _LONGEST_NAME else " ".join(tidy(text).text.split())


@lru_cache(maxsize=4096)
def _tidy_name(text: str) -> str:
    """Tags and titles of controls, which are the same in every copy of a form."""
    return " ".join(tidy(text).text.split())


def _typed_marks(text: str, moves: list[list[tuple[int, int]]]) -> str:
    """Boxes that were drawn with brackets or with the filled twin of an empty sign."""
    if "[" in text:
        text = _replace(text, _BOX_TYPED, lambda found: CHECKED if found.group(1) else UNCHECKED, moves)
    if "(" in text and _ROUND_TICKED.search(text):
        text = _replace(text, _BOX_ROUND, lambda found: CHECKED if found.group(1) else UNCHECKED, moves)
    if "(" in text or "[_" in text:
        text = _replace(text, _EMPTY_OPENS, UNCHECKED, moves)
    for filled, empty in _PAIRS:
        if filled in text and empty in text:
            text = text.replace(filled, CHECKED).replace(empty, UNCHECKED)
    return text


def _replace(
    text: str, pattern: re.Pattern[str], replacement: Replacement, moves: list[list[tuple[int, int]]]
) -> str:
    """`pattern.sub` that keeps account of what moved."""
    steps: list[tuple[int, int]] = []
    pieces: list[str] = []
    done = length = 0
    for found in pattern.finditer(text):
        new = replacement if isinstance(replacement, str) else replacement(found)
        pieces.append(text[done : found.start()])
        length += found.start() - done
        if len(new) != found.end() - found.start():
            steps.append((found.start(), length))
            steps.append((found.end(), length + len(new)))
        pieces.append(new)
        length += len(new)
        done = found.end()
    if not pieces:
        return text
    pieces.append(text[done:])
    if steps:
        moves.append(steps)
    return "".join(pieces)


def _strip(text: str, moves: list[list[tuple[int, int]]]) -> str:
    """No white space at either end."""
    stripped = text.lstrip(" \n\t")
    if len(stripped) < len(text):
        moves.append([(0, 0), (len(text) - len(stripped), 0)])
    return stripped.rstrip(" \n\t")
