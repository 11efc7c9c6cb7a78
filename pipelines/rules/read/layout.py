"""From the tree of a document to its pieces: questions with their answers, records, running text.

Reads in the order of the page and remembers two things only: the headings above, and the question that still waits
for its answer.
"""

from __future__ import annotations

from pipelines.form import QUESTION
from pipelines.outcomes import Kind
from pipelines.rules.read.lines import Lines
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Answer, Pair, Pieces, Section, answer_of, without_prompts
from pipelines.rules.read.questions.asked import names_somebody
from pipelines.rules.read.questions.bold_labels import labelled_in_bold, with_colons
from pipelines.rules.read.questions.captions import with_captions
from pipelines.rules.read.questions.labels import (
    SURE,
    score_of,
)
from pipelines.rules.read.questions.line_looks import (
    TABLE_KEYS,
    is_heading,
    is_question,
    targets,
    title_of,
)
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.questions.set_apart import lines_of
from pipelines.rules.read.questions.typed_marks import without_typed_marks
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.stream import TABLE_LEVEL
from pipelines.rules.read.tables.tabbed import with_tables
from pipelines.rules.read.tables.tables import is_ours, read_table
from pipelines.tree import Block, Document, Paragraph, Table

#: The level of a heading that is only printed bold or in capitals.
BOLD_LEVEL = 7
#: The level of the name of a sheet, above every heading in it.
SHEET_LEVEL = 0
#: A line between a question and a table that is no longer says what the table is about.
MOST_WORDS_OF_TITLE = 6


class Layout(Lines):
    """Reads the parts of a document one after the other into `pieces`."""

    def __init__(self, *, is_typed: bool = False) -> None:
        """is_typed: the page is plain text, in which indents show what belongs together."""
        super().__init__()
        self._is_typed = is_typed
        self._labelled: frozenset[int] = frozenset()

    def part(self, name: str, blocks: tuple[Block, ...], *, is_sheet: bool = False) -> None:
        """Headings and questions of one part do not reach into the next. is_sheet: its name heads all that it holds."""
        self._part = name
        self._headings = [(SHEET_LEVEL, name)] if is_sheet else []
        self._document_title = title_of(blocks)
        self.blocks(blocks)
        self._close()

    def blocks(self, blocks: tuple[Block, ...], *, is_strong: bool = False) -> None:
        """Paragraphs and tables in order. is_strong: they stand in a shaded or bold cell, as questions do."""
        blocks = without_typed_marks(blocks)
        self._labelled |= labelled_in_bold(blocks)
        for block in with_tables(with_captions(blocks)):
            if isinstance(block, Table):
                if not self._example:
                    self._table(block)
            elif not self._example or block.heading or block.bold:
                self._paragraph(block, is_strong)

    def _paragraph(self, paragraph: Paragraph, is_strong: bool) -> None:
        shown = without_prompts(paragraph)
        text = shown.strip(" ")
        if not text.strip():
            return
        if self._is_typed:
            self._leave(len(shown) - len(shown.lstrip(" ")))
        if self._controls(paragraph):
            return
        strong = is_strong or paragraph.bold
        if is_strong and score_of(text) >= SURE and not segments(text):
            self._close()
            self._ask(text, "below", is_bold=True)
            return
        if is_heading(paragraph, text, strong, part=self._part):
            self._line(text, paragraph, is_title=True)
            if not paragraph.heading and text.endswith(":") and is_question(text):
                self._close()  # a label left open, and no heading of the labels after it
                self._ask(text.rstrip(" :"), "below", is_bold=True)
                return
            self.heading(text, paragraph.heading or BOLD_LEVEL)
            return
        in_plan = self._open is not None and self._open.is_long
        if id(paragraph) in self._labelled and not in_plan:
            text = with_colons(paragraph, text)
        for number, line in enumerate(text.split("\n")):
            for part in lines_of(line) if line.strip() and not paragraph.marked_spans else (line,):
                if part.strip():
                    self._one_line(part.strip(" "), paragraph, strong, is_first=number == 0)
        if self._is_typed and paragraph.heading:
            self._head_with_answer(text, paragraph.heading)

    def _head_with_answer(self, text: str, level: int) -> None:
        """ "contact: Ana Ruiz" with more labels further in: they are said of her, or of the program that stands there."""
        label, _, answer = text.partition(":")
        self._headings.append((level, answer.strip() if program(answer).is_sure else label.strip()))

    def _controls(self, paragraph: Paragraph) -> bool:
        """Controls of our own form say themselves which answer they hold."""
        keyed = [c for c in paragraph.controls if c.tag in QUESTION and c.tag not in TABLE_KEYS]
        if not keyed or any(c.kind == "checkbox" for c in keyed):
            return False
        for control in keyed:
            words = paragraph.text[control.start : control.end]
            answer = Answer((words,) if words.strip() else (), paragraph.place, targets(paragraph))
            self._pair(Pair(control.tag, answer, self.section(), "control", 0, 0, control.tag))
        return True

    def _table(self, table: Table) -> None:
        waits = self._open
        if waits and not waits.lines and _is_frame(table, waits.label):
            for cell in (cell for row in table.rows for cell in row.cells):
                self.blocks(cell.blocks)
            self._close()
            return
        if waits and waits.is_long and (waits.lines or waits.is_heading) and not is_ours(table):
            waits.lines.extend(answer_of((table,), table.place).lines)
            return
        if waits and not waits.lines:
            self._title = waits.label
            if names_somebody(waits.label) and not waits.is_heading:
                self._open = None
                self.heading(waits.label, TABLE_LEVEL)
        elif waits and len(waits.lines) == 1 and len(waits.lines[0].split()) <= MOST_WORDS_OF_TITLE:
            self._title = f"{waits.label}: {waits.lines[0]}"  # "Member districts:", "Ohio", and their table
        self._close()
        read_table(table, self)
        self._title = ""


def _is_frame(table: Table, label: str) -> bool:
    """Does a table only frame the answer to the question above it: one cell, or the data of somebody on lines?"""
    cells = [cell for row in table.rows for cell in row.cells]
    if any(len(row.cells) > 1 for row in table.rows) or not any(cell.text.strip() for cell in cells):
        return False
    if len(cells) == 1:
        return True
    return names_somebody(label) and not any(
        segments(cell.text) or score_of(cell.text) >= SURE
        for cell in cells
        if not parse_person(cell.text).title
    )


def read_layout(document: Document) -> Pieces:
    """The pieces of a document in reading order: headers first, as they stand on the page."""
    layout = Layout(is_typed=document.kind is Kind.TEXT)
    for name, blocks in sorted(document.parts, key=lambda part: not part[0].startswith("header")):
        layout.part(name, blocks, is_sheet=document.kind is Kind.XLSX)
    for name, value in document.form_fields:
        answer = Answer((value,) if value.strip() else (), f"form field {name!r}")
        tag = name if name in QUESTION else ""
        layout._pair(
            Pair(name.replace("_", " "), answer, Section(), "control" if tag else "beside", 0, 0, tag)
        )
    return layout.pieces
