"""Tables and texts of RTF that stand beside the document: fonts, colours, styles, properties, labels."""

from __future__ import annotations

import re
from typing import Protocol

from connectors.documents import colours
from connectors.documents.embedded_files import OLE_MAGIC, refuse_native_data, refuse_ole_package
from connectors.documents.properties import MARK_BEGINS
from connectors.documents.tidy import tidy_text
from pipelines.outcomes import Reason, Unreadable

_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
#: Twice the characters of a document (`Limits.characters`): what is hidden or deleted counts here too.
_MOST_LETTERS = 40_000_000


class TakesFormSettings(Protocol):
    """Whoever keeps the settings of the form field that is being read."""

    def form_setting(self, word: str, number: int | None) -> None: ...

    def form_text(self, word: str, text: str) -> None: ...

    def instruction(self, text: str) -> None: ...


class Collected:
    """fonts: number → (name, character set). headings: style number → outline level."""

    def __init__(self) -> None:
        self.fonts: dict[int, tuple[str, int]] = {}
        self.headings: dict[int, int] = {}
        self.default_font = 0
        self.title = ""
        self.mark = ""
        self.fields: TakesFormSettings | None = None
        self._colors: list[str] = []
        self._color = [0, 0, 0]
        self._has_color = False
        self._font = (0, 0)
        self._style = 0
        self._texts: dict[str, list[str]] = {}
        self._letters = 0

    def open_group(self) -> None:
        """A group opens: entries of the style sheet begin with the default style."""
        self._style = 0

    def close_group(self) -> None:
        """A group closes; what it collected stays until its destination is left."""

    def brightness(self, number: int) -> int | None:
        """Of a colour of the table; None for the automatic one."""
        return colours.brightness(self.color(number))

    def color(self, number: int) -> str:
        """A colour of the table in six digits, "" for the automatic one."""
        return self._colors[number] if 0 < number < len(self._colors) else ""

    def setting(self, destination: str, word: str, number: int | None, fields: TakesFormSettings) -> None:
        """A control word inside a table or a form field."""
        if destination == "fonttbl" and word == "fcharset":
            self._font = (self._font[0], number or 0)
        elif destination == "colortbl" and word in ("red", "green", "blue"):
            self._color[("red", "green", "blue").index(word)] = min(max(number or 0, 0), 255)
            self._has_color = True
        elif word.startswith("ff"):
            fields.form_setting(word, number)

    def number(self, destination: str, name: str, number: int | None) -> None:
        """\\fN and \\sN inside their tables."""
        if destination == "fonttbl" and name == "font":
            self._font = (number or 0, 0)
        elif destination == "stylesheet" and name == "style":
            self._style = number or 0
        elif destination == "stylesheet" and name == "outline" and number is not None and 0 <= number <= 8:
            self.headings[self._style] = number + 1

    def add(self, destination: str, text: str) -> None:
        """Text of a group that is collected."""
        if destination == "colortbl":
            for _ in range(text.count(";")):
                self._colors.append("".join(f"{part:02X}" for part in self._color) if self._has_color else "")
                self._color, self._has_color = [0, 0, 0], False
        elif destination == "fonttbl" or destination == "stylesheet":
            self._named(destination, text)
        else:
            self._letters += len(text)
            if self._letters > _MOST_LETTERS:
                raise Unreadable(Reason.TOO_LARGE, "The document has more text than we read.")
            self._texts.setdefault(destination, []).append(text)

    def _named(self, destination: str, text: str) -> None:
        """The name of a font or style, which ends with a semicolon."""
        pieces = self._texts.setdefault(destination, [])
        for piece in re.split("(;)", text):
            if piece != ";":
                pieces.append(piece)
                continue
            name = "".join(pieces).strip()
            pieces.clear()
            if destination == "fonttbl":
                self.fonts[self._font[0]] = (name, self._font[1])
            elif (found := _HEADING.match(name)) is not None:
                self.headings.setdefault(self._style, int(found.group(1)))
            elif name.lower() == "title":
                self.headings.setdefault(self._style, 1)

    def take_label(self) -> str:
        """The label of a list item."""
        text = "".join(self._texts.pop("listtext", [])) + "".join(self._texts.pop("pntext", []))
        return tidy_text(text)

    def leave(self, destination: str) -> None:
        """A collected group is over. Raises Unreadable: active_content, for programs in objects."""
        text = "".join(self._texts.pop(destination, []))
        if destination == "title":
            self.title = tidy_text(text)
        elif destination == "objdata":
            _refuse_program(text)
        elif destination == "fldinst" and self.fields is not None:
            self.fields.instruction(text)
        elif destination.startswith("ff") and self.fields is not None:
            self.fields.form_text(destination, tidy_text(text))
        elif text.strip().startswith(MARK_BEGINS):
            self.mark = self.mark or tidy_text(text)


def _refuse_program(text: str) -> None:
    """An embedded object in hexadecimal. Raises Unreadable: active_content."""
    digits = re.sub(r"[^0-9a-fA-F]", "", text)
    data = bytes.fromhex(digits[: len(digits) // 2 * 2])
    start = data.find(OLE_MAGIC)
    if start >= 0:
        refuse_ole_package(data[start:])
        return
    length = int.from_bytes(data[8:12], "little")
    name = data[12 : 12 + min(length, 100)].rstrip(b"\x00").lower()
    if name == b"package":
        at = 12 + length
        for _ in range(2):  # topic and item, each with its length
            at += 4 + int.from_bytes(data[at : at + 4], "little")
        refuse_native_data(data[at:])
    elif b"MZ\x90\x00" in data:
        raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds a program.")
