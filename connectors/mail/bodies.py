"""The body of a message from its text parts: plain and HTML side by side, soft line breaks undone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from connectors.documents.data_urls import without_data
from connectors.mail.charsets import charset_of_markup, decode_text
from connectors.mail.clutter import without_pgp_signature
from connectors.mail.html_text import html_to_text
from connectors.mail.leaves import Leaf
from connectors.mail.limits import MailLimits

#: Bold words as mail programs put them into plain text: "*District name:* Alder". A star inside a word is none.
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])")
#: Characters of markup that stand for one of text.
_MARKUP = 3


@dataclass(slots=True)
class _Segment:
    plain: str = ""
    html: str = ""


@dataclass(slots=True)
class BodyParts:
    """Text parts collected in order. A plain and an HTML part of one multipart/alternative are the same words.

    is_cut: there is more of it than the limits let in, so it is no document to read.
    """

    limits: MailLimits
    rtf: bytes = b""
    is_cut: bool = False
    _segments: list[_Segment] = field(default_factory=list)
    _alternatives: dict[int, _Segment] = field(default_factory=dict)
    _characters: int = 0

    def add(self, leaf: Leaf, content: bytes) -> None:
        """One text part of the body."""
        is_html = leaf.content_type == "text/html"
        text = decode_text(content, leaf.charset or (charset_of_markup(content) if is_html else ""))
        text = without_data(text) if is_html else text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        room = max(self.limits.body_characters * _MARKUP - self._characters, 0)
        self.is_cut = self.is_cut or len(text) > room
        text = text[:room]
        self._characters += len(text)
        segment = self._alternatives.get(leaf.alternative) if leaf.alternative else None
        if segment is None:
            segment = _Segment()
            self._segments.append(segment)
            if leaf.alternative:
                self._alternatives[leaf.alternative] = segment
        if is_html:
            segment.html += text
        else:
            text = _BOLD.sub(r"\1", without_pgp_signature(text))
            segment.plain += unflow(text, joins_spaces=leaf.joins_spaces) if leaf.is_flowed else text

    def add_rtf(self, rtf: bytes, words: str) -> None:
        """A body of Outlook that is RTF alone; words: what a reader of it sees."""
        self.rtf = rtf
        self.add_text(words, "")

    def add_text(self, plain: str, html: str) -> None:
        """A body that came out of a container, already text."""
        if plain.strip() or html.strip():
            most = self.limits.body_characters
            self.is_cut = self.is_cut or len(plain) > most or len(html) > most * _MARKUP
            self._segments.append(_Segment(plain[:most], html[: most * _MARKUP]))

    @property
    def html(self) -> str:
        """All of it as HTML; "" when no part is HTML."""
        if not any(segment.html.strip() for segment in self._segments):
            return ""
        return "\n".join(segment.html or f"<pre>{escape(segment.plain)}</pre>" for segment in self._segments)

    @property
    def plain(self) -> str:
        """All of it as plain text, quotations marked; HTML alone is put into words."""
        return "\n".join(
            segment.plain if segment.plain.strip() else html_to_text(segment.html, self.limits)
            for segment in self._segments
        )

    def html_in_words(self) -> str:
        """The HTML parts alone as text, with link targets; "" when there are none."""
        return "\n".join(
            html_to_text(segment.html, self.limits) for segment in self._segments if segment.html.strip()
        )


def unflow(text: str, *, joins_spaces: bool = False) -> str:
    """Soft line breaks of format=flowed undone (RFC 3676): a line that ends with a space goes on in the next."""
    result: list[list[str]] = []  # the pieces of each line
    open_marks: str | None = None
    for line in text.split("\n"):
        marks = re.match(r">*", line)
        quoted = marks.group() if marks else ""
        words = line[len(quoted) :].removeprefix(" ")
        is_soft = words.endswith(" ") and words != "-- "
        words = words[:-1] if is_soft and joins_spaces else words
        if open_marks == quoted and result:
            result[-1].append(words)
        else:
            result.append([quoted + " " if quoted else "", words])
        open_marks = quoted if is_soft else None
    lines = ("".join(pieces) for pieces in result)
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)
