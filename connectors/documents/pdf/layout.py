"""From the words of a page to blocks: ruled tables, aligned columns, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.documents.paragraphs import Look, Meter, ParagraphWriter
from connectors.documents.pdf.captions import find_captions
from connectors.documents.pdf.columns import Columns, find_columns
from connectors.documents.pdf.drawing import Box
from connectors.documents.pdf.grids import Grid, GridCell
from connectors.documents.pdf.gutters import mark_columns
from connectors.documents.pdf.lines import (
    Line,
    are_rows,
    bullet_shown,
    continues,
    into_lines,
    is_bullet,
    joint,
    usual_pitch,
)
from connectors.documents.pdf.page_columns import page_columns
from connectors.documents.pdf.words import Word
from pipelines.tree import Paragraph

#: Between the text of a cell and its side: points, and a share of its width, for words are not cut to fill it.
_CELL_PADDING = 5.0
_CELL_SLACK = 0.1
#: Points by which wrapped lines may end before the margin, and how many of them show where it is.
_RAGGED = 60.0
_FEWEST_FULL_LINES = 3


@dataclass(slots=True)
class PageCell:
    """A cell while pages are put together.

    right_edge: what reaches it was wrapped there, for words seldom fill a line; text_edge: where the room ends.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    right_edge: float
    text_edge: float


@dataclass(slots=True)
class PageTable:
    """columns: the left sides of its columns; top, bottom: where it lies on its page; opens, ends: see `Grid`."""

    columns: list[float]
    rows: list[list[PageCell]]
    top: float
    bottom: float
    is_ruled: bool = True
    opens: bool = True
    ends: bool = True


@dataclass(slots=True)
class PageText:
    """A paragraph while pages are put together; number: of its first line on the page."""

    lines: list[Line]
    right_edge: float
    number: int

    @property
    def top(self) -> float:
        return self.lines[0].top


PageBlock = PageTable | PageText


def lay_out(words: list[Word], grids: list[Grid], page_width: float) -> list[PageBlock]:
    """The blocks of one page, from the top."""
    tables: dict[Box, PageTable] = {}
    left = words
    for grid in grids:
        inside = [word for word in left if grid.box.holds((word.left + word.right) / 2, word.middle)]
        table, placed = _ruled_table(grid, inside)
        if table is not None:
            tables[grid.box] = table
            left = [word for word in left if id(word) not in placed]
    blocks: list[PageBlock] = []
    for part in page_columns(left, list(tables), page_width):
        own: list[PageBlock] = [tables[box] for box in part.tables]
        blocks += sorted([*own, *_unruled(part.words, part.right, own)], key=lambda block: block.top)
    return blocks


def _unruled(words: list[Word], width: float, tables: list[PageBlock]) -> list[PageBlock]:
    """Aligned columns and paragraphs. tables: what stands between them."""
    lines = into_lines(words)
    mark_columns(lines)
    edge = _text_edge(lines, width)
    printed_below, lines = find_captions(lines)
    aligned, lines = find_columns(lines, edge)
    blocks: list[PageBlock] = [_aligned_table(columns) for columns in (*printed_below, *aligned)]
    return blocks + [*_paragraphs(lines, [*tables, *blocks], edge)]


def _ruled_table(grid: Grid, words: list[Word]) -> tuple[PageTable | None, set[int]]:
    """The table of a grid and the words that are in its cells."""
    placed: set[int] = set()
    rows: dict[int, list[PageCell]] = {}
    has_words = False
    for cell in grid.cells:
        own = [word for word in words if id(word) not in placed and _is_in(cell, word)]
        placed.update(id(word) for word in own)
        has_words = has_words or bool(own)
        rows.setdefault(cell.row, []).append(
            PageCell(
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                into_lines(own),
                cell.box.right - _CELL_PADDING - _CELL_SLACK * (cell.box.right - cell.box.left),
                cell.box.right - _CELL_PADDING,
            )
        )
    if not has_words:
        return None, set()
    ordered = [sorted(rows.get(row, []), key=lambda cell: cell.column) for row in range(len(grid.rows) - 1)]
    filled = [row for row in ordered if row]
    box = grid.box
    return PageTable(grid.columns, filled, box.top, box.bottom, opens=grid.opens, ends=grid.ends), placed


def _aligned_table(columns: Columns) -> PageTable:
    rows = [
        [
            PageCell(row, column, 1, 1, lines, columns.wrapped_from(column), columns.right_edge(column))
            for column, lines in enumerate(cells)
        ]
        for row, cells in enumerate(columns.rows)
    ]
    return PageTable(columns.lefts, rows, columns.top, columns.bottom, is_ruled=False)


def _is_in(cell: GridCell, word: Word) -> bool:
    return cell.box.holds((word.left + word.right) / 2, word.middle)


def _text_edge(lines: list[Line], page_width: float) -> float:
    """Where lines of text are wrapped: where several long ones end, else the margin that the left one has."""
    if not lines:
        return page_width
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = [
        line
        for line in lines
        if line.right > right - _RAGGED
        and line.right - line.left > 0.35 * page_width
        and len(line.segments()) == 1
    ]
    return right if len(full) >= _FEWEST_FULL_LINES else max(right, page_width - left)


def _paragraphs(lines: list[Line], tables: list[PageBlock], edge: float) -> list[PageText]:
    """Lines joined to paragraphs; a table between two lines separates them."""
    made: list[PageText] = []
    if not lines:
        return made
    pitch = usual_pitch(lines)
    borders = [table.top for table in tables]
    for number, line in enumerate(lines, start=1):
        if made:
            before = made[-1].lines[-1]
            is_apart = any(before.top < border <= line.top for border in borders)
            if not is_apart and _hangs_together(made[-1].lines, line, edge, pitch):
                made[-1].lines.append(line)
                continue
        made.append(PageText([line], edge, number))
    return made


def _hangs_together(lines: list[Line], line: Line, edge: float, pitch: float) -> bool:
    """Whether a line goes on with a paragraph; it begins where the paragraph does, or hangs under its first word."""
    if are_rows(lines[-1], line):
        return False
    first = lines[0]
    is_item = is_bullet(first.words[0].text) and len(first.words) > 1
    lefts = [first.words[1].left if is_item else first.left, lines[-1].left]
    is_aligned = any(abs(line.left - left) < 0.6 * line.size for left in lefts)
    is_outdented = len(lines) == 1 and 0 < first.left - line.left < 4 * line.size  # first line indented
    return (is_aligned or is_outdented) and continues(lines[-1], line, edge, pitch)


def cell_paragraphs(cell: PageCell) -> list[list[Line]]:
    """The lines of a cell, paragraph by paragraph."""
    paragraphs: list[list[Line]] = []
    pitch = usual_pitch(cell.lines) if cell.lines else 12.0
    for line in cell.lines:
        if paragraphs and continues(paragraphs[-1][-1], line, cell.right_edge, pitch):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def write_paragraph(
    lines: list[Line], right_edge: float, place: str, meter: Meter, *, heading: int = 0, gaps: bool = True
) -> Paragraph:
    """One paragraph out of its lines; a wide gap inside a line is a tab."""
    writer = ParagraphWriter()
    label = ""
    first = lines[0]
    if len(first.words) > 1 and is_bullet(first.words[0].text) and not first.words[0].text[:1].isalnum():
        label = bullet_shown(first.words[0].text)
    joined = ""
    for index, line in enumerate(lines):
        if index:
            between = joint(lines[index - 1], line, right_edge, behind=joined)
            writer.add(between)
            joined += between
        joined += line.text
        parts = line.segments() if gaps else [line]
        for number, part in enumerate(parts):
            writer.add("\t" if number else "")
            words = part.words[1:] if label and index == 0 and number == 0 else part.words
            _write_words(words, writer)
    return writer.finish(place, meter, heading=heading, list_level=1 if label else 0, list_label=label)


def _write_words(words: list[Word], writer: ParagraphWriter) -> None:
    for at, word in enumerate(words):
        look = Look(word.bold, word.italic, word.grey, coloured=word.coloured)
        if at and not word.glued:
            writer.add(" ", look if words[at - 1].bold == word.bold else Look())
        if word.link:
            writer.open_link(word.link)
        if word.control == "checkbox":
            writer.add_check(word.text == "\u2612", word.name, word.title)
        else:
            if word.control:
                writer.open_control(word.control, word.name, word.title)
            writer.add(word.text.removesuffix("\x02"), look)
            if word.control:
                writer.close_control()
        if word.link:
            writer.close_link()
