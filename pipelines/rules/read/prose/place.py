"""Who and where the district is, from letterheads, titles and sentences; its calendar, website and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.addresses import find_street, is_place, parse_address
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.persons import find_person
from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import find_phones
from pipelines.rules.read.prose.calendar_days import read_calendar
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.who import OFFICE, may_say_who, own_names, read_name_and_state
from pipelines.rules.read.values import nces_id, website
from pipelines.states import exact_state

_CITY = re.compile(
    r"\b(?:[Oo]ffices?|[Hh]eadquarter(?:s|ed)|[Ss]eat|located|based|[Oo]ficina|[Ll]ocated|[Bb]ased|"
    r"[Ss]ituated|[Tt]own of|[Cc]ity of|[Aa]dministration)\b[^.;]{0,25}?\b(?:in|at|is|en|of)\s+(?:the "
    r"(?:town|city|village) of )?"
    r"(?P<city>[A-Z][\w'’.\-]*(?: (?:[A-Z][\w'’.\-]*|of|de|la|del)){0,3})"
)


#: "Our schools are in the village of Stone Arch".
_IN_TOWN = re.compile(
    r"\b(?:in|at) the (?:village|town|city|borough|community|hamlet) of (?P<city>[A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*){0,3})"
)


_OFFICE_PHONE = re.compile(r"\b(?:office|district|main|central|switchboard|reception|headquarters|oficina)\b")


#: "…, IL 61888, tel. 309-555-0150"
_BEHIND_ZIP = re.compile(
    r"\b\d{5}(?:-\d{4})?[,;.]? (?:[a-z ,]{0,40}(?:reached|telephone|phone|call)[a-z ,]{0,20} )?(?:(?:tel(?:ephone)?|ph(?:one)?)\b\.?:? ?)?(?P<number>\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})\b",
    re.IGNORECASE,
)


_LEAID = re.compile(r"\b(?:nces|leaid|lea)\b")


_SITE = re.compile(r"(?<![@\w.])(?:https?://|www\.)[^\s,;()<>]+", re.IGNORECASE)


def read_place(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of the District section, and the days of the school year, out of sentences."""
    for at, sentence in enumerate(sentences):
        if not may_say_who(sentence):
            continue
        yield from read_name_and_state(sentence)
        yield from _where(sentence, follows_name=_follows_name(sentences, at))
        if at and _follows_name(sentences, at - 1):
            yield from _town_below(sentence)
        yield from _numbers(sentence)
        yield from read_calendar(sentence)


#: Lines between the name of a district and the address that is printed below it.
_LINES_BELOW_NAME = 2


_ITEM_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")


def _follows_name(sentences: list[Sentence], at: int) -> bool:
    """Is a sentence an address and no more, right below a line that ends with our name?"""
    text = _ITEM_NUMBER.sub("", sentences[at].text).strip(" .")
    street = find_street(text)
    if street is None or street.start > 0 or len(text.split()) > 14:
        return False
    above = [s for s in sentences[max(0, at - 4) : at] if s.line is not sentences[at].line]
    lines: list[int] = []
    for sentence in reversed(above):
        if sentence.line.order not in lines:
            lines.append(sentence.line.order)
        if len(lines) > _LINES_BELOW_NAME or len(sentence.text.split()) > 12:
            return False
        if any(_ends_line(found, sentence.text) for found in own_names(sentence)):
            return True
    return False


def _ends_line(found: Found, text: str) -> bool:
    """Does a line end with the name, or with its state behind it?"""
    rest = text[found.end :].strip(" .,()")
    return not rest or exact_state(rest) is not None


def _where(sentence: Sentence, *, follows_name: bool) -> Iterator[Candidate]:
    text, plain = sentence.text, sentence.plain
    street = find_street(text)
    asked = re.search(r"\bwhere\b|\baddress\b|\bfind you\b", fold(sentence.label)) is not None
    if street and (sentence.in_letterhead or asked or follows_name or OFFICE.search(plain)):
        said = parse_address(text[street.start :])
        score = 0.88 if sentence.in_letterhead or re.search(r"\boffices?\b", plain) else 0.82
        telephone = _BEHIND_ZIP.search(text[street.end :])
        for key, value in (
            ("office_street", said.street),
            ("city", said.city),
            ("state", said.state),
            ("office_postal_code", said.postal_code),
            ("office_phone", telephone["number"] if telephone else ""),
        ):
            if value:
                yield candidate(key, value, score, sentence)
    elif sentence.in_letterhead and re.search(r"\b\d{5}(?:-\d{4})?\b", text):
        said = parse_address(text)
        for key, value in (
            ("city", said.city),
            ("state", said.state),
            ("office_postal_code", said.postal_code),
        ):
            if value:
                yield candidate(key, value, 0.85, sentence)
    yield from _town_and_zip(sentence)
    match = _CITY.search(text) or (_IN_TOWN.search(text) if own_names(sentence) else None)
    if (
        match
        and is_place(match["city"])
        and not exact_state(match["city"])
        and not any(name.start <= match.start("city") < name.end for name in find_districts(text))
    ):
        yield candidate("city", _trimmed(match["city"]), 0.88, sentence)
    if postal := re.search(r"\b(?:zip|postal)(?: code)?:? (?:is )?(\d{5}(?:-\d{4})?)\b", plain):
        yield candidate("office_postal_code", postal[1], 0.9, sentence)
    if sentence.in_letterhead or _OFFICE_PHONE.search(plain):
        yield from _office_phone(sentence)


_TOWN_AND_ZIP = re.compile(
    r"\b(?P<city>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}), (?P<state>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?),? "
    r"(?P<zip>\d{5}(?:-\d{4})?)\b"
)


def _town_and_zip(sentence: Sentence) -> Iterator[Candidate]:
    """ "Located in Alder, Ohio 43999, we …": a whole place without a street, said of ourselves."""
    match = _TOWN_AND_ZIP.search(sentence.text)
    code = exact_state(match["state"]) if match else None
    before = fold(sentence.text[: match.start()]) if match else ""
    is_ours = re.search(r"\b(?:located|based|situated|offices?) (?:in|at)\W*$", before) and re.search(
        r"\b(?:we|our)\b", sentence.plain
    )
    if match and code and is_ours:
        yield candidate("city", _trimmed(match["city"]), 0.88, sentence)
        yield candidate("state", code, 0.88, sentence)
        yield candidate("office_postal_code", match["zip"], 0.88, sentence)


def _town_below(sentence: Sentence) -> Iterator[Candidate]:
    """ "Alder, OH 43999" and no more, below the street that stands below our name."""
    match = _TOWN_AND_ZIP.fullmatch(sentence.text.strip(" ."))
    code = exact_state(match["state"]) if match else None
    if match and code:
        for key, value in (("city", match["city"]), ("state", code), ("office_postal_code", match["zip"])):
            yield candidate(key, value, 0.85, sentence)


def _trimmed(city: str) -> str:
    return re.sub(r" (?:of|de|la|del)$", "", city.strip(" .,"))


def _office_phone(sentence: Sentence) -> Iterator[Candidate]:
    for number in find_phones(sentence.text)[:1]:
        before = fold(sentence.text[: number.start()])
        near = before[-80:]
        cue = next(reversed(list(_OFFICE_PHONE.finditer(before))), None)
        is_of_somebody = (
            cue is not None and find_person(sentence.text[cue.end() : number.start()]) is not None
        )
        if sentence.in_letterhead or (
            _OFFICE_PHONE.search(near)
            and not is_of_somebody
            and not re.search(r"\b(?:superintendent|contact|coordinator|clerk|director)\b", near[-40:])
        ):
            yield candidate("office_phone", number.group(), 0.88, sentence)


def _numbers(sentence: Sentence) -> Iterator[Candidate]:
    if _LEAID.search(sentence.plain):
        value = nces_id(sentence.text)
        if value.is_sure:
            yield candidate("nces_id", value, 0.9, sentence)
    found = {match.group().rstrip(".,;:)") for match in _SITE.finditer(sentence.text)}
    if len(found) == 1 and "google" not in (site := found.pop()).lower():
        value = website(site)
        if value.value is not None:
            yield candidate("website", value.value, 0.88, sentence)
