"""Tables without lines: text that stands in columns, row under row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.documents.pdf.lines import Line, wraps

#: Points by which the beginnings of a column may differ.
_ALIGNED = 4.0
#: The same for a word with little more than a space before it, and how much more, in sizes of its letters.
_EXACT = 0.8
_WIDER_THAN_A_SPACE = 0.29
#: Rows with something in two columns, from which aligned text is a table.
_FEWEST_ROWS = 3
#: Headings and a row below them, where each has at least so many columns.
_FEWEST_RECORDS, _COLUMNS_OF_RECORDS = 2, 3
#: Letters between columns and the next one.
_GUTTER = 6.0
#: A gap between rows, in heights of a line, that ends a table.
_LARGEST_GAP = 2.6
#: Rows are further apart than the lines of a cell by this factor, where they are set apart at all.
_LOOSER = 1.15
#: How much narrower than a column its cells may be: points, and the share of a narrow one.
_PADDING = 9.0
_SLACK = 0.12
#: The share of its cells that a record fills on one line more; the others end before.
_MOSTLY = 0.8
#: The share of the distances that are so, from which it is the way of the table and not a gap somewhere.
_OFTEN = 0.3
#: Lines of text are no further apart than this many sizes of their letters.
_LOOSEST_TEXT = 1.5
#: A share by which the letters of a heading differ from those of a table.
_OTHER_SIZE = 0.08


#: Words in small letters, and marks; addresses are no words, and a telephone number begins with a bracket too.
_INSIDE = re.compile(r"[a-z][a-z'’-]*[.,;:?!)]{0,2}(?: |$)|[&?.,;)]|\([A-Za-z]")


@dataclass(slots=True)
class Columns:
    """lefts: where each column begins. rows: for each row the lines of each column."""

    lefts: list[float]
    rows: list[list[list[Line]]] = field(default_factory=list)
    right: float = 0.0

    @property
    def top(self) -> float:
        return min(line.top for cell in self.rows[0] for line in cell)

    @property
    def bottom(self) -> float:
        return max(line.bottom for cell in self.rows[-1] for line in cell)

    def wrapped_from(self, column: int) -> float:
        """What reaches so far was wrapped: cells may be narrower than their column."""
        return self.right_edge(column) - min(
            _PADDING, _SLACK * (self.right_edge(column) - self.lefts[column])
        )

    def right_edge(self, column: int) -> float:
        """Where the text of a column was wrapped."""
        return self.lefts[column + 1] - _GUTTER if column + 1 < len(self.lefts) else self.right


def find_columns(lines: list[Line], edge: float) -> tuple[list[Columns], list[Line]]:
    """(tables, lines that are in none); edge: where the text of the page is wrapped."""
    tables: list[Columns] = []
    left: list[Line] = []
    at = 0
    while at < len(lines):
        table, length = _table_from(lines, at, edge)
        if table is not None:
            tables.append(table)
            at += length
        else:
            left.append(lines[at])
            at += 1
    return tables, left


def _table_from(lines: list[Line], at: int, edge: float) -> tuple[Columns | None, int]:
    """The table that begins with this line, and how many lines it takes."""
    parts = lines[at].segments()
    if len(parts) < 2:
        return None, 0
    lefts = [part.left for part in parts]
    group: list[dict[int, Line]] = []
    for line in lines[at:]:
        if group and line.top - lines[at + len(group) - 1].top > _LARGEST_GAP * (line.bottom - line.top):
            break
        cells = _fitted(line, lefts)
        if cells is None or (list(cells) == [0] and _is_heading(cells[0], lines[at])):
            break
        group.append(cells)
    if not _are_rows(group, parts):
        return None, 0
    table = Columns(lefts, right=edge)
    pitch = _pitch_of_cells(group)
    length = 0
    for number, cells in enumerate(group):
        is_last = not any(len(more) >= 2 or 0 not in more for more in group[number:])
        goes_on = bool(table.rows) and _goes_on(table, cells, _distance(group, number), pitch)
        if is_last and not goes_on:
            break  # the first line of what comes below
        if goes_on:
            for column, part in cells.items():
                table.rows[-1][column].append(part)
        else:
            table.rows.append([[cells[c]] if c in cells else [] for c in range(len(lefts))])
        length += 1
    return table, length


def _are_rows(group: list[dict[int, Line]], parts: list[Line]) -> bool:
    """Are lines that fit below each other enough for a table?"""
    if any(part.words[0].opens_column for part in parts[1:]):
        return True  # other lines of the page have shown where the column begins
    wide = sum(len(cells) >= _COLUMNS_OF_RECORDS for cells in group)
    if wide >= _FEWEST_RECORDS or (wide and len(group) >= _FEWEST_RECORDS and len(group[1]) >= 2):
        return True
    second = group[1] if len(group) > 1 else {}
    if len(second) >= 2 and all(_begins_inside(part.text) for part in second.values()):
        return True  # both sides of the first line go on in the second
    return sum(len(cells) >= 2 for cells in group) >= _FEWEST_ROWS


def _is_heading(line: Line, first: Line) -> bool:
    """Does a line that fills only the first column stand out from the first line of the table?"""
    return abs(line.size - first.size) > _OTHER_SIZE * first.size or (line.bold and not first.words[0].bold)


def _distance(group: list[dict[int, Line]], number: int) -> float:
    """Points from the line before."""
    if not number:
        return 0.0
    return _top(group[number]) - _top(group[number - 1])


def _top(cells: dict[int, Line]) -> float:
    return min(line.top for line in cells.values())


def _pitch_of_cells(group: list[dict[int, Line]]) -> float:
    """The distance of lines inside a cell, where it is less than that from row to row; 0 where all are alike."""
    distances = [_distance(group, number) for number in range(1, len(group))]
    closest = min(distances, default=0.0)
    if closest > _LOOSEST_TEXT * max(part.size for cells in group for part in cells.values()):
        return 0.0
    looser = sum(distance > closest * _LOOSER for distance in distances)
    return closest if looser > _OFTEN * len(distances) else 0.0


def _fitted(line: Line, lefts: list[float]) -> dict[int, Line] | None:
    """The parts of a line by column, or None where one stands in no column or runs into the next."""
    cells: dict[int, Line] = {}
    for part in (piece for segment in line.segments() for piece in _cut(segment, lefts)):
        column = next((i for i, left in enumerate(lefts) if abs(part.left - left) <= _ALIGNED), None)
        if (
            column is None
            or column in cells
            or (column + 1 < len(lefts) and part.right > lefts[column + 1] - 1)
        ):
            return None
        cells[column] = part
    return cells


def _cut(part: Line, lefts: list[float]) -> list[Line]:
    """A part of a line, cut before the words that begin where a column does: no text runs from one into the next."""
    pieces = [Line([part.words[0]])]
    for before, word in zip(part.words, part.words[1:], strict=False):
        is_wide = word.left - before.right > _WIDER_THAN_A_SPACE * word.size
        if is_wide and any(abs(word.left - left) <= _EXACT for left in lefts[1:]):
            pieces.append(Line([word]))
        else:
            pieces[-1].words.append(word)
    return pieces


def _goes_on(table: Columns, cells: dict[int, Line], distance: float, pitch: float) -> bool:
    """Does a line only go on with what was wrapped above it? pitch: see `_pitch_of_cells`."""
    above = table.rows[-1]
    if _opens_row(above, cells):
        return False
    if pitch:
        is_close = distance <= pitch * (1 + (_LOOSER - 1) / 2)
        return is_close and (0 not in cells or any(_is_wrapped(table, c, part) for c, part in cells.items()))
    if 0 not in cells:
        return all(above[column] for column in cells)
    if above[0] and _begins_inside(cells[0].text):
        return True
    asks_anew = any(
        above[c] and _opens_sentence(above[c][-1].text, part.text) for c, part in cells.items() if c
    )
    if asks_anew and not (above[0] and wraps(above[0][-1], cells[0], table.right_edge(0))):
        return False
    return all(_is_wrapped(table, column, part) for column, part in cells.items())


def _opens_row(above: list[list[Line]], cells: dict[int, Line]) -> bool:
    """Does a line begin a row beyond doubt: with a question below one, or as a record with nearly all of its cells?"""
    if 0 not in cells:
        return False
    if above[0] and _asks_anew(above[0][-1].text, cells[0].text):
        return True
    is_record = len(cells) >= max(_COLUMNS_OF_RECORDS, _MOSTLY * sum(map(bool, above)))
    return is_record and not any(_is_inside(above[column], part) for column, part in cells.items())


def _opens_sentence(above: str, below: str) -> bool:
    return above.endswith((".", "!", "?")) and below[:1].isupper()


def _is_inside(above: list[Line], part: Line) -> bool:
    """Does a line of a cell go on with the words above it beyond doubt: inside a sentence, an address, "9-12"?"""
    last = above[-1].text if above else ""
    is_address = "@" in last.rpartition(" ")[2] and "@" not in part.text and " " not in part.text
    return _begins_inside(part.text) or is_address or last.endswith("-")


def _begins_inside(text: str) -> bool:
    """Does a line begin as no label and no answer of several words does?"""
    return _INSIDE.match(text) is not None


def _asks_anew(above: str, below: str) -> bool:
    """Does a question end above one that begins?"""
    return above.endswith(("?", ":")) and below[:1].isupper()


def _is_wrapped(table: Columns, column: int, part: Line) -> bool:
    """Does a line of a cell that stands close below go on with it? Nobody knows how wide the cell was."""
    above = table.rows[-1][column]
    if not above or _begins_inside(part.text):
        return bool(above)
    is_sentence = above[-1].text.endswith((".", "!", "?"))
    return wraps(above[-1], part, table.right_edge(column) if is_sentence else table.wrapped_from(column))
