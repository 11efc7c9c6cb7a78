"""Programs in rows whose cells say themselves what they hold: "☒ CS in Algebra | Committed teachers: 4"."""

from __future__ import annotations

import re

from pipelines.rules.read.pieces import Grid, GridCell, Section
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import COLUMN_SURE, Box, Line

_LABELLED = re.compile(r"(?P<label>[^:?\n]{3,60})[:?]\s*(?P<value>[^\n]*)")
_BOX = re.compile(r"^\W*(?:[☒☐☑✓✔🗹]|\[[ xX]?\]|\([ xX]?\))?\s*")
_BLANK_LINE = re.compile(r"^[_.\s]*$")


def labelled_records(band: list[Line], title: str, section: Section, place: str, order: int) -> Grid | None:
    """The rows as a table with headings; None where they are anything else."""
    rows = [line for line in band if line.filled]
    if len(rows) < 2 or len(rows[0].boxes) < 2 or not all(_names_program(line.boxes[0]) for line in rows):
        return None
    labels = [_common_label([line.boxes[at].text for line in rows]) for at in range(1, len(rows[0].boxes))]
    if not all(labels):
        return None
    header = ("Program", *labels)
    cells = tuple(
        tuple(_cell(box, header[at] if at else "") for at, box in enumerate(line.boxes)) for line in rows
    )
    return Grid(header, cells, title, section, place, order)


def _names_program(box: Box) -> bool:
    name = _BOX.sub("", box.text)
    return bool(name) and len(name) <= 60 and program(name).is_sure


def _common_label(texts: list[str]) -> str:
    """The heading that stands before the values of a column in nearly every row, "" where there is none."""
    found = [match["label"].strip() for text in texts if (match := _LABELLED.fullmatch(text.strip()))]
    if not found or len(set(found)) > 1 or len(found) * 5 < sum(bool(text.strip()) for text in texts) * 4:
        return ""
    known = column_of(found[0])
    return found[0] if known and known[0].score >= COLUMN_SURE else ""


def _cell(box: Box, label: str) -> GridCell:
    match = _LABELLED.fullmatch(box.text.strip()) if label else None
    text = match["value"].strip() if match else box.text
    return GridCell("" if _BLANK_LINE.match(text) else text, box.answer.place, box.answer.links)
