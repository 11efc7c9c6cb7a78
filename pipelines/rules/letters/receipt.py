"""The facts of a receipt: what was understood, answer by answer with where it was read, and what is to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipelines.counted import counted
from pipelines.form import PATHWAY_NAMES, PROGRAM_NAMES, QUESTION, QUESTIONS, Question, Section, Type
from pipelines.money import cents_of, dollars
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers, Source
from pipelines.rules.letters.compose import one_line
from pipelines.rules.letters.moments import day_in_words

#: A problem in the words of a district: code and the letter's words for the field come in.
DistrictWords = Callable[[Problem, str], str]

_APPLYING_AS = {
    "single": "a single district",
    "lead": "lead of a consortium",
    "member": "member of a consortium",
}
_LONG_TEXT = 200


def read_back(answers: Answers, sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    """Sections of the form with the answers that were given, in the form's order.

    People in tables are counted, not named: a receipt may be read by whoever shares the address.
    """
    sections = []
    for section in Section:
        lines = [line for q in QUESTIONS if q.section is section for line in _lines(q, answers, sources)]
        if lines:
            sections.append({"name": section.value, "answers": lines})
    return sections


def _lines(question: Question, answers: Answers, sources: Mapping[str, Source]) -> list[dict[str, str]]:
    value = answers.get(question.key)
    if value is None or value == []:
        return []
    if question.type is Type.TABLE:
        words = _TABLES[question.key](value)
        where = _where(next((sources[k] for k in sources if k.startswith(f"{question.key}[")), None))
        return [{"wording": question.wording, "value": text, "where": where} for text in words]
    return [
        {
            "wording": question.wording.rstrip("?"),
            "value": in_words(question.type, value),
            "where": _where(sources.get(question.key)),
        }
    ]


def _dollars(amount: str) -> str:
    """An amount with its dollar sign and thousands; the words as they stand where it is none."""
    cents = cents_of(amount)
    return amount if cents is None else dollars(cents)


def _shortened(text: str) -> str:
    if len(text) <= _LONG_TEXT:
        return text
    return f"{text[:_LONG_TEXT].rsplit(' ', 1)[0]} … ({len(text.split()):,} words)"


#: An answer as a person would write it, where that differs from how it is kept.
_FORMS: dict[Type, Callable[[Any], str]] = {
    Type.YES_NO: lambda value: "yes" if value else "no",
    Type.MONEY: lambda value: _dollars(str(value)),
    Type.DATE: lambda value: day_in_words(str(value)),
    Type.APPLYING_AS: lambda value: _APPLYING_AS.get(value, str(value)),
    Type.WHOLE_NUMBER: lambda value: f"{value:,}",
    Type.LONG_TEXT: _shortened,
}


def in_words(type_: Type, value: Any) -> str:
    """An answer as a person would write it."""
    return _FORMS.get(type_, str)(value)


def _where(source: Source | None) -> str:
    return (
        f"{source.document}, {source.place}"
        if source and source.place
        else (source.document if source else "")
    )


def _programs(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = []
    for row in rows:
        parts = [PROGRAM_NAMES.get(row.get("program") or "", "a program that we do not know")]
        if row.get("teachers") is not None:
            parts.append(counted(row["teachers"], "teacher"))
        if row.get("schools") is not None:
            schools = str(row["schools"])  # the words of the cell: how many, or which
            parts.append(counted(int(schools), "school") if schools.isdecimal() else f"schools: {schools}")
        if row.get("first_year"):
            parts.append(f"from {row['first_year']}")
        if row.get("pathway"):
            parts.append(PATHWAY_NAMES[row["pathway"]].lower())
        lines.append(", ".join(parts))
    return lines


def _members(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        ", ".join(
            str(part)
            for part in (
                row.get("district_name") or "a district without a name",
                row.get("state"),
                PROGRAM_NAMES.get(row.get("program") or ""),
                counted(row["teachers"], "teacher") if row.get("teachers") is not None else None,
            )
            if part
        )
        for row in rows
    ]


def _courses(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    on_schedule = {True: "on the master schedule", False: "not yet on the master schedule", None: ""}
    return [
        ", ".join(
            part
            for part in (
                PROGRAM_NAMES.get(row.get("program") or "", "a course"),
                f"code {row['course_code']}" if row.get("course_code") else "",
                on_schedule[row.get("on_master_schedule")],
            )
            if part
        )
        for row in rows
    ]


def _teachers(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        name = PROGRAM_NAMES.get(row.get("program") or "", "no program named")
        counts[name] = counts.get(name, 0) + 1
    return [f"{count} listed for {name}" for name, count in counts.items()]


_TABLES: dict[str, Callable[[Sequence[Mapping[str, Any]]], list[str]]] = {
    "programs": _programs,
    "members": _members,
    "courses": _courses,
    "teachers": _teachers,
}


#: What is asked of one program, by the last part of a field such as `programs.csp.teachers`.
_OF_A_PROGRAM = {
    "teachers": "the number of teachers for {program}",
    "rate": "the stipend of a teacher for {program}",
    "length": "the length of the training for {program}",
    "cost": "the cost of the stipends for {program}",
    "first_year": "the first school year of {program}",
    "pathway": "the way in which {program} starts",
}
_IN_DOLLARS = ("rate", "cost")
_SIDES = {
    "policy": "our rules",
    "lead_says": "your table",
    "member_says": "its own application",
}


def _asked(problem: Problem, base: str) -> str:
    """What a question is about: the field in words, of which program, and the figures that do not agree."""
    if base == "members" and dict(problem.detail).get("member"):
        return _asked_of_a_member(problem.field or "", dict(problem.detail))
    words = QUESTION[base].letter if base in QUESTION else "what you meant"
    parts = (problem.field or "").split(".")
    if len(parts) == 3 and parts[1] in PROGRAM_NAMES and parts[2] in _OF_A_PROGRAM:
        words = _OF_A_PROGRAM[parts[2]].format(program=PROGRAM_NAMES[parts[1]])
        shown = _dollars if parts[2] in _IN_DOLLARS else str
        figures = [f"{_SIDES.get(side, side)}: {shown(figure)}" for side, figure in problem.detail if figure]
        words += f" ({', '.join(figures)})" if figures else ""
    return words + _beside(problem)


def _beside(problem: Problem) -> str:
    """The other answer of a pair that cannot both be right, with what each of them says."""
    detail = dict(problem.detail)
    other = next((name for name in detail if name in QUESTION), None)
    if problem.code is not Code.CONTRADICTION or other is None or "read" not in detail:
        return ""
    return f" ({detail['read']}) and {QUESTION[other].letter} ({detail[other]})"


def _asked_of_a_member(field: str, detail: Mapping[str, str]) -> str:
    """A row of a lead's table, so that the lead knows which one."""
    program = PROGRAM_NAMES.get(detail.get("program", ""), "a program that is not named")
    member = one_line(detail["member"], 80)
    if field == "members.program":
        listed = f"{member} with {detail.get('teachers', '0')} teachers"
        return f"whether you apply for {program}, for which your table lists {listed}"
    figures = [f"{words}: {detail[side]}" for side, words in _SIDES.items() if detail.get(side)]
    words = f"the number of teachers of {member} for {program}"
    return f"{words} ({', '.join(figures)})" if figures else words


def questions(
    problems: Sequence[Problem], words: DistrictWords
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """(critical, others): each {"words", "sentence", "seen"}, in the form's order.

    Each sentence once, however many problems come down to it, and nothing is called missing that is asked otherwise.
    """
    order = {question.key: position for position, question in enumerate(QUESTIONS)}
    found: dict[str, tuple[int, Problem, dict[str, str]]] = {}
    # The heaviest first: what is essential is asked as essential, and with the words that were seen.
    waiting = [problem for problem in problems if problem.severity is not Severity.NOTE]
    for problem in sorted(waiting, key=lambda p: (p.severity is not Severity.CRITICAL, not p.seen)):
        base = (problem.field or "").split("[")[0].split(".")[0]
        letter_words = _asked(problem, base)
        sentence = words(problem, letter_words)
        entry = {"words": letter_words, "sentence": sentence, "seen": problem.seen or ""}
        _, _, known = found.setdefault(sentence, (order.get(base, len(order)), problem, entry))
        if entry["seen"] not in known["seen"]:
            known["seen"] += f'"; "{entry["seen"]}'  # between the quotation marks of the letter
    otherwise = {entry["words"] for _, p, entry in found.values() if p.code is not Code.MISSING_ANSWER}
    ranked = sorted(found.values(), key=lambda x: x[0])
    critical = [entry for _, p, entry in ranked if p.severity is Severity.CRITICAL]
    others = [
        entry
        for _, p, entry in ranked
        if p.severity is not Severity.CRITICAL
        and not (p.code is Code.MISSING_ANSWER and entry["words"] in otherwise)
    ]
    return critical, others
