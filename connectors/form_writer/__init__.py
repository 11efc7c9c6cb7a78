"""Writes the application form: blank for districts, or filled, in the layouts and formats in which it comes back.

`LAYOUTS` names them all; a form filled by any of them must read back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from connectors.form_writer.google_doc import google_doc
from connectors.form_writer.open_document import open_document
from connectors.form_writer.outline import Phrase, in_own_words
from connectors.form_writer.plain import html, plain_text
from connectors.form_writer.word_form import MARK, word_form
from connectors.form_writer.word_typed import word_below, word_beside, word_labels, word_numbered
from connectors.form_writer.words import words_for
from pipelines.records import Answers

__all__ = [
    "LAYOUTS", "MARK", "blank_form", "google_doc", "in_own_words", "suffix", "word_form", "words_for", "write_form",
]  # fmt: skip

#: Layout to (file suffix, writer). "controls" is the form itself and always uses the form's own words.
LAYOUTS: Mapping[str, tuple[str, Callable[[Answers | None, Phrase], bytes]]] = {
    "controls": ("docx", lambda answers, phrase: word_form(answers)),
    "beside": ("docx", word_beside),
    "numbered": ("docx", word_numbered),
    "labels": ("docx", word_labels),
    "below": ("docx", word_below),
    "text": ("txt", lambda answers, phrase: plain_text(answers, phrase).encode()),
    "html": ("html", lambda answers, phrase: html(answers, phrase).encode()),
    "google_doc": ("json", lambda answers, phrase: json.dumps(google_doc(answers, phrase)).encode()),
    "open_document": ("odt", open_document),
}


def write_form(answers: Answers | None, layout: str = "controls", phrase: Phrase = in_own_words) -> bytes:
    """The form with `answers` (None: blank) in one of `LAYOUTS`, the same bytes each time.

    phrase: how values are put into words; see `connectors.form_writer.words`.
    """
    return LAYOUTS[layout][1](answers, phrase)


def blank_form(address: str = "partnerships@program.example") -> bytes:
    """The form that goes out with a letter to a district that has none yet: .docx, the same bytes each time."""
    return word_form(address=address)


def suffix(layout: str) -> str:
    """The file suffix of a layout, without the dot."""
    return LAYOUTS[layout][0]
