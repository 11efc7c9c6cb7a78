"""Blocks of OpenDocument text: paragraphs, lists, sections, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from connectors.documents.colours import WHITE_FROM, brightness
from connectors.documents.odf.inline import InlineReader
from connectors.documents.odf.lists import Lists
from connectors.documents.odf.names import attribute, name_of, whole
from connectors.documents.odf.styles import Styles
from connectors.documents.paragraphs import Meter, ParagraphWriter
from connectors.documents.places import Places
from connectors.documents.table_drafts import CellDraft, TableDraft
from pipelines.tree import Block, Paragraph

_INDEXES = frozenset(
    {
        "text:table-of-content",
        "text:illustration-index",
        "text:table-index",
        "text:object-index",
        "text:user-index",
        "text:alphabetical-index",
        "text:bibliography",
        "text:tracked-changes",
        "office:forms",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "office:event-listeners",
    }
)
_ROW_GROUPS = frozenset({"table:table-row-group", "table:table-rows", "table:table-header-rows"})
_OBJECTS = frozenset({"draw:object", "draw:object-ole", "draw:image", "draw:plugin", "draw:applet"})
#: Repeated rows and cells are made by spreadsheets; in a text nobody repeats an answer.
_MOST_REPEATED = 100


class Story:
    """Walks the blocks of a body, header or footer."""

    def __init__(self, styles: Styles, lists: Lists, inline: InlineReader, meter: Meter) -> None:
        self._styles = styles
        self._lists = lists
        self._inline = inline
        self._meter = meter
        self._depth = 0
        self._label = ""
        self._level = 0

    def read(self, element: etree._Element, words: str) -> tuple[Block, ...]:
        """The blocks inside; words: what their places begin with."""
        out: list[Block] = []
        self._blocks(element, Places(words), out)
        return tuple(out)

    def _blocks(self, parent: etree._Element, places: Places, out: list[Block]) -> None:
        for element in parent:
            name = name_of(element)
            if name in ("text:p", "text:h"):
                self._paragraph(element, places, out)
            elif name == "text:list":
                self._list(element, places, out, level=1, style="", key="")
            elif name == "table:table":
                self._table(element, places, out)
            elif name == "text:section":
                if not _is_hidden(element):
                    self._blocks(element, places, out)
            elif name.startswith("draw:"):
                self._box(element, places, out)
            elif name not in _INDEXES:
                self._blocks(element, places, out)

    def _paragraph(self, element: etree._Element, places: Places, out: list[Block]) -> None:
        look = self._styles.paragraph(attribute(element, "text:style-name"))
        heading = look.heading
        if name_of(element) == "text:h":
            heading = whole(attribute(element, "text:outline-level"), 1)
        writer = ParagraphWriter()
        self._inline.is_paragraph_hidden = False
        self._inline.read(element, look, writer)
        boxes, self._inline.boxes = self._inline.boxes, []
        label, self._label = self._label, ""
        is_empty_anchor = bool(boxes) and writer.is_empty
        if (
            not self._inline.is_paragraph_hidden
            and not is_empty_anchor
            and not (look.is_hidden and writer.is_empty)
        ):
            writer.close_all()
            out.append(
                writer.finish(
                    places.paragraph(),
                    self._meter,
                    heading=heading,
                    list_level=self._level if label else 0,
                    list_label=label,
                )
            )
        for box in boxes:
            self._box(box, places, out)

    def _box(self, element: etree._Element, places: Places, out: list[Block]) -> None:
        """Text inside a frame or shape, and form controls; pictures and embedded objects have none."""
        inner = Places(places.text_box())
        found: list[Block] = []
        if name_of(element) == "draw:control":
            writer = ParagraphWriter()
            self._inline.form_control(element, self._styles.paragraph(""), writer)
            if not writer.is_empty:
                found.append(writer.finish(inner.words, self._meter))
        elif name_of(element) not in _OBJECTS:
            self._blocks(element, inner, found)
        out.extend(
            block for block in found if not isinstance(block, Paragraph) or block.text or block.controls
        )

    def _list(
        self, element: etree._Element, places: Places, out: list[Block], *, level: int, style: str, key: str
    ) -> None:
        style = attribute(element, "text:style-name") or style
        key = key or self._lists.begin(element, style)
        for item in element:
            kind = name_of(item)
            if kind not in ("text:list-item", "text:list-header"):
                continue
            start = attribute(item, "text:start-value")
            is_first = kind == "text:list-item"
            for part in item:
                name = name_of(part)
                if name in ("text:p", "text:h"):
                    if is_first:
                        number = whole(start, 1) if start else None
                        self._label, self._level = self._lists.label(key, style, level, number), level
                    self._paragraph(part, places, out)
                    is_first = False
                elif name == "text:list":
                    self._list(part, places, out, level=level + 1, style=style, key=key)

    def _table(self, element: etree._Element, places: Places, out: list[Block]) -> None:
        properties = self._styles.properties("table", attribute(element, "table:style-name"), "table")
        if properties is not None and attribute(properties, "table:display") == "false":
            return
        self._depth += 1
        self._meter.check_depth(self._depth)
        draft = TableDraft(places.table())
        for row, is_header in self._rows(element, is_header=False):
            for _ in range(min(whole(attribute(row, "table:number-rows-repeated"), 1), _MOST_REPEATED)):
                draft.begin_row(is_header=is_header)
                self._cells(row, draft)
        self._depth -= 1
        if (table := draft.finish()) is not None:
            out.append(table)

    def _rows(self, parent: etree._Element, *, is_header: bool) -> Iterator[tuple[etree._Element, bool]]:
        for element in parent:
            name = name_of(element)
            if name == "table:table-row":
                if attribute(element, "table:visibility", "visible") == "visible":
                    yield element, is_header
            elif name in _ROW_GROUPS:
                yield from self._rows(element, is_header=is_header or name == "table:table-header-rows")

    def _cells(self, row: etree._Element, draft: TableDraft) -> None:
        for element in row:
            name = name_of(element)
            if name not in ("table:table-cell", "table:covered-table-cell"):
                continue
            for _ in range(
                min(whole(attribute(element, "table:number-columns-repeated"), 1), _MOST_REPEATED)
            ):
                if name == "table:table-cell":
                    self._cell(element, draft)

    def _cell(self, element: etree._Element, draft: TableDraft) -> None:
        cell = CellDraft(
            column_span=whole(attribute(element, "table:number-columns-spanned"), 1),
            row_span=whole(attribute(element, "table:number-rows-spanned"), 1),
            shaded=self._is_shaded(attribute(element, "table:style-name")),
        )
        outer, self._inline.on_shade = self._inline.on_shade, cell.shaded
        cell.blocks = self.read(element, draft.place_of_next())
        self._inline.on_shade = outer
        draft.add(cell)

    def _is_shaded(self, style: str) -> bool:
        properties = self._styles.properties("table-cell", style, "table-cell")
        color = attribute(properties, "fo:background-color") if properties is not None else ""
        light = brightness(color.lstrip("#"))
        return light is not None and light < WHITE_FROM


def _is_hidden(section: etree._Element) -> bool:
    """Whether a section is hidden now; a condition was last decided by the program that saved it."""
    display = attribute(section, "text:display", "true")
    return display == "none" or (display == "condition" and attribute(section, "text:is-hidden") == "true")
