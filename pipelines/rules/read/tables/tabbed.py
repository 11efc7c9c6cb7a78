"""Tables that were pasted as text: lines of as many parts, cut by tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.tables.side_by_side import people_one_by_one
from pipelines.tree import Block, Cell, Paragraph, Row, Table

#: Lines of two parts are labels with their answers, and are read as such.
FEWEST_PARTS = 3
#: One line of several parts is a line; two are a table.
FEWEST_LINES = 2
_BARS = re.compile(r"\s*\|\s*")


def with_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with runs of lines that are rows put together as tables."""
    blocks = people_one_by_one(blocks)
    if not any(isinstance(b, Paragraph) and ("\t" in b.text or "|" in b.text) for b in blocks):
        return blocks
    return tuple(_joined(blocks))


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    run: list[tuple[Paragraph, list[str]]] = []
    for block in blocks:
        parts = _parts(block) if isinstance(block, Paragraph) else []
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
    return 2 <= len(parts) < len(first) and all(first) and not is_form and not parts[0].endswith(":")


def _parts(paragraph: Paragraph) -> list[str]:
    """The parts of a line, empty ones between two marks included."""
    text = paragraph.text.strip(" ")
    if "\n" in text or paragraph.heading:
        return []
    if "\t" in text.strip("\t"):
        return [part.strip() for part in text.split("\t")]
    if text.count("|") >= FEWEST_PARTS - 1:
        return _BARS.split(text.strip().strip("|"))
    return []


def _closed(run: list[tuple[Paragraph, list[str]]]) -> Iterator[Block]:
    if len(run) < FEWEST_LINES or _asks_in_parts(run):
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


def _asks_in_parts(run: list[tuple[Paragraph, list[str]]]) -> bool:
    """Do the parts hold labels of their own ("City: Alder"), as lines of a form do that is set with tabs?"""
    parts = [part for _, line in run for part in line if part]
    return sum(part.endswith(":") or ": " in part for part in parts) * 3 >= len(parts)
