"""Rich Text Format as a tree."""

from __future__ import annotations

from connectors.documents.marked.story import ParagraphEnd, Story
from connectors.documents.marked.tables import RowSettings
from connectors.documents.paragraphs import Meter
from connectors.documents.places import Places
from connectors.documents.rtf.fonts import code_page
from connectors.documents.rtf.letters import LetterReader
from connectors.documents.rtf.tokens import Token, tokens
from connectors.documents.rtf.words import (
    CHARACTERS,
    COLLECTED,
    FOOTERS,
    HEADERS,
    NUMBERS,
    READ_WHEN_STARRED,
    SKIPPED,
    SYMBOLS,
    TOGGLES,
)
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Document

_DEEPEST = 400
#: \upr holds the same text twice: for older programs, and inside \ud as it is meant.
_DESTINATIONS = {"shpinst": "shape", "upr": "skip", "ud": ""}


def read_rtf(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, too_large, active_content."""
    return RtfReader(content, limits).read()


class RtfReader(LetterReader):
    """Interprets the tokens one after another; groups inherit the settings of the group around them."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        super().__init__(Meter(limits))
        self._content = content
        self._stories: list[
            tuple[int, str, Story]
        ] = []  # outer stories with the depth at which the inner one ends
        self._parts: dict[str, list[tuple[Block, ...]]] = {"header": [], "footer": []}
        self._is_starred = False
        self._has_comments = False

    def read(self) -> Document:
        for token in tokens(self._content):
            self._token(token)
        self._flush()
        while self._stories:
            self._leave_story()
        if len(self._groups) > 1 and not self._content.rstrip(b"\x00 \r\n").endswith(b"}"):
            raise Unreadable(Reason.DAMAGED, "The file is cut off; its end is missing.")
        body = self._story.finish()
        headers = [("header", blocks) for blocks in self._parts["header"]]
        footers = [("footer", blocks) for blocks in self._parts["footer"]]
        return Document(
            kind=Kind.RTF,
            parts=(*headers, ("body", body), *footers),
            title=self._collected.title,
            mark=self._collected.mark,
            has_pending_changes=self._has_pending_changes,
            has_comments=self._has_comments,
        )

    def _token(self, token: Token) -> None:
        if self._to_skip and token.kind in ("byte", "word", "symbol", "text"):
            if token.kind == "text" and len(token.data) > self._to_skip:
                token = Token("text", data=token.data[self._to_skip :])
                self._to_skip = 0
            elif not (token.kind == "word" and token.text == "u"):
                self._to_skip -= min(self._to_skip, len(token.data) or 1)
                return
        if token.kind in ("byte", "text"):
            self._bytes += token.data
            return
        self._flush()
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif token.kind == "symbol":
            self._symbol(token.text)
        else:
            self._word(token.text, token.number)

    # --- groups -----------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._to_skip = 0
        if len(self._groups) > _DEEPEST:
            raise Unreadable(Reason.TOO_LARGE, "The document nests deeper than we follow.")
        self._groups.append(self._group.copy())
        self._collected.open_group()

    def _close(self) -> None:
        self._to_skip = 0
        self._is_starred = False
        if len(self._groups) == 1:
            return
        group = self._groups.pop()
        self._collected.close_group()
        if group.destination != self._group.destination:
            self._leave(group.destination)
        if self._stories and self._stories[-1][0] > len(self._groups):
            self._leave_story()
        self._fields.close_group(len(self._groups), self._story)

    def _leave(self, destination: str) -> None:
        """A group with a destination of its own is over."""
        if destination in ("listtext", "pntext"):
            self._story.label = self._collected.take_label()
        elif destination in COLLECTED:
            self._collected.leave(destination)

    def _enter_story(self, kind: str, words: str) -> None:
        self._stories.append((len(self._groups), kind, self._story))
        self._story = Story(self._meter, Places(words))
        self._group.destination = ""
        self._group.paragraph_default()

    def _leave_story(self) -> None:
        _, kind, outer = self._stories.pop()
        blocks = self._story.finish()
        self._story = outer
        if kind == "box":
            outer.boxes.extend(blocks)
        elif blocks and blocks not in self._parts[kind] and any(_has_text(block) for block in blocks):
            self._parts[kind].append(blocks)

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._is_starred = True
        elif sign in ("\n", "\r"):
            self._end_paragraph()
        elif sign in SYMBOLS:
            self._text(SYMBOLS[sign])

    # --- control words ----------------------------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        starred, self._is_starred = self._is_starred, False
        group = self._group
        if group.destination == "skip" and word != "ud":
            return
        if starred and word not in READ_WHEN_STARRED or word in SKIPPED:
            self._has_comments = self._has_comments or word == "annotation"
            group.destination = "skip"
        elif word in TOGGLES:
            setattr(group, TOGGLES[word], number != 0)
        elif word == "ulnone":
            group.underlined = False
        elif word in ("strike", "striked"):
            group.struck = number != 0
        elif word in NUMBERS:
            self._number(NUMBERS[word], number)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif word in COLLECTED:
            group.destination = word
        elif group.destination in ("fonttbl", "colortbl", "stylesheet") or word.startswith("ff"):
            self._collected.setting(group.destination, word, number, self._fields)
        else:
            self._structure(word, number)

    def _number(self, name: str, number: int | None) -> None:
        if self._group.destination in ("fonttbl", "stylesheet"):
            self._collected.number(self._group.destination, name, number)
        elif number is not None:
            setattr(self._group, name, number)
            if name == "font" and self._group.destination == "":
                self._to_skip = 0

    def _structure(self, word: str, number: int | None) -> None:  # noqa: C901 - one line a word
        """Words that open stories, set the document up or end paragraphs."""
        group = self._group
        if word in HEADERS:
            self._enter_story("header", "header")
        elif word in FOOTERS:
            self._enter_story("footer", "footer")
        elif word in ("shptxt", "dptxbxtext"):
            self._enter_story("box", self._story.places.text_box())
        elif word in _DESTINATIONS:
            group.destination = _DESTINATIONS[word]
        elif word == "plain":
            group.plain()
        elif word == "pard":
            group.paragraph_default()
        elif word in ("par", "sect"):
            self._end_paragraph()
        elif word == "revised":
            self._has_pending_changes = self._has_pending_changes or number != 0
        elif word == "field":
            self._fields.open(len(self._groups))
        elif word == "fldrslt":
            self._fields.settle(self._story)
        elif word in ("ansicpg", "mac", "deff"):
            self._set_up(word, number or 0)
        else:
            self._table_word(word, number)

    def _set_up(self, word: str, number: int) -> None:
        """The code page and the font of text that names none."""
        if word == "deff":
            self._collected.default_font = number
        else:
            self._code_page = "mac_roman" if word == "mac" else code_page(number or 1252)

    def _end_paragraph(self) -> None:
        if self._group.destination == "":
            self._has_pending_changes = self._has_pending_changes or self._group.deleted
            self._story.end_paragraph(self._paragraph_end())

    def _paragraph_end(self) -> ParagraphEnd:
        group = self._group
        heading = group.outline + 1 if group.outline >= 0 else self._collected.headings.get(group.style, 0)
        return ParagraphEnd(group.level, heading if heading <= 9 else 0, group.list_level, group.deleted)

    def _table_word(self, word: str, number: int | None) -> None:
        group, story = self._group, self._story
        if group.destination not in ("", "shape"):
            return
        if word == "intbl":
            group.level = max(group.level, 1)
        elif word == "itap":
            group.level = min(max(number or 0, 0), 50)
        elif word == "cell":
            story.end_cell(1, self._paragraph_end())
        elif word == "nestcell":
            story.end_cell(max(group.level, 2), self._paragraph_end())
        elif word == "row":
            story.end_row(1)
        elif word == "nestrow":
            story.end_row(max(group.level, 2))
        elif word == "trowd":
            self._begin_row(max(group.level, 1))
        elif story.row_settings:
            _row_setting(story.row_settings[max(story.row_settings)], word, number)

    def _begin_row(self, level: int) -> None:
        """The settings that follow are those of a row so deep; rows of inner tables are over."""
        settings = self._story.row_settings
        for deeper in [depth for depth in settings if depth > level]:
            del settings[deeper]
        settings[level] = RowSettings()


def _row_setting(row: RowSettings, word: str, number: int | None) -> None:
    """A setting of the row or of its next cell."""
    if word == "cellx":
        row.end_cell(number or 0)
    elif word == "trleft":
        row.left = number or 0
    elif word == "trhdr":
        row.is_header = True
    elif word in ("clmgf", "clmrg"):
        row.pending.merge_across = "first" if word == "clmgf" else "next"
    elif word in ("clvmgf", "clvmrg"):
        row.pending.merge_down = "first" if word == "clvmgf" else "next"
    elif word == "clcbpat":
        row.pending.shaded = bool(number)


def _has_text(block: Block) -> bool:
    return bool(getattr(block, "text", "")) or hasattr(block, "rows")
