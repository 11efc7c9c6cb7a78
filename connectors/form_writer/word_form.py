"""The application form as a Word document: blank, or filled in through its controls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from connectors.form_writer.outline import PRINTED_ROWS, Answered, Grid, Part, outline
from connectors.form_writer.word_controls import Field, check_box_xml, field_xml
from connectors.form_writer.word_parts import (
    FILL,
    NAVY,
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
from connectors.form_writer.words import APPLYING_AS_NAMES, words_for
from pipelines.form import (
    HOW_TO,
    PATHWAY_NAMES,
    PROGRAM_NAMES,
    SECTION_NOTES,
    SUBTITLE,
    TITLE,
    Column,
    Question,
    Type,
)
from pipelines.records import Answers
from pipelines.states import STATE_NAMES

#: In the properties of every form that we write; the reader knows our own form by it.
MARK = "partnerships form 1"

_QUESTION_WIDTH = 3_500
_EMPTY_ROWS = {"members": 8, "teachers": 36}
_WIDTHS = {
    "members": (4_200, 1_900, 2_700, 1_280),
    "programs": (1_900, 1_180, 950, 1_200, 1_900, 2_950),
    "courses": (4_200, 2_800, 3_080),
    "teachers": (2_150, 2_000, 1_800, 1_650, 2_480),
}
_CHOICES = {
    Type.APPLYING_AS: tuple(APPLYING_AS_NAMES.items()),
    Type.YES_NO: ((True, "Yes"), (False, "No")),
}
_CHOICE_TAGS: dict[object, str] = {True: "yes", False: "no"}
_ITEMS = {
    Type.STATE: tuple((name, code) for code, name in sorted(STATE_NAMES.items(), key=lambda item: item[1])),
    Type.PROGRAM: tuple((name, code) for code, name in PROGRAM_NAMES.items()),
    Type.PATHWAY: tuple((name, code) for code, name in PATHWAY_NAMES.items()),
}
_NUMBERS = (Type.WHOLE_NUMBER, Type.DECIMAL)


def word_form(answers: Answers | None = None, *, address: str = "partnerships@program.example") -> bytes:
    """The form as .docx, the same bytes each time; without answers it is the blank form that districts fill in.

    address: where it says that the form should be mailed.
    """
    document = new_document(TITLE, MARK)
    ids = count(1)
    add(document, *_opening(address))
    _add_footer(document, address)
    waiting: list[str] = []  # rows of the current two-column table
    for piece in outline(answers):
        if isinstance(piece, Answered):
            waiting.extend(_question_rows(piece, ids))
            continue
        add(document, *_questions(waiting))
        waiting = []
        if isinstance(piece, Part):
            note = SECTION_NOTES.get(piece.section)
            add(document, paragraph(run(f"{piece.number}. {piece.section}"), "Heading1"))
            add(document, *([paragraph(run(note), "FormNote")] if note else []))
        else:
            add(document, *_grid(piece, ids))
    add(document, *_questions(waiting))
    return to_bytes(document)


def _opening(address: str) -> Iterator[str]:
    banner = paragraph(run(TITLE), "Title") + paragraph(run(SUBTITLE), "Subtitle")
    yield table((PAGE_WIDTH,), (row((cell(PAGE_WIDTH, banner, fill=NAVY),)),), "Title of the form")
    yield paragraph("", "FormNote")
    for line in HOW_TO:
        yield paragraph(run("\N{BULLET}  " + line.format(address=address)), "FormNote")


def _questions(rows: list[str]) -> Iterator[str]:
    if rows:
        yield table((_QUESTION_WIDTH, PAGE_WIDTH - _QUESTION_WIDTH), rows, "Questions and answers")


def _question_rows(piece: Answered, ids: Iterator[int]) -> Iterator[str]:
    """A question beside its answer; a question that wants some sentences stands above it."""
    question = piece.question
    asked = paragraph(run(question.wording), "FormQuestion")
    answered = paragraph(_control(question, question.key, piece.value, piece.words, ids), "FormAnswer")
    if question.type is Type.LONG_TEXT:
        yield row((cell(PAGE_WIDTH, asked, fill=FILL, span=2),))
        yield row((cell(PAGE_WIDTH, answered, span=2, is_tall=True),), height=1_100)
    else:
        yield row((cell(_QUESTION_WIDTH, asked, fill=FILL), cell(PAGE_WIDTH - _QUESTION_WIDTH, answered)))


def _control(
    asked: Question | Column, tag: str, value: Any, words: str, ids: Iterator[int], *, is_narrow: bool = False
) -> str:
    """The control for one answer: boxes for a choice, else a field."""
    if asked.type in _CHOICES:
        boxes = []
        for choice, name in _CHOICES[asked.type]:
            box_tag = f"{tag}.{_CHOICE_TAGS.get(choice, choice)}"
            boxes.append(
                check_box_xml(box_tag, name, next(ids), is_ticked=value == choice and value is not None)
            )
            # Kept together by spaces that do not break, so that a line ends between two boxes.
            boxes.append(run("\N{NO-BREAK SPACE}" + name.replace(" ", "\N{NO-BREAK SPACE}") + "   "))
        return "".join(boxes)
    kind = "text"
    if asked.type in _ITEMS:
        kind = "dropdown"
    elif asked.type is Type.DATE:
        kind = "date"
    elif asked.type in _NUMBERS:
        kind = "number"
    field = Field(
        tag,
        asked.wording,
        kind,
        words,
        items=_ITEMS.get(asked.type, ()),
        iso=value if kind == "date" and value else "",
        is_long=asked.type is Type.LONG_TEXT,
        is_narrow=is_narrow,
    )
    return field_xml(field, next(ids))


def _grid(grid: Grid, ids: Iterator[int]) -> Iterator[str]:
    """A table question: a line for each program, or empty lines to fill in."""
    question = grid.question
    widths = _WIDTHS[question.key]
    heads = [
        cell(width, paragraph(run(column.wording), "FormHead"), fill=NAVY)
        for width, column in zip(widths, question.columns, strict=True)
    ]
    rows = [row(heads, is_header=True)]
    rows += [
        row(
            [
                cell(width, paragraph(content, "FormSmallAnswer"), fill=FILL if is_printed else "")
                for width, (content, is_printed) in zip(widths, cells, strict=True)
            ]
        )
        for cells in _grid_cells(grid, ids)
    ]
    yield paragraph(run(question.wording), "FormCaption")
    yield table(widths, rows, question.wording)
    yield paragraph("", "FormGap")  # two tables without a paragraph between them would become one


def _grid_cells(grid: Grid, ids: Iterator[int]) -> Iterator[list[tuple[str, bool]]]:
    """(content, whether the form prints it) for each cell of each row."""
    question = grid.question
    if question.key in PRINTED_ROWS:
        by_program = {values["program"]: values for values in grid.values}
        for program in PRINTED_ROWS[question.key]:
            values = by_program.get(program, {})
            printed = (run(PROGRAM_NAMES[program]), True)
            yield [printed, *_cells(question.columns[1:], f"{question.key}.{program}", values, ids)]
    else:
        for index in range(max(_EMPTY_ROWS[question.key], len(grid.values))):
            values = grid.values[index] if index < len(grid.values) else {}
            yield _cells(question.columns, f"{question.key}.{index + 1}", values, ids)


def _cells(
    columns: tuple[Column, ...], row_tag: str, values: dict[str, Any], ids: Iterator[int]
) -> list[tuple[str, bool]]:
    cells = []
    for column in columns:
        value = values.get(column.key)
        words = words_for(column.type, value)
        cells.append((_control(column, f"{row_tag}.{column.key}", value, words, ids, is_narrow=True), False))
    return cells


def _add_footer(document: Any, address: str) -> None:
    from docx.oxml import parse_xml

    from connectors.form_writer.word_controls import W

    def page_field(code: str) -> str:
        return f'<w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    content = (
        run(f"{TITLE}  \N{MIDDLE DOT}  {address}  \N{MIDDLE DOT}  Page ")
        + page_field("PAGE")
        + run(" of ")
        + page_field("NUMPAGES")
    )
    element = footer._element  # noqa: SLF001  python-docx has no call that takes XML
    for child in list(element):
        element.remove(child)
    element.append(
        parse_xml(
            f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>{content}</w:p>'
        )
    )
