"""What our own form prints besides its questions, taken out before anybody looks for answers."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.form import HOW_TO, SECTION_NOTES, SUBTITLE, TITLE
from pipelines.rules.read.values import folded
from pipelines.tree import Block, Document, Paragraph, Table

_BULLET = re.compile(r"^[\W_]+")


def _pattern(printed: str) -> re.Pattern[str]:
    """The printed words, with any address where the form names the program's own."""
    return re.compile(re.escape(folded(printed)).replace(re.escape(folded("{address}")), r"\S+"))


_PRINTED = tuple(_pattern(printed) for printed in (SUBTITLE, *HOW_TO, *SECTION_NOTES.values()))
_FOOTER = re.compile(rf"{re.escape(folded(TITLE))} \W+ \S+ \W+ page .{{0,20}}")


def is_printed(words: str) -> bool:
    """True for a line of the form's own instructions, whoever copied it."""
    line = _BULLET.sub("", folded(words))
    return any(pattern.fullmatch(line) for pattern in (*_PRINTED, _FOOTER))


def without_printed(document: Document) -> Document:
    """The document without the form's own instructions; questions, headings and answers stay as they are."""
    parts = tuple((name, _kept(blocks)) for name, blocks in document.parts)
    return replace(document, parts=parts)


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        _table(block) if isinstance(block, Table) else block
        for block in blocks
        if not (isinstance(block, Paragraph) and len(block.text) < 300 and is_printed(block.text))
    )


def _table(table: Table) -> Table:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, blocks=_kept(cell.blocks)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)
