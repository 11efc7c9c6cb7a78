"""List numbers and bullets, which Word computes and never stores as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from connectors.documents.docx.names import attribute, child, is_on, name_of, value_of, whole
from connectors.documents.docx.styles import run_settings
from connectors.documents.labels import format_number
from connectors.documents.symbols import BULLET, in_symbol_font, is_symbol_font
from connectors.documents.tidy import tidy_text

_LEVELS = 9
_PART_OF_LABEL = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str = "decimal"
    text: str = "%1."
    start: int = 1
    font: str = ""
    style: str = ""
    is_legal: bool = False


class Numbering:
    """Counts the list paragraphs of a document in their order and prints their labels."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._style_links: dict[str, str] = {}
        self._of_style: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if name_of(element) == "w:abstractNum":
                self._add_abstract(element)
        for element in root if root is not None else ():
            if name_of(element) == "w:num":
                self._add_list(element)

    def _add_abstract(self, element: etree._Element) -> None:
        identifier = attribute(element, "abstractNumId") or ""
        levels: dict[int, _Level] = {}
        for part in element:
            name = name_of(part)
            if name == "w:lvl":
                levels[whole(attribute(part, "ilvl"), 0)] = _level(part)
            elif name == "w:numStyleLink":
                self._style_links[identifier] = value_of(part) or ""
            elif name == "w:styleLink":
                self._of_style[value_of(part) or ""] = identifier
        self._abstract[identifier] = levels

    def _add_list(self, element: etree._Element) -> None:
        reference = child(element, "w:abstractNumId")
        abstract = (value_of(reference) or "") if reference is not None else ""
        own: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for part in element:
            if name_of(part) == "w:lvlOverride":
                index = whole(attribute(part, "ilvl"), 0)
                if (start := child(part, "w:startOverride")) is not None:
                    starts[index] = whole(value_of(start), 1)
                if (level := child(part, "w:lvl")) is not None:
                    own[index] = _level(level)
        self._lists[attribute(element, "numId") or ""] = (abstract, own, starts)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level that a numbered style (a heading, say) has in its list."""
        for index, level in self._levels(list_id).items():
            if level.style == style:
                return index
        return None

    def _levels(self, list_id: str) -> dict[int, _Level]:
        abstract, own, _ = self._lists.get(list_id, ("", {}, {}))
        linked = self._style_links.get(abstract)
        if linked is not None and linked in self._of_style:
            abstract = self._of_style[linked]
        return {**self._abstract.get(abstract, {}), **own}

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of this list at this level (from 0); "" where it prints none."""
        if list_id not in self._lists or not 0 <= level < _LEVELS:
            return ""
        levels = self._levels(list_id)
        settings = levels.get(level, _Level())
        abstract, _, starts = self._lists[list_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if level in starts and (list_id, level) not in self._begun:
            counts[level] = None
            start = starts[level]
        else:
            start = settings.start
        self._begun.add((list_id, level))
        current = counts[level]
        counts[level] = start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None
        if settings.number_format == "none":
            return tidy_text(_PART_OF_LABEL.sub("", settings.text))
        if settings.number_format == "bullet":
            return _bullet(settings)
        return self._print(settings, levels, counts)

    @staticmethod
    def _print(settings: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        def number(found: re.Match[str]) -> str:
            index = int(found.group(1)) - 1
            level = levels.get(index, _Level())
            count = counts[index]
            value = level.start if count is None else count
            return format_number(value, "decimal" if settings.is_legal else level.number_format)

        return tidy_text(_PART_OF_LABEL.sub(number, settings.text))


def _level(element: etree._Element) -> _Level:
    parts = {name_of(part): part for part in element}

    def value(name: str, default: str) -> str:
        return (value_of(parts[name]) or "") if name in parts else default

    return _Level(
        number_format=value("w:numFmt", "decimal"),
        text=value("w:lvlText", ""),
        start=whole(value("w:start", "1"), 1),
        font=run_settings(parts.get("w:rPr")).font or "",
        style=value("w:pStyle", ""),
        is_legal=is_on(parts.get("w:isLgl")),
    )


def _bullet(level: _Level) -> str:
    """What the bullet shows: a box where it is one, else the sign itself."""
    if is_symbol_font(level.font) or level.font.lower() == "symbol":
        return tidy_text(in_symbol_font(level.font, level.text)) or BULLET
    return tidy_text(level.text) or BULLET
