"""Word files: what is seen is read, once; what is hidden, struck out or beside the text is not."""

from __future__ import annotations

import pytest

from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.word import cell, docx, par, row, run, style, table, text_box
from tests.connectors.documents.reading import lines, paragraphs, read, tables


def test_runs_are_put_together_and_white_space_is_ordinary() -> None:
    document = read(docx(par(run("School\u00a0dis"), run("trict:\u2003"), run("Elk\u200b Fork"))))
    assert lines(document) == ["School district: Elk Fork"]


@pytest.mark.parametrize(
    "looks", ["<w:strike/>", "<w:dstrike/>", "<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>']
)
def test_struck_hidden_and_invisible_words_are_no_answers(looks: str) -> None:
    assert lines(read(docx(par("34", run(" 28", looks))))) == ["34"]


@pytest.mark.parametrize("looks", ['<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', "<w:webHidden/>"])
def test_a_switch_that_is_off_hides_nothing(looks: str) -> None:
    assert lines(read(docx(par(run("34", looks))))) == ["34"]


def test_styles_strike_out_and_hide_through_their_chain() -> None:
    styles = (
        style("Old", inner="<w:rPr><w:strike/></w:rPr>")
        + style("Older", base="Old")
        + style("Help", kind="character", inner="<w:rPr><w:vanish/></w:rPr>")
    )
    document = read(
        docx(
            par("Dr. Former", settings='<w:pStyle w:val="Older"/>'),
            par("Dr. Current", run(" write the name here", '<w:rStyle w:val="Help"/>')),
            styles=styles,
        )
    )
    assert lines(document) == ["", "Dr. Current"]


def test_a_run_takes_back_what_its_style_strikes_out() -> None:
    styles = style("Old", inner="<w:rPr><w:strike/></w:rPr>")
    document = read(
        docx(par(run("12", '<w:strike w:val="0"/>'), settings='<w:pStyle w:val="Old"/>'), styles=styles)
    )
    assert lines(document) == ["12"]


def test_two_styles_that_both_strike_out_cancel_each_other() -> None:
    styles = style("Old", inner="<w:rPr><w:strike/></w:rPr>") + style(
        "Mark", kind="character", inner="<w:rPr><w:strike/></w:rPr>"
    )
    document = read(
        docx(par(run("12", '<w:rStyle w:val="Mark"/>'), settings='<w:pStyle w:val="Old"/>'), styles=styles)
    )
    assert lines(document) == ["12"]


def test_white_letters_on_a_dark_cell_are_a_heading() -> None:
    white = run("Teachers", '<w:color w:val="FFFFFF"/>')
    document = read(docx(table(row(cell(par(white), settings='<w:shd w:val="clear" w:fill="1F3864"/>')))))
    assert lines(document) == ["Teachers"]
    assert tables(document)[0].rows[0].cells[0].shaded


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    document = read(docx(par("Contact", text_box(par("Ana Ruiz"), par("ana@elk.example"))), par("Next")))
    assert lines(document) == ["Contact", "Ana Ruiz", "ana@elk.example", "Next"]
    assert paragraphs(document)[1].place == "text box"


def test_symbols_are_check_marks_whatever_draws_them() -> None:
    ticked = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    empty = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    in_font = run("\uf052", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
    plain = run("x", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    typed = "\u2611 [ ] [x]"
    document = read(docx(par(ticked, empty, in_font, plain), par(typed)))
    assert lines(document) == [CHECKED + UNCHECKED + CHECKED + CHECKED, f"{CHECKED} {UNCHECKED} {CHECKED}"]


def test_filled_squares_are_ticks_only_beside_empty_ones() -> None:
    document = read(docx(par("\u25a0 Yes \u25a1 No"), par("\u25a0 Sunday to Friday")))
    assert lines(document) == [f"{CHECKED} Yes {UNCHECKED} No", "\u25a0 Sunday to Friday"]


def test_breaks_tabs_and_hyphens_are_kept() -> None:
    content = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>555</w:t><w:noBreakHyphen/><w:t>01</w:t></w:r>"
    )
    assert lines(read(docx(par(content + "<w:r><w:softHyphen/></w:r>")))) == ["a\tb\n555-01"]


def test_notes_and_comments_stay_outside() -> None:
    content = (
        run("Texas") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    )
    document = read(docx(par(content)))
    assert (lines(document), document.has_comments) == (["Texas"], True)


def test_looks_are_told_by_spans() -> None:
    document = read(
        docx(par(run("Name: ", "<w:b/>"), run("Ana"), run(" (example)", '<w:color w:val="A6A6A6"/>')))
    )
    paragraph = paragraphs(document)[0]
    assert (paragraph.bold_spans, paragraph.grey_spans, paragraph.bold) == (((0, 6),), ((9, 19),), False)


def test_headings_have_the_level_of_their_style() -> None:
    styles = style("H2", name="heading 2", inner='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style(
        "Mine", base="H2"
    )
    document = read(
        docx(
            par("Plans", settings='<w:pStyle w:val="Mine"/>'),
            par("x", settings='<w:outlineLvl w:val="0"/>'),
            styles=styles,
        )
    )
    assert [paragraph.heading for paragraph in paragraphs(document)] == [2, 1]


def test_emoji_boxes_that_word_stores_twice_stand_once() -> None:
    content = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
        'w16se:char="2611"/></mc:Choice><mc:Fallback><w:t>\u2611</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    )
    assert lines(read(docx(par(content, " Yes")))) == [f"{CHECKED} Yes"]


def test_numbers_in_formula_zones_are_read() -> None:
    assert lines(read(docx(par("<m:oMath><m:r><m:t>34</m:t></m:r></m:oMath>")))) == ["34"]


def test_letters_drawn_together_and_accents_apart_are_usual_letters() -> None:
    assert lines(read(docx(par("o\ufb03ce Nun\u0303ez")))) == ["office Nu\u00f1ez"]
