"""Styles of OpenDocument text: what a run looks like, whether a section is hidden, which page style is used."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from connectors.documents.colours import WHITE_FROM, brightness, is_coloured, is_grey
from connectors.documents.odf.names import attribute, name_of, whole
from connectors.documents.paragraphs import Look

#: Styles based on styles; writers nest a handful, and a hostile file may go round in a ring.
_LONGEST_CHAIN = 20
_HEADING_NAME = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
_WEIGHTS = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks. heading: outline level from 1 of a paragraph style, 0 for none."""

    bold: bool = False
    italic: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    color: str = ""
    on_shade: bool = False
    is_underlined: bool = False
    font: str = ""
    heading: int = 0
    list_style: str = ""
    master_page: str = ""

    @property
    def is_white(self) -> bool:
        light = brightness(self.color)
        return light is not None and light >= WHITE_FROM and not self.on_shade

    @property
    def look(self) -> Look:
        marked = self.is_underlined or self.on_shade
        return Look(self.bold, self.italic, is_grey(self.color), marked, is_coloured(self.color))


PLAIN_STYLE = TextStyle()


class Styles:
    """All styles of a document, automatic and named, by family and name."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self.list_styles: dict[str, etree._Element] = {}
        self.fonts: dict[str, str] = {}
        for root in roots:
            if root is not None:
                self._collect(root)

    def _collect(self, root: etree._Element) -> None:
        for element in root.iter("{*}style", "{*}default-style", "{*}list-style", "{*}font-face"):
            name = name_of(element)
            if name == "style:style":
                key = (attribute(element, "style:family"), attribute(element, "style:name"))
                self._elements.setdefault(key, element)
            elif name == "style:default-style":
                self._defaults.setdefault(attribute(element, "style:family"), element)
            elif name == "text:list-style":
                self.list_styles.setdefault(attribute(element, "style:name"), element)
            elif name == "style:font-face":
                family = element.get(
                    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family", ""
                )
                self.fonts[attribute(element, "style:name")] = family.strip("'\"")

    def paragraph(self, name: str) -> TextStyle:
        """The look of a paragraph style over the defaults of the document."""
        base = PLAIN_STYLE
        if "paragraph" in self._defaults:
            base = self._over(self._defaults["paragraph"], base)
        return self._chain("paragraph", name, base)

    def text(self, name: str, outer: TextStyle) -> TextStyle:
        """The look of a span inside text that looks like `outer`."""
        return self._chain("text", name, outer)

    def properties(self, family: str, name: str, kind: str) -> etree._Element | None:
        """The element style:<kind>-properties of a style itself."""
        style = self._elements.get((family, name))
        for part in style if style is not None else ():
            if name_of(part) == f"style:{kind}-properties":
                return part
        return None

    def _chain(self, family: str, name: str, base: TextStyle) -> TextStyle:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while (family, name) in self._elements and name not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(name)
            chain.append(self._elements[family, name])
            name = attribute(chain[-1], "style:parent-style-name")
        for element in reversed(chain):
            base = self._over(element, base)
        return base

    def _over(self, element: etree._Element, base: TextStyle) -> TextStyle:
        changes: dict[str, object] = {}
        if (heading := _heading(element)) is not None:
            changes["heading"] = heading
        if list_style := attribute(element, "style:list-style-name"):
            changes["list_style"] = list_style
        if master_page := attribute(element, "style:master-page-name"):
            changes["master_page"] = master_page
        for part in element:
            kind = name_of(part)
            if kind == "style:text-properties":
                changes.update(self._text_changes(part))
            elif kind == "style:paragraph-properties" and _is_ground(attribute(part, "fo:background-color")):
                changes["on_shade"] = True
        return replace(base, **changes) if changes else base  # type: ignore[arg-type]

    def _text_changes(self, properties: etree._Element) -> dict[str, object]:
        changes: dict[str, object] = {}
        if weight := attribute(properties, "fo:font-weight"):
            changes["bold"] = weight in _WEIGHTS
        if slant := attribute(properties, "fo:font-style"):
            changes["italic"] = slant in ("italic", "oblique")
        for name in ("style:text-line-through-style", "style:text-line-through-type"):
            if line := attribute(properties, name):
                changes["is_struck"] = line != "none"
        if line := attribute(properties, "style:text-underline-style"):
            changes["is_underlined"] = line != "none"
        if border := attribute(properties, "fo:border"):
            changes["is_underlined"] = border != "none"
        if display := attribute(properties, "text:display"):
            changes["is_hidden"] = display == "none"
        if attribute(properties, "style:use-window-font-color") == "true":
            changes["color"] = ""
        elif color := attribute(properties, "fo:color"):
            changes["color"] = color.lstrip("#").upper()
        if ground := attribute(properties, "fo:background-color"):
            changes["on_shade"] = _is_ground(ground)
        if font := attribute(properties, "style:font-name"):
            changes["font"] = self.fonts.get(font, font)
        return changes


def _heading(style: etree._Element) -> int | None:
    """Outline level of a paragraph style, by its setting or its usual name; None where it says nothing."""
    if level := attribute(style, "style:default-outline-level"):
        return whole(level, 0)
    name = attribute(style, "style:display-name") or attribute(style, "style:name").replace("_20_", " ")
    if found := _HEADING_NAME.match(name):
        return int(found.group(1))
    return 1 if name.lower() == "title" else None


def _is_ground(color: str) -> bool:
    light = brightness(color.lstrip("#"))
    return light is not None and light < WHITE_FROM
