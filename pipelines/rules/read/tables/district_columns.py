"""Tables with a district in each column, and down the side what is said of each: role, state, teachers by program."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.form import PROGRAM_NAMES
from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.pieces import Grid, GridCell
from pipelines.rules.read.prose.named_above import only_program
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.leads import is_lead, without_role
from pipelines.rules.read.tables.matrix import COLUMN_SURE, Box, Line, label_score
from pipelines.rules.read.tables.shapes import share
from pipelines.rules.read.tables.stream import Stream, emit
from pipelines.tree import Table

#: What a table of members can hold of a district.
_OF_MEMBERS = frozenset({"state", "program", "count"})


def districts_across(band: list[Line]) -> bool:
    """Do the columns stand for districts, and the rows for what is asked of each?"""
    head = [box for box in band[0].boxes[1:] if box.text.strip()]
    if len(band) < 3 or len(head) < 2 or len({box.key for box in head}) < len(head):
        return False
    if not all(is_district(without_role(box.text)) for box in head):
        return False
    return share([max(label_score(line.boxes[0]), _column_score(line.boxes[0])) for line in band[1:]]) >= 0.5


def _column_score(box: Box) -> float:
    text = box.text.strip()
    if not text or len(text) > 80:
        return 0.0
    found = column_of(text)
    return 1.0 if _program_of(text) else found[0].score if found else 0.0


def _program_of(label: str) -> str:
    """The one program that a label names, as the form prints it: "ECS teachers"."""
    code = only_program(label)
    return PROGRAM_NAMES[code] if code else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing asked of every district. heading: over its column where the districts are rows, "" for what is only
    asked of ourselves."""

    label: Box
    heading: str
    boxes: tuple[Box, ...]


def districts_in_columns(band: list[Line], table: Table, title: str, stream: Stream) -> None:
    """The column of the lead, which is ours, as questions with answers; the others as a table of members."""
    rows = [_row(line) for line in band[1:] if line.filled]
    columns = [at for at, box in enumerate(band[0].boxes) if at and box.text.strip()]
    own = next((at for at in columns if is_lead(band[0].boxes[at].text, _said_of(rows, at))), None)
    if own is not None:
        block = stream.pieces.next_block()
        name = band[0].boxes[own].answer
        shown = type(name)((without_role(name.text),), name.place)
        emit(stream, "District name", shown, "beside", block)
        emit(stream, "We are applying as", type(name)(("Lead of a consortium",), name.place), "beside", block)
        for row in rows:
            emit(stream, row.heading or row.label.text, row.boxes[own].answer, "beside", block)
    _members(band, [at for at in columns if at != own], rows, (table, title), stream)


def _row(line: Line) -> _Row:
    label = " ".join(line.boxes[0].text.split())
    heading = _program_of(label)
    found = column_of(label) if not heading and label else ()
    if found and found[0].score >= COLUMN_SURE and found[0].key in _OF_MEMBERS:
        heading = label
    return _Row(line.boxes[0], heading, line.boxes)


def _said_of(rows: list[_Row], at: int) -> tuple[str, ...]:
    return tuple(row.boxes[at].text for row in rows)


def _members(
    band: list[Line], columns: list[int], rows: list[_Row], where: tuple[Table, str], stream: Stream
) -> None:
    table, title = where
    asked = [row for row in rows if row.heading]
    records = tuple(
        tuple(
            GridCell(box.text, box.answer.place, box.answer.links)
            for box in (band[0].boxes[at], *(row.boxes[at] for row in asked))
        )
        for at in columns
    )
    header = ("Member district", *(row.heading for row in asked))
    order = stream.pieces.next_order()
    stream.pieces.grids.append(Grid(header, records, title, stream.section(), table.place, order))
