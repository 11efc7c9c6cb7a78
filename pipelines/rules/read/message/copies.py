"""Whether two documents of a message say the same, complete each other or contradict each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from pipelines.form import QUESTION, Type
from pipelines.outcomes import Code, Problem, Role
from pipelines.records import Answers
from pipelines.rules.read.message.findings import Finding, answered, is_table, key_of

#: Long texts this much alike (0..100, letters and digits only) are the same words in another format.
_SAME_WORDS = 92
#: Characters of a text that are compared; two long texts that agree so far are the same.
_COMPARED = 4_000
#: Rows up to which two lists are compared in any order; longer ones are the same only row by row.
_COMPARED_ROWS = 100


def with_one_body(findings: Sequence[Finding]) -> list[Finding]:
    """A body comes as HTML and as plain text; the one that says more is kept, HTML where both say the same."""
    kept: list[Finding] = []
    for finding in findings:
        rival = next(
            (at for at, one in enumerate(kept) if finding.is_body and _same_body(one, finding)), None
        )
        if rival is None:
            kept.append(finding)
        elif _weight(finding) > _weight(kept[rival]):
            kept[rival] = finding
    return kept


def _same_body(one: Finding, other: Finding) -> bool:
    return one.origin == other.origin and one.name == other.name and one.kind is not other.kind


def _weight(finding: Finding) -> tuple[bool, bool, int]:
    """A row of a table says as much as a single answer."""
    known = [(finding.answers or {})[key] for key in answered(finding.answers)]
    count = sum(len(value) if isinstance(value, list) else 1 for value in known)
    return finding.is_application, finding.role is Role.INTEREST_FORM, count


def without_copies(findings: Sequence[Finding]) -> list[Finding]:
    """Identical bytes are one document, whatever their names."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        kept.setdefault(finding.sha256 or f"{finding.name}\n{finding.link}", finding)
    return list(kept.values())


def plain(text: Any) -> str:
    """Words alone, without case and typography: what two spellings of one text have in common."""
    return " ".join(re.findall(r"\w+", str(text)[:_COMPARED].casefold()))


def same(known: Finding, finding: Finding) -> bool:
    """Whether one document says nothing that the other does not say: a copy in another format, perhaps shorter."""
    more, less = answered(known.answers), answered(finding.answers)
    if not differences(known.answers or {}, finding.answers or {}):
        return less <= more or len(less - more) <= 2 < len(less & more)
    # The same file name in two formats is the same document; readers of PDF lose a little here and there.
    return (
        known.kind is not finding.kind
        and stem(known.name) == stem(finding.name)
        and _mostly_same(known, finding)
    )


def _mostly_same(one: Finding, other: Finding) -> bool:
    shared = answered(one.answers) & answered(other.answers)
    differing = differences(one.answers or {}, other.answers or {})
    numbers = {key for key in differing if QUESTION[key].type not in (Type.LONG_TEXT, Type.TEXT, Type.TABLE)}
    return not numbers and len(shared) >= 8 and len(differing) * 4 <= len(shared)


def stem(name: str) -> str:
    return plain(re.sub(r"\.\w{1,5}$", "", name)) or name


def differences(one: Answers, other: Answers) -> frozenset[str]:
    """The keys that both answer, and differently. Typography and case are no difference."""
    shared = answered(one) & answered(other)
    return frozenset(key for key in shared if not _alike(key, one[key], other[key]))


def _alike(key: str, mine: Any, theirs: Any) -> bool:
    if is_table(key):
        return _rows_alike(mine, theirs)
    if isinstance(mine, str) and isinstance(theirs, str):
        a, b = plain(mine), plain(theirs)
        if QUESTION[key].type is Type.LONG_TEXT:
            return a == b or fuzz.ratio(a, b) >= _SAME_WORDS
        return a == b
    return bool(mine == theirs)


def _rows_alike(mine: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> bool:
    """Tables with the same rows; a column that one of them leaves empty is no difference."""
    if len(mine) != len(theirs):
        return False
    if mine == theirs or len(mine) > _COMPARED_ROWS:
        return mine == theirs
    left = list(theirs)
    for row in mine:
        twin = next((other for other in left if _row_fits(row, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _row_fits(row: dict[str, Any], other: dict[str, Any]) -> bool:
    shared = [key for key in row if row[key] is not None and other.get(key) is not None]
    return bool(shared) and all(plain(row[key]) == plain(other[key]) for key in shared)


def merged(chosen: Sequence[Finding]) -> Finding | None:
    """Parts of one application that contradict each other nowhere, put together; None if they do."""
    for at, one in enumerate(chosen):
        for other in chosen[at + 1 :]:
            if differences(one.answers or {}, other.answers or {}):
                return None
    whole = chosen[0]
    for part in chosen[1:]:
        whole = completed(whole, part)
    return whole


def completed(application: Finding, part: Finding) -> Finding:
    """`application` with the answers that only `part` gives; what it missed and now has is no problem any more.

    A row of `programs` that leaves a cell open takes it from the row of the same program.
    """
    answers = dict(application.answers or {})
    theirs = part.answers or {}
    added = {key: key for key in answered(theirs) - answered(answers)}  # our path: their path
    for key in added:
        answers[key] = theirs[key]
    if "programs" not in added and answers.get("programs") and theirs.get("programs"):
        answers["programs"], cells = _filled(answers["programs"], theirs["programs"])
        added |= cells
    if not added:
        return application
    sources = dict(application.sources)
    for mine, their in added.items():
        for path, source in part.sources.items():
            if path == their or (mine == their and key_of(path) == their):
                sources[mine if path == their else path] = source
    kept = [problem for problem in application.problems if not _is_settled(problem, added)]
    kept += [problem for problem in part.problems if key_of(problem.field or "") in added]
    return replace(application, answers=answers, sources=sources, problems=tuple(kept))


def _filled(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Our rows with open cells filled from their row of the same program; (our path: their path) of each cell."""
    rows: list[dict[str, Any]] = []
    cells: dict[str, str] = {}
    places = {row.get("program"): place for place, row in enumerate(theirs)}
    for number, row in enumerate(mine):
        place = places.get(row.get("program"))
        open_cells = [key for key, value in row.items() if value is None] if place is not None else []
        new = {key: theirs[place or 0].get(key) for key in open_cells}
        rows.append({**row, **{key: value for key, value in new.items() if value is not None}})
        cells |= {
            f"programs[{number}].{key}": f"programs[{place}].{key}"
            for key, value in new.items()
            if value is not None
        }
    return rows, cells


def _is_settled(problem: Problem, added: Mapping[str, str]) -> bool:
    """Whether what was missing is there now."""
    path = problem.field or ""
    return problem.code is Code.MISSING_ANSWER and (path in added or key_of(path) in added)
