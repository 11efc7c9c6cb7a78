"""Pages set in two columns of text, which are read one after the other and not across."""

from __future__ import annotations

from connectors.documents.pdf.lines import Line, into_lines
from connectors.documents.pdf.words import Word

#: Where the space between the columns may lie, as shares of the width of the page.
_GUTTER_FROM, _GUTTER_TO = 0.35, 0.65
#: Points of that space, and lines that a column has at least.
_NARROWEST = 14.0
_FEWEST_LINES = 6
#: Lines of a table stand side by side; of so many in a column most stand beside none of the other column.
_SIDE_BY_SIDE = 0.6


def page_columns(words: list[Word], page_width: float) -> list[tuple[list[Word], float]]:
    """The words above the columns, of each column, and below them, each with the right end of its room; all words
    where the page has one column.

    Labels with their answers beside them are no columns of text: there nearly every line on the right stands
    beside one on the left.
    """
    lines = into_lines(words)
    gutter = _gutter(lines, page_width)
    if gutter is None:
        return [(words, page_width)]
    crossing = [line for line in lines if _crosses(line, gutter)]
    top, bottom = _longest_stretch(lines, crossing)
    inside = [word for word in words if top <= word.middle <= bottom]
    left = [word for word in inside if word.right <= gutter]
    right = [word for word in inside if word.left >= gutter]
    if not _are_columns(into_lines(left), into_lines(right)):
        return [(words, page_width)]
    above = [word for word in words if word.middle < top]
    below = [word for word in words if word.middle > bottom]
    parts = ((above, page_width), (left, gutter), (right, page_width), (below, page_width))
    return [(part, end) for part, end in parts if part]


def _gutter(lines: list[Line], page_width: float) -> float | None:
    """The middle of the white strip that fewest lines cross, None where none lies near the middle of the page."""
    edges = sorted(
        {
            word.left
            for line in lines
            for word in line.words
            if _GUTTER_FROM < word.left / page_width < _GUTTER_TO
        }
    )
    best: tuple[int, float] | None = None
    for edge in edges[:200]:
        gutter = edge - _NARROWEST / 2
        crossed = sum(_crosses(line, gutter) for line in lines)
        if best is None or crossed < best[0]:
            best = (crossed, gutter)
    return best[1] if best and best[0] * 4 <= len(lines) else None


def _crosses(line: Line, gutter: float) -> bool:
    """Does a line run through the strip?"""
    half = _NARROWEST / 2
    if any(word.left < gutter + half - 0.5 and word.right > gutter - half for word in line.words):
        return True
    parts = line.segments()
    return any(part.left < gutter < part.right for part in parts)


def _longest_stretch(lines: list[Line], crossing: list[Line]) -> tuple[float, float]:
    """From where to where on the page most lines stand without one that crosses."""
    borders = [-1.0, *sorted((line.top + line.bottom) / 2 for line in crossing), 1e6]
    stretches = [
        (sum(low < (line.top + line.bottom) / 2 < high for line in lines), low, high)
        for low, high in zip(borders, borders[1:], strict=False)
    ]
    _, low, high = max(stretches)
    return low + 1, high - 1


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    """Do the lines of the two sides keep their own distances?"""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    fewer, more = sorted((left, right), key=len)
    beside = sum(any(abs(one.top - other.top) < 0.25 * one.size for other in more) for one in fewer)
    return beside < _SIDE_BY_SIDE * len(fewer)
