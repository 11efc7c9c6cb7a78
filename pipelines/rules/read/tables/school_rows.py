"""Tables with a school in each row and a program in each column: numbers of teachers by school, with or without a sum."""

from __future__ import annotations

import re

from pipelines.form import PROGRAM_NAMES
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Grid, GridCell, Section
from pipelines.rules.read.prose.named_above import only_program
from pipelines.rules.read.tables.matrix import Box, Line
from pipelines.rules.read.values import is_blank, whole_number

#: What is made of such a table: a row for each program.
HEADER = ("Program", "Number of teachers")
_SUM = re.compile(r"\W*(?:grand |district )?(?:totals?|sum|all)\b.*|\W*district(?:.?wide)?\W*")
_SCHOOL = re.compile(
    r"\b(?:high|middle|elementary|elem|school|academy|hs|ms|es|campus|junior|primary|center|magnet|prep)\b"
)
_LONGEST_HEADING = 60
#: Other things that are counted by school.
_NO_TEACHERS = frozenset({"student", "enrollment", "section", "counselor", "principal", "device", "money"})


def requests_by_school(band: list[Line], title: str, section: Section, place: str, order: int) -> Grid | None:
    """The same as a table of requests; None where the rows are no schools or hold anything but numbers.

    A number that we add up stands with its parts in brackets, so that a person confirms it.
    """
    columns = _programs(band[0])
    if not columns:
        return None
    rows = [line for line in band[1:] if line.filled]
    sums = [line for line in rows if _SUM.fullmatch(fold(line.boxes[0].text))]
    schools = [line for line in rows if line not in sums]
    if len(schools) < 2 or len(sums) > 1 or not _are_schools(band[0].boxes[0], schools):
        return None
    heads = [band[0].boxes[0].text, *(band[0].boxes[at].text for at in columns)]
    about = hear(" ".join([title, *heads])[:400]).concepts
    if about & _NO_TEACHERS and "teacher" not in about:
        return None
    made = []
    for at, code in columns.items():
        cells = [line.boxes[at] for line in schools]
        if not all(_is_count(box) for box in (*cells, *(line.boxes[at] for line in sums))):
            return None
        shown, where = _number(cells, sums[0].boxes[at] if sums else None)
        head = band[0].boxes[at].answer.place
        made.append((GridCell(PROGRAM_NAMES[code], head), GridCell(shown, where)))
    return Grid(HEADER, tuple(made), title, section, place, order)


def _programs(head: Line) -> dict[int, str]:
    """Columns headed by one program each ("ECS", "CSP teachers")."""
    found = {}
    for at, box in enumerate(head.boxes[1:], 1):
        if len(box.text) <= _LONGEST_HEADING and (code := only_program(box.text)):
            found[at] = code
    return found if len(set(found.values())) == len(found) else {}


def _are_schools(corner: Box, rows: list[Line]) -> bool:
    """Do the rows begin with names of schools, by their own words or by the heading over them?"""
    districts = sum(bool(find_districts(line.boxes[0].text)) for line in rows)
    if "district" in hear(corner.text).concepts or districts * 2 > len(rows):
        return False
    named = sum(_SCHOOL.search(fold(line.boxes[0].text)) is not None for line in rows)
    is_headed = "school" in hear(corner.text).concepts
    are_words = all(line.boxes[0].text[:1].isupper() and "?" not in line.boxes[0].text for line in rows)
    return are_words and (is_headed or named * 5 >= len(rows) * 4)


def _number(cells: list[Box], total: Box | None) -> tuple[str, str]:
    """The number of all schools as a cell would say it, and where it stands."""
    numbers = [number for box in cells if (number := _count(box))]
    parts = " + ".join(map(str, numbers))
    stated = _count(total) if total is not None else 0
    if total is not None and stated == sum(numbers):
        return total.text, total.answer.place
    if total is not None and stated:
        return f"{stated} (the schools: {parts})", total.answer.place
    shown = str(numbers[0]) if len(numbers) == 1 else f"{sum(numbers)} ({parts})" if numbers else ""
    return shown, cells[0].answer.place


def _count(box: Box) -> int:
    value = whole_number(box.text)
    return int(value.value) if value.is_sure else 0


def _is_count(box: Box) -> bool:
    return is_blank(box.text) or re.fullmatch(r"\W*", box.text) is not None or whole_number(box.text).is_sure
