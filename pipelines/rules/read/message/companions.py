"""What lies beside the application: calculators with their figures, and documents that stayed shut."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Figures
from pipelines.rules.read.message.findings import Finding

_CALCULATORS = (Role.STIPEND_CALCULATOR, Role.TRAVEL_CALCULATOR)


def of_calculators(documents: Sequence[Finding]) -> list[Problem]:
    """Where a calculator shows something else than what it computes."""
    return [problem for one in documents if one.role in _CALCULATORS for problem in one.problems]


def not_asked_for(chosen: Finding, documents: Sequence[Finding]) -> list[Problem]:
    """A calculator that counts teachers for a program which the application does not ask for."""
    asked = {row.get("program") for row in (chosen.answers or {}).get("programs") or ()}
    counted = {
        figure.program: figure for figure in figures_of(documents) if figure.program and figure.teachers
    }
    return [
        Problem(
            Code.CONTRADICTION,
            Severity.QUESTION,
            "programs",
            seen=program,
            where=counted[program].document,
            detail=(("read", ", ".join(sorted(str(one) for one in asked))), ("other", program)),
        )
        for program in sorted(counted.keys() - asked)
        if asked
    ]


def unreadable_companions(documents: Sequence[Finding]) -> list[Problem]:
    """One problem for each document beside the application that could not be read."""
    return [
        Problem(
            Code.OTHER_DOCUMENT_UNREADABLE,
            Severity.NOTE,
            None,
            seen=one.name,
            where=one.sentence or None,
            detail=(("reason", str(one.reason)),),
        )
        for one in documents
        if one.is_unreadable
    ]


def figures_of(documents: Sequence[Finding]) -> tuple[Figures, ...]:
    """What all calculators of a message say, in the order of its documents."""
    return tuple(figure for one in documents for figure in one.figures)
