"""Answers below their questions that look like questions, and notes that look like answers."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read


@pytest.mark.parametrize(
    ("question", "key", "answer", "value"),
    [
        ("Student-to-computer ratio", "students_per_computer", "one computer per student", 1),
        ("Students per computer", "students_per_computer", "2 students per computer", 2),
        ("Internet bandwidth (Mbit/s)", "bandwidth_mbps", "300 Mbps internet bandwidth", 300),
        ("Number of high schools", "high_schools", "2 high schools", 2),
        ("Amount budgeted", "amount_budgeted", "$9,400 budgeted", "9400.00"),
    ],
)
def test_an_answer_that_repeats_its_question_is_no_question(
    question: str, key: str, answer: str, value: object
) -> None:
    read(
        f"# Application\n**District name**\n\nOtter Slide Schools\n\n**{question}**\n\n{answer}\n\n**City**\n\nSlide"
    ).says(**{key: value, "city": "Slide"})


def test_a_note_in_brackets_below_a_question_is_not_its_answer() -> None:
    read(
        "# Application\n**2. State**\n\nTennessee\n\n**3. Number of students** \\ (official fall count)\n\n4,112\n\n"
        "**4. City**\n\nSlide"
    ).says(state="TN", students=4112, city="Slide")
