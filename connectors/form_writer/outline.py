"""The form with its answers as a list of plain parts, which every layout prints in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from connectors.form_writer.words import words_for
from pipelines.form import HIGH_SCHOOL_PROGRAMS, PROGRAMS, QUESTIONS, Column, Question, Section, Type
from pipelines.records import Answers

#: The table questions whose rows are known beforehand: the form prints a line for each program.
PRINTED_ROWS = {"programs": PROGRAMS, "courses": HIGH_SCHOOL_PROGRAMS}

#: Words for a value of a question or column.
Phrase = Callable[[Question | Column, Any], str]


def in_own_words(asked: Question | Column, value: Any) -> str:
    """The form's own way of writing each value."""
    return words_for(asked.type, value)


@dataclass(frozen=True, slots=True)
class Part:
    """A section heading with its number."""

    number: int
    section: Section


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the words of its answer, "" when it has none."""

    question: Question
    words: str
    value: Any


@dataclass(frozen=True, slots=True)
class Grid:
    """A table question. rows: the words of each row, one a column; values: the same as answers."""

    question: Question
    rows: tuple[tuple[str, ...], ...]
    values: tuple[dict[str, Any], ...]

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """The header and the rows; one empty row where there is none."""
        columns = self.question.columns
        return [tuple(column.wording for column in columns), *(self.rows or (("",) * len(columns),))]


Piece = Part | Answered | Grid


def outline(answers: Answers | None, phrase: Phrase = in_own_words) -> list[Piece]:
    """Every part of the form in its order; without `answers` the blank form."""
    answers = answers or {}
    pieces: list[Piece] = []
    sections = list(Section)
    for question in QUESTIONS:
        number = sections.index(question.section) + 1
        if not pieces or number != _number_of_last(pieces):
            pieces.append(Part(number, question.section))
        if question.type is Type.TABLE:
            pieces.append(_grid(question, answers.get(question.key) or [], phrase))
        else:
            value = answers.get(question.key)
            pieces.append(Answered(question, "" if value is None else phrase(question, value), value))
    return pieces


def grouped(pieces: Iterable[Piece]) -> Iterator[Part | Grid | list[Answered]]:
    """The same pieces, with the questions that follow each other as one list: one table, or one run of lines."""
    for is_question, group in groupby(pieces, lambda piece: isinstance(piece, Answered)):
        if is_question:
            yield [piece for piece in group if isinstance(piece, Answered)]
        else:
            yield from (piece for piece in group if not isinstance(piece, Answered))


def _number_of_last(pieces: list[Piece]) -> int:
    return next(piece.number for piece in reversed(pieces) if isinstance(piece, Part))


def _grid(question: Question, rows: list[dict[str, Any]], phrase: Phrase) -> Grid:
    cells = tuple(
        tuple(
            "" if row.get(column.key) is None else phrase(column, row[column.key])
            for column in question.columns
        )
        for row in rows
    )
    return Grid(question, cells, tuple(rows))
