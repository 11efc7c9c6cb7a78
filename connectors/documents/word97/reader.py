"""Word documents of the binary kind as a tree."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import olefile

from connectors.documents.embedded_files import OLE_ERRORS, refuse_native_data
from connectors.documents.paragraphs import Meter
from connectors.documents.tidy import tidy_text
from connectors.documents.word97.file_header import (
    BOX_TEXTS,
    HEADERS,
    SECTIONS,
    SETTINGS,
    SHAPES,
    Streams,
    read_streams,
)
from connectors.documents.word97.lists import Lists
from connectors.documents.word97.pieces import Pieces
from connectors.documents.word97.sprms import settings
from connectors.documents.word97.stories import Document97, Findings, StoryReader
from connectors.documents.word97.style_sheet import StyleSheet
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Document

Part = tuple[str, tuple[Block, ...]]
#: Stories of a section, in the order in which the file keeps them.
_EVEN_HEADER, _HEADER, _EVEN_FOOTER, _FOOTER, _FIRST_HEADER, _FIRST_FOOTER = range(6)
_SEPARATORS = 6  # of notes; they come before the headers


def read_doc(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, encrypted, too_large, active_content, unsupported_format."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            _refuse_active_content(ole)
            title = ole.get_metadata().title if ole.exists("\x05SummaryInformation") else b""
            streams = _streams(ole)
        return _document(streams, limits, title)
    except (*OLE_ERRORS, UnicodeError, struct.error):
        raise Unreadable(Reason.DAMAGED, "The Word file is cut off or damaged; it cannot be read.") from None


def _streams(ole: Any) -> Streams:
    def stream(name: str) -> bytes:
        return bytes(ole.openstream(name).read()) if ole.exists(name) else b""

    return read_streams(stream("WordDocument"), (stream("0Table"), stream("1Table")), stream("Data"))


def _refuse_active_content(ole: Any) -> None:
    """Raises Unreadable: active_content."""
    for path in ole.listdir(streams=True, storages=True):
        lower = [part.lower() for part in path]
        if lower[0] == "macros" or any(part.startswith(("_vba_project", "vba")) for part in lower):
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
        if lower[-1] == "\x01ole10native":
            refuse_native_data(bytes(ole.openstream(path).read()))


def _document(streams: Streams, limits: Limits, title: bytes | str | None) -> Document:
    styles = StyleSheet(streams)
    shared = Document97(
        streams=streams,
        pieces=Pieces(streams),
        styles=styles,
        lists=Lists(streams, styles),
        meter=Meter(limits),
        findings=Findings(),
        boxes=_boxes(streams),
    )
    body = list(StoryReader(shared).read(0, streams.text))
    for start, end in shared.boxes.values():  # boxes whose anchor was not met
        body.extend(StoryReader(shared, "text box").read(start, end))
    headers: list[Part] = []
    footers: list[Part] = []
    for kind, start, end in _margins(streams):
        words = "header" if kind in (_EVEN_HEADER, _HEADER, _FIRST_HEADER) else "footer"
        blocks = StoryReader(shared, words).read(start, end)
        target = headers if words == "header" else footers
        if (words, blocks) not in target and any(getattr(block, "text", "x") for block in blocks):
            target.append((words, blocks))
    text = title.decode("cp1252", "replace") if isinstance(title, bytes) else title or ""
    return Document(
        kind=Kind.DOC,
        parts=(*headers, ("body", tuple(body)), *footers),
        title=tidy_text(text),
        has_pending_changes=shared.findings.has_pending_changes,
        has_comments=streams.comments > 0,
    )


def _boxes(streams: Streams) -> dict[int, tuple[int, int]]:
    """Text boxes of the body: anchor → first and last character."""
    texts, shapes = streams.part(BOX_TEXTS), streams.part(SHAPES)
    count = (len(texts) - 4) // 26
    if count <= 0:
        return {}
    bounds = struct.unpack_from(f"<{count + 1}I", texts, 0)
    ranges: dict[int, tuple[int, int]] = {}
    for index in range(count):
        (shape,) = struct.unpack_from("<I", texts, 4 * (count + 1) + 22 * index + 14)
        if bounds[index + 1] > bounds[index] and bounds[index + 1] <= streams.boxes:
            ranges.setdefault(shape, (streams.boxes_at + bounds[index], streams.boxes_at + bounds[index + 1]))
    anchors: dict[int, tuple[int, int]] = {}
    count = (len(shapes) - 4) // 30
    for index in range(max(count, 0)):
        (anchor,) = struct.unpack_from("<I", shapes, 4 * index)
        (shape,) = struct.unpack_from("<I", shapes, 4 * (count + 1) + 26 * index)
        if shape in ranges:
            anchors[anchor] = ranges.pop(shape)
    for number, bounds_left in enumerate(ranges.values(), start=1):
        anchors[-number] = bounds_left
    return anchors


def _margins(streams: Streams) -> Iterator[tuple[int, int, int]]:
    """(kind of story, first, last character) of the headers and footers that are printed."""
    table = streams.part(HEADERS)
    bounds = struct.unpack_from(f"<{len(table) // 4}I", table, 0)
    has_even = bool(streams.part(SETTINGS)[:1] and streams.part(SETTINGS)[0] & 1)
    title_pages = _title_pages(streams)
    for index in range(_SEPARATORS, len(bounds) - 2):
        section, kind = divmod(index - _SEPARATORS, 6)
        start, end = bounds[index], bounds[index + 1]
        if end <= start or end > streams.headers:
            continue
        is_even = kind in (_EVEN_HEADER, _EVEN_FOOTER)
        is_first = kind in (_FIRST_HEADER, _FIRST_FOOTER)
        if (is_even and not has_even) or (is_first and not title_pages.get(section, False)):
            continue
        yield kind, streams.headers_at + start, streams.headers_at + end


def _title_pages(streams: Streams) -> dict[int, bool]:
    """Whether the first page of each section has margins of its own."""
    table = streams.part(SECTIONS)
    count = (len(table) - 4) // 16
    pages: dict[int, bool] = {}
    for index in range(max(count, 0)):
        (at,) = struct.unpack_from("<I", table, 4 * (count + 1) + 12 * index + 2)
        if at + 2 <= len(streams.main):
            (length,) = struct.unpack_from("<H", streams.main, at)
            own = streams.main[at + 2 : at + 2 + length]
            pages[index] = any(code == 0x300A and operand[:1] == b"\x01" for code, operand in settings(own))
    return pages
