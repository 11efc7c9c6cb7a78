"""OpenDocument text: read natively, in the same final view as a Word file."""

from __future__ import annotations

import pytest

from pipelines.outcomes import Kind, Reason
from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.open_document import cell, odt, par, row, table, text_style
from tests.connectors.documents.reading import lines, paragraphs, read, reason, tables


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def test_paragraphs_spaces_and_breaks_are_read() -> None:
    document = read(odt(par('Elk<text:s text:c="4"/>Fork<text:tab/>TX<text:line-break/>USA')))
    assert (document.kind, lines(document)) == (Kind.ODT, ["Elk    Fork\tTX\nUSA"])


@pytest.mark.parametrize(
    "properties",
    ['style:text-line-through-style="solid"', 'text:display="none"', 'fo:color="#ffffff"'],
)
def test_struck_hidden_and_white_words_are_no_answers(properties: str) -> None:
    styles = text_style("Base", properties)
    automatic = text_style("T1", "", parent="Base")
    assert lines(read(odt(par("34" + span(" 28", "T1")), automatic=automatic, styles=styles))) == ["34"]


def test_a_style_takes_back_what_its_parent_strikes_out() -> None:
    automatic = text_style("T1", 'style:text-line-through-style="solid"') + text_style(
        "T2", 'style:text-line-through-style="none"', parent="T1"
    )
    assert lines(read(odt(par(span("34", "T2")), automatic=automatic))) == ["34"]


def test_deletions_are_kept_aside_and_noted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + par("28")
        + ("</text:deletion></text:changed-region></text:tracked-changes>")
    )
    document = read(
        odt(changes, par('<text:change text:change-id="c"/><text:change-start/>34<text:change-end/>'))
    )
    assert (lines(document), document.has_pending_changes) == (["34"], True)


def test_merged_and_nested_tables_keep_their_places() -> None:
    document = read(
        odt(
            table(
                row(cell("Level", 'table:number-rows-spanned="2"'), "ECS"),
                row("<table:covered-table-cell/>", cell("CSP")),
                row(cell("wide", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>"),
                "<table:table-row><table:table-cell>"
                + table(row("in"))
                + "</table:table-cell></table:table-row>",
            )
        )
    )
    assert lines(document) == ["Level | ECS", "CSP", "wide", "in"]
    assert [
        [(c.column, c.column_span, c.row_span) for c in r.cells] for r in tables(document)[0].rows[:3]
    ] == [
        [(0, 1, 2), (1, 1, 1)],
        [(1, 1, 1)],
        [(0, 2, 1)],
    ]


def test_lists_print_their_labels_and_count_on() -> None:
    levels = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="\u2610"/>'
        "</text:list-style>"
    )

    def item(inner: str) -> str:
        return f"<text:list-item>{inner}</text:list-item>"

    nested = f"<text:list>{item(par('sub'))}</text:list>"
    first = (
        f'<text:list text:style-name="L1">{item(par("a") + nested)}{item(par("b") + par("more"))}</text:list>'
    )
    second = f'<text:list text:style-name="L1" text:continue-numbering="true">{item(par("c"))}</text:list>'
    document = read(odt(first, par("between"), second, automatic=levels))
    assert lines(document) == ["1. a", f"{UNCHECKED} sub", "2. b", "more", "between", "3. c"]


def test_form_controls_show_their_state() -> None:
    forms = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked" form:label="Yes"/>'
        '<form:checkbox form:id="c2" form:label="No"/><form:text form:id="t1" form:current-value="Elk Fork"/>'
        '<form:listbox form:id="l1"><form:option form:label="Texas" form:current-selected="true"/></form:listbox>'
        "</form:form></office:forms>"
    )
    drawn = "".join(f'<draw:control draw:control="{name}"/> ' for name in ("c1", "c2", "t1", "l1"))
    assert lines(read(odt(forms, par(drawn)))) == [f"{CHECKED} Yes {UNCHECKED} No Elk Fork Texas"]


def test_form_fields_that_came_from_word_show_their_state() -> None:
    box = (
        '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX" text:name="C1"><field:param '
        'field:name="Checkbox_Checked" field:value="true"/></field:fieldmark>'
    )
    typed = (
        '<field:fieldmark-start text:name="T1" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>Elk'
        "<field:fieldmark-end/>"
    )
    paragraph = paragraphs(read(odt(par(f"{box} Yes {typed}"))))[0]
    assert paragraph.text == f"{CHECKED} Yes Elk"
    assert [(c.kind, c.tag, c.start, c.end) for c in paragraph.controls] == [
        ("checkbox", "C1", 0, 1),
        ("text", "T1", 6, 9),
    ]


def test_content_controls_and_prompts() -> None:
    content = (
        '<loext:content-control loext:tag="state">Texas</loext:content-control> '
        '<loext:content-control loext:checkbox="true" loext:checked="true">x</loext:content-control> '
        '<loext:content-control loext:showing-place-holder="true">Type here</loext:content-control>'
        '<text:placeholder text:placeholder-type="text">&lt;City&gt;</text:placeholder>'
    )
    paragraph = paragraphs(read(odt(par(content))))[0]
    assert paragraph.text == f"Texas {CHECKED}"
    assert [(c.tag, c.is_placeholder) for c in paragraph.controls] == [
        ("state", False),
        ("", False),
        ("", True),
        ("", True),
    ]


def test_text_boxes_stand_once_at_their_place() -> None:
    box = f"<draw:frame><draw:text-box>{par('Ana')}</draw:text-box></draw:frame>"
    assert lines(read(odt(par("Contact" + box), par(box), par("End")))) == ["Contact", "Ana", "Ana", "End"]


def test_notes_comments_contents_and_hidden_sections_are_left_out() -> None:
    document = read(
        odt(
            f"<text:table-of-content><text:index-body>{par('Students 3')}</text:index-body></text:table-of-content>",
            f'<text:section text:display="none">{par("hidden")}</text:section>',
            f'<text:section text:name="s">{par("seen")}</text:section>',
            par(f"Texas<text:note><text:note-body>{par('note')}</text:note-body></text:note>"
                f"<office:annotation>{par('really?')}</office:annotation>"),
        )
    )  # fmt: skip
    assert (lines(document), document.has_comments) == (["seen", "Texas"], True)


def test_headers_of_the_page_styles_in_use_are_parts() -> None:
    pages = (
        f'<style:master-page style:name="Standard"><style:header>{par("Elk Fork")}</style:header>'
        f'<style:footer style:display="false">{par("off")}</style:footer></style:master-page>'
        f'<style:master-page style:name="Unused"><style:header>{par("never")}</style:header></style:master-page>'
    )
    document = read(odt(par("Body"), pages=pages))
    assert [name for name, _ in document.parts] == ["header", "body"]
    assert lines(document, "header") == ["Elk Fork"]


def test_headings_and_title_and_mark() -> None:
    document = read(
        odt(
            '<text:h text:outline-level="2">Plans</text:h>', par("Form", "Title"),
            meta="<dc:title>The form</dc:title><meta:user-defined>partnerships form 1</meta:user-defined>",
            styles=text_style("Title", "", family="paragraph"),
        )
    )  # fmt: skip
    assert [paragraph.heading for paragraph in paragraphs(document)] == [2, 1]
    assert (document.title, document.mark) == ("The form", "partnerships form 1")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (odt(par("a"), manifest="<encryption-data/>"), Reason.ENCRYPTED),
        (odt(par("a"), parts={"Basic/Standard/Module1.xml": b"<m/>"}), Reason.ACTIVE_CONTENT),
        (odt(par("a"), parts={"Basic/script-lc.xml": b"<m/>"}), None),
        (odt(par("a"), parts={"Scripts/python/run.py": b"import os"}), Reason.ACTIVE_CONTENT),
        (odt(par("a"), parts={"Object 1": b"MZ\x90\0"}), Reason.ACTIVE_CONTENT),
        (odt("<text:p>"), Reason.DAMAGED),
        (odt(par("a" * 3000))[:-300], Reason.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason | None) -> None:
    assert reason(content, "form.odt") is expected


def test_the_mark_survives_an_office_program_that_cuts_keywords_at_spaces() -> None:
    keywords = "".join(f"<meta:keyword>{word}</meta:keyword>" for word in ("partnerships", "form", "1"))
    assert read(odt(par("District name"), meta=keywords)).mark == "partnerships form 1"


@pytest.mark.parametrize(
    "properties",
    [
        'style:text-underline-style="solid"',
        'fo:background-color="#ffff00"',
        'fo:border="0.5pt solid #000000"',
    ],
)
def test_words_that_are_underlined_highlighted_or_framed_are_known_by_it(properties: str) -> None:
    document = read(odt(par("Yes / " + span("No", "T1")), automatic=text_style("T1", properties)))
    assert [paragraph.marked_spans for paragraph in paragraphs(document)] == [((6, 8),)]
