"""A question that waits for its answer in the lines below it: what it takes, and what ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import sentence_ends
from pipelines.rules.read.questions.labels import (
    POSSIBLE,
    SURE,
    Segment,
    says_something,
    score_of,
)
from pipelines.rules.read.questions.line_looks import (
    NUMBER,
    TABLE_KEYS,
    UNNUMBERED,
    agrees,
    could_be,
    fits,
    is_bare_label,
    same_question,
)
from pipelines.rules.read.questions.segments import says_itself, segments
from pipelines.rules.read.questions.unmarked import TELLS_TO_ANSWER
from pipelines.rules.read.values import applying_as
from pipelines.tree import CHECKED, UNCHECKED, Paragraph

#: "A single district", "consortium lead".
_WORDS_OF_A_CHOICE = 3
#: Lines that the answer to a question other than a plan may have.
MOST_ANSWER_LINES = 8


@dataclass(slots=True)
class Open:
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
    is_pale: bool = False  # what stands there so far is printed like a prompt


def holds_list(waits: Open) -> bool:
    """Does the answer so far number its own lines?"""
    return any(NUMBER.match(line) for line in waits.lines)


def has_enough(waits: Open, text: str) -> bool:
    """A question that is no plan is answered by a few short lines; a statement after them is none of it."""
    if waits.is_long or waits.is_heading or not waits.lines:
        return False
    return len(text.split()) > 14 or len(waits.lines) >= MOST_ANSWER_LINES


def is_answer_with_colon(waits: Open | None, segment: Segment) -> bool:
    """The line below a question may hold a colon of its own; only a label that we know, or one of boxes, takes its
    place."""
    if waits is None or waits.lines or waits.is_heading or segment.mark != ":" or says_itself(segment.value):
        return False
    return score_of(segment.label) < POSSIBLE


def breaks_in(waits: Open, text: str, bold: tuple[str, ...], strong: bool, paragraph: Paragraph) -> bool:
    """Does a line end the plan that is being read? Only a label that stands out does: plans hold colons and
    questions of their own."""
    if not waits.lines:
        first = segments(text, bold)
        label = first[0].label if first else text
        if same_question(waits.label, label):
            return False
        return bool(first and score_of(label) >= POSSIBLE) or asks(waits, text, strong, paragraph)
    found = segments(text, bold)
    label = found[0].label if found else text
    if not found and not asks(waits, text, strong, paragraph):
        return False
    if waits.is_heading:
        return False if not bold and not strong else score_of(label) >= SURE
    stands_out = strong == waits.is_bold or bool(bold)
    asks_reader = label.endswith("?") and _TO_READER.search(label)
    return stands_out and score_of(label) >= (POSSIBLE if asks_reader else SURE)


#: A plan asks itself how "we" will do it; the form asks how "you" will.
_TO_READER = re.compile(r"\byour?\b", re.IGNORECASE)


def announces_list(text: str) -> bool:
    """Does a line that says something announce a list too? "We apply for ECS with the teachers below:" does."""
    found = ask(text)
    return bool(found) and found[0].key in TABLE_KEYS | {"teachers"} and text.endswith(":")


#: A bullet or a number before an item.
_ITEM = re.compile(r"^\s*(?:[*•·▪◦-]|\d{1,2}[.)])\s+")


def is_choice_alone(text: str) -> bool:
    """ "4. Single district", "* solo": an item that says how a district applies, and asks nothing."""
    words = _ITEM.sub("", text).strip(" .")
    return (
        0 < len(words.split()) <= _WORDS_OF_A_CHOICE and words[-1] not in ":?" and applying_as(words).is_sure
    )


#: "On which date?", "As what?": short questions that lean on the ones before them.
_LEANS = re.compile(
    r"(?:(?:Q|Question) ?[:.)] ?)?(?:(?:on|in|at|by|for|from|with|as|of|out of|under) )?(?:who|whom|whose|what|which|"
    r"when|where|why|how)\b",
    re.IGNORECASE,
)


def _may_be_next(waits: Open | None, text: str, paragraph: Paragraph) -> bool:
    """May a question that we have no words for be the next one of the form?"""
    if waits is None or paragraph.list_label:
        return True
    return bool(waits.lines) and not waits.is_long and _LEANS.match(text) is not None


def asks(waits: Open | None, text: str, strong: bool, paragraph: Paragraph) -> bool:  # noqa: PLR0911  one way of telling a line
    """Is the line a question whose answer stands below it?"""
    if len(text.split()) > 35 or text.startswith((CHECKED, UNCHECKED)):
        return False  # a line that opens with a box is a choice
    if waits and waits.is_numbered and paragraph.list_label[:1].isdigit():
        return True
    bare = UNNUMBERED.sub("", text)
    if is_choice_alone(text):
        return False
    ends = [end for end in sentence_ends(bare) if end < len(bare) - 1]
    score = score_of(text)
    if waits and not waits.lines and (fits(waits.label, text) or agrees(waits.label, text)):
        return False
    is_printed = len(bare.split()) > 1 and wording_of(bare) is not None
    if (
        waits
        and not (waits.lines or is_printed)
        and could_be(waits.label, text)
        and not text.endswith(("?", ":"))
    ):
        return False
    if text.endswith("?") and (score >= POSSIBLE or strong or _may_be_next(waits, bare, paragraph)):
        return len(ends) <= 2
    if ends:
        return False
    if TELLS_TO_ANSWER.match(bare) and score >= SURE:
        return True
    if text.endswith(":"):
        return strong or (score >= POSSIBLE and (not says_something(text) or announces_list(text)))
    is_bullet = paragraph.list_level > 0 and not paragraph.list_label[:1].isdigit()
    return score >= SURE and (strong or (not is_bullet and is_bare_label(text, score)))
