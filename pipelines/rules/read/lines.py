"""One line of running text after the other: labels with their answers, questions that wait, answers that go on."""

from __future__ import annotations

from dataclasses import replace

from pipelines.rules.read.answers.program_lists import opens_request
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.words import SALUTATION, fold
from pipelines.rules.read.page import Page
from pipelines.rules.read.people import parse_person
from pipelines.rules.read.pieces import Answer, Pair
from pipelines.rules.read.questions.labels import (
    SURE,
    Segment,
    is_long_question,
    says_something,
)
from pipelines.rules.read.questions.line_looks import (
    CHOICES,
    is_printed,
    labels_of,
    number_of,
    targets,
    ticked_label,
)
from pipelines.rules.read.questions.marked_lines import (
    ANSWER_MARK,
    MEMO,
    NEXT_QUESTION,
    QUESTION_AND_ANSWER,
    REQUIREMENT,
    SUBJECT,
)
from pipelines.rules.read.questions.waiting import (
    Open,
    asks,
    breaks_in,
    has_enough,
    holds_list,
    is_answer_with_colon,
)
from pipelines.tree import Paragraph


class Lines(Page):
    """Reads lines into `pieces`, in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self._in_memo = False
        self._person_goes_on = False

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
