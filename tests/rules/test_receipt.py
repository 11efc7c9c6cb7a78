"""What a district is asked, so that it knows of which program and which figures."""

from __future__ import annotations

import pytest

from pipelines.form import Type, empty_answers
from pipelines.outcomes import Code, Problem, Severity
from pipelines.policy.letter_templates import load_question_words, load_templates
from pipelines.rules.letters.receipt import in_words, questions, read_back
from pipelines.rules.letters.words import render


def asked(*problems: Problem) -> list[str]:
    words = load_question_words()
    _, others = questions(problems, lambda problem, text: words[problem.code].format(words=text))
    return [entry["sentence"] for entry in others]


def difference(what: str, *detail: tuple[str, str]) -> Problem:
    field = f"programs.csp.{what}"
    return Problem(Code.CALCULATOR_DIFFERENCE, Severity.QUESTION, field, detail=detail)


def test_figures_that_differ_are_asked_with_their_program_and_all_that_was_said() -> None:
    cost = difference("cost", ("calculator", "40320.00"), ("form", "41760.00"), ("policy", "41760.00"))
    length = difference("length", ("calculator", "5"), ("form", ""), ("policy", "9"))
    assert asked(cost, length) == [
        "The calculator and the form give different figures for the cost of the stipends for Computer Science "
        "Principles (CSP) (calculator: $40,320.00, form: $41,760.00, our rules: $41,760.00). Which one is right?",
        "The calculator and the form give different figures for the length of the training for Computer Science "
        "Principles (CSP) (calculator: 5, our rules: 9). Which one is right?",
    ]


def test_a_lead_is_told_which_member_a_question_is_about() -> None:
    cedar = (("member", "Cedar ISD"), ("program", "csp"))
    differs = (*cedar, ("lead_says", "12"), ("member_says", "9"), ("counted", "9"))
    problems = (
        Problem(Code.CONTRADICTION, Severity.QUESTION, "members.csp", detail=differs),
        Problem(
            Code.MISSING_ANSWER, Severity.QUESTION, "members.csp", detail=(("member", "Elm ISD"), cedar[1])
        ),
        Problem(Code.CONTRADICTION, Severity.QUESTION, "members.program", detail=(*cedar, ("teachers", "8"))),
    )
    assert asked(*problems) == [
        "Two places disagree about the number of teachers of Cedar ISD for Computer Science Principles (CSP) "
        "(your table: 12, its own application: 9). Which one is right?",
        "Please tell us the number of teachers of Elm ISD for Computer Science Principles (CSP).",
        "Two places disagree about whether you apply for Computer Science Principles (CSP), for which your table "
        "lists Cedar ISD with 8 teachers. Which one is right?",
    ]


def test_answers_that_exclude_each_other_are_asked_about_together() -> None:
    lies_elsewhere = Problem(
        Code.CONTRADICTION, Severity.QUESTION, "office_postal_code", "11973",
        detail=(("read", "11973"), ("state", "CA")),
    )  # fmt: skip
    assert asked(lies_elsewhere) == [
        "Two places disagree about the postal code of your office (11973) and the state of your district (CA). "
        "Which one is right?"
    ]


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        (Type.MONEY, "22275.00", "$22,275.00"),
        (Type.DATE, "2027-08-05", "August 5, 2027"),
        (Type.WHOLE_NUMBER, 1980, "1,980"),
        (Type.YES_NO, False, "no"),
        (Type.LONG_TEXT, "word " * 60, "word " * 39 + "word … (60 words)"),
    ],
)
def test_answers_are_read_back_as_people_write_them(type_: Type, value: object, words: str) -> None:
    assert in_words(type_, value) == words


def test_one_school_and_one_teacher_are_not_several() -> None:
    rows = [
        {"program": "csp", "teachers": 1, "schools": "1"},
        {"program": "ecs", "teachers": 12, "schools": "Lincoln High, East High"},
    ]
    [section] = read_back({**empty_answers(), "programs": rows}, {})
    assert [line["value"] for line in section["answers"]] == [
        "Computer Science Principles (CSP), 1 teacher, 1 school",
        "Exploring Computer Science (ECS), 12 teachers, schools: Lincoln High, East High",
    ]


def test_a_field_without_a_program_is_asked_in_the_words_of_the_form() -> None:
    [sentence] = asked(Problem(Code.MISSING_ANSWER, Severity.QUESTION, "website"))
    assert sentence == "Please tell us your website."


def test_an_acceptance_does_not_call_counselors_teachers_nor_ask_the_district_for_nothing() -> None:
    line = {
        "name": "Counselors and principals", "is_ours_alone": True, "teachers": 5, "match_amount": "550.00",
        "district_amount": "0.00", "explanation": "",
    }  # fmt: skip
    body = render(load_templates(), "accepted", {"district_name": "Alder", "programs": [line]})[1]
    assert "  Counselors and principals: 5 people; we pay up to $550.00 for their own training\n" in body
    assert "$0.00" not in body


def test_one_question_is_asked_once_whatever_problems_come_down_to_it() -> None:
    """Critical in one place, a question in another: it is essential, and shows the words that were seen."""
    words = load_question_words()
    critical, others = questions(
        (
            Problem(Code.MISSING_ANSWER, Severity.QUESTION, "programs.csp.teachers"),
            Problem(Code.MISSING_ANSWER, Severity.CRITICAL, "programs.csp.teachers"),
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "students"),
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "students", seen="a good many"),
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "students", seen="lots"),
            Problem(Code.MISSING_ANSWER, Severity.QUESTION, "students"),
        ),
        lambda problem, text: words[problem.code].format(words=text),
    )
    assert [entry["sentence"] for entry in critical] == [
        "Please tell us the number of teachers for Computer Science Principles (CSP)."
    ]
    assert [(entry["words"], entry["seen"]) for entry in others] == [
        ("how many students you have", 'a good many"; "lots')
    ]


@pytest.mark.parametrize(("days", "begins"), [(10, "10 days left: "), (1, "1 day left: "), (0, "Last day: ")])
def test_a_reminder_counts_the_days_in_good_grammar(days: int, begins: str) -> None:
    facts = {"days": days, "district_name": "Maple ISD", "deadline": "June 30, 2026", "is_assessable": True}
    subject, _ = render(load_templates(), "reminder", facts)
    assert subject == f"{begins}questions about the application of Maple ISD"


def test_an_acceptance_of_one_teacher_speaks_of_one() -> None:
    line = {
        "name": "Exploring Computer Science (ECS)",
        "teachers": 1,
        "match_amount": "60.00",
        "district_amount": "60.00",
    }
    _, body = render(load_templates(), "accepted", {"district_name": "Maple ISD", "programs": [line]})
    assert "Exploring Computer Science (ECS): 1 teacher; we offer up to $60.00" in body
