"""List labels of a Google Doc, which the API leaves to whoever prints it."""

from __future__ import annotations

import re
from typing import Any

from connectors.documents.labels import format_number
from connectors.documents.symbols import BULLET
from connectors.documents.tidy import tidy_text
from pipelines.tree import CHECKED, UNCHECKED

Json = dict[str, Any]
_LEVELS = 9
_NUMBER = re.compile(r"%(\d)")
_FORMATS = {
    "DECIMAL": "decimal",
    "ZERO_DECIMAL": "decimalZero",
    "ALPHA": "lowerLetter",
    "UPPER_ALPHA": "upperLetter",
    "ROMAN": "lowerRoman",
    "UPPER_ROMAN": "upperRoman",
}


class Lists:
    """Counts list items in their order."""

    def __init__(self, lists: Json) -> None:
        self._lists = lists
        self._counts: dict[str, list[int]] = {}

    def label(self, bullet: Json) -> tuple[str, int]:
        """(label, depth from 1) of the next item; ("", 0) for no list item."""
        identifier = bullet.get("listId")
        if not isinstance(identifier, str):
            return "", 0
        level = bullet.get("nestingLevel", 0)
        level = level if isinstance(level, int) and 0 <= level < _LEVELS else 0
        levels = self._levels(identifier)
        settings = levels[level] if level < len(levels) else {}
        counts = self._counts.setdefault(identifier, [0] * _LEVELS)
        counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        glyph = settings.get("glyphSymbol")
        if isinstance(glyph, str):
            return tidy_text(glyph) or BULLET, level + 1
        if settings.get("glyphType") not in _FORMATS:
            return self._check_mark(settings, bullet), level + 1
        return self._number(settings, levels, counts), level + 1

    def _levels(self, identifier: str) -> list[Json]:
        properties = self._lists.get(identifier)
        properties = properties.get("listProperties") if isinstance(properties, dict) else None
        levels = properties.get("nestingLevels") if isinstance(properties, dict) else None
        return [
            level if isinstance(level, dict) else {} for level in (levels if isinstance(levels, list) else [])
        ]

    @staticmethod
    def _check_mark(settings: Json, bullet: Json) -> str:
        """Check lists have neither sign nor number; the API shows a ticked item by a struck-out bullet alone."""
        if settings.get("glyphType") not in ("GLYPH_TYPE_UNSPECIFIED", None) or not settings:
            return BULLET
        style = bullet.get("textStyle")
        return CHECKED if isinstance(style, dict) and style.get("strikethrough") is True else UNCHECKED

    @staticmethod
    def _number(settings: Json, levels: list[Json], counts: list[int]) -> str:
        def number(found: re.Match[str]) -> str:
            index = int(found.group(1))
            level = levels[index] if index < len(levels) else {}
            start = level.get("startNumber", 1)
            start = start if isinstance(start, int) and 0 <= start < 1_000_000 else 1
            count = max(counts[index], 1) if index < _LEVELS else 1
            return format_number(start + count - 1, _FORMATS.get(str(level.get("glyphType")), "decimal"))

        template = settings.get("glyphFormat")
        return tidy_text(_NUMBER.sub(number, template if isinstance(template, str) else "%0."))
