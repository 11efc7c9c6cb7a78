"""Runs of a Word file: characters, symbols, field codes, drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from connectors.documents.docx import fields
from connectors.documents.docx.names import NAMES, attribute, child, name_of, value_of
from connectors.documents.docx.numbering import Numbering
from connectors.documents.docx.state import Findings, ParagraphSettings, State
from connectors.documents.docx.styles import RUN_SETTINGS, RunLook, Styles, run_settings
from connectors.documents.field_codes import link_target, symbol_of
from connectors.documents.ooxml import Relationship
from connectors.documents.paragraphs import Meter
from connectors.documents.symbols import in_symbol_font, is_symbol_font, symbol

_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


@dataclass(slots=True)
class RunReader:
    """Reads runs into the paragraph in work.

    on_shade: the cell has a coloured ground. style_shades: the table's style may give it one. Only there are white
    letters seen. ignores_fields: begins and ends of fields do not match, so no text may vanish into one.
    """

    styles: Styles
    numbering: Numbering
    relationships: dict[str, Relationship]
    meter: Meter
    findings: Findings
    boxes: list[etree._Element] = field(default_factory=list)
    on_shade: bool = False
    style_shades: bool = False
    ignores_fields: bool = False
    state: State = field(default_factory=State)
    only_styled: dict[str, ParagraphSettings] = field(default_factory=dict)

    def check_fields(self, root: etree._Element) -> None:
        """Looks whether every field that begins also ends."""
        balance = 0
        for element in root.iter("{*}fldChar"):
            kind = attribute(element, "fldCharType")
            balance += 1 if kind == "begin" else -1 if kind == "end" else 0
        self.ignores_fields = balance != 0

    def read_run(self, run: etree._Element) -> None:
        """A w:r or m:r."""
        look: RunLook | None = None
        for element in run:
            name = NAMES[element.tag]
            if name == "w:rPr":
                look = self._look(element)
                continue
            if look is None:
                look = self.styles.run_look((self.state.settings.style, "", ()))
            if name == "w:t":
                self._text(element.text or "", look)
            else:
                self._run_part(name, element, look)

    def _run_part(self, name: str, element: etree._Element, look: RunLook) -> None:
        if name in ("w:t", "m:t"):
            self._text(element.text or "", look)
        elif name in _SIGNS:
            self._text(_SIGNS[name], look)
        elif name == "w:fldChar":
            self._field_character(element, look)
        elif name == "w:instrText":
            if self.state.fields and self.state.fields[-1].in_code:
                self.state.fields[-1].instruction.append(element.text or "")
        elif name in _RUN_PARTS:
            _RUN_PARTS[name](self, element, look)

    def _look(self, properties: etree._Element) -> RunLook:
        style = ""
        found: list[tuple[str, object]] = []
        for element in properties:
            name = NAMES[element.tag]
            if (known := RUN_SETTINGS.get(name)) is not None:
                found.append((known[0], known[1](element)))
            elif name == "w:rStyle":
                style = value_of(element) or ""
            elif name == "w:rPrChange":
                self._formatting_change(properties, element)
        return self.styles.run_look((self.state.settings.style, style, tuple(found)))

    def _formatting_change(self, now: etree._Element, change: etree._Element) -> None:
        """A tracked change of looks counts where it strikes out or hides words, or brings them back."""
        before, after = run_settings(child(change, "w:rPr")), run_settings(now)
        if (before.strike, before.double_strike, before.vanish) != (
            after.strike,
            after.double_strike,
            after.vanish,
        ):
            self.findings.has_pending_changes = True

    def _is_seen(self, look: RunLook) -> bool:
        if look.is_hidden:
            return False
        return not look.is_white or self.on_shade or self.style_shades or self.state.settings.is_shaded

    def _text(self, text: str, look: RunLook) -> None:
        state = self.state
        if (look.is_hidden or look.is_white) and not self._is_seen(look):
            return
        if look.font and is_symbol_font(look.font):
            text = in_symbol_font(look.font, text)
        if (state.fields or state.controls) and state.is_muted:
            return
        (state.writer or state.current_writer()).add(text, look.look)

    # --- symbols ----------------------------------------------------------------------------------------------

    def _symbol(self, element: etree._Element, look: RunLook) -> None:
        code = _hexadecimal(attribute(element, "char"))
        shown = symbol(attribute(element, "font") or "", code) if code is not None else ""
        self._text(shown, RunLook(look.is_hidden, look.is_white, look.look))

    def _extended_symbol(self, element: etree._Element, look: RunLook) -> None:
        """w16se:symEx: a character with a font of its own, stored beside the same as plain text."""
        code = next((value for key, value in element.attrib.items() if str(key).endswith("}char")), None)
        number = _hexadecimal(str(code) if code is not None else None)
        self._text(symbol("", number) if number is not None else "", look)

    # --- fields -----------------------------------------------------------------------------------------------

    def _field_character(self, element: etree._Element, look: RunLook) -> None:
        if self.ignores_fields:
            return
        kind = attribute(element, "fldCharType")
        stack = self.state.fields
        if kind == "begin":
            stack.append(fields.Field(data=child(element, "w:ffData")))
        elif kind == "separate" and stack and stack[-1].in_code:
            stack[-1].settle()
            self._open_result(stack[-1])
        elif kind == "end" and stack:
            opened = stack.pop()
            if opened.in_code:
                opened.settle()
                opened.is_without_result = True
            self._close_result(opened, look)

    def _open_result(self, opened: fields.Field) -> None:
        if self.state.is_muted:
            return
        writer = self.state.current_writer()
        if opened.kind == "FORMTEXT":
            data = fields.form_field(opened.data, opened.kind)
            opened.name, opened.default_text = data.name, data.default_text
            opened.is_control_open = True
            writer.open_control("text", data.name, default_text=data.default_text)
        elif opened.kind == "HYPERLINK":
            opened.is_link_open = True
            writer.open_link(link_target(opened.code))

    def _close_result(self, opened: fields.Field, look: RunLook) -> None:
        if self.state.is_muted or look.is_hidden:
            return
        writer = self.state.current_writer()
        if opened.is_control_open:
            writer.close_control()
        elif opened.is_link_open:
            writer.close_link()
        elif opened.kind in ("FORMCHECKBOX", "FORMDROPDOWN"):
            data = fields.form_field(opened.data, opened.kind)
            if data.kind == "checkbox":
                writer.add_check(data.checked, data.name, data.title)
            else:
                writer.open_control("dropdown", data.name, data.title, is_default=data.is_default)
                writer.add(data.text, look.look)
                writer.close_control()
        elif opened.kind in ("FORMTEXT", "MACROBUTTON"):
            name = fields.form_field(opened.data, opened.kind).name
            writer.add_prompt("text", name)  # MACROBUTTON prints its own instruction: "[Click here and type]"
        elif opened.kind == "SYMBOL" and opened.is_without_result and (sign := symbol_of(opened.code)):
            self._text(symbol(*sign), RunLook(look.is_hidden, look.is_white, look.look))

    # --- drawings ---------------------------------------------------------------------------------------------

    def _drawing(self, element: etree._Element, look: RunLook) -> None:
        """Text boxes, wherever they lie inside a drawing; pictures and charts are not read."""
        if not self._is_seen(look) or self.state.is_muted:
            return
        for part in element:
            name = name_of(part)
            if name == "w:txbxContent":
                self.boxes.append(part)
            elif name == "mc:AlternateContent":
                self.first_that_shows(part, lambda option: self._drawing(option, look))
            else:
                self._drawing(part, look)

    def first_that_shows(self, element: etree._Element, read: Callable[[etree._Element], None]) -> None:
        """Of an mc:AlternateContent the first choice that shows anything: Word stores shapes and signs twice."""
        writer = self.state.current_writer()
        for option in element:
            before = (writer.length, len(self.boxes))
            read(option)
            if (writer.length, len(self.boxes)) != before:
                return

    def _alternatives(self, element: etree._Element, look: RunLook) -> None:
        def read(option: etree._Element) -> None:
            for part in option:
                self._run_part(name_of(part), part, look)

        self.first_that_shows(element, read)

    def _comment(self, element: etree._Element, look: RunLook) -> None:
        self.findings.has_comments = True

    def _ruby(self, element: etree._Element, look: RunLook) -> None:
        """Characters with a reading above them: the characters alone."""
        base = child(element, "w:rubyBase")
        for run in base if base is not None else ():
            if name_of(run) == "w:r":
                self.read_run(run)


def _hexadecimal(text: str | None) -> int | None:
    try:
        return int(text or "", 16)
    except ValueError:
        return None


_RUN_PARTS: dict[str, Callable[[RunReader, etree._Element, RunLook], None]] = {
    "w:sym": RunReader._symbol,
    "w16se:symEx": RunReader._extended_symbol,
    "w:drawing": RunReader._drawing,
    "w:pict": RunReader._drawing,
    "mc:AlternateContent": RunReader._alternatives,
    "w:commentReference": RunReader._comment,
    "w:ruby": RunReader._ruby,
}
