"""Which of the five programs a text names, and what it names that is none of them."""

from __future__ import annotations

import re

from pipelines.form import PROGRAMS
from pipelines.rules.read.values.blanks import is_blank, says_none
from pipelines.rules.read.values.cleaning import any_of, folded
from pipelines.rules.read.values.marks import choices
from pipelines.rules.read.values.value import BLANK, Value, bounded, unclear, understood

#: Computer science in Spanish, Portuguese and French, with its article.
_CS_ELSEWHERE = (
    r"(?:las? |l')?(?:ciencias? (?:de|da) (?:la )?comput\w+|comput(?:acion|acao)|informati(?:ca|que)|programa(?:cion|cao)|"
    r"programmation)"
)
_CS = rf"(?:c\.?s\.?|comp(?:uter|\.)?[ -]?sci(?:ence|\.)?|computing|{_CS_ELSEWHERE})"
_AND = r"(?:and|&|/|,|;|y|e|et)"
_IN = r"(?:in|for|en|em|dans|para|pour|through)"

#: Names of each program, and how sure each makes it. Longer names come first: "Computer Science Principles" is
#: neither science nor plain computer science. "~" stands where a name has been found already.
_NAMES = tuple(
    (code, re.compile(pattern), confidence)
    for code, pattern, confidence in (
        (
            "csp",
            any_of(
                rf"\b(?:ap[ -]?)?{_CS}:? princ(?:iples?|\.)?",
                rf"\bprinciples of {_CS}",
                r"\b(?:ap ?-?)?csp\b",
                r"\bcs-?p\b",
                rf"\bprincip(?:ios?|es) (?:de|da|do) {_CS}",
            ),
            1.0,
        ),
        (
            "ecs",
            any_of(
                rf"\bexpl(?:oring|orations? (?:in|of|de)|or(?:ar|er|ando)|oracion de|\.)? ?(?:the |a )?{_CS}",
                r"\becs\b",
                r"\bexplorando (?:las? )?ciencias?",
            ),
            1.0,
        ),
        (
            "algebra",
            any_of(
                rf"\b{_CS}(?: (?:{_IN}|&|and) | ?[/-] ?)(?:the |l'|el )?alg(?:ebr[ae]|\.)",
                r"\balgebr[ae]\b",
                r"\balg\.(?= |$)",
            ),
            1.0,
        ),
        (
            "science",
            any_of(
                rf"\b{_CS}(?: {_IN} | ?/ ?)(?:the |las |les )?(?:middle.school )?(?:sci(?:ences?|\.)?|ciencias?)(?: natur\w+)?(?=\W|$)",
                rf"~ *{_AND} *sci(?:ence|encias?)\b",
                r"^(?:middle.school )?science(?: module)?$",
                r"^sci\.$",
            ),
            1.0,
        ),
        (
            "k5",
            any_of(
                r"\bk ?(?:-|to|through|thru)? ?5(?:th)?\b(?! ?-)",
                r"\belementary\b(?! ?(?:schools?|buildings?|campus\w*|/|,|and|&))",
                r"\bprimaria\b",
                r"\bcode studio\b",
                r"\bcourses? 1(?: ?(?:-|to|through|,) ?[234])\b",
                rf"\b{_CS} fundamentals\b",
                r"\bcsf\b",
            ),
            1.0,
        ),
        (
            "algebra",
            rf"\b{_CS} in math\w*|\bbootstrap\b|\bmiddle.school math\w*|\bmath(?:ematics)? module",
            0.7,
        ),
        ("science", r"\b(?:project )?guts\b", 0.7),
        ("k5", r"\bcourses? [1-4]\b", 0.7),
        ("csp", r"^principles$", 0.7),
    )
)
#: Courses that are none of the five, though their names come close.
_OTHERS = re.compile(
    any_of(
        rf"\b(?:ap ?-?)?{_CS} a\b(?! ?[a-z])",
        r"\b(?:ap ?)?csa\b",
        rf"\bap {_CS}(?! ?:? ?princ)(?=\W|$)",
        rf"\b{_CS} discover\w*",
        r"\bcsd\b",
        r"\bproject lead the way\b",
        r"\bpltw\b",
        r"\bcomputer science and software engineering\b",
        r"\balgebra (?:1|i|2|ii)\b(?! cs)",
    )
)
_GENERIC = re.compile(
    r"\b(?:programs?|courses?|teachers?|curriculum|pd|training|school|high|middle|grades?|the|and|or|for|with|in|of|all|our|we|"
    r"request(?:ed)?|want|first|year|modules?|ap|cs|intro(?:ductory)?|other)\b|[^a-z]+|\b[a-z]{1,2}\b"
)


def _found(words: str) -> tuple[list[tuple[str, float]], str]:
    """(code, confidence) for each program named, and what is left of the words."""
    found: list[tuple[str, float]] = []
    for code, pattern, confidence in _NAMES:
        if pattern.search(words):
            words = pattern.sub(" ~ ", words)
            if code not in (known for known, _ in found):
                found.append((code, confidence))
    return found, words


def _ticked(text: str) -> list[str] | None:
    """The labels of the ticked boxes; None where there are no boxes."""
    boxes = choices(text, lambda label: bool(_found(folded(label))[0]))
    return [label for label, is_ticked in boxes if is_ticked] if boxes else None


def _unknown(pieces: list[str]) -> tuple[str, ...] | None:
    """The short pieces that name some course, but none of the five."""
    unknown = []
    for piece in pieces:
        words = folded(piece)
        _, rest = _found(_OTHERS.sub(" ", words))
        names_something = "~" not in rest and 0 < len(piece.split()) <= 6 and _GENERIC.sub("", rest)
        if _OTHERS.search(words) or names_something:
            unknown.append(" ".join(piece.split()))
    return tuple(unknown) or None


#: "K-5 – 12 teachers": a number of teachers is no end of a span of grades.
_COUNT = re.compile(r"[-–—:(=]? ?\b\d{1,4} teachers?\b\)?", re.IGNORECASE)


@bounded
def programs(text: str) -> Value:
    """The programs a text names: a list of codes in the form's order; words where it names none of the five.

    extra: other courses named there ("CS Discoveries"), as written. Of boxes only the ticked ones count.
    """
    ticked = _ticked(text)
    if is_blank(text) or says_none(text) or ticked == []:
        return BLANK
    pieces = ticked or re.split(r"[\n;,]|(?<!\w)/|/(?!\w)| \+ | & |\band\b", text)
    if "teacher" in text:
        pieces = [_COUNT.sub(" ", piece) for piece in pieces]
    words = folded(" ; ".join(ticked) if ticked else _COUNT.sub(" ", text))
    asked_for = re.sub(r"\bnot\b[^,;.)]{0,40}", " ", words)
    codes = dict(_found(_OTHERS.sub(" ", asked_for))[0])
    for label in (
        pieces if codes and len(pieces) > 1 else ()
    ):  # "Algebra", "Science": sure only as all that a part says
        for code, confidence in _found(
            _OTHERS.sub(" ", re.sub(r"\bnot\b.*", " ", folded(label).strip(" .:-")))
        )[0]:
            codes.setdefault(code, confidence)
    unknown = _unknown(pieces)
    if not codes:
        return unclear(text, "none of the five programs", extra=unknown)
    is_one_tick_for_several = any(len(_found(folded(label))[0]) > 1 for label in ticked or ())
    if is_one_tick_for_several or re.search(r"\b(?:or|maybe|possibly|perhaps|not)\b|\?", words):
        confidence = 0.6
    else:
        confidence = min(codes.values())
    note = "" if confidence == 1.0 else "named in other words"
    return understood([code for code in PROGRAMS if code in codes], text, confidence, note, unknown)


@bounded
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
