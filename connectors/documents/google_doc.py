"""Google Docs as their API returns them (documents.get), read like the same document exported as a Word file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from connectors.documents.google_lists import Lists
from connectors.documents.google_text import Findings, ParagraphReader
from connectors.documents.paragraphs import Meter
from connectors.documents.places import Places
from connectors.documents.table_drafts import CellDraft, TableDraft
from connectors.documents.tidy import tidy_text
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Document, Paragraph

Json = dict[str, Any]
Part = tuple[str, tuple[Block, ...]]


def read_google_doc(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, too_large."""
    if len(content) > limits.part_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The document is longer than we read.")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(Reason.DAMAGED, "What came from Google is cut off or damaged.") from None
    if not isinstance(document, dict):
        raise Unreadable(Reason.DAMAGED, "What came from Google is no document.")
    findings = Findings()
    meter = Meter(limits)
    parts: list[Part] = []
    bodies = list(_bodies(document))
    for number, (name, tab) in enumerate(bodies):
        words = f"tab {number + 1}" if len(bodies) > 1 else ""
        parts.extend(_TabReader(tab, words, meter, findings).parts(name if len(bodies) > 1 else "body"))
    return Document(
        kind=Kind.GOOGLE_DOC,
        parts=tuple(parts),
        title=tidy_text(_text(document.get("title"))),
        has_pending_changes=findings.has_pending_changes,
    )


def _bodies(document: Json) -> Iterator[tuple[str, Json]]:
    """Every tab with its name, child tabs after their parents; in the older layout the document itself."""
    tabs = document.get("tabs")
    if not isinstance(tabs, list) or not tabs:
        yield "body", document
        return
    waiting = list(reversed(tabs))
    while waiting:
        tab = _object(waiting.pop())
        content = tab.get("documentTab")
        if isinstance(content, dict):
            title = _text(_object(tab.get("tabProperties")).get("title"))
            yield tidy_text(title) or "body", content
        children = tab.get("childTabs")
        waiting.extend(reversed(children if isinstance(children, list) else []))


class _TabReader:
    """Reads one tab: its headers, body and footers."""

    def __init__(self, tab: Json, words: str, meter: Meter, findings: Findings) -> None:
        self._tab = tab
        self._words = words
        self._meter = meter
        self._findings = findings
        self._lists = Lists(_object(tab.get("lists")))
        self._depth = 0
        self._paragraphs = ParagraphReader(_object(tab.get("inlineObjects")), findings)

    def parts(self, body_name: str) -> Iterator[Part]:
        for identifier in self._used("Header"):
            yield from self._part("headers", identifier, "header")
        content = _object(self._tab.get("body")).get("content")
        yield body_name, self._blocks(content, Places(self._words))
        for identifier in self._used("Footer"):
            yield from self._part("footers", identifier, "footer")

    def _used(self, what: str) -> list[str]:
        """Ids of the headers or footers that the document and its sections print, each once."""
        body = _object(self._tab.get("body")).get("content")
        styles = [_object(self._tab.get("documentStyle"))]
        for element in body if isinstance(body, list) else []:
            section = _object(_object(element).get("sectionBreak")).get("sectionStyle")
            styles.append(_object(section))
        found: list[str] = []
        for style in styles:
            kinds = ["default"]
            kinds += ["firstPage"] if style.get("useFirstPageHeaderFooter") else []
            kinds += ["evenPage"] if style.get("useEvenPageHeaderFooter") else []
            for kind in kinds:
                identifier = _text(style.get(f"{kind}{what}Id"))
                if identifier and identifier not in found:
                    found.append(identifier)
        return found

    def _part(self, kind: str, identifier: str, words: str) -> Iterator[Part]:
        content = _object(_object(self._tab.get(kind)).get(identifier)).get("content")
        where = f"{self._words}, {words}" if self._words else words
        blocks = self._blocks(content, Places(where))
        if any(not isinstance(block, Paragraph) or block.text for block in blocks):
            yield words, blocks

    def _blocks(self, content: Any, places: Places) -> tuple[Block, ...]:
        out: list[Block] = []
        for item in content if isinstance(content, list) else []:
            element = _object(item)
            if isinstance(element.get("paragraph"), dict):
                paragraph = self._paragraph(element["paragraph"], places)
                if paragraph is not None:
                    out.append(paragraph)
            elif isinstance(element.get("table"), dict):
                self._table(element["table"], places, out)
        return tuple(out)

    def _paragraph(self, paragraph: Json, places: Places) -> Paragraph | None:
        writer = self._paragraphs.read(paragraph)
        if writer is None:
            return None
        label, level = self._lists.label(_object(paragraph.get("bullet")))
        return writer.finish(
            places.paragraph(),
            self._meter,
            heading=_heading(_object(paragraph.get("paragraphStyle"))),
            list_level=level,
            list_label=label,
        )

    def _table(self, table: Json, places: Places, out: list[Block]) -> None:
        self._depth += 1
        self._meter.check_depth(self._depth)
        draft = TableDraft(places.table())
        rows = table.get("tableRows")
        for item in rows if isinstance(rows, list) else []:
            row = _object(item)
            if self._findings.is_gone(row):
                continue
            draft.begin_row(is_header=bool(_object(row.get("tableRowStyle")).get("tableHeader")))
            cells = row.get("tableCells")
            cells = cells if isinstance(cells, list) else []
            lists_covered = len(cells) >= _whole(table.get("columns"))
            for column, cell in enumerate(cells):
                if not (lists_covered and draft.is_covered(column)):
                    self._cell(_object(cell), draft)
        self._depth -= 1
        if (finished := draft.finish()) is not None:
            out.append(finished)

    def _cell(self, cell: Json, draft: TableDraft) -> None:
        style = _object(cell.get("tableCellStyle"))
        if self._findings.is_gone(cell):
            return
        drafted = CellDraft(
            column_span=_whole(style.get("columnSpan")),
            row_span=_whole(style.get("rowSpan")),
            shaded=bool(_object(_object(style.get("backgroundColor")).get("color")).get("rgbColor")),
        )
        drafted.blocks = self._blocks(cell.get("content"), Places(draft.place_of_next()))
        draft.add(drafted)


def _heading(style: Json) -> int:
    """HEADING_1 … HEADING_6 and TITLE, as a Word export has them."""
    name = _text(style.get("namedStyleType"))
    if name.startswith("HEADING_") and name[8:].isdigit():
        return int(name[8:])
    return 1 if name == "TITLE" else 0


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1000 else 1
