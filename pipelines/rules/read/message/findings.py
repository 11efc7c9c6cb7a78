"""What was made of each document of a message, before it is decided which of them is the application."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.form import QUESTION, Type
from pipelines.outcomes import Kind, Problem, Reason, Role
from pipelines.records import Answers, Figures, ReadDocument, Source

#: What a document's properties carry when our own queue wrote it.
DECISION_MARKS = ("partnerships queue", "partnerships review", "partnerships decisions")


@dataclass(frozen=True, slots=True)
class Finding:
    """One document of a message as read, or why it was not.

    role: what it is for, judged by its content alone. is_blank: our form, and nothing filled in. reason and
    sentence: set when it could not be read. first_lines: short lines at its top that may say which version it is.
    """

    name: str
    kind: Kind
    sha256: str
    role: Role = Role.OTHER
    origin: str = "attachment"
    link: str = ""
    sent_at: datetime | None = None
    is_blank: bool = False
    answers: Answers | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    figures: tuple[Figures, ...] = ()
    mark: str = ""
    first_lines: tuple[str, ...] = ()
    reason: Reason | None = None
    sentence: str = ""

    @property
    def is_body(self) -> bool:
        return self.origin in ("body", "forwarded body")

    @property
    def is_unreadable(self) -> bool:
        return self.reason is not None

    @property
    def is_application(self) -> bool:
        return self.role is Role.APPLICATION and not self.is_blank and not self.is_unreadable

    @property
    def is_decisions(self) -> bool:
        """A workbook that our own queue wrote; nothing else decides, whatever it says or is called."""
        return self.kind is Kind.XLSX and self.mark.startswith(DECISION_MARKS)

    def listed(self, role: Role | None = None) -> ReadDocument:
        """The line of the reading's list of documents."""
        shown = role or (Role.UNREADABLE if self.is_unreadable else self.role)
        return ReadDocument(self.name, self.kind, shown, self.sha256, self.link)


def answered(answers: Answers | None) -> frozenset[str]:
    """The keys of the form that have an answer."""
    if not answers:
        return frozenset()
    return frozenset(key for key, value in answers.items() if value not in (None, [], "") and key in QUESTION)


def key_of(path: str) -> str:
    """The form's key in a field path: "programs" of "programs[0].teachers"."""
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def is_table(key: str) -> bool:
    return QUESTION[key].type is Type.TABLE


def lacks_critical(finding: Finding) -> bool:
    """Whether an assessment would miss something of this document."""
    return any(problem.severity == "critical" for problem in finding.problems)
