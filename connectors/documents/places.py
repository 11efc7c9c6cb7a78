"""Where something stands in a document, in words that a person can follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Places:
    """Running numbers of the paragraphs and tables of one story, cell or text box.

    words: what places in here begin with; "" in the body itself.
    """

    words: str = ""
    paragraphs: int = 0
    tables: int = 0

    def paragraph(self) -> str:
        """The place of the next paragraph; in a cell or header that is the place of the cell or header."""
        self.paragraphs += 1
        return self.words or f"paragraph {self.paragraphs}"

    def table(self) -> str:
        """The place of the next table."""
        self.tables += 1
        inner = "inner table" if "table" in self.words else "table"
        return f"{self.words}, {inner} {self.tables}" if self.words else f"table {self.tables}"

    def text_box(self) -> str:
        """The place of a text box."""
        if self.words.endswith("text box"):
            return self.words
        return f"{self.words}, text box" if self.words else "text box"
