"""Marks that people type into plain text between questions and answers."""

from __future__ import annotations

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import STANDARD
from tests.connectors.documents.reading import lines


def typed(text: str) -> list[str]:
    return lines(text_document(text, STANDARD))


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
def test_marked_answers_stand_behind_their_questions(question: str, answer: str) -> None:
    text = f"{question}City\n{answer}Alder\n\n{question}How many schools?\n\n{answer}Four,\nall of them small"
    assert typed(text) == ["City: Alder", "", "How many schools? Four,", "all of them small"]


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "\u2192", "\u00bb", "\u2026"])
def test_an_arrow_is_a_colon_where_several_lines_have_one(arrow: str) -> None:
    assert typed(f"City {arrow} Alder\nHow many? {arrow} 4") == ["City: Alder", "How many? 4"]


def test_an_arrow_before_an_answer_is_no_part_of_it() -> None:
    assert typed("City\n-> Alder\nState\n-> Ohio") == ["City", "Alder", "State", "Ohio"]


@pytest.mark.parametrize(
    "text",
    [
        "A. Schools\nB. Teachers\nA. Money",
        "Q: is this right?\nWe do not know.\nA. Merrill",
        "Grade 5 -> grade 6 is where we begin.",
        "Q: City\nA: Alder",
    ],
)
def test_letters_of_a_list_and_a_single_mark_stay(text: str) -> None:
    assert typed(text) == text.split("\n")


def test_a_frame_of_box_characters_is_one_of_bars_and_dashes() -> None:
    text = "\u250c\u2500\u2500\u252c\u2500\u2510\n\u2502 City \u2502 Alder \u2502\n\u2514\u2500\u2500\u2534\u2500\u2518"
    assert typed(text) == typed("+--+-+\n| City | Alder |\n+--+-+")
