"""What is remembered while a page is read: the headings above, and the question that still waits for its answer."""

from __future__ import annotations

import re

from pipelines.rules.read.language.words import fold, without_numbering
from pipelines.rules.read.pieces import Answer, Line, Pair, Pieces, Section, is_prompt
from pipelines.rules.read.prose.signing import closes
from pipelines.rules.read.questions.labels import POSSIBLE, is_long_question, score_of
from pipelines.rules.read.questions.line_looks import (
    HINT,
    is_question,
    targets,
)
from pipelines.rules.read.questions.waiting import Open
from pipelines.tree import Paragraph

_EXAMPLE = re.compile(
    r"\bexamples?\b|\bsample (?:form|answer|application|entry|response)s?\b|\(sample\)|\bejemplos?\b|"
    r"\bhow to (?:fill|complete)\b|\bfor (?:your )?reference only\b|"
    r"\b(?:last|previous|prior) year(?:'s)? (?:application|form|answers|request|copy)\b|"
    r"\b(?:application|form|answers|request|copy) (?:of|from) (?:last|the (?:previous|prior)) year\b|"
    r"\bold (?:copy|version|form|application)\b|\bsuperseded\b|\boutdated\b"
)


#: A bullet as it is typed where there are no lists; the mark of an item alone is none of what it says.
_BULLET = re.compile(r"[-*•·▪◦‣●○–—]\s+(?=\S)")


#: Levels of headings that are told by the indent of what stands below them, in plain text.
FIRST_INDENT_LEVEL, LAST_INDENT_LEVEL = 2, 6


class Page:
    """Puts questions with their answers, and lines of text, into `pieces` in the order of the page."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self._headings: list[tuple[int, str]] = []
        self._part = "body"
        self._open: Open | None = None
        self._title = ""
        self._run_block = self.pieces.next_block()
        self._example = 0  # level of the heading that announces an example, 0 outside of one
        self._document_title = ""
        self._number = 0

    def section(self) -> Section:
        return Section(tuple(text for _, text in self._headings))

    def title(self) -> str:
        """The line above the table that comes now."""
        return self._title

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

    def _leave(self, indent: int) -> None:
        """A line that stands further out than what an indent put under a heading belongs to that no more."""
        level = FIRST_INDENT_LEVEL + indent // 2
        self._headings = [(n, t) for n, t in self._headings if n < level or n > LAST_INDENT_LEVEL]

    def _ask(
        self, label: str, how: str, *, is_bold: bool, is_heading: bool = False, is_numbered: bool = False
    ) -> None:
        order = self.pieces.next_order()
        number, self._number = self._number, 0
        self._open = Open(
            label, how, is_bold, is_long_question(label), is_heading, is_numbered, number, order=order
        )

    def _answer(self, text: str, paragraph: Paragraph) -> None:
        waits = self._open
        if waits is None:
            return
        if waits.lines and closes(text):
            self._close()
            self._line(text, paragraph)
            return
        is_behind = waits.how == "colon" and not waits.lines  # the label on the same line has the number
        is_item = paragraph.list_level and waits.is_long and not is_behind
        shown = f"{paragraph.list_label} {text}".strip() if is_item else text
        if len(waits.lines) == 1 and not waits.is_long and HINT.fullmatch(waits.lines[0]):
            waits.lines.clear()  # "(official fall count)" below a question belongs to it
        is_pale = is_prompt(paragraph)
        if waits.is_pale and not is_pale:
            waits.lines.clear()  # a hint in grey, above the answer
            waits.links.clear()
        waits.is_pale = is_pale and (waits.is_pale or not waits.lines)
        waits.lines.append(shown)
        waits.links.extend(targets(paragraph))
        waits.place = waits.place or paragraph.place
        self._line(text, paragraph, owner=waits.label)

    def _close(self) -> None:
        waits, self._open = self._open, None
        if waits is None or (waits.is_heading and not waits.lines and not is_question(waits.label)):
            return
        lines = tuple(waits.lines)
        if len(lines) == 1 and (bullet := _BULLET.match(lines[0])):
            lines = (lines[0][bullet.end() :],)
        answer = Answer(lines, waits.place, tuple(waits.links), waits.is_pale)
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
                paragraph.list_level > 0 or _BULLET.match(text) is not None,
                is_title,
                bold,
                targets(paragraph),
            )  # fmt: skip
        )
