"""Teachers written as lines and bullets: "Ana Ruiz - Alder High - Business - ECS - aruiz@…"."""

from __future__ import annotations

import re

from pipelines.form import Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.persons import is_person, is_person_at
from pipelines.rules.read.language.words import fold, without_numbering
from pipelines.rules.read.pieces import Line
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program, text
from pipelines.rules.read.values import find_emails, parse, understood

_SEPARATORS = (
    re.compile(r"\t+"),
    re.compile(r"\s*\|\s*"),
    re.compile(r"\s*;\s*"),
    re.compile(r"\s+[-–—/·•]\s+"),
    re.compile(r",\s+"),
    re.compile(r"\s{3,}"),
    re.compile(r"\s*[()]\s*"),
)
_SCHOOL = re.compile(
    r"\b(?:high|middle|elementary|school|academy|campus|junior|prep|magnet|hs|ms|es|center|escuela|k-?8|k-?12)\b"
)


def split_parts(line: str) -> list[str]:
    """The parts of a line at the separator that cuts it into most."""
    best: list[str] = [line]
    for separator in _SEPARATORS:
        parts = [part.strip(" .,;") for part in separator.split(line) if part.strip(" .,;")]
        if len(parts) > len(best):
            best = parts
    return best


def read_teacher_lines(lines: list[Line], tables: FoundTables) -> None:
    """Lines that are a person with a school, a subject, a program or an address each, in any order after the name."""
    for line in lines:
        if "@" not in line.text and not _is_listed(line):
            continue
        row = teacher_of(without_numbering(line.text), line)
        if row is not None:
            tables.teachers.append(row)


def _is_listed(line: Line) -> bool:
    """Does a line stand below words that announce a list of teachers, and not below a question about plans?"""
    if "teacher" in topics(line.section):
        return True
    asked = ask(line.owner) if line.owner and line.text != line.owner else ()
    return bool(asked) and asked[0].key == "teachers"


def _is_name(part: str, shown: str) -> bool:
    """Is a part somebody's name, by its look or by the address behind it: "Lia Grant", lgrant@…?"""
    return is_person(part) or any(is_person_at(part, address) for address in find_emails(shown)[:1])


def teacher_of(shown: str, line: Line) -> FoundRow | None:
    """The teacher that a line is about; None where it is no line of a list of teachers."""
    parts = split_parts(shown)
    is_listed = _is_listed(line)
    if not (2 if is_listed else 3) <= len(parts) <= 8 or not _is_name(parts[0], shown):
        return None
    row = FoundRow(place=line.place, order=line.order, rank=2, score=0.88)
    row.put("name", understood(parts[0], line.text), line.text, line.place)
    rest: list[str] = []
    for part in parts[1:]:
        named = program(part) if len(part.split()) <= 6 else None
        if find_emails(part):
            row.put("email", parse(Type.EMAIL, part), line.text, line.place)
        elif named and named.value and "program" not in row.values and not _is_subject(part):
            row.put("program", named, line.text, line.place)
        elif _SCHOOL.search(fold(part)) and "school" not in row.values:
            row.put("school", text(part), line.text, line.place)
        elif not re.search(r"\d{3}.?\d{4}", part):
            rest.append(part)
    if rest:
        row.put("assignment", text(", ".join(rest)), line.text, line.place)
    has = row.values.keys()
    is_teacher = (
        "program" in has and has & {"email", "school"} or is_listed and has & {"email", "school", "program"}
    )
    if is_listed and "program" not in has and (common := program(line.owner)).is_sure and common.value:
        row.put("program", common, line.owner, line.place)
    return row if is_teacher else None


def is_list_of_teachers(lines: tuple[str, ...]) -> bool:
    """Are the lines of an answer people, each with a school or an address?"""
    parts = [split_parts(without_numbering(line)) for line in lines]
    return bool(parts) and all(
        len(part) >= 2 and is_person(part[0]) and any("@" in p or _SCHOOL.search(fold(p)) for p in part[1:])
        for part in parts
    )


def _is_subject(part: str) -> bool:
    """ "Algebra I" is what somebody teaches, not the program "CS in Algebra"."""
    return not re.search(r"\bc\.?s\.?\b|\bcomputer|\becs\b|\bcsp\b|\bk-?5\b|\bcomputing", fold(part))
