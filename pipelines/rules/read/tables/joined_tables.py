"""Tables that stand one below the other without a gap, and that word processors make one."""

from __future__ import annotations

from pipelines.rules.read.questions.labels import SURE
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import (
    Line,
    heading_score,
    label_score,
    without_doubled_columns,
)
from pipelines.rules.read.tables.record_rows import is_sum
from pipelines.rules.read.tables.shapes import asks_in_turn, has_plain_headings
from pipelines.rules.read.values import find_dates


def cut_at_headings(band: list[Line]) -> list[list[Line]]:
    """Tables that stand one below the other without a gap, which word processors join: cut where headings of
    records stand above records, and where after those a label stands beside its answer again."""
    if asks_in_turn(band) or asks_in_turn(band, first=1):
        return [band]
    cuts = [0]
    in_records = has_plain_headings(band) or len(band) > 1 and _opens_records(band[0], band[1])
    in_records = in_records or _heads_programs(band, 0)
    for at, line in enumerate(band[1:], 1):
        below = band[at + 1] if at + 1 < len(band) else None
        if below and (_opens_records(line, below) or _opens_programs(line) or _heads_programs(band, at)):
            cuts.append(at)
            in_records = True
        elif in_records and (
            len(line.filled) == 2 < len(line.boxes) and _asks_beside(line) or _asks_above(line, below)
        ):
            cuts.append(at)
            in_records = False
    parts = [band[start:end] for start, end in zip(cuts, [*cuts[1:], len(band)], strict=True)]
    return [without_doubled_columns(part) for part in parts] if len(parts) > 1 else parts


def _opens_records(line: Line, below: Line) -> bool:
    """Is a row nothing but headings, one of them over programs or addresses, and the next row a record of these?
    Below three headings a program may stand alone, for nobody asked for it."""
    if len(line.filled) < 2 or any(any(map(str.isdigit, box.text)) for box in line.filled):
        return False
    known, filled = heading_score(line)
    if known < max(2, filled - 1):
        return False
    for head, box in zip(line.boxes, below.boxes, strict=True):
        found = column_of(head.text) if head.text.strip() else ()
        kind = found[0].key if found else ""
        named = program(box.text) if kind == "program" else None
        if (named is not None and (named.value or named.extra)) or (kind == "email" and "@" in box.text):
            return len(below.filled) >= 2 or known >= 3
    return False


def _opens_programs(line: Line) -> bool:
    """Is a row nothing but programs beside each other, with an empty corner before them?"""
    filled = line.filled
    if len(filled) < 3 or line.boxes[0].answer.lines or any(len(box.text) > 60 for box in filled):
        return False
    named = [program(box.text).value for box in filled]
    return len(set(named)) >= 3 and None not in named


def _heads_programs(band: list[Line], at: int) -> bool:
    """Does a row of words stand above rows that begin with a program each, with more cells than the rows above it?
    Whatever the words are, they head what is said of the programs."""
    line, rows = band[at], band[at + 1 : at + 3]
    if len(line.filled) < 3 or at and len(line.filled) <= len(band[at - 1].filled) or len(rows) < 2:
        return False
    if any(any(map(str.isdigit, box.text)) or len(box.text.split()) > 4 for box in line.filled):
        return False
    return all(len(row.filled) >= 2 and program(_first_word(row)).is_sure for row in rows)


def _first_word(row: Line) -> str:
    """What a row begins with, its number left out."""
    first, second = row.filled[:2]
    return second.text if first.text.strip(" .)").isdigit() else first.text


def is_one_column(part: list[Line]) -> bool:
    """Does a table that was cut off from another fill only its first column?"""
    return all(line.filled in ((), line.boxes[:1]) for line in part)


def _asks_above(line: Line, below: Line | None) -> bool:
    """Does a row of one cell ask, with one cell below it?"""
    if below is None or not is_one_column([line, below]) or not line.filled:
        return False
    return label_score(line.boxes[0]) >= SURE and not program(line.boxes[0].text).value


def _asks_beside(line: Line) -> bool:
    """Does a row hold a label for sure, and beside it what is none? "Date" is one beside a date."""
    asks, answers = line.filled
    if is_sum(asks.text):
        return False
    named = program(asks.text)
    if named.value or named.extra or label_score(answers) >= SURE:
        return False
    is_dated = len(asks.text.split()) <= 3 and len(find_dates(answers.text)) == 1
    return label_score(asks) >= SURE or is_dated
