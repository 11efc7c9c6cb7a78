"""What a group of RTF inherits and may change until it closes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(slots=True)
class Group:
    """Settings of letters and of paragraphs, and where the text of the group goes.

    destination: "" is the document itself; "skip" goes nowhere; other names collect text (a title, a field's
    instruction). skip_letters: letters after a \\u, which repeat it for older programs. level: 0 outside tables.
    """

    destination: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    underlined: bool = False
    color: int = 0
    ground: int = 0
    font: int = -1
    half_points: int = 24
    skip_after_unicode: int = 1
    level: int = 0
    style: int = 0
    outline: int = -1
    list_level: int = 0

    def copy(self) -> Group:
        return replace(self)

    def plain(self) -> None:
        """\\plain: letters as the document sets them."""
        self.bold = self.italic = self.hidden = self.struck = self.deleted = self.underlined = False
        self.color = self.ground = 0
        self.font, self.half_points = -1, 24

    def paragraph_default(self) -> None:
        """\\pard: a paragraph as the document sets it."""
        self.level, self.style, self.outline, self.list_level = 0, 0, -1, 0


@dataclass(slots=True)
class FieldState:
    """A field: its instruction, then what it shows. data: of a form field, name → value."""

    instruction: list[str] = field(default_factory=list)
    kind: str = ""
    is_settled: bool = False
    is_link_open: bool = False
    is_control_open: bool = False
    has_shown: bool = False
    data: dict[str, str] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
