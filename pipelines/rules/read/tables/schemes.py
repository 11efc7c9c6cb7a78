"""Which columns of a table of questions ask and which answer."""

from __future__ import annotations

import re

from pipelines.rules.read.questions.labels import SURE
from pipelines.rules.read.tables.columns import purpose_of
from pipelines.rules.read.tables.matrix import Line, counts_rows, is_number_column, label_score
from pipelines.rules.read.values import yes_no

#: How much of a table must look like labels before its first column is taken for one.
LABELLED = 0.3
#: A word that stands beside fewer questions than this is an answer; beside more it is a remark about them.
FEWEST_OF_A_REMARK = 2
_BOX = re.compile("[☒☐☑✓✔]")
#: What a form says about a question, in however short a table.
_PROMPT = re.compile(r"\W*(?:required|optional|mandatory|if (?:known|applicable|any)|\*)\W*", re.IGNORECASE)

Scheme = tuple[tuple[int, int], ...]


def best_scheme(body: list[Line], head: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Scheme, float]:
    """Which columns ask and which answer, and the share of labels that are known."""
    width = len(body[0].boxes)
    aside = _columns_aside(body)
    usable = [c for c in range(width) if head[c] not in ("ignore", "number") and c not in aside]
    first = next((c for c in usable if not is_number_column(body, c)), usable[0] if usable else 0)
    usable = [c for c in usable if c >= first] or list(range(width))
    answers = _answer_columns(usable, head, columns)
    labels = [c for c in usable if head[c] == "label"]
    schemes: list[Scheme] = []
    if answers and labels:
        schemes.append(((labels[0], answers[0]),))
    elif answers:
        schemes.extend(((usable[0], column),) for column in answers if column != usable[0])
    else:
        schemes.append(tuple((usable[i], usable[i + 1]) for i in range(0, len(usable) - 1, 2)))
        schemes.extend(((usable[0], column),) for column in usable[1:])
        if len(usable) == 2:
            schemes.append(((usable[1], usable[0]),))
    ranked = [
        (_scheme_score(body, scheme, aside), -number, scheme)
        for number, scheme in enumerate(schemes)
        if scheme
    ]
    if not ranked:
        return ((0, min(1, width - 1)),), 0.0
    best = max(ranked)
    return best[2], best[0]


def _answer_columns(usable: list[int], head: tuple[str, ...], columns: tuple[str, ...]) -> list[int]:
    """The columns that their headings call answers: of several years the latest."""
    answers = [c for c in usable if head[c] == "answer"]
    dated = [(purpose_of(columns[c]).year or 0, c) for c in answers]
    if len(answers) > 1 and all(year for year, _ in dated):
        return [max(dated)[1]]
    return answers[:1]


def _columns_aside(body: list[Line]) -> frozenset[int]:
    """Columns beside questions and answers that are neither: they count the rows, or say of nearly every row one of
    the same few words ("required", "optional")."""
    width = len(body[0].boxes)
    found = {width - 1} if width > 2 and counts_rows(body, width - 1) else set()
    for column in range(1, width - 1):
        if not any(line.boxes[c].text.strip() for line in body for c in range(column + 1, width)):
            break
        if counts_rows(body, column) or _repeats_remarks(body, column):
            found.add(column)
    return frozenset(found)


def _repeats_remarks(body: list[Line], column: int) -> bool:
    """Does a column say in every row one of a few words, with something else beside them?"""
    texts = [" ".join(line.boxes[column].text.split()).casefold() for line in body]
    if all(_PROMPT.fullmatch(text) for text in texts):
        return True
    behind = [any(box.text.strip() for box in line.boxes[column + 1 :]) for line in body]
    return (
        len(texts) >= 2 * FEWEST_OF_A_REMARK
        and all(texts)
        and min(texts.count(text) for text in texts) >= FEWEST_OF_A_REMARK
        and sum(behind) * 2 > len(behind)
        and not any(
            _BOX.search(text) or yes_no(text).value is not None or text[0].isdigit() for text in texts
        )
    )


def _scheme_score(body: list[Line], scheme: Scheme, aside: frozenset[int]) -> float:
    """The share of label cells that ask something, less what asks in the answer cells, less unread cells."""
    labels = answers = asked = wrong = 0.0
    used = {column for pair in scheme for column in pair}
    first = min(used)
    others = [at for at in range(first, len(body[0].boxes)) if at not in used and at not in aside]
    unread = 0
    for line in body:
        for asks, replies in scheme:
            if line.boxes[asks].key == line.boxes[replies].key:
                continue  # one cell over both columns
            if line.boxes[asks].text.strip():
                labels += 1
                asked += label_score(line.boxes[asks]) >= 0.5
            if line.boxes[replies].text.strip():
                answers += 1
                wrong += label_score(line.boxes[replies]) >= SURE and not _BOX.search(
                    line.boxes[replies].text
                )
        unread += len([at for at in others if line.boxes[at].text.strip()])
    if not labels:
        return 0.0
    total = labels + answers + unread
    return asked / labels - 0.6 * (wrong / answers if answers else 0.3) - unread / total
