"""Tables that are several tables: under words merged down at their side, or below cells that go over pairs of columns."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.rules.read.questions.labels import is_own_title
from pipelines.rules.read.tables.matrix import Box, Line, label_score, line_of, without_doubled_columns
from pipelines.rules.read.tables.shapes import share

#: A heading, and the rows that stand under it.
Part = tuple[str, list[Line]]


def parts_of(band: list[Line]) -> list[Part]:
    """The parts of a band, each with the words that head it; [] where it is one table."""
    return list(_at_the_side(band)) or list(_below_pairs(band))


def _at_the_side(band: list[Line]) -> Iterator[Part]:
    """ "Primary contact" merged down beside "Name | … | Title | …" and "E-mail | … | Telephone | …"."""
    if len(band[0].boxes) < 4 or len(band) < 2:
        return
    groups: list[list[Line]] = []
    for line in band:
        first = line.boxes[0]
        if not first.text.strip() or first.key == line.boxes[1].key:
            return
        if groups and groups[-1][0].boxes[0].key == first.key:
            groups[-1].append(line)
        else:
            groups.append([line])
    if any(len(group) < 2 for group in groups):
        return
    for group in groups:
        rows = [_columns(line, 1, len(line.boxes)) for line in group]
        if share([label_score(line.boxes[0]) for line in rows]) < 0.5:
            return
    for group in groups:
        rows = [_columns(line, 1, len(line.boxes)) for line in group]
        yield " ".join(group[0].boxes[0].text.split()), without_doubled_columns(rows)


def _below_pairs(band: list[Line]) -> Iterator[Part]:
    """ "Primary contact" and "Superintendent", each over two columns of labels with their answers."""
    head, body = band[0].boxes, band[1:]
    starts = [at for at in range(len(head)) if at == 0 or head[at].key != head[at - 1].key]
    ends = [*starts[1:], len(head)]
    if not body or len(starts) < 2 or any(end - start < 2 for start, end in zip(starts, ends, strict=True)):
        return
    if any(not head[start].text.strip() for start in starts):
        return
    for start, end in zip(starts, ends, strict=True):
        if share([label_score(line.boxes[start]) for line in body]) < 0.6 or _asks_behind(body, start, end):
            return
    for start, end in zip(starts, ends, strict=True):
        rows = [_columns(line, start, end) for line in body]
        yield " ".join(head[start].text.split()), [line for line in rows if line.filled]


def _asks_behind(body: list[Line], start: int, end: int) -> bool:
    """Do the cells behind the labels ask too, as headings of records do?"""
    behind = [box for line in body for box in line.boxes[start + 1 : end] if not is_own_title(box.text)]
    return share([label_score(box) for box in behind]) > 0.5


def _columns(line: Line, start: int, end: int) -> Line:
    boxes: tuple[Box, ...] = line.boxes[start:end]
    keys = {box.key for box in boxes}
    return line_of(boxes, tuple(c for c in line.cells if id(c) in keys), is_header=line.is_header)
