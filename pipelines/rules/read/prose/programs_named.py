"""Programs and numbers of teachers, as running text names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.rules.read.prose.counts import NUMBER

_CS = r"(?:c\.?s\.?|comp(?:uter|\.)?[ -]?sci(?:ence|\.)?|computing)"
_PROGRAM = re.compile(
    rf"(?P<csp>\b(?:ap[ -]?)?{_CS}:? princ(?:iples?|\.)?|\bprinciples of {_CS}|\b(?:ap ?-?)?csp\b)|"
    rf"(?P<ecs>\bexploring (?:the )?{_CS}|\becs\b)"
    rf"|(?P<algebra>\b{_CS} (?:in|for|through) (?:the )?alg(?:ebra|\.))|(?P<science>\b{_CS} (?:in|for|"
    rf"through) (?:the )?(?:middle.school )?science\b)"
    rf"|(?P<k5>\bk ?(?:-|to|through) ?5 (?:courses?|programs?|curriculum|computer science|cs|partnership|"
    rf"workshops?|classes)|\bfor k ?- ?5(?! (?:students|schools|teachers|grades|buildings))\b|^k ?- ?5(?=,? (?:we|our|begins?|starts?|will|there)\b)|^\W{{0,3}}k ?- ?5(?= ?[/|:(-] ?\d{{1,4}} (?:\w+ )?teachers?\b)|\belementary (?:courses|program|cs|computer science)\b|\bcourses 1(?:-| to | "
    rf"through )[34])"
)
#: Beside another program the short name of one will do, where a number goes with it: "ECS for 4 and Algebra for 7".
_SHORT = re.compile(
    r"(?:(?P<algebra>\balgebra)|(?P<science>\b(?<!computer )science))(?=:? ?(?:for|with|[-(]) ?\d| (?:begins?|starts?)\b)"
)
TEACHERS = re.compile(
    rf"{NUMBER}(?! of (?:the |our )?\d)(?: \w+(?:-\w+)?){{0,4}}? (?:teachers?|educators|instructors|faculty|staff|colleagues|"
    rf"maestros?|docentes|professores|enseignants?|people)\b"
)


@dataclass(slots=True)
class Mentioned:
    """Programs named in a sentence, each once, with the place of the name."""

    code: str
    start: int
    end: int


def mentioned(plain: str) -> list[Mentioned]:
    """The programs of a plain sentence, in order."""
    return list(_mentioned(plain))


@lru_cache(maxsize=512)
def _mentioned(plain: str) -> tuple[Mentioned, ...]:
    """As `mentioned`, remembered: each sentence is asked by many rules."""
    found: list[Mentioned] = []
    for match in _PROGRAM.finditer(plain):
        code = str(match.lastgroup)
        if found and found[-1].code == code and match.start() - found[-1].end <= 3:
            found[-1].end = match.end()  # "Computer Science Principles (CSP)"
        else:
            found.append(Mentioned(code, match.start(), match.end()))
    if found and (short := _SHORT.search(plain)) and str(short.lastgroup) not in {one.code for one in found}:
        found.append(Mentioned(str(short.lastgroup), short.start(), short.end()))
        found.sort(key=lambda one: one.start)
    return tuple(found)
