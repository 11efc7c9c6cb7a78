"""Documents written compactly, for tests: a page in plain text becomes the tree that a reader would hand on.

# Heading          ## Heading below it
**bold line**      text with **bold** and {{pale}} parts
- item             1. numbered item
| a | b |          a table row; an empty line ends the table
|~ a |~ b |        shaded cells; "<br>" a new paragraph in a cell; ">" continues the cell on its left
^ line             a line of the page header
\\                  a line break inside a paragraph
"""

from __future__ import annotations

import re
from typing import Any

from pipelines.rules.read.interpret import Interpretation, interpret
from pipelines.tree import Block, Cell, Document, Paragraph, Row, Table

_MARK = re.compile(r"\*\*(.+?)\*\*|\{\{(.+?)\}\}")
_ITEM = re.compile(r"^(?:([-•])|(\d+)\.)\s+")


def _marked(text: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The text without marks, with the places of its bold and pale parts."""
    plain, bold, pale, at = "", [], [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        start = len(plain)
        plain += match[1] or match[2]
        (bold if match[1] else pale).append((start, len(plain)))
        at = match.end()
    return plain + text[at:], tuple(bold), tuple(pale)


def paragraph(line: str, place: str) -> Paragraph:
    """One paragraph out of one line."""
    heading = re.match(r"(#+)\s+", line)
    item = _ITEM.match(line)
    body = line[(heading or item).end() :] if heading or item else line
    text, bold, pale = _marked(body.replace(" \\ ", "\n"))
    return Paragraph(
        text,
        place,
        heading=len(heading[1]) if heading else 0,
        bold=bool(text) and bold == ((0, len(text)),),
        list_level=1 if item else 0,
        list_label=("•" if item[1] else f"{item[2]}.") if item else "",
        bold_spans=bold,
        grey_spans=pale,
    )


def _row(line: str, number: int) -> Row:
    cells: list[Cell] = []
    for column, raw in enumerate(re.split(r"(?<!\\)\|", line.strip().strip("|"))):
        words = raw.strip()
        if words == ">" and cells:
            last = cells.pop()
            cells.append(Cell(last.blocks, last.column, last.column_span + 1, 1, last.place, last.shaded))
            continue
        shaded = words.startswith("~")
        place = f"table, row {number}, column {column + 1}"
        blocks = tuple(paragraph(p.strip(), place) for p in words.lstrip("~ ").split("<br>"))
        cells.append(Cell(blocks, column, place=place, shaded=shaded))
    return Row(tuple(cells))


def document(page: str, kind: str = "docx") -> Document:
    """The tree of a page."""
    header: list[Block] = []
    body: list[Block] = []
    rows: list[Row] = []
    for number, line in enumerate([*page.strip("\n").split("\n"), ""], 1):
        if line.strip().startswith("|"):
            rows.append(_row(line, len(rows) + 1))
            continue
        if rows:
            body.append(Table(tuple(rows), "table"))
            rows = []
        if line.startswith("^"):
            header.append(paragraph(line[1:].strip(), "header"))
        elif line.strip():
            body.append(paragraph(line.strip(), f"line {number}"))
    parts: list[tuple[str, tuple[Block, ...]]] = [("header", tuple(header))] if header else []
    return Document(kind, (*parts, ("body", tuple(body))))


class Page:
    """What was understood of a page, with the questions that tests ask of it."""

    def __init__(self, interpretation: Interpretation) -> None:
        self.interpretation = interpretation
        self.answers = interpretation.answers

    def says(self, **expected: Any) -> None:
        """Each answer is as expected. Of a table: as many rows, in any order, with the columns that are named."""
        wrong = {
            key: (want, self.answers[key]) for key, want in expected.items() if not self._holds(key, want)
        }
        assert not wrong, f"(expected, read): {wrong}"

    def _holds(self, key: str, want: Any) -> bool:
        got = self.answers[key]
        if not isinstance(want, list):
            return bool(got == want)
        rest = list(got)
        for row in want:
            twin = next((r for r in rest if all(r[column] == value for column, value in row.items())), None)
            if twin is None:
                return False
            rest.remove(twin)
        return not rest

    def contains(self, key: str, words: str) -> None:
        """An answer that may be read longer or shorter holds these words."""
        assert words in (self.answers[key] or ""), self.answers[key]

    def asks(self, code: str, field: str) -> None:
        """There is a problem of this kind about the field or a place in it."""
        found = [(str(p.code), p.field) for p in self.interpretation.problems if p.code != "missing_answer"]
        assert any(c == code and (f or "").startswith(field) for c, f in found), found

    def is_for(self, role: str) -> None:
        assert (str(self.interpretation.role), self.interpretation.is_blank) == (role, False), (
            self.interpretation.reason
        )

    def is_blank(self) -> None:
        assert self.interpretation.is_blank, self.interpretation.reason

    def lacks_nothing(self) -> None:
        """Everything that an assessment needs was read."""
        assert not self._critical(), self._critical()

    def lacks_something(self) -> None:
        assert self._critical()

    def _critical(self) -> list[str | None]:
        return [p.field for p in self.interpretation.problems if p.severity == "critical"]


def read(page: str, kind: str = "docx") -> Page:
    """What is understood of a page."""
    return Page(interpret(document(page, kind), "page.docx"))
