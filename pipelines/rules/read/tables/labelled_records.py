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
    columns = _columns(rows)
    if not columns:
        return None
    header = ("Program", *(label for _, label in columns))
    cells = tuple(
        (_cell(line.boxes[0], is_labelled=False), *(_cell(line.boxes[at]) for at, _ in columns))
        for line in rows
    )
    return Grid(header, cells, title, section, place, order)


def _columns(rows: list[Line]) -> list[tuple[int, str]]:
    """(column, its heading) of every column behind the programs, whose heading stands before its values or in the
    column before it; [] where one has none."""
    found: list[tuple[int, str]] = []
    width = len(rows[0].boxes)
    at = 1
    while at < width:
        texts = [line.boxes[at].text.strip() for line in rows]
        alone = texts[0].rstrip(" :") if len(set(texts)) == 1 and at + 1 < width else ""
        if alone and _is_heading(alone):
            at += 1
            found.append((at, alone))
        elif label := _common_label(texts):
            found.append((at, label))
        else:
            return []
        at += 1
    return found


def _names_program(box: Box) -> bool:
    name = _BOX.sub("", box.text)
    return bool(name) and len(name) <= 60 and program(name).is_sure


def _common_label(texts: list[str]) -> str:
    """The heading that stands before the values of a column in nearly every row, "" where there is none."""
    found = [match["label"].strip() for text in texts if (match := _LABELLED.fullmatch(text.strip()))]
    if not found or len(set(found)) > 1 or len(found) * 5 < sum(bool(text.strip()) for text in texts) * 4:
        return ""
    return found[0] if _is_heading(found[0]) else ""


def _is_heading(text: str) -> bool:
    known = column_of(text) if len(text) <= 60 else ()
    return bool(known) and known[0].score >= COLUMN_SURE


def _cell(box: Box, *, is_labelled: bool = True) -> GridCell:
    match = _LABELLED.fullmatch(box.text.strip()) if is_labelled else None
    text = match["value"].strip() if match else box.text
    return GridCell("" if _BLANK_LINE.match(text) else text, box.answer.place, box.answer.links)
