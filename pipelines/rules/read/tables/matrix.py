"""A table as a matrix of cells, merged cells standing in every place that they cover, and what its shape is."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.form import QUESTION, Type
from pipelines.frozen import frozen
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Answer, answer_of
from pipelines.rules.read.questions.labels import score_of
from pipelines.rules.read.tables.columns import column_of, purpose_of
from pipelines.tree import Cell, Control, Paragraph, Table, walk

#: A heading that explains this much of itself as a part of a record stands over a column.
COLUMN_SURE = 0.6
#: A cell longer than this is no label, unless it asks.
LABEL_CHARACTERS = 160
#: More columns than this are a layout of decoration or a damaged file; the rest is not looked at.
MOST_COLUMNS = 64


@frozen
class Box:
    """One place of the matrix. key: the cell it belongs to; places of one merged cell share it.

    cell: None for a place that no cell covers.
    """

    key: int
    answer: Answer
    is_strong: bool  # bold or shaded: looks like a label or a heading
    span: int
    cell: Cell | None = None
    text: str = ""  # of the answer

    @property
    def tag(self) -> str:
        """The question of the form whose control is all that the cell holds, "" elsewhere."""
        return _tag_of(self.cell) if self.cell is not None else ""


_NOTHING = Box(-1, Answer(), False, 1)
_TICK_SIGNS = re.compile("[☒☐☑✓✔]")


@frozen
class Line:
    """One row of the matrix. is_header: the author marked it to repeat on every page. filled: the cells that hold
    something, each once."""

    boxes: tuple[Box, ...]
    cells: tuple[Cell, ...]
    is_header: bool
    filled: tuple[Box, ...] = ()

    def texts(self) -> tuple[str, ...]:
        return tuple(box.text for box in self.boxes)


def line_of(boxes: tuple[Box, ...], cells: tuple[Cell, ...], *, is_header: bool) -> Line:
    """A row with its filled cells, each once."""
    found = {box.key: box for box in boxes if box.answer.lines}
    return Line(boxes, cells, is_header, tuple(found.values()))


def matrix_of(table: Table) -> list[Line]:
    """The rows of a table, each as wide as the widest."""
    rows = table.rows
    width = min(max((c.column + c.column_span for row in rows for c in row.cells), default=0), MOST_COLUMNS)
    hanging: dict[int, tuple[int, Box]] = {}
    lines = []
    for row in rows:
        boxes = [_NOTHING] * width
        for column, (left, box) in list(hanging.items()):
            boxes[column] = box
            if left <= 1:
                del hanging[column]
            else:
                hanging[column] = (left - 1, box)
        for cell in row.cells:
            box = _box(cell)
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                boxes[column] = box
                if cell.row_span > 1:
                    hanging[column] = (cell.row_span - 1, box)
        lines.append(line_of(tuple(boxes), row.cells, is_header=row.is_header))
    return without_doubled_columns(lines)


def without_doubled_columns(lines: list[Line]) -> list[Line]:
    """Columns that no row tells apart are one: a grid shared with other tables cuts cells into several."""
    width = len(lines[0].boxes) if lines else 0
    kept = [
        c for c in range(width) if c == 0 or any(line.boxes[c].key != line.boxes[c - 1].key for line in lines)
    ]
    if len(kept) == width:
        return lines
    return [
        line_of(tuple(line.boxes[c] for c in kept), line.cells, is_header=line.is_header) for line in lines
    ]


def _box(cell: Cell) -> Box:
    answer = answer_of(cell.blocks, cell.place)
    if not answer.lines:
        return Box(id(cell), answer, False, cell.column_span, cell)
    thin = [b for b in cell.blocks if isinstance(b, Paragraph) and not b.bold and b.text.strip()]
    return Box(id(cell), answer, cell.shaded or not thin, cell.column_span, cell, answer.text)


def _tag_of(cell: Cell) -> str:
    """The question that the controls of a cell belong to: one field, or the boxes of one choice ("applying_as.lead").

    Words typed beside the field make it a cell like any other.
    """
    controls = [(p, control) for p in walk(cell.blocks) for control in p.controls if control.tag]
    if not controls:
        return ""
    key = _asked_by(controls[0][1])
    if key not in QUESTION or QUESTION[key].type is Type.TABLE:
        return ""
    if any(_asked_by(control) != key for _, control in controls[1:]):
        return ""
    if all(control.kind == "checkbox" for _, control in controls):
        return key
    held = " ".join(p.text[control.start : control.end] for p, control in controls)
    return key if held.split() == cell.text.split() else ""


def _asked_by(control: Control) -> str:
    """The question of a control; a box of a choice has the choice behind it."""
    return control.tag.partition(".")[0] if control.kind == "checkbox" else control.tag


def label_score(box: Box) -> float:
    """How much a cell looks like the label of an answer: 0 for figures, addresses, long text."""
    return _label_score(box.text.strip()) if box.answer.lines else 0.0


#: "1:1 (Chromebooks)", "$ 96 a day"; "1. District name" is numbered.
_OPENS_WITH_FIGURE = re.compile(r"\$|(?!\d{1,2} ?[.)])\d[\d,.:/]*(?:\s|$)")


@lru_cache(maxsize=4096)
def _label_score(text: str) -> float:
    if not text or len(text) > LABEL_CHARACTERS and not text.endswith("?"):
        return 0.0
    if "@" in text or not any(char.isalpha() for char in text) or _OPENS_WITH_FIGURE.match(text):
        return 0.0
    score = score_of(text)
    asks = text.endswith((":", "?"))
    return min(1.0, score + (0.2 if asks else 0.0)) if score or asks else 0.0


def heading_score(line: Line) -> tuple[int, int]:
    """(headings over columns that are parts of a record, cells of the row that hold something)."""
    filled = line.filled
    known = [
        box
        for box in filled
        if len(box.text) <= LABEL_CHARACTERS
        and not _TICK_SIGNS.search(box.text)
        and (found := column_of(box.text))
        and found[0].score >= COLUMN_SURE
    ]
    return len(known), len(filled)


#: "1.", "A2", "(b)", "3.2", "Q7", "iv)".
_ROW_NUMBER = re.compile(
    r"\(?(?:[a-z]?\d{1,4}|[a-z]|[a-z]?\d{1,2}(?:\.\d{1,2}){1,2}|\W)?[ .():]*|\(?(?:[ivx]{1,5}[.)]|[a-z]{2}\))|[ivx]{1,4}[.-]\d{1,2}[a-z]?\.?",
    re.ASCII,
)


def is_number_column(lines: list[Line], column: int) -> bool:
    """Does a column only number its rows ("1.", "A2", "(b)", "3.2")?"""
    texts = _row_numbers(lines, column)
    return any(texts) and all(_ROW_NUMBER.fullmatch(text) for text in texts if text)


def counts_rows(lines: list[Line], column: int) -> bool:
    """Does a column count its rows one by one ("7", "8", "9"; "2.1", "2.2", "3.1")? Then it holds no answers,
    wherever it stands."""
    texts = _row_numbers(lines, column)
    if len(texts) < 2 or not all(text and _ROW_NUMBER.fullmatch(text) for text in texts):
        return False
    steps = [_parts(text) for text in texts]
    return all(_follows(one, other) for one, other in zip(steps, steps[1:], strict=False))


def without_numbers_of_rows(lines: list[Line]) -> list[Line]:
    """Two columns of which the first only numbers the questions, with nothing before their answers in the rows below:
    the second alone."""
    if not lines or len(lines[0].boxes) != 2:
        return lines
    numbered = [line for line in lines if line.boxes[0].answer.lines]
    if len(numbered) * 3 > len(lines) * 2 or not counts_rows(numbered, 0):
        return lines
    return [line_of(line.boxes[1:], line.cells, is_header=line.is_header) for line in lines]


def _row_numbers(lines: list[Line], column: int) -> list[str]:
    return [fold(line.boxes[column].text).strip() for line in lines]


def _parts(text: str) -> tuple[int, ...]:
    figures = re.findall(r"\d+", text)
    return tuple(map(int, figures)) if figures else (ord(text.strip("(")[:1] or " "),)


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Is a number the next one: in its last part, or the first of the next part?"""
    if len(one) != len(other):
        return False
    return other == (*one[:-1], one[-1] + 1) or (
        len(one) > 1 and other[-1] == 1 and _follows(one[:-1], other[:-1])
    )


def purposes(line: Line) -> tuple[str, ...]:
    """What the headings of a row say about whose column each is."""
    return tuple(purpose_of(text).kind if text else "" for text in line.texts())
