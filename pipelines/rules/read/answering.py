"""From a label that asks and what stands beside it to readings: the value, and whatever else the answer says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipelines.form import QUESTION, Type
from pipelines.rules.read.asked import Asked, topics
from pipelines.rules.read.candidates import FAINT, Candidate, Readings
from pipelines.rules.read.compound import compound_label, person_label, read_compound
from pipelines.rules.read.people import Person, find_phones, labelled_person, mail_target, parse_person
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.prose_requests import mentioned
from pipelines.rules.read.remembered import program as read_program
from pipelines.rules.read.remembered import text
from pipelines.rules.read.segments import says_itself
from pipelines.rules.read.sentences import plain_words
from pipelines.rules.read.shapes import (
    WRITTEN_DATE,
    find_districts,
    find_street,
    is_district,
    is_fund,
    is_person,
    is_place,
    is_title,
    parse_address,
)
from pipelines.rules.read.values import (
    Value,
    amounts,
    find_dates,
    find_emails,
    is_blank,
    money,
    parse,
    ratio,
    yes_no,
)
from pipelines.rules.read.values import bandwidth as read_bandwidth
from pipelines.rules.read.words import fold
from pipelines.states import exact_state

#: Keys whose answers the program requests are made of; they are kept for `programs`.
PROGRAM_PARTS = frozenset(
    [
        "program",
        "teachers",
        "first_year",
        "pathway",
        "identification_plan",
        "course_codes",
        "on_master_schedule",
        "school_names",
        "members",
    ]
)
#: Types that cannot be mistaken: a value of theirs supports the label beside it.
_DISTINCT = frozenset(
    {Type.STATE, Type.NCES_ID, Type.EMAIL, Type.PHONE, Type.WEBSITE, Type.DATE, Type.MONEY, Type.APPLYING_AS}
)
_SUPPORT = 0.1
#: A value that its reader is this sure of is kept for a person to confirm; below, only its words are.
_CONFIRM, _KEPT = 0.6, 0.68
#: How sure it can be that a name without an owner is the contact's.
_NOBODYS = 0.72
#: How sure it is that a name without an owner is the district's, where it looks like one.
_CONFIRMED = 0.85
#: A label that explains less than this much of itself is no question of ours that stays without an answer.
_ASKED_FOR_SURE = 0.75
MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Part:
    """A pair that says something about a program. asked: which part of a request."""

    pair: Pair
    asked: Asked


class Answers:
    """Reads pairs into `readings`; what belongs to program requests is kept in `parts`."""

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.parts: list[Part] = []

    def read(self, pair: Pair, asked: tuple[Asked, ...]) -> None:
        """The best reading of a pair: the first meaning of its label that what stands beside it fits."""
        keys = compound_label(pair.label) if not pair.tag else ()
        found = read_compound(keys, pair) if keys else []
        if found:
            for candidate in found:
                self.readings.add(candidate)
            return
        if not pair.tag and (whole := person_label(pair.label)):
            asked = (Asked(whole, 0.95, "close"), *asked)
        known = bool(asked) and asked[0].score >= 0.9 and asked[0].key not in PROGRAM_PARTS
        if not keys and not known and _is_program(pair.label):
            self.parts.append(Part(pair, Asked("row", 1.0, "structure")))
            return
        if (not asked or asked[0].score < FAINT) and says_itself(pair.answer.text):
            asked = (Asked("applying_as", 0.9, "structure"),)
        if not asked or asked[0].score < FAINT:
            self._in_program_section(pair)
            return
        if is_blank(pair.answer.text) and not pair.answer.links:
            self._blank(pair, asked[0])
            return
        self._first_that_fits(pair, asked)

    def _in_program_section(self, pair: Pair) -> None:
        """Where programs are asked for, an answer may say itself what it is: a program, or a pathway."""
        if not topics(pair.section) & {"program", "request"}:
            return
        if read_program(pair.answer.text).value:
            self.parts.append(Part(pair, Asked("program", 0.8, "structure")))
        elif _WAY.search(fold(pair.answer.text)) and parse(Type.PATHWAY, pair.answer.text).is_sure:
            self.parts.append(Part(pair, Asked("pathway", 0.8, "structure")))

    def _blank(self, pair: Pair, asked: Asked) -> None:
        if asked.key in QUESTION and asked.score >= _ASKED_FOR_SURE:
            self.readings.add(_candidate(asked, pair, None, asked.score))
        elif asked.key in PROGRAM_PARTS:
            self.parts.append(Part(pair, asked))

    def _first_that_fits(self, pair: Pair, asked: tuple[Asked, ...]) -> None:
        unclear: list[Candidate] = []
        for meaning in asked:
            if meaning.score < max(FAINT, asked[0].score - 0.35):
                break
            if meaning.key.startswith("other:"):
                return
            if meaning.key.startswith("unclear:"):
                self._of_nobody(pair, meaning)
                return
            if meaning is not asked[0] and _is_any_number(meaning) and meaning.score < asked[0].score - 0.1:
                continue  # whatever has a figure would fit
            if meaning.key == "members" and not find_districts(pair.answer.text):
                continue
            if meaning.key in PROGRAM_PARTS:
                self.parts.append(Part(pair, meaning))
                return
            found = read_answer(meaning, pair)
            if any(candidate.value is not None for candidate in found):
                for candidate in found:
                    self.readings.add(candidate)
                return
            unclear.extend(found)
        self._in_program_section(pair)
        for candidate in unclear[:1]:
            if candidate.score >= _ASKED_FOR_SURE:
                self.readings.add(candidate)

    def _of_nobody(self, pair: Pair, asked: Asked) -> None:
        """A name or an address without a word of whose it is: the contact's, where the document knows no other."""
        if asked.key == "unclear:name" and is_district(pair.answer.text):
            named = Asked("district_name", min(asked.score, _CONFIRMED), "structure")
            for candidate in read_answer(named, pair):
                self.readings.add(replace(candidate, rank=1))
            return
        key = f"primary_{asked.key.removeprefix('unclear:')}"
        for candidate in read_answer(Asked(key, min(asked.score, _NOBODYS), "structure"), pair):
            if candidate.value is not None:
                self.readings.add(replace(candidate, rank=2, note="nobody is named beside it"))


def _is_any_number(asked: Asked) -> bool:
    return asked.key in QUESTION and QUESTION[asked.key].type in (Type.WHOLE_NUMBER, Type.DECIMAL)


def _is_program(label: str) -> bool:
    """Is a label the name of a program, and not one in which "elementary" stands?"""
    if not read_program(label).value:
        return False
    return bool(mentioned(plain_words(label))) or (
        len(label.split()) <= 2 and fold(label).strip(" :") != "elementary"
    )


def read_answer(asked: Asked, pair: Pair) -> list[Candidate]:
    """Readings of one answer as an answer to `asked`; the first is its own, others are said beside it."""
    special = _SPECIAL.get(asked.key)
    if special is None and asked.key.endswith("_name") and asked.key != "district_name":
        special = _person
    if special is not None:
        return special(asked, pair)
    if asked.key not in QUESTION:
        return []
    label = fold(pair.label)
    type_ = QUESTION[asked.key].type
    if type_ in (Type.WHOLE_NUMBER, Type.MONEY) and _SCALED.search(label) and not is_blank(pair.answer.text):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="in thousands?")]
    return _typed(asked, _month_first(pair) if type_ is Type.DATE and _DAY_FIRST.search(label) else pair)


def _month_first(pair: Pair) -> Pair:
    """The answer to "(dd/mm/yyyy)" in the order that dates are read in."""
    lines = (re.sub(r"\b(\d{1,2})([/.-])(\d{1,2})(?=[/.-]\d)", r"\3\2\1", line) for line in pair.answer.lines)
    return replace(pair, answer=replace(pair.answer, lines=tuple(lines)))


def _words(pair: Pair) -> str:
    return " ".join(pair.answer.text.split())[:MOST_WORDS]


def _candidate(
    asked: Asked, pair: Pair, value: object, score: float, *, key: str = "", rank: int = 0, seen: str = "", note: str = "",
    out_of_range: bool = False, words: str = "",
) -> Candidate:  # fmt: skip
    pale = pair.answer.is_pale
    return Candidate(
        key or asked.key, value, min(score, 0.7) if pale else score, asked.how, words or _words(pair), pair.answer.place,
        pair.order, rank, seen, note or ("printed like a prompt" if pale else ""), out_of_range,
    )  # fmt: skip


def _of_value(asked: Asked, pair: Pair, value: Value, support: float = 0.0) -> list[Candidate]:
    """The candidate that a Value gives: sure only where label and value both are."""
    if value.value is None:
        if value.is_blank:
            return [_candidate(asked, pair, None, asked.score)]
        return [
            _candidate(
                asked,
                pair,
                None,
                asked.score,
                seen=_words(pair),
                note=value.note,
                out_of_range=value.out_of_range,
            )
        ]
    sure = value.confidence if not _CONFIRM <= value.confidence < _KEPT else _KEPT
    score = min(1.0, asked.score + support, sure)
    return [_candidate(asked, pair, value.value, score, note=value.note)]


def _typed(asked: Asked, pair: Pair) -> list[Candidate]:
    found = _single(asked, pair)
    subject, _, part = asked.key.rpartition("_")
    if (
        part not in ("email", "phone")
        or not found
        or found[0].value is None
        or f"{subject}_email" not in QUESTION
    ):
        return found
    said = parse_person(pair.answer.text)
    other = "phone" if part == "email" else "email"
    if value := getattr(said, other):
        found.append(_candidate(asked, pair, value, min(asked.score, 0.9), key=f"{subject}_{other}", rank=1))
    return found


#: "in thousands", "(000s)": the figure beside it is none as it stands.
_SCALED = re.compile(
    r"\b(?:in|of|x) ?\$? ?(?:thousands?|hundreds|millions?|1,?000,?(?:000)?'?s?)\b|\b000'?s\b|\bthousands\b"
)
_DAY_FIRST = re.compile(r"\b(?:dd|d)[/.-](?:mm|m)\b")


def _single(asked: Asked, pair: Pair) -> list[Candidate]:
    """The one value of an answer, by the type of its question."""
    question = QUESTION[asked.key]
    answer = pair.answer.text
    if question.type is Type.EMAIL and "@" not in answer:
        target = mail_target(pair.answer.links)
        if target:
            return [_candidate(asked, pair, target, asked.score)]
    if question.type is Type.PHONE and len(numbers := find_phones(answer)) == 1:
        rest = answer.replace(numbers[0].group(), "").strip(" .,;")
        return [
            _candidate(asked, pair, numbers[0].group(), min(asked.score + _SUPPORT, 0.95 if rest else 1.0))
        ]
    if (
        question.type is Type.LONG_TEXT
        and asked.how not in ("exact", "control")
        and not _is_wordy(answer, asked)
    ):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no sentence")]
    if question.type in (Type.TEXT, Type.LONG_TEXT):
        return _of_value(asked, pair, parse(question.type, answer, key=asked.key))
    if (
        question.type in (Type.WHOLE_NUMBER, Type.DATE, Type.STATE, Type.NCES_ID)
        and len(pair.answer.lines) > 1
    ):
        first = parse(question.type, pair.answer.lines[0], key=asked.key)
        if first.is_sure:
            return _of_value(asked, pair, first, _SUPPORT if question.type in _DISTINCT else 0.0)
    value = parse(question.type, _without_other_times(answer), key=asked.key)
    if value.value is None and value.seen and (bare := _NOTE.sub(" ", answer).strip()) != answer.strip():
        noted = parse(question.type, bare, key=asked.key)
        value = (
            replace(noted, confidence=min(noted.confidence, _KEPT), note="a note stands beside it")
            if noted.value is not None
            else value
        )
    return _of_value(asked, pair, value, _SUPPORT if question.type in _DISTINCT else 0.0)


_WAY = re.compile(r"\b(?:travel|region|cohort|consorti|affiliate)")
_NOTE = re.compile(r"\[[^\[\]]{1,30}\]")
_OTHER_TIME = (
    r"\b(?:last|previous|prior|past|next|coming|following) (?:school |fiscal )?(?:year|fall|spring|summer|month)\b|"
    r"\b(?:soon|later|in future|(?:from|by|until|since|before|as of|starting(?: in)?) (?:the )?(?:next|fall|spring|summer|"
    r"(?:19|20)\d\d))\b|\b(?:was|were|used to be|will (?:be|go|rise|grow)|going to)\b"
)
#: What is said of another year: in brackets, or behind a comma with a figure of its own.
_ASIDE = re.compile(
    rf"\((?=[^()]*(?:{_OTHER_TIME}))[^()]*\)|(?<=\w)\s*[,;]\s(?=[^()]*\d)(?=[^,;()]*(?:{_OTHER_TIME}))[^()]*$",
    re.IGNORECASE,
)


def _without_other_times(answer: str) -> str:
    """ "5,010 (last year 4,900)" and "60 Mbps, soon 1 Gbps" without what is said of another time."""
    shorter = _ASIDE.sub(" ", answer)
    return shorter if re.search(r"\w", shorter) else answer


def _is_wordy(answer: str, asked: Asked) -> bool:
    """Does an answer say something, as a plan does, rather than give a figure, a name or an address?

    Beside a label that can ask nothing else, words of any kind are the plan, code that somebody typed there too.
    """
    count = len(re.findall(r"[^\W\d_]{2,}", answer))
    if find_emails(answer):
        return False
    is_code = re.search(r"[|*={}<>]", answer) is not None
    return count >= 3 or (count >= 1 and is_code and asked.score >= 1.0)


# -- answers that say more than one thing, and answers with a shape of their own -----------------------------------


#: A name beside one of these is not said for certain.
_STILL_OPEN = re.compile(
    r"\btb[dac]\b|\bto be (?:named|determined|hired|decided)\b|\bvacant\b|\b(?:probably|maybe|perhaps)\b|\?"
)


def _person(asked: Asked, pair: Pair) -> list[Candidate]:
    subject = asked.key.removesuffix("_name")
    days = [day for day in find_dates(pair.answer.text) if day] if subject == "signature" else []
    words = re.sub(r"^\s*/s/\s*", "", WRITTEN_DATE.sub(" ", pair.answer.text) if days else pair.answer.text)
    said = labelled_person(words) or parse_person(words, pair.answer.links)
    if _is_prose(pair, said.name):
        return []  # running text is read as such
    found: list[Candidate] = []
    name = said.name or _unusual_name(asked, pair.answer.text, said)
    if name:
        is_open = _STILL_OPEN.search(fold(pair.answer.text)) is not None
        score = min(asked.score, _KEPT) if is_open else asked.score if said.name else min(asked.score, 0.75)
        found.append(_candidate(asked, pair, name, score, note="still open" if is_open else ""))
    elif not (said.email or said.phone):
        found.append(_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no name"))
        if not said.title or said.rest:
            return found
    if len(days) == 1 and name:
        found.append(_candidate(asked, pair, days[0], min(asked.score, 0.95), key="signature_date", rank=1))
    for part in ("title", "email", "phone"):
        value = getattr(said, part)
        key = f"{subject}_{part}"
        if value and key in QUESTION:
            rank = 1 if name else 0
            found.append(_candidate(asked, pair, value, min(asked.score, 0.95), key=key, rank=rank))
    return found


def _is_prose(pair: Pair, name: str) -> bool:
    """Is an answer a statement, in which a name may be anybody's, rather than a name with its data?"""
    words = pair.answer.lines[0].split() if pair.answer.lines else []
    before = pair.answer.text.find(name) if name else 99
    opening = pair.answer.text[:before]
    return len(words) > 8 and (before > 4 and ("," in opening or not is_title(opening)) or not name)


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


#: Nothing but the words of a name, however many they are.
_ALL_NAME = re.compile(r"(?:(?:[A-Z0-9][\w.'’&#-]*|of|and|the|for|&|de|la|del),? ?)+")
#: What people add to a name, and is none of it.
_NO_NAME = re.compile(
    r"\s*\((?:not|formerly|previously|please|see|legal|was|until|since)\b[^()]*\)", re.IGNORECASE
)


def _district_name(asked: Asked, pair: Pair) -> list[Candidate]:
    value = text(pair.answer.lines[0] if pair.answer.lines else "")
    if not isinstance(value.value, str):
        return _of_value(asked, pair, value)
    shown = value.value.strip(" .,;") if not value.value.endswith("No.") else value.value
    shown = _NO_NAME.sub("", shown)
    found: list[Candidate] = []
    name, state = _without_state(shown)
    if state:
        found.append(_candidate(asked, pair, state, min(asked.score, 0.95), key="state", rank=1))
    named = find_districts(name)
    if len(name.split()) > 9 and len(named) == 1 and not _ALL_NAME.fullmatch(name):
        name = named[0].text
    looks = asked.how == "control" or is_district(name) or len(name.split()) <= 8 and not is_person(name)
    looks = looks or bool(named) and _ALL_NAME.fullmatch(name) is not None
    if not looks and asked.how == "exact" and is_person(name):
        return [_candidate(asked, pair, name, _KEPT, note="looks like somebody's name")]
    if not looks or "@" in name or re.fullmatch(r"[\d\s,.]+", name):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no name of a district")]
    support = _SUPPORT if is_district(name) else 0.0
    return [
        _candidate(asked, pair, name, min(1.0, asked.score + support)),
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


def _rest_of_address(asked: Asked, pair: Pair) -> list[Candidate]:
    """An address below the name, in the same answer."""
    rest = "\n".join(pair.answer.lines[1:])
    return _address_parts(asked, pair, rest, 1) if rest and find_street(rest) else []


def _address(asked: Asked, pair: Pair) -> list[Candidate]:
    words = pair.answer.text
    if is_blank(words):
        return [_candidate(asked, pair, None, asked.score, key="office_street")]
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
                _candidate(asked, pair, value.value, min(asked.score, 0.7), key="city")
            ]
        if re.search(r"\d", value.value):
            return [_candidate(asked, pair, value.value, min(asked.score, 0.85), key="office_street")]
    return [
        _candidate(asked, pair, None, asked.score, key="office_street", seen=_words(pair), note="no address")
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
        _candidate(asked, pair, value, score, key=key, rank=min(r, 1)) for key, value, r in parts if value
    ]


def _city(asked: Asked, pair: Pair) -> list[Candidate]:
    words = pair.answer.text
    said = parse_address(words)
    if said.street or said.state or said.postal_code:
        found = _address_parts(asked, pair, words, 1)
        return [
            _candidate(asked, pair, c.value, c.score, key="city") if c.key == "city" else c for c in found
        ] or [_candidate(asked, pair, None, asked.score, seen=_words(pair))]
    value = text(words)
    if not isinstance(value.value, str):
        return _of_value(asked, pair, value)
    shown = value.value.strip(" .,;")
    if exact_state(shown) and len(shown) == 2 or any(char.isdigit() for char in shown) or "@" in shown:
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no town")]
    if is_place(shown) or len(shown.split()) <= 3:
        return [_candidate(asked, pair, shown, asked.score)]
    return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no town")]


def _postal_code(asked: Asked, pair: Pair) -> list[Candidate]:
    match = re.fullmatch(r"\D{0,6}(\d{5}(?:-\d{4})?)\D{0,3}", pair.answer.text.strip())
    if match and not match[1].strip("0-"):
        return [_candidate(asked, pair, None, asked.score)]
    if match:
        return [_candidate(asked, pair, match[1], min(1.0, asked.score + _SUPPORT))]
    found = [c for c in _address_parts(asked, pair, pair.answer.text, 0) if c.key == asked.key]
    return found or [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no postal code")]


_PAY_UNITS = {"day": "stipend_per_day", "hour": "stipend_per_hour"}


def _stipend(asked: Asked, pair: Pair) -> list[Candidate]:
    """A rate whose unit stands in the answer, or two rates, one by the day and one by the hour."""
    words = pair.answer.text
    found = []
    for unit, key in _PAY_UNITS.items():
        said = [a for a in amounts(words) if a.unit == unit]
        value = money(words, unit=unit) if said else None
        if value is not None and value.value is not None:
            found.append(
                _candidate(
                    asked,
                    pair,
                    value.value,
                    min(1.0, asked.score + _SUPPORT, value.confidence),
                    key=key,
                    note=value.note,
                )
            )
    if found:
        return found
    wanted = asked.key if asked.key in QUESTION else "stipend_per_day"
    if re.search(r"\bhalf[ -]?days?\b|\bper (?:week|month|session|workshop)\b", fold(pair.label)):
        return [
            _candidate(asked, pair, None, asked.score, key=wanted, seen=_words(pair), note="by another unit")
        ]
    if asked.key in QUESTION:
        unit = "day" if asked.key == "stipend_per_day" else "hour"
        return _of_value(asked, pair, money(words, unit=unit), _SUPPORT)
    value = money(words)
    if value.value is None and value.seen is None:
        return [_candidate(asked, pair, None, asked.score, key=wanted)]
    return [
        _candidate(
            asked, pair, None, asked.score, key=wanted, seen=_words(pair), note="by the day or by the hour?"
        )
    ]


def _school_year(asked: Asked, pair: Pair) -> list[Candidate]:
    days = sorted({day for day in find_dates(pair.answer.text) if day})
    if len(days) == 2:
        score = min(1.0, asked.score + _SUPPORT)
        return [
            _candidate(asked, pair, days[0], score, key="school_year_start"),
            _candidate(asked, pair, days[1], score, key="school_year_end"),
        ]
    return [
        _candidate(
            asked, pair, None, asked.score, key="school_year_start", seen=_words(pair), note="not two dates"
        )
    ]


_COMPUTERS_FIRST = re.compile(
    r"\b(?:computers?|devices?|laptops?|machines?|chromebooks?)\b\W*(?:to|per|/|:|for|available (?:to|"
    r"per|for))\W*(?:each|every)?\W*(?:students?|pupils?|child|learner)"
)


def _ratio(asked: Asked, pair: Pair) -> list[Candidate]:
    words = _without_other_times(pair.answer.text)
    if _COMPUTERS_FIRST.search(fold(pair.label)) and re.fullmatch(r"[\d\s.:/]+|\d+ to \d+", words.strip()):
        value = ratio(f"{pair.label.rstrip(' :?')} ratio: {words}")
        if re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", words):
            value = Value(None, words, 0.0, "computers for each student, or students for each computer?")
    else:
        value = ratio(words)
        if value.value is None and re.search("student|pupil|child|learner", fold(words)):
            value = ratio(re.sub(r"^(\W*\w+)", r"\1 computers", words.strip(), count=1))
    return _of_value(asked, pair, value)


def _bandwidth(asked: Asked, pair: Pair) -> list[Candidate]:
    words = _without_other_times(pair.answer.text)
    label = fold(pair.label)
    if not re.search(r"[a-z]", fold(words)):
        unit = re.search(r"\bgbps|gbit|gigabit|\bgb\b|\bkbps|kbit|kilobit", label)
        words = f"{words} {unit.group()}" if unit else words
    return _of_value(asked, pair, read_bandwidth(words))


def _taxes(asked: Asked, pair: Pair) -> list[Candidate]:
    value = yes_no(pair.answer.text)
    if value.value is None and len(pair.answer.lines) > 1:
        value = yes_no(pair.answer.lines[0])
    if value.value is None and not value.is_blank:
        folded = fold(pair.answer.text)
        agrees = re.search(
            r"\b(?:yes|si|understood|agreed|accept(?:ed)?|we (?:do|will|know|understand|agree|pay)|"
            r"clear to us|ours to pay)\b",
            folded,
        )
        refuses = re.search(r"\b(?:no|not|n't|cannot|unless|if|but)\b|\?", folded)
        if agrees and not refuses:
            return [_candidate(asked, pair, True, min(asked.score, 0.9))]
    return _of_value(asked, pair, value, _SUPPORT)


def _applying(asked: Asked, pair: Pair) -> list[Candidate]:
    words = pair.answer.text
    label = fold(pair.label)
    said = yes_no(words.split("\n")[0].split(".")[0])
    value = parse(Type.APPLYING_AS, words)
    if value.value is None and said.value is not None:
        alone = bool(re.search(r"\b(?:alone|on your own|by yourself|by yourselves|single|individual)", label))
        grouped = bool(re.search(r"\b(?:consorti|group|together|with other|joint)", label))
        if alone != grouped and said.value is alone:
            return [_candidate(asked, pair, "single", min(asked.score, 0.85))]
    found = _of_value(asked, pair, value, _SUPPORT)
    lead = _named_lead(words) if value.value == "member" else ""
    if lead:
        found.append(_candidate(asked, pair, lead, min(asked.score, 0.9), key="lead_district", rank=1))
    return found


def _named_lead(words: str) -> str:
    named = find_districts(words)
    if len(named) != 1 or not re.search(r"\blead|\bled\b|\bheads?\b|\blider|\bunder\b", fold(words)):
        return ""
    return named[0].text


def _lead(asked: Asked, pair: Pair) -> list[Candidate]:
    value = text(pair.answer.text)
    if not isinstance(value.value, str):
        return _of_value(asked, pair, value)
    named = find_districts(value.value)
    name, state = _without_state(value.value.strip(" .,;"))
    if named and (len(name.split()) > 8 or not is_district(name)) and len(named) == 1:
        name = named[0].text
    if (
        len(name.split()) > 9
        or (is_person(name) and not named)
        or re.fullmatch(r"(?:yes|no|we (?:are|do)|x|lead|member|single)\b.*", fold(name))
    ):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no name of a district")]
    found = [_candidate(asked, pair, name, min(1.0, asked.score + (_SUPPORT if is_district(name) else 0)))]
    if state:
        found.append(_candidate(asked, pair, state, asked.score, key="state of lead"))
    return found


def _funding(asked: Asked, pair: Pair) -> list[Candidate]:
    value = text(pair.answer.text)
    shown = value.value
    if not isinstance(shown, str):
        return _of_value(asked, pair, value)
    folded = fold(shown)
    if re.fullmatch(r"[\s$\d.,%km]+|yes|no|y|n", folded) or re.fullmatch(
        r"\d{1,2}/\d{1,2}/\d{2,4}|.*@.*", folded
    ):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no source")]
    known = is_fund(shown)
    return [
        _candidate(asked, pair, shown.rstrip(" ;,"), min(1.0, asked.score + (_SUPPORT if known else -0.05)))
    ]


def _title(asked: Asked, pair: Pair) -> list[Candidate]:
    value = text(pair.answer.text)
    shown = value.value
    if not isinstance(shown, str):
        return _of_value(asked, pair, value)
    shown = shown.strip(" ;,")
    odd = "@" in shown or len(shown.split()) > 14 or re.search(r"\d{3}", shown)
    if odd or (is_person(shown) and not is_title(shown)):
        return [_candidate(asked, pair, None, asked.score, seen=_words(pair), note="no position")]
    return [_candidate(asked, pair, shown, min(1.0, asked.score + (_SUPPORT if is_title(shown) else 0.0)))]


_SPECIAL: dict[str, Callable[[Asked, Pair], list[Candidate]]] = {
    "district_name": _district_name,
    "address": _address,
    "office_street": _address,
    "city": _city,
    "office_postal_code": _postal_code,
    "stipend": _stipend,
    "stipend_per_day": _stipend,
    "stipend_per_hour": _stipend,
    "school_year": _school_year,
    "students_per_computer": _ratio,
    "bandwidth_mbps": _bandwidth,
    "taxes_understood": _taxes,
    "applying_as": _applying,
    "lead_district": _lead,
    "funding_source": _funding,
    "k5_facilitator": _person,
    "primary_title": _title,
    "superintendent_title": _title,
    "signature_title": _title,
}
