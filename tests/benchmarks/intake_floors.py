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
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_STORIES = tuple(
    f"word/{name}" for name in ("document", "header", "footer", "footnotes", "endnotes", "comments")
)
#: The parts of a form and of a calculator in which their words and numbers stand.
_CONTENT = ("word/document.xml", "xl/worksheets/", "xl/sharedStrings.xml")
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
_TICKED, _EMPTY = "\u2612", "\u2610"
_WINGDINGS = {0xFE: _TICKED, 0xFD: _TICKED, 0x78: _TICKED, 0xA8: _EMPTY, 0x6F: _EMPTY, 0x71: _EMPTY}

#: Targets of hyperlinks by relationship.
Targets = dict[str, str]
#: Columns, rows and blocks.
Cell = list[Any]


def parse_message(content: bytes) -> int:
    """The standard library's mail parser, every attachment unzipped and its content parsed; counts elements."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    elements = 0
    for part in message.walk():
        file = part.get_payload(decode=True)
        if isinstance(file, bytes) and file.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(file)) as archive:
                for name in archive.namelist():
                    if name.startswith(_CONTENT):
                        elements += len(etree.fromstring(archive.read(name)))
    return elements


def walk_form(content: bytes) -> list[Any]:
    """A bare walk of a .docx that sees everything, without places, looks or numbering.

    Paragraphs are their text, tables lists of rows of cells, merged ones once. Content controls of every kind with
    placeholders left out and boxes as ticked or not, legacy fields, symbols, insertions without deletions, text boxes
    once, nested tables, headers, footers, notes and comments, and the targets of hyperlinks.
    """
    blocks: list[Any] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        for name in names:
            if name.startswith(_STORIES) and name.endswith(".xml"):
                related = name.replace("word/", "word/_rels/") + ".rels"
                links = etree.fromstring(archive.read(related)) if related in names else ()
                targets = {link.get("Id", ""): link.get("Target", "") for link in links}
                blocks.extend(_blocks(etree.fromstring(archive.read(name)), targets))
    return blocks


def _blocks(parent: Any, targets: Targets) -> Iterator[Any]:
    for one in parent:
        tag = one.tag
        if tag == _W + "p":
            boxes: list[Any] = []
            yield "".join(_inline(one, boxes, targets))
            yield from boxes
        elif tag == _W + "tbl":
            yield _table(one, targets)
        elif tag not in _UNSEEN and isinstance(tag, str):
            yield from _blocks(one, targets)  # body, controls, insertions, custom markup, notes


def _table(table: Any, targets: Targets) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    above: dict[int, Cell] = {}
    for row in _through_controls(table, _W + "tr"):
        cells: list[Cell] = []
        column = 0
        for cell in _through_controls(row, _W + "tc"):
            properties = cell.find(_W + "tcPr")
            span = merge = None
            if properties is not None:
                span, merge = properties.find(_W + "gridSpan"), properties.find(_W + "vMerge")
            columns = 1 if span is None else int(span.get(_W + "val", "1"))
            if merge is not None and merge.get(_W + "val") != "restart" and column in above:
                above[column][1] += 1
            else:
                cells.append([columns, 1, list(_blocks(cell, targets))])
                above[column] = cells[-1]
            column += columns
        rows.append(cells)
    return rows


def _through_controls(parent: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in controls and insertions too."""
    for one in parent:
        if one.tag == wanted:
            yield one
        elif one.tag not in _UNSEEN:
            yield from _through_controls(one, wanted)


def _inline(parent: Any, boxes: list[Any], targets: Targets) -> Iterator[str]:
    for one in parent:
        tag = one.tag
        if tag == _W + "t":
            yield one.text or ""
        elif tag == _W + "tab":
            yield "\t"
        elif tag == _W + "br" or tag == _W + "cr":
            yield "\n"
        elif tag == _W + "sym":
            code = int(one.get(_W + "char", "20"), 16) & 0xFF
            yield _WINGDINGS.get(code, chr(code))
        elif tag == _W + "sdt":
            yield from _control(one, boxes, targets)
        elif tag == _W + "fldChar":
            if (box := one.find(f"{_W}ffData/{_W}checkBox")) is not None:
                checked = box.find(_W + "checked")
                yield _state(box.find(_W + "default") if checked is None else checked, _W)
        elif tag == _W + "txbxContent":
            boxes.extend(_blocks(one, targets))
        elif tag == _ALTERNATE:
            yield from _inline(one[:1], boxes, targets)
        elif tag not in _UNSEEN and len(one):
            yield from _inline(one, boxes, targets)
            if tag == _W + "hyperlink":
                yield f" <{targets.get(one.get(_R + 'id', ''), '')}>"


def _control(control: Any, boxes: list[Any], targets: Targets) -> Iterator[str]:
    properties, content = control.find(_W + "sdtPr"), control.find(_W + "sdtContent")
    if properties is not None:
        if properties.find(_W + "showingPlcHdr") is not None:
            return
        checked = properties.find(f"{_W14}checkbox/{_W14}checked")
        if checked is not None:
            yield _state(checked, _W14)
            return
    if content is not None:
        yield from _inline(content, boxes, targets)


def _state(switch: Any, namespace: str) -> str:
    return _EMPTY if switch is None or switch.get(namespace + "val", "1") in ("0", "false") else _TICKED


def peak_bytes() -> int:
    """The most memory that this process ever held (VmHWM); asked of a worker."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])
