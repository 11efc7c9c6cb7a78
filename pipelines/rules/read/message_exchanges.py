"""Questions of our letter and what the district wrote to each: below the quoted question, or by its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.rules.read.message_facts import Body

_NUMBERED = re.compile(r"^\s*(\d{1,2})\s?[.):]\s+(\S.*)$")
_ENDS = re.compile(r"[.?!:\"\u201d]\s*$")
#: How sentences of our letters begin that stand below a question and are no answer to it.
_OURS = re.compile(
    r"^\s*(?:we found|please|which (?:one|of)|tell us|just answer|if any of this|what we understood|questions|"
    r"without these|kind regards|sincerely|thank you|dear|district partnerships)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:(?:hi|hello|dear|good (?:morning|afternoon|evening)|hola|greetings)\b[^.\n]{0,60}[,:!]?|"
    r"thank(?:s| you)[^.\n]{0,40}[.!,])\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of ours as quoted and the district's words to it."""

    question: str
    answer: str


@dataclass(slots=True)
class _Asked:
    """A numbered question of a quoted letter; below: what stands under it and is not ours."""

    number: int
    words: str
    below: list[str]
    is_whole: bool = False


def exchanges(body: Body) -> tuple[Exchange, ...]:
    """Every question of the quoted letter that was answered, with the answer, in order."""
    asked = _asked(body.letter)
    found = [pair for quoted, answer in body.exchanges if (pair := _between(quoted, answer)) is not None]
    if not found:
        found = _by_number(body.own, asked)
    if not found:
        found = [
            Exchange(one.words, "\n".join(one.below).strip()) for one in asked if "".join(one.below).strip()
        ]
    if not found and len(asked) == 1:
        words = _first_paragraph(body.own)
        found = [Exchange(asked[0].words, words)] if words else []
    return tuple(found)


def _between(quoted: str, answer: str) -> Exchange | None:
    """The last thing of a stretch of our letter that somebody may answer, with what stands below it."""
    asked = _asked(quoted)
    lines = [line.strip() for line in quoted.split("\n")]
    last = next((line for line in reversed(lines) if line), "")
    if asked and not _is_past(asked[-1], lines):
        return Exchange(asked[-1].words, answer.strip())
    is_line_read_back = re.match(r"^[^:]{2,80}: \S", last) is not None
    return Exchange(last, answer.strip()) if last.endswith("?") or is_line_read_back else None


def _is_past(asked: _Asked, lines: list[str]) -> bool:
    """Whether the letter went on to something else after this question: a closing, another section."""
    after = [line for line in lines[_place(asked, lines) :] if line]
    rest = [line for line in after if line not in asked.words and not _NUMBERED.match(line)]
    return any(
        _OURS.match(line)
        and not re.match(r"we found|please (?:tell|write|confirm|send)|which", line, re.IGNORECASE)
        for line in rest
    )


def _place(asked: _Asked, lines: list[str]) -> int:
    return max(
        place
        for place, line in enumerate(lines)
        if (found := _NUMBERED.match(line)) and int(found.group(1)) == asked.number
    )


def _asked(letter: str) -> list[_Asked]:
    """The numbered questions of a letter; lines that wrapping tore apart are joined."""
    found: list[_Asked] = []
    for line in letter.split("\n"):
        numbered = _NUMBERED.match(line)
        if numbered is not None:
            found.append(_Asked(int(numbered.group(1)), numbered.group(2).strip(), []))
            continue
        if not found:
            continue
        last = found[-1]
        if not line.strip():
            last.is_whole = True
        elif not last.is_whole and not _ENDS.search(last.words):
            last.words += " " + line.strip()
        elif _OURS.match(line):
            last.is_whole = True
            if not re.match(r"\s*(?:we found|please|which)", line, re.IGNORECASE):
                break
        else:
            last.below.append(line.strip())
    return found


def _by_number(own: str, asked: list[_Asked]) -> list[Exchange]:
    """Answers that carry the numbers of the questions."""
    questions = {one.number: one.words for one in asked}
    found: list[Exchange] = []
    number, lines = 0, []  # type: int, list[str]
    for line in [*own.split("\n"), "0. end"]:
        numbered = _NUMBERED.match(line)
        if numbered is None:
            if number and not line.strip():
                number = -abs(number)  # what follows a blank line is a closing, unless another number comes
            elif number > 0:
                lines.append(line.strip())
            continue
        if abs(number) in questions and lines:
            found.append(Exchange(questions[abs(number)], "\n".join(lines)))
        number, lines = int(numbered.group(1)), [numbered.group(2).strip()]
    return found


def _first_paragraph(own: str) -> str:
    """The first paragraph that is no greeting."""
    for paragraph in re.split(r"\n\s*\n", own.strip()):
        if paragraph.strip() and not _GREETING.match(paragraph):
            return paragraph.strip()
    return ""
