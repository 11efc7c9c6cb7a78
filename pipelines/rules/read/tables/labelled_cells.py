"""Cells that say themselves what they hold: labels with answers of their own, behind or below them."""

from __future__ import annotations

from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.tables.matrix import Box, Line


def are_boxes(body: list[Line]) -> bool:
    """Do several columns hold labels with answers of their own, several lines in a cell?"""
    columns = set()
    for line in body:
        for at, box in enumerate(line.boxes):
            if len(box.answer.lines) < 2:
                continue
            inner = [segments(text) for text in box.answer.lines]
            if (
                sum(bool(found and found[0].value and score_of(found[0].label) >= SURE) for found in inner)
                >= 2
            ):
                columns.add(at)
    return len(columns) >= 2


def are_labelled(body: list[Line]) -> bool:
    """Do most cells, in more than one column, hold a label of ours above its answer?"""
    boxes = [(at, box) for line in body for at, box in enumerate(line.boxes) if box.answer.lines]
    labelled = [at for at, box in boxes if label_on_top(box)]
    return len(labelled) >= 2 and len(labelled) * 5 >= len(boxes) * 3 and len(set(labelled)) > 1


def label_on_top(box: Box) -> bool:
    """Does the cell hold a label, and below it what is none?"""
    if len(box.answer.lines) < 2:
        return False
    first, *rest = (" ".join(line.split()) for line in box.answer.lines)
    if wording_of(rest[0]) is not None or any(score_of(s.label) >= SURE for s in segments(rest[0])):
        return False
    if wording_of(first) is not None:
        return True
    return score_of(first) >= SURE and not segments(first) and score_of(rest[0]) < SURE
