"""Building paragraphs: text comes in pieces with their looks, a tidy Paragraph comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from connectors.documents.tidy import Tidied, tidy, tidy_text
from connectors.limits import Limits
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import CHECKED, UNCHECKED, Control, Paragraph

#: What word processors themselves write into an empty control.
_SURE_PROMPT = re.compile(
    r"\W*((click|tap)( or (click|tap))? (here|to enter)\b.{0,60}|(choose|select|pick) an? (item|date|option)\W*"
    r"|enter (text|a date) here\W*|click and type.{0,40})",
    re.IGNORECASE,
)
#: What grey words in a control say to whoever has not filled it in.
_PROMPT = re.compile(r"\s*\W*(click|tap|choose|select|enter|type|pick)\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks, as far as it matters to a reader. marked: underlined, highlighted or framed; coloured:
    in a colour of its own, neither black nor grey."""

    bold: bool = False
    italic: bool = False
    grey: bool = False
    marked: bool = False
    coloured: bool = False


PLAIN = Look()
_NO_SPANS: tuple[tuple[int, int], ...] = ()


class Meter:
    """Counts what has been read and stops what is beyond the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._paragraphs = 0
        self._characters = 0

    def count(self, characters: int) -> None:
        """One more paragraph of so many characters. Raises Unreadable: too_large."""
        self._paragraphs += 1
        self._characters += characters
        if self._paragraphs > self.limits.paragraphs or self._characters > self.limits.characters:
            raise Unreadable(Reason.TOO_LARGE, "The document has more text than we read.")

    def check_depth(self, depth: int) -> None:
        """Raises Unreadable: too_large, when tables nest deeper than the limit."""
        if depth > self.limits.table_depth:
            raise Unreadable(Reason.TOO_LARGE, "The tables of the document nest deeper than we follow.")


@dataclass(slots=True)
class _OpenControl:
    kind: str
    tag: str
    title: str
    start: int
    first_piece: int
    default_text: str | None
    is_default: bool


class ParagraphWriter:
    """Takes the runs of one paragraph in order.

    Controls and links may run over the end of a paragraph; whoever opened them opens them again in the next one.
    length: characters written so far.
    """

    __slots__ = ("_controls", "_links", "_looks", "_open", "_open_links", "_pieces", "length")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self._looks: list[tuple[int, int, Look]] = []
        self._open: list[_OpenControl] = []
        self._controls: list[Control] = []
        self._links: list[tuple[int, int, str]] = []
        self._open_links: list[tuple[int, str]] = []

    @property
    def is_empty(self) -> bool:
        """Nothing was written, no text and no control."""
        return not self._pieces and not self._controls and not self._open

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Text as it stands in the file; it is tidied at the end."""
        if not text:
            return
        if look is not PLAIN:
            self._looks.append((self.length, self.length + len(text), look))
        self._pieces.append(text)
        self.length += len(text)

    def add_check(self, checked: bool, tag: str = "", title: str = "") -> None:
        """A check box that is a control."""
        start = self.length
        self.add(CHECKED if checked else UNCHECKED)
        self._controls.append(Control("checkbox", tag, title, start, self.length))

    def add_prompt(self, kind: str, tag: str = "", title: str = "") -> None:
        """A control that still shows its prompt: it has a place, and no text."""
        self._controls.append(Control(kind, tag, title, self.length, self.length, is_placeholder=True))

    def open_control(
        self,
        kind: str,
        tag: str = "",
        title: str = "",
        *,
        default_text: str | None = None,
        is_default: bool = False,
    ) -> None:
        """default_text: what the form came with; is_default: the entry shown is the one it came with."""
        self._open.append(
            _OpenControl(kind, tag, title, self.length, len(self._pieces), default_text, is_default)
        )

    def close_control(self) -> None:
        """Closes the control that was opened last; without text in it, it is a placeholder.

        Grey words that read as a prompt are one, even where the file does not say so any more.
        """
        if not self._open:
            return
        opened = self._open.pop()
        text = "".join(self._pieces[opened.first_piece :])
        if _SURE_PROMPT.fullmatch(text.strip()) or (
            self._looks and self._is_grey(opened.start) and _PROMPT.fullmatch(text)
        ):
            self._take_back(opened)
            text = ""
        is_default = opened.is_default
        if opened.default_text and opened.default_text.strip():
            is_default = text.strip() == opened.default_text.strip()
        self._controls.append(
            Control(opened.kind, opened.tag, opened.title, opened.start, self.length, is_default=is_default)
        )

    def _is_grey(self, start: int) -> bool:
        """Whether all that was written from `start` on is in a light colour."""
        grey = sum(end - begin for begin, end, look in self._looks if begin >= start and look.grey)
        return self.length > start and grey == self.length - start

    def _take_back(self, opened: _OpenControl) -> None:
        """Removes what was written in the control, a prompt, with what hangs on it."""
        del self._pieces[opened.first_piece :]
        self.length = opened.start
        self._looks = [look for look in self._looks if look[0] < opened.start]
        self._links = [link for link in self._links if link[0] < opened.start]
        self._controls = [control for control in self._controls if control.end <= opened.start]

    def close_all(self) -> None:
        """Closes what is still open: controls and links may run over the end of a paragraph."""
        while self._open:
            self.close_control()
        while self._open_links:
            self.close_link()

    def open_link(self, target: str) -> None:
        self._open_links.append((self.length, target))

    def close_link(self) -> None:
        if self._open_links:
            start, target = self._open_links.pop()
            if target:
                self._links.append((start, self.length, target))

    def finish(
        self,
        place: str,
        meter: Meter,
        *,
        heading: int = 0,
        list_level: int = 0,
        list_label: str = "",
        is_quoted: bool = False,
        keep_gaps: bool = False,
    ) -> Paragraph:
        """The paragraph, with every span moved to where its text stands after tidying."""
        raw = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        meter.count(len(raw))
        tidied = tidy(raw, keep_gaps=keep_gaps)
        text = tidied.text
        controls = tuple([_moved(control, tidied) for control in self._controls]) if self._controls else ()
        links = _links(self._links, tidied) if self._links else ()
        if not self._looks:  # as most paragraphs are
            return Paragraph(
                text,
                place,
                heading,
                list_level=list_level,
                list_label=list_label,
                controls=controls,
                links=links,
                is_quoted=is_quoted,
            )
        bold, italic, grey, marked, coloured = (
            _spans(found, tidied) if found else _NO_SPANS for found in _by_setting(self._looks)
        )
        return Paragraph(
            text=text,
            place=place,
            heading=heading,
            bold=bool(bold) and _covers(bold, text),
            italic=bool(italic) and _covers(italic, text),
            list_level=list_level,
            list_label=list_label,
            controls=controls,
            links=links,
            bold_spans=bold,
            grey_spans=grey,
            marked_spans=marked,
            coloured_spans=coloured,
            is_quoted=is_quoted,
        )


def _by_setting(looks: list[tuple[int, int, Look]]) -> tuple[list[tuple[int, int]], ...]:
    """Where text is bold, italic, grey, marked, coloured."""
    found: tuple[list[tuple[int, int]], ...] = ([], [], [], [], [])
    bold, italic, grey, marked, coloured = found
    for start, end, look in looks:
        place = (start, end)
        if look.bold:
            bold.append(place)
        if look.italic:
            italic.append(place)
        if look.grey:
            grey.append(place)
        if look.marked:
            marked.append(place)
        if look.coloured:
            coloured.append(place)
    return found


def _spans(found: list[tuple[int, int]], tidied: Tidied) -> tuple[tuple[int, int], ...]:
    """Spans after tidying; neighbours with only spaces between them are one."""
    merged: list[tuple[int, int]] = []
    for start, end in found:
        start, end = tidied.place(start), tidied.place(end)
        if start >= end:
            continue
        if merged and not tidied.text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _covers(spans: tuple[tuple[int, int], ...], text: str) -> bool:
    """Whether one span holds all of the text that is more than white space."""
    if len(spans) != 1 or not text:
        return False
    start, end = spans[0]
    return not text[:start].strip() and not text[end:].strip()


def _moved(control: Control, tidied: Tidied) -> Control:
    """The control at its place in the tidied text; one that holds only white space is unanswered."""
    start, end, text = tidied.place(control.start), tidied.place(control.end), tidied.text
    while start < end and text[start] in " \n\t":
        start += 1
    while end > start and text[end - 1] in " \n\t":
        end -= 1
    tag, title = tidy_text(control.tag), tidy_text(control.title)
    if (start, end, tag, title) == (control.start, control.end, control.tag, control.title) and (
        start < end or control.is_placeholder
    ):
        return control
    return Control(
        kind=control.kind,
        tag=tag,
        title=title,
        start=start,
        end=end,
        is_placeholder=control.is_placeholder or start >= end,
        is_default=control.is_default,
    )


def _links(found: list[tuple[int, int, str]], tidied: Tidied) -> tuple[tuple[str, str], ...]:
    """Links as (visible words, target); a link over several runs that was cut into equal targets is one."""
    links: list[tuple[int, int, str]] = []
    for start, end, target in found:
        start, end = tidied.place(start), tidied.place(end)
        if links and links[-1][2] == target and links[-1][1] == start:
            links[-1] = (links[-1][0], end, target)
        else:
            links.append((start, end, target))
    return tuple((tidied.text[start:end].strip(), tidy_text(target)) for start, end, target in links)
