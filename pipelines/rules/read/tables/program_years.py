"""Tables of a plan over several years: programs down the side, school years across, numbers of teachers in the cells."""

from __future__ import annotations

import re

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Grid, GridCell, Section
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.matrix import Box, Line
from pipelines.rules.read.values import is_blank, school_year, whole_number

#: Of each row of such a table one request is made: from the first year in which it has teachers.
HEADER = ("Program", "Number of teachers", "First school year")
_PAST = re.compile(r"\b(?:actual|trained|past|last|previous|prior|so far|already)\b")
_TOTAL = re.compile(r"\W*(?:grand )?(?:totals?|sum|all)\b.*")
_NO_TEACHERS = frozenset({"student", "section", "money", "stipend", "device"})


def plans_by_year(band: list[Line], title: str, section: Section) -> str:
    """What is counted where the columns stand for school years and the rows for programs: "teacher", "other" (students,
    sections, money); "" where a table has another shape or does not say what it counts."""
    if len(band) < 2 or len(_years(band[0])) < 2 or len(_years(band[0])) < len(band[0].filled) - 1:
        return ""
    rows = _rows(band)
    if not rows or any(program(line.boxes[0].text).value is None for line in rows):
        return ""
    labels = " ".join([title, section.last, band[0].boxes[0].text, *(line.boxes[0].text for line in rows)])
    about = hear(labels[:400]).concepts
    if about & _NO_TEACHERS:
        return "other"
    are_counts = all(_is_count(line.boxes[at]) for line in rows for at in _years(band[0]))
    return "teacher" if "teacher" in about and are_counts else ""


def requests_by_year(band: list[Line], title: str, section: Section, place: str, order: int) -> Grid:
    """The same as a table of requests. Where several years have teachers the others stand in brackets, so that a
    person confirms which number is asked for."""
    years = {
        at: year for at, year in _years(band[0]).items() if not _PAST.search(fold(band[0].boxes[at].text))
    }
    rows = []
    for line in _rows(band):
        counted = [(line.boxes[at], year) for at, year in years.items() if _number(line.boxes[at])]
        first, year = counted[0] if counted else (line.boxes[next(iter(years))], "") if years else (None, "")
        if first is None:
            continue
        more = ", ".join(f"{box.text.strip()} in {other}" for box, other in counted[1:])
        shown = f"{first.text.strip()} ({more})" if more else first.text.strip() or "0"
        answer = line.boxes[0].answer
        rows.append(
            (
                GridCell(line.boxes[0].text, answer.place),
                GridCell(shown, first.answer.place),
                GridCell(year, first.answer.place),
            )
        )
    return Grid(HEADER, tuple(rows), title, section, place, order)


def _rows(band: list[Line]) -> list[Line]:
    return [line for line in band[1:] if line.filled and not _TOTAL.fullmatch(fold(line.boxes[0].text))]


def _years(head: Line) -> dict[int, str]:
    """The columns of the heading that are school years."""
    found = {}
    for at, box in enumerate(head.boxes[1:], 1):
        words = re.sub(r"\([^()]*\)", " ", box.text).strip()  # "2016-17 (planned)"
        value = school_year(words) if words and len(words.split()) <= 4 else None
        if value is not None and value.is_sure:
            found[at] = str(value.value)
    return found if len(set(found.values())) == len(found) else {}


def _number(box: Box) -> int:
    value = whole_number(box.text)
    return int(value.value) if value.is_sure else 0


def _is_count(box: Box) -> bool:
    return is_blank(box.text) or re.fullmatch(r"\W*", box.text) is not None or whole_number(box.text).is_sure
