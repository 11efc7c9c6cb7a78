"""What one cell says of each of the programs that its row names."""

from __future__ import annotations

import re

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.remembered import program, programs

#: "2 each": as many for every program of the row.
_EACH = re.compile(
    r"(\d{1,4}) (?:teachers? )?(?:each|apiece|per program|per course|for each(?: one| program| course)?)"
)

#: "12/9": a number for each; a school year has years of two or four digits, the second the next one.
_COUNTS = re.compile(r"(?!(?:20)?1\d ?/ ?(?:20)?1\d$)\d{1,3}(?: ?/ ?\d{1,3})+")


def in_order(words: str, codes: list[str]) -> list[str]:
    """The programs of a cell in the order in which it names them, which is that of the cells beside it."""
    if len(codes) < 2:
        return codes
    named = [code for piece in _BETWEEN.split(words) for code in programs(piece).value or [] if code in codes]
    return list(dict.fromkeys([*named, *codes]))


#: What stands between programs that are named one after the other.
_BETWEEN = re.compile(r"[\n;,/+&]|\band\b")


def share_of(words: str, code: str, every: list[str]) -> str | None:
    """The part of a cell that belongs to one of the programs named in its row: "ECS: 32 / CSP: 31", or one line each.
    every: in the order in which the row names them. None where a cell has one number for several programs."""
    if len(every) < 2:
        return words
    if each := _EACH.fullmatch(fold(words).strip(" .")):
        return each[1]
    if _COUNTS.fullmatch(words.strip()) and len(counts := re.findall(r"\d+", words)) == len(every):
        return str(counts[every.index(code)])
    pieces = [p for p in re.split(r"\n|;|,\s|\s[/+&]\s|\band\b", words) if p.strip()]
    own = [p for p in pieces if code in (programs(p).value or [])]
    if own:
        return _without_program(own[0])
    if len(pieces) == len(every) and len(pieces) > 1:
        return pieces[every.index(code)]
    numbers = re.findall(r"\d+", words)
    return None if len(numbers) == 1 and len(words.split()) <= 2 else words


def _without_program(piece: str) -> str:
    before, colon, after = piece.partition(":")
    if colon and program(before).value:
        return after.strip()
    return re.sub(r"\b(?:ECS|CSP|AP)\b|\bK-?5\b", " ", piece).strip(" -–:()")


#: "CSP (4)", "Algebra – 6", "ECS: 12 teachers", "K-5 = 30"; "K-5" and "Courses 1-4" are names.
_COUNT_BEHIND = re.compile(
    r"(?:[(:=×]| [x–—-]) ?(\d{1,4})(?: ?teachers?)?\)?$|\b(\d{1,4}) ?teachers?\)?$", re.IGNORECASE
)


def count_beside_name(words: str, code: str, every: list[str]) -> str:
    """The number of teachers behind the name of a program, where no column of its own has it; "" for none."""
    pieces = [p.strip() for p in re.split(r"\n|[;,]|\s[/+&]\s|\band\b", words) if p.strip()]
    own = [p for p in pieces if programs(p).value == [code]] if len(every) > 1 else pieces
    found = _COUNT_BEHIND.search(own[0]) if len(own) == 1 else None
    return (
        (found[1] or found[2]) if found and not re.fullmatch(r"(?:19|20)\d\d", found[1] or found[2]) else ""
    )
