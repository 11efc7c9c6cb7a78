"""Styles: what a run looks like after the defaults, the paragraph style, the character style and its own settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from connectors.documents.colours import WHITE_FROM, brightness, is_coloured, is_grey
from connectors.documents.docx.names import NAMES, attribute, child, is_on, name_of, value_of, whole
from connectors.documents.paragraphs import PLAIN, Look
from connectors.documents.symbols import is_symbol_font

_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(toc ?[1-9]|table of figures)$", re.IGNORECASE)
_LONGEST_CHAIN = 20  # styles based on styles; Word stops at 11
_SMALLEST_HALF_POINTS = 4  # two points: nobody reads that
_USUAL_HALF_POINTS = 22


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Settings of one level; None where the level says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    double_strike: bool | None = None
    vanish: bool | None = None
    color: str | None = None
    font: str | None = None
    half_points: int | None = None
    shaded: bool | None = None
    marked: bool | None = None

    def over(self, other: RunSettings) -> RunSettings:
        """These settings where they say something, else those of `other`."""
        if self is _NOTHING:
            return other
        if other is _NOTHING:
            return self
        mine = {name: getattr(self, name) for name in RunSettings.__slots__}
        return replace(other, **{name: value for name, value in mine.items() if value is not None})


_NOTHING = RunSettings()


@dataclass(frozen=True, slots=True)
class RunLook:
    """A run as it is seen. is_white: white letters, which are seen only on a shaded ground. font: a symbol font."""

    is_hidden: bool = False
    is_white: bool = False
    look: Look = PLAIN
    font: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits. numbering: (list id, level) as written in the style or its parents."""

    name: str = ""
    run: RunSettings = _NOTHING
    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    is_contents: bool = False
    is_shaded: bool = False


_NO_STYLE = Style()


def run_settings(properties: etree._Element | None) -> RunSettings:
    """The settings of a w:rPr."""
    found = [
        (RUN_SETTINGS[name][0], RUN_SETTINGS[name][1](element))
        for element in (properties if properties is not None else ())
        if (name := NAMES[element.tag]) in RUN_SETTINGS
    ]
    return settings_of(tuple(found))


def settings_of(found: tuple[tuple[str, object], ...]) -> RunSettings:
    """(name, value) pairs of `RUN_SETTINGS` as settings."""
    known = {name: value for name, value in found if value is not None}
    return RunSettings(**known) if known else _NOTHING  # type: ignore[arg-type]


def _color(element: etree._Element) -> str:
    """The colour in six digits; theme colours of the ground count as white."""
    theme = attribute(element, "themeColor") or ""
    shade = attribute(element, "themeShade")
    if theme in ("background1", "light1") and shade is None:
        return "FFFFFF"
    return (value_of(element) or "auto").upper()


def is_shading(element: etree._Element) -> bool:
    """Whether a w:shd or w:highlight puts a colour behind the text."""
    if name_of(element) == "w:highlight":
        return (value_of(element) or "none") not in ("none", "white")
    fill = (attribute(element, "fill") or "auto").upper()
    pattern = value_of(element) or "clear"
    return fill not in ("AUTO", "FFFFFF") or pattern not in ("clear", "nil")


def _is_line(element: etree._Element) -> bool:
    """Whether a w:u or w:bdr draws a line under or around the text."""
    return (value_of(element) or "none") not in ("none", "nil")


def _font(element: etree._Element) -> str | None:
    font = attribute(element, "ascii") or attribute(element, "hAnsi")
    return _known_font(font) if font else None


@lru_cache(maxsize=512)
def _known_font(font: str) -> str:
    """The font, as far as it matters: "" stands for all in which letters are letters."""
    return font if is_symbol_font(font) or font.lower() == "symbol" else ""


def _size(element: etree._Element) -> int:
    """The size, as far as it matters: whether anybody can read it."""
    return _known_size(value_of(element) or "")


@lru_cache(maxsize=512)
def _known_size(text: str) -> int:
    return (
        _SMALLEST_HALF_POINTS
        if whole(text, _USUAL_HALF_POINTS) <= _SMALLEST_HALF_POINTS
        else _USUAL_HALF_POINTS
    )


#: What is read of a w:rPr: element → (setting, how its value is read). w:webHidden is not among them: it hides in
#: the web view alone.
RUN_SETTINGS: dict[str, tuple[str, Callable[[etree._Element], object]]] = {
    "w:b": ("bold", is_on),
    "w:i": ("italic", is_on),
    "w:strike": ("strike", is_on),
    "w:dstrike": ("double_strike", is_on),
    "w:vanish": ("vanish", is_on),
    "w:color": ("color", _color),
    "w:rFonts": ("font", _font),
    "w:sz": ("half_points", _size),
    "w:shd": ("shaded", is_shading),
    "w:highlight": ("shaded", is_shading),
    "w:u": ("marked", _is_line),
    "w:bdr": ("marked", _is_line),
}
#: (paragraph style, character style, settings by hand): what a look depends on.
LookKey = tuple[str, str, tuple[tuple[str, object], ...]]


class Styles:
    """The styles of one document, each resolved once."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._looks: dict[LookKey, RunLook] = {}
        self.defaults = _NOTHING
        self.default_paragraph = ""
        for element in root if root is not None else ():
            name = name_of(element)
            if name == "w:style":
                self._add(element)
            elif name == "w:docDefaults":
                self.defaults = run_settings(child(child(element, "w:rPrDefault"), "w:rPr"))

    def _add(self, element: etree._Element) -> None:
        identifier = attribute(element, "styleId") or ""
        self._elements.setdefault(identifier, element)
        is_default = (attribute(element, "default") or "0").lower() in ("1", "true", "on")
        if is_default and attribute(element, "type") == "paragraph":
            self.default_paragraph = identifier

    def style(self, identifier: str) -> Style:
        """A style by its id; an unknown one says nothing."""
        if identifier not in self._resolved:
            self._resolved[identifier] = self._resolve(identifier)
        return self._resolved[identifier]

    def _resolve(self, identifier: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while identifier in self._elements and identifier not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(identifier)
            element = self._elements[identifier]
            chain.append(element)
            based_on = child(element, "w:basedOn")
            identifier = (value_of(based_on) or "") if based_on is not None else ""
        style = _NO_STYLE
        for element in reversed(chain):
            style = _own_style(element, style)
        return style

    def run_look(self, key: LookKey) -> RunLook:
        """How a run is seen."""
        look = self._looks.get(key)
        if look is None:
            paragraph_style, run_style, own = key
            look = self._looks[key] = self._run_look(paragraph_style, run_style, settings_of(own))
        return look

    def _run_look(self, paragraph_style: str, run_style: str, own: RunSettings) -> RunLook:
        paragraph = self.style(paragraph_style or self.default_paragraph)
        character = self.style(run_style) if run_style else _NO_STYLE
        levels = (self.defaults, paragraph.run, character.run)
        merged = own.over(character.run.over(paragraph.run.over(self.defaults)))
        light = brightness(merged.color) if merged.color else None
        tiny = merged.half_points is not None and merged.half_points <= _SMALLEST_HALF_POINTS
        struck = _toggle("strike", own, levels) or bool(merged.double_strike)
        is_placeholder = "placeholder" in character.name.lower()
        look = Look(
            bold=_toggle("bold", own, levels),
            italic=_toggle("italic", own, levels),
            grey=is_placeholder or is_grey(merged.color or ""),
            marked=bool(merged.marked) or bool(own.shaded),
            coloured=is_coloured(merged.color or ""),
        )
        return RunLook(
            is_hidden=_toggle("vanish", own, levels) or struck or tiny,
            is_white=light is not None and light >= WHITE_FROM and not merged.shaded,
            look=look if look != PLAIN else PLAIN,
            font=merged.font or "",
        )


def _toggle(name: str, own: RunSettings, levels: tuple[RunSettings, RunSettings, RunSettings]) -> bool:
    """A toggle property: set in both styles it cancels out; the run's own setting stands over all of them."""
    value = getattr(own, name)
    if value is not None:
        return bool(value)
    defaults, paragraph, character = (bool(getattr(level, name)) for level in levels)
    return defaults or (paragraph != character)


def _own_style(element: etree._Element, parent: Style) -> Style:
    """One style element over its parent."""
    paragraph = child(element, "w:pPr")
    name = (value_of(named) or "") if (named := child(element, "w:name")) is not None else ""
    numbering = child(paragraph, "w:numPr")
    list_id = value_of(found) if (found := child(numbering, "w:numId")) is not None else None
    level = child(numbering, "w:ilvl")
    return Style(
        name=name,
        run=run_settings(child(element, "w:rPr")).over(parent.run),
        heading=_heading(name, paragraph, parent.heading),
        list_id=list_id if list_id is not None else parent.list_id,
        list_level=whole(value_of(level), 0) if level is not None else parent.list_level,
        is_contents=parent.is_contents or _CONTENTS.match(name) is not None,
        is_shaded=parent.is_shaded or _shades(element),
    )


def _shades(style: etree._Element) -> bool:
    """Whether any part of a (table) style puts a colour behind the text."""
    return any(is_shading(found) for found in style.iter() if name_of(found) == "w:shd")


def _heading(name: str, paragraph: etree._Element | None, inherited: int | None) -> int | None:
    """Heading level from 1, 0 for body text, None where nothing is said."""
    outline = child(paragraph, "w:outlineLvl")
    if outline is not None:
        level = whole(value_of(outline), 9)
        return level + 1 if 0 <= level <= 8 else 0
    if found := _HEADING.match(name):
        return int(found.group(1))
    return 1 if name.lower() == "title" else inherited
