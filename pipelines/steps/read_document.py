"""One document: what it is, what it is for, what it answers. Runs in the isolated worker."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import Any

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Role, Unreadable
from pipelines.records import Attachment
from pipelines.rules.read.message.findings import Finding
from pipelines.tree import Document, walk

#: A line at the top of a document that says "Draft 2" or "Final version" is short and stands among the first.
_FIRST_LINES = 8
_LONGEST_FIRST_LINE = 80
#: A calculator names the district, a contact, programs and rates; what answers more of our questions is a form.
_ANSWERS_OF_A_FORM = 16


def read_attachment(attachment: Attachment, limits: Limits) -> Finding:
    """Reads and interprets one candidate document; what cannot be read is a finding with its reason."""
    from connectors.documents import read_document

    kind = kind_of(attachment)
    try:
        document = read_document(attachment.content, kind, attachment.name, limits)
    except Unreadable as unreadable:
        return unread(attachment, unreadable.reason, unreadable.sentence, kind)
    if kind is Kind.XLSX:
        return _workbook(attachment, kind, document)
    finding = _form(attachment, kind, document)
    if kind is Kind.TEXT and finding.role is Role.OTHER and not finding.is_body:
        as_table = _calculator(attachment, kind, document)  # a sheet that was saved as comma-separated values
        return as_table if as_table.role is not Role.OTHER else finding
    return finding


def kind_of(attachment: Attachment) -> Kind:
    """What a document is: as whoever took it out of its message knows, else by its bytes."""
    from connectors.documents import sniff

    return (
        attachment.kind if attachment.kind is not Kind.OTHER else sniff(attachment.content, attachment.name)
    )


def _workbook(attachment: Attachment, kind: Kind, document: Document) -> Finding:
    """A calculator, or an application that was typed into a workbook, which may reckon stipends like a calculator."""
    calculator = _calculator(attachment, kind, document)
    if calculator.role is not Role.OTHER and "@" not in document.text():
        return calculator
    typed_in = _form(attachment, kind, document)
    if typed_in.role is not Role.APPLICATION:
        return calculator
    answered = sum(value not in (None, []) for value in (typed_in.answers or {}).values())
    return typed_in if calculator.role is Role.OTHER or answered >= _ANSWERS_OF_A_FORM else calculator


def unread(attachment: Attachment, reason: Reason, sentence: str, kind: Kind = Kind.OTHER) -> Finding:
    """A document that could not be read."""
    known = kind if kind is not Kind.OTHER else attachment.kind
    return _finding(attachment, known, reason=reason, sentence=sentence)


def _calculator(attachment: Attachment, kind: Kind, document: Document) -> Finding:
    from pipelines.rules.read.calculator.figures import read_figures

    made = read_figures(document, attachment.name)
    return _finding(
        attachment, kind, role=made.role, figures=made.figures, problems=made.problems, mark=document.mark
    )


def _form(attachment: Attachment, kind: Kind, document: Document) -> Finding:
    from pipelines.rules.read.interpret import interpret

    made = interpret(document, attachment.name)
    return _finding(
        attachment,
        kind,
        role=made.role,
        is_blank=made.is_blank,
        answers=made.answers,
        sources=made.sources,
        problems=tuple(made.problems),
        mark=document.mark,
        first_lines=(*_first_lines(document), *made.evidence.says),
    )


def _first_lines(document: Document) -> tuple[str, ...]:
    lines = (paragraph.text.strip() for paragraph in islice(walk(tuple(document.blocks())), _FIRST_LINES))
    return tuple(line for line in lines if 0 < len(line) <= _LONGEST_FIRST_LINE)


def _finding(attachment: Attachment, kind: Kind, **made: Any) -> Finding:
    return Finding(
        name=attachment.name,
        kind=kind,
        sha256=sha256(attachment.content).hexdigest(),
        origin=attachment.origin,
        link=attachment.link,
        sent_at=attachment.sent_at,
        **made,
    )
