"""Tables of records made plain before they are read: columns that hold two things, cells that repeat the one above."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipelines.rules.read.language.words import fold, plain
from pipelines.rules.read.pieces import Grid, GridCell
from pipelines.rules.read.tables.columns import column_of

#: How sure each part of a heading must be to stand over a part of a column.
_SURE = 0.85
#: A heading that asks two things means them where so many of its cells hold two.
_MOST = 0.6
#: Cells that hold two short things are no longer.
_LONGEST = 160
_PARTS = re.compile(r"\s*[/,;&+\n(]\s*|\s+and\s+|\s+with\s+|\s+y\s+")
_CUTS = (
    re.compile(r"\s*[;\n|]\s*|\s+/\s+"),
    re.compile(r"\s*[/;\n|]\s*|\s+[-–—]\s+|\s*\("),
    re.compile(r"\s*[/;\n|,]\s*|\s+[-–—:]\s+|\s*[(:]\s*"),
)
_DITTO = re.compile(
    r"(?:[\"\u201c\u201d\u2033\u3003]|''|-\"-|ditto|do\.|same(?: as above)?|as above|idem)[. ]*"
)


def made_plain(grid: Grid) -> Grid:
    """The grid with one thing a column, and the words themselves where a cell says "ditto"."""
    return _without_dittos(_with_split_columns(_with_one_choice(grid)))


_YES = re.compile(r"\W*\by(?:es)?\W*$", re.IGNORECASE)
_NO = re.compile(r"\W*\bno?\W*$", re.IGNORECASE)
_MARK = re.compile(r"[☒☑✓✔🗹xX]|yes|no", re.IGNORECASE)
_EMPTY = frozenset({"", "☐"})


def _with_one_choice(grid: Grid) -> Grid:
    """Columns for yes and for no, with a mark in one of them, as one column."""
    for at in range(len(grid.header) - 1):
        yes, no = grid.header[at], grid.header[at + 1]
        asks = _YES.sub("", yes)
        if not asks or not _YES.search(yes) or not _NO.search(no) or _NO.sub("", no) not in ("", asks):
            continue
        pairs = [row[at : at + 2] for row in grid.rows]
        if all(c.text.strip() in _EMPTY or _MARK.fullmatch(c.text.strip()) for p in pairs for c in p):
            header = (*grid.header[:at], asks, *grid.header[at + 2 :])
            rows = tuple((*r[:at], _chosen(r[at : at + 2]), *r[at + 2 :]) for r in grid.rows)
            return replace(grid, header=header, rows=rows)
    return grid


def _chosen(pair: tuple[GridCell, ...]) -> GridCell:
    """ "Yes" or "No" where one of both is marked, else both as boxes that are equal."""
    marked = [cell.text.strip() not in _EMPTY for cell in pair]
    if len(pair) < 2 or not any(marked):
        return replace(pair[0], text="")
    return replace(pair[0], text="☒ Yes ☒ No" if all(marked) else "Yes" if marked[0] else "No")


def _without_dittos(grid: Grid) -> Grid:
    if not any(cell.text and _is_ditto(cell.text) for row in grid.rows for cell in row):
        return grid
    rows: list[tuple[GridCell, ...]] = []
    for row in grid.rows:
        above = rows[-1] if rows else ()
        rows.append(
            tuple(
                replace(cell, text=above[at].text) if at < len(above) and _is_ditto(cell.text) else cell
                for at, cell in enumerate(row)
            )
        )
    return replace(grid, rows=tuple(rows))


@lru_cache(maxsize=2048)
def _is_ditto(text: str) -> bool:
    return len(text) <= 14 and _DITTO.fullmatch(fold(text)) is not None


def _with_split_columns(grid: Grid) -> Grid:
    """A column under "Program and number of teachers" as two, where most of its cells hold two things."""
    at = 0
    while at < len(grid.header):
        parts = _parts_of(grid.header[at])
        if parts and (split := _split(_with_row_for_each_line(grid, at, parts), at, parts)):
            grid = split
            at += len(parts)
        else:
            at += 1
    return grid


@lru_cache(maxsize=1024)
def _parts_of(heading: str) -> tuple[str, ...]:
    """The parts of a heading that stand over different parts of a record; () where it means one."""
    parts = tuple(part.strip(" )") for part in _PARTS.split(plain(heading)) if part.strip(" )"))
    if not 2 <= len(parts) <= 3:
        return ()
    kinds = []
    for part in parts:
        found = column_of(part)
        if not found or found[0].score < _SURE:
            return ()
        kinds.append(found[0].key)
    return parts if len(set(kinds)) == len(parts) else ()


def _with_row_for_each_line(grid: Grid, at: int, parts: tuple[str, ...]) -> Grid:
    """Rows whose cell holds several lines with everything in each ("ECS: 5", "CSP: 4") as a row for each line."""
    lists = [row[at].text.split("\n") for row in grid.rows if at < len(row) and "\n" in row[at].text]
    if not any(
        all(len(_pieces(line, cut)) == len(parts) for lines in lists for line in lines) for cut in _CUTS[1:]
    ):
        return grid
    rows = [
        (*row[:at], replace(row[at], text=line), *row[at + 1 :])
        for row in grid.rows
        for line in (row[at].text.split("\n") if at < len(row) else [""])
        if at < len(row)
    ]
    return replace(grid, rows=tuple(rows)) if lists else grid


def _split(grid: Grid, at: int, parts: tuple[str, ...]) -> Grid | None:
    texts = [row[at].text for row in grid.rows if at < len(row) and row[at].text.strip()]
    for cut in _CUTS:
        several = sum(len(_pieces(text, cut)) == len(parts) for text in texts)
        if texts and several >= _MOST * len(texts):
            rows = tuple(_split_row(row, at, len(parts), cut) for row in grid.rows)
            return replace(grid, header=(*grid.header[:at], *parts, *grid.header[at + 1 :]), rows=rows)
    return None


def _pieces(text: str, cut: re.Pattern[str]) -> list[str]:
    if len(text) > _LONGEST:
        return [text]
    return [piece.strip(" ),") for piece in cut.split(text.strip()) if piece.strip(" ),")]


def _split_row(row: tuple[GridCell, ...], at: int, count: int, cut: re.Pattern[str]) -> tuple[GridCell, ...]:
    if at >= len(row):
        return row
    pieces = _pieces(row[at].text, cut)
    if len(pieces) != count:
        pieces = [row[at].text, *[""] * (count - 1)]
    return (*row[:at], *(replace(row[at], text=piece) for piece in pieces), *row[at + 1 :])
