"""What the rows of a table are: headings over records, people, programs, questions beside or above their answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.questions.labels import SURE, is_own_title
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import (
    Box,
    Line,
    heading_score,
    is_number_column,
    label_score,
)

#: Concepts of a heading that say whose column it is in a table of people.
ROLES = frozenset({"primary", "superintendent", "signer", "other_person", "facilitator"})
#: Words of a label that we do not understand, in a table of statements.
MOST_WORDS_OF_LABEL = 8


def is_across(line: Line) -> bool:
    """Is the row one cell over the whole width?"""
    return len({box.key for box in line.boxes}) == 1


def people_down(band: list[Line]) -> bool:
    """Is every row somebody: in the first cell what he is to the district, in the others his name and addresses?"""
    rows = [line for line in band if any(is_address(box.text) for box in line.boxes[1:])]
    if len(band[0].boxes) < 3 or len(rows) < 2 or len(rows) < len(band) - 1:
        return False
    roles = [hear(line.boxes[0].text).concepts & (ROLES | {"lead"}) for line in rows]
    return sum(bool(role) for role in roles) * 3 >= len(rows) * 2


def is_address(text: str) -> bool:
    return "@" in text or sum(char.isdigit() for char in text) >= 7


def columns_of_people(band: list[Line]) -> bool:
    """Are the columns people ("Contact", "Superintendent") and the rows what is asked of each?"""
    head = [box for box in band[0].boxes[1:] if box.text.strip()]
    if len(head) < 2 or len(band) < 2 or any(_has_figures(box.text) for box in head):
        return False
    if any(box.text.rstrip().endswith("?") for box in band[0].boxes):
        return False  # questions, some of them about a "coordinator"
    roles = [hear(box.text).concepts & ROLES for box in head]
    if sum(bool(r) for r in roles) < 2 and not (any(roles) and not band[0].boxes[0].text.strip()):
        return False
    return share([label_score(line.boxes[0]) for line in band[1:]]) >= 0.6


def _has_figures(text: str) -> bool:
    return "@" in text or any(char.isdigit() for char in text)


def programs_across(band: list[Line]) -> bool:
    """Do the columns stand for programs, and the rows for what is asked of each?"""
    head = [box for box in band[0].boxes[1:] if box.text.strip()]
    if len(band) < 2 or not head:
        return False
    named = sum(program(box.text).value is not None for box in head)
    if named < max(1, len(head) - 1) or named < (2 if band[0].boxes[0].text.strip() else 1):
        return False
    asking = [line.boxes[0] for line in band[1:] if line.boxes[0].text.strip()]
    return share([max(label_score(box), _column_score(box)) for box in asking]) >= 0.5


def over_figures(band: list[Line]) -> bool:
    """Is the first row nothing but programs, and the only other one their numbers of teachers?"""
    if len(band) != 2 or len(band[0].filled) < 2 or len(band[0].filled) < len(band[0].boxes):
        return False
    named = [program(box.text).value for box in band[0].filled]
    numbers = [box.text.strip() for box in band[1].filled]
    figures = [text for text in numbers if re.fullmatch(r"\d{1,3}(?: teachers?)?", text)]
    return None not in named and len(set(named)) == len(named) and 0 < len(figures) >= len(numbers) / 2


def _column_score(box: Box) -> float:
    found = column_of(box.text) if len(box.text) <= 80 else ()
    return found[0].score if found else 0.0


def has_plain_headings(band: list[Line]) -> bool:
    """Is the first row nothing but headings over the parts of a record? Then no more need be looked at."""
    if len(band) < 2 or _is_record(band[0]):
        return False
    known, filled = heading_score(band[0])
    if known < 3 or known * 4 < filled * 3:
        return False
    return not _ask_themselves(band[1:]) and not programs_across(band[:3])


def _ask_themselves(rows: list[Line]) -> bool:
    """Do rows begin with labels that are no programs, with more labels among the cells behind? Then nothing above
    them heads their columns."""
    first = [line.boxes[0] for line in rows if line.filled]
    more = [box for line in rows for box in line.boxes[2::2]]
    return (
        len(rows[0].boxes) >= 4
        and all(label_score(box) >= SURE and not program(box.text).value for box in first)
        and any(label_score(box) >= SURE for box in more)
    )


def _is_record(line: Line) -> bool:
    """Does a row that stands where headings stand name a program, and beside it a figure? Then it is a request."""
    first = line.filled[0].text if line.filled else ""
    return (
        bool(first)
        and len(first) <= 60
        and program(first).value is not None
        and any(re.match(r"\d", box.text) for box in line.filled[1:])
    )


def is_grid(band: list[Line]) -> bool:
    """Is the first row the headings of records? The rows below must not ask anything themselves."""
    if len(band) < 2 or _is_record(band[0]):
        return False
    known, filled = heading_score(band[0])
    if filled < 2 or known < 2 or known * 2 < filled:
        return False
    body = [line for line in band[1:] if line.filled]
    first = next((c for c in range(len(band[0].boxes)) if not is_number_column(body, c)), 0)
    labels = share([label_score(line.boxes[first]) for line in body])
    return labels < 0.5 or (band[0].is_header and labels < 0.8)


def holds_records(band: list[Line]) -> bool:
    """Does a column hold programs or addresses in nearly every row? Then the rows are records, headings or not."""
    rows = [line for line in band if line.filled]
    if not rows or share([label_score(line.boxes[0]) for line in rows]) >= 0.5:
        return False
    for column in range(len(rows[0].boxes)):
        texts = [line.boxes[column].text.strip() for line in rows]
        named = sum(
            ("@" in text and len(text.split()) <= 3) or (len(text) <= 60 and program(text).value is not None)
            for text in texts
        )
        if named >= max(1, 0.6 * len(rows)) and any(len(line.filled) >= 2 for line in rows):
            return True
    return False


def is_below(band: list[Line]) -> bool:
    """Is every other row a row of questions, with the answers in the row below each?"""
    if len(band) < 2 or len(band) % 2:
        return False
    asking = [share(_replies(line)) for line in band[::2] if line.filled]
    answering = [share([label_score(b) for b in line.filled]) for line in band[1::2] if line.filled]
    enough = all(len(line.filled) >= 2 for line in band[::2])
    return enough and min(asking, default=0) >= 0.75 and max(answering, default=0) <= 0.34


def asks_in_turn(band: list[Line], *, first: int = 0) -> bool:
    """Do rows of questions and rows of answers alternate over several columns? Then the first row is no heading of
    records. first: 1 where the answers stand above what they answer, as on lines with small print below."""
    fewest = 4 if first == 0 else 2
    if len(band) < fewest or len(band) % 2 or share(_labels(band[fewest - 2 + first])) < 1:
        return False
    asking, answering = band[first::2], band[1 - first :: 2]
    if any(len(line.filled) < 2 for line in asking[:-1]):
        return False
    replies = [_replies(line) for line in answering]
    return (
        all(share(_labels(line)) >= 0.75 for line in asking)
        and share([score for line in replies for score in line]) <= 0.25
        and all(share(line) < 1 for line in replies if line)
    )


def _labels(line: Line) -> list[float]:
    return [label_score(box) for box in line.filled]


def _replies(line: Line) -> list[float]:
    """How much the cells of a row of answers look like labels; "Superintendent" answers a question about a title."""
    return [label_score(box) for box in line.filled if not is_own_title(box.text)]


def are_statements(body: list[Line]) -> bool:
    """Two columns, short words left and longer ones right: labels with answers, whatever the labels mean."""
    if len(body[0].boxes) != 2:
        return False
    pairs = [
        (line.boxes[0].text.split(), line.boxes[1].text.split())
        for line in body
        if line.boxes[1].text.strip()
    ]
    short = all(0 < len(label) <= MOST_WORDS_OF_LABEL for label, _ in pairs)
    longer = sum(len(label) < len(answer) for label, answer in pairs)
    return (
        bool(pairs)
        and short
        and longer * 3 >= len(pairs) * 2
        and not any(segments(" ".join(a)) for a, _ in pairs)
    )


def is_grouped(band: list[Line]) -> bool:
    """Does the first column say what several rows are about, the second what is asked, the third the answer?"""
    if len(band[0].boxes) != 3 or is_number_column(band, 0):
        return False
    starts = [line for line in band if line.boxes[0].answer.lines]
    keys = {line.boxes[0].key for line in starts}
    labels = share([label_score(line.boxes[1]) for line in band])
    answers = share([label_score(line.boxes[2]) for line in band])
    return bool(keys) and len(keys) * 3 <= len(band) * 2 and labels >= 0.6 and answers < 0.4


def share(scores: Sequence[float]) -> float:
    """The share of cells that look like labels."""
    return sum(score >= 0.5 for score in scores) / len(scores) if scores else 0.0
