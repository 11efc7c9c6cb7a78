"""Tables whose rows are cut differently: a pair in one row, two in the next, a row of labels above its answers."""

from __future__ import annotations

from pipelines.rules.read.questions.labels import SURE, is_own_title
from pipelines.rules.read.tables.matrix import Box, Line, label_score
from pipelines.rules.read.tables.stream import Stream, emit

#: Label, the box of its answer, and whether it stands beside or below the label.
_Found = tuple[str, Box, str]


def read_uneven(band: list[Line], stream: Stream) -> bool:
    """Hands on the pairs of rows that have cells of different widths; False where they are not all understood."""
    cells = [_cells(line) for line in band]
    if len({len(row) for row in cells}) < 2 or not any(box.span > 1 for row in cells for box in row):
        return False
    found: list[_Found] = []
    at = 0
    while at < len(band):
        pairs, taken = _in_turn(cells[at]), 1
        if not pairs and at + 1 < len(band):
            pairs, taken = _over_answers(band[at], band[at + 1]), 2
        if not pairs:
            return False
        found += pairs
        at += taken
    block = stream.pieces.next_block()
    for label, box, how in found:
        emit(stream, label, box.answer, how, block, tag=box.tag)
    return True


def _cells(line: Line) -> list[Box]:
    """The cells of a row, each once, empty ones too."""
    return list({box.key: box for box in line.boxes}.values())


def _in_turn(row: list[Box]) -> list[_Found]:
    """Label, answer, label, answer; [] where that is not what the row holds."""
    asks, answers = row[::2], row[1::2]
    if len(row) % 2 or any(label_score(box) < SURE for box in asks):
        return []
    if any(_asks(box) for box in answers):
        return []
    return [(box.text, answer, "beside") for box, answer in zip(asks, answers, strict=True)]


def _over_answers(upper: Line, lower: Line) -> list[_Found]:
    """Labels with their answers in the row below; what stands before both rows begins every label."""
    shared = {box.key for box in upper.filled} & {box.key for box in lower.boxes}
    before = " ".join(box.text for box in upper.filled if box.key in shared)
    found: dict[int, _Found] = {}
    for box, answer in zip(upper.boxes, lower.boxes, strict=True):
        if box.key in shared or not box.text.strip():
            continue
        label = f"{before} {box.text}".strip()
        if label_score(box) < SURE or _asks(answer):
            return []
        found.setdefault(box.key, (label, answer, "below"))
    return list(found.values()) if len(found) > 1 else []


def _asks(box: Box) -> bool:
    return label_score(box) >= SURE and not is_own_title(box.text)
