"""What our own form prints besides its questions, taken out before anybody looks for answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipelines.form import HOW_TO, SECTION_NOTES, SUBTITLE, TITLE
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.values import folded
from pipelines.tree import Block, Document, Paragraph, Table

_BULLET = re.compile(r"^[\W_]+")
#: The form's own lines are longer than answers mostly are, and no longer than this.
_SHORTEST, _LONGEST = 25, 300


def _pattern(printed: str) -> re.Pattern[str]:
    """The printed words, with any address where the form names the program's own."""
    return re.compile(re.escape(folded(printed)).replace(re.escape(folded("{address}")), r"\S+"))


_LINES = (SUBTITLE, *HOW_TO, *SECTION_NOTES.values())
_PRINTED = tuple(_pattern(printed) for printed in _LINES)
_FOOTER = re.compile(rf"{re.escape(folded(TITLE))} \W+ \S+ \W+ page .{{0,20}}")
#: How the printed lines begin: what begins otherwise needs no second look.
_OPENINGS = frozenset(_BULLET.sub("", folded(printed))[:8] for printed in (*_LINES, TITLE))


def is_printed(words: str) -> bool:
    """True for a line of the form's own instructions, whoever copied it."""
    return _SHORTEST <= len(words) <= _LONGEST and _is_printed(words)


@lru_cache(maxsize=512)
def _is_printed(words: str) -> bool:
    if _BULLET.sub("", fold(words[:24]))[:8] not in _OPENINGS:
        return False
    line = _BULLET.sub("", folded(words))
    return any(pattern.fullmatch(line) for pattern in (*_PRINTED, _FOOTER))


def without_printed(document: Document) -> Document:
    """The document without the form's own instructions; questions, headings and answers stay as they are."""
    if not any(_holds_printed(blocks) for _, blocks in document.parts):
        return document
    parts = tuple((name, _kept(blocks)) for name, blocks in document.parts)
    return replace(document, parts=parts)


def _holds_printed(blocks: tuple[Block, ...]) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph):
            if is_printed(block.text):
                return True
            continue
        for row in block.rows:
            for cell in row.cells:
                if _holds_printed(cell.blocks):
                    return True
    return False


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        _table(block) if isinstance(block, Table) else block
        for block in blocks
        if not (isinstance(block, Paragraph) and is_printed(block.text))
    )


def _table(table: Table) -> Table:
    if not _holds_printed((table,)):
        return table
    rows = tuple(
        replace(row, cells=tuple(replace(cell, blocks=_kept(cell.blocks)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)
