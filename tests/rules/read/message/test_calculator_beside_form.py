"""A calculator beside the form: a program that it counts teachers for and nobody asks for is a question."""

from __future__ import annotations

from pipelines.form import empty_answers
from pipelines.outcomes import Code, Kind, Place, Role, Severity
from pipelines.records import Figures
from pipelines.rules.read.message.facts import MessageFacts
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.judge import judge


def _form(*programs: str) -> Finding:
    answers = empty_answers()
    answers["district_name"] = "Otter Slide Schools"
    answers["programs"] = [{"program": program, "teachers": 4} for program in programs]
    return Finding("form.docx", Kind.DOCX, "f", Role.APPLICATION, answers=answers)


def _calculator(program: str | None, teachers: int | None) -> Finding:
    figures = Figures("stipends.xlsx", Role.STIPEND_CALCULATOR, program, teachers)
    return Finding("stipends.xlsx", Kind.XLSX, "c", Role.STIPEND_CALCULATOR, figures=(figures,))


def _asked(*findings: Finding) -> list[tuple[str | None, str | None]]:
    reading = judge(MessageFacts(), findings)
    assert reading.place is Place.APPLICATION
    return [(p.field, p.seen) for p in reading.problems if p.code is Code.CONTRADICTION]


def test_a_program_of_the_calculator_that_the_form_does_not_ask_for_is_asked_about() -> None:
    assert _asked(_form("ecs"), _calculator("csp", 5)) == [("programs", "csp")]


def test_it_is_a_question_and_holds_nothing_up() -> None:
    reading = judge(MessageFacts(), [_form("ecs"), _calculator("csp", 5)])
    assert {p.severity for p in reading.problems if p.code is Code.CONTRADICTION} == {Severity.QUESTION}


def test_the_same_program_no_program_or_no_teachers_ask_nothing() -> None:
    assert _asked(_form("ecs", "csp"), _calculator("csp", 5)) == []
    assert _asked(_form("ecs"), _calculator(None, 5)) == []
    assert _asked(_form("ecs"), _calculator("csp", None)) == []
    assert _asked(_form(), _calculator("csp", 5)) == []
