"""Answers that list programs with what is said of each: ticked boxes, parts behind commas, lines below a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.rules.read.answers.request_rows import details
from pipelines.rules.read.language.words import sentences
from pipelines.rules.read.pieces import Answer, Section
from pipelines.rules.read.prose.programs_named import mentioned
from pipelines.rules.read.prose.sentences import plain_words
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.remembered import program
from pipelines.rules.read.values import Value, choices

#: A line about one program is no longer.
_LONGEST = 200


@dataclass(slots=True)
class Listed:
    """One program of a list. words: that name it; said: (value, words) by column of a request."""

    code: str
    words: str
    said: dict[str, tuple[Value, str]] = field(default_factory=dict)

    def add(self, words: str) -> None:
        """What more words say of it, where nothing has been said yet."""
        for key, value in details(words).items():
            self.said.setdefault(key, (value, words))


#: A line that names a program and nothing else is no longer.
_LONGEST_NAME = 60


def opens_request(text: str, section: Section) -> bool:
    """Is a line nothing but a program, where programs are asked for? What stands below is said of it."""
    if len(text) > _LONGEST_NAME or not topics(section) & {"program", "request"}:
        return False
    return program(text).is_sure and not details(text)


def listed_requests(answer: Answer) -> list[Listed]:
    """The programs of an answer, [] where it is no such list."""
    return _ticked(answer.text) or _behind_commas(answer.text) or _on_lines(answer.lines)


def _ticked(text: str) -> list[Listed]:
    """ "☒ CSP (31 teachers, 2016-17) ☐ ECS": what stands with a ticked box is said of its program."""
    labels = [label for label, is_ticked in choices(text) if is_ticked]
    codes = [program(label).value for label in labels]
    if not labels or not all(codes) or not any(details(label) for label in labels):
        return []
    found = [Listed(str(code), label) for code, label in zip(codes, labels, strict=True)]
    for one in found:
        one.add(one.words)
    return found


def _behind_commas(text: str) -> list[Listed]:
    """ "ECS, 3 teachers, 2016-17": one program, and what is said of it set apart by commas."""
    # Several sentences tell, with commas of their own: they are for the rules of running text.
    is_list = len(text) <= _LONGEST and len(sentences(text)) == 1
    parts = [piece.strip() for piece in re.split(r"[,;]\s", text)] if is_list else []
    code = program(parts[0]).value if len(parts) > 1 else None
    if not code or "teachers" not in details(text) or any(mentioned(plain_words(p)) for p in parts[1:]):
        return []
    found = Listed(str(code), text)
    found.add(text)
    return [found]


def _on_lines(lines: tuple[str, ...]) -> list[Listed]:
    """Programs on lines of their own, each with lines below that say its number, year or way: items of a list with
    items further in."""
    if len(lines) < 2 or any(len(line) > _LONGEST for line in lines):
        return []
    codes = [program(line) for line in lines]
    opens = [
        code.is_sure and "teachers" not in details(line) for code, line in zip(codes, lines, strict=True)
    ]
    if not opens[0] or all(opens):
        return []
    found: list[Listed] = []
    for code, line, is_program in zip(codes, lines, opens, strict=True):
        if is_program:
            found.append(Listed(str(code.value), line))
        found[-1].add(line)
    return found
