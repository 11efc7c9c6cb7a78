"""The form as districts retype it in Word: no controls, answers beside, behind or below the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from connectors.form_writer.outline import Answered, Grid, Part, Phrase, grouped, in_own_words, outline
from connectors.form_writer.word_parts import (
    FILL,
    PAGE_WIDTH,
    add,
    cell,
    new_document,
    paragraph,
    row,
    run,
    table,
    to_bytes,
)
from pipelines.records import Answers

if TYPE_CHECKING:
    from connectors.form_writer.outline import Piece

_TITLE = "District Partnership Application"
_QUESTION_WIDTH = 4_000
_NUMBER_WIDTH = 700


def word_beside(answers: Answers | None, phrase: Phrase = in_own_words) -> bytes:
    """Tables of two columns, the answer right of its question."""

    def questions(asked: list[Answered], start: int) -> Iterator[str]:
        del start
        rows = [
            row(
                (
                    cell(_QUESTION_WIDTH, paragraph(run(one.question.wording, is_bold=True)), fill=FILL),
                    cell(PAGE_WIDTH - _QUESTION_WIDTH, paragraph(run(one.words))),
                )
            )
            for one in asked
        ]
        yield table((_QUESTION_WIDTH, PAGE_WIDTH - _QUESTION_WIDTH), rows, "Questions and answers")

    return _document(outline(answers, phrase), questions)


def word_numbered(answers: Answers | None, phrase: Phrase = in_own_words) -> bytes:
    """Tables of three columns: a running number, the question, the answer."""
    widths = (_NUMBER_WIDTH, _QUESTION_WIDTH, PAGE_WIDTH - _NUMBER_WIDTH - _QUESTION_WIDTH)

    def questions(asked: list[Answered], start: int) -> Iterator[str]:
        rows = [
            row(
                [
                    cell(width, paragraph(run(words)))
                    for width, words in zip(
                        widths, (str(start + index), one.question.wording, one.words), strict=True
                    )
                ]
            )
            for index, one in enumerate(asked)
        ]
        yield table(widths, rows, "Questions and answers")

    return _document(outline(answers, phrase), questions)


def word_labels(answers: Answers | None, phrase: Phrase = in_own_words) -> bytes:
    """Lines "Question: answer"; a question that is a sentence keeps its question mark."""

    def questions(asked: list[Answered], start: int) -> Iterator[str]:
        del start
        for one in asked:
            yield paragraph(run(label(one.question.wording) + " ", is_bold=True) + run(one.words))

    return _document(outline(answers, phrase), questions)


def word_below(answers: Answers | None, phrase: Phrase = in_own_words) -> bytes:
    """Each question a bold line of its own, the answer in the lines below it."""

    def questions(asked: list[Answered], start: int) -> Iterator[str]:
        del start
        for one in asked:
            yield paragraph(run(one.question.wording, is_bold=True))
            for line in one.words.split("\n"):
                yield paragraph(run(line))

    return _document(outline(answers, phrase), questions)


def label(wording: str) -> str:
    """A question as a label: with a colon, unless it ends in a question mark."""
    return wording if wording.endswith("?") else f"{wording}:"


def _document(pieces: list[Piece], questions: Callable[[list[Answered], int], Iterator[str]]) -> bytes:
    document = new_document(_TITLE, "")
    add(document, paragraph(run(_TITLE, is_bold=True)))
    asked_so_far = 1
    for group in grouped(pieces):
        if isinstance(group, list):
            add(document, *questions(group, asked_so_far), paragraph("", "FormGap"))
            asked_so_far += len(group)
        elif isinstance(group, Part):
            add(document, paragraph(run(f"{group.number}. {group.section}"), "Heading1"))
        else:
            add(document, *_grid(group))
    return to_bytes(document)


def _grid(grid: Grid) -> Iterator[str]:
    widths = [PAGE_WIDTH // len(grid.question.columns)] * len(grid.question.columns)
    rows = [
        row(
            [
                cell(width, paragraph(run(words, is_bold=index == 0)))
                for width, words in zip(widths, line, strict=True)
            ],
            is_header=index == 0,
        )
        for index, line in enumerate(grid.lines)
    ]
    yield paragraph(run(grid.question.wording, is_bold=True))
    yield table(widths, rows, grid.question.wording)
    yield paragraph("", "FormGap")
