"""Is an application complete enough to assess, and what is there to ask.

Critical is what DOMAIN calls critical and nothing else: a district and a state that can be identified, at least
one program, for every program a number, listed teachers or an explanation, and a contact e-mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, PROGRAMS, QUESTION, QUESTIONS
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers
from pipelines.rules.answers import is_answered

Row = Mapping[str, Any]

#: Asked for only "if known", or answered by another question of the same kind.
_NEVER_ASKED = frozenset({"nces_id", "stipend_per_hour"})


def program_rows(answers: Answers) -> dict[str, Row]:
    """The requests of an application by program, in program order; of two rows for one program the first."""
    found: dict[str, Row] = {}
    for row in answers.get("programs") or ():
        program = row.get("program")
        if program in PROGRAMS:
            found.setdefault(program, row)
    return {program: found[program] for program in PROGRAMS if program in found}


def listed_rows(answers: Answers, program: str) -> list[Row]:
    """The rows of the teachers table for a program; rows that name none belong to the only program asked for."""
    asked = program_rows(answers)
    is_only = len(asked) == 1
    return [
        row
        for row in answers.get("teachers") or ()
        if row.get("program") == program or (is_only and not row.get("program"))
    ]


def critical_problems(answers: Answers, *, is_identified: bool = False) -> tuple[Problem, ...]:
    """What an assessment cannot do without. is_identified: the directory is sure who this is, so that name and
    state are known even where the document leaves one of them out."""
    missing: list[str] = []
    for key in ("district_name", "state"):
        if not is_identified and not is_answered(answers.get(key)):
            missing.append(key)
    requests = program_rows(answers)
    if not requests:
        missing.append("programs")
    for program, row in requests.items():
        is_explained = row.get("teachers") is not None or is_answered(row.get("identification_plan"))
        if not is_explained and not any(map(_names_somebody, listed_rows(answers, program))):
            missing.append(f"programs.{program}.teachers")
    if not is_answered(answers.get("primary_email")):
        missing.append("primary_email")
    return tuple(Problem(Code.MISSING_ANSWER, Severity.CRITICAL, field) for field in missing)


def _names_somebody(row: Row) -> bool:
    return is_answered(row.get("name")) or is_answered(row.get("email"))


def missing_questions(answers: Answers) -> tuple[Problem, ...]:
    """Every other answer that is missing and that this application should give, in the order of the form."""
    requests = program_rows(answers)
    asks_high_school = any(program in HIGH_SCHOOL_PROGRAMS for program in requests)
    asks_stipend = any(program != "k5" for program in requests)
    applies = {
        "lead_district": answers.get("applying_as") == "member",
        "members": answers.get("applying_as") == "lead",
        "courses": asks_high_school,
        "k5_facilitator": "k5" in requests,
        "counselors": asks_high_school,
        "principals": asks_high_school,
        "stipend_per_day": asks_stipend and not is_answered(answers.get("stipend_per_hour")),
        "amount_budgeted": asks_stipend,
        "funding_source": asks_stipend,
        "taxes_understood": asks_stipend,
    }
    return tuple(
        Problem(Code.MISSING_ANSWER, Severity.QUESTION, question.key)
        for question in QUESTIONS
        if not question.is_critical
        and question.key not in _NEVER_ASKED
        and applies.get(question.key, True)
        and not is_answered(answers.get(question.key))
    )


def standing_problems(problems: Iterable[Problem], answers: Answers) -> tuple[Problem, ...]:
    """The reader's problems that still stand once answers were put together.

    `missing_answer` is left out: what is missing is judged anew over all messages. What was not understood in
    one place is settled when the answer came from another.
    """
    settled = (Code.NOT_UNDERSTOOD, Code.OUT_OF_RANGE)
    return tuple(
        Problem(
            problem.code,
            # Critical is judged above, over everything that the district sent.
            Severity.QUESTION if problem.severity is Severity.CRITICAL else problem.severity,
            problem.field,
            problem.seen,
            problem.where,
            problem.detail,
        )
        for problem in problems
        if problem.code is not Code.MISSING_ANSWER
        and not (
            problem.code in settled
            and problem.field in QUESTION
            and not QUESTION[problem.field].columns
            and is_answered(answers.get(problem.field))
        )
    )


def has_critical(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.CRITICAL for problem in problems)
