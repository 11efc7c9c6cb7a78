"""From the tree of a document to its pieces: questions with their answers, records, running text.

Reads in the order of the page and remembers two things only: the headings above, and the question that still waits
for its answer.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.form import QUESTION
from pipelines.outcomes import Kind
from pipelines.rules.read.answers.program_lists import opens_request
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.shapes import find_districts
from pipelines.rules.read.language.words import SALUTATION, fold
from pipelines.rules.read.page import Page
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Answer, Pair, Pieces, Section, answer_of, without_prompts
from pipelines.rules.read.questions.asked import names_somebody
from pipelines.rules.read.questions.captions import with_captions
from pipelines.rules.read.questions.labels import (
    SURE,
    Segment,
    is_long_question,
    says_something,
    score_of,
)
from pipelines.rules.read.questions.line_looks import (
    CHOICES,
    TABLE_KEYS,
    is_heading,
    is_printed,
    is_question,
    labels_of,
    number_of,
    targets,
    ticked_label,
    title_of,
)
from pipelines.rules.read.questions.marked_lines import (
    ANSWER_MARK,
    MEMO,
    NEXT_QUESTION,
    QUESTION_AND_ANSWER,
    REQUIREMENT,
    SUBJECT,
)
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.questions.set_apart import lines_of
from pipelines.rules.read.questions.waiting import (
    Open,
    asks,
    breaks_in,
    has_enough,
    holds_list,
    is_answer_with_colon,
)
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


class Layout(Page):
    """Reads the parts of a document one after the other into `pieces`."""

    def __init__(self, *, is_typed: bool = False) -> None:
        """is_typed: the page is plain text, in which indents show what belongs together."""
        super().__init__()
        self._is_typed = is_typed
        self._in_memo = False
        self._person_goes_on = False

    def part(self, name: str, blocks: tuple[Block, ...], *, is_sheet: bool = False) -> None:
        """Headings and questions of one part do not reach into the next. is_sheet: its name heads all that it holds."""
        self._part = name
        self._headings = [(SHEET_LEVEL, name)] if is_sheet else []
        self._document_title = title_of(blocks)
        self.blocks(blocks)
        self._close()

    def blocks(self, blocks: tuple[Block, ...], *, is_strong: bool = False) -> None:
        """Paragraphs and tables in order. is_strong: they stand in a shaded or bold cell, as questions do."""
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

    def _one_line(self, text: str, paragraph: Paragraph, strong: bool, *, is_first: bool) -> None:
        if self._whole_line(text, paragraph, strong):
            return
        bold = tuple(paragraph.text[a:b].strip() for a, b in paragraph.bold_spans)
        strong = strong or text in bold
        required = REQUIREMENT.match(text)
        if required:
            self._close()
            self._ask(required["asks"], "below", is_bold=strong)
            return
        waits = self._still_open(text, number_of(text, paragraph))
        if waits and waits.is_long and not breaks_in(waits, text, bold, strong, paragraph):
            self._answer(text, paragraph)
            return
        found = labels_of(text, paragraph, bold)
        if self._memo(found, text, paragraph):
            return
        if not found and self._goes_on(text, paragraph):
            return
        if found and not is_answer_with_colon(self._open, found[0]):
            self._segments(found, paragraph, strong)
            self._lines_of(found, text, paragraph)
        elif asks(self._open, text, strong, paragraph):
            self._close()
            self._waits_below(text, paragraph, strong)
        elif self._open and not has_enough(self._open, text) and not self._agrees_below_heading(text):
            self._answer(text, paragraph)
        else:
            self._close()
            self._ticked(text, paragraph)
            self._line(text, paragraph)
            self._title = text

    def _lines_of(self, found: list[Segment], text: str, paragraph: Paragraph) -> None:
        """Questions side by side are a line each: what one says belongs to no other."""
        if len(found) < 2:
            self._line(text, paragraph, owner=found[0].label)
            return
        before = text[: max(0, text.find(found[0].label))].strip()
        if len(before.split()) > 1:
            self._line(before, paragraph)  # "Alder Schools apply alone. Enrollment: 4,000. Schools: 3"
        for segment in found:
            self._line(f"{segment.label}: {segment.value}", paragraph, owner=segment.label)
        for part in text.split("\t"):
            if not any(segment.label in part or part.strip() in segment.value for segment in found):
                self._line(part.strip(), paragraph)  # "City: Alder", a tab, "Ohio"

    def _still_open(self, text: str, number: int) -> Open | None:
        """The question that waits, unless the line is the next one of the form or opens its next part."""
        waits = self._open
        if (
            waits
            and waits.is_long
            and waits.number
            and number == waits.number + 1
            and not holds_list(waits)
            or waits
            and waits.lines
            and (NEXT_QUESTION.match(text) or waits.is_long and is_printed(text))
        ):
            self._close()
        self._number = number
        return self._open

    def _whole_line(self, text: str, paragraph: Paragraph, strong: bool) -> bool:
        """A salutation, a marked answer, or a question with its answer where both are marked."""
        if SALUTATION.match(fold(text)) and len(text.split()) <= 9:
            self._close()
            self._line(text, paragraph)
            return True
        marked = ANSWER_MARK.match(text)
        if marked and self._open:
            self._answer(text[marked.end() :], paragraph)
            return True
        both = QUESTION_AND_ANSWER.match(text)
        if both:
            self._segments([Segment(both["asks"], both["says"], "?")], paragraph, strong)
            self._line(both["says"], paragraph, owner=both["asks"])
        return both is not None

    def _waits_below(self, text: str, paragraph: Paragraph, strong: bool) -> None:
        """A question whose answer stands below; one that announces a list may say something besides."""
        if says_something(text) or find_districts(text):
            self._line(text, paragraph)
        self._ask(text, "below", is_bold=strong, is_numbered=paragraph.list_label[:1].isdigit())
        self._title = text

    def _ticked(self, text: str, paragraph: Paragraph) -> None:
        """A line of its own with a ticked box, "☒ ECS – 30 teachers", or with nothing but a program: a choice whose
        question stands elsewhere."""
        if label := "Program" if opens_request(text, self.section()) else ticked_label(text):
            answer = Answer((text,), paragraph.place)
            self._pair(Pair(label, answer, self.section(), "beside", 0, self._run_block))

    def _agrees_below_heading(self, text: str) -> bool:
        """ "☒ We pay the taxes" below "Funding": a statement of its own, and no answer to a heading."""
        label = ticked_label(text)
        return bool(self._open and self._open.is_heading and label) and label not in CHOICES

    def _memo(self, found: list[Segment], text: str, paragraph: Paragraph) -> bool:
        """TO, FROM, DATE and RE of a memo ask nothing."""
        label = fold(found[0].label) if found and found[0].mark in (":", "tab") else ""
        if label not in MEMO or (label not in SUBJECT and not self._in_memo):
            self._in_memo = self._in_memo and label in MEMO
            return False
        self._in_memo = True
        self._line(text, paragraph, owner=found[0].label)
        return True

    def _goes_on(self, text: str, paragraph: Paragraph) -> bool:
        """Lines below "Contact: Ana Ruiz" that are her position, address and number go on with it."""
        pairs = self.pieces.pairs
        last = pairs[-1] if pairs else None
        if (
            self._open
            or last is None
            or not self._person_goes_on
            or len(text.split()) > 9
            or paragraph.heading
        ):
            return False
        more = parse_person(text)
        if not (more.email or more.phone or more.title) or more.name or more.rest:
            self._person_goes_on = False
            return False
        answer = Answer((*last.answer.lines, text), last.answer.place, last.answer.links + targets(paragraph))
        pairs[-1] = replace(last, answer=answer)
        return True

    def _segments(self, found: list[Segment], paragraph: Paragraph, strong: bool) -> None:
        self._close()
        last = found[-1]
        for segment in found:
            is_empty_line = segment.mark == "leader" and not is_long_question(segment.label)
            if segment is last and not segment.value and not is_empty_line:
                numbered = paragraph.list_label[:1].isdigit()
                self._ask(segment.label, "below", is_bold=strong, is_numbered=numbered)
                self._title = segment.label
            elif segment is last and is_long_question(segment.label):
                self._ask(segment.label, "colon", is_bold=strong)
                self._answer(segment.value, paragraph)
            else:
                answer = Answer(
                    (segment.value,) if segment.value else (), paragraph.place, targets(paragraph)
                )
                self._pair(Pair(segment.label, answer, self.section(), "colon", 0, self._run_block))
        asked = ask(last.label)
        self._person_goes_on = bool(
            last.value and asked and asked[0].key.endswith("_name") and asked[0].score >= SURE
        )

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
