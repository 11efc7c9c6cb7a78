"""A table understood: questions beside answers, answers below questions, records in rows, records in columns.

Nothing here knows what a question means beyond how much of it one of ours explains; it decides which cells belong
together and hands them on as pairs, grids or lines.
"""

from __future__ import annotations

from typing import Protocol

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair, Pieces, Section
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import (
    Box,
    Line,
    heading_score,
    label_score,
    line_of,
    matrix_of,
    purposes,
)
from pipelines.rules.read.tables.schemes import LABELLED, Scheme, best_scheme
from pipelines.rules.read.tables.shapes import (
    ROLES,
    are_boxes,
    are_statements,
    asks_in_turn,
    columns_of_people,
    cut_at_headings,
    has_plain_headings,
    holds_records,
    is_across,
    is_address,
    is_below,
    is_grid,
    is_grouped,
    people_down,
    programs_across,
    share,
)
from pipelines.tree import Block, Table


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


def read_table(table: Table, stream: Stream) -> None:
    """Hands what a table holds to `stream.pieces`, and to `stream` what is text in boxes."""
    lines = matrix_of(table)
    if not lines:
        return
    width = len(lines[0].boxes)
    if width == 1 or all(len(line.filled) <= 1 and is_across(line) for line in lines):
        _one_column(lines, stream)
        return
    band: list[Line] = []
    title = stream.title()
    for line in lines:
        if is_across(line) and line.filled:
            _read_band(band, table, title, stream)
            band = []
            _across(line, stream)
            title = line.filled[0].text
        elif line.filled or band:
            band.append(line)
    _read_band(band, table, title, stream)


def is_ours(table: Table) -> bool:
    """Does a table ask or answer anything of the form? A plan may hold tables that do not."""
    lines = [line for line in matrix_of(table) if line.filled]
    if not lines:
        return False
    if holds_records(lines[1:]) or programs_across(lines):
        return True
    head = {
        found[0].key for text in lines[0].texts() if (found := column_of(text)) and found[0].score >= SURE
    }
    if head & {"email", "district", "code", "schedule", "pathway", "plan"} or {"program", "count"} <= head:
        return True
    return share([label_score(line.boxes[0]) for line in lines]) >= 0.6


def _one_column(lines: list[Line], stream: Stream) -> None:
    """A question in a row, its answer in the next; or just boxes around text."""
    for line in lines:
        filled = line.filled
        if not filled:
            stream.gap()
        for box in filled:
            cell = next(c for c in line.cells if id(c) == box.key)
            stream.blocks(cell.blocks, is_strong=box.is_strong)


def _across(line: Line, stream: Stream) -> None:
    box = line.filled[0]
    cell = next((c for c in line.cells if id(c) == box.key), None)
    if cell is None:
        return
    if len(box.text) <= 80 and not segments(box.text) and (box.is_strong or label_score(box) < SURE):
        stream.heading(box.text, TABLE_LEVEL)
    else:
        stream.blocks(cell.blocks, is_strong=box.is_strong)


def _read_band(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Rows between two rows that go across: one shape of layout."""
    is_cut = bool(band) and not band[-1].filled
    while band and not band[-1].filled:
        band.pop()
    if not band or _is_heading_alone(band, is_cut=is_cut):
        return
    nested = [cell for line in band for cell in line.cells if any(isinstance(b, Table) for b in cell.blocks)]
    if nested:
        _nested(band, table, title, stream)
        return
    for part in cut_at_headings(band):
        _read_part(part, table, title, stream)


def _read_part(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Rows that belong together: records, people, programs, questions."""
    turns = asks_in_turn(band) or asks_in_turn(band, first=1)
    if are_boxes(band):
        _boxes_of_text(band, stream)
    elif has_plain_headings(band) and not turns:
        _grid(band, table, title, stream)
    elif is_grouped(band):
        _groups(band, stream)
    elif people_down(band):
        _people_in_rows(band, stream)
    elif columns_of_people(band):
        _people_across(band, stream)
    elif programs_across(band):
        _transposed(band, table, title, stream)
    elif turns:
        _below(band, stream)
    elif is_grid(band) or holds_records(band[1:]) and not holds_records(band[:1]):
        _grid(band, table, title, stream)
    elif holds_records(band):
        _grid([_headless(band), *band], table, title, stream)
    elif is_below(band):
        _below(band, stream)
    else:
        _pairs(band, stream)


def _is_heading_alone(band: list[Line], *, is_cut: bool) -> bool:
    """Are there headings over columns and nothing below them?"""
    known, filled = heading_score(band[0])
    return len(band) == 1 and known == filled and known >= (2 if is_cut else 3)


def _nested(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Cells that hold tables: each is read by itself, under the words that stand with it in its cell or row."""
    for line in band:
        label = next((box.text for box in line.filled if not _holds_table(box, line)), "")
        for cell in line.cells:
            inner = [b for b in cell.blocks if isinstance(b, Table)]
            if not inner:
                continue
            own = " ".join(b.text for b in cell.blocks if not isinstance(b, Table) and b.text.strip())
            stream.heading(own or label or stream.section().last, TABLE_LEVEL)
            for block in inner:
                read_table(block, stream)
        if not any(_holds_table(box, line) for box in line.filled):
            _read_band([line], table, title, stream)


def _holds_table(box: Box, line: Line) -> bool:
    cell = next((c for c in line.cells if id(c) == box.key), None)
    return cell is not None and any(isinstance(b, Table) for b in cell.blocks)


# -- shapes ------------------------------------------------------------------------------------------------------


def _people_in_rows(band: list[Line], stream: Stream) -> None:
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
        _emit(stream, label, said, "beside", stream.pieces.next_block())


def _headless(band: list[Line]) -> Line:
    nothing = Box(-1, Answer(), False, 1)
    return line_of(tuple(nothing for _ in band[0].boxes), (), is_header=True)


# -- records -----------------------------------------------------------------------------------------------------


def _cell(box: Box) -> GridCell:
    return GridCell(box.text, box.answer.place, box.answer.links)


def _grid(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    pieces = stream.pieces
    rows = tuple(tuple(_cell(box) for box in line.boxes) for line in band[1:] if line.filled)
    header = tuple(" ".join(text.split()) for text in band[0].texts())
    pieces.grids.append(Grid(header, rows, title, stream.section(), table.place, pieces.next_order()))


def _transposed(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Programs across, questions down: turned over, so that each program is a row."""
    pieces = stream.pieces
    body = [line for line in band[1:] if line.filled]
    header = ("Program", *(" ".join(line.boxes[0].text.split()) for line in body))
    rows = []
    for column in range(1, len(band[0].boxes)):
        if band[0].boxes[column].text.strip():
            head = _cell(band[0].boxes[column])
            rows.append((head, *(_cell(line.boxes[column]) for line in body)))
    pieces.grids.append(Grid(header, tuple(rows), title, stream.section(), table.place, pieces.next_order()))


# -- questions with answers ----------------------------------------------------------------------------------------


def _emit(
    stream: Stream, label: str, answer: Answer, how: str, block: int, column: str = "", tag: str = ""
) -> None:
    """tag: of a control of our own form, which knows its question whatever the label says."""
    pieces = stream.pieces
    how = "control" if tag else how
    label = " ".join(label.split())
    pieces.pairs.append(
        Pair(label, answer, stream.section(), how, pieces.next_order(), block, tag, " ".join(column.split()))
    )


def _people_across(band: list[Line], stream: Stream) -> None:
    block = stream.pieces.next_block()
    for column in range(1, len(band[0].boxes)):
        whose = band[0].boxes[column].text
        for line in band[1:]:
            if whose.strip() and line.boxes[0].text.strip():
                label = f"{whose.strip().rstrip(':')}: {line.boxes[0].text}"
                _emit(stream, label, line.boxes[column].answer, "beside", block)


def _below(band: list[Line], stream: Stream) -> None:
    """Rows of questions and rows of answers; the answers stand above where the first row asks nothing."""
    block = stream.pieces.next_block()
    first = 1 if asks_in_turn(band, first=1) else 0
    for asks, answers in zip(band[first::2], band[1 - first :: 2], strict=True):
        for box, answer in zip(asks.boxes, answers.boxes, strict=True):
            if box.text.strip():
                _emit(stream, box.text, answer.answer, "below", block, tag=answer.tag)


def _pairs(band: list[Line], stream: Stream) -> None:
    head = purposes(band[0])
    has_head = sum(bool(kind) for kind in head) >= 1 and all(
        kind or not text.strip() or label_score(box) < SURE
        for kind, text, box in zip(head, band[0].texts(), band[0].boxes, strict=True)
    )
    body = band[1:] if has_head and len(band) > 1 else band
    columns = band[0].texts() if has_head else ("",) * len(head)
    scheme, score = best_scheme(body, head if has_head else ("",) * len(head), columns)
    if score < LABELLED and not has_head and not are_statements(body):
        _boxes_of_text(band, stream)
        return
    for pairs, block in _runs(body, scheme, stream):
        for line in body:
            _pair_line(line, pairs, columns, block, stream)


def _groups(band: list[Line], stream: Stream) -> None:
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
            _emit(stream, line.boxes[1].text, line.boxes[2].answer, "beside", block)


def _line_by_line(label: Box, answer: Box, block: int, stream: Stream) -> bool:
    """Several questions in a cell, and as many lines beside them: line by line."""
    asks, lines = label.answer.lines, answer.answer.lines
    if len(asks) < 2 or len(asks) != len(lines) or min(score_of(ask) for ask in asks) < 0.6:
        return False
    for ask, line in zip(asks, lines, strict=True):
        _emit(stream, ask, Answer((line,), answer.answer.place, answer.answer.links), "beside", block)
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
        _across(line, stream)
        return
    for asks, answers in scheme:
        label, answer = line.boxes[asks], line.boxes[answers]
        if label.text.strip() and label.key != answer.key:
            if not _line_by_line(label, answer, block, stream):
                _emit(stream, label.text, answer.answer, "beside", block, columns[answers], answer.tag)
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


def _boxes_of_text(band: list[Line], stream: Stream) -> None:
    """A table that only arranges text: every cell is read by itself, row by row."""
    for line in band:
        for box in line.filled:
            cell = next((c for c in line.cells if id(c) == box.key), None)
            if cell is not None:
                stream.blocks(cell.blocks, is_strong=box.is_strong)
                stream.end_cell()
