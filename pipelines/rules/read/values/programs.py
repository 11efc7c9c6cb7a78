"""Which of the five programs a text names, and what it names that is none of them."""

from __future__ import annotations

import re

from pipelines.form import PROGRAMS
from pipelines.rules.read.values.marks import choices
from pipelines.rules.read.values.value import BLANK, Value, folded, is_blank, says_none, unclear, understood

_CS = r"(?:c\.?s\.?|comp(?:uter|\.)?[ -]?sci(?:ence|\.)?|computing)"
#: Names of each program, and how sure each makes it. Longer names come first: "Computer Science Principles" is
#: neither science nor plain computer science.
_NAMES: tuple[tuple[str, str, float], ...] = (
    ("csp", rf"\b(?:ap[ -]?)?{_CS}:? princ(?:iples?|\.)?|\bprinciples of {_CS}|\b(?:ap ?-?)?csp\b|\bcs-?p\b|"
            r"\bprincipios de (?:las? )?ciencias? de (?:la )?computacion", 1.0),
    ("ecs", rf"\bexpl(?:oring|orations? (?:in|of)|orar|\.)? ?(?:the )?{_CS}|\becs\b|\bexplorando (?:las? )?ciencias?", 1.0),
    ("algebra", rf"\b{_CS} (?:in|for|&|and|en|through) (?:the )?alg(?:ebra|\.)|\balgebra\b|\balg\.(?= |$)", 1.0),
    ("science", rf"\b{_CS} (?:in|for|en|through) (?:the )?(?:middle.school )?sci(?:ence|\.|encias?)?(?=\W|$)|~ *(?:and|&|/|,|;|y) *sci(?:ence|encias?)\b|"
                r"^(?:middle.school )?science(?: module)?$", 1.0),
    ("k5", r"\bk ?(?:-|to|through|thru)? ?5(?:th)?\b(?! ?-)|\belementary\b|\bcode studio\b|\bcourses? 1(?: ?(?:-|to|through|,) ?[234])\b|"
           rf"\b{_CS} fundamentals\b|\bcsf\b|\bprimaria\b", 1.0),
    ("algebra", r"\bbootstrap\b|\bmiddle.school math\w*|\bmath(?:ematics)? module", 0.7),
    ("science", r"\bproject guts\b|\bguts\b", 0.7),
    ("k5", r"\bcourses? [1-4]\b", 0.7),
    ("csp", r"^principles$", 0.7),
)  # fmt: skip
#: Courses that are none of the five, though their names come close.
_OTHERS = re.compile(
    rf"\b(?:ap ?-?)?{_CS} a\b(?! ?[a-z])|\bap ?csa\b|\bcsa\b|\bap {_CS}(?! ?:? ?princ)(?=\W|$)|\b{_CS} discover\w*|\bcsd\b|"
    r"\bproject lead the way\b|\bpltw\b|\bcomputer science and software engineering\b|\balgebra (?:1|i|2|ii)\b(?! cs)"
)
_GENERIC = re.compile(
    r"\b(?:programs?|courses?|teachers?|curriculum|pd|training|school|high|middle|grades?|the|and|or|for|with|in|of|all|our|we|"
    r"request(?:ed)?|want|first|year|modules?|ap|cs|intro(?:ductory)?|other)\b|[^a-z]+|\b[a-z]{1,2}\b"
)


def _found(words: str) -> tuple[list[tuple[str, float]], str]:
    """(code, confidence) for each program named, and what is left of the words."""
    found: list[tuple[str, float]] = []
    for code, pattern, confidence in _NAMES:
        if re.search(pattern, words):
            words = re.sub(pattern, " ~ ", words)
            if code not in (known for known, _ in found):
                found.append((code, confidence))
    return found, words


def programs(text: str) -> Value:
    """The programs a text names: a list of codes in the form's order ([] where it names none of the five).

    extra: other courses named there ("CS Discoveries"), as written. Of boxes only the ticked ones count.
    """
    boxes = choices(text, lambda label: bool(_found(folded(label))[0]))
    pieces = (
        [label for label, is_ticked in boxes if is_ticked]
        if boxes
        else re.split(r"[\n;,]|(?<!\w)/|/(?!\w)| \+ | & |\band\b", text)
    )
    if is_blank(text) or says_none(text) or (boxes and not pieces):
        return BLANK
    codes: dict[str, float] = {}
    unknown: list[str] = []
    joined = " ; ".join(pieces)
    for code, confidence in _found(
        re.sub(_OTHERS, " ", re.sub(r"\bnot\b[^,;.)]{0,40}", " ", folded(joined)))
    )[0]:
        codes[code] = confidence
    for piece in pieces:
        words = folded(piece)
        _, rest = _found(_OTHERS.sub(" ", words))
        if _OTHERS.search(words) or (
            "~" not in rest and 0 < len(piece.split()) <= 6 and _GENERIC.sub("", rest)
        ):
            unknown.append(" ".join(piece.split()))
    extra = tuple(unknown) or None
    if not codes:
        return unclear(text, "none of the five programs", extra=extra)
    ordered = [code for code in PROGRAMS if code in codes]
    doubtful = re.search(r"\b(?:or|maybe|possibly|perhaps|not)\b|\?", folded(joined)) is not None
    confidence = min(min(codes.values()), 0.6 if doubtful else 1.0)
    return understood(ordered, text, confidence, "" if confidence == 1.0 else "named in other words", extra)


def program(text: str) -> Value:
    """The one program a text names. Several: no value, and `extra` is the tuple of their codes.

    An unknown course has no value either, and `extra` is None: then the problem is `unknown_program`.
    """
    named = programs(text)
    if named.value is None:
        return BLANK if named.is_blank else unclear(text, named.note)
    if len(named.value) > 1:
        return unclear(text, "more than one program", extra=tuple(named.value))
    confidence = (
        min(named.confidence, 0.6) if named.extra and _OTHERS.search(folded(text)) else named.confidence
    )
    return understood(named.value[0], text, confidence, named.note)
