"""Words of a PDF page with their places. Coordinates are points from the upper left corner of the page as shown."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from connectors.documents.colours import WHITE_FROM, brightness_of, is_coloured_of, is_grey_of

#: A gap inside a line, in heights of the letters, that separates words even without a space character.
_WORD_GAP = 0.22
#: pdfium's sign for a hyphen that only a line end put there.
_LINE_END_HYPHEN = "\x02"
#: Where in the height of a letter, from the top, a line strikes it out; an underline lies at 0.9.
_STRUCK_FROM, _STRUCK_TO = 0.38, 0.74
#: Ends of lines that pdfium supposes, on pages with few words inside words too; where the letters lie decides.
_SUPPOSED = frozenset({0x0A, 0x0D})
#: Points by which the halves of one sign may miss each other.
_TOUCHING = 0.2
_SPACES = frozenset({0, 0x09, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x202F, 0x3000})


@dataclass(slots=True)
class Word:
    """left, right, top, bottom: its box. size: of the letters, in points. link: target of a link over it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    grey: bool = False
    coloured: bool = False
    white: bool = False
    glued: bool = False  # no space stands before it
    opens_column: bool = False
    on_line: bool = False  # a line is drawn under it
    whole: bool = False  # stands between two others in a line of the document
    link: str = ""
    control: str = ""  # kind of a form field whose value this is
    name: str = ""
    title: str = ""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def is_field(self) -> bool:
        """Was it written into a field of a form?"""
        return self.control in ("text", "dropdown")


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool
    italic: bool
    size: float
    light: int
    grey: bool = False
    coloured: bool = False


@dataclass(slots=True)
class Turn:
    """From the coordinates of the file to those of the page as shown; turn: 0, 90, 180, 270 degrees."""

    turn: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) from the upper left corner. width and height are those of the page as shown."""
        if self.turn == 90:
            return bottom, left, top, right
        if self.turn == 180:
            return self.width - right, bottom, self.width - left, top
        if self.turn == 270:
            return self.width - top, self.height - right, self.width - bottom, self.height - left
        return left, self.height - top, right, self.height - bottom


@dataclass(slots=True)
class _Letters:
    """The letters of the word in work."""

    text: list[str] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    font: _Font | None = None
    glued: bool = False


class WordReader:
    """Reads the letters of one page, in the order in which the file draws them."""

    def __init__(
        self,
        text_page: Any,
        turn: Turn,
        page_origin: tuple[float, float],
        lines: list[tuple[float, float, float]],
    ) -> None:
        """lines: what the page draws across, as (y, left, right)."""
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = text_page
        self._turn = turn
        self._origin = page_origin
        self._rectangle = pdfium.FS_RECTF()
        self._fonts: dict[int, _Font] = {}
        self._letters = _Letters()
        self._previous: tuple[float, float, float, float] | None = None  # the box of the letter before
        self.words: list[Word] = []
        self._strokes: dict[int, list[tuple[float, float, float]]] = {}
        for line in lines:
            self._strokes.setdefault(int(line[0]), []).append(line)

    def read(self) -> list[Word]:
        """All words that can be seen."""
        pdfium = self._pdfium
        for index in range(pdfium.FPDFText_CountChars(self._page)):
            code = pdfium.FPDFText_GetUnicode(self._page, index)
            if code in _SPACES:
                self._end_word()
                self._previous = None
                continue
            if code in _SUPPOSED:
                continue
            self._letter(index, _LINE_END_HYPHEN if code == 2 else chr(code) if code < 0x110000 else "")
        self._end_word()
        return self.words

    def _letter(self, index: int, text: str) -> None:
        if not self._pdfium.FPDFText_GetLooseCharBox(self._page, index, ctypes.byref(self._rectangle)):
            return
        box, (x, y) = self._rectangle, self._origin
        left, top, right, bottom = self._turn.box(box.left - x, box.bottom - y, box.right - x, box.top - y)
        font = self._font(index)
        if self._previous is not None and _is_ligature(self._previous, left, right, top, bottom):
            top, bottom = min(top, self._previous[2]), max(bottom, self._previous[3])
            self._previous = (left, right, top, bottom)
        glued = self._previous is not None and _is_near(self._previous, left, top, bottom)
        self._previous = (left, right, top, bottom)
        letters = self._letters
        if letters.text and not (glued and letters.font is not None and font.light == letters.font.light):
            self._end_word()
            letters = self._letters
        if self._is_struck(left, top, right, bottom):
            return
        if not letters.text:
            letters.left, letters.top, letters.bottom, letters.font = left, top, bottom, font
            letters.glued = glued
        letters.text.append(text)
        letters.right = max(letters.right, right) if len(letters.text) > 1 else right
        letters.top, letters.bottom = min(letters.top, top), max(letters.bottom, bottom)

    def _is_struck(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a line runs through the middle of the letter; underlines and borders run elsewhere."""
        middle, height = (left + right) / 2, max(bottom - top, 1.0)
        for key in range(int(top), int(bottom) + 1):
            for y, start, end in self._strokes.get(key, ()):
                if start <= middle <= end and _STRUCK_FROM < (y - top) / height < _STRUCK_TO:
                    return True
        return False

    def _end_word(self) -> None:
        letters, self._letters = self._letters, _Letters()
        text = "".join(letters.text)
        font = letters.font
        if not text.strip() or font is None or font.light >= 256:
            return
        self.words.append(
            Word(
                text=text,
                left=letters.left,
                right=letters.right,
                top=letters.top,
                bottom=letters.bottom,
                size=font.size,
                bold=font.bold,
                italic=font.italic,
                grey=font.grey and font.light < WHITE_FROM,
                coloured=font.coloured,
                white=font.light >= WHITE_FROM,
                glued=letters.glued,
            )
        )

    def _font(self, index: int) -> _Font:
        """The look of one letter; the same for all letters of a text object."""
        pdfium = self._pdfium
        key = (
            ctypes.cast(pdfium.FPDFText_GetTextObject(self._page, index), ctypes.c_void_p).value or -index - 1
        )
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._read_font(index)
        return font

    def _read_font(self, index: int) -> _Font:
        pdfium = self._pdfium
        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, index, buffer, 256, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace").lower()
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha)
        parts = (red.value, green.value, blue.value)
        weight = pdfium.FPDFText_GetFontWeight(self._page, index)
        return _Font(
            bold="bold" in name or "black" in name or "heavy" in name or weight >= 600,
            italic="italic" in name or "oblique" in name,
            size=float(pdfium.FPDFText_GetFontSize(self._page, index)),
            light=256 if alpha.value == 0 else brightness_of(*parts),
            grey=is_grey_of(*parts),
            coloured=is_coloured_of(*parts),
        )


def _is_ligature(
    previous: tuple[float, float, float, float], left: float, right: float, top: float, bottom: float
) -> bool:
    """Whether a letter is a part of the sign before it, which pdfium halves across where the page is turned."""
    last_left, last_right, last_top, last_bottom = previous
    is_below = abs(top - last_bottom) < _TOUCHING or abs(bottom - last_top) < _TOUCHING
    return is_below and abs(left - last_left) < _TOUCHING and abs(right - last_right) < _TOUCHING


def _is_near(previous: tuple[float, float, float, float], left: float, top: float, bottom: float) -> bool:
    """Whether a letter stands right behind the one before, whose box is (left, right, top, bottom)."""
    last_left, last_right, last_top, last_bottom = previous
    height = max(last_bottom - last_top, 1.0)
    is_same_line = abs((top + bottom) - (last_top + last_bottom)) / 2 < height * 0.4
    gap = left - last_right
    return is_same_line and (-height < gap < height * _WORD_GAP or left == last_left)  # parts of a ligature
