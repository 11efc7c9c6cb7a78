"""Paragraphs of a Google Doc: runs, chips, suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from connectors.documents.colours import WHITE_FROM, brightness_of, is_coloured_of, is_grey_of
from connectors.documents.paragraphs import Look, ParagraphWriter
from connectors.documents.symbols import in_symbol_font, is_symbol_font

Json = dict[str, Any]


@dataclass(slots=True)
class Findings:
    """What was met on the way."""

    has_pending_changes: bool = False

    def is_gone(self, element: Json) -> bool:
        """Whether a suggestion deletes this; notes that suggestions are open."""
        deleted = bool(element.get("suggestedDeletionIds"))
        if deleted or element.get("suggestedInsertionIds") or element.get("suggestedInsertionId"):
            self.has_pending_changes = True
        return deleted


class ParagraphReader:
    """Reads the elements of paragraphs. Text whose paragraph end is deleted runs on into the next paragraph."""

    def __init__(self, inline_objects: Json, findings: Findings) -> None:
        self._inline_objects = inline_objects
        self._findings = findings
        self._unfinished: ParagraphWriter | None = None

    def read(self, paragraph: Json) -> ParagraphWriter | None:
        """The writer of a whole paragraph, or None where the next one continues it."""
        writer = self._unfinished or ParagraphWriter()
        self._unfinished = None
        elements = paragraph.get("elements")
        ends = True
        for item in elements if isinstance(elements, list) else []:
            if not isinstance(item, dict):
                continue
            for kind, value in item.items():
                if isinstance(value, dict) and kind in _READERS:
                    ends = self._element(kind, value, writer)
        if not ends:
            self._unfinished = writer
            return None
        return writer

    def _element(self, kind: str, value: Json, writer: ParagraphWriter) -> bool:
        """Adds one element; False where it holds the end of the paragraph and a suggestion deletes that."""
        style = value.get("textStyle")
        style = _suggested_style(value, style if isinstance(style, dict) else {}, self._findings)
        if self._findings.is_gone(value):
            text = value.get("content")
            return not (isinstance(text, str) and text.endswith("\n"))
        if style.get("strikethrough") is True:
            return True
        target = _link(style)
        if target:
            writer.open_link(target)
        _READERS[kind](value, style, writer)
        if target:
            writer.close_link()
        return True


def _text_run(value: Json, style: Json, writer: ParagraphWriter) -> None:
    text = value.get("content")
    if not isinstance(text, str) or _is_invisible(style):
        return
    family = style.get("weightedFontFamily")
    font = family.get("fontFamily") if isinstance(family, dict) else None
    if isinstance(font, str) and is_symbol_font(font):
        text = in_symbol_font(font, text)
    writer.add(text.removesuffix("\n"), _look(style))


def _person(value: Json, style: Json, writer: ParagraphWriter) -> None:
    properties = _object(value.get("personProperties"))
    name, address = properties.get("name"), properties.get("email")
    shown = name if isinstance(name, str) and name else address
    if isinstance(address, str) and address:
        writer.open_link(f"mailto:{address}")
    writer.add(shown if isinstance(shown, str) else "", _look(style))
    if isinstance(address, str) and address:
        writer.close_link()


def _rich_link(value: Json, style: Json, writer: ParagraphWriter) -> None:
    properties = _object(value.get("richLinkProperties"))
    title, uri = properties.get("title"), properties.get("uri")
    writer.open_link(uri if isinstance(uri, str) else "")
    writer.add(
        title if isinstance(title, str) and title else uri if isinstance(uri, str) else "", _look(style)
    )
    writer.close_link()


def _date(value: Json, style: Json, writer: ParagraphWriter) -> None:
    """A date chip shows its display text; older answers have the instant alone."""
    properties = _object(value.get("dateElementProperties")) or value
    shown = properties.get("displayText")
    instant = properties.get("timestamp")
    text = shown if isinstance(shown, str) and shown else instant[:10] if isinstance(instant, str) else ""
    writer.open_control("date")
    writer.add(text, _look(style))
    writer.close_control()


def _dropdown(value: Json, style: Json, writer: ParagraphWriter) -> None:
    properties = (
        _object(value.get("dropdownElementProperties")) or _object(value.get("dropdownProperties")) or value
    )
    chosen = properties.get("displayText") or properties.get("selectedItem") or properties.get("value") or ""
    writer.open_control("dropdown")
    writer.add(chosen if isinstance(chosen, str) else "", _look(style))
    writer.close_control()


def _checkbox(value: Json, style: Json, writer: ParagraphWriter) -> None:
    writer.add_check(value.get("checked") is True)


def _break(value: Json, style: Json, writer: ParagraphWriter) -> None:
    writer.add("\n")


def _nothing(value: Json, style: Json, writer: ParagraphWriter) -> None:
    """Pictures, equations, notes and running page numbers are not text that answers anything."""


_READERS = {
    "textRun": _text_run,
    "person": _person,
    "richLink": _rich_link,
    "dateElement": _date,
    "dropdownElement": _dropdown,
    "checkbox": _checkbox,
    "columnBreak": _break,
    "pageBreak": _break,
    "horizontalRule": _break,
    "footnoteReference": _nothing,
    "inlineObjectElement": _nothing,
    "equation": _nothing,
    "autoText": _nothing,
}


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _suggested_style(value: Json, style: Json, findings: Findings) -> Json:
    """The style with suggested changes accepted; a suggestion counts where it strikes words out or brings them back."""
    changes = value.get("suggestedTextStyleChanges")
    for change in changes.values() if isinstance(changes, dict) else ():
        suggested = _object(_object(change).get("textStyle"))
        state = _object(_object(change).get("textStyleSuggestionState"))
        if state.get("strikethroughSuggested"):
            findings.has_pending_changes = True
            style = {**style, "strikethrough": suggested.get("strikethrough") is True}
    return style


def _link(style: Json) -> str:
    url = _object(style.get("link")).get("url")
    return url if isinstance(url, str) else ""


def _is_invisible(style: Json) -> bool:
    """White letters without a ground of their own, or letters too small to see."""
    light = _brightness(style.get("foregroundColor"))
    size = _object(style.get("fontSize")).get("magnitude")
    tiny = isinstance(size, int | float) and 0 < size <= 2
    return tiny or (
        light is not None and light >= WHITE_FROM and not _object(style.get("backgroundColor")).get("color")
    )


def _brightness(color: Any) -> int | None:
    """From 0 (black) to 255 (white); None where no colour is given."""
    parts = _parts(color)
    return brightness_of(*parts) if parts else None


def _parts(color: Any) -> tuple[int, int, int] | tuple[()]:
    """Red, green and blue, each 0 to 255; () where no colour is given."""
    rgb = _object(_object(color).get("color")).get("rgbColor")
    if not isinstance(rgb, dict):
        return ()

    def part(name: str) -> int:
        value = rgb.get(name, 0)
        return int(255 * value) if isinstance(value, int | float) and 0 <= value <= 1 else 0

    return part("red"), part("green"), part("blue")


def _look(style: Json) -> Look:
    parts = _parts(style.get("foregroundColor"))
    return Look(
        bold=style.get("bold") is True,
        italic=style.get("italic") is True,
        grey=bool(parts) and is_grey_of(*parts),
        marked=(style.get("underline") is True and not style.get("link"))
        or (_brightness(style.get("backgroundColor")) or 255) < 250,
        coloured=bool(parts) and is_coloured_of(*parts),
    )
