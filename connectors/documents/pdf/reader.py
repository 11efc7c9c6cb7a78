"""PDF files as a tree: the text as it lies on the pages, put together again to paragraphs and tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from connectors.documents.embedded_files import is_program, is_program_name
from connectors.documents.paragraphs import Meter
from connectors.documents.pdf.captions import mark_lines
from connectors.documents.pdf.drawing import Drawing, read_drawing
from connectors.documents.pdf.forms import Overlay, OverlayReader
from connectors.documents.pdf.grids import Grid, find_grids
from connectors.documents.pdf.headings_above import with_headings
from connectors.documents.pdf.layout import lay_out
from connectors.documents.pdf.pages import into_parts
from connectors.documents.pdf.whole_words import mark_whole
from connectors.documents.pdf.words import Turn, Word, WordReader
from connectors.documents.tidy import tidy_text
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import CHECKED, UNCHECKED, Document

#: Letters a page, below which pages full of pictures count as scanned.
_FEWEST_LETTERS = 25
_LAUNCHES = re.compile(rb"/S\s*/Launch\b")
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, encrypted, too_large, active_content, unreadable_text."""
    import pypdfium2

    if _LAUNCHES.search(content):
        raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds an action that starts a program.")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.") from None
        raise Unreadable(Reason.DAMAGED, "The file is cut off or damaged; it cannot be opened.") from None
    try:
        return _Reader(document, limits).document()
    except pypdfium2.PdfiumError:
        raise Unreadable(Reason.DAMAGED, "A page of the document is damaged.") from None
    finally:
        document.close()


class _Reader:
    def __init__(self, document: Any, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        if len(document) > limits.pages:
            raise Unreadable(Reason.TOO_LARGE, "The document has more pages than we read.")
        self._refuse_attached_programs()
        form_type = document.get_formtype()
        if form_type:
            document.init_forms()
        self._is_xfa = form_type in (2, 3)
        self._overlays = OverlayReader(document.raw, document.formenv.raw if document.formenv else None)
        self._has_comments = False
        self._fields: list[tuple[str, str]] = []
        self._pictures = 0.0
        self._letters = 0

    def document(self) -> Document:
        seen = [self._page(index) for index in range(len(self._document))]
        mark_whole(word for words, _, _ in seen for word in words)
        pages = [with_headings(lay_out(words, grids, width)) for words, grids, width in seen]
        self._refuse_without_text(len(pages))
        meter = Meter(self._limits)
        title = self._document.get_metadata_dict().get("Title", "")
        return Document(
            kind=Kind.PDF,
            parts=into_parts(pages, meter),
            form_fields=tuple(self._fields),
            title=tidy_text(title),
            has_comments=self._has_comments,
        )

    def _page(self, index: int) -> tuple[list[Word], list[Grid], float]:
        """The words that are seen on a page, its ruled tables, its width."""
        page = self._document[index]
        try:
            width, height = page.get_size()
            turn = Turn(page.get_rotation(), width, height)
            left, bottom, _, _ = page.get_bbox()
            origin = (left, bottom)
            drawing = read_drawing(page.raw, turn, origin)
            overlay = self._overlays.read(page.raw, turn, origin)
            text_page = page.get_textpage()
            try:
                words = WordReader(text_page.raw, turn, origin, drawing.across).read()
            finally:
                text_page.close()
        finally:
            page.close()
        self._pictures += drawing.pictures / max(width * height, 1.0)
        self._letters += sum(len(word.text) for word in words) + sum(len(word.text) for word in overlay.words)
        if self._letters > self._limits.characters:
            raise Unreadable(Reason.TOO_LARGE, "The document has more text than we read.")
        self._has_comments = self._has_comments or overlay.has_comments
        self._fields += overlay.fields
        seen = _seen(words, drawing, overlay)
        mark_lines(seen, drawing)
        return seen, find_grids(drawing), width

    def _refuse_attached_programs(self) -> None:
        for index in range(min(self._document.count_attachments(), 1_000)):
            attachment = self._document.get_attachment(index)
            data = bytes(attachment.get_data()[:16])
            if is_program(data) or is_program_name(attachment.get_name()):
                raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds a program.")

    def _refuse_without_text(self, pages: int) -> None:
        if self._is_xfa and self._letters < 600 and not self._fields:
            raise Unreadable(Reason.UNREADABLE_TEXT, "The form is of a kind that only Adobe Reader can show.")
        has_text = self._letters >= _FEWEST_LETTERS * pages or any(value for _, value in self._fields)
        if not has_text and (self._pictures > 0.3 * pages or self._letters == 0):
            raise Unreadable(
                Reason.UNREADABLE_TEXT, "The pages are pictures, scanned perhaps; there is no text to read."
            )


def _seen(words: list[Word], drawing: Drawing, overlay: Overlay) -> list[Word]:
    """The words that a reader sees and that nobody struck out, with the links over them."""
    seen: list[Word] = []
    counted = Counter((round(word.left), round(word.top), word.text) for word in words)
    for word in words:
        x = (word.left + word.right) / 2
        if word.white and not any(ground.holds(x, word.middle) for ground in drawing.grounds):
            continue
        if any(box.holds(x, word.middle) for box in overlay.struck):
            continue
        key = (round(word.left), round(word.top), word.text)
        if counted[key] > 1:  # bold letters made by printing them twice
            counted[key] -= 1
            continue
        word.link = next((target for box, target in overlay.links if box.holds(x, word.middle)), "")
        seen.append(word)
    return _with_boxes(seen + overlay.words, drawing)


#: What people type into a drawn box to tick it.
_TYPED_TICKS = frozenset("xXvV✓✔√✗✘×")


def _with_boxes(words: list[Word], drawing: Drawing) -> list[Word]:
    """The words with the boxes that the page draws; a cross that was typed into one ticks it."""
    boxes: list[Word] = []
    crosses: set[int] = set()
    for box, is_marked in drawing.check_boxes():
        inside = [w for w in words if box.holds((w.left + w.right) / 2, w.middle) and not w.control]
        typed = [w for w in inside if w.text.strip() in _TYPED_TICKS]
        if len(typed) < len(inside) or any(
            box.holds((w.left + w.right) / 2, w.middle) for w in words if w.control
        ):
            continue
        crosses.update(id(word) for word in typed)
        sign = CHECKED if is_marked or typed else UNCHECKED
        boxes.append(Word(sign, box.left, box.right, box.top, box.bottom, box.bottom - box.top))
    return [word for word in words if id(word) not in crosses] + boxes
