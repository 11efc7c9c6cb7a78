"""The number of teachers that a sentence says of a program."""

from __future__ import annotations

import re

from pipelines.rules.read.prose.counts import NUMBER
from pipelines.rules.read.prose.programs_named import TEACHERS, Mentioned, mentioned
from pipelines.rules.read.values import Value, whole_number

COMMITS = re.compile(
    r"\b(?:commit\w*|pledg\w*|promis\w*|comprometemos|sign(?:ed)? up|will (?:train|send|bring|take|"
    r"teach|participate|attend|do)|(?:to )?be trained|(?:have )?said yes|have agreed|agreed to|lined up|ready to)\b"
)
BARE = re.compile(
    rf"{NUMBER}(?! ?(?:miles?|years?|days?|hours?|schools?|students?|sections?|percent|%|mbps|dollars|"
    rf"counsel\w*|principals?|minutes|weeks?|months?|p\.?m|a\.?m|grades?|th\b|buildings?|campus\w*|"
    rf"districts?|programs?|courses?|kids|children|pupils|learners|enrolled|families|residents|"
    rf"(?:elementar(?:y|ies)|middle|junior high|primary)\b(?! (?:\w+ ){{0,2}}teachers)|high schools?\b(?! (?:\w+ )?teachers)|of \d))"
)
YEAR = re.compile(
    r"\b(?:20\d\d ?[-/] ?(?:20)?\d\d|(?:in|from|starting|beginning|sy|year) '?[12]\d ?[-/] ?'?[12]\d\b|(?:fall|autumn|spring|summer|july|aug(?:ust)?\.?|sept?(?:ember)?\.?|"
    r"school year|sy|otono) (?:of )?\(?'?(?:20)?\d\d(?: ?[-/] ?(?:20)?\d\d(?!\d))?|(?:in|from|starting|beginning) 20\d\d)"
)


def teachers_of(plain: str, begin: int, name: Mentioned, until: int, *, of_teachers: bool) -> Value | None:
    """The number of teachers that belongs to a program: in its stretch of the sentence, nearest to its name; where
    the sentence puts its numbers behind the names ("CSP for 2 teachers and ECS for 4"), none before a name."""
    clause = plain.rfind("; ", begin, name.start)
    if clause >= 0 and BARE.search(without_years(plain[clause : name.start])):
        begin = clause  # "34 teachers were asked; eight said yes to ECS"
    before, after = plain[begin : name.start], plain[name.end : until]
    side = _side(plain)
    number, is_open = _nearest(before, after, side)
    if is_open and not number:
        return None
    if side == "before" and (said := _bare_numbers(before)):
        number = said[-1]  # "4 of our teachers: 3 in algebra, 1 in ECS"
    speaks = of_teachers or TEACHERS.search(plain) or COMMITS.search(plain) or _COUNT_OF.search(plain)
    if not number and speaks:
        is_own = begin in (0, clause) or re.search(r"\band\b|,", before) is not None
        number = next(iter(_bare_numbers(after)), "") or next(
            reversed(_bare_numbers(before) if is_own else []), ""
        )
    if not number or re.search(rf"\ball {number}\b", plain):
        return None  # "All 17 would teach it": those of the whole group
    between = _RANGE.search(plain)
    if between and number in between.groups():
        return Value(None, plain, 0.0, "no one number")
    value = whole_number(number, at_most=100_000)
    return value if value.value is not None else None


#: "3 or 4 teachers", "between 30 and 40 teachers": no one number.
_RANGE = re.compile(
    r"\b(?P<low>\d{1,4}) ?(?:-|to|or) ?(?P<high>\d{1,4}) (?:[\w-]+ ){0,4}?(?:teachers?|people|educators|instructors)\b|"
    r"\bbetween (?P<from>\d{1,4}) and (?P<until>\d{1,4})\b"
)


def _nearest(before: str, after: str, side: str) -> tuple[str, bool]:
    """The number of teachers nearest to a name, "" for none; and whether one stands there that is no number of ours."""
    ranked: list[tuple[int, str]] = []
    is_open = False
    for stretch, is_before in ((before, True), (after, False)):
        if side == ("behind" if is_before else "before"):
            continue
        for match in TEACHERS.finditer(stretch):
            if is_added(stretch, match):
                is_open = True
                continue
            ranked.append((len(stretch) - match.end() if is_before else match.start(), match["number"]))
    return (min(ranked)[1] if ranked else ""), is_open


def _bare_numbers(stretch: str) -> list[str]:
    return [match["number"] for match in BARE.finditer(without_years(stretch))]


def is_added(plain: str, match: re.Match[str]) -> bool:
    """ "Me plus 1 more teacher" is no sum that is said, and "no way that we get 30 teachers" no number that comes."""
    before = plain[: match.start()]
    return bool(_ADDED.search(match.group()) or _UNREACHED.search(before)) or before.endswith("plus ")


_COUNT_OF = re.compile(r"\b(?:number|count) of (?:our |the )?teachers\b")
_UNREACHED = re.compile(
    r"\b(?:no way|not|never|cannot|can't|n't|without|short of|unable|nowhere near|fewer than|if)\b[^.;,]{0,40}$"
)
_ADDED = re.compile(r"\b(?:more|other|another|additional) (?:teachers?|people|colleagues?)$")


def _side(plain: str) -> str:
    """On which side of the names a sentence of several programs puts its numbers of teachers: "before" or "behind" each
    of them, "" where that is mixed."""
    named = mentioned(plain)
    bare = without_years(plain)
    if len(named) < 2:
        return ""
    starts = [0, *(name.end for name in named[:-1])]
    ends = [*(name.start for name in named[1:]), len(bare)]
    if all(BARE.search(bare[start : name.start]) for name, start in zip(named, starts, strict=True)):
        return "before"
    if BARE.search(bare[: named[0].start]):
        return ""
    behind = all(BARE.search(bare[name.end : end]) for name, end in zip(named, ends, strict=True))
    return "behind" if behind else ""


def without_years(plain: str) -> str:
    """The words with blanks in place of years and amounts of money, so that places stay the same."""
    return YEAR.sub(
        lambda m: " " * len(m.group()),
        re.sub(r"\$ ?[\d,.]+|\b(?:19|20)\d\d\b", lambda m: " " * len(m.group()), plain),
    )
