"""Letters of RTF: bytes in the code page of their font, characters by number, and whether they are seen."""

from __future__ import annotations

from connectors.documents.colours import WHITE_FROM, is_coloured, is_grey
from connectors.documents.marked.story import Story
from connectors.documents.paragraphs import PLAIN, Look, Meter
from connectors.documents.rtf.collected import Collected
from connectors.documents.rtf.fields import Fields
from connectors.documents.rtf.fonts import SYMBOL_CHARSET, codec_of
from connectors.documents.rtf.state import Group
from connectors.documents.symbols import in_symbol_font, is_symbol_font

_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)
_SMALLEST_HALF_POINTS = 4


class LetterReader:
    """Takes letters of the group in work to where they belong: the story, or a text that is collected."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._groups: list[Group] = [Group()]
        self._collected = Collected()
        self._story = Story(meter)
        self._fields = Fields(self._collected)
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._high_surrogate = 0
        self._to_skip = 0
        self._has_pending_changes = False

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        name, charset = self._collected.fonts.get(self._font, ("", 0))
        if charset == SYMBOL_CHARSET and not self._group.destination:
            self._text("".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data))
        else:
            self._text(data.decode(codec_of(charset, self._code_page), "replace"))

    @property
    def _font(self) -> int:
        return self._group.font if self._group.font >= 0 else self._collected.default_font

    def _text(self, text: str) -> None:
        group = self._group
        if group.destination == "skip":
            return
        if group.destination:
            self._collected.add(group.destination, text)
            return
        if group.deleted:
            self._has_pending_changes = True
            self._story.note_deleted(group.level)
            return
        name, _ = self._collected.fonts.get(self._font, ("", 0))
        if is_symbol_font(name) or (name.lower() == "symbol" and "\uf000" <= text[:1] <= "\uf0ff"):
            text = in_symbol_font(name, text)
        if self._is_seen(group) and not self._fields.is_muted:
            self._fields.shown()
            self._story.add(text, self._look(group), group.level)

    def _is_seen(self, group: Group) -> bool:
        light = self._collected.brightness(group.color)
        ground = self._collected.brightness(group.ground)
        is_white = light is not None and light >= WHITE_FROM and (ground is None or ground >= WHITE_FROM)
        is_white = is_white and not self._is_cell_shaded()
        return not (group.hidden or group.struck or is_white or group.half_points <= _SMALLEST_HALF_POINTS)

    def _is_cell_shaded(self) -> bool:
        """Whether the row in work has any coloured cell, where white letters may be seen."""
        settings = self._story.row_settings.get(self._group.level)
        return settings is not None and any(cell.shaded for cell in settings.cells)

    def _look(self, group: Group) -> Look:
        color = self._collected.color(group.color)
        ground = self._collected.brightness(group.ground) if group.ground else None
        marked = group.underlined or (ground is not None and ground < WHITE_FROM)
        look = Look(group.bold, group.italic, is_grey(color), marked, is_coloured(color))
        return PLAIN if look == PLAIN else look

    def _unicode(self, number: int) -> None:
        code = number + 65_536 if number < 0 else number
        self._to_skip = self._group.skip_after_unicode
        if code in _HIGH:
            self._high_surrogate = code
            return
        if code in _LOW and self._high_surrogate:
            code = 0x10000 + ((self._high_surrogate - 0xD800) << 10) + (code - 0xDC00)
        self._high_surrogate = 0
        if 0 < code < 0x110000 and code not in _LOW:
            self._text(chr(code))
