"""Plain text: one paragraph a line, as typed. Runs of spaces stay, for they align columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.documents.decoding import decode
from connectors.documents.paragraphs import PLAIN, Look, Meter, ParagraphWriter
from connectors.documents.separated_values import separated_rows
from connectors.documents.tidy import tidy
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Cell, Document, Row, Table


def read_text(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, too_large."""
    if len(content) > limits.part_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The text is longer than we read.")
    text = decode(content)
    if text is None:
        raise Unreadable(Reason.DAMAGED, "The file is said to be text, and is not.")
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise Unreadable(Reason.ENCRYPTED, "The text is encrypted (PGP).")
    if rows := separated_rows(text):
        return _table_document(rows, limits)
    return text_document(text, limits)


def _table_document(rows: list[list[str]], limits: Limits) -> Document:
    """Values set apart by commas as the table that a spreadsheet would show."""
    meter = Meter(limits)
    found = []
    for number, values in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(values):
            writer = ParagraphWriter()
            writer.add(value)
            place = f"row {number}, column {column + 1}"
            cells.append(Cell((writer.finish(place, meter),), column, place=place))
        found.append(Row(tuple(cells)))
    return Document(kind=Kind.TEXT, parts=(("body", (Table(tuple(found), "table 1"),)),))


def text_document(text: str, limits: Limits, place: str = "") -> Document:
    """A text that is at hand already, a mail body say; place: what places begin with ("mail body")."""
    meter = Meter(limits)
    lines = _without_frames(tidy(text, keep_gaps=True).text).split("\n")
    blocks: list[Block] = []
    for number, line in _unwrapped(lines):
        writer = ParagraphWriter()
        for text_part, look in _with_marks(line.rstrip()):
            writer.add(text_part, look)
        words = f"{place}, line {number}" if place else f"line {number}"
        heading = _heading_level(line, lines[number : number + _NEAR])
        blocks.append(writer.finish(words, meter, keep_gaps=True, heading=heading))
    while blocks and not blocks[-1].text:  # type: ignore[union-attr]
        blocks.pop()
    return Document(kind=Kind.TEXT, parts=(("body", tuple(blocks)),))


_BARS = "\u2502\u2503\u2551\u2506\u2507\u250a\u250b"
_RULES = "\u2500\u2501\u2550\u2504\u2505\u2508\u2509"
_FRAME = dict.fromkeys(range(0x2500, 0x2580), "+") | {
    **{ord(character): "|" for character in _BARS},
    **{ord(character): "-" for character in _RULES},
}


def _without_frames(text: str) -> str:
    """Tables drawn with box characters, drawn with bars and dashes instead."""
    return text.translate(_FRAME) if any(bar in text for bar in _BARS) else text


#: The answer behind a label and its gap or leader.
_ALIGNED = re.compile(r"\s*\S.*?(?: {2,}|\.{3,} ?|: {1,})(?=\S)")


def _unwrapped(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1; a line that only goes on below the answer of the line before is part of it."""
    at = 0
    while at < len(lines):
        line, number = lines[at].rstrip(), at + 1
        start = found.end() if (found := _ALIGNED.match(line)) else 0
        at += 1
        while start >= _DEEPEST_INDENT and at < len(lines) and _indent(lines[at]) == start:
            if re.search(r"\S {3,}\S", lines[at]):
                break
            line = f"{line} {lines[at].strip()}"
            at += 1
        yield number, line


#: An indent that is deeper than those of lists shows where the answer above begins.
_DEEPEST_INDENT = 10


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


#: "contact:" with what belongs to it indented below, as lists of keys have it.
_HEADS = re.compile(r"(?P<indent> *)[^\W\d_][^:]{0,40}:(?: .*)?")
_KEY = re.compile(r" *(?:[-*] )?[^\W\d_][^:]{0,60}:(?:\s|$)")
#: Lines below that are looked at for the next one with words.
_NEAR = 3
#: Indents of so many steps and more are one level.
_DEEPEST_LEVEL = 6


def _heading_level(line: str, below: list[str]) -> int:
    """The level of a label with more labels below it, further in; 0 of any other line."""
    heads = _HEADS.fullmatch(line.rstrip())
    following = next((other for other in below if other.strip()), "") if heads else ""
    if not heads or _indent(following) <= len(heads["indent"]) or not _KEY.match(following):
        return 0
    return min(2 + len(heads["indent"]) // 2, _DEEPEST_LEVEL)


#: Bold as people type it: "**District:** Alder".
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,200}?)(?<=\S)\*\*")


def _with_marks(line: str) -> Iterator[tuple[str, Look]]:
    """The pieces of a line with their looks, the marks left out."""
    at = 0
    for match in _BOLD.finditer(line) if "**" in line else ():
        yield line[at : match.start()], PLAIN
        yield match[1], Look(bold=True)
        at = match.end()
    yield line[at:], PLAIN
