"""The versions of one application: which message says what, which is in force, which first held a place.

A full form replaces what was there. An answer by reply changes the fields that it answers. A later version that
lacks a critical answer does not replace one that can be assessed. The same document again is a copy and changes
nothing. An interest form serves the application that follows. Nothing is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pipelines.form import empty_answers
from pipelines.outcomes import Place, Problem, Role, Severity
from pipelines.records import Answers, Figures, Source, StoredReading
from pipelines.rules.answers import (
    Change,
    by_program,
    canonical,
    differences,
    fill_blanks,
    is_answered,
    is_settled,
    overlay,
)
from pipelines.rules.history import History, Version, VersionKind

#: Answers and who the district is -> what an assessment lacks.
Criticals = Callable[[Answers], tuple[Problem, ...]]


@dataclass
class _State:
    """What is known after some messages. base: the full form in force; before and after: replies around it.

    unclear: replies that changed nothing and whose words were not understood, until something newer answers.
    """

    interest: list[StoredReading] = field(default_factory=list)
    base: StoredReading | None = None
    replies_before: list[StoredReading] = field(default_factory=list)
    replies_after: list[StoredReading] = field(default_factory=list)
    unclear: list[StoredReading] = field(default_factory=list)

    def with_base(self, message: StoredReading) -> _State:
        return _State(list(self.interest), message, [*self.replies_before, *self.replies_after], [])

    def with_reply(self, message: StoredReading) -> _State:
        return replace(self, replies_after=[*self.replies_after, message], unclear=[])

    def with_unclear(self, message: StoredReading) -> _State:
        return replace(self, unclear=[*self.unclear, message])

    def answers(self) -> tuple[Answers | None, dict[str, Source]]:
        """Put together: the form, over it the later replies, under it earlier replies and the interest form."""
        if self.base is None and not self.replies_after:
            return None, {}
        answers: Answers = empty_answers()
        sources: dict[str, Source] = {}
        if self.base is not None:
            answers.update(self.base.reading.answers or {})
            sources.update(self.base.reading.sources)
        for message in self.replies_after:
            answers, sources = overlay(
                answers, sources, message.reading.answers or {}, message.reading.sources
            )
        for message in [*reversed(self.replies_before), *reversed(self.interest)]:
            answers, sources = fill_blanks(
                answers, sources, message.reading.answers or {}, message.reading.sources
            )
        return answers, sources

    def messages(self) -> list[StoredReading]:
        base = [self.base] if self.base is not None else []
        return [*self.replies_before, *base, *self.replies_after]

    def problems(self) -> tuple[Problem, ...]:
        """Of the form in force and of the replies after it, without what a later reply answered."""
        base = [self.base] if self.base is not None else []
        standing: list[Problem] = []
        for message in [*base, *self.replies_after]:
            standing = [problem for problem in standing if not is_settled(problem, message.reading.answers)]
            mine = message.reading.answers or {}
            standing += [by_program(problem, mine) for problem in message.reading.problems]
        return (*standing, *(p for message in self.unclear for p in message.reading.problems))

    def figures(self) -> tuple[Figures, ...]:
        """Of calculators: the newest message that brought one of a kind counts."""
        found: dict[Role, tuple[Figures, ...]] = {}
        for message in self.messages():
            for role in {figure.role for figure in message.reading.figures}:
                found[role] = tuple(f for f in message.reading.figures if f.role is role)
        return tuple(figure for role in sorted(found) for figure in found[role])


class _Folder:
    """Takes messages in order of receipt and keeps the account."""

    def __init__(self, criticals: Criticals) -> None:
        self._criticals = criticals
        self._state = _State()
        self._answers: Answers | None = None
        self._is_assessable = False
        self._versions: list[Version] = []
        self._seen: dict[tuple[frozenset[str], str], Version] = {}  # documents and what was read from them
        self._base_canonical = ""
        self._first: Version | None = None
        self._in_force: Version | None = None

    def take(self, message: StoredReading) -> None:
        place = message.reading.place
        if place is Place.INTEREST_FORM and self._has_answers(message):
            self._take_interest(message)
        elif place is Place.APPLICATION and message.reading.answers is not None:
            self._take_form(message)
        elif place is Place.REPLY:
            self._take_reply(message)
        else:
            self._note(message, VersionKind.MESSAGE)

    @staticmethod
    def _has_answers(message: StoredReading) -> bool:
        return any(is_answered(value) for value in (message.reading.answers or {}).values())

    def _take_reply(self, message: StoredReading) -> None:
        if self._has_answers(message) or message.reading.figures:
            self._accept(message, VersionKind.REPLY, self._state.with_reply(message))
        else:
            self._note(message, VersionKind.MESSAGE)
        is_unclear = any(problem.severity is not Severity.NOTE for problem in message.reading.problems)
        if is_unclear and self._versions[-1].number == 0:
            self._state = self._state.with_unclear(message)

    def _take_interest(self, message: StoredReading) -> None:
        # It fills blanks of an application that came before it, too; that changes what is known, not who holds.
        self._state.interest.append(message)
        if self._state.base is None:
            self._note(message, VersionKind.INTEREST_FORM)
        else:
            self._accept(message, VersionKind.INTEREST_FORM, replace(self._state))

    def _take_form(self, message: StoredReading) -> None:
        documents = _application_documents(message)
        text = canonical(message.reading.answers or {})
        same = self._seen.get((documents, text)) if documents else None
        if same is None and text == self._base_canonical and self._in_force is not None:
            same = self._in_force
        if same is not None:
            self._note(message, VersionKind.COPY, same)
            return
        state = self._state.with_base(message)
        answers, _ = state.answers()
        if self._is_assessable and answers is not None and self._criticals(answers):
            self._note(message, VersionKind.INCOMPLETE)
        else:
            self._accept(message, VersionKind.FULL, state)
            self._base_canonical = text
        if documents:
            self._seen[documents, text] = self._versions[-1]

    def _accept(self, message: StoredReading, kind: VersionKind, state: _State) -> None:
        answers, _ = state.answers()
        is_first = self._in_force is None and kind is VersionKind.FULL
        changes: tuple[Change, ...] = ()
        if answers is not None and not is_first:
            changes = differences(self._answers or empty_answers(), answers)
        # A reply that says once more what we asked to be confirmed changes no answer, and settles a question.
        is_settling = kind is VersionKind.REPLY and not set(self._state.problems()) <= set(state.problems())
        if kind is not VersionKind.FULL and not (changes or message.reading.figures or is_settling):
            self._note(message, kind)
            return
        self._state, self._answers = state, answers
        self._is_assessable = answers is not None and not self._criticals(answers)
        version = Version(
            number=1 + max((v.number for v in self._versions), default=0),
            message_sha256=message.message_sha256,
            received_at=message.received_at,
            kind=kind,
            is_assessable=self._is_assessable,
            is_in_force=False,
            sender=message.reading.envelope.sender,
            documents=tuple(d.name for d in message.reading.documents),
            changes=changes if self._in_force is not None else (),
        )
        self._versions.append(version)
        self._in_force = version
        if self._is_assessable and self._first is None:
            self._first = version

    def _note(self, message: StoredReading, kind: VersionKind, original: Version | None = None) -> None:
        """A message that changes nothing. original: what a copy repeats."""
        number = original.number if original is not None else 0
        if kind is VersionKind.INCOMPLETE:
            number = 1 + max((v.number for v in self._versions), default=0)
        self._versions.append(
            Version(
                number=number,
                message_sha256=message.message_sha256,
                received_at=message.received_at,
                kind=kind,
                is_assessable=original is not None and original.is_assessable,
                is_in_force=False,
                sender=message.reading.envelope.sender,
                documents=tuple(d.name for d in message.reading.documents),
            )
        )

    def history(self) -> History:
        answers, sources = self._state.answers()
        if answers is None and self._state.interest:
            answers, sources = dict(empty_answers()), {}
            for message in reversed(self._state.interest):
                answers, sources = fill_blanks(
                    answers, sources, message.reading.answers or {}, message.reading.sources
                )
        in_force = self._in_force
        return History(
            versions=tuple(
                replace(version, is_in_force=True) if version is in_force else version
                for version in self._versions
            ),
            answers=answers,
            sources=sources,
            problems=self._state.problems(),
            criticals=self._criticals(answers) if answers is not None else (),
            figures=self._state.figures(),
            number=in_force.number if in_force is not None else 0,
            received_at=in_force.received_at if in_force is not None else None,
            first_assessable=self._first,
        )


def _application_documents(message: StoredReading) -> frozenset[str]:
    return frozenset(d.sha256 for d in message.reading.documents if d.role is Role.APPLICATION)


def history_of(messages: Sequence[StoredReading], criticals: Criticals) -> History:
    """The history of one application. messages: all of them, in any order.

    criticals: what an assessment of some answers would lack (`validate.critical_problems`).
    """
    folder = _Folder(criticals)
    for message in sorted(messages, key=lambda m: (m.received_at, m.message_sha256)):
        folder.take(message)
    return folder.history()


def questions(problems: Sequence[Problem]) -> int:
    """How many problems wait for the district."""
    return sum(problem.severity in (Severity.QUESTION, Severity.CRITICAL) for problem in problems)
