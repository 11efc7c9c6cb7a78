"""One story of a Word 97 file: its paragraphs one after another, with fields, signs and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.documents.colours import WHITE_FROM, brightness, is_coloured, is_grey
from connectors.documents.field_codes import CONTENTS, STATE_IN_DATA, kind_of, link_target, symbol_of
from connectors.documents.marked.story import ParagraphEnd, Story
from connectors.documents.marked.tables import CellSettings, RowSettings
from connectors.documents.paragraphs import PLAIN, Look, Meter
from connectors.documents.places import Places
from connectors.documents.symbols import in_symbol_font, is_symbol_font, symbol
from connectors.documents.word97.file_header import Streams
from connectors.documents.word97.form_data import FormData, read_form_data
from connectors.documents.word97.lists import Lists
from connectors.documents.word97.pieces import Pieces
from connectors.documents.word97.sprms import (
    LetterSettings,
    ParagraphSettings,
    letters,
    paragraph,
    row_definition,
)
from connectors.documents.word97.style_sheet import Style, StyleSheet
from pipelines.tree import Block

_ENDS = re.compile("[\r\x07\x0c\x0e]")
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_SPLIT = re.compile("([\x00-\x08\x0b-\x1f\x28])")
_SIGNS = {"\x0b": "\n", "\x09": "\t", "\x1e": "-", "\x0c": "\n"}
_SMALLEST_HALF_POINTS = 4


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    in_code: bool = True
    kind: str = ""
    data: FormData | None = None
    is_open: str = ""

    @property
    def is_muted(self) -> bool:
        return self.in_code or self.kind in CONTENTS or self.kind in STATE_IN_DATA


@dataclass(slots=True)
class Findings:
    has_pending_changes: bool = False


@dataclass(slots=True)
class Document97:
    """All that the stories of one file share. boxes: text of a box by the character that anchors it."""

    streams: Streams
    pieces: Pieces
    styles: StyleSheet
    lists: Lists
    meter: Meter
    findings: Findings
    boxes: dict[int, tuple[int, int]] = field(default_factory=dict)


class StoryReader:
    """Reads the characters start … end."""

    def __init__(self, document: Document97, words: str = "") -> None:
        self._document = document
        self._story = Story(document.meter, Places(words))
        self._fields: list[_Field] = []

    def read(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks of the story. Raises Unreadable: active_content, too_large."""
        pieces = self._document.pieces
        text = "".join(part for _, part, _, _ in pieces.stretches(start, end))
        at = 0
        for found in _ENDS.finditer(text):
            self._paragraph(start + at, start + found.start(), found.group())
            at = found.end()
        if at < len(text):
            self._paragraph(start + at, start + len(text), "")
        return self._story.finish()

    def _paragraph(self, start: int, end: int, mark: str) -> None:
        raw = self._document.pieces.paragraph_settings(end) if mark else b""
        style_number = int.from_bytes(raw[:2], "little") if len(raw) >= 2 else 0
        style = self._document.styles.style(style_number)
        settings = paragraph(raw[2:], style.paragraph)
        level = max(settings.level, 1) if settings.in_table or settings.level else 0
        for first, text, changes, piece_changes in self._document.pieces.stretches(start, end):
            self._stretch(first, text, self._look(style, changes, piece_changes), level)
        is_row_end = mark == "\x07" and settings.is_row_end
        if not (is_row_end or settings.is_inner_row_end) and not style.is_contents:
            self._set_label(settings)
        self._end(end, mark, settings, style, level)

    def _end(self, at: int, mark: str, settings: ParagraphSettings, style: Style, level: int) -> None:
        is_deleted = bool(mark) and self._is_mark_deleted(at, style)
        end = ParagraphEnd(level, style.heading, settings.list_level, is_deleted)
        story = self._story
        if settings.outline <= 8:
            end = ParagraphEnd(level, settings.outline + 1, settings.list_level, is_deleted)
        if mark == "\x07" and settings.is_row_end:
            story.row_settings[1] = _row_settings(settings.table)
            story.end_row(1)
        elif mark == "\x07":
            story.end_cell(1, end)
        elif settings.is_inner_row_end and level > 1:
            story.row_settings[level] = _row_settings(settings.table)
            story.end_row(level)
        elif settings.is_inner_cell_end and level > 1:
            story.end_cell(level, end)
        elif mark == "\x0c" and story.writer.is_empty:
            return  # a page break on its own
        elif not style.is_contents:
            story.end_paragraph(end)

    def _is_mark_deleted(self, at: int, style: Style) -> bool:
        for _, _, changes, piece_changes in self._document.pieces.stretches(at, at + 1):
            look = self._look(style, changes, piece_changes)
            self._notice(look)
            return look.deleted or look.hidden
        return False

    def _set_label(self, settings: ParagraphSettings) -> None:
        if settings.list_use > 0:
            self._story.label = self._document.lists.label(settings.list_use, settings.list_level)

    def _look(self, style: Style, changes: bytes, piece_changes: bytes) -> LetterSettings:
        """Paragraph style, then character style, then what is set by hand."""
        own = letters(changes, style.letters)
        by_style = self._document.styles.letter_changes(own.style)
        if by_style:
            own = letters(changes, letters(by_style, style.letters))
        return letters(piece_changes, own) if piece_changes else own

    def _notice(self, look: LetterSettings) -> None:
        if look.deleted or look.inserted:
            self._document.findings.has_pending_changes = True

    # --- letters ----------------------------------------------------------------------------------------------

    def _stretch(self, first: int, text: str, look: LetterSettings, level: int) -> None:
        self._notice(look)
        if look.deleted and text.strip():
            self._story.note_deleted(level)
        at = first
        for part in _SPLIT.split(text):
            if len(part) == 1 and _SPLIT.match(part):
                self._sign(part, at, look, level)
            elif part:
                self._text(part, look, level)
            at += len(part)

    def _is_seen(self, look: LetterSettings) -> bool:
        light = brightness(look.color)
        is_white = light is not None and light >= WHITE_FROM and not look.shaded and not self._story.tables
        gone = look.deleted or look.hidden or look.strike or look.double_strike
        return not (gone or is_white or look.half_points <= _SMALLEST_HALF_POINTS)

    def _text(self, text: str, look: LetterSettings, level: int) -> None:
        if self._fields and self._fields[-1].in_code:
            self._fields[-1].code.append(text)
            return
        if any(opened.is_muted for opened in self._fields) or not self._is_seen(look):
            return
        font = self._document.styles.font(look.font)
        if is_symbol_font(font):
            text = in_symbol_font(font, text)
        self._story.add(text, self._shown(look), level)

    def _shown(self, look: LetterSettings) -> Look:
        grey = is_grey(look.color) or self._document.styles.is_placeholder(look.style)
        shown = Look(look.bold, look.italic, grey, coloured=is_coloured(look.color))
        return PLAIN if shown == PLAIN else shown

    def _sign(self, sign: str, at: int, look: LetterSettings, level: int) -> None:
        if sign == _FIELD_BEGIN:
            self._fields.append(_Field())
        elif sign == _FIELD_SEPARATOR:
            self._begin_result()
        elif sign == _FIELD_END:
            self._end_field(look, level)
        elif sign == "\x28":
            self._symbol(look, level)
        elif sign == "\x01" and look.is_data and self._fields:
            self._fields[-1].data = read_form_data(self._document.streams.data, look.data_at)
        elif sign == "\x08" and at in self._document.boxes and self._is_seen(look):
            box = StoryReader(self._document, self._story.places.text_box())
            self._story.boxes.extend(box.read(*self._document.boxes.pop(at)))
        elif sign in _SIGNS:
            self._text(_SIGNS[sign], look, level)

    def _symbol(self, look: LetterSettings, level: int) -> None:
        """An opening bracket, or the place of a sign of a symbol font."""
        if look.special and look.symbol is not None:
            number, code = look.symbol
            if not any(opened.is_muted for opened in self._fields) and self._is_seen(look):
                self._story.add(symbol(self._document.styles.font(number), code), self._shown(look), level)
        else:
            self._text("(", look, level)

    # --- fields -----------------------------------------------------------------------------------------------

    def _begin_result(self) -> None:
        if not self._fields or not self._fields[-1].in_code:
            return
        opened = self._fields[-1]
        code = "".join(opened.code)
        opened.kind, opened.in_code = kind_of(code), False
        if any(outer.is_muted for outer in self._fields):
            return
        writer = self._story.writer
        if opened.kind == "HYPERLINK":
            opened.is_open = "link"
            writer.open_link(link_target(code))
        elif opened.kind == "FORMTEXT":
            opened.is_open = "control"
            data = opened.data or FormData()
            writer.open_control("text", data.name, data.title, default_text=data.default)

    def _end_field(self, look: LetterSettings, level: int) -> None:
        if not self._fields:
            return
        had_result = not self._fields[-1].in_code
        self._begin_result()
        opened = self._fields.pop()
        if any(outer.is_muted for outer in self._fields) or not self._is_seen(look):
            return
        writer, data = self._story.writer, opened.data or FormData()
        if opened.is_open == "link":
            writer.close_link()
        elif opened.is_open == "control":
            writer.close_control()
        elif opened.kind == "FORMCHECKBOX":
            self._story.add("", PLAIN, level)
            writer.add_check(data.checked, data.name, data.title)
        elif opened.kind == "FORMDROPDOWN":
            writer.open_control("dropdown", data.name, data.title, is_default=data.is_default)
            self._story.add(data.shown, self._shown(look), level)
            writer.close_control()
        elif opened.kind == "MACROBUTTON":
            writer.add_prompt("text", data.name)
        elif opened.kind == "SYMBOL" and not had_result and (sign := symbol_of("".join(opened.code))):
            self._story.add(symbol(*sign), self._shown(look), level)


def _row_settings(table: bytes) -> RowSettings:
    """Borders and merges of a row from the settings of its end."""
    definition = row_definition(table)
    settings = RowSettings(is_header=definition.is_header)
    if definition.cells:
        settings.left = definition.cells[0].left
    settings.cells = [
        CellSettings(cell.right, cell.merge_across, cell.merge_down) for cell in definition.cells
    ]
    return settings
