"""A table understood: questions beside answers, answers below questions, records in rows, records in columns.

Nothing here knows what a question means beyond how much of it one of ours explains; it decides which cells belong
together and hands them on as pairs, grids or lines.
"""

from __future__ import annotations

from pipelines.rules.read.pieces import Answer, Grid, GridCell
from pipelines.rules.read.questions.asked import names_somebody
from pipelines.rules.read.questions.labels import SURE
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.district_columns import districts_across, districts_in_columns
from pipelines.rules.read.tables.joined_tables import cut_at_headings, is_one_column
from pipelines.rules.read.tables.labelled_cells import are_boxes, are_labelled
from pipelines.rules.read.tables.labelled_records import labelled_records
from pipelines.rules.read.tables.matrix import (
    Box,
    Line,
    heading_score,
    label_score,
    line_of,
    matrix_of,
    without_numbers_of_rows,
)
from pipelines.rules.read.tables.parts_of_bands import parts_of
from pipelines.rules.read.tables.program_years import plans_by_year, requests_by_year
from pipelines.rules.read.tables.question_tables import (
    asks_for_counts,
    below,
    beside,
    groups,
    labels_on_top,
    people_across,
    people_in_rows,
)
from pipelines.rules.read.tables.school_rows import requests_by_school
from pipelines.rules.read.tables.shapes import (
    asks_in_turn,
    columns_of_people,
    has_plain_headings,
    holds_records,
    is_across,
    is_below,
    is_grid,
    is_grouped,
    over_figures,
    people_down,
    programs_across,
    share,
)
from pipelines.rules.read.tables.stacked_headings import with_one_heading
from pipelines.rules.read.tables.stream import TABLE_LEVEL, Stream, across, boxes_of_text
from pipelines.rules.read.tables.ticked_cells import read_choices
from pipelines.tree import Table


def read_table(table: Table, stream: Stream) -> None:
    """Hands what a table holds to `stream.pieces`, and to `stream` what is text in boxes."""
    lines = matrix_of(table)
    if not lines:
        return
    if read_choices(lines, stream):
        return
    lines = without_numbers_of_rows(lines)
    width = len(lines[0].boxes)
    if width == 1 or all(len(line.filled) <= 1 and is_across(line) for line in lines):
        _one_column(lines, stream)
        return
    band: list[Line] = []
    head: list[Line] = []
    title = stream.title()
    for above, line, following in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if is_across(line) and line.filled:
            head = band if _is_heading_alone(band) else head
            _read_band(_below_head(head, band), table, title, stream)
            band = []
            over_rows = following is not None and bool(following.filled) and not is_across(following)
            across(line, stream, is_over_rows=over_rows, below_question=_asks_across(above))
            title = line.filled[0].text
        elif line.filled or band:
            band.append(line)
    _read_band(_below_head(head, band), table, title, stream)


def _asks_across(line: Line | None) -> bool:
    """Is a row one cell that asks something?"""
    return line is not None and is_across(line) and bool(line.filled) and label_score(line.filled[0]) >= SURE


def _below_head(head: list[Line], band: list[Line]) -> list[Line]:
    """A band with the headings that stand above all bands of its table, unless it has its own."""
    rows = [line for line in band if line.filled]
    if not head or head is band or not rows or heading_score(rows[0])[0] >= 2:
        return band
    return [*head, *rows]


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


def _read_band(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Rows between two rows that go across: one shape of layout."""
    is_cut = bool(band) and not band[-1].filled
    while band and not band[-1].filled:
        band.pop()
    if not band or _is_heading_alone(band, is_cut=is_cut):
        return
    nested = [b for line in band for cell in line.cells for b in cell.blocks if isinstance(b, Table)]
    if nested:
        _nested(band, table, title, stream)
        return
    if districts_across(band):
        districts_in_columns(band, table, title, stream)
        return
    parts = cut_at_headings(with_one_heading(band))
    for part in parts:
        if len(parts) > 1 and is_one_column(part):
            _one_column(part, stream)
            continue
        order = stream.pieces.next_order()
        if (schools := requests_by_school(part, title, stream.section(), table.place, order)) is not None:
            stream.pieces.grids.append(schools)
            continue
        counted = plans_by_year(part, title, stream.section())
        if counted == "teacher":
            stream.pieces.grids.append(requests_by_year(part, title, stream.section(), table.place, order))
        elif not counted:
            _read_part(part, table, title, stream)


def _read_part(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Rows that belong together: records, people, programs, questions."""
    if _says_what_it_holds(band, table, title, stream) or _in_parts(band, table, title, stream):
        return
    turns = asks_in_turn(band) or asks_in_turn(band, first=1)
    if has_plain_headings(band) and not turns:
        _grid(band, table, title, stream)
    elif is_grouped(band):
        groups(band, stream)
    elif people_down(band):
        people_in_rows(band, stream)
    elif columns_of_people(band):
        people_across(band, stream)
    elif over_figures(band):
        _over_figures(band, table, title, stream)
    elif programs_across(band):
        _transposed(band, table, title, stream)
    elif turns:
        below(band, stream)
    elif is_grid(band) or holds_records(band[1:]) and not holds_records(band[:1]):
        _grid(band, table, title, stream)
    elif holds_records(band):
        _grid([_headless(band), *band], table, title, stream)
    elif is_below(band):
        below(band, stream)
    else:
        beside(band, stream)


def _in_parts(band: list[Line], table: Table, title: str, stream: Stream) -> bool:
    """Reads each part of a band under the words that head it; False where it is one table."""
    parts = parts_of(band)
    for heading, rows in parts:
        stream.heading(heading, TABLE_LEVEL)
        _read_part(rows, table, title, stream)
    return bool(parts)


def _says_what_it_holds(band: list[Line], table: Table, title: str, stream: Stream) -> bool:
    """Reads rows whose cells hold labels with their answers, or a district in each column; False where they do not."""
    if districts_across(band):
        districts_in_columns(band, table, title, stream)
        return True
    labelled = labelled_records(band, title, stream.section(), table.place, stream.pieces.next_order())
    if labelled is not None:
        stream.pieces.grids.append(labelled)
    elif asks_for_counts(band):
        below(band, stream)
    elif are_labelled(band):
        labels_on_top(band, stream)
    elif are_boxes(band):
        boxes_of_text(band, stream)
    elif len(band) == 2 and names_somebody(title) and is_below(band):
        below(band, stream)
    else:
        return False
    return True


def _is_heading_alone(band: list[Line], *, is_cut: bool = False) -> bool:
    """Are there headings over columns and nothing below them?"""
    if len(band) != 1:
        return False
    known, filled = heading_score(band[0])
    return known == filled and known >= (2 if is_cut else 3)


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


def _headless(band: list[Line]) -> Line:
    nothing = Box(-1, Answer(), False, 1)
    return line_of(tuple(nothing for _ in band[0].boxes), (), is_header=True)


def _cell(box: Box) -> GridCell:
    return GridCell(box.text, box.answer.place, box.answer.links)


def _grid(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    pieces = stream.pieces
    rows = tuple(tuple(_cell(box) for box in line.boxes) for line in band[1:] if line.filled)
    header = tuple(" ".join(text.split()) for text in band[0].texts())
    pieces.grids.append(Grid(header, rows, title, stream.section(), table.place, pieces.next_order()))


def _over_figures(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """Programs across with their numbers of teachers below, and no words on the left."""
    rows = tuple((_cell(head), _cell(box)) for head, box in zip(band[0].boxes, band[1].boxes, strict=True))
    header = ("Program", "Committed teachers")
    order = stream.pieces.next_order()
    stream.pieces.grids.append(Grid(header, rows, title, stream.section(), table.place, order))


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
