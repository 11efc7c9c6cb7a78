"""What reads a page from top to bottom, as tables see it, and how they hand on to it what they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.pieces import Answer, Pair, Pieces, Section
from pipelines.rules.read.questions.asked import names_somebody
from pipelines.rules.read.questions.labels import SURE
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.tables.matrix import (
    Line,
    label_score,
)
from pipelines.tree import Block


class Stream(Protocol):
    """What reads paragraphs one after the other (`layout`); tables give it what is no table."""

    pieces: Pieces

    def section(self) -> Section: ...
    def title(self) -> str: ...
    def heading(self, text: str, level: int) -> None: ...
    def blocks(self, blocks: tuple[Block, ...], *, is_strong: bool = False) -> None: ...
    def gap(self) -> None: ...
    def end_cell(self) -> None: ...


#: A heading inside a table, below every heading of the document.
TABLE_LEVEL = 8


def across(line: Line, stream: Stream, *, is_over_rows: bool = False, below_question: bool = False) -> None:
    """A row of one cell: a heading over what follows, or text of its own. is_over_rows: rows of several cells follow,
    so that a word for somebody heads what is asked of him. below_question: the row above asks, and this answers."""
    box = line.filled[0]
    cell = next((c for c in line.cells if id(c) == box.key), None)
    if cell is None:
        return
    heads = box.is_strong or label_score(box) < SURE or (is_over_rows and names_somebody(box.text))
    answers = below_question and not box.is_strong and not is_over_rows
    if is_district(box.text) and not stream.pieces.pairs:
        emit(
            stream, "District name", box.answer, "beside", stream.pieces.next_block()
        )  # who answers, over it all
    if len(box.text) <= 80 and not segments(box.text) and heads and not answers:
        stream.heading(box.text, TABLE_LEVEL)
    else:
        stream.blocks(cell.blocks, is_strong=box.is_strong)


#: "A: Ohio" in a cell: the mark is none of the answer.
ANSWER_MARK = re.compile(r"(?:A|Ans|[Aa]nswer|[Rr]esponse|[Rr]eply|[Rr]espuesta|[Rr]éponse)\s*:\s+(?=\S)")


def emit(
    stream: Stream, label: str, answer: Answer, how: str, block: int, column: str = "", tag: str = ""
) -> None:
    """tag: of a control of our own form, which knows its question whatever the label says."""
    pieces = stream.pieces
    how = "control" if tag else how
    label = " ".join(label.split())
    marked = ANSWER_MARK.match(answer.lines[0]) if answer.lines else None
    if marked:
        answer = replace(answer, lines=(answer.lines[0][marked.end() :], *answer.lines[1:]))
    pieces.pairs.append(
        Pair(label, answer, stream.section(), how, pieces.next_order(), block, tag, " ".join(column.split()))
    )


def boxes_of_text(band: list[Line], stream: Stream) -> None:
    """A table that only arranges text: every cell is read by itself, row by row."""
    for line in band:
        for box in line.filled:
            cell = next((c for c in line.cells if id(c) == box.key), None)
            if cell is not None:
                stream.blocks(cell.blocks, is_strong=box.is_strong)
                stream.end_cell()
