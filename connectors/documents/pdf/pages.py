"""Pages put together: tables and paragraphs that were cut by a page end, running heads, headings by their size."""

from __future__ import annotations

from collections import Counter

from connectors.documents.paragraphs import Meter
from connectors.documents.pdf.layout import (
    PageBlock,
    PageCell,
    PageTable,
    PageText,
    cell_paragraphs,
    write_paragraph,
)
from connectors.documents.pdf.lines import joint, wraps
from connectors.documents.table_drafts import CellDraft, TableDraft
from pipelines.tree import Block, Paragraph

Part = tuple[str, tuple[Block, ...]]
_SAME_COLUMN = 3.0
#: Letters larger than the text by this factor are a heading.
_HEADING_FROM = 1.12
#: Cells of a row that do not all go on over the end of a page.
_FEWEST_CELLS_OF_A_RECORD = 3
#: Running heads are short.
_MOST_RUNNING_LINES = 3
_DIGITS = str.maketrans("0123456789", "##########")


def into_parts(pages: list[list[PageBlock]], meter: Meter) -> tuple[Part, ...]:
    """(header, body, footer) of the whole document."""
    heads, feet = _running(pages, first=True), _running(pages, first=False)
    sizes = _heading_sizes(pages)
    header: list[Block] = []
    footer: list[Block] = []
    body: list[Block] = []
    tables = 0
    flow: list[tuple[int, PageBlock]] = []
    for number, blocks in enumerate(pages, start=1):
        for block in blocks:
            key = _running_key(block)
            if key is not None and key in heads and block is blocks[0]:
                _once(header, block, number, "header", meter)
            elif key is not None and key in feet and block is blocks[-1]:
                _once(footer, block, number, "footer", meter)
            else:
                flow.append((number, block))
    for number, block in _rejoined(flow):
        if isinstance(block, PageTable):
            tables += 1
            body.append(_table(block, f"page {number}, table {tables}", meter))
        else:
            place = f"page {number}, line {block.number}"
            heading = _heading(block, sizes)
            body.append(write_paragraph(block.lines, block.right_edge, place, meter, heading=heading))
    parts: list[Part] = [("header", tuple(header)), ("body", tuple(body)), ("footer", tuple(footer))]
    return tuple(part for part in parts if part[1] or part[0] == "body")


def _running_key(block: PageBlock) -> str | None:
    """The words of a few lines without their numbers, by which running heads are recognised."""
    if isinstance(block, PageText) and len(block.lines) <= _MOST_RUNNING_LINES:
        return "\n".join(line.text for line in block.lines).translate(_DIGITS)
    return None


def _running(pages: list[list[PageBlock]], *, first: bool) -> set[str]:
    """Lines that stand first (last) on at least two pages and on most."""
    counts = Counter(
        key for blocks in pages if blocks and (key := _running_key(blocks[0 if first else -1])) is not None
    )
    return {key for key, count in counts.items() if count >= 2 and count * 2 > len(pages)}


def _once(out: list[Block], block: PageBlock, number: int, words: str, meter: Meter) -> None:
    """Adds a running line, unless it stands there already."""
    if not isinstance(block, PageText):
        return
    paragraph = write_paragraph(block.lines, block.right_edge, words, meter)
    if not any(isinstance(other, Paragraph) and _alike(other, paragraph) for other in out):
        out.append(paragraph)


def _alike(one: Paragraph, other: Paragraph) -> bool:
    return one.text.translate(_DIGITS) == other.text.translate(_DIGITS)


def _rejoined(flow: list[tuple[int, PageBlock]]) -> list[tuple[int, PageBlock]]:
    """Blocks of all pages; what the end of a page, or of a column of it, cut is one again."""
    joined: list[tuple[int, PageBlock]] = []
    for number, block in flow:
        if joined and (joined[-1][0] < number or block.top < joined[-1][1].top):  # a page or a column further
            before = joined[-1][1]
            if (
                isinstance(block, PageTable)
                and isinstance(before, PageTable)
                and _same_columns(before, block)
            ):
                _append_rows(before, block)
                continue
            if isinstance(block, PageText) and isinstance(before, PageText) and _goes_on(before, block):
                before.lines.extend(block.lines)
                continue
        joined.append((number, block))
    return joined


def _same_columns(one: PageTable, other: PageTable) -> bool:
    if one.is_ruled != other.is_ruled or len(one.columns) != len(other.columns):
        return False
    shift = other.columns[0] - one.columns[0] if other.top < one.top else 0.0  # in another column of the page
    return all(abs(a + shift - b) <= _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True))


def _goes_on(before: PageText, block: PageText) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before."""
    last, first = before.lines[-1], block.lines[0]
    is_alike = abs(last.size - first.size) < 0.5 and not (first.words[0].bold and not last.words[-1].bold)
    ends = last.text.endswith((".", "?", "!", ":"))
    return is_alike and not ends and wraps(last, first, before.right_edge)


def _append_rows(before: PageTable, block: PageTable) -> None:
    """The rows of the next page; its repeated header is left out, and a row that was cut is one again."""
    rows = block.rows
    if rows and before.rows and _row_text(rows[0]) == _row_text(before.rows[0]):
        rows = rows[1:]
    is_open = not before.ends and not block.opens and len(rows) == len(block.rows)
    if (
        rows
        and before.rows
        and (_is_cut(before.rows[-1], rows[0]) or (is_open and _match(before.rows[-1], rows[0])))
    ):
        for cell, rest in zip(before.rows[-1], rows[0], strict=True):
            cell.lines.extend(rest.lines)
        rows = rows[1:]
    start = len(before.rows)
    for offset, row in enumerate(rows):
        for cell in row:
            cell.row = start + offset
        before.rows.append(row)
    before.ends = block.ends


def _row_text(row: list[PageCell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _match(above: list[PageCell], below: list[PageCell]) -> bool:
    """Do two rows have the same cells?"""
    return [cell.column for cell in above] == [cell.column for cell in below]


def _is_cut(above: list[PageCell], below: list[PageCell]) -> bool:
    """Whether a page end cut a row: every cell that goes on was wrapped where the page ended."""
    if not _match(above, below):
        return False
    went_on = [(cell, rest) for cell, rest in zip(above, below, strict=True) if rest.lines]
    if len(went_on) >= _FEWEST_CELLS_OF_A_RECORD and not any(
        rest.lines[0].words[0].text[:1].islower() for _, rest in went_on[:-1]
    ):
        return False  # a record of its own: some cell of a row ends before the others
    return bool(went_on) and all(
        cell.lines
        and (
            wraps(cell.lines[-1], rest.lines[0], cell.right_edge)
            or joint(cell.lines[-1], rest.lines[0], cell.text_edge) == ""
        )
        for cell, rest in went_on
    )


def _table(table: PageTable, place: str, meter: Meter) -> Block:
    draft = TableDraft(place)
    for row in table.rows:
        draft.begin_row()
        for cell in row:
            drafted = CellDraft(column_span=cell.column_span, row_span=cell.row_span)
            drafted.column = cell.column
            where = draft.place_of_next()
            drafted.blocks = tuple(
                write_paragraph(lines, cell.text_edge, where, meter, gaps=False)
                for lines in cell_paragraphs(cell)
            ) or (Paragraph("", place=where),)
            draft.add(drafted)
    finished = draft.finish()
    return finished if finished is not None else Paragraph("", place=place)


def _heading_sizes(pages: list[list[PageBlock]]) -> list[float]:
    """Sizes of letters that are headings, the largest first."""
    counts: Counter[float] = Counter()
    texts = [block for blocks in pages for block in blocks if isinstance(block, PageText)]
    tables = [block for blocks in pages for block in blocks if isinstance(block, PageTable)]
    cells = [line for table in tables for row in table.rows for cell in row for line in cell.lines]
    for line in [line for block in texts for line in block.lines] + cells:
        if not any(word.control for word in line.words):
            counts[round(line.size, 1)] += len(line.text)
    if not counts:
        return []
    usual = counts.most_common(1)[0][0]
    return sorted((size for size in counts if size > usual * _HEADING_FROM), reverse=True)


def _heading(block: PageText, sizes: list[float]) -> int:
    if any(word.control for word in block.lines[0].words):
        return 0  # how large the letters of a field are is not known
    size = round(block.lines[0].size, 1)
    return sizes.index(size) + 1 if size in sizes and len(block.lines) <= 3 else 0
