"""Tables of questions: answers beside or below them, in groups, or a column for each person."""

from __future__ import annotations

from dataclasses import replace

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.pieces import Answer, Pair, Pieces
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.tables.labelled_cells import lines_in
from pipelines.rules.read.tables.matrix import (
    Box,
    Line,
    label_score,
    purposes,
)
from pipelines.rules.read.tables.schemes import LABELLED, Scheme, best_scheme
from pipelines.rules.read.tables.shapes import (
    ROLES,
    are_statements,
    asks_in_turn,
    is_address,
)
from pipelines.rules.read.tables.stream import TABLE_LEVEL, Stream, across, boxes_of_text, emit
from pipelines.rules.read.tables.uneven_rows import read_uneven


def people_in_rows(band: list[Line], stream: Stream) -> None:
    """What stands in a row is said of one person."""
    for line in band:
        role = line.boxes[0].text
        rest = [box.answer for box in line.filled if box.key != line.boxes[0].key]
        if not any(is_address(answer.text) for answer in rest):
            continue
        heard = hear(role).concepts
        label = role if heard & ROLES or "lead" not in heard else "Primary contact"
        said = Answer(
            tuple(text for a in rest for text in a.lines),
            rest[0].place,
            tuple(link for a in rest for link in a.links),
        )
        emit(stream, label, said, "beside", stream.pieces.next_block())


def people_across(band: list[Line], stream: Stream) -> None:
    """A column for each person, and a row for each thing asked of them."""
    block = stream.pieces.next_block()
    for column in range(1, len(band[0].boxes)):
        whose = band[0].boxes[column].text
        for line in band[1:]:
            if whose.strip() and line.boxes[0].text.strip():
                label = f"{whose.strip().rstrip(':')}: {line.boxes[0].text}"
                emit(stream, label, line.boxes[column].answer, "beside", block)


def asks_for_counts(band: list[Line]) -> bool:
    """Are two rows labels of numbers of the district over figures: "Elementary | Middle | High" and "3 | 1 | 2"?"""
    if len(band) != 2 or len(band[0].filled) < 2:
        return False
    asked = [ask(box.text) for box in band[0].filled]
    if not all(found and found[0].key in _COUNTS and found[0].score >= SURE for found in asked):
        return False
    return all(box.text.strip().replace(",", "").isdigit() for box in band[1].filled) and bool(band[1].filled)


_COUNTS = frozenset(
    {"students", "elementary_schools", "middle_schools", "high_schools", "counselors", "principals"}
)


def below(band: list[Line], stream: Stream) -> None:
    """Rows of questions and rows of answers; the answers stand above where the first row asks nothing."""
    block = stream.pieces.next_block()
    first = 1 if asks_in_turn(band, first=1) else 0
    for asks, answers in zip(band[first::2], band[1 - first :: 2], strict=True):
        for box, answer in zip(asks.boxes, answers.boxes, strict=True):
            if box.text.strip():
                emit(stream, box.text, answer.answer, "below", block, tag=answer.tag)


def labels_on_top(band: list[Line], stream: Stream) -> None:
    """Cells that hold a label above its answer each."""
    block = stream.pieces.next_block()
    for line in band:
        for box in line.filled:
            label, *lines = lines_in(box)
            emit(stream, label, replace(box.answer, lines=tuple(lines)), "below", block, tag=box.tag)


def beside(band: list[Line], stream: Stream) -> None:
    """Columns of questions with the columns of their answers beside them."""
    head = purposes(band[0])
    corner = band[0].boxes[0]
    heads_example = "ignore" in head[1:] and len(band) > 1 and (not corner.text.strip() or bool(head[0]))
    has_head = heads_example or (
        any(head)
        and all(
            kind or not text.strip() or label_score(box) < SURE
            for kind, text, box in zip(head, band[0].texts(), band[0].boxes, strict=True)
        )
    )
    body = band[1:] if has_head and len(band) > 1 else band
    columns = band[0].texts() if has_head else ("",) * len(head)
    scheme, score = best_scheme(body, head if has_head else ("",) * len(head), columns)
    if not has_head and read_uneven(band, stream):
        return
    if score < LABELLED and not has_head and not are_statements(body):
        boxes_of_text(band, stream)
        return
    for pairs, block in _runs(body, scheme, stream):
        for line in body:
            _pair_line(line, pairs, columns, block, stream)


def groups(band: list[Line], stream: Stream) -> None:
    """Each group under its own heading."""
    group = -1
    block = stream.pieces.next_block()
    for line in band:
        first = line.boxes[0]
        if first.answer.lines and first.key != group:
            group = first.key
            stream.heading(" ".join(first.text.split()), TABLE_LEVEL)
            block = stream.pieces.next_block()
        if line.boxes[1].answer.lines:
            emit(stream, line.boxes[1].text, line.boxes[2].answer, "beside", block)


def _line_by_line(label: Box, answer: Box, block: int, stream: Stream) -> bool:
    """Several questions in a cell, and as many lines beside them: line by line."""
    asks, lines = label.answer.lines, answer.answer.lines
    if len(asks) < 2 or len(asks) != len(lines) or min(map(score_of, asks)) < 0.6:
        return False
    for asked, line in zip(asks, lines, strict=True):
        emit(stream, asked, Answer((line,), answer.answer.place, answer.answer.links), "beside", block)
    return True


def _runs(body: list[Line], scheme: Scheme, stream: Stream) -> list[tuple[Scheme, int]]:
    """The order in which pairs side by side are read: row by row; column by column where each column has people of
    its own, whose data stand below them."""
    people = [any(hear(line.boxes[asks].text).concepts & ROLES for line in body) for asks, _ in scheme]
    if len(scheme) > 1 and sum(people) > 1:
        return [((pair,), stream.pieces.next_block()) for pair in scheme]
    return [(scheme, stream.pieces.next_block())]


def _pair_line(line: Line, scheme: Scheme, columns: tuple[str, ...], block: int, stream: Stream) -> None:
    if (
        len(line.filled) == 1
        and len({b.key for b in line.boxes if b.text.strip()}) == 1
        and line.filled[0].span > 1
    ):
        across(line, stream)
        return
    if len(line.filled) == 2 and all(line.boxes[a].key == line.boxes[b].key for a, b in scheme):
        label, answer = line.filled  # each over half the width of a table with two pairs a row
        emit(stream, label.text, answer.answer, "beside", block, tag=answer.tag)
        return
    for asks, answers in scheme:
        label, answer = line.boxes[asks], line.boxes[answers]
        if label.text.strip() and label.key != answer.key:
            if not _line_by_line(label, answer, block, stream):
                emit(stream, label.text, answer.answer, "beside", block, columns[answers], answer.tag)
        elif answer.text.strip() and not label.text.strip() and stream.pieces.pairs:
            _continue(stream.pieces, answer.answer, block)


def _continue(pieces: Pieces, more: Answer, block: int) -> None:
    """An answer without a label goes on with the one above it."""
    last = pieces.pairs[-1]
    if last.block == block and last.answer.lines:
        joined = Answer(last.answer.lines + more.lines, last.answer.place, last.answer.links + more.links)
        pieces.pairs[-1] = Pair(
            last.label, joined, last.section, last.how, last.order, last.block, last.tag, last.column
        )
