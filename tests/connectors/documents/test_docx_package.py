"""Word files as packages: parts by their relationships, whoever named them; what is broken or hostile is set aside."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from tests.connectors.documents.builders import word
from tests.connectors.documents.builders.word import docx, par, run, story, zipped
from tests.connectors.documents.reading import lines, read, reason


def header(text: str) -> bytes:
    return story("hdr", par(text))


def test_the_strict_namespace_is_the_same_document() -> None:
    assert lines(read(docx(par(run("Elk", "<w:b/>")), namespace=word.STRICT))) == ["Elk"]


def parts_of(content: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def test_another_prefix_is_the_same_document() -> None:
    parts = parts_of(docx(par("Elk ", run("Fork", "<w:strike/>"))))
    document = parts["word/document.xml"].replace(b"xmlns:w=", b"xmlns:ns0=")
    for before in (b"<", b"</", b" "):
        document = document.replace(before + b"w:", before + b"ns0:")
    assert b"w:" not in document
    parts["word/document.xml"] = document
    assert lines(read(zipped(parts))) == ["Elk"]


def test_part_names_do_not_matter() -> None:
    assert lines(read(docx(par("Elk"), main_name="office/document2.xml"))) == ["Elk"]


def test_the_main_part_is_found_by_its_type_when_relationships_are_lost() -> None:
    parts = parts_of(docx(par("Elk"), main_name="office/doc7.xml"))
    del parts["_rels/.rels"]
    assert lines(read(zipped(parts))) == ["Elk"]


def test_headers_and_footers_that_are_printed_are_parts_of_their_own() -> None:
    related = {f"h{n}": ("header", f"header{n}.xml") for n in (1, 2, 3)} | {"f1": ("footer", "footer1.xml")}
    parts = {f"word/header{n}.xml": header(f"Header {n}") for n in (1, 2, 3)}
    parts["word/footer1.xml"] = story("ftr", par("Page 1"))
    section = (
        '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>'
        '<w:headerReference w:type="even" r:id="h3"/><w:footerReference w:type="default" r:id="f1"/>'
    )
    plain = read(docx(par("Body"), section=section, related=related, parts=parts))
    assert [(name, block.text) for name, blocks in plain.parts for block in blocks] == [  # type: ignore[union-attr]
        ("header", "Header 1"),
        ("body", "Body"),
        ("footer", "Page 1"),
    ]
    titled = read(docx(par("Body"), section=section + "<w:titlePg/>", related=related, parts=parts))
    assert lines(titled, "header") == ["Header 1", "Header 2"]
    both = read(
        docx(par("B"), section=section, related=related, parts=parts, settings="<w:evenAndOddHeaders/>")
    )
    assert lines(both, "header") == ["Header 1", "Header 3"]


def test_files_inserted_whole_are_not_followed() -> None:
    parts = {"word/chunk.html": b"<p>other</p>"}
    document = read(
        docx(par("a"), '<w:altChunk r:id="c"/>', parts=parts, related={"c": ("aFChunk", "chunk.html")})
    )
    assert lines(document) == ["a"]
    assert document.notes == ("A file that was inserted whole was not read.",)


def test_our_mark_and_the_title_are_read_from_the_properties() -> None:
    document = read(
        docx(par("a"), core="<title>The form</title>", custom="<p><v>partnerships form 1</v></p>")
    )
    assert (document.title, document.mark) == ("The form", "partnerships form 1")


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', Reason.TOO_LARGE),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', Reason.DAMAGED),
        ('<!DOCTYPE x SYSTEM "http://elsewhere.example/x.dtd">', Reason.DAMAGED),
    ],
)
def test_declared_entities_are_refused_before_parsing(declaration: str, expected: Reason) -> None:
    assert reason(docx(par("a"), declaration=declaration)) is expected


def test_entities_in_another_encoding_are_refused_too() -> None:
    parts = parts_of(docx(par("a"), declaration='<!DOCTYPE x [<!ENTITY a "aaaa">]>'))
    text = '<?xml version="1.0" encoding="UTF-16"?>' + parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.encode("utf-16")
    assert reason(zipped(parts)) is Reason.TOO_LARGE


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_damaged(share: float) -> None:
    content = docx(par("a" * 2000))
    assert reason(content[: int(len(content) * share)], "form.docx") is Reason.DAMAGED


def test_text_that_is_not_well_formed_is_damaged_and_not_read_in_part() -> None:
    assert reason(docx(par("a"), "<w:p><w:r>")) is Reason.DAMAGED


def test_a_part_whose_bytes_were_changed_is_damaged() -> None:
    content = bytearray(docx(par("a" * 500)))
    at = content.find(b"word/document.xml") + 40
    content[at] ^= 0xFF
    assert reason(bytes(content)) is Reason.DAMAGED


def test_the_same_part_twice_is_damaged_for_programs_differ_on_which_counts() -> None:
    buffer = io.BytesIO(docx(par("first")))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", story("document", "<w:body/>"))
    assert reason(buffer.getvalue()) is Reason.DAMAGED


def test_a_file_that_grows_beyond_the_limit_is_set_aside_unopened() -> None:
    bomb = docx(par("a"), parts={"word/media/image1.bmp": b"\0" * 40_000_000})
    assert len(bomb) < 200_000
    assert reason(bomb) is Reason.TOO_LARGE


def test_a_part_that_is_longer_than_it_says_is_not_read_further() -> None:
    content = docx(par("a"), parts={})
    central = content.rfind(b"PK\x01\x02", 0, content.find(b"PK\x05\x06"))
    lied = content[: central + 24] + struct.pack("<I", 5) + content[central + 28 :]
    assert reason(lied) in (Reason.DAMAGED, None)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(container_parts=3), Reason.TOO_LARGE),
        (Limits(part_bytes=200), Reason.TOO_LARGE),
        (Limits(paragraphs=2), Reason.TOO_LARGE),
        (Limits(characters=5), Reason.TOO_LARGE),
        (Limits(document_bytes=100), Reason.TOO_LARGE),
    ],
)
def test_each_limit_sets_the_document_aside(limits: Limits, expected: Reason) -> None:
    content = docx(par("Elk Fork"), par("Texas"), par("34"))
    assert reason(content) is None
    assert reason(content, limits=limits) is expected


def test_markup_that_nests_without_end_is_too_large() -> None:
    deep = "<w:smartTag>" * 400 + run("x") + "</w:smartTag>" * 400
    assert reason(docx(par(deep))) is Reason.TOO_LARGE


def test_templates_are_word_files() -> None:
    document = read(docx(par("a"), main_type=word.TEMPLATE_MAIN))
    assert (document.kind, lines(document)) == (Kind.DOCX, ["a"])
