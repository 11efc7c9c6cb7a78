"""Who writes and signs: closings of letters, signature blocks, writers who introduce themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.language.persons import find_person, is_person
from pipelines.rules.read.language.shapes import WRITTEN_DATE
from pipelines.rules.read.language.words import SALUTATION, fold
from pipelines.rules.read.people import Person, parse_person
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.persons_named import mentions, put_person
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.values import date

_SIGNED = re.compile(r"\b(?:signed|undersigned|signature|firmado)\b")


_CLOSING = re.compile(
    r"^(?:(?:most |very )?(?:sincerely|respectfully|cordially|gratefully|truly|faithfully|warmly|"
    r"atentamente|cordialmente)(?: yours| submitted)?|yours(?: (?:very )?(?:sincerely|truly|"
    r"faithfully))?|"
    r"(?:with )?(?:kind|best|warm|my best|kindest|warmest)? ?(?:regards|wishes)|(?:all (?:the|my) )?best|cheers|signed|thanks(?: a (?:bunch|lot|million))?|in partnership|with "
    r"(?:thanks|appreciation|gratitude)|thank you(?: for your (?:time|consideration))?|many thanks|"
    r"respetuosamente|un cordial saludo|saludos(?: cordiales)?|atenciosamente|cordialement|respectueusement|"
    r"veuillez agreer,?.{0,60}|com os melhores cumprimentos)\W*$"
)


def closes(line: str) -> bool:
    """Whether a line is the formula with which a letter closes."""
    return _CLOSING.match(fold(line).strip()) is not None


def read_signature(sentence: Sentence) -> Iterator[Candidate]:
    """Who signed, and when, where a sentence says so: "Signed by Ada Fenn on May 5, 2015"."""
    plain = fold(sentence.text)
    match = _SIGNED.search(plain)
    if not match:
        return
    people = [m for m in mentions(DATE_OUT.sub(" ", sentence.text)) if m.start >= match.start() - 40]
    if people:
        yield from put_person("signature", people[0].person, 0.9, sentence)
    days = [date(m.group()) for m in WRITTEN_DATE.finditer(plain, match.start())]
    if people and len(days) == 1 and days[0].value is not None:
        yield candidate("signature_date", days[0], 0.9, sentence)


DATE_OUT = re.compile(r",? on (?:the )?(?:[A-Z][a-z]+ \d{1,2},? \d{4}|\d{1,2}/\d{1,2}/\d{2,4})")


def read_closing(sentences: list[Sentence]) -> Iterator[Candidate]:
    """The closing of a letter: name, position, date, address below "Sincerely"."""
    at = next(
        (i for i in range(len(sentences) - 1, -1, -1) if closes(sentences[i].text)),
        None,
    )
    block = _block_after(sentences, at) if at is not None else _block_at_end(sentences)
    if not block:
        return
    lines = dict.fromkeys(
        s.line.text for s in block if not is_district(s.text)
    )  # "Ann R. Poe" is no two sentences
    said = parse_person("\n".join(lines))
    if not said.name:
        return
    score = 0.9 if at is not None else 0.85
    yield from put_person("signature", said, score, block[0])
    if (
        re.search(r"(?<!assistant )(?<!deputy )(?<!associate )\bsuperintendent\b", fold(said.title))
        or not said.title
        and any(_I_AM_SUPERINTENDENT.search(sentence.plain) for sentence in sentences[:12])
    ):
        yield from put_person("superintendent", said, score - 0.02, block[0])
    for sentence in (*block, *_before_salutation(sentences)):
        match = WRITTEN_DATE.fullmatch(fold(sentence.text).strip(" ."))
        value = date(sentence.text) if match else None
        if value is not None and value.value is not None:
            yield candidate("signature_date", value, score, sentence)
            return


#: "I am the superintendent of Alder Schools", "I write as its superintendent".
_I_AM_SUPERINTENDENT = re.compile(
    r"\bi(?: am|'m|,)? (?:\w+ ){0,2}?(?:as )?(?:the |its |their |[\w.'-]+'s )?superintendent\b(?!'s)"
)
_ME = re.compile(
    r"\b(?:reach|contact|address(?:ed to)?|is) the undersigned\b|\bthe undersigned\b[^.;]{0,60}\bcontact\b|"
    r"\bcontact(?: person)?(?: is|'s) me\b|\bquestions?\b[^.;]{0,25}\b(?:to|with|at) me\b|\b(?:reach|get|call|contact|e-?mail|write|text|phone|ask|talk|speak|reply|respond|questions?) (?:(?:to|with) )?me\b|\bmy (?:own )?(?:e-?mail|phone|number|"
    r"direct line|cell|mobile|office|extension|address)\b|\bi (?:am|will be|'m) (?:the |your )?(?:main |primary )?contact\b|"
    r"@[\w.-]+ (?:is|reaches) me\b|^(?:please )?(?:send (?:your |all )?(?:repl(?:y|ies)|answers?) to|write (?:back )?to|repl?y to) "
    r"[\w.+-]+@"
)


#: "Do not send questions to me."
_NOT_ME = re.compile(r"\b(?:not|never|nor)\b[^.;,]{0,30}$|n't\b[^.;,]{0,30}$")


def read_writer(sentences: list[Sentence]) -> Iterator[Candidate]:
    """ "Reach me at …": the contact is whoever writes, and who that is stands at the end."""
    for sentence in sentences[:8]:
        name = _introduced([sentence])
        said = parse_person(sentence.text)
        if name.name and said.email:
            yield from put_person("primary", Person(name.name, "", said.email, said.phone), 0.8, sentence)
            return
    for sentence in sentences:
        folded = fold(sentence.text)
        mine = _ME.search(folded)
        if not mine or _NOT_ME.search(folded[: mine.start()]):
            continue
        name = _name_at_end(sentences)
        said = _of_writer(sentences, sentence, name.name)
        if not name.name:
            name = _name_in_from(sentences)
        if not name.name:
            name = _introduced(sentences)
        said = _with_more_of_mine(sentences, sentence, said)
        person = Person(name.name, name.title, said.email or name.email, said.phone or name.phone)
        if person.email or person.phone:
            yield from put_person("primary", person, 0.85, sentence)
        return


#: "My direct line is …", in the sentences after it.
_MINE = re.compile(
    r"\bmy (?:own |direct |office |work |cell )*(?:e-?mail|phone|telephone|number|line|cell|mobile|extension|address)\b"
)


def read_superintendent_writes(sentences: list[Sentence]) -> Iterator[Candidate]:
    """ "My telephone number is …" in a memo that is from the superintendent."""
    writer = _name_in_from(sentences)
    if not re.fullmatch(r"(?:(?:interim|acting) )?superintendent\b.*", fold(writer.title)):
        return
    for sentence in sentences:
        if _MINE.search(fold(sentence.text)) and not find_person(sentence.text):
            said = parse_person(sentence.text)
            mine = Person(writer.name, writer.title, said.email, said.phone)
            yield from put_person("superintendent", mine, 0.88, sentence)


def _with_more_of_mine(sentences: list[Sentence], sentence: Sentence, said: Person) -> Person:
    """What the sentences after it in the paragraph say of the writer's address and number."""
    for more in sentences[sentence.number + 1 : sentence.number + 3]:
        if more.line is sentence.line and _MINE.search(fold(more.text)) and not find_person(more.text):
            found = parse_person(more.text)
            said = Person(said.name, said.title, said.email or found.email, said.phone or found.phone)
    return said


def _of_writer(sentences: list[Sentence], sentence: Sentence, name: str) -> Person:
    """Where the writer is reached, as a sentence says it; where that names somebody else, as the one after it does."""
    other = find_person(sentence.text)
    if other is None or (name and other.group().split()[-1] in name):
        return parse_person(sentence.text)
    behind = parse_person(sentence.text[other.end() :])
    mine = _ME.search(fold(sentence.text), other.end())
    if mine and not (behind.email and sentence.text.find(behind.email) < mine.start()):
        return behind
    more = next(
        (s for s in sentences[sentence.number + 1 : sentence.number + 2] if s.line is sentence.line), None
    )
    return parse_person(more.text) if more is not None and not find_person(more.text) else Person()


#: "My name is Ines Prado and …".
_NAMED = re.compile(r"\b(?:my name is|this is|i am|i'm) $")


def _introduced(sentences: list[Sentence]) -> Person:
    """The writer as the first sentences introduce him."""
    for sentence in sentences[:6]:
        match = find_person(sentence.text)
        if match and _NAMED.search(fold(sentence.text[: match.start()])):
            return Person(match.group())
    return Person()


def _name_in_from(sentences: list[Sentence]) -> Person:
    """The sender as the line "From:" of a mail or memo names him."""
    for sentence in sentences[:6]:
        if fold(sentence.label) in ("from", "de", "von") and (name := find_person(sentence.text)):
            said = parse_person(sentence.text[name.start() :])
            return Person(name.group(), said.title)
    return Person()


def _name_at_end(sentences: list[Sentence]) -> Person:
    """The last person of a letter or mail who stands on a line of his own."""
    body = [s for s in sentences if s.line.part == "body"][-6:]
    for at, sentence in enumerate(body):
        name = sentence.text.split(",")[0].strip()
        if len(sentence.text.split()) <= 8 and is_person(name):
            return parse_person("\n".join(s.text for s in body[at : at + 6] if len(s.text.split()) <= 9))
    return Person()


def _block_after(sentences: list[Sentence], at: int) -> list[Sentence]:
    found = []
    for sentence in sentences[at + 1 : at + 8]:
        if len(sentence.text.split()) > 12 or sentence.line.part != sentences[at].line.part:
            break
        found.append(sentence)
    return found if any(is_person(s.text.split(",")[0].strip()) for s in found[:2]) else []


def _block_at_end(sentences: list[Sentence]) -> list[Sentence]:
    """A name with a position, and a date, as the last lines of a document that closes without a formula."""
    body = [s for s in sentences if s.line.part == "body"][-4:]
    found = [s for s in body if len(s.text.split()) <= 10 and not s.label and not s.line.is_item]
    dated = any(WRITTEN_DATE.fullmatch(fold(s.text).strip(" .")) for s in found)
    named = [i for i, s in enumerate(found) if is_person(s.text.split(",")[0].strip())]
    return found[named[0] :] if dated and named else []


def _before_salutation(sentences: list[Sentence]) -> list[Sentence]:
    """The lines above "Dear …" in which a letter is dated."""
    for at, sentence in enumerate(sentences[:25]):
        if SALUTATION.match(fold(sentence.text)):
            return sentences[:at]
    return []
