"""Answers written into a printed form in a colour of their own."""

from __future__ import annotations

from pipelines.rules.read.interpret import interpret
from pipelines.tree import Document, Paragraph
from tests.rules.read.documents import Page


def _page(*lines: str) -> Page:
    """Lines in which {braces} hold what is coloured."""
    paragraphs = []
    for number, line in enumerate(lines):
        before, _, rest = line.partition("{")
        written, _, after = rest.partition("}")
        spans = ((len(before), len(before) + len(written)),) if written else ()
        paragraphs.append(Paragraph(before + written + after, f"line {number}", coloured_spans=spans))
    return Page(interpret(Document("docx", (("body", tuple(paragraphs)),)), "page.docx"))


def test_answers_in_colour_right_behind_their_questions() -> None:
    page = _page(
        "1. District name {Bitterroot Gap Schools}",
        "2. City {Gap}",
        "3. State {Idaho}",
        "4. Number of students {2.5K}",
        "5. Source of funding {Perkins grant}",
    )
    page.says(
        district_name="Bitterroot Gap Schools",
        city="Gap",
        state="ID",
        students=2500,
        funding_source="Perkins grant",
    )


def test_what_is_printed_behind_an_answer_in_colour_belongs_to_it() -> None:
    _page("Internet bandwidth {1} Gbps").says(bandwidth_mbps=1000)


def test_coloured_labels_and_stars_are_no_answers() -> None:
    page = _page("{City:} Elk Fork", "State{*}: Ohio", "Postal code {(required)}: 43999")
    page.says(city="Elk Fork", state="OH", office_postal_code="43999")


def test_a_sentence_that_was_filled_in_in_colour_stays_a_sentence() -> None:
    page = _page("We enroll {5,230} pupils in 6 elementary schools, 2 middle schools and 1 high school.")
    page.says(students=5230, elementary_schools=6, middle_schools=2, high_schools=1)
