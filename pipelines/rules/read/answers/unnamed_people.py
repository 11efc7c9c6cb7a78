"""People whose data nobody's name heads: "Name, Title, E-mail" twice, one below the other, or bare lines of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipelines.rules.read.candidates import Readings
from pipelines.rules.read.language.persons import is_title
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import Person, parse_person
from pipelines.rules.read.pieces import Answer, Line, Pair
from pipelines.rules.read.questions.asked import topics

_KINDS = {
    "name": re.compile(r"(?:full |contact )?name|nombre"),
    "title": re.compile(r"(?:job )?title|position|cargo|puesto"),
    "email": re.compile(r"e-?mail(?: address)?|correo(?: electronico)?"),
    "phone": re.compile(r"(?:tele)?phone(?: number)?|tel|telefono"),
}
_SUPERINTENDENT = re.compile(r"superintendente?(?: of schools| de escuelas)?\W*")
_DASH = re.compile(r"[-–—•*] ")
#: Concepts of a heading that say whose data stand below it.
_WHOSE = frozenset({"primary", "superintendent", "signer", "other_person", "facilitator", "teacher"})
#: Lines that the data of one person take at most: name, position, address, telephone.
_MOST_LINES = 4


def with_superintendent(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs in order; a name whose title is Superintendent heads the superintendent's own data.

    Only where another name stands without a word of whose it is: the only person of a form may be both.
    """
    every = list(pairs)
    runs = [run for run in _runs(every) if any(_kind(every[at]) == "title" for at in run)]
    heads = [run for run in runs if _is_superintendents(every, run)]
    if len(runs) > 1 and len(heads) == 1:
        for at in heads[0]:
            every[at] = replace(every[at], label=f"Superintendent: {every[at].label}")
    yield from every


def _kind(pair: Pair) -> str:
    """Which part of a person's data a bare label asks for, "" for any other label."""
    if pair.tag or topics(pair.section) & _WHOSE:
        return ""
    label = fold(pair.label).strip(" :.")
    return next((kind for kind, words in _KINDS.items() if words.fullmatch(label)), "")


def _runs(pairs: Sequence[Pair]) -> Iterator[list[int]]:
    """Places of bare labels that stand together, each run begun by a name."""
    run: list[int] = []
    for at, pair in enumerate(pairs):
        kind = _kind(pair)
        goes_on = bool(run) and kind not in ("", "name") and pair.block == pairs[run[-1]].block
        if goes_on:
            run.append(at)
            continue
        if run:
            yield run
        run = [at] if kind == "name" else []
    if run:
        yield run


def _is_superintendents(pairs: Sequence[Pair], run: list[int]) -> bool:
    titles = [pairs[at].answer.text for at in run if _kind(pairs[at]) == "title"]
    return any(_SUPERINTENDENT.fullmatch(fold(title).strip()) for title in titles)


def bare_people(lines: Sequence[Line]) -> list[Pair]:
    """A name in a list, and below it nothing but an address and a number: labels that do not say whose they are."""
    found: list[Pair] = []
    for at, line in enumerate(lines):
        person = _of_item(line)
        if not (person and person.name) or person.rest or topics(line.section) & _WHOSE:
            continue
        lines_of_one = [line]
        for more in lines[at + 1 : at + _MOST_LINES]:
            said = _of_item(more)
            if not said or said.name or said.rest or more.section != line.section:
                break
            person = _joined(person, said)
            lines_of_one.append(more)
        if person.email and len(lines_of_one) > 1:
            found.extend(_pairs_of(person, line))
    return found if len({pair.order for pair in found}) == 1 else []


def _of_item(line: Line) -> Person | None:
    dash = _DASH.match(line.text)
    if line.owner or not (line.is_item or dash) or len(line.text.split()) > 12:
        return None
    return parse_person(line.text[dash.end() if dash else 0 :], line.links) or None


def _joined(person: Person, more: Person) -> Person:
    title = more.title if more.title and is_title(more.title) else ""
    return replace(
        person,
        title=person.title or title,
        email=person.email or more.email,
        phone=person.phone or more.phone,
    )


def _pairs_of(person: Person, line: Line) -> Iterator[Pair]:
    for label, words in (
        ("Name", person.name),
        ("Title", person.title),
        ("E-mail", person.email),
        ("Telephone", person.phone),
    ):
        if words:
            yield Pair(
                label, Answer((words,), line.place), line.section, "below", line.order, -line.order - 1
            )


def superintendent_by_title(readings: Readings) -> None:
    """Of two people read as the contact, the one whose title is Superintendent is the superintendent, where no other
    place names one: "Who is in charge?" may mean either."""
    named = [one for one in readings.of("primary_name") if one.value is not None]
    if len({str(one.value) for one in named}) != 2 or readings.best("superintendent_name") is not None:
        return
    heads = {
        one.order
        for one in readings.of("primary_title")
        if one.value is not None and _SUPERINTENDENT.fullmatch(fold(str(one.value)).strip())
    }
    if len({str(one.value) for one in named if one.order in heads}) != 1:
        return
    for part in ("name", "title", "email", "phone"):
        key, own = f"primary_{part}", readings.of(f"primary_{part}")
        for one in [one for one in own if one.order in heads]:
            own.remove(one)
            readings.add(replace(one, key=f"superintendent_{key.removeprefix('primary_')}"))
