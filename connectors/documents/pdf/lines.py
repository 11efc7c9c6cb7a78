"""Lines of words, and paragraphs of lines: what a line end that the layout made is, and what one that a person made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.documents.pdf.words import Word
from connectors.documents.symbols import BULLET

#: A gap inside a line that a reader sees as two columns, in sizes of the letters.
_COLUMN_GAP = 1.4
_HYPHEN = "\x02"
_STARTS_ITEM = re.compile(
    r"^([\u2022\u25aa\u25cf\u25cb\u25e6\u2013\u2014*\uf0b7\uf0a7\uf0d8-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])$"
)
#: A label with something behind it; below a whole sentence, or another such line, nothing goes on with it, however
#: full the line was.
_LABELLED = re.compile(r"[A-Z][^.:!?]{1,60}: ?\S")
#: Dots or a line between a label and its answer.
_LEADERS = re.compile(r"(?:\. ?){5}|_{5}|\u2026{2}")
_SENTENCE_END = (".", "!", "?", '."', ".\u201d", ".)")
#: Whole words with which a line may begin after one that is full; no ends of words.
_SMALL_WORDS = re.compile(
    "to|of|for|and|be|the|per|by|with|from|if|you|your|a|our|have|has|them|they|their|this|that|these|will|are|were"
    "|been|which|who|not|more|than|when|also|into|each|other|must"
)


@dataclass(slots=True)
class Line:
    """Words side by side, from the left. The first of a cell or column begins at `left`."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return "".join(word.text if word.glued else f" {word.text}" for word in self.words).strip()

    def segments(self) -> list[Line]:
        """The line cut at its wide gaps, and where columns begin."""
        parts = [Line([self.words[0]])]
        for before, word in zip(self.words, self.words[1:], strict=False):
            is_apart = word.left - before.right > _COLUMN_GAP * min(before.size, word.size)
            if word.opens_column or is_apart or (word.is_field and before.is_field):
                parts.append(Line([word]))
            else:
                parts[-1].words.append(word)
        return parts


def into_lines(words: list[Word]) -> list[Line]:
    """Words that stand side by side, line by line from the top."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        height = max(word.bottom - word.top, 1.0)
        for line in reversed(lines[-4:]):
            other = line[0]
            if abs(other.middle - word.middle) < 0.45 * min(height, max(other.bottom - other.top, 1.0)):
                line.append(word)
                break
        else:
            lines.append([word])
    made = [Line(sorted(line, key=lambda word: word.left)) for line in lines]
    return sorted(made, key=lambda line: line.top)


def wraps(line: Line, following: Line, right_edge: float) -> bool:
    """Whether the layout, not a person, ended `line`: the next word would not have fitted in it."""
    first = following.words[0]
    space = 0.25 * line.size
    return line.right + space + (first.right - first.left) > right_edge - 0.5


def continues(line: Line, following: Line, right_edge: float, pitch: float) -> bool:
    """Whether `following` goes on with the paragraph of `line`.

    pitch: usual distance from line to line.
    """
    if following.top - line.top > 1.35 * pitch or _STARTS_ITEM.match(following.words[0].text):
        return False
    if abs(line.size - following.size) > 0.15 * line.size:
        return False
    if _LABELLED.match(following.text) and (line.text.endswith(_SENTENCE_END) or _LABELLED.match(line.text)):
        return False
    if _LEADERS.search(line.text) and _LEADERS.search(following.text):
        return False
    first = following.words[0]
    is_new_label = first.bold != line.words[-1].bold and (first.bold or line.bold)
    begins_inside = first.text[:1].islower() or first.text[:1] in "(&?" and not line.text.endswith((".", ":"))
    return not is_new_label and (begins_inside or wraps(line, following, right_edge))


def are_rows(line: Line, following: Line) -> bool:
    """Do two lines have columns that begin below each other? Then they are rows, and no text goes on."""
    above, below = line.segments()[1:], following.segments()[1:]
    aligned = sum(any(abs(one.left - other.left) < 2.0 for one in above) for other in below)
    return aligned > 0 and aligned == min(len(above), len(below))


def _behind_hyphen(last: str, first: str) -> str:
    """What stands between a line that ends in a hyphen and the next."""
    if last in ("-", _HYPHEN):
        return " "  # a dash between words
    if last.endswith(_HYPHEN):  # an address, a double name, a number: the hyphen is its own
        return "-" if "@" in last + first or not first[:1].islower() else ""
    is_cut = first[:1].islower() or (last[-2:-1].isdigit() and first[:1].isdigit())
    return "" if is_cut else " "


def joint(line: Line, following: Line, text_edge: float, *, behind: str = "") -> str:
    """What stands between two lines of one paragraph: a space, or nothing where a word was cut.

    text_edge: where the room for letters ends. A word is cut only when it is alone in its line and fills it.
    behind: what was joined to `line` already, for an address may be cut more than once.
    """
    last, first = line.words[-1].text, following.words[0].text
    if last.endswith((_HYPHEN, "-")):
        return "-" if following.words[0].whole and last.endswith(_HYPHEN) else _behind_hyphen(last, first)
    letter = (following.words[0].right - following.words[0].left) / max(len(first), 1)
    is_alone = line.words[-1].left - line.left < 0.5 * line.size
    is_full = text_edge - line.right < 1.1 * letter + 0.3
    is_in_capitals = last.isupper() and first.isupper() and len(first) <= 2
    is_cut = (
        last[-1:].isalnum()
        and (first[:1].islower() or is_in_capitals)
        and not _SMALL_WORDS.fullmatch(first.lower())
    )
    are_whole = following.words[0].whole and (line.words[-1].whole or len(first) >= 4)
    if is_alone and is_full and is_cut and len(last) > 2 and not are_whole:
        return ""
    is_address = "@" in last + behind.rpartition(" ")[2] and re.match(r"[\w.-]+$", first)
    if is_alone and (is_address or first[:1] == "@"):
        return ""
    if not any(map(str.isalnum, first)) and first[:1] in "?.,;:)!":
        return ""
    return " "


def usual_pitch(lines: list[Line]) -> float:
    """The usual distance from line to line: the most frequent one, in half points."""
    distances: dict[float, int] = {}
    for line, following in zip(lines, lines[1:], strict=False):
        distance = round((following.top - line.top) * 2) / 2
        if 0.8 * line.size < distance < 2.2 * line.size:
            distances[distance] = distances.get(distance, 0) + 1
    if not distances:
        return 1.3 * lines[0].size if lines else 12.0
    return min(distances, key=lambda distance: (-distances[distance], distance))


def is_bullet(text: str) -> bool:
    """Whether a first word is the label of a list item."""
    return _STARTS_ITEM.match(text) is not None


def bullet_shown(text: str) -> str:
    """The label as it is shown: signs of symbol fonts are bullets."""
    return BULLET if "\ue000" <= text[:1] <= "\uf8ff" else text
