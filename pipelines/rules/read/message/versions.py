"""Several applications in one message: copies, parts, versions, or different districts.

Copies and parts of one application are put together. Of versions that contradict each other the one counts that
the message says counts: in its words, in the file names, by the dates of forwarded messages or signatures. Nothing
is guessed: where nobody states an order, and where districts differ, no single application can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.outcomes import Code, Kind, Problem, Severity
from pipelines.rules.read.message.copies import merged, same
from pipelines.rules.read.message.districts import by_district
from pipelines.rules.read.message.findings import Finding, answered, lacks_critical
from pipelines.rules.read.message.order import stated_order

#: Of copies of one application the one is read that keeps most of the form's structure.
_PREFERENCE = (
    Kind.DOCX,
    Kind.GOOGLE_DOC,
    Kind.ODT,
    Kind.DOC,
    Kind.RTF,
    Kind.HTML,
    Kind.PDF,
    Kind.XLSX,
    Kind.TEXT,
)

#: Different documents of one application that are compared with each other; more of them nobody keeps apart either.
_MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class Combined:
    """chosen: the application with everything put together; None when it cannot be told. others: what stepped back.
    several_districts: why not. problems: what a person should know about the choice."""

    chosen: Finding | None
    others: tuple[Finding, ...] = ()
    several_districts: bool = False
    problems: tuple[Problem, ...] = ()


def combine(applications: Sequence[Finding], words: str) -> Combined:
    """One application out of one or more documents that each look like one. words: what the sender wrote."""
    groups = by_district(applications)
    if len(groups) > 1:
        return Combined(None, tuple(applications), several_districts=True)
    if len(applications) > _MOST_VERSIONS:
        return Combined(None, tuple(applications))
    chosen: list[Finding] = []
    others: list[Finding] = []
    for finding in sorted(groups[0], key=lambda one: (-len(answered(one.answers)), _rank(one.kind))):
        (others if any(same(known, finding) for known in chosen) else chosen).append(finding)
    if len(chosen) == 1:
        return Combined(chosen[0], tuple(others))
    whole = merged(chosen)
    if whole is not None:
        return Combined(whole, (*[one for one in chosen if one.sha256 != whole.sha256], *others))
    return _newest(chosen, others, words, applications)


def _rank(kind: Kind) -> int:
    return _PREFERENCE.index(kind) if kind in _PREFERENCE else len(_PREFERENCE)


def _newest(
    chosen: Sequence[Finding], others: Sequence[Finding], words: str, applications: Sequence[Finding]
) -> Combined:
    """The version that counts, by what the message states; None in `chosen` when it states nothing."""
    order = stated_order([one for one in applications if one in chosen], words)
    if order is None:
        return Combined(None, (*chosen, *others))
    newest = order[-1]
    complete = [one for one in order if not lacks_critical(one)]
    counting = complete[-1] if lacks_critical(newest) and complete else newest
    older = tuple(one for one in order if one is not counting)
    note = Problem(
        Code.LOW_CONFIDENCE,
        Severity.NOTE,
        None,
        seen=", ".join(one.name for one in older)[:500],
        where=f"several versions in one message; read: {counting.name}",
    )
    return Combined(counting, (*older, *others), problems=(note,))
