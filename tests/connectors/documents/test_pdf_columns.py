"""PDF pages whose text is set in columns, and where their lines end."""

from __future__ import annotations

from tests.connectors.documents.builders.portable import pdf, words
from tests.connectors.documents.reading import lines, read


def _column(x: float, *texts: str, from_y: float, step: float) -> bytes:
    return b"".join(words(text, x, from_y - step * number) for number, text in enumerate(texts))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    page = words("District Partnership Application", 200, 740)
    left = ("City", "Harrow Mills", "State", "Connecticut", "High schools", "One")
    right = ("Source of funding", "Local levy", "Amount budgeted", "$2,100", "Stipend per hour", "$21.40")
    page += _column(60, *left, from_y=700, step=20)
    page += _column(330, *right, from_y=693, step=27)
    assert lines(read(pdf(page))) == ["District Partnership Application", *left, *right]


def test_labels_beside_their_answers_are_no_columns_of_text() -> None:
    page = b""
    pairs = [
        ("City", "Elk Fork"),
        ("State", "Texas"),
        ("Zip", "79999"),
        ("Fax", "None"),
        ("Web", "None"),
        ("Supt", "Bo"),
    ]
    for number, (label, answer) in enumerate(pairs):
        page += words(label, 60, 700 - 20 * number) + words(answer, 330, 700 - 20 * number)
    assert lines(read(pdf(page))) == [f"{label} | {answer}" for label, answer in pairs]


def test_a_label_in_bold_ends_where_an_answer_in_small_letters_begins() -> None:
    page = words("Number of students", 72, 700, bold=True) + words("approx. 1,200", 72, 686)
    assert lines(read(pdf(page))) == ["Number of students", "approx. 1,200"]


def test_columns_of_figures_do_not_show_where_text_is_wrapped() -> None:
    page = b""
    for number, program in enumerate(("K-5", "ECS", "CSP")):
        page += words(program, 60, 700 - 20 * number) + words(
            "Committed teachers: 12", 330, 700 - 20 * number
        )
    page += words("We know that taxes and benefits on stipends are ours to pay this year.", 60, 620)
    page += words("Signature: Elmer Watts", 60, 600)
    assert lines(read(pdf(page)))[-2:] == [
        "We know that taxes and benefits on stipends are ours to pay this year.",
        "Signature: Elmer Watts",
    ]
