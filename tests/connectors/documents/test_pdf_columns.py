"""PDF pages whose text is set in columns, where their lines end, and boxes that they draw."""

from __future__ import annotations

from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.portable import box, pdf, words
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


def test_a_label_below_a_whole_sentence_that_fills_its_line_begins_a_paragraph() -> None:
    full = (
        "What is your vision? Every pupil of our four schools writes a program of her own before grade nine."
    )
    page = words(full, 72, 700) + words("Stipend per teacher per day: $120.00", 72, 686)
    assert lines(read(pdf(page))) == [full, "Stipend per teacher per day: $120.00"]
    page = words(full, 72, 700) + words("Her programs are kept by the library.", 72, 686)
    assert lines(read(pdf(page))) == [f"{full} Her programs are kept by the library."]


def test_a_cross_typed_into_a_drawn_box_ticks_it() -> None:
    page = box(72, 700, 9, 9) + words("X", 73, 701, 9) + words("Yes", 90, 701)
    page += box(140, 700, 9, 9) + words("No", 158, 701)
    assert lines(read(pdf(page))) == [f"{CHECKED} Yes\t{UNCHECKED} No"]


def test_small_circles_are_boxes_and_a_filled_one_inside_ticks_them() -> None:
    page = _circle(76, 704, 5, "S") + _circle(76, 704, 2.5, "f") + words("Single", 90, 701)
    page += _circle(176, 704, 5, "S") + words("Lead", 190, 701)
    assert lines(read(pdf(page))) == [f"{CHECKED} Single\t{UNCHECKED} Lead"]


def _circle(x: float, y: float, radius: float, paint: str) -> bytes:
    k = 0.5523 * radius
    curves = (
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
    )
    drawn = b"".join(b"%g %g %g %g %g %g c\n" % curve for curve in curves)
    return b"%g %g m\n" % (x + radius, y) + drawn + paint.encode() + b"\n"
