"""Documents as readable pages: text and tables alone, each place that an answer was read from marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pipelines.desk.doors import Doors
from pipelines.outcomes import Failure, Unreadable
from pipelines.steps.evidence import Evidence, documents_of
from pipelines.steps.linked import linked_documents
from pipelines.tree import Block, Cell, Paragraph, Table

_DROPPED = "select from message where message_sha256 = %s and people_dropped_at is not null"
_MOST_BLOCKS = 4_000
_MOST_SHEET_CELLS = 3_000
_CUT = "This document is longer than a page of the desk: the end of it was read, and is not shown here."


@dataclass(slots=True)
class Node:
    """A paragraph or table as the page shows it. fields: answers that were read here."""

    text: str = ""
    kind: str = "paragraph"
    level: int = 0
    label: str = ""
    is_bold: bool = False
    anchor: str = ""
    fields: list[str] = field(default_factory=list)
    rows: list[list[tuple[list[Node], int, int]]] = field(default_factory=list)


@dataclass(slots=True)
class ReadablePage:
    name: str
    origin: str
    sentence: str
    parts: list[tuple[str, list[Node]]]
    sheets: list[tuple[str, list[tuple[str, str, str]]]]


def anchor(document: str, place: str) -> str:
    """The id of a place on the page."""
    return "at-" + re.sub(r"[^a-z0-9]+", "-", f"{document} {place}".lower()).strip("-")


@lru_cache(maxsize=64)
def _documents(
    doors: Doors, message_sha256: str, linked: tuple[tuple[str, str], ...]
) -> tuple[Evidence, ...]:
    """Read once; the bytes under a sha256 never change, but a message may get its linked document later."""
    landing = doors.house.landing
    fetched = {address: landing.get(sha256) for address, sha256 in linked}
    content = landing.get(message_sha256)
    return tuple(doors.house.reader_pool.run(documents_of, content, fetched, doors.house.limits))


def readable_message(
    doors: Doors, message_sha256: str, sources: Mapping[str, Mapping[str, Any]] | None = None
) -> list[ReadablePage]:
    """The documents of a message. sources: of its answers; their places are marked with the field."""
    try:
        with doors.warehouse() as warehouse:
            if warehouse.rows(_DROPPED, [message_sha256]):
                return [
                    ReadablePage(
                        "message", "", "Its retention period is over: what arrived is no longer kept.", [], []
                    )
                ]
            linked = linked_documents(warehouse, doors.house.landing, message_sha256)
        documents = _documents(doors, message_sha256, tuple(sorted(linked.items())))
    except Unreadable as unreadable:
        return [ReadablePage("message", "", unreadable.sentence, [], [])]
    except Failure as failure:
        return [ReadablePage("message", "", failure.sentence, [], [])]
    marks: dict[str, list[str]] = {}
    for key, source in (sources or {}).items():
        marks.setdefault(anchor(source["document"], source["place"]), []).append(key)
    return [_page(document, marks) for document in documents]


def _page(evidence: Evidence, marks: Mapping[str, Sequence[str]]) -> ReadablePage:
    if evidence.document is None:
        return ReadablePage(evidence.name, evidence.origin, evidence.sentence, [], [])
    maker = _Maker(evidence.name, marks)
    parts = [(name, maker.nodes(blocks)) for name, blocks in evidence.document.parts]
    sheets = [
        (
            sheet.name + (" (hidden)" if sheet.hidden else ""),
            [
                (c.address, "" if c.value is None else str(c.value), c.formula)
                for c in sheet.cells[:_MOST_SHEET_CELLS]
            ],
        )
        for sheet in evidence.document.sheets
    ]
    fields = [Node(text=f"{name}: {value}", anchor="") for name, value in evidence.document.form_fields]
    if fields:
        parts.insert(0, ("form fields", fields))
    is_cut = maker.left < 0 or any(len(x.cells) > _MOST_SHEET_CELLS for x in evidence.document.sheets)
    return ReadablePage(evidence.name, evidence.origin, _CUT if is_cut else "", parts, sheets)


class _Maker:
    """Makes nodes until a page is as long as anybody reads."""

    def __init__(self, document: str, marks: Mapping[str, Sequence[str]]) -> None:
        self.document = document
        self.marks = marks
        self.left = _MOST_BLOCKS

    def nodes(self, blocks: Sequence[Block]) -> list[Node]:
        made = []
        for block in blocks:
            self.left -= 1
            if self.left < 0:
                break
            made.append(self._table(block) if isinstance(block, Table) else self._paragraph(block))
        return made

    def _paragraph(self, paragraph: Paragraph) -> Node:
        kind = "heading" if paragraph.heading else "item" if paragraph.list_level else "paragraph"
        at = anchor(self.document, paragraph.place)
        return Node(
            text=paragraph.text,
            kind=kind,
            level=paragraph.heading or paragraph.list_level,
            label=paragraph.list_label,
            is_bold=paragraph.bold,
            anchor=at,
            fields=list(self.marks.get(at, ())),
        )

    def _table(self, table: Table) -> Node:
        rows = [[self._cell(cell) for cell in row.cells] for row in table.rows]
        return Node(kind="table", rows=rows, anchor=anchor(self.document, table.place))

    def _cell(self, cell: Cell) -> tuple[list[Node], int, int]:
        nodes = self.nodes(cell.blocks)
        at = anchor(self.document, cell.place)
        found = [key for key in self.marks.get(at, ()) if not any(key in node.fields for node in nodes)]
        if found:
            target = nodes[0] if nodes else Node(anchor=at)
            target.fields.extend(found)
            target.anchor = at
            nodes = nodes or [target]
        return nodes, cell.column_span, cell.row_span
