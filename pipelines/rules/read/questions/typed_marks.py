"""Marks that people type to set answers apart from questions: "Q:" and "A:", "Answer 1.", arrows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.tree import Block, Paragraph

_QUESTION = re.compile(r"\s*(?:q|question|pregunta|frage)\s?\d{0,2}\s?[:.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?:a|ans|answer|r|respuesta|antwort|r[eé]ponse)\s?\d{0,2}\s?[:.)]\s*(?=\S)", re.IGNORECASE
)
_ARROWS = r"(?:-{1,2}>|={1,2}>|[\u2192\u21d2\u00bb]|>>)"
_ARROW = re.compile(rf"(?<=[\w?)])\s+(?:{_ARROWS}|\u2026+)\s+(?=\S)")
_LEADING_ARROW = re.compile(rf"\s*{_ARROWS}\s+(?=\S)")
#: So many of a mark show that it is meant.
_SEVERAL = 2

Spans = tuple[tuple[int, int], ...]
Finds = Callable[[str], "re.Match[str] | None"]


def without_typed_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with a colon for an arrow between a label and its answer, and without marks before either; where a
    mark stands only once, it may be a letter of a list or an arrow of somebody's own, and stays."""
    shown = [block for block in blocks if isinstance(block, Paragraph) and block.text.strip()]
    if len(shown) < _SEVERAL:
        return tuple(blocks)
    made = tuple(blocks)
    if _asks(shown):
        made = _joined(made)
    if _count(shown, _ARROW.search) >= _SEVERAL:
        made = _without(made, _ARROW.search, instead=": ")
    if _count(shown, _LEADING_ARROW.match) >= _SEVERAL:
        made = _without(made, _LEADING_ARROW.match)
    return made


def _count(shown: Sequence[Paragraph], finds: Finds) -> int:
    return sum(finds(paragraph.text) is not None for paragraph in shown)


def _asks(shown: Sequence[Paragraph]) -> bool:
    """Whether several questions have an answer right below."""
    pairs = zip(shown, shown[1:], strict=False)
    return sum(bool(_QUESTION.match(q.text) and _ANSWER.match(a.text)) for q, a in pairs) >= _SEVERAL


def _joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each marked answer behind its question, as behind a label."""
    made: list[Block] = []
    asked: int | None = None  # the place of a question that waits for its answer
    for block in blocks:
        text = block.text if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and (mark := _QUESTION.match(text)) is not None:
            asked = len(made)
            made.append(_cut(block, mark, ""))
            continue
        question = made[asked] if asked is not None else None
        if isinstance(block, Paragraph) and isinstance(question, Paragraph) and (mark := _ANSWER.match(text)):
            made[asked:] = [_behind(question, _cut(block, mark, ""))]
            asked = None
            continue
        asked = asked if isinstance(block, Paragraph) and not text.strip() else None
        made.append(block)
    return tuple(made)


def _behind(question: Paragraph, answer: Paragraph) -> Paragraph:
    label = question.text.rstrip(": ")
    label += " " if label.endswith("?") else ": "

    def spans(of_question: Spans, of_answer: Spans) -> Spans:
        moved = ((a + len(label), b + len(label)) for a, b in of_answer)
        return (*((a, min(b, len(label))) for a, b in of_question if a < len(label)), *moved)

    return replace(
        question,
        text=label + answer.text,
        bold=question.bold and answer.bold,
        links=question.links + answer.links,
        controls=question.controls + answer.controls,
        bold_spans=spans(question.bold_spans, answer.bold_spans),
        grey_spans=spans(question.grey_spans, answer.grey_spans),
        marked_spans=spans(question.marked_spans, answer.marked_spans),
        coloured_spans=spans(question.coloured_spans, answer.coloured_spans),
    )


def _without(blocks: Sequence[Block], finds: Finds, instead: str = "") -> tuple[Block, ...]:
    return tuple(
        _cut(block, found, instead)
        if isinstance(block, Paragraph) and (found := finds(block.text)) is not None
        else block
        for block in blocks
    )


def _cut(paragraph: Paragraph, found: re.Match[str], instead: str) -> Paragraph:
    """A paragraph with other words in that place; what is bold or coloured stays so."""
    start, end = found.span()
    words = instead if not instead or paragraph.text[start - 1] != "?" else " "
    moved = len(words) - (end - start)

    def place(at: int) -> int:
        return at if at <= start else max(at + moved, start)

    def spans(given: Spans) -> Spans:
        return tuple((place(a), place(b)) for a, b in given if place(a) < place(b))

    return replace(
        paragraph,
        text=paragraph.text[:start] + words + paragraph.text[end:],
        bold_spans=spans(paragraph.bold_spans),
        grey_spans=spans(paragraph.grey_spans),
        marked_spans=spans(paragraph.marked_spans),
        coloured_spans=spans(paragraph.coloured_spans),
    )
