"""Paragraphs of a Word file: what stands in them after all changes are accepted, with label and level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from connectors.documents.docx import fields
from connectors.documents.docx.controls import ContentControl, content_control
from connectors.documents.docx.names import (
    NAMES,
    attribute,
    child,
    is_on,
    leading,
    name_of,
    relationship_id,
    value_of,
    whole,
)
from connectors.documents.docx.runs import RunReader
from connectors.documents.docx.state import NO_SETTINGS, ActiveControl, ParagraphSettings, State, show
from connectors.documents.docx.styles import Style, is_shading
from connectors.documents.field_codes import link_target
from pipelines.tree import Paragraph

_TRANSPARENT = frozenset({"w:smartTag", "w:customXml", "w:bdo", "w:dir", "w:sdtContent", "mc:Choice"})
ACCEPTED = frozenset({"w:ins", "w:moveTo"})
GONE = frozenset({"w:del", "w:moveFrom"})


@dataclass(slots=True)
class InlineReader(RunReader):
    """Reads paragraphs one after another."""

    def begin_nested(self, *, keeps_controls: bool) -> State:
        """Sets the state aside for a cell or text box; returns it for `end_nested`."""
        outer = self.state
        if keeps_controls and outer.writer is None and not outer.fields:
            return outer  # nothing is open that could be mixed up
        self.state = State(controls=list(outer.controls) if keeps_controls else [])
        return outer

    def end_nested(self, outer: State) -> None:
        self.state = outer

    @contextmanager
    def inside(self, control: ContentControl, *, opens: bool) -> Iterator[None]:
        """Blocks or cells inside a content control; opens: it has text of its own to show."""
        controls = self.state.controls
        if opens:
            controls.append(ActiveControl(control))
        yield
        if opens:
            controls.pop()

    def read_paragraph(self, element: etree._Element) -> bool:
        """Adds a w:p to the paragraph in work; True where its mark is gone, so that the next one continues it."""
        self.state.settings = settings = self._settings(element)
        self.state.current_writer()
        self._inline(element)
        return settings.is_mark_gone

    def finish_paragraph(self, place: Callable[[], str]) -> Paragraph | None:
        """The paragraph in work, or None where there is none to show."""
        writer, settings = self.state.writer, self.state.settings
        self.state.writer = None
        if writer is None or (settings.is_mark_gone and writer.is_empty):
            return None
        writer.close_all()
        style = self.styles.style(settings.style or self.styles.default_paragraph)
        if style.is_contents:
            return None
        heading = style.heading if settings.heading is None else settings.heading
        label, level = "", 0
        if settings.list_id is not None or style.list_id is not None:
            label, level = self._label(settings, style)
        return writer.finish(place(), self.meter, heading=heading or 0, list_level=level, list_label=label)

    def notice_change(self, name: str) -> None:
        """Notes a tracked change, when `name` is one."""
        if name in ACCEPTED or name in GONE:
            self.findings.has_pending_changes = True

    # --- settings of a paragraph ------------------------------------------------------------------------------

    def _settings(self, paragraph: etree._Element) -> ParagraphSettings:
        properties = leading(paragraph, "w:pPr")
        if properties is None:
            return NO_SETTINGS
        if len(properties) == 1 and NAMES[properties[0].tag] == "w:pStyle":
            return self._only_styled(value_of(properties[0]) or "")  # as most paragraphs are
        settings = ParagraphSettings()
        for part in properties:
            name = NAMES[part.tag]
            if name == "w:pStyle":
                settings.style = value_of(part) or ""
            elif name == "w:numPr":
                _read_list(part, settings)
            elif name == "w:outlineLvl":
                level = whole(value_of(part), 9)
                settings.heading = level + 1 if 0 <= level <= 8 else 0
            elif name == "w:shd":
                settings.is_shaded = is_shading(part)
            elif name == "w:rPr":
                settings.is_mark_gone = self._is_mark_gone(part)
        return settings

    def _only_styled(self, style: str) -> ParagraphSettings:
        """Settings that name a style and nothing else."""
        settings = self.only_styled.get(style)
        if settings is None:
            settings = self.only_styled[style] = ParagraphSettings(style)
        return settings

    def _is_mark_gone(self, properties: etree._Element) -> bool:
        """Whether the paragraph mark is deleted, moved away or hidden."""
        gone = False
        for part in properties:
            name = name_of(part)
            self.notice_change(name)
            gone = gone or name in GONE or (name in ("w:vanish", "w:specVanish") and is_on(part))
        return gone

    def _label(self, settings: ParagraphSettings, style: Style) -> tuple[str, int]:
        """List label and depth from 1; ("", 0) for no list item."""
        list_id, level = settings.list_id, settings.list_level
        if list_id is None:
            list_id = style.list_id
            level = style.list_level if level is None else level
            if list_id is not None and level is None:
                level = self.numbering.level_of_style(list_id, settings.style)
        if list_id is None or list_id == "0":
            return "", 0
        label = self.numbering.label(list_id, level or 0)
        return (label, (level or 0) + 1) if label else ("", 0)

    # --- inside a paragraph -----------------------------------------------------------------------------------

    def _inline(self, parent: etree._Element) -> None:
        for element in parent:
            name = NAMES[element.tag]
            if name == "w:r" or name == "m:r":
                self.read_run(element)
            elif name == "w:pPr":
                continue
            elif name in _WRAPPERS:
                _WRAPPERS[name](self, element)
            elif name in _TRANSPARENT or name.startswith("m:"):
                self._inline(element)
            elif name in ACCEPTED:
                self.notice_change(name)
                self._inline(element)
            elif name in GONE:
                self.notice_change(name)

    def _inline_alternatives(self, element: etree._Element) -> None:
        self.first_that_shows(element, self._inline)

    def _hyperlink(self, element: etree._Element) -> None:
        relationship = self.relationships.get(relationship_id(element) or "")
        writer = self.state.current_writer()
        writer.open_link(relationship.target if relationship is not None and relationship.is_external else "")
        self._inline(element)
        writer.close_link()

    def _control(self, element: etree._Element) -> None:
        control = content_control(element)
        if control.is_contents or control.content is None or self.state.is_muted:
            return
        writer = self.state.current_writer()
        if control.shows_prompt or control.checked is not None:
            show(writer, control)
            return
        writer.open_control(control.kind, control.tag, control.title)
        self._inline(control.content)
        writer.close_control()

    def _simple_field(self, element: etree._Element) -> None:
        opened = fields.Field(instruction=[attribute(element, "instr") or ""])
        opened.settle()
        self.state.fields.append(opened)
        writer = self.state.current_writer()
        writer.open_link(link_target(opened.code) if opened.kind == "HYPERLINK" else "")
        self._inline(element)
        writer.close_link()
        self.state.fields.pop()

    def _commented(self, element: etree._Element) -> None:
        self.findings.has_comments = True


_WRAPPERS: dict[str, Callable[[InlineReader, etree._Element], None]] = {
    "w:hyperlink": InlineReader._hyperlink,
    "w:sdt": InlineReader._control,
    "w:fldSimple": InlineReader._simple_field,
    "mc:AlternateContent": InlineReader._inline_alternatives,
    "w:commentRangeStart": InlineReader._commented,
}


def _read_list(part: etree._Element, settings: ParagraphSettings) -> None:
    if (identifier := child(part, "w:numId")) is not None:
        settings.list_id = value_of(identifier)
    if (level := child(part, "w:ilvl")) is not None:
        settings.list_level = whole(value_of(level), 0)
