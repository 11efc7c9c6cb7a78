"""From a label that asks and what stands beside it to readings: the value, and whatever else the answer says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.form import QUESTION, Type
from pipelines.rules.read.answers.readings import candidate_of
from pipelines.rules.read.answers.shaped import read_by_shape
from pipelines.rules.read.answers.types import read_answer
from pipelines.rules.read.candidates import FAINT, Candidate, Readings
from pipelines.rules.read.language.district_names import find_districts, is_district
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.prose.programs_named import TEACHERS, mentioned
from pipelines.rules.read.prose.sentences import plain_words
from pipelines.rules.read.questions.asked import Asked, topics
from pipelines.rules.read.questions.compound import compound_label, person_label, read_compound
from pipelines.rules.read.questions.lines_to_write_on import off_lines
from pipelines.rules.read.questions.segments import says_itself
from pipelines.rules.read.remembered import program as read_program
from pipelines.rules.read.values import (
    applying_as,
    find_emails,
    is_blank,
    parse,
)

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
#: "Is ECS on the master schedule?" asks about a program, and is no program that is asked for.
_OF_COURSES = frozenset({"course_codes", "on_master_schedule"})
#: How sure it can be that a name without an owner is the contact's.
_NOBODYS = 0.72
#: How sure it is that a name without an owner is the district's, where it looks like one.
_CONFIRMED = 0.85
#: A label that explains less than this much of itself is no question of ours that stays without an answer.
_ASKED_FOR_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Part:
    """A pair that says something about a program. asked: which part of a request."""

    pair: Pair
    asked: Asked


#: "Who answers the phone?" may be answered with somebody's name and all.
_ADDRESSES = frozenset({"unclear:phone", "unclear:email"})


class Answers:
    """Reads pairs into `readings`; what belongs to program requests is kept in `parts`."""

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.parts: list[Part] = []

    def read(self, pair: Pair, asked: tuple[Asked, ...]) -> None:
        """The best reading of a pair: the first meaning of its label that what stands beside it fits."""
        pair = _without_lines(pair)
        keys = compound_label(pair.label) if not pair.tag else ()
        found = read_compound(keys, pair) if keys else []
        if found:
            for candidate in found:
                self.readings.add(candidate)
            return
        if not pair.tag and (whole := person_label(pair.label)):
            asked = (Asked(whole, 0.95, "close"), *asked)
        known = bool(asked) and asked[0].score >= 0.9 and asked[0].key not in PROGRAM_PARTS - _OF_COURSES
        if not keys and not known and _is_program(pair.label):
            self.parts.append(Part(pair, Asked("row", 1.0, "structure")))
            return
        if (not asked or asked[0].score < FAINT) and says_itself(pair.answer.text):
            asked = (Asked("applying_as", 0.9, "structure"),)
        if not asked or asked[0].score < FAINT:
            self._by_itself(pair)
            return
        if is_blank(pair.answer.text) and not pair.answer.links:
            self._blank(pair, asked[0])
            return
        self._first_that_fits(pair, asked)

    def _by_itself(self, pair: Pair) -> None:
        """An answer whose label asks nothing that it fits may say itself what it is."""
        found = read_by_shape(pair, is_first=not self.readings.by_key and not self.parts)
        for candidate in found:
            self.readings.add(candidate)
        if not found:
            self._in_program_section(pair)

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
            self.readings.add(candidate_of(asked, pair, None, asked.score))
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
            if _cannot_ask(meaning, pair):
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
        self._by_itself(pair)
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
        if asked.key in _ADDRESSES and (someone := read_by_shape(pair, is_first=False)):
            for candidate in someone:
                self.readings.add(candidate)
            return
        if asked.key == "unclear:phone" and pair.answer.place.startswith(("header", "footer", "first")):
            return  # of a letterhead: the office's
        key = f"primary_{asked.key.removeprefix('unclear:')}"
        for candidate in read_answer(Asked(key, min(asked.score, _NOBODYS), "structure"), pair):
            if candidate.value is not None:
                self.readings.add(replace(candidate, rank=2, note="nobody is named beside it"))


def _without_lines(pair: Pair) -> Pair:
    """A pair whose answer stands on no line any more."""
    if "_" not in pair.answer.text:
        return pair
    lines = tuple(off_lines(line) for line in pair.answer.lines)
    return replace(pair, answer=replace(pair.answer, lines=lines))


def _cannot_ask(asked: Asked, pair: Pair) -> bool:
    """Is an answer nothing that `asked` could ask for? Members are districts, schools have names; who has an address
    is whom to ask for, and not what is asked for."""
    words = pair.answer.text
    if asked.key == "school_names":
        return not any(map(str.isalpha, words)) and not words.strip().isdigit()
    if asked.key == "lead_district":
        return says_itself(words) or (applying_as(words).value == "single" and not find_districts(words))
    if asked.key == "members":
        return not find_districts(words)
    if asked.key.endswith("_schools"):
        # Below "K-5": "Fourteen elementary teachers, …".
        return TEACHERS.match(plain_words(words)) is not None
    return asked.key == "program" and bool(find_emails(words))


def _is_any_number(asked: Asked) -> bool:
    return asked.key in QUESTION and QUESTION[asked.key].type in (Type.WHOLE_NUMBER, Type.DECIMAL)


def _is_program(label: str) -> bool:
    """Is a label the name of a program, and not one in which "elementary" stands?"""
    if not read_program(label).value:
        return False
    return (
        bool(mentioned(plain_words(label)))
        or not ask(label)
        or (len(label.split()) <= 2 and fold(label).strip(" :") != "elementary")
    )


_WAY = re.compile(r"\b(?:travel|region|cohort|consorti|affiliate)")
