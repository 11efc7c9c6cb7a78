"""The page that `partnerships inspect` shows to a person: what was understood, where it was read, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.form import PATHWAY_NAMES, PROGRAM_NAMES, QUESTION, QUESTIONS, Question, Section, Type
from pipelines.outcomes import Code, Place, Problem, Reason, Severity
from pipelines.records import Figures, Reading, Source

_PLACES = {
    Place.APPLICATION: "an application",
    Place.INTEREST_FORM: "an interest form",
    Place.DECISION_WORKBOOK: "a review workbook of ours with decisions",
    Place.REPLY: "an answer to a letter of ours",
    Place.NOT_AN_APPLICATION: "no application",
    Place.QUARANTINE: "set aside; a person must look",
}
#: What a reason means and what to do about it.
_REASONS = {
    Reason.AUTO_REPLY: "A machine answered. Nothing to do; it is never answered.",
    Reason.BOUNCE: "A letter of ours was not delivered. Check the address.",
    Reason.NO_DOCUMENT: "No document came along. The sender is told how to apply.",
    Reason.BLANK_FORM: "Our form came back with nothing filled in. The sender is asked for the filled one.",
    Reason.UNRELATED_DOCUMENT: "What came along is no application. The sender is told so.",
    Reason.OWN_LETTER: "A copy of a letter that we sent. Nothing to do.",
    Reason.ENCRYPTED: "Protected with a password or encrypted. Ask for a copy without protection.",
    Reason.DAMAGED: "Cut off or damaged. Ask the sender to send it again.",
    Reason.UNSUPPORTED_FORMAT: "Of a kind that we do not open. Ask for Word, PDF or a Google Doc.",
    Reason.TOO_LARGE: "Beyond our limits. Look at it by hand, on a machine that may be lost.",
    Reason.ACTIVE_CONTENT: "It carries macros or a program. Do not open it; ask for a copy without.",
    Reason.UNREACHABLE_LINK: "A linked Google document that we may not open. Ask for access.",
    Reason.AMBIGUOUS_APPLICATIONS: "Several applications that cannot be told apart. Ask which one counts.",
    Reason.UNREADABLE_TEXT: "Only pictures of text. Ask for the document itself.",
    Reason.READER_FAILED: "Our program failed on it, whatever it is. Tell whoever looks after the program.",
}
_PROBLEMS = {
    Code.MISSING_ANSWER: "no answer",
    Code.NOT_UNDERSTOOD: "could not be understood",
    Code.OUT_OF_RANGE: "cannot be right",
    Code.CONTRADICTION: "two places disagree",
    Code.LOW_CONFIDENCE: "please confirm",
    Code.PENDING_CHANGES: "tracked changes were open; read with all of them accepted",
    Code.CALCULATOR_DIFFERENCE: "the calculator shows something else than it computes",
    Code.UNKNOWN_PROGRAM: "a program that we do not know",
    Code.OTHER_DOCUMENT_UNREADABLE: "a document beside the application could not be read",
    Code.UNKNOWN_DISTRICT: "not in the district list",
    Code.PROMISE_DIFFERS: "not what was promised",
}
_SEVERITIES = {
    Severity.CRITICAL: ("bold red", "Without this it cannot be assessed"),
    Severity.QUESTION: ("yellow", "To ask the district"),
    Severity.NOTE: ("cyan", "For the reviewer"),
}
#: What stands before a cell of a table where the value alone would not say what it is.
_SHORT = {
    "teachers": "teachers: ",
    "schools": "schools: ",
    "first_year": "from ",
    "course_code": "code ",
    "on_master_schedule": "on the master schedule: ",
}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 600


def show(path: str, reading: Reading) -> None:
    """Prints one reading. Untrusted words are shown without control characters and never taken for markup."""
    console = Console(highlight=False)
    for part in _page(path, reading):
        console.print(part)


def _page(path: str, reading: Reading) -> Iterable[RenderableType]:
    yield Text.assemble((_safe(path), "bold"), ": ", (_PLACES[reading.place], f"bold {_colour(reading)}"))
    for reason in reading.reasons:
        yield _indented(Text(f"{_REASONS[reason]} ({reason})"))
    if reading.sentence:
        yield _indented(Text(_safe(reading.sentence), style="italic"))
    if reading.envelope.sender or reading.envelope.subject:
        words = f"from {_safe(reading.envelope.sender)}: {_safe(reading.envelope.subject)}"
        yield _indented(Text(words, style="dim"))
    if reading.documents:
        yield from _block(
            "Documents",
            [(one.name, str(one.role).replace("_", " "), str(one.kind)) for one in reading.documents],
        )
    if reading.answers is not None:
        yield from _answers(reading)
    if reading.figures:
        yield from _block("Calculators", [_figure(one) for one in reading.figures])
    yield from _problems(reading.problems)
    yield ""


def _colour(reading: Reading) -> str:
    if reading.place is Place.QUARANTINE or any(
        one.severity is Severity.CRITICAL for one in reading.problems
    ):
        return "red"
    return "green" if reading.place is Place.APPLICATION else "cyan"


def _answers(reading: Reading) -> Iterable[RenderableType]:
    """Section by section, each answer with where it was read."""
    answers, sources = reading.answers or {}, reading.sources
    has_many = len({source.document for source in sources.values()}) > 1
    for section in Section:
        lines = [
            line
            for question in QUESTIONS
            if question.section is section
            for line in _lines(question, answers.get(question.key), sources, has_many)
        ]
        yield from _block(section.value, lines)


def _lines(
    question: Question, value: Any, sources: dict[str, Source], has_many: bool
) -> Iterable[tuple[str, str, str]]:
    if value is None or value == []:
        return
    if question.type is not Type.TABLE:
        yield question.wording, _in_words(question.type, value), _where(sources.get(question.key), has_many)
        return
    for number, row in enumerate(value):
        words = [
            f"{_SHORT.get(column.key, '')}{_in_words(column.type, row[column.key])}"
            for column in question.columns
            if row.get(column.key) is not None
        ]
        first = next(
            (sources[path] for path in sources if path.startswith(f"{question.key}[{number}]")), None
        )
        yield f"{question.wording} ({number + 1})", ", ".join(words), _where(first, has_many)


def _in_words(type_: Type, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if type_ is Type.MONEY:
        return f"${Decimal(value):,}"
    if type_ is Type.PROGRAM:
        return PROGRAM_NAMES.get(value, str(value))
    if type_ is Type.PATHWAY:
        return PATHWAY_NAMES.get(value, str(value))
    return f"{value:,}" if type_ is Type.WHOLE_NUMBER and isinstance(value, int) else str(value)


def _where(source: Source | None, has_many: bool) -> str:
    """Document (where there are several) and place; how sure, where it is less than certain."""
    if source is None:
        return ""
    place = ", ".join(part for part in (source.document if has_many else "", source.place) if part)
    return _safe(place) + ("" if source.score >= 1 else f" ({source.score:.0%} sure)")


def _figure(one: Figures) -> tuple[str, str, str]:
    """What a calculator says of a program: its figures, the document and the cells."""
    parts = [
        f"{one.teachers} teachers" if one.teachers is not None else "",
        f"{one.days} days" if one.days else f"{one.hours} hours" if one.hours else "",
        f"${one.rate}" if one.rate else "",
    ]
    shown = " × ".join(part for part in parts if part)
    total = _total(one)
    return (
        PROGRAM_NAMES.get(one.program or "", "all programs"),
        f"{shown} = {total}".removeprefix(" = ") if total else shown,
        ", ".join((one.document, *dict.fromkeys(cell for _, cell in one.cells))),
    )


def _total(one: Figures) -> str:
    """The total as shown, and as computed where they differ or only one is known."""
    shown, computed = (
        f"${Decimal(sum_):,}" if sum_ else "" for sum_ in (one.stated_total, one.computed_total)
    )
    if shown == computed:
        return shown
    told = (f"{shown} shown" if shown else "", f"{computed} computed" if computed else "")
    return ", ".join(part for part in told if part)


def _problems(problems: tuple[Problem, ...]) -> Iterable[RenderableType]:
    for severity, (style, title) in _SEVERITIES.items():
        chosen = [one for one in problems if one.severity is severity]
        missing = [_field(one.field) for one in chosen if one.code is Code.MISSING_ANSWER]
        lines = [
            (_field(one.field), _said(one), one.where or "")
            for one in chosen
            if one.code is not Code.MISSING_ANSWER
        ]
        yield from _block(title, lines, style)
        if missing:
            yield from () if lines else _block(title, [], style, always=True)
            yield _indented(Text("No answer: " + "; ".join(missing)))


def _said(problem: Problem) -> str:
    seen = f": \u201c{problem.seen}\u201d" if problem.seen else ""
    computed = dict(problem.detail).get("computed", "")
    return _PROBLEMS[problem.code] + seen + (f", computed: {computed}" if computed else "")


def _field(path: str | None) -> str:
    """A field path in the words of the form: "programs[0].teachers" is "Programs asked for (1): Committed teachers"."""
    if path is None:
        return "the whole"
    found = re.fullmatch(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?", path)
    question = QUESTION.get(found.group(1)) if found else None
    if found is None or question is None:
        return path
    column = next((one.wording for one in question.columns if one.key == found.group(3)), "")
    number = f" ({int(found.group(2)) + 1})" if found.group(2) else ""
    return f"{question.wording}{number}{': ' if column else ''}{column}"


def _block(
    title: str, lines: Sequence[tuple[str, str, str]], style: str = "bold", *, always: bool = False
) -> Iterable[RenderableType]:
    """A title and lines of three columns: what, the words, where. Nothing when there are no lines."""
    if not lines and not always:
        return
    yield Text(f"\n{title}", style=style)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=30, overflow="fold")
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=2, overflow="fold", style="dim")
    for cells in lines:
        grid.add_row(*(Text(_safe(cell)) for cell in cells))
    if lines:
        yield _indented(grid)


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


def _safe(words: str | None) -> str:
    """Untrusted words for a terminal: no control or direction characters, cut where they go on without end."""
    shown = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words or "")
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + f" … ({len(shown):,} characters)"
