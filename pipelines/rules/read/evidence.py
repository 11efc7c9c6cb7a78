"""How much of our form a document asks and answers: what the ways of telling its purpose weigh."""

from __future__ import annotations

from pipelines.form import QUESTIONS
from pipelines.outcomes import Severity
from pipelines.rules.read.answers.settle import Settled

#: So many of our questions without one answer are our blank form.
BLANK_QUESTIONS = 8
#: So many questions that no other form asks make it ours.
SEVERAL = 2
#: Questions that no other form asks side by side.
OUR_OWN = frozenset(
    {
        "applying_as",
        "students_per_computer",
        "bandwidth_mbps",
        "stipend_per_day",
        "stipend_per_hour",
        "amount_budgeted",
        "counselors",
        "k5_facilitator",
        "taxes_understood",
    }
)
#: Of these, what surveys and plans ask for, too.
_ANYBODYS = frozenset({"students_per_computer", "bandwidth_mbps"})


def answered_questions(settled: Settled) -> int:
    """How many questions have an answer."""
    return sum(settled.answers.get(q.key) not in (None, []) for q in QUESTIONS)


def labelled(settled: Settled) -> frozenset[str]:
    """The questions of ours with something beside them, as opposed to in running text."""
    return frozenset(key for key, source in settled.sources.items() if source.is_beside_label)


def lacks_critical(settled: Settled) -> bool:
    """Is something missing without which nothing can be assessed?"""
    return any(problem.severity is Severity.CRITICAL for problem in settled.problems)


def commits(settled: Settled) -> bool:
    """Is there a number of teachers for some program, the district's own or a member's?"""
    rows = (*(settled.answers.get("programs") or ()), *(settled.answers.get("members") or ()))
    return any(row["teachers"] is not None for row in rows)


def terms_of_ours(settled: Settled) -> set[str]:
    """What is answered beside labels and belongs to the terms of our partnership: how a district takes part, stipends,
    who attends. Anybody asks for students, computers and bandwidth."""
    labels = labelled(settled)
    return {key for key in labels & OUR_OWN if key not in _ANYBODYS} | {
        key.rpartition(".")[2] for key in labels if key.endswith((".pathway", ".identification_plan"))
    }


#: Words of two or three lines.
_WORDS_OF_A_NOTE = 60


def is_note(text: str, settled: Settled) -> bool:
    """Two or three lines with teachers for a program and whom to write to, though the name of the district is unusual."""
    has_address = settled.answers.get("primary_email") is not None
    return has_address and commits(settled) and len(text.split()) <= _WORDS_OF_A_NOTE
