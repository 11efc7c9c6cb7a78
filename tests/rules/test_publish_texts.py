"""Long answers without the people whom they name."""

from __future__ import annotations

import pytest

from pipelines.form import empty_answers
from pipelines.rules.publish_texts import long_answers

TEACHERS = [
    {"name": "Imogen Vance", "program": "csp"},
    {"name": "O'Dell, Mary Ann", "program": "csp"},
    {"name": "Al", "program": "csp"},
]


def told(text: str) -> str:
    ((_, answer),) = long_answers(empty_answers() | {"vision": text, "teachers": TEACHERS})
    return answer


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Imogen Vance leads.", "[teacher] leads."),
        ("imogen  vance leads.", "[teacher] leads."),
        ("Ms. Vance and Mr Vance", "[teacher] and [teacher]"),
        ("Vance, Imogen", "[teacher]"),
        ("O'Dell, Mary Ann teaches", "[teacher] teaches"),
        ("Advance planning; the Vancouver school", "Advance planning; the Vancouver school"),
        ("Al Gore High", "Al Gore High"),
        ("write to i.vance@alder.example, please", "write to [e-mail address], please"),
        ("call (254) 555-0136 or 254.555.0137", "call [telephone number] or [telephone number]"),
        ("34 teachers, 2015-16, $24.37, 254-555", "34 teachers, 2015-16, $24.37, 254-555"),
    ],
)
def test_people_are_replaced_and_other_words_stay(text: str, published: str) -> None:
    assert told(text) == published


def test_questions_stand_in_the_order_of_the_form_with_plans_by_program() -> None:
    answers = empty_answers() | {
        "sustaining": "General fund.",
        "vision": "All students.",
        "programs": [{"program": "k5", "identification_plan": "Principals name them."}, {"program": "csp"}],
    }
    assert list(long_answers(answers)) == [
        ("K-5 courses: how teachers will be identified", "Principals name them."),
        ("What is your vision of access to computer science for all students?", "All students."),
        ("How will you sustain the courses after the partnership?", "General fund."),
    ]


def test_answers_without_people_or_texts_give_nothing() -> None:
    assert list(long_answers(empty_answers())) == []
