"""People in running text: whom to contact, the superintendent, who signs; letters and memos with their closings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.persons import find_person, is_title
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import Person, parse_person
from pipelines.rules.read.prose.persons_named import Mention, mentions, put_person
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.signing import (
    read_closing,
    read_signature,
    read_superintendent_writes,
    read_writer,
)
from pipelines.rules.read.questions.asked import subject_in
from pipelines.rules.read.questions.labels import SURE, score_of

_CONTACT = re.compile(
    r"^(?:please )?(?:ask|call|phone|e-?mail)\b(?= (?:for )?(?:dr\.? |mr\.? |mrs\.? |ms\.? )?[a-z]+ [a-z]+[,:(])|\b(?:primary contact|"
    r"(?:project|program|partnership|application) (?:lead(?:er)?|contact|director|manager|coordinator)|point person|"
    r"person responsible|responsible for (?:this|the|our) (?:application|project|partnership)|answers? (?:all |any |your |our |these |the )*questions|does this work|runs? this|the (?:1|one|person|man|woman) "
    r"(?:who|to)|contact(?: person)?|point of contact|questions?|"
    r"inquiries|write to|reach (?:us|him|her|out)|speak (?:with|to)|talk (?:with|to)|get in touch|"
    r"person to|person who|day[- ]to[- ]day|runs? (?:the|our) (?:application|project|partnership|program)\b|"
    r"in charge of (?:this|the) (?:application|project|partnership)|leads? (?:this|the|our) "
    r"(?:application|project|partnership|effort)|liaison|correspondence|direct (?:any|all|your)|"
    r"address(?: (?:any|all|your|the|these) (?:\w+ )?(?:questions?|inquiries|replies|letters?))?(?: to)?(?= (?:dr|mr|mrs|ms|mx)\b)|"
    r"coordinat\w+ (?:this|the|our) (?:application|project|partnership|work|effort)|handles? (?:this|"
    r"the)|ask for|contacto|contato|personne de contact|preguntas|comun[ií]quese)\b"
)


_SUPERINTENDENT = re.compile(
    r"(?<!assistant )(?<!associate )(?<!deputy )(?<!former )(?<!previous )(?<!retired )(?<!past "
    r")(?<!late )(?<!asst\. )(?<!assoc\. )\b(?:superintendente?|surintendante?(?! adjoint)|supt(?=\.? (?:is\b|dr\b|mrs?\b|ms\b|[a-z]+ [a-z]+,)))\b(?!'s (?:office|secretary|assistant|"
    r"cabinet))(?! emerit)"
)


_FORMER = re.compile(r"\b(?:former|previous|past|retired|late|then|ex-)\b")


def read_people(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of contacts and signature out of running text; a surname alone is completed from where the whole name
    stands."""
    for found in _read_people(sentences):
        if found.key.endswith("_name") and _SURNAME_ALONE.fullmatch(str(found.value)):
            yield replace(found, value=_whole_name(str(found.value), sentences))
        else:
            yield found


#: "Ms. Lund", where another sentence has the whole name.
_SURNAME_ALONE = re.compile(r"(?:Dr|Mrs?|Ms|Mx|Miss)\.? (?P<surname>[^\W\d_][\w'’-]+)")


def _whole_name(short: str, sentences: list[Sentence]) -> str:
    """The only whole name of the document with this title and surname; the short one where there is none."""
    title, _, surname = short.rpartition(" ")
    whole = re.compile(
        rf"{re.escape(title.rstrip('.'))}\.? [^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){{0,2}}? {re.escape(surname)}\b"
    )
    found = {match.group() for sentence in sentences for match in whole.finditer(sentence.text)}
    return found.pop() if len(found) == 1 else short


def _read_people(sentences: list[Sentence]) -> Iterator[Candidate]:
    for at, sentence in enumerate(sentences):
        if sentence.in_plan:
            continue
        yield from _contact(sentences, at)
        yield from _superintendent(sentences, at)
        yield from read_signature(sentence)
    yield from read_closing(sentences)
    yield from read_writer(sentences)
    yield from read_superintendent_writes(sentences)


#: "Her title is Federal Programs Coordinator."
_HER_TITLE = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir) (?:job )?(?:title|position) is ([A-Z][\w&/ -]{3,60}?)(?=[.,;]|$)"
)


def _following(sentences: list[Sentence], at: int, person: Person) -> Person:
    """What the next sentences of the paragraph add: "Write to … or call …"."""
    for later in sentences[at + 1 : at + 3]:
        if (
            later.line is not sentences[at].line
            or find_person(later.text)
            or _SUPERINTENDENT.search(later.plain)
        ):
            break
        more = parse_person(later.text)
        title = _HER_TITLE.search(later.text)
        person = Person(
            person.name,
            person.title or (title[1] if title else ""),
            person.email or more.email,
            person.phone or more.phone,
        )
    return person


#: "Ann Poe is the primary contact; for payroll ask Lou Diaz": who stands before it is meant.
_IS_CONTACT = re.compile(
    r"\b(?:is|am|will be|serves as) (?:the|our|my|your) (?:(?:primary|main|first|project|program|partnership|point) )?"
    r"(?:contact|person|lead|leader|director|manager|coordinator)\b"
)


#: "Whom do I call?" above a name.
_WHOM = re.compile(
    r"\b(?:whom?|quien|quem|qui) (?:do|can|could|should|shall|may|must|would|will|to|llam\w+|podemos|puedo)? ?"
    r"(?:(?:i|we|you|one|somebody|they) )?(?:call|write|contact|ask|reach|phone|e-?mail|talk|speak)\b(?!.*\bstipend)"
)


#: Questions of another kind have a person of their own.
_OTHER_QUESTIONS = re.compile(
    r"\bquestions? (?:of|on|about|regarding|concerning) (?!(?:this|our|the|these|it|us)\b)[a-z]+"
)


def _contact(sentences: list[Sentence], at: int) -> Iterator[Candidate]:
    sentence = sentences[at]
    if _WHOM.search(fold(sentence.label)) and (match := find_person(sentence.text)) and match.start() == 0:
        yield from put_person(
            "primary", _following(sentences, at, mentions(sentence.text)[0].person), 0.9, sentence
        )
        return
    cue = _last(_CONTACT, _without_label(sentence))
    if cue is None or (_SUPERINTENDENT.search(sentence.plain) and "contact" not in cue):
        return
    folded = fold(sentence.text)
    if cue.startswith("question") and _OTHER_QUESTIONS.search(folded) and not _IS_CONTACT.search(folded):
        return
    begin, end = _part_around(sentence.text, folded.find(cue))
    people = mentions(sentence.text)
    if _SHE.search(folded[begin:end]) and not find_person(sentence.text[begin:end]):
        yield from _she(sentences, at, begin)
    elif people and _NO_LONGER.search(folded):
        yield from _successor(sentences, at)
    elif people:
        yield from _named_beside(sentences, at, cue, people)


def _named_beside(sentences: list[Sentence], at: int, cue: str, people: list[Mention]) -> Iterator[Candidate]:
    """The one of several people of a sentence that a word of contact means."""
    sentence, folded = sentences[at], fold(sentences[at].text)
    begin, end = _part_around(sentence.text, folded.find(cue))
    chosen, is_clear = _meant(people, folded, cue, (begin, end))
    if _FORMER.search(fold(sentence.text[max(0, chosen.start - 30) : chosen.start])):
        return
    said = _following(sentences, at, chosen.person)
    yield from put_person("primary", said, 0.9 if is_clear or "contact" in cue else 0.82, sentence)


#: "Our contact was Bill Foss, who has retired."
_NO_LONGER = re.compile(
    r"\b(?:contact|person|lead|leader|coordinator|director)(?: \w+){0,3} (?:was|used to be|had been)\b|"
    r"\bwho (?:has (?:since )?)?(?:retired|left|moved (?:on|away)|resigned)\b"
)


def _successor(sentences: list[Sentence], at: int) -> Iterator[Candidate]:
    """ "It is now Erin Cotter, Principal, …": who the next sentence of the paragraph names instead."""
    for later in sentences[at + 1 : at + 2]:
        people = mentions(later.text)
        if later.line is sentences[at].line and people and re.search(r"\bnow\b|\bthis year\b", later.plain):
            yield from put_person("primary", people[0].person, 0.9, later)


#: Where a sentence goes on with somebody else.
_PART = re.compile(r";\s+|,\s+(?:and|but|while|y|e|mais|et)\s+(?=\S)")


_SHE = re.compile(r"\b(?:she|he) (?:is|will be|'s)\b|^\W*(?:she|he)\b")


def _part_around(text: str, at: int) -> tuple[int, int]:
    """The part of a sentence, between "; " and ", and ", in which a place lies."""
    cuts = [0, *(match.end() for match in _PART.finditer(text)), len(text)]
    begin = max(cut for cut in cuts if cut <= max(at, 0))
    return begin, min(cut for cut in cuts if cut > begin or cut == len(text))


def _meant(people: list[Mention], folded: str, cue: str, part: tuple[int, int]) -> tuple[Mention, bool]:
    """Which person of a sentence a word of contact means, and whether it is beside it: one in the same part of the
    sentence before one elsewhere, one behind the word before one ahead of it, unless "is our contact" follows."""
    named = _IS_CONTACT.search(folded)
    near = [m for m in people if part[0] <= m.start < part[1]] or people
    ahead = [m for m in near if named and m.start < named.start()]
    behind = [m for m in near if folded.find(cue) <= m.start]
    return (ahead[-1] if ahead else behind[0] if behind else near[-1]), bool(ahead or behind)


def _she(sentences: list[Sentence], at: int, begin: int) -> Iterator[Candidate]:
    """ "I answer for Dr. Poe. I am her assistant, but she is the contact: …": who was named before, the writer apart."""
    sentence = sentences[at]
    before = [m for s in sentences[max(0, at - 1) : at] if s.line is sentence.line for m in mentions(s.text)]
    before += [
        m for m in mentions(sentence.text[:begin]) if not _OWN_NAME.search(fold(sentence.text[: m.start]))
    ]
    if len(before) != 1:
        return
    said, name = parse_person(sentence.text[begin:]), before[0].person
    person = Person(name.name, name.title, said.email or name.email, said.phone or name.phone)
    yield from put_person("primary", _following(sentences, at, person), 0.88, sentence)


#: "I am her assistant, …", "my name is …": the writer.
_OWN_NAME = re.compile(r"\b(?:i am|i'm|my name is|this is)\b[^.;]*$")


def _without_label(sentence: Sentence) -> str:
    """The plain words of a sentence that may name the contact: behind a label of another kind, or behind one that
    announces several people ("People: Contact - Ann Poe, …"); none behind one that somebody else answers."""
    if sentence.label == "" or _is_own_label(sentence):
        return sentence.plain
    if subject_in(hear(sentence.label).concepts) not in ("", "primary"):
        return ""
    return sentence.plain.removeprefix(fold(sentence.label))


def _is_own_label(sentence: Sentence) -> bool:
    return score_of(sentence.label) < SURE or sentence.label not in sentence.text


def _last(pattern: re.Pattern[str], plain: str) -> str | None:
    """The cue that counts: of several the one that says most clearly who is meant."""
    found = [match.group() for match in pattern.finditer(plain)]
    return next((cue for cue in found if "contact" in cue), found[0] if found else None)


def _superintendent(sentences: list[Sentence], at: int) -> Iterator[Candidate]:
    sentence = sentences[at]
    match = _SUPERINTENDENT.search(fold(sentence.text))
    if not match:
        return
    people = mentions(sentence.text)
    if not people:
        return
    near = min(people, key=lambda m: _gap(match.start(), match.end(), m.start, m.start + len(m.name)))
    distance = _gap(match.start(), match.end(), near.start, near.start + len(near.name))
    if near.start < match.start():  # "Dr. Nell Barr, nbarr@…, is our superintendent"
        distance = len(_REACHED_AT.sub("", sentence.text[near.start + len(near.name) : match.start()]))
    before = fold(sentence.text[max(0, near.start - 60) : max(near.start, match.start())])
    if distance > 30 or _FORMER.search(before) or is_title(near.name):
        return
    said = _following(sentences, at, near.person) if near.start > match.start() else near.person
    named_first = near.start < match.start()
    title = said.title if named_first else ""
    if named_first and not re.search("superintendent", fold(said.title)):
        return
    yield from put_person("superintendent", Person(said.name, title, said.email, said.phone), 0.9, sentence)


#: Where somebody is reached, between a name and what he is.
_REACHED_AT = re.compile(r"\S+@\S+|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|[(),\s]+")


def _gap(a: int, b: int, c: int, d: int) -> int:
    return max(0, c - b, a - d)
