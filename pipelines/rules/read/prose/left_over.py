"""What a letter never says outright, but leaves no doubt of: the only state it names, the only address to write to.

Only for what nothing else answered; a person confirms it, unless the state stands right behind the district's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.rules.read.candidates import LIKELY, Candidate, Readings
from pipelines.rules.read.language.addresses import find_street
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.names import is_address_of, name_words
from pipelines.rules.read.language.persons import find_person
from pipelines.rules.read.people import Person, parse_person
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.persons_named import mentions
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.who import own_names
from pipelines.rules.read.values import find_emails
from pipelines.states import exact_state

#: A reading for a person to confirm, and one that needs nobody.
_CONFIRM, _BEHIND_NAME = 0.7, 0.82
#: An address that has the surname and the first letter of a name is its owner's.
_OF_THE_NAME = 0.85
_STATE = re.compile(
    r"(?<!University of )\b(?P<name>(?:(?:New|North|South|West|Rhode) )?[A-Z][a-z]{3,})\b"
    r"(?! (?:Street|Avenue|Ave|Road|Drive|Boulevard|University|College|City|County|High|Middle|Elementary|Schools?)\b)"
    r"|(?<=, )(?P<code>[A-Z]{2})\b(?=[\s.,;:)]|$)"
)
#: Characters between a name and the state that belongs to it.
_NEAR = 4


def read_left_over(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """Readings of the state and the primary contact where no other has been found."""
    if not _is_read(readings, "state"):
        yield from _only_state(sentences)
        yield from _state_of_lead(sentences, readings)
    yield from _by_local_part(sentences, readings)
    yield from _title_elsewhere(sentences, readings)
    if not _is_read(readings, "primary_email"):
        yield from _only_address(sentences, readings)
    else:
        yield from _name_of_address(sentences, readings)


def _is_read(readings: Readings, key: str) -> bool:
    best = readings.best(key)
    return best is not None and best.score >= LIKELY


def _only_state(sentences: list[Sentence]) -> Iterator[Candidate]:
    """The one state that a document names, behind no other district's name and in nobody's address."""
    found: dict[str, tuple[float, Sentence]] = {}
    for sentence in sentences:
        if sentence.in_plan or find_street(sentence.text):
            continue
        for match in _STATE.finditer(sentence.text):
            code = exact_state(match["name"] or match["code"])
            if code is None:
                continue
            score = _standing(sentence, match.start())
            if score > found.get(code, (0.0, sentence))[0]:
                found[code] = (score, sentence)
    if len(found) == 1:
        code, (score, sentence) = found.popitem()
        yield candidate("state", code, score, sentence)


def _standing(sentence: Sentence, at: int) -> float:
    """How sure a state that stands here is ours; 0 behind the name of another district."""
    behind = [one for one in find_districts(sentence.text) if 0 <= at - one.end <= _NEAR]
    if not behind:
        return _CONFIRM
    return _BEHIND_NAME if any(one.start == behind[-1].start for one in own_names(sentence)) else 0.0


def _state_of_lead(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """ "Alder Schools (Ohio) will lead the group": the state of the lead, which is ours where we are that."""
    lead = readings.best("lead_district")
    for sentence in sentences if lead is not None else ():
        for one in find_districts(sentence.text):
            behind = _STATE.search(sentence.text, one.end, one.end + 25)
            code = exact_state(behind["name"] or behind["code"]) if behind else None
            is_lead = lead is not None and one.text == lead.value
            if is_lead and code and behind and behind.start() - one.end <= _NEAR:
                yield candidate("state of lead", code, _BEHIND_NAME, sentence)
                return


def _title_elsewhere(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """The contact's position, where another sentence names him with it: "FROM: Ada Bell, Curriculum Director"."""
    name = readings.best("primary_name")
    if name is None or name.score < LIKELY or _is_read(readings, "primary_title"):
        return
    for sentence in sentences:
        for one in mentions(sentence.text):
            if one.person.title and name_words(one.person.name) == name_words(str(name.value)):
                yield candidate("primary_title", one.person.title, _OF_THE_NAME, sentence)
                return


def _name_of_address(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """The contact's name, where only his address is read and somebody named in the text has it."""
    email = readings.best("primary_email")
    if email is None or email.score < LIKELY or _is_read(readings, "primary_name"):
        return
    if named := _named_like(sentences, str(email.value)):
        for part in ("name", "title"):
            if value := getattr(named[0], part):
                yield candidate(f"primary_{part}", value, _OF_THE_NAME, named[1])


def _named_like(sentences: list[Sentence], address: str) -> tuple[Person, Sentence] | None:
    """Who is named in the text and has an address by his name."""
    for sentence in sentences:
        for one in mentions(sentence.text):
            if is_address_of(one.person.name, address):
                return one.person, sentence
    return None


def _by_local_part(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """ "Dr. Boles is reached at rboles@…": the address of somebody whose name is known, by the name in it."""
    found = {
        address.lower(): sentence
        for sentence in sentences
        if not sentence.in_plan
        for address in find_emails(sentence.text)
    }
    for subject in ("superintendent", "primary"):
        name = readings.best(f"{subject}_name")
        if name is None or name.score < LIKELY or _is_read(readings, f"{subject}_email"):
            continue
        own = [address for address in found if is_address_of(str(name.value), address)]
        if len(own) == 1:
            yield candidate(f"{subject}_email", own[0], _OF_THE_NAME, found[own[0]])


#: Lines above an address in which its owner may be named.
_LINES_ABOVE = 3
_SHORT = 9


def _only_address(sentences: list[Sentence], readings: Readings) -> Iterator[Candidate]:
    """The one e-mail address of a letter that is not the superintendent's, with whose it is."""
    others = {str(one.value).lower() for one in readings.of("superintendent_email") if one.value is not None}
    found = {
        address.lower(): at
        for at, sentence in enumerate(sentences)
        if not sentence.in_plan
        for address in find_emails(sentence.text)
        if address.lower() not in others
    }
    if len(found) != 1:
        return
    address, at = found.popitem()
    said = _owner(sentences, at, address)
    if not said.name and (named := _named_like(sentences, address)):
        said = Person(named[0].name, named[0].title, said.email or address, said.phone)
    if not said.phone and at + 1 < len(sentences) and len(sentences[at + 1].text.split()) <= _SHORT:
        below = parse_person(sentences[at + 1].text)
        said = said if below.name or below.email else replace(said, phone=below.phone)
    for part in ("name", "title", "email", "phone"):
        value = getattr(said, part)
        if value and not _is_read(readings, f"primary_{part}"):
            yield candidate(f"primary_{part}", value, _CONFIRM, sentences[at])


def _owner(sentences: list[Sentence], at: int, address: str) -> Person:
    """Whose an address is: the last person named before it in its sentence, else in the short lines above."""
    text = sentences[at].text
    until = text.lower().find(address)
    last = None
    while match := find_person(text, last.end() if last else 0):
        if match.start() >= until:
            break
        last = match
    if last:
        return parse_person(f"{last.group()}, {text[last.end() :].lstrip(' ,:')}")
    above = [s.text for s in sentences[max(0, at - _LINES_ABOVE) : at] if len(s.text.split()) <= _SHORT]
    return parse_person("\n".join((*above, text)))
