"""Cells that say themselves what they hold: labels with answers of their own, behind or below them."""

from __future__ import annotations

from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.questions.labels import SURE, is_own_title, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.tables.matrix import Box, Line

#: All of a label is understood; whatever dashes and colons it holds are its own.
_WHOLE_LABEL = 0.95


def are_boxes(body: list[Line]) -> bool:
    """Do several columns hold labels with answers of their own, several lines in a cell?"""
    columns, long = set(), set()
    for line in body:
        for at, box in enumerate(line.boxes):
            lines = [text for shown in box.answer.lines for text in shown.split("\n")]
            if len(lines) >= _MANY_LINES:
                long.add(at)
            if len(lines) >= 2 and sum(map(_is_answered, lines)) >= 2:
                columns.add(at)
    return len(columns) >= 2 or (len(columns) == 1 and len(long) >= 2)


def _is_answered(text: str) -> bool:
    """Does a line hold a label of ours and what answers it?"""
    found = segments(text)
    return bool(found and found[0].value and score_of(found[0].label) >= SURE)


#: A cell of so many lines is a page of its own.
_MANY_LINES = 4


def are_labelled(body: list[Line]) -> bool:
    """Do most cells, in more than one column, hold a label of ours above its answer?"""
    boxes = [(at, box) for line in body for at, box in enumerate(line.boxes) if box.answer.lines]
    labelled = [at for at, box in boxes if label_on_top(box)]
    if len(labelled) < 2 or len(set(labelled)) < 2:
        return False
    return len(labelled) * 5 >= sum(not _is_label_alone(box) for _, box in boxes) * 3


def lines_in(box: Box) -> list[str]:
    """The lines of a cell, whether they end with a paragraph or inside of one."""
    return [" ".join(line.split()) for text in box.answer.lines for line in text.split("\n") if line.strip()]


def _is_label_alone(box: Box) -> bool:
    """A label whose answer was left out says nothing about where the answers of the others stand."""
    lines = lines_in(box)
    return len(lines) == 1 and score_of(lines[0]) >= SURE


def label_on_top(box: Box) -> bool:
    """Does the cell hold a label, and below it what is none?"""
    if len(lines := lines_in(box)) < 2:
        return False
    first, *rest = lines
    if wording_of(rest[0]) is not None or any(score_of(s.label) >= SURE for s in segments(rest[0])):
        return False
    if wording_of(first) is not None:
        return True
    if rest[0][:1].isalpha() and score_of(rest[0]) >= SURE and not is_own_title(rest[0]):
        return False
    return score_of(first) >= _WHOLE_LABEL or score_of(first) >= SURE and not segments(first)
