"""A table understood: questions beside answers, answers below questions, records in rows, records in columns.

Nothing here knows what a question means beyond how much of it one of ours explains; it decides which cells belong
together and hands them on as pairs, grids or lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from pipelines.rules.read.columns import column_of, purpose_of
from pipelines.rules.read.hearing import hear
from pipelines.rules.read.matrix import (
    Box,
    Line,
    heading_score,
    is_number_column,
    label_score,
    line_of,
    matrix_of,
    purposes,
    without_doubled_columns,
)
from pipelines.rules.read.pieces import Answer, Grid, GridCell, Pair, Pieces, Section
from pipelines.rules.read.remembered import program
from pipelines.rules.read.segments import SURE, score_of, segments
from pipelines.tree import Block, Table

#: Concepts of a heading that say whose column it is in a table of people.
ROLES = frozenset({"primary", "superintendent", "signer", "other_person", "facilitator"})
#: How much of a table must look like labels before its first column is taken for one.
LABELLED = 0.3

#: Words of a label that we do not understand, in a table of statements.
MOST_WORDS_OF_LABEL = 8
_BOX = re.compile("[☒☐☑✓✔]")

Scheme = tuple[tuple[int, int], ...]


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
    if width == 1 or all(len(line.filled) <= 1 and _is_across(line) for line in lines):
        _one_column(lines, stream)
        return
    band: list[Line] = []
    title = stream.title()
    for line in lines:
        if _is_across(line) and line.filled:
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
    if _holds_records(lines[1:]) or _programs_across(lines):
        return True
    head = {
        found[0].key for text in lines[0].texts() if (found := column_of(text)) and found[0].score >= SURE
    }
    if head & {"email", "district", "code", "schedule", "pathway", "plan"} or {"program", "count"} <= head:
        return True
    return _share([label_score(line.boxes[0]) for line in lines]) >= 0.6


def _is_across(line: Line) -> bool:
    """Is the row one cell over the whole width?"""
    return len({box.key for box in line.boxes}) == 1


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
    for part in _cut_at_headings(band):
        _read_part(part, table, title, stream)


def _read_part(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Rows that belong together: records, people, programs, questions."""
    turns = _asks_in_turn(band) or _asks_in_turn(band, first=1)
    if _are_boxes(band):
        _boxes_of_text(band, stream)
    elif _has_plain_headings(band) and not turns:
        _grid(band, table, title, stream)
    elif _is_grouped(band):
        _groups(band, stream)
    elif _people_down(band):
        _people_in_rows(band, stream)
    elif _columns_of_people(band):
        _people_across(band, stream)
    elif _programs_across(band):
        _transposed(band, table, title, stream)
    elif turns:
        _below(band, stream)
    elif _is_grid(band) or _holds_records(band[1:]) and not _holds_records(band[:1]):
        _grid(band, table, title, stream)
    elif _holds_records(band):
        _grid([_headless(band), *band], table, title, stream)
    elif _is_below(band):
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


def _people_down(band: list[Line]) -> bool:
    """Is every row somebody: in the first cell what he is to the district, in the others his name and addresses?"""
    rows = [line for line in band if any(_is_address(box.text) for box in line.boxes[1:])]
    if len(band[0].boxes) < 3 or len(rows) < 2 or len(rows) < len(band) - 1:
        return False
    roles = [hear(line.boxes[0].text).concepts & (ROLES | {"lead"}) for line in rows]
    return sum(bool(role) for role in roles) * 3 >= len(rows) * 2


def _is_address(text: str) -> bool:
    return "@" in text or sum(char.isdigit() for char in text) >= 7


def _people_in_rows(band: list[Line], stream: Stream) -> None:
    """What stands in a row is said of one person."""
    for line in band:
        role = line.boxes[0].text
        rest = [box.answer for box in line.filled if box.key != line.boxes[0].key]
        if not any(_is_address(answer.text) for answer in rest):
            continue
        heard = hear(role).concepts
        label = role if heard & ROLES or "lead" not in heard else "Primary contact"
        said = Answer(
            tuple(text for a in rest for text in a.lines),
            rest[0].place,
            tuple(link for a in rest for link in a.links),
        )
        _emit(stream, label, said, "beside", stream.pieces.next_block())


def _columns_of_people(band: list[Line]) -> bool:
    """Are the columns people ("Contact", "Superintendent") and the rows what is asked of each?"""
    head = [box for box in band[0].boxes[1:] if box.text.strip()]
    if len(head) < 2 or len(band) < 2 or any(_has_figures(box.text) for box in head):
        return False
    roles = [hear(box.text).concepts & ROLES for box in head]
    if sum(bool(r) for r in roles) < 2 and not (any(roles) and not band[0].boxes[0].text.strip()):
        return False
    return _share([label_score(line.boxes[0]) for line in band[1:]]) >= 0.6


def _has_figures(text: str) -> bool:
    return "@" in text or any(char.isdigit() for char in text)


def _programs_across(band: list[Line]) -> bool:
    """Do the columns stand for programs, and the rows for what is asked of each?"""
    head = [box for box in band[0].boxes[1:] if box.text.strip()]
    if len(band) < 2 or not head:
        return False
    named = sum(program(box.text).value is not None for box in head)
    if named < max(1, len(head) - 1) or named < (2 if band[0].boxes[0].text.strip() else 1):
        return False
    asking = [line.boxes[0] for line in band[1:] if line.boxes[0].text.strip()]
    return _share([max(label_score(box), _column_score(box)) for box in asking]) >= 0.5


def _column_score(box: Box) -> float:
    found = column_of(box.text) if len(box.text) <= 80 else ()
    return found[0].score if found else 0.0


def _has_plain_headings(band: list[Line]) -> bool:
    """Is the first row nothing but headings over the parts of a record? Then no more need be looked at."""
    if len(band) < 2 or _is_record(band[0]):
        return False
    known, filled = heading_score(band[0])
    return known >= 3 and known * 4 >= filled * 3 and not _programs_across(band[:3])


def _is_record(line: Line) -> bool:
    """Does a row that stands where headings stand name a program, and beside it a figure? Then it is a request."""
    first = line.filled[0].text if line.filled else ""
    return (
        bool(first)
        and len(first) <= 60
        and program(first).value is not None
        and any(re.match(r"\d", box.text) for box in line.filled[1:])
    )


def _is_grid(band: list[Line]) -> bool:
    """Is the first row the headings of records? The rows below must not ask anything themselves."""
    if len(band) < 2 or _is_record(band[0]):
        return False
    known, filled = heading_score(band[0])
    if filled < 2 or known < 2 or known * 2 < filled:
        return False
    body = [line for line in band[1:] if line.filled]
    first = next((c for c in range(len(band[0].boxes)) if not is_number_column(body, c)), 0)
    labels = _share([label_score(line.boxes[first]) for line in body])
    return labels < 0.5 or (band[0].is_header and labels < 0.8)


def _holds_records(band: list[Line]) -> bool:
    """Does a column hold programs or addresses in nearly every row? Then the rows are records, headings or not."""
    rows = [line for line in band if line.filled]
    if not rows or _share([label_score(line.boxes[0]) for line in rows]) >= 0.5:
        return False
    for column in range(len(rows[0].boxes)):
        texts = [line.boxes[column].text.strip() for line in rows]
        named = sum(
            ("@" in text and len(text.split()) <= 3) or (len(text) <= 60 and program(text).value is not None)
            for text in texts
        )
        if named >= max(1, 0.6 * len(rows)) and any(len(line.filled) >= 2 for line in rows):
            return True
    return False


def _headless(band: list[Line]) -> Line:
    nothing = Box(-1, Answer(), False, 1)
    return line_of(tuple(nothing for _ in band[0].boxes), (), is_header=True)


def _is_below(band: list[Line]) -> bool:
    """Is every other row a row of questions, with the answers in the row below each?"""
    if len(band) < 2 or len(band) % 2:
        return False
    asking = [_share([label_score(b) for b in line.filled]) for line in band[::2] if line.filled]
    answering = [_share([label_score(b) for b in line.filled]) for line in band[1::2] if line.filled]
    enough = all(len(line.filled) >= 2 for line in band[::2])
    return enough and min(asking, default=0) >= 0.75 and max(answering, default=0) <= 0.34


def _asks_in_turn(band: list[Line], *, first: int = 0) -> bool:
    """Do rows of questions and rows of answers alternate over several columns? Then the first row is no heading of
    records. first: 1 where the answers stand above what they answer, as on lines with small print below."""
    fewest = 4 if first == 0 else 2
    if len(band) < fewest or len(band) % 2 or _share(_labels(band[fewest - 2 + first])) < 1:
        return False
    asking, answering = band[first::2], band[1 - first :: 2]
    if any(len(line.filled) < 2 for line in asking[:-1]):
        return False
    return all(_share(_labels(line)) >= 0.75 for line in asking) and all(
        _share(_labels(line)) <= 0.34 for line in answering
    )


def _labels(line: Line) -> list[float]:
    return [label_score(box) for box in line.filled]


def _cut_at_headings(band: list[Line]) -> list[list[Line]]:
    """Tables that stand one below the other without a gap, which word processors join: cut where headings of
    records stand above records, and where after those a label stands beside its answer again."""
    cuts = [0]
    in_records = _has_plain_headings(band)
    for at in range(1, len(band) - 1):
        line = band[at]
        if _opens_records(line, band[at + 1]) or _opens_programs(line):
            cuts.append(at)
            in_records = True
        elif in_records and len(line.filled) == 2 < len(line.boxes) and _asks_beside(line):
            cuts.append(at)
            in_records = False
    parts = [band[start:end] for start, end in zip(cuts, [*cuts[1:], len(band)], strict=True)]
    return [without_doubled_columns(part) for part in parts] if len(parts) > 1 else parts


def _opens_records(line: Line, below: Line) -> bool:
    """Is a row nothing but headings, one of them over programs or addresses, and the next row a record of these?"""
    if len(line.filled) < 2 or any(char.isdigit() for box in line.filled for char in box.text):
        return False
    known, filled = heading_score(line)
    if known < max(2, filled - 1):
        return False
    for head, box in zip(line.boxes, below.boxes, strict=True):
        found = column_of(head.text) if head.text.strip() else ()
        kind = found[0].key if found else ""
        if (kind == "program" and program(box.text).value) or (kind == "email" and "@" in box.text):
            return len(below.filled) >= 2
    return False


def _opens_programs(line: Line) -> bool:
    """Is a row nothing but programs beside each other, with an empty corner before them?"""
    named = [program(box.text).value for box in line.filled]
    return (
        len(set(named)) >= 3
        and None not in named
        and not line.boxes[0].answer.lines
        and all(len(b.text) <= 60 for b in line.filled)
    )


def _asks_beside(line: Line) -> bool:
    """Does a row hold a label for sure, and beside it what is none?"""
    asks, answers = line.filled
    return label_score(asks) >= SURE and label_score(answers) < SURE and not program(asks.text).value


def _share(scores: Sequence[float]) -> float:
    """The share of cells that look like labels."""
    return sum(score >= 0.5 for score in scores) / len(scores) if scores else 0.0


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
    first = 1 if _asks_in_turn(band, first=1) else 0
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
    scheme, score = _best_scheme(body, head if has_head else ("",) * len(head), columns)
    if score < LABELLED and not has_head and not _are_statements(body):
        _boxes_of_text(band, stream)
        return
    for pairs, block in _runs(body, scheme, stream):
        for line in body:
            _pair_line(line, pairs, columns, block, stream)


def _are_boxes(body: list[Line]) -> bool:
    """Do several columns hold labels with answers of their own, several lines in a cell?"""
    columns = set()
    for line in body:
        for at, box in enumerate(line.boxes):
            inner = [segments(text) for text in box.answer.lines] if len(box.answer.lines) > 1 else []
            if (
                sum(bool(found and found[0].value and score_of(found[0].label) >= SURE) for found in inner)
                >= 2
            ):
                columns.add(at)
    return len(columns) >= 2


def _are_statements(body: list[Line]) -> bool:
    """Two columns, short words left and longer ones right: labels with answers, whatever the labels mean."""
    if len(body[0].boxes) != 2:
        return False
    pairs = [
        (line.boxes[0].text.split(), line.boxes[1].text.split())
        for line in body
        if line.boxes[1].text.strip()
    ]
    short = all(0 < len(label) <= MOST_WORDS_OF_LABEL for label, _ in pairs)
    longer = sum(len(label) < len(answer) for label, answer in pairs)
    return (
        bool(pairs)
        and short
        and longer * 3 >= len(pairs) * 2
        and not any(segments(" ".join(a)) for a, _ in pairs)
    )


def _is_grouped(band: list[Line]) -> bool:
    """Does the first column say what several rows are about, the second what is asked, the third the answer?"""
    if len(band[0].boxes) != 3 or is_number_column(band, 0):
        return False
    starts = [line for line in band if line.boxes[0].answer.lines]
    keys = {line.boxes[0].key for line in starts}
    labels = _share([label_score(line.boxes[1]) for line in band])
    answers = _share([label_score(line.boxes[2]) for line in band])
    return bool(keys) and len(keys) * 3 <= len(band) * 2 and labels >= 0.6 and answers < 0.4


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


def _best_scheme(body: list[Line], head: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Scheme, float]:
    """Which columns ask and which answer, and the share of labels that are known."""
    width = len(body[0].boxes)
    usable = [c for c in range(width) if head[c] not in ("ignore", "number")]
    first = next((c for c in usable if not is_number_column(body, c)), usable[0] if usable else 0)
    usable = [c for c in usable if c >= first] or list(range(width))
    answers = _answer_columns(usable, head, columns)
    labels = [c for c in usable if head[c] == "label"]
    schemes: list[Scheme] = []
    if answers and labels:
        schemes.append(((labels[0], answers[0]),))
    elif answers:
        schemes.extend(((usable[0], column),) for column in answers if column != usable[0])
    else:
        schemes.append(tuple((usable[i], usable[i + 1]) for i in range(0, len(usable) - 1, 2)))
        schemes.extend(((usable[0], column),) for column in usable[1:])
        if len(usable) == 2:
            schemes.append(((usable[1], usable[0]),))
    ranked = [
        (_scheme_score(body, scheme), -number, scheme) for number, scheme in enumerate(schemes) if scheme
    ]
    if not ranked:
        return ((0, min(1, width - 1)),), 0.0
    best = max(ranked)
    return best[2], best[0]


def _answer_columns(usable: list[int], head: tuple[str, ...], columns: tuple[str, ...]) -> list[int]:
    """The columns that their headings call answers: of several years the latest."""
    answers = [c for c in usable if head[c] == "answer"]
    dated = [(purpose_of(columns[c]).year or 0, c) for c in answers]
    if len(answers) > 1 and all(year for year, _ in dated):
        return [max(dated)[1]]
    return answers[:1]


def _scheme_score(body: list[Line], scheme: Scheme) -> float:
    """The share of label cells that ask something, less what asks in the answer cells, less unread cells."""
    labels = answers = asked = wrong = 0.0
    used = {column for pair in scheme for column in pair}
    first = min(used)
    unread = 0
    for line in body:
        for asks, replies in scheme:
            if line.boxes[asks].text.strip():
                labels += 1
                asked += label_score(line.boxes[asks]) >= 0.5
            if line.boxes[replies].text.strip():
                answers += 1
                wrong += label_score(line.boxes[replies]) >= SURE and not _BOX.search(
                    line.boxes[replies].text
                )
        unread += sum(bool(b.text.strip()) for c, b in enumerate(line.boxes) if c not in used and c >= first)
    if not labels:
        return 0.0
    total = labels + answers + unread
    return asked / labels - 0.6 * (wrong / answers if answers else 0.3) - 0.5 * unread / total


def _boxes_of_text(band: list[Line], stream: Stream) -> None:
    """A table that only arranges text: every cell is read by itself, row by row."""
    for line in band:
        for box in line.filled:
            cell = next((c for c in line.cells if id(c) == box.key), None)
            if cell is not None:
                stream.blocks(cell.blocks, is_strong=box.is_strong)
                stream.end_cell()
