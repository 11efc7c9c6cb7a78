"""Choices that were made with a pen: of printed alternatives one is underlined, highlighted, framed or bold.

They are handed on as ticked and empty boxes, which everybody who reads answers knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipelines.rules.read.remembered import program
from pipelines.rules.read.values import Value, applying_as, is_blank, pathway, state, yes_no
from pipelines.tree import CHECKED, UNCHECKED, Paragraph

#: A line of alternatives is no longer.
_LONGEST = 400
_SEPARATOR = re.compile(r"\s*(?:[/|,;\n\t]|\s{3,}|\s[-–—•·]\s|\bor\b|\bo\b)\s*")
_INSTRUCTION = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LABEL = re.compile(r"^[^:?]{2,120}[:?]\s*")
_TABBED_LABEL = re.compile(r"^[^:?\t]{2,120}\t+\s*")
_KINDS: tuple[Callable[[str], Value], ...] = (yes_no, applying_as, pathway, program, state)
#: So much of an alternative has to be marked.
_MOST = 0.8

Span = tuple[int, int]


def with_marked_choices(text: str, paragraph: Paragraph) -> str:
    """The text with boxes before its alternatives, where some of them are marked and the others are not."""
    if not (paragraph.marked_spans or paragraph.bold_spans) or len(text) > _LONGEST:
        return text
    if text != paragraph.text or CHECKED in text or UNCHECKED in text:
        return text
    bold = (
        () if paragraph.bold else paragraph.bold_spans
    )  # where all is bold, no choice is told from the others
    for spans in (paragraph.marked_spans, bold):
        if spans and (boxes := _with_boxes(text, spans)):
            return boxes
    return text


def _with_boxes(text: str, spans: Sequence[Span]) -> str:
    starts = [match.end() for pattern in (_LABEL, _TABBED_LABEL) if (match := pattern.match(text))]
    return next((boxes for start in starts or (0,) if (boxes := _boxes_from(text, start, spans))), "")


def _boxes_from(text: str, start: int, spans: Sequence[Span]) -> str:
    options = _options(text, start, spans)
    marks = [_share(text, option, spans) for option in options]
    is_clear = all(mark == 0 or mark >= _MOST for mark in marks) and len({mark > 0 for mark in marks}) == 2
    if not is_clear or not _are_alternatives([text[a:b] for a, b in options]):
        return ""
    shown = " ".join(
        f"{CHECKED if mark else UNCHECKED} {text[a:b].strip()}"
        for (a, b), mark in zip(options, marks, strict=True)
    )
    return f"{text[:start]}{shown}"


def _options(text: str, start: int, spans: Sequence[Span]) -> list[Span]:
    """The pieces between separators, instructions and the ends of what is marked."""
    cuts = {start, len(text)}
    for pattern in (_SEPARATOR, _INSTRUCTION):
        for match in pattern.finditer(text, start):
            cuts |= {match.start(), match.end()}
    if not _SEPARATOR.search(text[start:].strip()):
        cuts |= {end for span in spans for end in span if end > start}  # "Yes No", one of them underlined
    places = sorted(cuts)
    pieces = zip(places, places[1:], strict=False)
    return [
        (a, b)
        for a, b in pieces
        if re.search(r"\w", text[a:b])
        and not _SEPARATOR.fullmatch(text[a:b])
        and not _INSTRUCTION.fullmatch(text[a:b])
    ]


def _share(text: str, option: Span, spans: Sequence[Span]) -> float:
    """How much of an alternative is marked, 0..1."""
    marked = sum(max(0, min(option[1], end) - max(option[0], start)) for start, end in spans)
    return marked / max(1, len(text[option[0] : option[1]].strip()))


def _are_alternatives(words: list[str]) -> bool:
    """Are all of them answers to one and the same question, and do they differ? A statement with "Yes" behind it is
    a question with its answer."""
    for read in _KINDS:
        values = [read(word.strip()) for word in words if not is_blank(word)]
        if len(values) == len(words) and all(value.is_sure for value in values):
            return len({str(value.value) for value in values}) > 1
    return False
