"""Whatever bytes arrive: a tree or a typed outcome, and nothing else."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.documents import read_document, sniff
from connectors.limits import STANDARD
from pipelines.outcomes import Kind, Unreadable
from tests.connectors.documents.builders import biff, open_document, sheets, word, word97
from tests.connectors.documents.builders.portable import grid, pdf, text_field, words
from tests.connectors.documents.builders.word import zipped

WORD = word.docx(
    word.par("District: ", word.control(word.run("Elk Fork"), '<w:tag w:val="district_name"/>')),
    word.table(word.row("State", word.cell("Texas", settings='<w:vMerge w:val="restart"/>'))),
    word.par(
        word.field("FORMTEXT", "34", "<w:ffData/>"), word.text_box(word.par("box")), word.check_box(True)
    ),
    styles=word.style("S", inner="<w:rPr><w:b/></w:rPr>"),
)
SAMPLES = {
    Kind.DOCX: WORD,
    Kind.ODT: open_document.odt(
        open_document.par("Elk"), open_document.table(open_document.row("State", "Texas"))
    ),
    Kind.RTF: rb"{\rtf1{\fonttbl{\f0 A;}}\trowd\cellx99\intbl a\cell\row{\field{\*\fldinst X}{\fldrslt b}}\u8217?\par}",
    Kind.DOC: word97.doc(word97.par("Elk"), word97.cell("a"), word97.cell("b"), word97.row_end(0, 900, 1800)),
    Kind.PDF: pdf(
        grid([72, 200, 300], [710, 690]) + words("a", 76, 696), fields=(text_field("f", "v", "1 1 9 9"),)
    ),
    Kind.XLSX: sheets.xlsx(sheets.sheet(sheets.number("A1", 1) + sheets.formula("B1", "A1*2", "2"))),
    Kind.HTML: b"<html><body><table><tr><td colspan=2>a</td></tr></table><ol start=2><li>b</ol></body></html>",
    Kind.TEXT: "District: Elk Fork \u2610\n".encode(),
    Kind.GOOGLE_DOC: json.dumps(
        {
            "documentId": "1",
            "body": {"content": [{"paragraph": {"elements": [{"textRun": {"content": "a"}}]}}]},
        }
    ).encode(),
}
OLD_BOOK = biff.xls(biff.number(0, 0, 1.0) + biff.formula(0, 1, biff.reference(0, 0)))

edits = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["set", "cut", "copy", "fill"]), st.integers(0, 255)),
    min_size=1,
    max_size=8,
)


def edited(content: bytes, changes: list[tuple[float, str, int]]) -> bytes:
    """The content with bytes set, cut out, doubled or filled at places given as shares of its length."""
    data = bytearray(content)
    for share, how, value in changes:
        at = int(share * max(len(data) - 1, 0))
        if how == "set":
            data[at : at + 1] = bytes([value])
        elif how == "cut":
            del data[at : at + value]
        elif how == "copy":
            data[at:at] = data[at : at + value]
        else:
            data[at : at + 4] = b"\xff\xff\xff\xff" if value % 2 else b"\0\0\0\0"
    return bytes(data)


def read_or_refuse(content: bytes, kind: Kind) -> None:
    try:
        read_document(content, kind, "file", STANDARD).text()
    except Unreadable as unreadable:
        assert unreadable.sentence  # noqa: PT017 - the only exception there may be


@pytest.mark.parametrize("kind", SAMPLES, ids=str)
def test_every_sample_is_read_as_it_is(kind: Kind) -> None:
    assert sniff(SAMPLES[kind], "file") is kind
    assert read_document(SAMPLES[kind], kind, "file", STANDARD).kind == kind


@pytest.mark.parametrize("kind", SAMPLES, ids=str)
@settings(max_examples=25)
@given(changes=edits)
def test_broken_bytes_have_typed_outcomes(kind: Kind, changes: list[tuple[float, str, int]]) -> None:
    content = edited(SAMPLES[kind], changes)
    sniff(content, "file")
    read_or_refuse(content, kind)


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.ODT, Kind.XLSX], ids=str)
@settings(max_examples=40)
@given(changes=edits, which=st.floats(0, 1))
def test_broken_parts_in_a_sound_container_have_typed_outcomes(
    kind: Kind, changes: list[tuple[float, str, int]], which: float
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(SAMPLES[kind]))
    parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[int(which * (len(parts) - 1))]
    read_or_refuse(zipped({**parts, name: edited(parts[name], changes)}), kind)


@settings(max_examples=60)
@given(changes=edits)
def test_broken_binary_workbooks_have_typed_outcomes(changes: list[tuple[float, str, int]]) -> None:
    read_or_refuse(edited(OLD_BOOK, changes), Kind.XLSX)


@pytest.mark.parametrize("content", [SAMPLES[Kind.DOC], OLD_BOOK], ids=["doc", "xls"])
def test_every_broken_field_of_an_ole_header_has_a_typed_outcome(content: bytes) -> None:
    for at in range(24, 80):
        for value in (0x00, 0x10, 0xFF):
            broken = content[:at] + bytes([value]) + content[at + 1 :]
            read_or_refuse(broken, sniff(broken, "file.doc"))


@settings(max_examples=100)
@given(content=st.binary(max_size=400), kind=st.sampled_from(Kind))
def test_any_bytes_said_to_be_any_kind_have_typed_outcomes(content: bytes, kind: Kind) -> None:
    read_or_refuse(content, kind)
