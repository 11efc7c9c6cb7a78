"""The neutral document tree: what a reader would see, whatever the format it came in.

Text is the *final view*: tracked insertions are in, deletions, struck-out and hidden text, comments and notes
are out. Invisible characters (zero width, soft hyphens, direction marks) are removed and every kind of white
space is an ordinary space; a line break inside a paragraph is "\\n", a tab "\\t". Two spaces are one, three or
more are a visible gap and stay; lines carry no spaces at their ends. Plain text keeps every space within a line,
for people align columns with them.
A check mark, whatever drew it (content control, legacy field, Wingdings, a picture of a box, "[x]" typed as a
control), is one character in the text: CHECKED or UNCHECKED.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from pipelines.frozen import frozen

CHECKED = "\N{BALLOT BOX WITH X}"  # ☒
UNCHECKED = "\N{BALLOT BOX}"  # ☐


@frozen
class Control:
    """A form control whose value stands in a paragraph's text at [start:end].

    tag, title: what the author of the form called it (our own form puts the form's key into the tag).
    kind: "text", "checkbox", "dropdown", "date".
    is_placeholder: the control still shows its prompt; then start == end and the prompt is not in the text.
    is_default: it shows the text or entry that the form came with, which may be a prompt or an answer left as it
    was; the text stands in the paragraph, and its words decide.
    """

    kind: str
    tag: str = ""
    title: str = ""
    start: int = 0
    end: int = 0
    is_placeholder: bool = False
    is_default: bool = False


@frozen
class Paragraph:
    """One paragraph or line.

    place: in words, for people ("table 2, row 3, column 2", "page 1, line 14", "header", "mail body, line 3").
    heading: outline level from 1, 0 when it is no heading. bold: the whole text is bold. italic likewise.
    list_level: 0 when no list item, else depth from 1. list_label: the printed label ("3.", "•"), not in the text.
    links: (visible words, target address).
    is_quoted: it repeats an earlier mail or another text (HTML blockquote).
    """

    text: str
    place: str = ""
    heading: int = 0
    bold: bool = False
    italic: bool = False
    list_level: int = 0
    list_label: str = ""
    controls: tuple[Control, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    bold_spans: tuple[tuple[int, int], ...] = ()
    grey_spans: tuple[tuple[int, int], ...] = ()  # text in a light colour: prompts, often
    #: Underlined, highlighted or framed: a choice made, perhaps.
    marked_spans: tuple[tuple[int, int], ...] = ()
    #: In a colour that is neither black nor grey: what was written into a form, perhaps.
    coloured_spans: tuple[tuple[int, int], ...] = ()
    is_quoted: bool = False


@frozen
class Cell:
    """A table cell; merged cells stand once, at their first row and column, with their spans.

    column: from 0, counting the columns that merged cells of earlier rows and of this row cover.
    """

    blocks: tuple[Block, ...]
    column: int
    column_span: int = 1
    row_span: int = 1
    place: str = ""
    shaded: bool = False

    @property
    def text(self) -> str:
        """All paragraphs of the cell, nested tables included, one a line."""
        return "\n".join(p.text for p in walk(self.blocks))


@frozen
class Row:
    cells: tuple[Cell, ...]
    is_header: bool = False


@frozen
class Table:
    rows: tuple[Row, ...]
    place: str = ""


Block = Paragraph | Table


@frozen
class SheetCell:
    """One filled cell of a workbook. value: str, Decimal, bool, ISO date text or None when never calculated.

    formula: as written, with the leading "=", or "". cached: value is what the program last calculated.
    hidden: nobody sees it, because its row, column or number format hides it; formulas may still use it.
    """

    row: int  # from 1
    column: int  # from 1
    address: str  # "B7"
    value: str | Decimal | bool | None
    formula: str = ""
    number_format: str = ""
    is_date: bool = False
    hidden: bool = False


@frozen
class Sheet:
    name: str
    cells: tuple[SheetCell, ...]
    hidden: bool = False
    merged: tuple[str, ...] = ()


@frozen
class Document:
    """A document as one tree. parts: (name, blocks), in reading order: header, body, footer, …

    sheets: for workbooks, whose visible sheets are tables in parts too. form_fields: (name, value) of a PDF form.
    mark: the text our own writer put into the document's properties ("partnerships form …", "partnerships
    queue …"), "" elsewhere.
    """

    kind: str
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    form_fields: tuple[tuple[str, str], ...] = ()
    title: str = ""
    mark: str = ""
    has_pending_changes: bool = False
    has_comments: bool = False
    notes: tuple[str, ...] = field(default=())

    def blocks(self) -> Iterator[Block]:
        """Every top-level block, in reading order."""
        for _, blocks in self.parts:
            yield from blocks

    def text(self) -> str:
        """All visible text, one paragraph a line."""
        return "\n".join(p.text for p in walk(tuple(self.blocks())))


def walk(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph below `blocks`, in reading order, through tables and nested tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell.blocks)
