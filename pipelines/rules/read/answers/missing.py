"""What an application still lacks, and what it says twice: the questions that a letter asks."""

from __future__ import annotations

from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, QUESTION, QUESTIONS, Type
from pipelines.outcomes import Code, Problem, Severity
from pipelines.rules.read.answers.settle import Settled

#: The first year in which a district's answers are asked for; kept empty without a question.
_NEVER_ASKED = frozenset({"nces_id", "stipend_per_hour"})


def missing(settled: Settled) -> list[Problem]:
    """A problem for each question without an answer: critical where an assessment cannot be made without it."""
    answers = settled.answers
    told = {problem.field for problem in settled.problems}
    found = []
    for question in QUESTIONS:
        if (
            question.type is Type.TABLE
            or answers.get(question.key) is not None
            or question.key in _NEVER_ASKED
        ):
            continue
        if question.is_critical or (question.key not in told and _applies(question.key, answers)):
            severity = Severity.CRITICAL if question.is_critical else Severity.QUESTION
            found.append(Problem(Code.MISSING_ANSWER, severity, question.key))
    return [*found, *_missing_rows(answers)]


def _applies(key: str, answers: dict[str, Any]) -> bool:
    """Is the question for this district at all?"""
    asked = {row["program"] for row in answers.get("programs", ())}
    if key == "lead_district":
        return bool(answers.get("applying_as") == "member")
    if key == "k5_facilitator":
        return "k5" in asked
    if key == "stipend_per_day":
        return answers.get("stipend_per_hour") is None and asked != {"k5"}
    if key in ("counselors", "principals"):
        return bool(asked & set(HIGH_SCHOOL_PROGRAMS))
    return True


def _missing_rows(answers: dict[str, Any]) -> list[Problem]:
    rows = answers.get("programs") or []
    found = []
    if not rows:
        found.append(Problem(Code.MISSING_ANSWER, Severity.CRITICAL, "programs"))
    listed = answers.get("teachers") or []
    for number, row in enumerate(rows):
        named = [t for t in listed if t["program"] == row["program"] or (not t["program"] and len(rows) == 1)]
        if row["teachers"] is None and not row["identification_plan"] and not named:
            found.append(Problem(Code.MISSING_ANSWER, Severity.CRITICAL, f"programs[{number}].teachers"))
        if row["first_year"] is None:
            found.append(Problem(Code.MISSING_ANSWER, Severity.QUESTION, f"programs[{number}].first_year"))
    if answers.get("applying_as") == "lead" and not answers.get("members"):
        found.append(Problem(Code.MISSING_ANSWER, Severity.QUESTION, "members"))
    if rows and not listed:
        found.append(Problem(Code.MISSING_ANSWER, Severity.QUESTION, "teachers"))
    high = [row["program"] for row in rows if row["program"] in HIGH_SCHOOL_PROGRAMS]
    known = {row["program"] for row in answers.get("courses") or ()}
    if any(program not in known for program in high):
        found.append(Problem(Code.MISSING_ANSWER, Severity.QUESTION, "courses"))
    return found


def reconcile(settled: Settled) -> None:
    """What follows from one answer for another: a lead has no lead, a single district no members."""
    answers = settled.answers
    _own_lead(settled)
    role, lead, members = (
        answers.get("applying_as"),
        answers.get("lead_district"),
        answers.get("members") or [],
    )
    is_nobody_else = role == "member" and answers.get("district_name") is None and bool(members)
    if role is None or (is_nobody_else and "applying_as" not in settled.asked):
        _infer_role(settled, lead, members)
        role = answers.get("applying_as")
    if role == "lead" and lead is not None:
        if answers.get("district_name") is None:
            answers["district_name"] = lead
            settled.sources["district_name"] = settled.sources["lead_district"]
            if answers.get("state") is None and settled.state_of_lead:
                answers["state"] = settled.state_of_lead
                settled.sources["state"] = settled.sources["lead_district"]
        _drop(settled, "lead_district")
    if role == "single" and (members or lead):
        what = "members" if members else "lead_district"
        seen = members[0]["district_name"] if members else str(lead)
        settled.problems.append(
            Problem(
                Code.CONTRADICTION,
                Severity.QUESTION,
                "applying_as",
                seen,
                detail=(("read", "single"), ("other", what)),
            )
        )
        if lead:
            _drop(settled, "lead_district")
    if role == "member" and members:
        settled.problems.append(
            Problem(
                Code.CONTRADICTION,
                Severity.QUESTION,
                "members",
                members[0]["district_name"],
                detail=(("read", "member"),),
            )
        )


def _own_lead(settled: Settled) -> None:
    """A district that names itself as the lead, leads."""
    answers = settled.answers
    lead, name = answers.get("lead_district"), answers.get("district_name")
    lists_members = bool(answers.get("members")) and "applying_as" not in settled.asked
    is_free = answers.get("applying_as") in (None, "lead") or lists_members
    if lead and name and lead.casefold() == name.casefold() and is_free:
        if answers.get("applying_as") != "lead":
            answers["applying_as"] = "lead"
            settled.sources["applying_as"] = settled.sources["lead_district"]
        _drop(settled, "lead_district")


def _infer_role(settled: Settled, lead: str | None, members: list[dict[str, Any]]) -> None:
    """Who lists members leads, who names a lead is a member; a person confirms it."""
    guess = "lead" if members else "member" if lead else None
    if guess is None or (members and lead and settled.answers.get("district_name") is not None):
        return
    path = "members[0].district_name" if members else "lead_district"
    known = settled.sources.get(path)
    settled.answers["applying_as"] = guess
    if known is not None:
        settled.sources["applying_as"] = known
    settled.problems.append(
        Problem(
            Code.LOW_CONFIDENCE,
            Severity.QUESTION,
            "applying_as",
            known.words if known else None,
            detail=(("why", f"inferred from {QUESTION[path.split('[')[0]].wording}"),),
        )
    )


def _drop(settled: Settled, key: str) -> None:
    settled.answers[key] = None
    settled.sources.pop(key, None)
    settled.problems = [p for p in settled.problems if p.field != key]
