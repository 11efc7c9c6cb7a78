"""Typed side by side: people below a line of headings, "CONTACT      SUPERINTENDENT", and answers below their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.questions.asked import names_somebody
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.shapes import is_address
from pipelines.tree import Block, Paragraph

_GAP = re.compile(r"\s{2,}|\t+")
#: Lines of data that a person has at most.
_MOST_LINES = 6


def people_one_by_one(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with people that stand side by side put one after the other: "CONTACT: Ana Ruiz, Director, …"."""
    if not any(isinstance(block, Paragraph) and len(_heads(block)) > 1 for block in blocks):
        return blocks
    return tuple(_put_in_order(blocks))


def _put_in_order(blocks: tuple[Block, ...]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        heads = _heads(block) if isinstance(block, Paragraph) else []
        rows = _rows(blocks[at + 1 : at + 1 + _MOST_LINES], len(heads)) if len(heads) > 1 else []
        if isinstance(block, Paragraph) and any(is_address(cell) for row in rows for cell in row):
            for column, head in enumerate(heads):
                said = ", ".join(row[column] for row in rows)
                yield Paragraph(f"{head.rstrip(' :')}: {said}", block.place)
            at += 1 + len(rows)
        else:
            yield block
            at += 1


def labels_above(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with a line of labels and the line of their answers below it put as one label a line:
    "Stipend per day      Budget" above "$96      $2,688". Several lines of answers are records."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        labels = _labels(block)
        answers = _parts(blocks[at + 1]) if labels and at + 1 < len(blocks) else []
        is_pair = len(answers) == len(labels) > 1 and not any(
            score_of(a) >= SURE or ":" in a for a in answers
        )
        if is_pair and not (at + 2 < len(blocks) and _is_row(blocks[at + 2])):
            place = blocks[at + 1].place
            made += (Paragraph(f"{a}: {b}", place) for a, b in zip(labels, answers, strict=True))
            at += 2
        else:
            made.append(block)
            at += 1
    return tuple(made)


#: So many lines of two parts below each other are labels with their answers, though some label means nothing to us.
_FEWEST_LINES = 4


def with_aligned_labels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with lines in two columns put as "label: answer" where the words on the left are mostly known labels:
    "Set aside      $2,496" above "Out of      trust fund"."""
    made: list[Block] = []
    run: list[tuple[Block, list[str]]] = []
    for block in (*blocks, None):
        parts = _two(block) if block is not None else []
        if parts and block is not None:
            run.append((block, parts))
            continue
        known = sum(score_of(label) >= SURE for _, (label, _) in run)
        is_list = len(run) >= _FEWEST_LINES and known * 4 >= len(run) * 3
        made += (Paragraph(f"{p[0]}: {p[1]}", b.place) if is_list else b for b, p in run)
        run = []
        if block is not None:
            made.append(block)
    return tuple(made)


def _two(block: Block) -> list[str]:
    """Label and answer of a line in two columns, [] of any other line."""
    text = block.text.strip() if isinstance(block, Paragraph) else ""
    parts = _WIDE_GAP.split(text) if text and "\n" not in text else []
    if len(parts) != 2 or parts[0][0].isdigit() or not parts[1][0].isalnum() and parts[1][0] not in "$(":
        return []
    return [] if any(part.endswith((":", "?")) or ": " in part for part in parts) else parts


_WIDE_GAP = re.compile(r"\s{3,}|\t+")


def _is_row(block: Block) -> bool:
    """Is a line another row of a table, whose empty cells are lost, and not the next line of labels?"""
    parts = _parts(block)
    return len(parts) > 1 and not any(":" in part for part in parts) and not _labels(block)


def _labels(block: Block) -> list[str]:
    """The parts of a line where all of them ask something, else []."""
    parts = [part.rstrip(" :") for part in _parts(block)]
    is_said = any(part.endswith((".", "!")) for part in parts) or (parts and parts[0].endswith("?"))
    is_asked = len(parts) > 1 and not is_said and all(score_of(part) >= SURE for part in parts)
    return parts if is_asked and not _heads_members(parts) else []


def _heads_members(parts: list[str]) -> bool:
    """Are the parts headings over other districts with their teachers, one row or more?"""
    columns = {found[0].key for part in parts if (found := column_of(part))}
    return "district" in columns and bool(columns & {"program", "count"})


def _heads(paragraph: Paragraph) -> list[str]:
    """The parts of a line that say whose data stand below, [] where a part says anything else."""
    parts = _parts(paragraph)
    is_people = all(
        len(part.split()) <= 4 and ":" not in part.rstrip(" :") and names_somebody(part)
        for part in _bare(parts)
    )
    return parts if len(parts) > 1 and is_people else []


def _bare(parts: list[str]) -> list[str]:
    return ["Primary contact" if part.casefold().strip(" :") == "contact" else part for part in parts]


def _parts(block: Block) -> list[str]:
    if not isinstance(block, Paragraph):
        return []
    text = block.text.strip()
    return [] if "\n" in text or len(text) > 200 else [part for part in _GAP.split(text) if part]


def _rows(blocks: tuple[Block, ...], width: int) -> list[list[str]]:
    """The lines below with as many parts as there are people, up to the first that has not."""
    rows: list[list[str]] = []
    for block in blocks:
        parts = _parts(block)
        if len(parts) != width:
            break
        rows.append(parts)
    return rows
