"""The blank form and the filled ones, as Word and the other programs find them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from lxml import etree

from connectors.documents import read_document
from connectors.form_writer import (
    LAYOUTS,
    MARK,
    google_doc,
    in_own_words,
    suffix,
    word_form,
    words_for,
    write_form,
)
from connectors.limits import Limits
from pipelines.form import HIGH_SCHOOL_PROGRAMS, PROGRAMS, QUESTIONS, Type, empty_answers
from pipelines.outcomes import Kind
from pipelines.tree import Control, Document, walk

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

FILLED = {
    **empty_answers(),
    "district_name": "Alder & Creek <Unified>",
    "state": "CA",
    "applying_as": "lead",
    "members": [{"district_name": "Fox Hollow", "state": "CA", "program": "csp", "teachers": 7}],
    "school_year_start": "2016-08-22",
    "programs": [{"program": "csp", "teachers": 34, "first_year": "2016-17", "pathway": "own_cohort"}],
    "vision": "first line\nsecond line",
    "courses": [{"program": "csp", "course_code": "5100", "on_master_schedule": True}],
    "taxes_understood": False,
    "stipend_per_day": "1250.50",
}


def tree_of(content: bytes) -> Document:
    return read_document(content, Kind.DOCX, "form.docx", Limits())


def controls_of(document: Document) -> dict[str, tuple[Control, str]]:
    """Every control by tag, with the words in it."""
    found = {}
    for paragraph in walk(tuple(document.blocks())):
        for control in paragraph.controls:
            found[control.tag] = (control, paragraph.text[control.start : control.end])
    return found


def body_of(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_every_question_and_every_cell_of_a_table_has_a_control_with_its_key() -> None:
    tags = set(controls_of(tree_of(word_form())))
    for question in QUESTIONS:
        if question.type is Type.TABLE:
            continue
        assert question.key in tags or any(tag.startswith(f"{question.key}.") for tag in tags), question.key
    for program in PROGRAMS:
        assert f"programs.{program}.teachers" in tags
    for program in HIGH_SCHOOL_PROGRAMS:
        assert {f"courses.{program}.course_code", f"courses.{program}.on_master_schedule.yes"} <= tags
    assert {"teachers.1.name", "teachers.30.email", "members.1.district_name"} <= tags


def test_in_the_blank_form_every_field_shows_its_prompt_and_no_box_is_ticked() -> None:
    document = tree_of(word_form())
    for control, words in controls_of(document).values():
        assert control.is_placeholder or words == "\N{BALLOT BOX}", control.tag
    assert document.mark == MARK


def test_control_ids_are_different_numbers() -> None:
    ids = [element.get(f"{W}val") for element in body_of(word_form()).iter(f"{W}id")]
    assert len(ids) == len(set(ids)) > 250


def test_lists_offer_states_programs_and_pathways() -> None:
    lists = {
        sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): [
            item.get(f"{W}value") for item in sdt.iter(f"{W}listItem")
        ]
        for sdt in body_of(word_form()).iter(f"{W}sdt")
        if sdt.find(f"{W}sdtPr/{W}dropDownList") is not None
    }
    assert "TX" in lists["state"]
    assert lists["teachers.1.program"] == list(PROGRAMS)
    assert "own_cohort" in lists["programs.ecs.pathway"]


def test_a_filled_form_holds_each_answer_in_its_control() -> None:
    words = {tag: text for tag, (_, text) in controls_of(tree_of(word_form(FILLED))).items()}
    assert words["district_name"] == "Alder & Creek <Unified>"
    assert words["state"] == "California"
    assert words["school_year_start"] == "August 22, 2016"
    assert words["programs.csp.teachers"] == "34"
    assert words["members.1.teachers"] == "7"
    assert words["stipend_per_day"] == "$1,250.50"
    assert words["vision"] == "first line\nsecond line"
    assert (words["applying_as.single"], words["applying_as.lead"]) == (
        "\N{BALLOT BOX}",
        "\N{BALLOT BOX WITH X}",
    )
    assert (words["taxes_understood.yes"], words["taxes_understood.no"]) == (
        "\N{BALLOT BOX}",
        "\N{BALLOT BOX WITH X}",
    )
    assert words["courses.csp.on_master_schedule.yes"] == "\N{BALLOT BOX WITH X}"


def test_dates_carry_the_day_that_word_keeps_behind_the_words() -> None:
    dates = [element.get(f"{W}fullDate") for element in body_of(word_form(FILLED)).iter(f"{W}date")]
    assert "2016-08-22T00:00:00Z" in dates


def test_boxes_are_real_check_boxes() -> None:
    states = [element.get(f"{W14}val") for element in body_of(word_form(FILLED)).iter(f"{W14}checked")]
    assert states.count("1") == 3


def test_more_teachers_than_lines_get_lines_of_their_own() -> None:
    rows = [{"name": f"Teacher {number}", "program": "csp"} for number in range(1, 61)]
    tags = controls_of(tree_of(word_form({**empty_answers(), "teachers": rows})))
    assert tags["teachers.60.name"][1] == "Teacher 60"


def test_the_address_to_mail_to_is_the_programs_own() -> None:
    text = tree_of(word_form(address="outreach@district-partners.example")).text()
    assert "outreach@district-partners.example" in text
    assert "{address}" not in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_answers_give_the_same_bytes(layout: str) -> None:
    assert write_form(FILLED, layout) == write_form(FILLED, layout)
    assert write_form(None, layout) != write_form(FILLED, layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_characters_that_no_xml_file_may_hold_are_left_out(layout: str) -> None:
    content = write_form({**empty_answers(), "vision": "a\x00\x0bb\ud800c\uffff"}, layout)
    assert content
    if suffix(layout) in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(archive.read(name))


def test_a_google_doc_counts_its_indexes_in_utf_16() -> None:
    document = google_doc({**empty_answers(), "city": "\N{PINE DECORATION} Creek"}, in_own_words)
    last = 0
    for element in document["body"]["content"]:
        assert element["endIndex"] >= last
        last = element["endIndex"]
    assert json.loads(json.dumps(document)) == document


def test_an_open_document_names_its_type_first_and_uncompressed() -> None:
    with zipfile.ZipFile(io.BytesIO(write_form(FILLED, "open_document"))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"


def test_no_answer_is_written_as_nothing() -> None:
    assert words_for(Type.MONEY, None) == ""
    assert words_for(Type.WHOLE_NUMBER, 0) == "0"
    assert words_for(Type.YES_NO, False) == "No"


def test_the_form_carries_nothing_of_the_template_that_it_does_not_use():
    with zipfile.ZipFile(io.BytesIO(write_form(None))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        parts = archive.namelist()
    looks_of_tables = styles.findall(f"{W}style[@{W}type='table']")
    assert [style.get(W + "styleId") for style in looks_of_tables] == ["TableNormal"]
    assert not [part for part in parts if "Effects" in part or "thumbnail" in part]
