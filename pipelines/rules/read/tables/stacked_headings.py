"""Headings of records in two rows: "Teachers" over "Committed" and "To be found", beside cells merged down."""

from __future__ import annotations

from dataclasses import replace

from pipelines.rules.read.pieces import Answer
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import COLUMN_SURE, Box, Line, heading_score, line_of


def with_one_heading(band: list[Line]) -> list[Line]:
    """The band with its two rows of headings made one; as it is where it has no such rows.

    They are two where a cell of the first goes over several of the second, and another is merged down over both.
    """
    if len(band) < 3 or not _are_stacked(band[0], band[1]):
        return band
    boxes = tuple(map(_joined, band[0].boxes, band[1].boxes))
    return [line_of(boxes, band[0].cells, is_header=band[0].is_header), *band[2:]]


def _are_stacked(upper: Line, lower: Line) -> bool:
    merged_down = {box.key for box in upper.filled} & {box.key for box in lower.filled}
    goes_over = any(box.span > 1 and box.key not in merged_down for box in upper.filled)
    if not merged_down or not goes_over:
        return False
    known, filled = heading_score(lower)
    return known * 2 >= filled


def _joined(upper: Box, lower: Box) -> Box:
    """The lower heading where it says enough by itself, else both: "Teachers" and "Committed"."""
    if upper.key == lower.key or not upper.text.strip():
        return lower
    found = column_of(lower.text)
    if found and found[0].score >= COLUMN_SURE:
        return lower
    text = f"{upper.text} {lower.text}".strip()
    return replace(lower, text=text, answer=Answer((text,), lower.answer.place))
