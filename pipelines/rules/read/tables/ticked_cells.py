"""Choices whose boxes have cells of their own, beside the cells of their words."""

from __future__ import annotations

import re

from pipelines.rules.read.pieces import Answer
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.questions.segments import says_itself
from pipelines.rules.read.tables.matrix import Line
from pipelines.rules.read.tables.stream import Stream, emit
from pipelines.rules.read.values import yes_no

_LONE_BOX = re.compile(r"[☒☐☑✓✔🗹]")
#: A table of more rows is none of choices.
_MOST_ROWS = 6


def read_choices(lines: list[Line], stream: Stream) -> bool:
    """Hands on one choice out of the boxes of a table that holds nothing else; False for any other table."""
    filled = [line.filled for line in lines if line.filled]
    if not filled or len(filled) > _MOST_ROWS or not any(_LONE_BOX.fullmatch(b.text) for b in filled[0]):
        return False
    first = filled[0][0].text
    asks = first if len(filled[0]) % 2 and not _LONE_BOX.fullmatch(first) else ""
    texts = [box.text.strip() for row in filled for box in row][1 if asks else 0 :]
    boxes, words = (texts[::2], texts[1::2]) if _LONE_BOX.fullmatch(texts[0]) else (texts[1::2], texts[::2])
    if len(boxes) != len(words) or len(words) < 2:
        return False
    if not all(map(_LONE_BOX.fullmatch, boxes)) or any(map(_LONE_BOX.search, words)):
        return False
    choices = "   ".join(f"{box} {word}" for box, word in zip(boxes, words, strict=True))
    label = "We are applying as" if says_itself(choices) else asks or stream.title()
    if not says_itself(choices) and not (
        score_of(label) >= SURE and all(yes_no(word).value is not None for word in words)
    ):
        return False
    emit(stream, label, Answer((choices,), filled[0][0].answer.place), "beside", stream.pieces.next_block())
    return True
