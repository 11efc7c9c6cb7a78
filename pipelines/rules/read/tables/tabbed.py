"""Tables that were pasted as text: lines of as many parts, cut by tabs, bars or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from pipelines.rules.read.questions.set_apart import is_label
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.columns import column_of
from pipelines.rules.read.tables.matrix import COLUMN_SURE
from pipelines.rules.read.tables.side_by_side import (
    labels_above,
    people_one_by_one,
    with_aligned_labels,
)
from pipelines.tree import Block, Cell, Paragraph, Row, Table

#: Lines of two parts are labels with their answers, and are read as such.
FEWEST_PARTS = 3
#: One line of several parts is a line; two are a table.
FEWEST_LINES = 2
_BARS = re.compile(r"\s*\|\s*")
_GAP = re.compile(r" {3,}")
_MARK = re.compile(r"\t|\|| {3,}")


def with_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with runs of lines that are rows put together as tables."""
    if not any(isinstance(b, Paragraph) and _MARK.search(b.text) for b in blocks):
        return people_one_by_one(blocks)
    return tuple(_joined(with_aligned_labels(labels_above(people_one_by_one(blocks)))))


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    run: list[tuple[Paragraph, list[str]]] = []
    for block in blocks:
        parts = _parts(block) if isinstance(block, Paragraph) else []
        if run and not parts and _is_program_alone(block, run[0][1]):
            parts = [block.text.strip()]
        if run and _is_short_row(parts, run[0][1]):
            parts = parts + [""] * (len(run[0][1]) - len(parts))
        if run and len(parts) != len(run[0][1]):
            yield from _closed(run)
            run = []
        if isinstance(block, Paragraph) and len(parts) >= FEWEST_PARTS:
            run.append((block, parts))
        else:
            yield block
    yield from _closed(run)


def _is_short_row(parts: list[str], first: list[str]) -> bool:
    """A row whose last cells are empty: what ends a line in blanks is lost on the way. A label with its answer
    is none."""
    is_form = any(part.endswith(":") for part in first)
    return 1 <= len(parts) < len(first) and all(first) and not is_form and not parts[0].endswith(":")


def _is_program_alone(block: Block, first: list[str]) -> TypeGuard[Paragraph]:
    """A printed program without anything behind it, below headings over programs: nobody asked for it."""
    if not isinstance(block, Paragraph) or block.heading or len(block.text) > 60 or not _heads_records(first):
        return False
    return program(block.text).is_sure


def _heads_records(parts: list[str]) -> bool:
    """Are most of the parts headings over columns of records?"""
    known = [
        bool(part) and bool(found := column_of(part)) and found[0].score >= COLUMN_SURE for part in parts
    ]
    return sum(known) * 3 >= len(parts) * 2


def _parts(paragraph: Paragraph) -> list[str]:
    """The parts of a line, empty ones between two marks included."""
    text = paragraph.text.strip(" ")
    if "\n" in text or paragraph.heading:
        return []
    if "\t" in text.strip("\t"):
        return [part.strip() for part in text.split("\t")]
    if text.count("|") >= FEWEST_PARTS - 1:
        return _BARS.split(text.strip().strip("|"))
    parts = _GAP.split(text)
    return parts if len(parts) >= FEWEST_PARTS and ":" not in text else []


def _closed(run: list[tuple[Paragraph, list[str]]]) -> Iterator[Block]:
    is_gapped = "\t" not in run[0][0].text and "|" not in run[0][0].text if run else False
    is_table = bool(run) and (not is_gapped or _heads_records(run[0][1]) or _are_programs(run))
    if len(run) < FEWEST_LINES or _asks_in_parts(run) or not is_table or _all_labelled(run):
        yield from (paragraph for paragraph, _ in run)
        return
    rows = []
    for paragraph, parts in run:
        cells = (
            Cell((Paragraph(part, paragraph.place),) if part else (), at, place=paragraph.place)
            for at, part in enumerate(parts)
        )
        rows.append(Row(tuple(cells)))
    yield Table(tuple(rows), run[0][0].place)


def _are_programs(run: list[tuple[Paragraph, list[str]]]) -> bool:
    """Does every line begin with a program?"""
    return all(program(parts[0]).is_sure for _, parts in run)


def _all_labelled(run: list[tuple[Paragraph, list[str]]]) -> bool:
    """Does every line open with a label of its own, with bars between what belongs to it? Then none is a heading."""
    return all(
        "|" in line.text and not line.text.strip().startswith("|") and is_label(parts[0])
        for line, parts in run
    )


def _asks_in_parts(run: list[tuple[Paragraph, list[str]]]) -> bool:
    """Do the parts hold labels of their own ("City: Alder"), as lines of a form do that is set with tabs?"""
    parts = [part for _, line in run for part in line if part]
    return sum(part.endswith(":") or ": " in part for part in parts) * 3 >= len(parts)
