"""Answers that name somebody or some place: people with their data, districts, addresses."""

from __future__ import annotations

import re

from pipelines.form import QUESTION
from pipelines.rules.read.answers.readings import KEPT, SUPPORT, candidate_of, of_value, words_of
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.addresses import find_street, is_place, parse_address
from pipelines.rules.read.language.district_names import find_districts, is_district
from pipelines.rules.read.language.persons import is_person, is_title
from pipelines.rules.read.language.shapes import WRITTEN_DATE
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import Person, labelled_person, parse_person
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.remembered import text
from pipelines.rules.read.values import (
    find_dates,
    is_blank,
)
from pipelines.states import exact_state

#: A name beside one of these is not said for certain.
_STILL_OPEN = re.compile(
    r"\btb[dac]\b|\bto be (?:named|determined|hired|decided)\b|\bvacant\b|\b(?:probably|maybe|perhaps)\b|\?"
)


def read_person(asked: Asked, pair: Pair) -> list[Candidate]:
    """Somebody's name, and the position and addresses that stand beside it."""
    subject = asked.key.removesuffix("_name")
    days = [day for day in find_dates(pair.answer.text) if day] if subject == "signature" else []
    words = re.sub(r"^\s*/s/\s*", "", WRITTEN_DATE.sub(" ", pair.answer.text) if days else pair.answer.text)
    said = labelled_person(words) or parse_person(words, pair.answer.links)
    if _is_prose(pair, said.name):
        return []  # running text is read as such
    found: list[Candidate] = []
    name = said.name or _unusual_name(asked, pair.answer.text, said)
    if name:
        is_open = _STILL_OPEN.search(fold(pair.answer.text)) is not None or _is_two(pair.answer.text, name)
        score = min(asked.score, KEPT) if is_open else asked.score if said.name else min(asked.score, 0.75)
        found.append(candidate_of(asked, pair, name, score, note="not said for certain" if is_open else ""))
    elif not (said.email or said.phone):
        found.append(candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no name"))
        if not said.title or said.rest:
            return found
    if len(days) == 1 and name:
        found.append(candidate_of(asked, pair, days[0], min(asked.score, 0.95), key="signature_date", rank=1))
    for part in ("title", "email", "phone"):
        value = getattr(said, part)
        key = f"{subject}_{part}"
        if value and key in QUESTION:
            rank = 1 if name else 0
            found.append(candidate_of(asked, pair, value, min(asked.score, 0.95), key=key, rank=rank))
    return found


def _is_two(words: str, name: str) -> bool:
    """Does another name stand beside the first, joined to it as an alternative or a pair?"""
    behind = re.match(r"\s*(?:/|&|or\b|and\b|y\b)\s*([^/&,;(\n]+)", words.partition(name)[2])
    return behind is not None and is_person(behind[1].strip())


def _is_prose(pair: Pair, name: str) -> bool:
    """Is an answer a statement, in which a name may be anybody's, rather than a name with its data?"""
    words = pair.answer.lines[0].split() if pair.answer.lines else []
    before = pair.answer.text.find(name) if name else 99
    opening = pair.answer.text[:before]
    is_said = "," in opening or re.search(r"\b(?:is|are)\b", opening) or not is_title(opening)
    return len(words) > 8 and (before > 4 and bool(is_said) or not name)


def _unusual_name(asked: Asked, answer: str, said: Person) -> str:
    """A name that looks like none, where it stands all alone: "Ng", "Grant Banks". Beside an exact wording of the form
    whatever stands there is the answer, for a person to confirm."""
    shown = text(answer).value
    if not isinstance(shown, str) or said or "\n" in shown:
        return ""
    if asked.how in ("control", "exact") and len(shown) <= 80 and "@" not in shown:
        return shown
    words = shown.split()
    plain = all(re.fullmatch(r"[^\W\d_][\w'’.\-]*,?", word) for word in words)
    capital = all(word[0].isupper() or word.lower() in ("de", "la", "von", "van") for word in words)
    return (
        shown
        if plain and capital and len(words) <= 4 and not is_title(shown) and not is_district(shown)
        else ""
    )


#: "no consortium", "not in a group": said of something else, in small letters.
_NONE_AT_ALL = re.compile(r"(?:no|not|none|without)\b")
#: A word of a name: with a capital or a figure, or one of those between such words.
_NAME_WORD = re.compile(r"(?:[A-Z0-9][\w.'’&#-]*|of|and|the|for|&|de|la|del),?")
#: What people add to a name, and is none of it.
_NO_NAME = re.compile(
    r"\s*\((?:not|formerly|previously|please|see|legal|was|until|since)\b[^()]*\)", re.IGNORECASE
)


def _is_all_name(text: str) -> bool:
    """Is a text nothing but the words of a name, however many they are?"""
    return all(_NAME_WORD.fullmatch(word) for word in text.split())


#: Characters of the name of a district; the longest in the country have ninety.
_LONGEST_NAME = 200


#: "School District No.", "Consol. Schs.": the full stop belongs to the word.
_ENDS_SHORT = re.compile(r"\b(?:No|Schs?|Dists?|Co|Corp|Twp)\.$")


def read_district_name(asked: Asked, pair: Pair) -> list[Candidate]:
    """The name of the district, and the state or address behind it."""
    value = text(pair.answer.lines[0] if pair.answer.lines else "")
    if not isinstance(value.value, str):
        return of_value(asked, pair, value)
    shown = value.value.strip(" .,;") if not _ENDS_SHORT.search(value.value) else value.value
    shown = _NO_NAME.sub("", shown)
    found: list[Candidate] = []
    name, state = _without_state(shown)
    if state:
        found.append(candidate_of(asked, pair, state, min(asked.score, 0.95), key="state", rank=1))
        name, city = _without_city(name)
        if city:
            found.append(candidate_of(asked, pair, city, min(asked.score, 0.9), key="city", rank=1))
    named = find_districts(name)
    if not named and _OTHER_SCRIPT.search(name):
        return [
            candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no name that we can read")
        ]
    if len(name.split()) > 9 and len(named) == 1 and not _is_all_name(name):
        name = named[0].text
    looks = asked.how == "control" or is_district(name) or len(name.split()) <= 8 and not is_person(name)
    looks = looks or bool(named) and _is_all_name(name)
    if not looks and asked.how == "exact" and is_person(name):
        return [candidate_of(asked, pair, name, KEPT, note="looks like somebody's name")]
    if (
        not looks
        or "@" in name
        or _NONE_AT_ALL.match(name)
        or len(name) > _LONGEST_NAME
        or re.fullmatch(r"[\d\s,.]+", name)
    ):
        return [
            candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no name of a district")
        ]
    support = SUPPORT if is_district(name) else 0.0
    return [
        candidate_of(asked, pair, name, min(1.0, asked.score + support)),
        *found,
        *_rest_of_address(asked, pair),
    ]


_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,30})\)$")


def _without_state(name: str) -> tuple[str, str]:
    """ "Alder School District, Ohio" → the name, and the state that stands behind it."""
    bracket = _IN_BRACKETS.search(name)
    if bracket and (code := exact_state(bracket[1])):
        return name[: bracket.start()], code
    before, comma, after = name.rpartition(",")
    code = exact_state(after.strip()) if comma else None
    if code and before:
        return before.strip(), code
    return name, ""


#: Letters of Vietnamese, Chinese and other scripts, which stand in translated labels and in no name of a US district.
_OTHER_SCRIPT = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9\u0370-\u1cff\u2e80-\uffdc]")


def _without_city(name: str) -> tuple[str, str]:
    """ "Alder School District, Riverton" → the name, and the town that stood between it and its state."""
    before, comma, after = name.rpartition(",")
    city = after.strip()
    if comma and is_district(before) and is_place(city) and not re.search(r"\d", city):
        return before.strip(), city
    return name, ""


def _rest_of_address(asked: Asked, pair: Pair) -> list[Candidate]:
    """An address below the name, in the same answer."""
    rest = "\n".join(pair.answer.lines[1:])
    return _address_parts(asked, pair, rest, 1) if rest and find_street(rest) else []


def read_address(asked: Asked, pair: Pair) -> list[Candidate]:
    """Street, city, state and postal code out of one answer."""
    words = pair.answer.text
    if is_blank(words):
        return [candidate_of(asked, pair, None, asked.score, key="office_street")]
    found = _address_parts(asked, pair, words, 0)
    if any(candidate.key == "office_street" for candidate in found):
        return found
    value = text(words)
    if (
        isinstance(value.value, str)
        and len(words.split()) <= 10
        and not is_person(words)
        and "@" not in words
    ):
        if is_place(value.value) or found:
            return [c for c in found if c.key != "office_street"] or [
                candidate_of(asked, pair, value.value, min(asked.score, 0.7), key="city")
            ]
        if re.search(r"\d", value.value):
            return [candidate_of(asked, pair, value.value, min(asked.score, 0.85), key="office_street")]
    return [
        candidate_of(
            asked, pair, None, asked.score, key="office_street", seen=words_of(pair), note="no address"
        )
    ]


def _address_parts(asked: Asked, pair: Pair, words: str, rank: int) -> list[Candidate]:
    said = parse_address(words)
    parts = (
        ("office_street", said.street, rank),
        ("city", said.city, rank + 1),
        ("state", said.state, rank + 1),
        ("office_postal_code", said.postal_code, rank + 1),
    )
    score = min(asked.score, 0.95)
    return [
        candidate_of(asked, pair, value, score, key=key, rank=min(r, 1)) for key, value, r in parts if value
    ]


#: "Elk Meadow (Colorado)".
_IN_BRACKETS = re.compile(r" ?\(([A-Za-z. ]{2,20})\)")


def read_city(asked: Asked, pair: Pair) -> list[Candidate]:
    """A town, and what else of an address stands there."""
    words = _IN_BRACKETS.sub(
        lambda found: f", {found[1]}" if exact_state(found[1]) else found[0], pair.answer.text
    )
    said = parse_address(words)
    if said.street or said.state or said.postal_code:
        found = _address_parts(asked, pair, words, 1)
        return [
            candidate_of(asked, pair, c.value, c.score, key="city") if c.key == "city" else c for c in found
        ] or [candidate_of(asked, pair, None, asked.score, seen=words_of(pair))]
    value = text(words)
    if not isinstance(value.value, str):
        return of_value(asked, pair, value)
    shown = value.value.strip(" .,;")
    if exact_state(shown) and len(shown) == 2 or any(char.isdigit() for char in shown) or "@" in shown:
        return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no town")]
    if is_place(shown) or len(shown.split()) <= 3:
        return [candidate_of(asked, pair, shown, asked.score)]
    return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no town")]


def read_postal_code(asked: Asked, pair: Pair) -> list[Candidate]:
    """A postal code, alone or in an address."""
    match = re.fullmatch(r"\D{0,6}(\d{5}(?:-\d{4})?)\D{0,3}", pair.answer.text.strip())
    if match and not match[1].strip("0-"):
        return [candidate_of(asked, pair, None, asked.score)]
    if match:
        return [candidate_of(asked, pair, match[1], min(1.0, asked.score + SUPPORT))]
    found = [c for c in _address_parts(asked, pair, pair.answer.text, 0) if c.key == asked.key]
    return found or [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no postal code")]


def named_lead(words: str) -> str:
    """The one district that an answer says to lead, "" where there is none."""
    named = find_districts(words)
    if len(named) != 1 or not re.search(r"\blead|\bled\b|\bheads?\b|\blider|\bunder\b", fold(words)):
        return ""
    return named[0].text


def read_lead(asked: Asked, pair: Pair) -> list[Candidate]:
    """The district that leads the consortium, and its state."""
    value = text(pair.answer.text)
    if not isinstance(value.value, str):
        return of_value(asked, pair, value)
    named = find_districts(value.value)
    name, state = _without_state(value.value.strip(" .,;"))
    if named and (len(name.split()) > 8 or not is_district(name)) and len(named) == 1:
        name = named[0].text
    if (
        len(name.split()) > 9
        or (is_person(name) and not named)
        or re.fullmatch(r"(?:yes|no|we (?:are|do)|x|lead|member|single)\b.*", fold(name))
    ):
        return [
            candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no name of a district")
        ]
    found = [candidate_of(asked, pair, name, min(1.0, asked.score + (SUPPORT if is_district(name) else 0)))]
    if state:
        found.append(candidate_of(asked, pair, state, asked.score, key="state of lead"))
    return found


def read_title(asked: Asked, pair: Pair) -> list[Candidate]:
    """Somebody's position, which is no name, no address and no district."""
    value = text(pair.answer.text)
    shown = value.value
    if not isinstance(shown, str):
        return of_value(asked, pair, value)
    shown = shown.strip(" ;,")
    odd = "@" in shown or len(shown.split()) > 14 or re.search(r"\d{3}", shown)
    if odd or ((is_person(shown) or is_district(shown)) and not is_title(shown)):
        return [candidate_of(asked, pair, None, asked.score, seen=words_of(pair), note="no position")]
    return [candidate_of(asked, pair, shown, min(1.0, asked.score + (SUPPORT if is_title(shown) else 0.0)))]
