"""The least that reading a message and a Word form can cost: what `tests.benchmarks.intake` is compared with."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_STORIES = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
#: Not on the page in the final view, or no text.
_UNSEEN = frozenset(
    _W + name
    for name in (
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "sectPr",
        "instrText",
        "delText",
    )
)

Cell = tuple[int, bool, list[Any]]


def parse_message(content: bytes) -> int:
    """The standard library's mail parser, every attachment unzipped and its XML parsed; returns elements counted."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    elements = 0
    for part in message.walk():
        file = part.get_payload(decode=True)
        if isinstance(file, bytes) and file.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(file)) as archive:
                for name in archive.namelist():
                    if name.endswith((".xml", ".rels")):
                        elements += len(etree.fromstring(archive.read(name)))
    return elements


def walk_form(content: bytes) -> list[Any]:
    """A bare walk of a .docx that sees everything, without places, looks or numbering.

    Paragraphs are their text, tables lists of rows of (columns, is continued from above, blocks). Content controls of
    every kind with placeholders left out and boxes as ticked or not, legacy fields, symbols, insertions without
    deletions, text boxes once, nested tables, headers, footers and notes.
    """
    blocks: list[Any] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(_STORIES) and name.endswith(".xml"):
                blocks.extend(_blocks(etree.fromstring(archive.read(name))))
    return blocks


def _blocks(parent: Any) -> Iterator[Any]:
    for one in parent:
        tag = one.tag
        if tag == _W + "p":
            boxes: list[Any] = []
            yield "".join(_inline(one, boxes))
            yield from boxes
        elif tag == _W + "tbl":
            yield [list(_cells(row)) for row in _through_controls(one, _W + "tr")]
        elif tag not in _UNSEEN and isinstance(tag, str):
            yield from _blocks(one)  # body, controls, insertions, custom markup, notes


def _through_controls(parent: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in controls and insertions too."""
    for one in parent:
        if one.tag == wanted:
            yield one
        elif one.tag not in _UNSEEN:
            yield from _through_controls(one, wanted)


def _cells(row: Any) -> Iterator[Cell]:
    for cell in _through_controls(row, _W + "tc"):
        properties = cell.find(_W + "tcPr")
        span = merge = None
        if properties is not None:
            span, merge = properties.find(_W + "gridSpan"), properties.find(_W + "vMerge")
        columns = 1 if span is None else int(span.get(_W + "val", "1"))
        yield columns, merge is not None and merge.get(_W + "val") != "restart", list(_blocks(cell))


def _inline(parent: Any, boxes: list[Any]) -> Iterator[str]:
    for one in parent:
        tag = one.tag
        if tag == _W + "t":
            yield one.text or ""
        elif tag == _W + "tab":
            yield "\t"
        elif tag == _W + "br" or tag == _W + "cr":
            yield "\n"
        elif tag == _W + "sym":
            yield chr(int(one.get(_W + "char", "20"), 16))
        elif tag == _W + "sdt":
            yield from _control(one, boxes)
        elif tag == _W + "fldChar":
            checked = one.find(f"{_W}ffData/{_W}checkBox/{_W}checked")
            yield "" if checked is None else "\u2612"
        elif tag == _W + "txbxContent":
            boxes.extend(_blocks(one))
        elif tag == _ALTERNATE:
            yield from _inline(one[:1], boxes)
        elif tag not in _UNSEEN and len(one):
            yield from _inline(one, boxes)


def _control(control: Any, boxes: list[Any]) -> Iterator[str]:
    properties, content = control.find(_W + "sdtPr"), control.find(_W + "sdtContent")
    if properties is not None:
        if properties.find(_W + "showingPlcHdr") is not None:
            return
        checked = properties.find(f"{_W14}checkbox/{_W14}checked")
        if checked is not None:
            yield "\u2612" if checked.get(_W14 + "val") in ("1", "true") else "\u2610"
            return
    if content is not None:
        yield from _inline(content, boxes)


def peak_bytes() -> int:
    """The most memory that this process ever held (VmHWM); asked of a worker."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])
