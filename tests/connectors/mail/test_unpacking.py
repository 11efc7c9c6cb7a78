"""Outlook's compressed RTF and the archives of the standard library, unpacked within the budget of a message."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.mail.archive import Budget, unpack
from connectors.mail.compressed import unpack_compressed
from connectors.mail.limits import STANDARD, MailLimits
from connectors.mail.rtf_body import unpack_rtf, words_of_rtf
from pipelines.outcomes import Reason, Unreadable
from tests.connectors.mail.containers import rtf_stored

# The two examples of MS-OXRTFCP, section 3.
SIMPLE = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
RUNNING = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (SIMPLE, rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"),
        (RUNNING, rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
    ],
)
def test_compressed_rtf_is_unpacked_as_its_specification_shows(packed: str, words: bytes) -> None:
    assert unpack_rtf(bytes.fromhex(packed), Budget(STANDARD)) == words


def test_rtf_that_is_stored_or_bare_is_taken_as_it_is() -> None:
    assert unpack_rtf(rtf_stored(r"{\rtf1 a}"), Budget(STANDARD)) == rb"{\rtf1 a}"
    assert unpack_rtf(rb"{\rtf1 a}", Budget(STANDARD)) == rb"{\rtf1 a}"
    assert unpack_rtf(b"", Budget(STANDARD)) == b""


@pytest.mark.parametrize("packed", [b"LZFu", struct.pack("<IIII", 12, 5, 0x12345678, 0)])
def test_a_body_in_no_known_form_is_damaged(packed: bytes) -> None:
    with pytest.raises(Unreadable) as unreadable:
        unpack_rtf(packed, Budget(STANDARD))
    assert unreadable.value.reason is Reason.DAMAGED


def test_a_body_that_claims_to_be_endless_is_too_large() -> None:
    with pytest.raises(Unreadable) as unreadable:
        unpack_rtf(struct.pack("<IIII", 100, 0xFFFFFFFF, 0x75465A4C, 0) + b"\x00" * 100, Budget(STANDARD))
    assert unreadable.value.reason is Reason.TOO_LARGE


@given(st.binary(max_size=400))
def test_no_bytes_make_more_of_a_body_than_it_claims(rest: bytes) -> None:
    packed = struct.pack("<IIII", len(rest) + 12, 1000, 0x75465A4C, 0) + rest
    assert len(unpack_rtf(packed, Budget(STANDARD))) <= 1000


def test_the_words_of_a_body_stand_a_paragraph_a_line_and_links_below() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "https://a.example/x"}{\fldrslt here}}'
    assert words_of_rtf((r"{\rtf1\ansi One\par Two " + link + "}").encode()).split("\n") == [
        "One",
        "Two here",
        "<https://a.example/x>",
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_an_archive_that_grows_beyond_the_budget_is_too_large(pack: object) -> None:
    content = pack(b"\0" * 200_000)  # type: ignore[operator]
    limits = MailLimits(expanded_bytes=100_000)
    with pytest.raises(Unreadable) as unreadable:
        list(unpack_compressed(content, "a.gz", Budget(limits), limits))
    assert unreadable.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "inner"),
    [("form.docx.gz", "form.docx"), ("forms.tgz", "forms.tar"), ("forms.tbz2", "forms.tar"), ("x", "x")],
)
def test_what_comes_out_of_an_archive_has_its_name_without_the_ending(name: str, inner: str) -> None:
    assert list(unpack_compressed(gzip.compress(b"a"), name, Budget(STANDARD), STANDARD)) == [(inner, b"a")]


def test_a_file_that_is_packed_by_another_method_and_damaged_is_damaged_and_the_next_one_is_read() -> None:
    """Each method of packing has an error of its own for bytes that it cannot unpack."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("first.txt", b"Elk Fork " * 50)
        archive.writestr("second.txt", b"Fox Hollow")
    content = bytearray(packed.getvalue())
    at = content.index(b"first.txt") + len(b"first.txt") + 4
    content[at : at + 5] = b"\xff" * 5  # the properties of the compressor
    (_, first), (_, second) = unpack(bytes(content), Budget(STANDARD), STANDARD)
    assert isinstance(first, Unreadable)
    assert first.reason is Reason.DAMAGED
    assert second == b"Fox Hollow"
