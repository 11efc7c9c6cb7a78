"""Answers on a line with small print below it that says what they are: "Ana Ruiz", a line, "Name of the contact"."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.documents.pdf.columns import Columns
from connectors.documents.pdf.drawing import Drawing
from connectors.documents.pdf.lines import Line
from connectors.documents.pdf.words import Word

#: Points below the letters of an answer at which the line under it runs.
_LINE_FROM, _LINE_TO = -3.0, 7.0
#: The letters of small print against those of the answer, and how far below them they may stand, in their sizes.
_SMALLER = 0.85
_CLOSE = 1.2
#: Points by which an answer may begin right or left of its small print.
_BESIDE = 24.0


def mark_lines(words: Sequence[Word], drawing: Drawing) -> None:
    """Marks the words that stand on a line that the page draws."""
    drawn: dict[int, list[tuple[float, float, float]]] = {}
    for line in drawing.across:
        drawn.setdefault(int(line[0]), []).append(line)
    for word in words if drawn else ():
        middle = (word.left + word.right) / 2
        lowest = word.bottom + _LINE_TO
        word.on_line = any(
            word.bottom + _LINE_FROM <= y <= lowest and left <= middle <= right
            for key in range(int(word.bottom + _LINE_FROM), int(lowest) + 1)
            for y, left, right in drawn.get(key, ())
        )


def find_captions(lines: list[Line]) -> tuple[list[Columns], list[Line]]:
    """(tables of small print with the answers above it, lines that are neither), lines from the top."""
    tables: list[Columns] = []
    left: list[Line] = []
    goes_on = False
    at = 0
    while at < len(lines):
        rows = _rows(lines[at], lines[at + 1]) if at + 1 < len(lines) else []
        if not rows:
            left.append(lines[at])
            at += 1
            goes_on = False
            continue
        if not goes_on:
            label = rows[0][0][0]
            tables.append(Columns([label.left, label.right + 1], right=1e6))
        tables[-1].rows += rows
        goes_on = True
        at += 2
    return tables, left


def _rows(upper: Line, lower: Line) -> list[list[list[Line]]]:
    """Small print and the answer above it, for each place of two lines; [] where they are no such lines."""
    if not all(word.on_line for word in upper.words) or any(word.on_line for word in lower.words):
        return []
    if lower.size > _SMALLER * upper.size or lower.top - upper.bottom > _CLOSE * upper.size:
        return []
    answers = upper.segments()
    rows = []
    for label in lower.segments():
        own = [answer for answer in answers if abs(answer.left - label.left) <= _BESIDE]
        answers = [answer for answer in answers if answer not in own]
        rows.append([[label], own[:1]])
    return [] if answers else rows
