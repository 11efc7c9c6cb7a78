"""From the tree of a document to its pieces: questions with their answers, records, running text.

Reads in the order of the page and remembers two things only: the headings above, and the question that still waits
for its answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipelines.form import QUESTION
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.words import SALUTATION, fold, sentence_ends, without_numbering
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Answer, Line, Pair, Pieces, Section, answer_of, without_prompts
from pipelines.rules.read.questions.labels import POSSIBLE, SURE, Segment, is_long_question, score_of
from pipelines.rules.read.questions.line_looks import (
    HINT,
    NUMBER,
    TABLE_KEYS,
    UNNUMBERED,
    could_be,
    fits,
    is_bare_label,
    is_heading,
    is_question,
    number_of,
    same_question,
    targets,
    title_of,
)
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.tables.tabbed import with_tables
from pipelines.rules.read.tables.tables import is_ours, read_table
from pipelines.rules.read.values import applying_as, program
from pipelines.tree import CHECKED, UNCHECKED, Block, Document, Paragraph, Table, walk

#: The level of a heading that is only printed bold or in capitals.
BOLD_LEVEL = 7
#: Lines that the answer to a question other than a plan may have.
MOST_ANSWER_LINES = 8
_EXAMPLE = re.compile(
    r"\bexamples?\b|\bsample (?:form|answer|application|entry|response)s?\b|\(sample\)|\bejemplos?\b|"
    r"\bhow to (?:fill|complete)\b|\bfor (?:your )?reference only\b|"
    r"\b(?:last|previous|prior) year(?:'s)? (?:application|form|answers|request|copy)\b|"
    r"\b(?:application|form|answers|request|copy) (?:of|from) (?:last|the (?:previous|prior)) year\b|"
    r"\bold (?:copy|version|form|application)\b|\bsuperseded\b|\boutdated\b"
)
_ANSWER_MARK = re.compile(r"(?:A|Ans|Answer|R|Respuesta)\s*[:.)]\s+(?=\S)")
_MEMO = frozenset(
    {
        "to",
        "from",
        "date",
        "re",
        "subject",
        "cc",
        "via",
        "through",
        "attn",
        "attention",
        "para",
        "de",
        "asunto",
    }
)


@dataclass(slots=True)
class _Open:
    """A question that waits for the lines below it."""

    label: str
    how: str
    is_bold: bool
    is_long: bool
    is_heading: bool = False
    is_numbered: bool = False
    number: int = 0  # as printed before the question: "6." or "Q6:", 0 for none
    lines: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    place: str = ""
    order: int = 0


class Layout:
    """Reads the parts of a document one after the other into `pieces`."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self._headings: list[tuple[int, str]] = []
        self._part = "body"
        self._open: _Open | None = None
        self._title = ""
        self._run_block = self.pieces.next_block()
        self._in_memo = False
        self._example = 0  # level of the heading that announces an example, 0 outside of one
        self._person_goes_on = False
        self._document_title = ""
        self._number = 0

    def section(self) -> Section:
        return Section(tuple(text for _, text in self._headings))

    def title(self) -> str:
        """The line above the table that comes now."""
        return self._title

    def part(self, name: str, blocks: tuple[Block, ...]) -> None:
        """Headings and questions of one part do not reach into the next."""
        self._part = name
        self._headings = []
        self._document_title = title_of(blocks)
        self.blocks(blocks)
        self._close()

    def blocks(self, blocks: tuple[Block, ...], *, is_strong: bool = False) -> None:
        """Paragraphs and tables in order. is_strong: they stand in a shaded or bold cell, as questions do."""
        for block in with_tables(blocks):
            if isinstance(block, Table):
                if not self._example:
                    self._table(block)
            elif not self._example or block.heading or block.bold:
                self._paragraph(block, is_strong)

    def end_cell(self) -> None:
        """The end of a cell that only holds text: what it asks is not answered in the next."""
        self._close()

    def gap(self) -> None:
        """An empty place where an answer could stand: whatever was asked has none."""
        if self._open and not self._open.is_heading:
            self._close()

    def _is_shown(self, level: int, text: str) -> bool:
        """Under a heading that says that an example follows, nothing is an answer."""
        if self._example and level <= self._example:
            self._example = 0
        if not self._example and _EXAMPLE.search(fold(text)):
            self._example = level
        return not self._example

    def heading(self, text: str, level: int) -> None:
        """A heading: closes what waits, and asks itself where its words are a question of ours."""
        self._close()
        self._run_block = self.pieces.next_block()
        if not self._is_shown(level, text):
            return
        self._headings = [(n, t) for n, t in self._headings if n < level]
        self._headings.append((level, without_numbering(text)))
        self._title = text
        if score_of(text) >= POSSIBLE and text != self._document_title:
            self._ask(text, "heading", is_bold=True, is_heading=True)

    # -- paragraphs ----------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, is_strong: bool) -> None:
        text = without_prompts(paragraph).strip(" ")
        if not text.strip():
            return
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
            if line.strip():
                self._one_line(line.strip(" "), paragraph, strong, is_first=number == 0)

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
        if SALUTATION.match(fold(text)) and len(text.split()) <= 9:
            self._close()
            self._line(text, paragraph)
            return
        bold = tuple(paragraph.text[a:b].strip() for a, b in paragraph.bold_spans)
        strong = strong or text in bold
        marked = _ANSWER_MARK.match(text)
        if marked and self._open:
            self._answer(text[marked.end() :], paragraph)
            return
        waits = self._open
        number = number_of(text, paragraph)
        if waits and waits.is_long and waits.number and number == waits.number + 1 and not _holds_list(waits):
            self._close()  # the next number of the form
            waits = None
        self._number = number
        if waits and waits.is_long and not self._breaks_in(text, bold, strong, paragraph):
            self._answer(text, paragraph)
            return
        found = segments(text, bold)
        if self._memo(found, text, paragraph):
            return
        if not found and self._goes_on(text, paragraph):
            return
        if found and not self._is_answer_with_colon(found[0]):
            self._segments(found, paragraph, strong)
            self._line(text, paragraph, owner=found[0].label)
        elif self._asks(text, strong, paragraph):
            self._close()
            self._ask(text, "below", is_bold=strong, is_numbered=paragraph.list_label[:1].isdigit())
            self._title = text
        elif self._open and not self._has_enough(text):
            self._answer(text, paragraph)
        else:
            self._close()
            self._ticked(text, paragraph)
            self._line(text, paragraph)
            self._title = text

    def _ticked(self, text: str, paragraph: Paragraph) -> None:
        """A line of its own with a ticked box, "☒ ECS – 30 teachers": a choice whose question stands elsewhere."""
        if not text.startswith(CHECKED) or text.count(CHECKED) + text.count(UNCHECKED) > 1:
            return
        words = text.removeprefix(CHECKED).strip()
        label = (
            "Programs"
            if program(words).is_sure
            else "We are applying as"
            if applying_as(words).is_sure
            else ""
        )
        if label and len(words.split()) <= 14:
            answer = Answer((text,), paragraph.place)
            self._pair(Pair(label, answer, self.section(), "beside", 0, self._run_block))

    def _has_enough(self, text: str) -> bool:
        """A question that is no plan is answered by a few short lines; a statement after them is none of it."""
        waits = self._open
        if waits is None or waits.is_long or waits.is_heading or not waits.lines:
            return False
        return len(text.split()) > 14 or len(waits.lines) >= MOST_ANSWER_LINES

    def _memo(self, found: list[Segment], text: str, paragraph: Paragraph) -> bool:
        """TO, FROM, DATE and RE of a memo ask nothing."""
        label = fold(found[0].label) if found and found[0].mark in (":", "tab") else ""
        if label not in _MEMO or (label not in ("to", "re", "subject") and not self._in_memo):
            self._in_memo = self._in_memo and label in _MEMO
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

    def _breaks_in(self, text: str, bold: tuple[str, ...], strong: bool, paragraph: Paragraph) -> bool:
        """Does a line end the plan that is being read? Only a label that stands out does: plans hold colons and
        questions of their own."""
        waits = self._open
        if waits is None or not waits.lines:
            first = segments(text, bold)
            label = first[0].label if first else text
            if waits is not None and same_question(waits.label, label):
                return False
            return bool(first and score_of(label) >= POSSIBLE) or self._asks(text, strong, paragraph)
        found = segments(text, bold)
        label = found[0].label if found else text
        if not found and not self._asks(text, strong, paragraph):
            return False
        if waits.is_heading:
            return False if not bold and not strong else score_of(label) >= SURE
        stands_out = strong == waits.is_bold or bool(bold)
        return stands_out and score_of(label) >= SURE

    def _is_answer_with_colon(self, segment: Segment) -> bool:
        """The line below a question may hold a colon of its own; only a label that we know takes its place."""
        waits = self._open
        if waits is None or waits.lines or waits.is_heading or segment.mark != ":":
            return False
        return score_of(segment.label) < POSSIBLE

    def _segments(self, found: list[Segment], paragraph: Paragraph, strong: bool) -> None:
        self._close()
        last = found[-1]
        for segment in found:
            if segment is last and not segment.value:
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

    def _asks(self, text: str, strong: bool, paragraph: Paragraph) -> bool:  # noqa: PLR0911  one way of telling a line
        """Is the line a question whose answer stands below it?"""
        if len(text.split()) > 35:
            return False
        if self._open and self._open.is_numbered and paragraph.list_label[:1].isdigit():
            return True
        bare = UNNUMBERED.sub("", text)
        ends = [end for end in sentence_ends(bare) if end < len(bare) - 1]
        score = score_of(text)
        waits = self._open
        if waits and not waits.lines and fits(waits.label, text):
            return False
        if waits and not waits.lines and could_be(waits.label, text) and not text.endswith(("?", ":")):
            return False
        if text.endswith("?") and (score >= POSSIBLE or strong or not waits or paragraph.list_label != ""):
            return len(ends) <= 2
        if ends:
            return False
        if text.endswith(":"):
            return score >= POSSIBLE or strong
        is_bullet = paragraph.list_level > 0 and not paragraph.list_label[:1].isdigit()
        return score >= SURE and (strong or (not is_bullet and is_bare_label(text, score)))

    # -- questions and answers -----------------------------------------------------------------------------------

    def _ask(
        self, label: str, how: str, *, is_bold: bool, is_heading: bool = False, is_numbered: bool = False
    ) -> None:
        order = self.pieces.next_order()
        number, self._number = self._number, 0
        self._open = _Open(
            label, how, is_bold, is_long_question(label), is_heading, is_numbered, number, order=order
        )

    def _answer(self, text: str, paragraph: Paragraph) -> None:
        waits = self._open
        if waits is None:
            return
        is_behind = waits.how == "colon" and not waits.lines  # the label on the same line has the number
        is_item = paragraph.list_level and waits.is_long and not is_behind
        shown = f"{paragraph.list_label} {text}".strip() if is_item else text
        if len(waits.lines) == 1 and not waits.is_long and HINT.fullmatch(waits.lines[0]):
            waits.lines.clear()  # "(official fall count)" below a question belongs to it
        waits.lines.append(shown)
        waits.links.extend(targets(paragraph))
        waits.place = waits.place or paragraph.place
        self._line(text, paragraph, owner=waits.label)

    def _close(self) -> None:
        waits, self._open = self._open, None
        if waits is None or (waits.is_heading and not waits.lines and not is_question(waits.label)):
            return
        answer = Answer(tuple(waits.lines), waits.place, tuple(waits.links))
        section = Section(self.section().headings[:-1]) if waits.is_heading else self.section()
        self.pieces.pairs.append(Pair(waits.label, answer, section, waits.how, waits.order, self._run_block))

    def _pair(self, pair: Pair) -> None:
        order = self.pieces.next_order()
        self.pieces.pairs.append(
            Pair(pair.label, pair.answer, pair.section, pair.how, order, pair.block, pair.tag, pair.column)
        )

    def _line(self, text: str, paragraph: Paragraph, owner: str = "", *, is_title: bool = False) -> None:
        bold = tuple(paragraph.text[a:b].strip() for a, b in paragraph.bold_spans)
        self.pieces.lines.append(
            Line(
                text,
                paragraph.place,
                self.section(),
                self.pieces.next_order(),
                self._part,
                owner,
                paragraph.list_level > 0,
                is_title,
                bold,
                targets(paragraph),
            )  # fmt: skip
        )

    def _table(self, table: Table) -> None:
        waits = self._open
        if waits and waits.is_long and (waits.lines or waits.is_heading) and not is_ours(table):
            waits.lines.extend(answer_of((table,), table.place).lines)
            return
        if waits and not waits.lines:
            self._title = waits.label
        self._close()
        read_table(table, self)
        self._title = ""


def _holds_list(waits: _Open) -> bool:
    """Does the answer so far number its own lines?"""
    return any(NUMBER.match(line) for line in waits.lines)


def read_layout(document: Document) -> Pieces:
    """The pieces of a document in reading order: headers first, as they stand on the page."""
    layout = Layout()
    for name, blocks in sorted(document.parts, key=lambda part: not part[0].startswith("header")):
        layout.part(name, blocks)
    for name, value in document.form_fields:
        answer = Answer((value,) if value.strip() else (), f"form field {name!r}")
        tag = name if name in QUESTION else ""
        layout._pair(
            Pair(name.replace("_", " "), answer, Section(), "control" if tag else "beside", 0, 0, tag)
        )
    return layout.pieces


def plain_text(document: Document) -> str:
    """All visible text with sheets as lines, for what is judged by words alone."""
    return "\n".join(p.text for p in walk(tuple(document.blocks())))
