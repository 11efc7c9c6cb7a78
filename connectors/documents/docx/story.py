"""One story of a Word file (body, header, footer, text box): blocks in their order, tables with their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from connectors.documents.docx.controls import content_control, holds
from connectors.documents.docx.inline import ACCEPTED, GONE, InlineReader
from connectors.documents.docx.names import NAMES, attribute, child, is_on, leading, name_of, value_of, whole
from connectors.documents.docx.styles import is_shading
from connectors.documents.places import Places
from connectors.documents.table_drafts import CellDraft, TableDraft
from pipelines.tree import Block, Table

_CELL_SETTINGS = frozenset(
    {"w:gridSpan", "w:vMerge", "w:hMerge", "w:shd", "w:cellDel", "w:cellIns", "w:cellMerge"}
)
_TRANSPARENT = ACCEPTED | {"w:customXml", "w:smartTag", "w:sdtContent", "mc:Choice"}


@dataclass(slots=True)
class _RowSettings:
    """is_gone: deleted or hidden. skipped_columns: how many columns of the grid it leaves out at its beginning."""

    is_gone: bool = False
    is_header: bool = False
    skipped_columns: int = 0


@dataclass(slots=True)
class Story(InlineReader):
    """Walks block-level content. Text inside paragraphs is the work of InlineReader."""

    depth: int = 0
    place: Places = field(default_factory=Places)

    def read(self, root: etree._Element, words: str = "") -> tuple[Block, ...]:
        """All blocks below `root`; words: what places begin with ("header")."""
        self.check_fields(root)
        return self.nested(root, words, keeps_controls=False)

    def nested(self, parent: etree._Element, words: str, *, keeps_controls: bool) -> tuple[Block, ...]:
        """Blocks of a cell or text box, which have running numbers of their own."""
        outer_place, outer_state = self.place, self.begin_nested(keeps_controls=keeps_controls)
        self.place = Places(words)
        out: list[Block] = []
        self._blocks(parent, out)
        self._end_paragraph(out)
        self.place = outer_place
        self.end_nested(outer_state)
        return tuple(out)

    def _blocks(self, parent: etree._Element, out: list[Block]) -> None:
        for element in parent:
            name = NAMES[element.tag]
            if name == "w:p":
                self._paragraph(element, out)
            elif name == "w:tbl":
                self._end_paragraph(out)
                self._table(element, out)
            elif name == "w:sdt":
                self._block_control(element, out)
            elif name in _TRANSPARENT:
                self.notice_change(name)
                self._blocks(element, out)
            elif name in GONE:
                self.notice_change(name)
            elif name == "mc:AlternateContent":
                self._block_alternatives(element, out)
            elif name == "w:altChunk":
                self.findings.notes.add("A file that was inserted whole was not read.")

    def _block_alternatives(self, element: etree._Element, out: list[Block]) -> None:
        """The first choice that shows anything, else the fallback."""
        for option in element:
            before = len(out)
            self._blocks(option, out)
            if len(out) > before:
                return

    def _block_control(self, element: etree._Element, out: list[Block]) -> None:
        control = content_control(element)
        if control.is_contents or control.content is None:
            return
        holds_tables = holds(control.content, "tbl")
        with self.inside(control, opens=not holds_tables):
            self._blocks(control.content, out)

    def _paragraph(self, element: etree._Element, out: list[Block]) -> None:
        """One paragraph; where its mark is deleted it runs on into the next."""
        continues = self.read_paragraph(element)
        if not continues:
            self._end_paragraph(out)
        if self.boxes:
            boxes, self.boxes = self.boxes, []
            self._end_paragraph(out, drop_empty=True)
            for box in boxes:
                out.extend(self.nested(box, self.place.text_box(), keeps_controls=False))

    def _end_paragraph(self, out: list[Block], *, drop_empty: bool = False) -> None:
        if self.state.writer is None:
            return
        paragraph = self.finish_paragraph(self.place.paragraph)
        if paragraph is not None and not (drop_empty and not paragraph.text and not paragraph.controls):
            out.append(paragraph)

    def _table(self, element: etree._Element, out: list[Block]) -> None:
        self.depth += 1
        self.meter.check_depth(self.depth)
        where = self.place.table()
        draft = TableDraft(where)
        outer_shade, self.style_shades = (
            self.style_shades,
            self.style_shades or self._has_shaded_style(element),
        )
        for row, settings in self._rows(element):
            draft.begin_row(is_header=settings.is_header, skipped_columns=settings.skipped_columns)
            self._cells(row, draft)
        self.style_shades = outer_shade
        self.depth -= 1
        table: Table | None = draft.finish()
        if table is not None:
            out.append(table)

    def _has_shaded_style(self, table: etree._Element) -> bool:
        style = child(child(table, "w:tblPr"), "w:tblStyle")
        return style is not None and self.styles.style(value_of(style) or "").is_shaded

    def _rows(self, parent: etree._Element) -> Iterator[tuple[etree._Element, _RowSettings]]:
        """The rows that are left with all changes accepted, with their settings."""
        for element in parent:
            name = name_of(element)
            if name == "w:tr":
                settings = self._row_settings(element)
                if not settings.is_gone:
                    yield element, settings
            elif name == "w:sdt":
                yield from self._rows_of_control(element)
            elif name in _TRANSPARENT:
                self.notice_change(name)
                yield from self._rows(element)
            elif name in GONE:
                self.notice_change(name)
            elif name == "mc:AlternateContent":
                yield from self._rows(element[0] if len(element) else element)

    def _rows_of_control(self, element: etree._Element) -> Iterator[tuple[etree._Element, _RowSettings]]:
        content = child(element, "w:sdtContent")
        if content is not None:
            yield from self._rows(content)

    def _row_settings(self, row: etree._Element) -> _RowSettings:
        settings = _RowSettings()
        properties = _row_properties(row)
        for part in properties if properties is not None else ():
            name = NAMES[part.tag]
            if name == "w:tblHeader":
                settings.is_header = is_on(part)
            elif name == "w:gridBefore":
                settings.skipped_columns = whole(value_of(part), 0)
            elif name in ("w:del", "w:ins"):
                self.notice_change(name)
                settings.is_gone = settings.is_gone or name == "w:del"
            elif name == "w:hidden" and is_on(part):
                settings.is_gone = True
        return settings

    def _cells(self, parent: etree._Element, draft: TableDraft) -> None:
        for element in parent:
            name = name_of(element)
            if name == "w:tc":
                self._cell(element, draft)
            elif name == "w:sdt":
                control = content_control(element)
                if control.content is not None:
                    with self.inside(control, opens=True):
                        self._cells(control.content, draft)
            elif name in _TRANSPARENT:
                self.notice_change(name)
                self._cells(element, draft)
            elif name in GONE:
                self.notice_change(name)
            elif name == "mc:AlternateContent" and len(element):
                self._cells(element[0], draft)

    def _cell(self, element: etree._Element, draft: TableDraft) -> None:
        properties = leading(element, "w:tcPr")
        cell = CellDraft(place=draft.place_of_next())
        for part in properties if properties is not None else ():
            name = NAMES[part.tag]
            if name not in _CELL_SETTINGS:
                continue
            if name == "w:gridSpan":
                cell.column_span = max(1, whole(value_of(part), 1))
            elif name in ("w:vMerge", "w:hMerge"):
                continues = (value_of(part) or "continue") == "continue"
                if name == "w:vMerge":
                    cell.continues_above, cell.opens_below = continues, True
                else:
                    cell.continues_left = continues
            elif name == "w:shd":
                cell.shaded = is_shading(part)
            elif name in ("w:cellDel", "w:cellIns", "w:cellMerge"):
                self.notice_change("w:ins")
                if name == "w:cellDel":
                    return
                if name == "w:cellMerge":
                    cell.continues_above, cell.opens_below = attribute(part, "vMerge") == "cont", True
        if not draft.is_swallowed(cell):
            outer, self.on_shade = self.on_shade, cell.shaded
            cell.blocks = self.nested(element, cell.place, keeps_controls=True)
            self.on_shade = outer
        draft.add(cell)


def _row_properties(row: etree._Element) -> etree._Element | None:
    """The w:trPr of a row, which nearly always is its first child."""
    properties = leading(row, "w:trPr")
    return child(row, "w:trPr") if properties is None else properties
