"""In which order versions of one application stand, by what somebody states; nothing is inferred from silence.

What the mail says of its files counts first, then what file names and first lines say ("final", "draft", "v2", a
date), then when the forwarded messages that hold them were sent, then the dates of signature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from pipelines.outcomes import Kind
from pipelines.rules.read.message.copies import plain, stem
from pipelines.rules.read.message.findings import Finding

#: Characters of a mail in which statements about its files are looked for; they stand at the top.
_WORDS_LOOKED_AT = 20_000

_ENDING = r"(?=[ _.-]*(?:version|form|copy|file|application|one|draft|\d|\)|$))"
_FINAL = re.compile(
    r"\b(?:final(?:ized|\d{0,2})|correct(?:ed|ion)|revis(?:ed|ion)|updated?|signed|amended|use this(?: one)?|latest|newest|"
    rf"new(?:er)?{_ENDING}|current{_ENDING}|definitiv[ao]|corregid[ao]|versi[oó]n final)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:draft|old(?:er)?{_ENDING}|first{_ENDING}|original{_ENDING}|previous|superseded|obsolete|outdated|unsigned|"
    r"do not use|borrador|wip|incomplete|partial)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:v|ver|version|rev|revision|draft|final)[ ._-]*(\d{1,3})(?:[._](\d{1,3}))?\b", re.IGNORECASE
)
#: A final version put right afterwards: "final final", "final corrected".
_FINAL_AGAIN = re.compile(
    r"\bfinal\b.*\b(?:final|correct|revis|updat|amend)|\b(?:correct|revis|updat|amend).*\bfinal\b",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"(?<!\d)(20\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)")
_US_DATE = re.compile(r"(?<!\d)([01]?\d)[-_./]([0-3]?\d)(?:[-_./](20\d\d|\d\d))?(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_DATE = re.compile(
    rf"\b({'|'.join(_MONTHS)})[a-z]*\W{{0,2}}([0-3]?\d)(?:\W{{1,2}}(20\d\d))?(?!\d)", re.IGNORECASE
)
_FOR = re.compile(
    r"\b(?:use|consider|counts?|take|review|correct(?:ed)?|current|right|latest|final|newer|newest|most recent|valid|"
    r"replaces|supersedes|updated|revised|us[ae]r?|us[ae]n|utilic\w+|v[aá]lid[ao]s?|vigente|correct[ao]|definitiv[ao]|"
    r"verwenden|benutzen|nehmen|nutzen|g[uü]ltig\w*|gilt|aktuell\w*|richtig\w*|neue[rsn]?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:ignore|disregard|discard|delete|not|don't|outdated|old|older|wrong|mistakes?|superseded|replaced|obsolete|"
    r"instead of|rather than|(?:only|just) (?:so|to show|for)|for (?:comparison|reference)|earlier|previous|draft|"
    r"ignor[ae]r?|ignoren|descart\w+|elimin\w+|anterior|viej[ao]|obsolet[ao]|equivocad[ao]|"
    r"ignorieren|veraltet\w*|überholt\w*|alte[rsn]?|falsch\w*|frühere[rsn]?|nicht)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"(?<=[.!?;])\s+|\n{2,}|[;,]\s|\s+(?:and|but|y|e|pero|und|aber)\s+|\s(?=not\b|instead of\b|rather than\b)",
    re.IGNORECASE,
)
#: Words of which every file name is made here; a name of these alone is meant only where a file is spoken of.
_USUAL = frozenset(
    {
        *(
            "application",
            "app",
            "form",
            "partnership",
            "district",
            "program",
            "cs",
            "csp",
            "copy",
            "document",
            "doc",
        ),
        *("our", "the", "of", "and"),
    }
)
_FILE_WORDS = re.compile(
    r"\b(?:files?|versions?|attachments?|called|named|marked|titled)\b|[\"\u201c\u201d']|\.\w{3,4}\b",
    re.IGNORECASE,
)
_REPLACING = re.compile(r"\b(?:replaces|supersedes)\b", re.IGNORECASE)
_KINDS = {
    Kind.PDF: re.compile(r"\bpdf\b", re.IGNORECASE),
    Kind.DOCX: re.compile(r"\b(?:word|docx)\b", re.IGNORECASE),
    Kind.GOOGLE_DOC: re.compile(r"\b(?:google doc\w*|link(?:ed)?)\b", re.IGNORECASE),
}
_LAST = datetime.max.replace(tzinfo=UTC)
_POSITION = r"(?= (?:one|file|attachment|document|version|form|copy|application)\b|[.,;:]|$)"
_ORDINALS = (r"first|1st|former", r"second|2nd", r"third|3rd", r"fourth|4th")


def stated_order(versions: Sequence[Finding], words: str) -> list[Finding] | None:
    """The versions from the oldest to the one that counts; None where nothing says which one counts.

    versions: in the order of the mail. words: what the sender wrote.
    """
    by: tuple[Callable[[], list[Any]], ...] = (
        lambda: _stances(versions, words[:_WORDS_LOOKED_AT]),
        lambda: [_said_by(one) for one in versions],
        lambda: _moments(versions),
        lambda: [(one.answers or {}).get("signature_date") for one in versions],
    )
    for keys in (make() for make in by):
        known = [key for key in keys if key is not None]
        if len(known) < len(versions):
            continue
        if known.count(max(known)) == 1:
            return [versions[place] for place in sorted(range(len(known)), key=lambda place: known[place])]
    return None


def _moments(versions: Sequence[Finding]) -> list[datetime | None]:
    """When the message that holds each version was sent; what is attached to the outer message beside a forwarded
    one came last, for nobody forwards what is still to be sent."""
    outer = [one for one in versions if one.sent_at is None]
    if len(outer) != 1 or outer[0].origin != "attachment":
        return [one.sent_at for one in versions]
    return [one.sent_at or _LAST for one in versions]


# -- what the mail says ---------------------------------------------------------------------------------------


def _stances(versions: Sequence[Finding], words: str) -> list[int | None]:
    """For each version what the mail says of it: 1 that it counts, -1 that it does not, 0 nothing; all None when
    the mail says nothing of any."""
    found = [0] * len(versions)
    for clause in _CLAUSES.split(words):
        named = _named(versions, clause)
        if not named:
            continue
        if len(named) == 2 and _REPLACING.search(clause):
            found[named[0]], found[named[1]] = 1, -1
        elif len(named) == 1:
            stance = -1 if _AGAINST.search(clause) else 1 if _FOR.search(clause) else 0
            found[named[0]] = found[named[0]] or stance
    return [*found] if any(found) else [None] * len(versions)


def _named(versions: Sequence[Finding], clause: str) -> list[int]:
    """The places of the versions that a clause names, in the order of its words."""
    plain_clause = f" {plain(clause)} "
    found: list[tuple[int, int]] = []
    stems = [stem(one.name) for one in versions]
    speaks_of_files = bool(_FILE_WORDS.search(clause))
    for place, name in enumerate(stems):
        at = plain_clause.find(f" {name} ")
        is_hidden = any(other != name and name in other and f" {other} " in plain_clause for other in stems)
        is_usual = set(name.split()) <= _USUAL and not speaks_of_files
        if at >= 0 and stems.count(name) == 1 and not is_hidden and not is_usual:
            found.append((at, place))
    if not found:
        found = _named_otherwise(versions, clause)
    return [place for _, place in sorted(found)]


def _named_otherwise(versions: Sequence[Finding], clause: str) -> list[tuple[int, int]]:
    """By kind ("the PDF"), by place in the mail ("the second one"), by a mark in the name ("v2") or its date."""
    found: list[tuple[int, int]] = []
    kinds = [one.kind for one in versions]
    days = [_date(one.name)[1:] for one in versions]
    for place, one in enumerate(versions):
        pattern = _KINDS.get(one.kind)
        kind = pattern.search(clause) if pattern is not None and kinds.count(one.kind) == 1 else None
        ordinal = _ORDINALS[place] if place < len(_ORDINALS) else r"\d+th"
        if place == len(versions) - 1:
            ordinal += "|last|latter"
        position = re.search(rf"\b(?:{ordinal})\b{_POSITION}", clause, re.IGNORECASE)
        mark = _mark(one.name)
        label = re.search(rf"\b{re.escape(mark)}\b", clause, re.IGNORECASE) if mark else None
        day = _day_in(clause, days[place]) if days.count(days[place]) == 1 else None
        hit = kind or position or label or day
        if hit is not None:
            found.append((hit.start(), place))
    return found


def _day_in(clause: str, day: tuple[int, int]) -> re.Match[str] | None:
    """Where a clause names that month and day, as words or as figures; None where the name of the file has none."""
    month, of_month = day
    if not month:
        return None
    return re.search(
        rf"\b{_MONTHS[month - 1]}[a-z]*\.? 0?{of_month}(?:st|nd|rd|th)?\b|\b0?{month}[-/.]0?{of_month}(?!\d)|"
        rf"\b{month:02}-{of_month:02}\b",
        clause,
        re.IGNORECASE,
    )


def _mark(name: str) -> str:
    """What tells a file name from the others: its version number."""
    number = _NUMBERED.search(_spaced(name))
    return number.group() if number else ""


# -- what a version says of itself ----------------------------------------------------------------------------


def _spaced(name: str) -> str:
    return re.sub(r"[_()\[\]-]+", " ", re.sub(r"\.\w{1,5}$", "", name))


def _said_by(finding: Finding) -> tuple[int, tuple[int, int], tuple[int, int, int]]:
    """(2 final put right, 1 final, 0 nothing, -1 earlier; version number; date) by its name, else by its first lines."""
    for text, name in (
        (_spaced(finding.name), finding.name),
        *((line, line) for line in finding.first_lines),
    ):
        standing = bool(_FINAL.search(text)) + bool(_FINAL_AGAIN.search(text)) - bool(_EARLIER.search(text))
        number = _NUMBERED.search(text)
        version = (int(number.group(1)), int(number.group(2) or 0)) if number else (0, 0)
        date = _date(name) if text is not name or standing or number else (0, 0, 0)
        if standing or number or any(date):
            return standing, version, date
    return 0, (0, 0), (0, 0, 0)


def _date(name: str) -> tuple[int, int, int]:
    """(year, month, day) in a file name; the year 0 where it is left out."""
    iso = _ISO_DATE.search(name)
    if iso:
        return int(iso.group(1)), int(iso.group(2)), int(iso.group(3))
    month = _MONTH_DATE.search(name)
    if month:
        return int(month.group(3) or 0), _MONTHS.index(month.group(1).lower()) + 1, int(month.group(2))
    us = _US_DATE.search(re.sub(r"\b20\d\d[-_ ]\d\d\b", "", name))  # a school year is no date
    if us and 1 <= int(us.group(1)) <= 12:
        year = int(us.group(3)) % 100 + 2000 if us.group(3) else 0
        return year, int(us.group(1)), int(us.group(2))
    return 0, 0, 0
