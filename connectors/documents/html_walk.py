"""The walk through an HTML page: text goes into the paragraph in work until a block begins or ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from connectors.documents import html_looks
from connectors.documents.html_looks import Looks
from connectors.documents.labels import format_number
from connectors.documents.paragraphs import Meter, ParagraphWriter
from connectors.documents.places import Places
from connectors.documents.symbols import BULLET, in_symbol_font, is_symbol_font
from connectors.documents.table_drafts import CellDraft, TableDraft
from connectors.limits import Limits
from pipelines.tree import Block

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main aside nav form "
    "fieldset legend address figure figcaption center details summary body html hr tr td th caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_NUMBER_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class HtmlWalk:
    """Walks the elements; text goes into the paragraph in work until a block begins or ends."""

    def __init__(self, limits: Limits) -> None:
        self._meter = Meter(limits)
        self._writer = ParagraphWriter()
        self._out: list[Block] = []
        self._places = Places()
        self._heading = 0
        self._lists: list[tuple[str, int]] = []
        self._label = ""
        self._quotes = 0
        self._depth = 0
        self._preformatted = 0
        self._at_start = True

    def read(self, element: etree._Element, words: str, looks: Looks) -> tuple[Block, ...]:
        """The blocks inside a body or a cell that looks like this."""
        outer = (
            self._writer,
            self._out,
            self._places,
            self._heading,
            self._lists,
            self._label,
            self._at_start,
        )
        self._writer, self._out, self._places = ParagraphWriter(), [], Places(words)
        self._heading, self._lists, self._label, self._at_start = 0, [], "", True
        self._children(element, looks)
        self._end_paragraph()
        blocks = tuple(self._out)
        (self._writer, self._out, self._places, self._heading, self._lists, self._label, self._at_start) = (
            outer
        )
        return blocks

    def _end_paragraph(self) -> None:
        writer, self._writer, self._at_start = self._writer, ParagraphWriter(), True
        writer.close_all()
        if writer.is_empty:
            return
        label, self._label = self._label, ""
        self._out.append(
            writer.finish(
                self._places.paragraph(),
                self._meter,
                heading=self._heading,
                list_level=len(self._lists) if label else 0,
                list_label=label,
                is_quoted=self._quotes > 0,
            )
        )

    def _children(self, element: etree._Element, looks: Looks) -> None:
        self._text(element.text, looks)
        for part in element:
            if isinstance(part.tag, str):
                self._element(part, looks)
            self._text(part.tail, looks)

    def _text(self, text: str | None, looks: Looks) -> None:
        if not text or looks.is_hidden:
            return
        if not self._preformatted:
            text = _SPACES.sub(" ", text)
            if self._at_start:
                text = text.lstrip(" ")
        if looks.font and is_symbol_font(looks.font):
            text = in_symbol_font(looks.font, text)
        if text:
            self._at_start = text.endswith((" ", "\n"))
            self._writer.add(text, looks.look)

    def _element(self, element: etree._Element, looks: Looks) -> None:
        name = str(element.tag).lower()
        looks = html_looks.inside(element, name, looks)
        if name in html_looks.NEVER_SHOWN or looks.is_removed:
            return
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, element, looks)
        elif name in _BLOCKS:
            self._block(element, looks)
        else:
            self._children(element, looks)

    def _block(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        self._children(element, looks)
        self._end_paragraph()

    def _heading_block(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        self._heading = int(str(element.tag)[1])
        self._children(element, looks)
        self._end_paragraph()
        self._heading = 0

    def _quote(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        self._quotes += 1
        self._children(element, looks)
        self._end_paragraph()
        self._quotes -= 1

    def _preformatted_block(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        self._preformatted += 1
        self._children(element, looks)
        self._preformatted -= 1
        self._end_paragraph()

    def _break(self, element: etree._Element, looks: Looks) -> None:
        if not looks.is_hidden:
            self._writer.add("\n")
            self._at_start = True

    def _list(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        start = element.get("start") or "1"
        number_format = _NUMBER_FORMATS.get(element.get("type") or "", "decimal")
        numbered = str(element.tag).lower() == "ol"
        self._lists.append((number_format if numbered else "bullet", int(start) if start.isdigit() else 1))
        self._children(element, looks)
        self._end_paragraph()
        self._lists.pop()

    def _item(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        number_format, number = self._lists[-1] if self._lists else ("bullet", 1)
        if number_format == "bullet":
            self._label = BULLET
        else:
            value = element.get("value") or ""
            number = int(value) if value.isdigit() and len(value) < 7 else number
            self._label = format_number(number, number_format) + "."
            self._lists[-1] = (number_format, number + 1)
        self._children(element, looks)
        self._end_paragraph()
        self._label = ""

    def _link(self, element: etree._Element, looks: Looks) -> None:
        self._writer.open_link(element.get("href") or "")
        self._children(element, looks)
        self._writer.close_link()

    def _input(self, element: etree._Element, looks: Looks) -> None:
        kind = (element.get("type") or "text").lower()
        tag = element.get("name") or element.get("id") or ""
        if kind in ("checkbox", "radio"):
            self._writer.add_check(element.get("checked") is not None, tag)
            self._at_start = False
        elif kind in ("text", "email", "number", "tel", "url", "date", "search"):
            self._filled("date" if kind == "date" else "text", tag, element.get("value") or "", looks)

    def _text_area(self, element: etree._Element, looks: Looks) -> None:
        self._filled("text", element.get("name") or "", element.text or "", looks)

    def _select(self, element: etree._Element, looks: Looks) -> None:
        options = list(element.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), None)
        shown = chosen if chosen is not None else options[0] if options else None
        text = "".join(str(part) for part in shown.itertext()) if shown is not None else ""
        self._filled("dropdown", element.get("name") or "", text, looks, is_default=chosen is None)

    def _filled(self, kind: str, tag: str, text: str, looks: Looks, *, is_default: bool = False) -> None:
        self._writer.open_control(kind, tag, is_default=is_default)
        self._writer.add(text, looks.look)
        self._writer.close_control()
        self._at_start = False

    def _table(self, element: etree._Element, looks: Looks) -> None:
        self._end_paragraph()
        self._depth += 1
        self._meter.check_depth(self._depth)
        draft = TableDraft(self._places.table())
        self._rows(element, looks, draft)
        self._depth -= 1
        self._at_start = True
        if (table := draft.finish()) is not None:
            self._out.append(table)

    def _rows(self, parent: etree._Element, looks: Looks, draft: TableDraft) -> None:
        for part in parent:
            name = str(part.tag).lower() if isinstance(part.tag, str) else ""
            inner = html_looks.inside(part, name, looks) if name else looks
            if inner.is_removed:
                continue
            if name in ("thead", "tbody", "tfoot"):
                self._rows(part, inner, draft)
            elif name == "tr":
                cells = [cell for cell in part if cell.tag in ("td", "th")]
                draft.begin_row(is_header=bool(cells) and all(cell.tag == "th" for cell in cells))
                for cell in cells:
                    self._cell(cell, html_looks.inside(cell, str(cell.tag), inner), draft)
            elif name == "caption":
                self._block(part, inner)

    def _cell(self, element: etree._Element, looks: Looks, draft: TableDraft) -> None:
        if looks.is_removed:
            return
        cell = CellDraft(
            column_span=_span(element.get("colspan")),
            row_span=_span(element.get("rowspan")),
            shaded=looks.on_shade,
        )
        cell.blocks = self.read(element, draft.place_of_next(), looks)
        draft.add(cell)


def _span(text: str | None) -> int:
    return min(int(text), 1000) if text and text.isdigit() and len(text) < 6 and int(text) > 0 else 1


_HANDLERS: dict[str, Callable[[HtmlWalk, etree._Element, Looks], None]] = {
    **{f"h{level}": HtmlWalk._heading_block for level in range(1, 7)},
    "blockquote": HtmlWalk._quote,
    "pre": HtmlWalk._preformatted_block,
    "br": HtmlWalk._break,
    "ul": HtmlWalk._list,
    "ol": HtmlWalk._list,
    "li": HtmlWalk._item,
    "a": HtmlWalk._link,
    "input": HtmlWalk._input,
    "textarea": HtmlWalk._text_area,
    "select": HtmlWalk._select,
    "table": HtmlWalk._table,
}
