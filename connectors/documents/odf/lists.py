"""List labels of OpenDocument text, which are computed and never stored."""

from __future__ import annotations

from lxml import etree

from connectors.documents.labels import format_number
from connectors.documents.odf.names import attribute, name_of, whole
from connectors.documents.odf.styles import Styles
from connectors.documents.symbols import BULLET, in_symbol_font
from connectors.documents.tidy import tidy_text

_LEVELS = 10
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "opensymbol", "starsymbol")


class Lists:
    """Counts the items of a document; lists that continue others go on with their numbers."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}
        self._last_of_style: dict[str, str] = {}

    def begin(self, element: etree._Element, style: str) -> str:
        """The key under which the items of a text:list at the first level are counted."""
        identifier = attribute(element, "xml:id")
        continued = attribute(element, "text:continue-list")
        key = identifier or f"list {len(self._counts)}"
        before = continued or (
            self._last_of_style.get(style, "")
            if attribute(element, "text:continue-numbering") == "true"
            else ""
        )
        self._counts[key] = list(self._counts.get(before, [0] * _LEVELS))
        self._last_of_style[style] = key
        return key

    def label(self, key: str, style: str, level: int, start: int | None) -> str:
        """The label of the next item at this level (from 1); start: a number that the item sets itself."""
        if not 1 <= level <= _LEVELS:
            return BULLET
        counts = self._counts[key]
        settings = self._level(style, level)
        first = whole(attribute(settings, "text:start-value"), 1) if settings is not None else 1
        index = level - 1
        counts[index] = start if start is not None else counts[index] + 1 if counts[index] else first
        counts[level:] = [0] * (_LEVELS - level)
        if settings is None:
            return BULLET
        if name_of(settings) == "text:list-level-style-bullet":
            return self._bullet(settings)
        return self._number(style, level, settings, counts)

    def _level(self, style: str, level: int) -> etree._Element | None:
        found = self._styles.list_styles.get(style)
        for element in found if found is not None else ():
            if attribute(element, "text:level") == str(level):
                return element
        return None

    def _bullet(self, settings: etree._Element) -> str:
        text = attribute(settings, "text:bullet-char") or BULLET
        style = self._styles.text(attribute(settings, "text:style-name"), self._styles.paragraph(""))
        font = style.font
        for part in settings:
            if name_of(part) == "style:text-properties":
                name = attribute(part, "style:font-name")
                family = attribute(part, "fo:font-family").strip("'\"")
                font = family or self._styles.fonts.get(name, name) or font
        if font.lower().startswith(_SYMBOL_FONTS):
            return tidy_text(in_symbol_font(font, text)) or BULLET
        return tidy_text(text) or BULLET

    def _number(self, style: str, level: int, settings: etree._Element, counts: list[int]) -> str:
        shown = whole(attribute(settings, "text:display-levels"), 1)
        numbers: list[str] = []
        for at in range(max(1, level - shown + 1), level + 1):
            own = self._level(style, at)
            number_format = attribute(own, "style:num-format") if own is not None else "1"
            if number_format:
                numbers.append(format_number(max(counts[at - 1], 1), _FORMATS.get(number_format, "decimal")))
        if not numbers:
            return ""
        prefix, suffix = attribute(settings, "style:num-prefix"), attribute(settings, "style:num-suffix")
        return tidy_text(prefix + ".".join(numbers) + suffix)
