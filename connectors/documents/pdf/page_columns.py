"""Pages set in two columns of text or tables, which are read one after the other and not across."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.documents.pdf.drawing import Box
from connectors.documents.pdf.lines import Line, into_lines
from connectors.documents.pdf.words import Word

#: Where the space between the columns may lie, as shares of the width of the page.
_GUTTER_FROM, _GUTTER_TO = 0.35, 0.65
#: Points of that space, and lines that a column has at least.
_NARROWEST = 14.0
_FEWEST_LINES = 6
#: Lines of a table stand side by side; of so many in a column most stand beside none of the other column.
_SIDE_BY_SIDE = 0.6
#: How far columns of text reach down the page at least, in its widths; what is shorter are rows side by side.
_SHORTEST = 0.17
#: A label with its answer behind it, and the share of the lines of a column that are so where all of it is labels.
_LABELLED = re.compile(r"[^.:!?]{2,60}: ?\S")
_MOSTLY_LABELLED = 0.4
#: Points of a ruled table that count as a line.
_LINE_HEIGHT = 14.0


@dataclass(slots=True)
class Part:
    """What of a page is read together. right: the end of its room; tables: the boxes of its ruled tables."""

    words: list[Word]
    right: float
    tables: list[Box] = field(default_factory=list)


def page_columns(words: list[Word], tables: list[Box], page_width: float) -> list[Part]:
    """What stands above the columns, in each column, and below them; one part where the page has one column.

    words: those outside ruled tables. Labels with their answers beside them are no columns of text: there nearly
    every line on the right stands beside one on the left.
    """
    whole = [Part(words, page_width, tables)]
    lines = into_lines(words)
    gutter = _gutter(lines, tables, page_width)
    if gutter is None:
        return whole
    top, bottom = _longest_stretch(lines, tables, gutter)
    inside = [word for word in words if top <= word.middle <= bottom]
    left = Part([word for word in inside if word.right <= gutter], gutter)
    right = Part([word for word in inside if word.left >= gutter], page_width)
    above, below = Part([], page_width), Part([], page_width)
    for table in tables:
        if table.bottom > top and table.top < bottom and not _is_across(table, gutter):
            (left if table.right <= gutter else right).tables.append(table)
        else:
            (above if table.bottom <= top else below).tables.append(table)
    if not _are_columns(left, right, _SHORTEST * page_width):
        return whole
    above.words = [word for word in words if word.middle < top]
    below.words = [word for word in words if word.middle > bottom]
    return [part for part in (above, left, right, below) if part.words or part.tables]


def _gutter(lines: list[Line], tables: list[Box], page_width: float) -> float | None:
    """The middle of the white strip that fewest lines cross, None where none lies near the middle of the page."""
    starts = {word.left for line in lines for word in line.words} | {table.left for table in tables}
    edges = sorted(start for start in starts if _GUTTER_FROM < start / page_width < _GUTTER_TO)
    best: tuple[float, float] | None = None
    for edge in edges[:200]:
        gutter = edge - _NARROWEST / 2
        crossed = sum(_crosses(line, gutter) for line in lines) + sum(
            _rows(table) for table in tables if _is_across(table, gutter)
        )
        if best is None or crossed < best[0]:
            best = (crossed, gutter)
    return best[1] if best and best[0] * 4 <= len(lines) + sum(map(_rows, tables)) else None


def _rows(table: Box) -> float:
    return (table.bottom - table.top) / _LINE_HEIGHT


def _is_across(table: Box, gutter: float) -> bool:
    return table.left < gutter < table.right


def _crosses(line: Line, gutter: float) -> bool:
    """Does a line run through the strip?"""
    half = _NARROWEST / 2
    if any(word.left < gutter + half - 0.5 and word.right > gutter - half for word in line.words):
        return True
    parts = line.segments()
    return any(part.left < gutter < part.right for part in parts)


def _longest_stretch(lines: list[Line], tables: list[Box], gutter: float) -> tuple[float, float]:
    """From where to where on the page most lines stand without anything that crosses."""
    crossing = [(line.top + line.bottom) / 2 for line in lines if _crosses(line, gutter)]
    across = [table for table in tables if _is_across(table, gutter)]
    borders = sorted([-1.0, 1e6, *crossing, *(y for table in across for y in (table.top, table.bottom))])
    stretches = [
        (
            sum(low < (line.top + line.bottom) / 2 < high for line in lines)
            + sum(_rows(table) for table in tables if low <= table.top and table.bottom <= high),
            low,
            high,
        )
        for low, high in zip(borders, borders[1:], strict=False)
        if not any(table.top < (low + high) / 2 < table.bottom for table in across)
    ]
    _, low, high = max(stretches)
    return low + 1, high - 1


def _height(words: list[Word]) -> float:
    """Points from the first line to the last."""
    return max(word.bottom for word in words) - min(word.top for word in words) if words else 0.0


def _are_columns(one: Part, other: Part, shortest: float) -> bool:
    """Are two parts of a page columns: with tables on both sides, lines that keep their own distances, or with labels
    and their answers on each side? shortest: points that each reaches down the page at least."""
    if one.tables and other.tables:
        return True
    if not (one.tables or other.tables) and min(_height(one.words), _height(other.words)) < shortest:
        return False
    left, right = into_lines(one.words), into_lines(other.words)
    if any(len(lines) < _FEWEST_LINES and not part.tables for lines, part in ((left, one), (right, other))):
        return False
    if one.tables or other.tables or min(_labelled(left), _labelled(right)) >= _MOSTLY_LABELLED:
        return True
    fewer, more = sorted((left, right), key=len)
    beside = sum(any(abs(a.top - b.top) < 0.25 * a.size for b in more) for a in fewer)
    return beside < _SIDE_BY_SIDE * len(fewer)


def _labelled(lines: list[Line]) -> float:
    return sum(_LABELLED.match(line.text) is not None for line in lines) / len(lines)
