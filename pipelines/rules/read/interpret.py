"""A document tree understood: what it is for, what it answers, where each answer stands, what is left to ask.

The walk: layout (pairs, grids, lines) → labels heard → answers read → tables and running text → readings settled →
questions left. Pure; the same tree gives the same interpretation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.form import QUESTIONS, Type, empty_answers
from pipelines.outcomes import Code, Problem, Role, Severity
from pipelines.records import Answers, Source
from pipelines.rules.read.answers import answering
from pipelines.rules.read.answers.consistency import contradictions
from pipelines.rules.read.answers.elimination import between_neighbours, plans_left
from pipelines.rules.read.answers.missing import missing, reconcile
from pipelines.rules.read.answers.programs import Requests
from pipelines.rules.read.answers.request_rows import with_common
from pipelines.rules.read.answers.said_for_all import years_for_all
from pipelines.rules.read.answers.settle import Settled, settle
from pipelines.rules.read.answers.unnamed_people import (
    bare_people,
    superintendent_by_title,
    with_superintendent,
)
from pipelines.rules.read.candidates import Readings
from pipelines.rules.read.drafts import without_drafts
from pipelines.rules.read.layout import read_layout
from pipelines.rules.read.pieces import Pieces
from pipelines.rules.read.prose.applying import read_applying
from pipelines.rules.read.prose.counts import read_counts
from pipelines.rules.read.prose.counts_in_plans import read_counts_in_plans
from pipelines.rules.read.prose.equipment import read_equipment
from pipelines.rules.read.prose.facilitator import read_facilitator
from pipelines.rules.read.prose.funds import read_funds
from pipelines.rules.read.prose.left_over import read_left_over
from pipelines.rules.read.prose.listings import read_teacher_lines
from pipelines.rules.read.prose.money import read_money
from pipelines.rules.read.prose.of_others import without_others
from pipelines.rules.read.prose.only_one import read_only_one
from pipelines.rules.read.prose.own_address import read_own_address
from pipelines.rules.read.prose.people import read_people
from pipelines.rules.read.prose.place import read_place
from pipelines.rules.read.prose.requests import read_programs
from pipelines.rules.read.prose.school_counts import read_school_counts
from pipelines.rules.read.prose.sentences import sentences_of
from pipelines.rules.read.prose.taxes import read_taxes
from pipelines.rules.read.questions.asked import Listener
from pipelines.rules.read.questions.printed import without_printed
from pipelines.rules.read.questions.split_questions import joined
from pipelines.rules.read.records_found import FoundTables
from pipelines.rules.read.role import Purpose, purpose_of_document
from pipelines.rules.read.tables.grids import read_grid
from pipelines.rules.read.tables.settle import settle_tables
from pipelines.tree import Document


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the choice between several documents of a message needs.

    answered: how many questions have an answer. lacks: fields of critical problems. says: words about the version
    ("draft", "final", "version 2"). signed_on: ISO date of the signature. district: name as read, folded.
    """

    answered: int = 0
    lacks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    signed_on: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a document was understood to be and to say.

    answers: in the shapes of the contract, every key present. sources: by field path ("city",
    "programs[0].teachers"). reason: in words, why it is no application, or what spoke for one.
    """

    role: Role
    is_blank: bool
    answers: Answers
    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    evidence: Evidence = field(default_factory=Evidence)


def interpret(document: Document, name: str) -> Interpretation:
    """What a document says as an answer to the form. name: of the document, for the sources."""
    pieces = without_drafts(read_layout(without_printed(document)))
    settled = _understood(pieces, name)
    purpose = purpose_of_document(document, settled)
    if document.has_pending_changes:
        settled.problems.append(Problem(Code.PENDING_CHANGES, Severity.NOTE))
    return _interpretation(settled, purpose)


def _understood(pieces: Pieces, name: str) -> Settled:
    """Answers, sources and problems of a document, whatever it is for."""
    readings, tables = Readings(), FoundTables()
    answers = answering.Answers(readings)
    listener = Listener()
    pairs = list(pieces.pairs)
    for grid in pieces.grids:
        pairs.extend(read_grid(grid, tables))
    pairs.extend((*bare_people(pieces.lines), *years_for_all(pieces.lines)))
    in_order = with_superintendent(joined(sorted(pairs, key=lambda p: p.order)))
    heard = [(pair, listener.hear(pair)) for pair in in_order]
    for pair, asked in heard:
        answers.read(pair, asked)
    requests = Requests(tables)
    requests.read(answers.parts)
    _read_text(pieces, readings, tables)
    with_common(tables.programs, requests.common)
    for candidate in (*between_neighbours(heard, readings), *plans_left(pieces, readings)):
        readings.add(candidate)
    superintendent_by_title(readings)
    settled = settle(readings, name)
    settle_tables(tables, name, settled)
    reconcile(settled)
    settled.problems.extend(contradictions(settled.answers))
    settled.problems.extend(missing(settled))
    return settled


def _read_text(pieces: Pieces, readings: Readings, tables: FoundTables) -> None:
    """What running text says, as far as labels and tables leave something to say."""
    sentences = sentences_of(pieces)
    for read in (read_place, read_only_one, read_people, read_facilitator, read_applying):
        for candidate in read(sentences):
            readings.add(candidate)
    for candidate in list(read_own_address(sentences, readings)):
        readings.add(candidate)
    ours = without_others(sentences, readings)
    readers = (
        read_counts,
        read_school_counts,
        read_counts_in_plans,
        read_equipment,
        read_money,
        read_funds,
        read_taxes,
    )
    for read in readers:
        for candidate in read(ours):
            readings.add(candidate)
    for candidate in list(read_left_over(sentences, readings)):
        readings.add(candidate)
    read_teacher_lines(pieces.lines, tables)
    read_programs(sentences, tables)


def _interpretation(settled: Settled, purpose: Purpose) -> Interpretation:
    answers: Answers = {**empty_answers(), **settled.answers}
    critical = tuple(p.field or "" for p in settled.problems if p.severity is Severity.CRITICAL)
    evidence = Evidence(
        answered=sum(answers[q.key] not in (None, []) for q in QUESTIONS),
        lacks=critical,
        says=purpose.version_words,
        signed_on=str(answers["signature_date"] or ""),
        district=str(answers["district_name"] or "").casefold(),
    )
    return Interpretation(
        purpose.role,
        purpose.is_blank,
        answers,
        settled.sources,
        tuple(settled.problems),
        purpose.reason,
        evidence,
    )


#: Tables of the form, for callers that tell them apart.
TABLE_KEYS = tuple(q.key for q in QUESTIONS if q.type is Type.TABLE)
