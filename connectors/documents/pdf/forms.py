"""What was filled into or laid over a PDF page: form fields, typed notes, links, struck-out marks."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from connectors.documents.pdf.drawing import Box
from connectors.documents.pdf.words import Turn, Word
from connectors.documents.tidy import tidy, tidy_text
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import CHECKED, UNCHECKED

_HIDDEN_FLAGS = 0x02 | 0x20  # hidden; not viewed on the screen
_LAUNCH = 4  # PDFACTION_LAUNCH


@dataclass(slots=True)
class Overlay:
    """What lies over one page. struck: boxes of text that a reviewer struck out."""

    words: list[Word] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[Box, str]] = field(default_factory=list)
    struck: list[Box] = field(default_factory=list)
    has_comments: bool = False


class OverlayReader:
    """Reads the annotations of pages. forms: pdfium's handle for the form of the document, or None."""

    def __init__(self, document: Any, forms: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._document = document
        self._forms = forms

    def read(self, page: Any, turn: Turn, origin: tuple[float, float]) -> Overlay:
        """Raises Unreadable: active_content, for a link that would start a program."""
        pdfium, overlay = self._pdfium, Overlay()
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 5_000)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                self._annotation(annotation, turn, origin, overlay)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        return overlay

    def _annotation(self, annotation: Any, turn: Turn, origin: tuple[float, float], overlay: Overlay) -> None:
        pdfium = self._pdfium
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS:
            return
        rectangle = pdfium.FS_RECTF()
        if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
            return
        x, y = origin
        box = Box(*turn.box(rectangle.left - x, rectangle.bottom - y, rectangle.right - x, rectangle.top - y))
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            self._widget(annotation, box, overlay)
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            for number, line in enumerate(tidy(self._string(annotation, b"Contents")).text.split("\n")):
                _add_word(overlay, line, box, number)
        elif kind == pdfium.FPDF_ANNOT_LINK:
            self._link(annotation, box, overlay)
        elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            overlay.struck.append(box)
        elif kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP):
            overlay.has_comments = True

    def _widget(self, annotation: Any, box: Box, overlay: Overlay) -> None:
        pdfium = self._pdfium
        if self._forms is None:
            return
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._forms, annotation)
        name = tidy_text(self._form_string(pdfium.FPDFAnnot_GetFormFieldName, annotation))
        title = tidy_text(self._form_string(pdfium.FPDFAnnot_GetFormFieldAlternateName, annotation))
        if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
            checked = bool(pdfium.FPDFAnnot_IsChecked(self._forms, annotation))
            choice = tidy_text(self._form_string(pdfium.FPDFAnnot_GetFormFieldExportValue, annotation))
            label = f"{name}: {choice}" if kind == pdfium.FPDF_FORMFIELD_RADIOBUTTON and choice else name
            overlay.fields.append((label, CHECKED if checked else UNCHECKED))
            _add_word(overlay, CHECKED if checked else UNCHECKED, box, 0, "checkbox", name, title)
            return
        if kind not in (
            pdfium.FPDF_FORMFIELD_TEXTFIELD,
            pdfium.FPDF_FORMFIELD_COMBOBOX,
            pdfium.FPDF_FORMFIELD_LISTBOX,
        ):
            return
        value = tidy(self._value(annotation, kind)).text
        overlay.fields.append((name, value))
        control = "text" if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD else "dropdown"
        for number, line in enumerate(value.split("\n")):
            _add_word(overlay, line, box, number, control, name, title)

    def _value(self, annotation: Any, kind: int) -> str:
        """What a field shows: of a list the words of the entry, not what is stored for it."""
        pdfium = self._pdfium
        if kind != pdfium.FPDF_FORMFIELD_TEXTFIELD:
            count = pdfium.FPDFAnnot_GetOptionCount(self._forms, annotation)
            chosen = [
                self._option(annotation, index)
                for index in range(min(max(count, 0), 2_000))
                if pdfium.FPDFAnnot_IsOptionSelected(self._forms, annotation, index)
            ]
            if chosen:
                return ", ".join(chosen)
        return self._form_string(pdfium.FPDFAnnot_GetFormFieldValue, annotation)

    def _option(self, annotation: Any, index: int) -> str:
        function = self._pdfium.FPDFAnnot_GetOptionLabel
        size = function(self._forms, annotation, index, None, 0)
        buffer = ctypes.create_string_buffer(size)
        function(self._forms, annotation, index, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return _decoded(buffer)

    def _form_string(self, function: Any, annotation: Any) -> str:
        size = function(self._forms, annotation, None, 0)
        buffer = ctypes.create_string_buffer(size)
        function(self._forms, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return _decoded(buffer)

    def _string(self, annotation: Any, key: bytes) -> str:
        function = self._pdfium.FPDFAnnot_GetStringValue
        size = function(annotation, key, None, 0)
        buffer = ctypes.create_string_buffer(size)
        function(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return _decoded(buffer)

    def _link(self, annotation: Any, box: Box, overlay: Overlay) -> None:
        pdfium = self._pdfium
        link = pdfium.FPDFAnnot_GetLink(annotation)
        action = pdfium.FPDFLink_GetAction(link) if link else None
        if not action:
            return
        if pdfium.FPDFAction_GetType(action) == _LAUNCH:
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds a link that starts a program.")
        size = pdfium.FPDFAction_GetURIPath(self._document, action, None, 0)
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(self._document, action, buffer, size)
            overlay.links.append((box, buffer.value.decode("utf-8", "replace")))


def _decoded(buffer: Any) -> str:
    """pdfium hands over UTF-16 with a zero at the end."""
    return (
        bytes(buffer.raw)
        .decode("utf-16-le", "replace")
        .rstrip("\x00")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _add_word(
    overlay: Overlay, text: str, box: Box, line: int, control: str = "", name: str = "", title: str = ""
) -> None:
    """A line of a field as one word at its place on the page; how high letters are does not matter here."""
    if not text.strip():
        return
    height = min(box.bottom - box.top, 14.0)
    top = (box.top + box.bottom - height) / 2 if box.bottom - box.top < 30 else box.top + 1
    top += line * height
    left, right = box.left + 1, max(box.left + 2, min(box.right, box.left + 1 + len(text) * height * 0.5))
    overlay.words.append(
        Word(text, left, right, top, top + height, height * 0.8, control=control, name=name, title=title)
    )
