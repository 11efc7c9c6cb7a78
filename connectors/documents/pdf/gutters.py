"""Columns that stand close together: words that begin below each other, with white between them and what is left of
them, begin a column however narrow the white strip is."""

from __future__ import annotations

from collections import defaultdict

from connectors.documents.pdf.lines import Line, is_bullet

#: Points by which the beginnings of a column may differ.
_ALIGNED = 1.5
#: White before a column, in sizes of the letters: more than between two words, less than a gap that everybody sees.
_NARROWEST = 0.6
#: The white before a word of a column that others have shown.
_SPACE = 0.4
#: Lines that begin at the strip, two of them with something left of it, from which it parts columns.
_FEWEST_LINES = 3
#: Two lines near each other that share so many beginnings of columns, to a fraction of a point, are rows of a table;
#: a gap that everybody sees stands before each in one of them, in the other no less than a space.
_NEAR_LINES, _FEWEST_SHARED = 2, 2
_EXACT, _WIDE, _SPACE_OF_WORDS = 0.6, 1.4, 0.2
#: A gap between lines, in heights of a line, over which no column goes on.
_LARGEST_GAP = 4.0


def mark_columns(lines: list[Line]) -> None:
    """Marks the words of a page, given line by line from the top, that begin a column."""
    for at, count in _candidates(lines).items():
        for stretch in _stretches(lines, at) if count >= 2 else ():
            opening = [line for line in stretch if _opener(line, at, _NARROWEST) is not None]
            alone = sum(abs(line.left - at) <= _ALIGNED for line in stretch)
            if len(opening) < 2 or len(opening) + alone < _FEWEST_LINES or _are_items(opening, at):
                continue
            for line in stretch:
                if (index := _opener(line, at, _SPACE)) is not None:
                    line.words[index].opens_column = True
    for number, line in enumerate(lines):
        for other in lines[number + 1 : number + 1 + _NEAR_LINES]:
            if other.top - line.top < _LARGEST_GAP * max(line.bottom - line.top, 1.0):
                _mark_pair(line, other)


def _mark_pair(upper: Line, lower: Line) -> None:
    """Headings and a row below them, where one has little white before a column and the other much."""
    wide = [(_wide_starts(line), _starts(other)) for line, other in ((upper, lower), (lower, upper))]
    places = {x for ours, theirs in wide for x in ours if any(abs(x - y) <= _EXACT for y in theirs)}
    if len(places) < _FEWEST_SHARED:
        return
    for line in (upper, lower):
        for before, word in zip(line.words, line.words[1:], strict=False):
            is_apart = word.left - before.right >= _SPACE_OF_WORDS * word.size
            if is_apart and any(abs(word.left - x) <= _EXACT for x in places):
                word.opens_column = True


def _starts(line: Line) -> list[float]:
    return [word.left for word in line.words[1:]]


def _wide_starts(line: Line) -> list[float]:
    pairs = zip(line.words, line.words[1:], strict=False)
    return [word.left for before, word in pairs if word.left - before.right >= _WIDE * word.size]


def _candidates(lines: list[Line]) -> dict[float, int]:
    """Where words begin behind more white than stands between words: the number of lines by place."""
    places: dict[float, int] = defaultdict(int)
    for line in lines:
        for before, word in zip(line.words, line.words[1:], strict=False):
            if word.left - before.right >= _NARROWEST * max(word.size, before.size):
                key = next((x for x in places if abs(x - word.left) <= _ALIGNED), word.left)
                places[key] += 1
    return places


def _stretches(lines: list[Line], at: float) -> list[list[Line]]:
    """Lines one below the other that leave the strip before `at` white."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        last = stretches[-1][-1] if stretches[-1] else None
        is_far = last is not None and line.top - last.top > _LARGEST_GAP * max(line.bottom - line.top, 1.0)
        is_crossed = any(word.left < at - _ALIGNED and word.right > at - 1 for word in line.words)
        if is_far or is_crossed:
            stretches.append([])
        if not is_crossed:
            stretches[-1].append(line)
    return stretches


def _opener(line: Line, at: float, narrowest: float) -> int | None:
    """The place in the line of the word that begins at the strip, with others left of it; narrowest: the white before
    it, in sizes of its letters."""
    for index, word in enumerate(line.words[1:], start=1):
        before = line.words[index - 1]
        if abs(word.left - at) <= _ALIGNED and word.left - before.right >= narrowest * word.size:
            return index
    return None


def _are_items(lines: list[Line], at: float) -> bool:
    """Do bullets, numbers or boxes stand left of the strip? Then it parts a list from its labels."""
    signs = 0
    for line in lines:
        left = [word for word in line.words if word.left < at - _ALIGNED]
        signs += len(left) == 1 and (is_bullet(left[0].text) or not any(map(str.isalpha, left[0].text)))
    return signs * 2 > len(lines)
