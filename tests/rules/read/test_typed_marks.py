"""Marks that people type between questions and answers: "Q:" and "A:", "Answer 1.", arrows."""

from __future__ import annotations

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import STANDARD
from pipelines.rules.read.questions.typed_marks import without_typed_marks
from pipelines.tree import Paragraph
from tests.rules.read.documents import read

TITLE = "District Partnership Application"
ASKED = [("Number of students", "4,210"), ("City", "Alder"), ("Source of funding", "Local levy")]
SAID = {"students": 4210, "city": "Alder", "funding_source": "Local levy"}


def shown(*texts: str) -> list[str]:
    return [block.text for block in without_typed_marks([Paragraph(text) for text in texts])]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q: ", "A: "),
        ("Q. ", "A. "),
        ("Q1) ", "A1) "),
        ("Question 1: ", "Answer 1: "),
        ("Pregunta: ", "Respuesta: "),
    ],
)
def test_marks_before_questions_and_answers_are_no_part_of_them(question: str, answer: str) -> None:
    page = "\n\n".join(f"{question}{label}\n\n{answer}{value}" for label, value in ASKED)
    read(f"# {TITLE}\n\n{page}\n").says(**SAID)


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "\u2192", "\u00bb", "\u2026"])
def test_an_arrow_stands_between_a_label_and_its_answer(arrow: str) -> None:
    page = "\n\n".join(f"{label} {arrow} {value}" for label, value in ASKED)
    read(f"# {TITLE}\n\n{page}\n").says(**SAID)


def test_an_arrow_before_an_answer_is_no_part_of_it() -> None:
    page = "\n\n".join(f"{label}\n\n-> {value}" for label, value in ASKED)
    read(f"# {TITLE}\n\n{page}\n").says(**SAID)


@pytest.mark.parametrize(
    "texts",
    [
        ("A. Schools", "B. Teachers", "A. Money"),
        ("Q: is this right?", "We do not know.", "A. Merrill"),
        ("Grade 5 -> grade 6 is where we begin.", "We begin soon."),
        ("Q: City", "A: Alder"),
    ],
)
def test_letters_of_a_list_and_a_single_mark_stay(texts: tuple[str, ...]) -> None:
    assert shown(*texts) == list(texts)


def test_what_is_bold_stays_bold_where_a_mark_is_taken_out() -> None:
    lines = [Paragraph("City -> Alder", bold_spans=((0, 4), (8, 13))), Paragraph("State -> Ohio")]
    first = without_typed_marks(lines)[0]
    assert isinstance(first, Paragraph)
    assert [first.text[a:b] for a, b in first.bold_spans] == ["City", "Alder"]


def test_a_frame_of_box_characters_is_one_of_bars_and_dashes() -> None:
    drawn = "\u250c\u2500\u2500\u252c\u2500\u2510\n\u2502 City \u2502 Alder \u2502\n\u2514\u2500\u2500\u2534\u2500\u2518"
    typed = "+--+-+\n| City | Alder |\n+--+-+"
    assert text_document(drawn, STANDARD) == text_document(typed, STANDARD)
