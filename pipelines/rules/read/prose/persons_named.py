"""People as sentences name them, each with what is said of them up to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.persons import find_person, is_title
from pipelines.rules.read.people import Person, parse_person
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence

#: "Our Director of Academics, Wes Amaro": a title in capitals before the name.
_TITLE_BEFORE = re.compile(
    r"\b(?:our|the|its|their) ([A-Z][\w&/-]*(?: (?:[A-Z][\w&/-]*|of|and|for|&)){0,7}),? $"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of a sentence. start: where the name stands; name: as written there."""

    person: Person
    start: int
    name: str


def mentions(text: str) -> list[Mention]:
    """The people of a sentence, each with what follows up to the next."""
    starts: list[tuple[int, str]] = []
    at = 0
    while match := find_person(text, at):
        starts.append((match.start(), match.group()))
        at = match.end()
    found = []
    for number, (start, name) in enumerate(starts):
        until = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        rest = re.sub(
            r"\b(?:reached at|who is|is|at|or|call|email|by phone at|on|and can be reached (?:at|by))\b",
            ",",
            text[start + len(name) : until],
        )
        said = parse_person(f"{name}, {rest.strip(' ,')}")
        if not said.title and (title := _TITLE_BEFORE.search(text[:start])) and is_title(title[1]):
            said = replace(said, title=title[1])
        found.append(Mention(said, start, name))
    return found


def put_person(subject: str, person: Person, score: float, sentence: Sentence) -> Iterator[Candidate]:
    """A reading for each thing known of a person. subject: "primary", "superintendent" or "signature", of whom the
    form asks no address and no number."""
    for part in ("name", "title", "email", "phone"):
        value = getattr(person, part)
        if value and not (subject == "signature" and part in ("email", "phone")):
            yield candidate(f"{subject}_{part}", value, score, sentence)
