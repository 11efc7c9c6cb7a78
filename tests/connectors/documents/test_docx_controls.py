"""Content controls and the form fields of older Word."""

from __future__ import annotations

import pytest

from pipelines.tree import CHECKED, UNCHECKED, Control
from tests.connectors.documents.builders.word import (
    cell,
    check_box,
    control,
    docx,
    field,
    par,
    row,
    run,
    table,
)
from tests.connectors.documents.reading import lines, paragraphs, read, tables

PROMPT = run("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/>')


def test_a_control_inside_a_paragraph_has_tag_title_and_place() -> None:
    tagged = control(run("Elk Fork"), '<w:alias w:val="District"/><w:tag w:val="district_name"/><w:text/>')
    paragraph = paragraphs(read(docx(par("Name: ", tagged))))[0]
    assert paragraph.text == "Name: Elk Fork"
    assert paragraph.controls == (Control("text", "district_name", "District", 6, 14),)


def test_a_prompt_that_still_shows_is_no_text() -> None:
    paragraph = paragraphs(read(docx(par("Name: ", control(PROMPT, "<w:showingPlcHdr/>")))))[0]
    assert (paragraph.text, paragraph.controls[0].is_placeholder) == ("Name:", True)


def test_a_prompt_is_known_by_its_words_when_the_switch_was_lost() -> None:
    paragraph = paragraphs(read(docx(par(control(PROMPT)))))[0]
    assert (paragraph.text, paragraph.controls[0].is_placeholder) == ("", True)


def test_an_answer_that_kept_the_style_of_the_prompt_is_an_answer() -> None:
    typed = run("Elk Fork", '<w:rStyle w:val="PlaceholderText"/>')
    assert lines(read(docx(par(control(typed))))) == ["Elk Fork"]


def test_controls_around_paragraphs_cells_and_rows_shift_nothing() -> None:
    document = read(
        docx(
            control(par("One") + par("Two"), '<w:tag w:val="vision"/>'),
            table(
                row("State", control(cell("Texas"), '<w:tag w:val="state"/>')),
                control(row("City", "Elk"), '<w:tag w:val="goog_rdk_1"/>'),
            ),
        )
    )
    assert lines(document) == ["One", "Two", "State | Texas", "City | Elk"]
    assert [paragraph.controls[0].tag for paragraph in paragraphs(document)] == ["vision", "vision"]
    texas = tables(document)[0].rows[0].cells[1].blocks[0]
    assert texas.controls == (Control("text", "state", "", 0, 5),)  # type: ignore[union-attr]


@pytest.mark.parametrize(("checked", "shown"), [(True, CHECKED), (False, UNCHECKED)])
def test_the_state_of_a_check_box_counts_not_its_sign(checked: bool, shown: str) -> None:
    assert lines(read(docx(par(check_box(checked, "?"), " Yes")))) == [f"{shown} Yes"]


def test_a_check_box_around_a_paragraph_or_a_cell_shows_one_box() -> None:
    state = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    document = read(docx(control(par("\u2612"), state), table(row(control(cell("\u2612"), state), "Yes"))))
    assert lines(document) == [CHECKED, f"{CHECKED} | Yes"]


def test_a_drop_down_shows_its_words_and_an_empty_one_nothing() -> None:
    chosen = control(run("Own cohort"), '<w:dropDownList><w:listItem w:value="own_cohort"/></w:dropDownList>')
    open_one = control(run("Choose an item."), "<w:dropDownList/><w:showingPlcHdr/>")
    first, second = paragraphs(read(docx(par(chosen), par(open_one))))
    assert (first.text, first.controls[0].kind) == ("Own cohort", "dropdown")
    assert (second.text, second.controls[0].is_placeholder) == ("", True)


def test_a_table_of_contents_answers_nothing() -> None:
    contents = control(
        par("District 3"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    )
    by_field = par(field('TOC \\o "1-3"', "Number of students 3"))
    assert lines(read(docx(contents, by_field, par("End")))) == ["", "End"]


def test_old_check_boxes_keep_their_state_in_the_field() -> None:
    def box(inner: str) -> str:
        return field(
            "FORMCHECKBOX", data=f'<w:ffData><w:name w:val="C1"/><w:checkBox>{inner}</w:checkBox></w:ffData>'
        )

    document = read(
        docx(
            par(
                box('<w:default w:val="0"/><w:checked/>'),
                " a ",
                box('<w:default w:val="1"/>'),
                " b ",
                box(""),
            )
        )
    )
    assert lines(document) == [f"{CHECKED} a {CHECKED} b {UNCHECKED}"]


def test_an_old_text_field_with_wide_spaces_is_empty() -> None:
    paragraph = paragraphs(read(docx(par("City: ", field("FORMTEXT", "\u2002" * 5)))))[0]
    assert (paragraph.text, paragraph.controls[0].is_placeholder) == ("City:", True)


def test_an_old_text_field_tells_when_it_shows_what_it_came_with() -> None:
    data = '<w:ffData><w:name w:val="T1"/><w:textInput><w:default w:val="2015-16"/></w:textInput></w:ffData>'
    untouched, typed = paragraphs(
        read(docx(par(field("FORMTEXT", "2015-16", data)), par(field("FORMTEXT", "2016-17", data))))
    )
    assert [c.is_default for c in untouched.controls + typed.controls] == [True, False]
    assert [untouched.text, typed.text] == ["2015-16", "2016-17"]


def test_an_old_drop_down_shows_the_entry_of_its_index() -> None:
    data = (
        '<w:ffData><w:ddList><w:result w:val="2"/><w:listEntry w:val="Choose"/><w:listEntry w:val="Ohio"/>'
        '<w:listEntry w:val="Utah"/></w:ddList></w:ffData>'
    )
    assert lines(read(docx(par(field("FORMDROPDOWN", data=data))))) == ["Utah"]


def test_a_field_shows_its_result_and_never_its_instruction() -> None:
    document = read(docx(par("Page ", field("PAGE", "2"), " ", field('IF 1 = 1 "a" "b"', "a"))))
    assert lines(document) == ["Page 2 a"]


def test_a_prompt_made_of_a_macro_button_is_no_text() -> None:
    assert lines(read(docx(par("To: ", field("MACROBUTTON NoMacro [Click here and type]"))))) == ["To:"]


def test_a_field_without_an_end_swallows_no_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    assert lines(read(docx(par(begin), par("Elk Fork")))) == ["", "Elk Fork"]


def test_the_target_of_a_link_is_kept_beside_its_words() -> None:
    link = '<w:hyperlink r:id="m1">' + run("write to us") + "</w:hyperlink>"
    related = {"m1": ("hyperlink", "mailto:ana@elk.example")}
    by_relation = paragraphs(read(docx(par(link), related=related)))[0]
    by_field = paragraphs(read(docx(par(field('HYPERLINK "mailto:ana@elk.example"', "write to us")))))[0]
    for paragraph in (by_relation, by_field):
        assert paragraph.text == "write to us"
        assert paragraph.links == (("write to us", "mailto:ana@elk.example"),)
