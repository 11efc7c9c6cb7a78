"""Students per computer."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from pipelines.rules.read.values.blanks import unanswered
from pipelines.rules.read.values.cleaning import folded
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.numbers import FIGURE, as_decimal, plain_number, without_grades
from pipelines.rules.read.values.value import Value, bounded, unclear, understood

_LARGEST = 100

_N = rf"({FIGURE})"
_STUDENT = r"(?:students?|pupils?|kids?|children|child|learners?|scholars?|estudiantes?|alumnos?|alunos?)"
_COMPUTER = (
    r"(?:computers?|devices?|machines?|laptops?|chromebooks?|ipads?|tablets?|workstations?|pcs?|desktops?"
    r"|computador(?:as?|es)?|equipos?)"
)
_HOW = r"(?:(?:own|his|her|their|an?|the|working|school|lab|personal|cada|each|every|one) )*"
_EACH = (
    r"(?:/|:|per|for (?:each|every)|for|to (?:each|every|an?)|to|each|every"
    r"|shares?|sharing|uses?|using|works? (?:on|at)|por|para|on|in front of)"
)

_LABEL = re.compile(
    rf"\b(?:{_STUDENT}|(?P<computers_first>{_COMPUTER}))[ -]*(?:to|per|/|:)[ -]*(?:{_STUDENT}|{_COMPUTER})"
    r"(?: ratio\b|(?= ?:| is))"
)
_SIDES = re.compile(rf"(?<![\w:.]){_N} ?(?::|-?to-?|/|-| a | x ) ?{_N}(?![\w:])")
_STUDENTS_PER_COMPUTER = re.compile(
    rf"(?:{_N} )?{_STUDENT}(?: (?:will|must|can|have to))? ?{_EACH} ?(?:only )?(?:{_N} )?{_HOW}{_COMPUTER}"
)
_COMPUTERS_PER_STUDENT = re.compile(
    rf"(?:(?:{_N}|an?|una?) )?{_COMPUTER} ?{_EACH} ?(?:(?:each|every|cada) )?(?:{_N} )?{_HOW}{_STUDENT}"
)
_PER_COMPUTER = re.compile(rf"^{_N} ?(?:per|/|share|on|por) ?{_HOW}{_COMPUTER}\W*$")
_PER_STUDENT = re.compile(rf"^{_N} ?(?:(?:per|/|for) ?|for (?:each|every) )(?:{_N} )?{_HOW}{_STUDENT}\W*$")
_TO_ONE = re.compile(rf"\b{_N} to (?:an?|each|every|1) {_COMPUTER}")
_COUNTED = re.compile(rf"{_N} {_STUDENT}\b.{{0,12}}?{_N} {_COMPUTER}\b")
_COUNTED_BACK = re.compile(rf"{_N} {_COMPUTER}\b.{{0,12}}?{_N} {_STUDENT}\b")
_SHARED_BY = re.compile(
    rf"{_COMPUTER}\b.{{0,12}}\b(?:shared by|serves?|for use by) (?:only )?{_N} {_STUDENT}"
)
_OWN = re.compile(
    rf"\b(?:each|every|all)(?: of (?:our|the))? {_STUDENT}\b.{{0,40}}\b(?:an?|one|1|their|his|her|own) (?:\w+ )?{_COMPUTER}\b"
    rf"|\b{_COMPUTER} of (?:their|his|her) own\b|\bno sharing\b"
    rf"|\b(?:each|every(?:one|body)?|all)(?: {_STUDENT})? (?:has|have|gets?|owns?) (?:one|1|their own|his or her own)\W*$"
)
_BARE = re.compile(rf"(?:about |approx\.? |~ ?)?(?:(?P<minus>-|minus ))?{_N}(?: {_STUDENT})?\W*")
_DOUBT = re.compile(
    r"\b(?:not|less|fewer|better|more|under|over|goal|plan(?:ned)?|target|will be|by 20\d\d)\b|\?"
)


def _quotient(students: str | None, computers: str | None) -> set[Decimal]:
    over, under = as_decimal(students or "1"), as_decimal(computers or "1")
    return {over / under} if over and under else set()


def _in_words(words: str) -> set[Decimal]:
    """Ratios said in words: "2 students per computer", "30 computers for 25 students", "a laptop for every child"."""
    if match := _COUNTED.search(words):
        return _quotient(match[1], match[2])
    if match := _COUNTED_BACK.search(words):
        return _quotient(match[2], match[1])
    if match := _SHARED_BY.search(words):
        return _quotient(match[1], None)
    found = set()
    for match in _STUDENTS_PER_COMPUTER.finditer(words):
        found |= _quotient(match[1], match[2])
    for match in _COMPUTERS_PER_STUDENT.finditer(words):
        found |= _quotient(match[2], match[1])
    if match := _PER_COMPUTER.search(words) or _TO_ONE.search(words):
        found |= _quotient(match[1], None)
    if match := _PER_STUDENT.search(words):
        found |= _quotient(match[2], match[1])
    if _OWN.search(words):
        found.add(Decimal(1))
    return found


def _in_figures(words: str, *, computers_first: bool) -> tuple[set[Decimal], bool]:
    """Ratios written as "3:1" or "3 to 1", and whether it is certain which side counts the students."""
    found, is_certain = set(), True
    for match in _SIDES.finditer(words):
        left, right = as_decimal(match[1]), as_decimal(match[2])
        if not left or not right:
            continue
        if computers_first:
            left, right = right, left
        elif left < right:  # asked for students to computers, yet "1:3" is what people write for 3 a computer
            left, right, is_certain = right, left, False
        found.add(left / right)
    return found, is_certain


def _ratios(words: str) -> tuple[set[Decimal], bool]:
    """Every ratio in words and figures, or the bare number; and whether the sides are certain."""
    label = _LABEL.search(words)
    words = _LABEL.sub(" ", words).strip(" :")
    in_figures, is_certain = _in_figures(words, computers_first=bool(label and label["computers_first"]))
    found = _in_words(words) | in_figures
    if not found and (bare := _BARE.fullmatch(words)):
        found = {as_decimal(bare[2]) * (-1 if bare["minus"] else 1)}
    return found, is_certain


@bounded
def ratio(text: str) -> Value:
    """Students per computer: "2:1", "one-to-one", "1 computer for every 3 students", or the bare number.

    "1:3" is read as three students a computer, for a person to confirm; two different ratios stay words.
    """
    if (missing := unanswered(text)) is not None:
        return missing
    words = folded(text).replace("-to-", " to ").replace(" a cada ", " por ")
    words = without_grades(digits_for_words(re.sub(r"\buno? a uno?\b", "1 to 1", words)))
    found, is_certain = _ratios(words)
    if len(found) != 1 or "%" in words:
        return unclear(text, "more than one ratio" if len(found) > 1 else "no ratio")
    number = found.pop().quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not 0 < number <= _LARGEST:
        return unclear(text, "beyond reason", out_of_range=True)
    if _DOUBT.search(words):
        return understood(plain_number(number), text, 0.6, "not said for certain")
    if not is_certain:
        return understood(plain_number(number), text, 0.6, "which side counts the students is not said")
    return understood(plain_number(number), text)
