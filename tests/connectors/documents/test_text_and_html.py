"""Plain text, and HTML as mails and web pages have it."""

from __future__ import annotations

import pytest

from connectors.documents.html import html_document
from connectors.documents.plain_text import text_document
from connectors.documents.tidy import tidy
from connectors.limits import STANDARD, Limits
from pipelines.outcomes import Reason
from pipelines.tree import CHECKED, UNCHECKED, Document
from tests.connectors.documents.reading import lines, paragraphs, read, reason, tables


def page(inner: str) -> Document:
    return read(f"<html><body>{inner}</body></html>".encode())


# --- text -----------------------------------------------------------------------------------------------------


def test_lines_of_text_keep_their_columns() -> None:
    document = read(b"Name      School     Program\r\nAna Ruiz  Elk High   CSP  \r\n\r\n")
    assert lines(document) == ["Name      School     Program", "Ana Ruiz  Elk High   CSP"]
    assert [paragraph.place for paragraph in paragraphs(document)] == ["line 1", "line 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert lines(read("Cañon City – 34".encode(encoding))) == ["Cañon City – 34"]


def test_boxes_typed_with_brackets_are_check_boxes() -> None:
    assert lines(read(b"(x) Yes ( ) No\n[X] ECS [ ] CSP [_] a\nsee (x) and f( )")) == [
        f"{CHECKED} Yes {UNCHECKED} No",
        f"{CHECKED} ECS {UNCHECKED} CSP [_] a",
        f"see {CHECKED} and f( )",
    ]


def test_empty_brackets_that_open_a_line_before_words_are_check_boxes() -> None:
    assert lines(read(b"( ) Yes\n[   ] ECS\n[_] CSP\n( ) 555-0100\n[ x ] Other\n(    )    -")) == [
        f"{UNCHECKED} Yes",
        f"{UNCHECKED} ECS",
        f"{UNCHECKED} CSP",
        "( ) 555-0100",
        f"{CHECKED} Other",
        "(    )    -",
    ]


def test_a_body_that_is_at_hand_has_its_place() -> None:
    assert paragraphs(text_document("a\nb", STANDARD, "mail body"))[1].place == "mail body, line 2"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEM\n", Reason.ENCRYPTED),
        (b"a\n" * 50, Reason.TOO_LARGE),
    ],
)
def test_text_that_cannot_be_read_says_why(content: bytes, expected: Reason) -> None:
    assert reason(content, limits=Limits(paragraphs=20)) is expected


def test_a_page_that_nests_deeper_than_its_parser_follows_is_not_read_in_part() -> None:
    """The parser stops there and keeps what it has, as if nothing had followed."""
    deep = b"<html><body><p>City: Alder</p>" + b"<div>" * 400 + b"<p>State: Ohio</p>"
    assert reason(deep) is Reason.TOO_LARGE


def test_a_picture_of_megabytes_in_the_page_itself_hides_no_words_behind_it() -> None:
    picture = '<img src="data:image/png;base64,' + "iVBORw0K\n" * 1_300_000 + '">'
    assert lines(page(f"<p>City: Alder</p>{picture}<p>State: Ohio</p>")) == ["City: Alder", "State: Ohio"]


# --- html -----------------------------------------------------------------------------------------------------


def test_blocks_breaks_and_spaces_are_as_shown() -> None:
    document = page(
        "<p>District:\n   <b>Elk&nbsp;Fork</b><br>Texas</p><div>a<div>b</div>c</div><pre>x\n  y</pre>"
    )
    assert lines(document) == ["District: Elk Fork\nTexas", "a", "b", "c", "x\ny"]
    assert paragraphs(document)[0].bold_spans == ((10, 18),)


@pytest.mark.parametrize(
    "hidden",
    [
        "<s>28</s>", "<del>28</del>", '<span style="text-decoration: line-through">28</span>',
        '<span style="display:none">28</span>', '<span style="visibility: hidden">28</span>', "<span hidden>28</span>",
        '<font color="#ffffff">28</font>', '<span style="color:white">28</span>', '<b style="font-size:0px">28</b>',
        "<script>28</script>", "<style>28</style>", "<!-- 28 -->", "<template>28</template>",
    ],
)  # fmt: skip
def test_what_is_struck_out_or_hidden_is_no_answer(hidden: str) -> None:
    assert lines(page(f"<p>34 {hidden}</p>")) == ["34"]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    assert lines(page('<table><tr bgcolor="#003366"><td style="color:#fff">Program</td></tr></table>')) == [
        "Program"
    ]


def test_tables_keep_spans_and_nesting() -> None:
    document = page(
        "<table><thead><tr><th rowspan=2>Level</th><th colspan=2>Programs</th></tr></thead>"
        "<tr><td>ECS</td><td><table><tr><td>12</td></tr></table></td></tr></table>"
    )
    assert lines(document) == ["Level | Programs", "ECS | 12"]
    spans = [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in tables(document)[0].rows]
    assert spans == [[(0, 1, 2), (1, 2, 1)], [(1, 1, 1), (2, 1, 1)]]
    assert tables(document)[0].rows[0].is_header


def test_lists_have_labels_and_levels() -> None:
    document = page('<ol start="3" type="a"><li>x<ul><li>y</li></ul></li><li>z</li></ol>')
    assert [(p.list_label, p.list_level, p.text) for p in paragraphs(document)] == [
        ("c.", 1, "x"), ("\u2022", 2, "y"), ("d.", 1, "z"),
    ]  # fmt: skip


def test_form_controls_show_their_state() -> None:
    document = page(
        '<input type=checkbox checked> Yes <input type=radio> No <input name=city value="Elk"> '
        "<select><option>Ohio<option selected>Utah</select><textarea>Plan</textarea><input type=hidden value=no>"
    )
    assert lines(document) == [f"{CHECKED} Yes {UNCHECKED} No Elk UtahPlan"]
    assert [c.kind for c in paragraphs(document)[0].controls] == [
        "checkbox",
        "checkbox",
        "text",
        "dropdown",
        "text",
    ]


def test_links_headings_and_quotations_are_told() -> None:
    document = page('<h2>Plans</h2><a href="mailto:ana@elk.example">Ana</a><blockquote>old</blockquote>')
    plans, ana, old = paragraphs(document)
    assert (plans.heading, ana.links, old.is_quoted) == (2, (("Ana", "mailto:ana@elk.example"),), True)


def test_broken_markup_is_read_as_browsers_do() -> None:
    assert lines(page("<p>a<b>b<p>c</b><td>d")) == ["ab", "c", "d"]


def test_a_page_in_another_character_set_says_so() -> None:
    content = '<html><meta charset="iso-8859-1"><p>Cañon</p>'.encode("latin-1")
    assert lines(read(content)) == ["Cañon"]


def test_a_web_archive_is_the_page_in_it() -> None:
    archive = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
        b"<p>Texas</p>\n--x--\n"
    )
    assert lines(read(archive, "form.doc")) == ["Texas"]


def test_a_body_without_anything_is_empty() -> None:
    assert lines(html_document("", STANDARD)) == []


def test_values_set_apart_by_commas_are_a_table() -> None:
    text = 'Question,Answer\nDistrict name,Chert Hollow Schools\nStudents,"2,050"\nState,AR\n'
    table = tables(read(text.encode()))[0]
    assert [cell.text for cell in table.rows[2].cells] == ["Students", "2,050"]


def test_lines_of_prose_with_commas_stay_text() -> None:
    text = "Dear team, hello\nWe apply, gladly\nThank you, all\nYours, Ann\n"
    assert not tables(read(text.encode()))


def test_stars_around_typed_words_are_bold_and_no_words() -> None:
    document = read(b"**District:** Alder Schools\n2 * 3 ** 4\n")
    assert lines(document) == ["District: Alder Schools", "2 * 3 ** 4"]
    assert paragraphs(document)[0].bold_spans == ((0, 9),)


@pytest.mark.parametrize("character", ["_", "x", " ", "\u2610"])
def test_a_character_repeated_without_end_is_shortened_and_what_stands_behind_it_keeps_its_place(
    character: str,
) -> None:
    # "City" + 500 of the 100,000 characters + "end"
    tidied = tidy(f"City{character * 100_000}end", keep_gaps=True)
    assert tidied.text == f"City{character * 500}end"
    assert tidied.text[tidied.place(100_004) :] == "end"


def test_an_answer_that_goes_on_below_itself_is_one_line() -> None:
    text = b"Title ........ Principal on special\n               assignment\nE-mail ....... a@b.example\n"
    assert lines(read(text)) == [
        "Title ........ Principal on special assignment",
        "E-mail ....... a@b.example",
    ]


def test_rows_of_columns_are_not_joined() -> None:
    text = b"Program      Teachers\n             Year     Pathway\n- a\n  b"
    assert lines(read(text)) == ["Program      Teachers", "             Year     Pathway", "- a", "  b"]
