"""Several applications in one message: copies, parts, versions, or different districts.

Copies and parts of one application are put together. Of versions that contradict each other the one counts that
the message says counts: in its words, in the file names, by the dates of forwarded messages or signatures. Nothing
is guessed: where nobody states an order, and where districts differ, no single application can be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from pipelines.form import QUESTION, Type
from pipelines.outcomes import Code, Kind, Problem, Severity
from pipelines.records import Answers, Source
from pipelines.rules.read.message_findings import Finding, answered, is_table, lacks_critical

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
#: Texts this much alike (0..100, letters and digits only) are the same words in another format.
_SAME_WORDS = 92
_SAME_DISTRICT = 88

_FINAL = re.compile(
    r"\b(?:final(?:ized)?|correct(?:ed|ion)|revis(?:ed|ion)|updated?|signed|amended|use this(?: one)?|current|latest|"
    r"newest|new|definitiv[ao]|corregid[ao])\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:draft|old(?:er)?|first|previous|superseded|obsolete|outdated|original|unsigned|do not use|borrador|wip|"
    r"incomplete|partial)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\bv(?:er(?:sion|\.)?)?|\brev(?:ision|\.)?|\bdraft|\bversion)[ ._-]*(\d{1,3})(?:[._](\d{1,3}))?\b",
    re.IGNORECASE,
)
_DATED = (
    re.compile(r"(?<!\d)(20\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)([01]?\d)[-_.]([0-3]?\d)[-_.](20\d\d|\d\d)(?!\d)"),
)


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
    groups = _by_district(applications)
    if len(groups) > 1:
        return Combined(None, tuple(applications), several_districts=True)
    chosen: list[Finding] = []
    others: list[Finding] = []
    for finding in sorted(groups[0], key=lambda one: (-len(answered(one.answers)), _rank(one.kind))):
        twin = next((at for at, known in enumerate(chosen) if _same(known, finding)), None)
        if twin is None:
            chosen.append(finding)
        elif _rank(finding.kind) < _rank(chosen[twin].kind) and answered(finding.answers) >= answered(
            chosen[twin].answers
        ):
            others.append(chosen[twin])
            chosen[twin] = finding
        else:
            others.append(finding)
    if len(chosen) == 1:
        return Combined(chosen[0], tuple(others))
    merged = _merged(chosen)
    if merged is not None:
        return Combined(merged, (*[one for one in chosen if one.sha256 != merged.sha256], *others))
    return _newest(chosen, others, words)


def _rank(kind: Kind) -> int:
    return _PREFERENCE.index(kind) if kind in _PREFERENCE else len(_PREFERENCE)


# -- districts ------------------------------------------------------------------------------------------------


def _by_district(applications: Sequence[Finding]) -> list[list[Finding]]:
    """Documents of one district together. One that names no district belongs to the only other there is."""
    groups: list[list[Finding]] = []
    nameless: list[Finding] = []
    for finding in applications:
        if not (finding.answers or {}).get("district_name"):
            nameless.append(finding)
            continue
        for group in groups:
            if any(_same_district(finding, member) for member in group):
                group.append(finding)
                break
        else:
            groups.append([finding])
    if not groups:
        return [list(applications)]
    groups[0].extend(nameless)
    return groups


def _same_district(one: Finding, other: Finding) -> bool:
    a, b = one.answers or {}, other.answers or {}
    if a.get("state") and b.get("state") and a["state"] != b["state"]:
        return False
    if a.get("nces_id") and a.get("nces_id") == b.get("nces_id"):
        return True
    mine, theirs = _plain(a["district_name"]), _plain(b["district_name"])
    alike = fuzz.token_sort_ratio(mine, theirs) >= _SAME_DISTRICT or _is_shortened(mine, theirs)
    return alike and not (
        a.get("city") and b.get("city") and a.get("nces_id") and b.get("nces_id") and a["city"] != b["city"]
    )


def _is_shortened(mine: str, theirs: str) -> bool:
    """One name is the other without its last words ("Elm Grove" and "Elm Grove Unified School District")."""
    short, long = sorted((mine, theirs), key=len)
    return len(short) >= 5 and long.startswith(short + " ")


def _plain(text: Any) -> str:
    return " ".join(re.findall(r"\w+", str(text).casefold()))


# -- copies and parts -----------------------------------------------------------------------------------------


def _same(known: Finding, finding: Finding) -> bool:
    """Whether one document says nothing that the other does not say: a copy in another format, perhaps shorter."""
    more, less = answered(known.answers), answered(finding.answers)
    if not differences(known.answers or {}, finding.answers or {}):
        return less <= more or len(less - more) <= 2 < len(less & more)
    # The same file name in two formats is the same document; readers of PDF lose a little here and there.
    return (
        known.kind is not finding.kind
        and _stem(known.name) == _stem(finding.name)
        and _mostly_same(known, finding)
    )


def _mostly_same(one: Finding, other: Finding) -> bool:
    shared = answered(one.answers) & answered(other.answers)
    differing = differences(one.answers or {}, other.answers or {})
    numbers = {key for key in differing if QUESTION[key].type not in (Type.LONG_TEXT, Type.TEXT, Type.TABLE)}
    return not numbers and len(shared) >= 8 and len(differing) * 4 <= len(shared)


def _stem(name: str) -> str:
    return _plain(re.sub(r"\.\w{1,5}$", "", name)) or name


def differences(one: Answers, other: Answers) -> frozenset[str]:
    """The keys that both answer, and differently. Typography and case are no difference."""
    shared = answered(one) & answered(other)
    return frozenset(key for key in shared if not _alike(key, one[key], other[key]))


def _alike(key: str, mine: Any, theirs: Any) -> bool:
    if is_table(key):
        return _rows_alike(mine, theirs)
    if isinstance(mine, str) and isinstance(theirs, str):
        a, b = _plain(mine), _plain(theirs)
        if QUESTION[key].type is Type.LONG_TEXT:
            return a == b or fuzz.ratio(a, b) >= _SAME_WORDS
        return a == b
    return bool(mine == theirs)


def _rows_alike(mine: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> bool:
    """Tables with the same rows; a column that one of them leaves empty is no difference."""
    if len(mine) != len(theirs):
        return False
    left = list(theirs)
    for row in mine:
        twin = next((other for other in left if _row_fits(row, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _row_fits(row: dict[str, Any], other: dict[str, Any]) -> bool:
    shared = [key for key in row if row[key] is not None and other.get(key) is not None]
    return bool(shared) and all(_plain(row[key]) == _plain(other[key]) for key in shared)


def _merged(chosen: Sequence[Finding]) -> Finding | None:
    """Parts of one application that contradict each other nowhere, put together; None if they do."""
    for at, one in enumerate(chosen):
        for other in chosen[at + 1 :]:
            if differences(one.answers or {}, other.answers or {}):
                return None
    merged = chosen[0]
    for part in chosen[1:]:
        merged = completed(merged, part)
    return merged


def completed(application: Finding, part: Finding, *, how: str = "") -> Finding:
    """`application` with the answers that only `part` gives; what it missed and now has is no problem any more.

    how: overrides how the sources say that these answers were read.
    """
    answers = dict(application.answers or {})
    added = answered(part.answers) - answered(answers)
    if not added:
        return application
    sources = dict(application.sources)
    for key in added:
        answers[key] = (part.answers or {})[key]
    for path, source in part.sources.items():
        if re.split(r"[.\[]", path, maxsplit=1)[0] in added:
            sources[path] = replace(source, how=how) if how else source
    kept = [problem for problem in application.problems if not _settled(problem, added)]
    kept += [problem for problem in part.problems if _key(problem) in added]
    return replace(application, answers=answers, sources=sources, problems=tuple(kept))


def _settled(problem: Problem, added: frozenset[str]) -> bool:
    return problem.code is Code.MISSING_ANSWER and _key(problem) in added


def _key(problem: Problem) -> str:
    return re.split(r"[.\[]", problem.field or "", maxsplit=1)[0]


# -- versions -------------------------------------------------------------------------------------------------


def _newest(chosen: Sequence[Finding], others: Sequence[Finding], words: str) -> Combined:
    """The version that counts, by what the message states; None in `chosen` when it states nothing."""
    for order in (_by_names(chosen, words), _by_forwarding(chosen), _by_signature(chosen)):
        if order is None:
            continue
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
    return Combined(None, (*chosen, *others))


def _by_names(chosen: Sequence[Finding], words: str) -> list[Finding] | None:
    """Order by what file names say, alone or together with the words of the mail that mention them."""
    keys = [_name_key(finding, words) for finding in chosen]
    known = [key for key in keys if key is not None]
    if len(known) < len(chosen) - 1 or not known:
        return None
    ranked = sorted(
        zip(keys, range(len(chosen)), strict=True), key=lambda pair: pair[0] or (0, (0, 0), (0, 0, 0))
    )
    if len(ranked) > 1 and (ranked[-1][0] or (0, (0, 0), (0, 0, 0))) == (
        ranked[-2][0] or (0, (0, 0), (0, 0, 0))
    ):
        return None
    return [chosen[place] for _, place in ranked]


def _name_key(finding: Finding, words: str) -> tuple[int, tuple[int, int], tuple[int, int, int]] | None:
    """(final 1, neither 0, earlier -1; version number; date) of a file name; None when it says nothing."""
    name = re.sub(r"[_()\[\]-]+", " ", re.sub(r"\.\w{1,5}$", "", finding.name))
    standing = int(bool(_FINAL.search(name))) - int(bool(_EARLIER.search(name)))
    standing = standing or _standing_in_words(finding, words)
    number = _NUMBERED.search(name)
    version = (int(number.group(1)), int(number.group(2) or 0)) if number else (0, 0)
    date = _date(finding.name)
    if not standing and not number and date == (0, 0, 0):
        return None
    return standing, version, date


def _date(name: str) -> tuple[int, int, int]:
    iso = _DATED[0].search(name)
    if iso:
        return int(iso.group(1)), int(iso.group(2)), int(iso.group(3))
    us = _DATED[1].search(name)
    if us:
        return 2000 + int(us.group(3)) % 100, int(us.group(1)), int(us.group(2))
    return 0, 0, 0


def _standing_in_words(finding: Finding, words: str) -> int:
    """Whether a sentence of the mail that names this file says that it counts, or that it does not."""
    stem = _stem(finding.name)
    for sentence in re.split(r"(?<=[.!?;])\s+|\n{2,}", words):
        plain = _plain(sentence)
        if stem and len(stem) > 3 and stem in plain:
            if re.search(
                r"\b(?:ignore|disregard|delete|do not use|don't use|instead of|not the|replaces)\b",
                sentence,
                re.IGNORECASE,
            ):
                return -1
            if re.search(
                r"\b(?:use|count|consider|correct|final|right one|this is the)\b", sentence, re.IGNORECASE
            ):
                return 1
    return 0


def _by_forwarding(chosen: Sequence[Finding]) -> list[Finding] | None:
    """Order by when the forwarded messages that hold them were sent."""
    moments = [finding.sent_at for finding in chosen]
    if any(moment is None for moment in moments) or len(set(moments)) < len(moments):
        return None
    return sorted(chosen, key=lambda finding: finding.sent_at)  # type: ignore[arg-type, return-value]


def _by_signature(chosen: Sequence[Finding]) -> list[Finding] | None:
    """Order by the dates of signature, which whoever signed has stated."""
    dates = [(finding.answers or {}).get("signature_date") for finding in chosen]
    if any(date is None for date in dates) or len(set(dates)) < len(dates):
        return None
    return sorted(chosen, key=lambda finding: str((finding.answers or {})["signature_date"]))


def contradictions(application: Finding, other: Finding) -> tuple[Problem, ...]:
    """What two documents of one message answer differently, each with both words."""
    problems = []
    for key in sorted(differences(application.answers or {}, other.answers or {})):
        mine, theirs = application.sources.get(key, _NOWHERE), other.sources.get(key, _NOWHERE)
        problems.append(
            Problem(
                Code.CONTRADICTION,
                Severity.QUESTION,
                key,
                seen=(theirs.words or str((other.answers or {})[key]))[:500],
                where=f"{application.name}, {mine.place}; {other.name}, {theirs.place}".replace(
                    ", ;", ";"
                ).rstrip(", "),
                detail=((application.name, mine.words[:500]), (other.name, theirs.words[:500])),
            )
        )
    return tuple(problems)


_NOWHERE = Source("", "", "", "")
