"""Text inside paragraphs of OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from connectors.documents.odf.forms import FormControl
from connectors.documents.odf.names import attribute, name_of, whole
from connectors.documents.odf.styles import Styles, TextStyle
from connectors.documents.paragraphs import ParagraphWriter
from connectors.documents.symbols import in_symbol_font, is_symbol_font

_LEFT_OUT = frozenset(
    {
        "text:note",
        "text:tracked-changes",
        "text:alphabetical-index-mark",
        "text:toc-mark",
        "text:user-index-mark",
        "text:script",
        "text:bibliography-mark",
        "office:event-listeners",
        "text:ruby-text",
    }
)
_SHAPES = frozenset(
    {
        "draw:frame",
        "draw:custom-shape",
        "draw:rect",
        "draw:ellipse",
        "draw:g",
        "draw:text-box",
        "draw:caption",
        "draw:polygon",
        "draw:a",
        "draw:line",
        "draw:connector",
        "draw:path",
    }
)


@dataclass(slots=True)
class InlineReader:
    """Reads the content of a text:p or text:h into a writer. boxes: shapes with text that were met on the way."""

    styles: Styles
    controls: dict[str, FormControl]
    boxes: list[etree._Element] = field(default_factory=list)
    has_comments: bool = False
    is_paragraph_hidden: bool = False
    on_shade: bool = False
    _marks: list[str] = field(default_factory=list)

    def read(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        """Everything inside, in order."""
        self._add(element.text, look, writer)
        for part in element:
            name = name_of(part)
            handler = _HANDLERS.get(name)
            if handler is not None:
                handler(self, part, look, writer)
            elif name in _SHAPES:
                if not look.is_hidden:
                    self.boxes.append(part)
            elif name not in _LEFT_OUT:
                self.read(part, look, writer)
            self._add(part.tail, look, writer)

    def _add(self, text: str | None, look: TextStyle, writer: ParagraphWriter) -> None:
        if not text or look.is_hidden or look.is_struck or (look.is_white and not self.on_shade):
            return
        collapsed = (
            " ".join(text.split()) if "\n" in text else text
        )  # line ends of the file are no white space
        if collapsed is not text:
            collapsed = (" " if text[:1].isspace() else "") + collapsed + (" " if text[-1:].isspace() else "")
        if look.font and is_symbol_font(look.font):
            collapsed = in_symbol_font(look.font, collapsed)
        if not (self._marks and self._marks[-1] in ("FORMCHECKBOX", "FORMDROPDOWN")):
            writer.add(collapsed, look.look)

    def _span(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self.read(element, self.styles.text(attribute(element, "text:style-name"), look), writer)

    def _link(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        target = attribute(element, "xlink:href")
        writer.open_link("" if target.startswith("#") else target)
        self._span(element, look, writer)
        writer.close_link()

    def _spaces(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self._add(" " * min(whole(attribute(element, "text:c"), 1), 1_000), look, writer)

    def _tab(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self._sign("\t", look, writer)

    def _break(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self._sign("\n", look, writer)

    @staticmethod
    def _sign(sign: str, look: TextStyle, writer: ParagraphWriter) -> None:
        if not (look.is_hidden or look.is_struck):
            writer.add(sign)

    def _comment(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self.has_comments = True

    def _hidden_text(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        if attribute(element, "text:is-hidden") == "false":
            self._add(attribute(element, "text:string-value"), look, writer)

    def _hidden_paragraph(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        self.is_paragraph_hidden = attribute(element, "text:is-hidden") == "true"

    def _prompt(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        writer.add_prompt("text", title=attribute(element, "text:description"))

    def _input(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        writer.open_control("text", title=attribute(element, "text:description"))
        self.read(element, look, writer)
        writer.close_control()

    def _drop_down(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        """An input list: its text is the entry that is shown; the entries are elements before it."""
        writer.open_control("dropdown", attribute(element, "text:name"))
        self._add(element.text, look, writer)
        for part in element:
            self._add(part.tail, look, writer)
        writer.close_control()

    def _content_control(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        tag, title = attribute(element, "loext:tag"), attribute(element, "loext:alias")
        kind = next((kind for kind in ("dropdown", "date") if _is_true(element, f"loext:{kind}")), "text")
        if _is_true(element, "loext:checkbox"):
            writer.add_check(_is_true(element, "loext:checked"), tag, title)
        elif _is_true(element, "loext:showing-place-holder"):
            writer.add_prompt(kind, tag, title)
        else:
            writer.open_control("dropdown" if _is_true(element, "loext:combobox") else kind, tag, title)
            self.read(element, look, writer)
            writer.close_control()

    # --- form fields that came from Word ----------------------------------------------------------------------

    def _mark_start(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        kind = attribute(element, "field:type").rpartition(".")[2]
        self._marks.append(kind)
        name = attribute(element, "text:name")
        if kind == "FORMTEXT":
            writer.open_control("text", name)
        else:
            _show_mark(element, kind, name, writer)

    def _mark_end(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        if self._marks and self._marks.pop() == "FORMTEXT":
            writer.close_control()

    def _mark(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        kind = attribute(element, "field:type").rpartition(".")[2]
        _show_mark(element, kind, attribute(element, "text:name"), writer)

    def form_control(self, element: etree._Element, look: TextStyle, writer: ParagraphWriter) -> None:
        """A control that is drawn over the page, where the text refers to it."""
        control = self.controls.get(attribute(element, "draw:control"))
        if control is None or look.is_hidden:
            return
        if control.kind == "checkbox":
            writer.add_check(control.checked, control.name)
            writer.add(f" {control.label} " if control.label else "")
        else:
            writer.open_control(control.kind, control.name)
            writer.add(control.text)
            writer.close_control()


def _is_true(element: etree._Element, name: str) -> bool:
    return attribute(element, name) in ("true", "1")


def _show_mark(element: etree._Element, kind: str, name: str, writer: ParagraphWriter) -> None:
    """A check box or drop-down of older Word, whose state is in its parameters."""
    settings: dict[str, list[str]] = {}
    for part in element:
        if name_of(part) == "field:param":
            settings.setdefault(attribute(part, "field:name"), []).append(attribute(part, "field:value"))
    if kind == "FORMCHECKBOX":
        writer.add_check(settings.get("Checkbox_Checked", ["false"])[0] in ("true", "1"), name)
    elif kind == "FORMDROPDOWN":
        entries = settings.get("Dropdown_ListEntry", [])
        chosen = settings.get("Dropdown_Selected") or settings.get("Dropdown_Default") or ["0"]
        index = whole(chosen[0], 0)
        writer.open_control("dropdown", name, is_default=index == 0)
        writer.add(entries[index] if index < len(entries) else "")
        writer.close_control()


_HANDLERS: dict[str, Callable[[InlineReader, etree._Element, TextStyle, ParagraphWriter], None]] = {
    "text:span": InlineReader._span,
    "text:a": InlineReader._link,
    "text:s": InlineReader._spaces,
    "text:tab": InlineReader._tab,
    "text:line-break": InlineReader._break,
    "office:annotation": InlineReader._comment,
    "office:annotation-end": InlineReader._comment,
    "text:hidden-text": InlineReader._hidden_text,
    "text:hidden-paragraph": InlineReader._hidden_paragraph,
    "text:placeholder": InlineReader._prompt,
    "text:text-input": InlineReader._input,
    "text:drop-down": InlineReader._drop_down,
    "loext:content-control": InlineReader._content_control,
    "field:fieldmark-start": InlineReader._mark_start,
    "field:fieldmark-end": InlineReader._mark_end,
    "field:fieldmark": InlineReader._mark,
    "draw:control": InlineReader.form_control,
}
