"""Google Docs as their API returns them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason
from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.word import docx, par, row, run, table
from tests.connectors.documents.reading import block_lines, lines, paragraphs, read, reason, tables

Json = dict[str, Any]


def text(content: str, /, suggested: Json | None = None, **style: Any) -> Json:
    return {"textRun": {"content": content, "textStyle": style, **(suggested or {})}}


def paragraph(*elements: Json | str, style: str = "NORMAL_TEXT", **more: Any) -> Json:
    made = [text(element) if isinstance(element, str) else element for element in elements]
    return {
        "paragraph": {"elements": [*made, text("\n")], "paragraphStyle": {"namedStyleType": style}, **more}
    }


def cell(*content: Json | str, **style: Any) -> Json:
    made = [paragraph(piece) if isinstance(piece, str) else piece for piece in content]
    return {"content": made or [paragraph()], "tableCellStyle": style}


def grid(*rows: list[Json], columns: int, gone: int = -1) -> Json:
    made: list[Json] = [{"tableCells": cells} for cells in rows]
    if gone >= 0:
        made[gone]["suggestedDeletionIds"] = ["s"]
    return {"table": {"rows": len(rows), "columns": columns, "tableRows": made}}


def google(*content: Json, **more: Any) -> bytes:
    return json.dumps(
        {"documentId": "d", "title": "Form", "body": {"content": list(content)}, **more}
    ).encode()


def test_paragraphs_headings_and_links_are_read() -> None:
    document = read(
        google(
            paragraph("Application", style="TITLE"),
            paragraph("Plans", style="HEADING_2"),
            paragraph("Mail ", text("us", link={"url": "mailto:ana@elk.example"}), text(" now", bold=True)),
        )
    )
    assert (document.kind, document.title) == (Kind.GOOGLE_DOC, "Form")
    assert lines(document) == ["Application", "Plans", "Mail us now"]
    assert [p.heading for p in paragraphs(document)] == [1, 2, 0]
    assert paragraphs(document)[2].links == (("us", "mailto:ana@elk.example"),)
    assert paragraphs(document)[2].bold_spans == ((7, 11),)


def test_suggestions_are_accepted_and_noted() -> None:
    document = read(
        google(
            paragraph(
                text("28", {"suggestedDeletionIds": ["a"]}), text("34", {"suggestedInsertionIds": ["a"]})
            ),
            paragraph("9", text("12", strikethrough=True)),
        )
    )
    assert (lines(document), document.has_pending_changes) == (["34", "9"], True)


def test_a_suggested_deletion_of_a_paragraph_end_joins_the_paragraphs() -> None:
    first = {"paragraph": {"elements": [text("Elk "), text("\n", {"suggestedDeletionIds": ["a"]})]}}
    assert lines(read(google(first, paragraph("Fork")))) == ["Elk Fork"]


def test_a_suggested_strike_counts_as_struck() -> None:
    change = {
        "a": {
            "textStyle": {"strikethrough": True},
            "textStyleSuggestionState": {"strikethroughSuggested": True},
        }
    }
    document = read(google(paragraph(text("28 ", {"suggestedTextStyleChanges": change}), "34")))
    assert (lines(document), document.has_pending_changes) == (["34"], True)


def test_white_and_tiny_letters_are_not_seen() -> None:
    white = {"color": {"rgbColor": {"red": 1, "green": 1, "blue": 1}}}
    tiny = {"magnitude": 1, "unit": "PT"}
    document = read(google(paragraph("34", text(" 28", foregroundColor=white), text(" 12", fontSize=tiny))))
    assert lines(document) == ["34"]


@pytest.mark.parametrize("lists_covered", [True, False])
def test_merged_cells_stand_once_however_the_covered_ones_are_listed(lists_covered: bool) -> None:
    covered = [cell()] if lists_covered else []
    document = read(
        google(
            grid(
                [cell("Level", rowSpan=2), cell("Programs", columnSpan=2), *covered],
                [*covered, cell("ECS"), cell("12")],
                columns=3,
            )
        )
    )
    assert lines(document) == ["Level | Programs", "ECS | 12"]
    spans = [[(c.column, c.column_span, c.row_span) for c in r.cells] for r in tables(document)[0].rows]
    assert spans == [[(0, 1, 2), (1, 2, 1)], [(1, 1, 1), (2, 1, 1)]]


def test_rows_suggested_to_be_deleted_are_gone() -> None:
    document = read(google(grid([cell("Old")], [cell("New")], columns=1, gone=0)))
    assert (lines(document), document.has_pending_changes) == (["New"], True)


def test_chips_show_their_words() -> None:
    document = read(
        google(
            paragraph(
                {"person": {"personProperties": {"name": "Ana Ruiz", "email": "ana@elk.example"}}},
                " ",
                {
                    "dateElement": {
                        "dateElementProperties": {
                            "displayText": "Jul 13, 2015",
                            "timestamp": "2015-07-13T12:00:00Z",
                        }
                    }
                },
                " ",
                {"dropdownElement": {"dropdownElementProperties": {"displayText": "Own cohort"}}},
                " ",
                {"richLink": {"richLinkProperties": {"title": "Budget", "uri": "https://elk.example/b"}}},
            )
        )
    )
    found = paragraphs(document)[0]
    assert found.text == "Ana Ruiz Jul 13, 2015 Own cohort Budget"
    assert found.links == (("Ana Ruiz", "mailto:ana@elk.example"), ("Budget", "https://elk.example/b"))
    assert [c.kind for c in found.controls] == ["date", "dropdown"]


def test_lists_are_numbered_and_check_lists_have_boxes() -> None:
    numbered = [{"glyphType": "DECIMAL", "glyphFormat": "%0."}, {"glyphType": "ALPHA", "glyphFormat": "%1)"}]
    levels = {"n": numbered, "b": [{"glyphSymbol": "\u25cf"}], "c": [{"glyphType": "GLYPH_TYPE_UNSPECIFIED"}]}
    lists = {key: {"listProperties": {"nestingLevels": value}} for key, value in levels.items()}

    def item(words: str, list_id: str, level: int = 0, struck: bool = False) -> Json:
        bullet = {
            "listId": list_id,
            "nestingLevel": level,
            "textStyle": {"strikethrough": True} if struck else {},
        }
        return paragraph(words, bullet=bullet)

    items = [item("a", "n"), item("b", "n", 1), item("c", "n"), item("d", "b"), item("e", "c")]
    document = read(google(*items, item("f", "c", struck=True), lists=lists))
    assert lines(document) == ["1. a", "a) b", "2. c", "\u25cf d", f"{UNCHECKED} e", f"{CHECKED} f"]


def test_every_tab_is_read_children_after_their_parents() -> None:
    def tab(title: str, words: str, *children: Json) -> Json:
        return {
            "tabProperties": {"title": title},
            "documentTab": {"body": {"content": [paragraph(words)]}},
            "childTabs": list(children),
        }

    content = json.dumps(
        {"documentId": "d", "tabs": [tab("One", "a", tab("Inner", "b")), tab("Two", "c")]}
    ).encode()
    assert [(name, block_lines(blocks)) for name, blocks in read(content).parts] == [
        ("One", ["a"]), ("Inner", ["b"]), ("Two", ["c"]),
    ]  # fmt: skip


def test_headers_and_footers_in_use_are_parts() -> None:
    document = read(
        google(
            paragraph("Body"),
            headers={"h": {"content": [paragraph("Elk Fork")]}, "unused": {"content": [paragraph("never")]}},
            footers={"f": {"content": [paragraph("Page")]}},
            documentStyle={"defaultHeaderId": "h", "defaultFooterId": "f", "firstPageHeaderId": "unused"},
        )
    )
    assert [(name, block_lines(blocks)) for name, blocks in document.parts] == [
        ("header", ["Elk Fork"]), ("body", ["Body"]), ("footer", ["Page"]),
    ]  # fmt: skip


def test_contents_notes_and_pictures_answer_nothing() -> None:
    document = read(
        google(
            {"tableOfContents": {"content": [paragraph("Students 3")]}},
            paragraph(
                "Texas",
                {"footnoteReference": {"footnoteId": "n"}},
                {"inlineObjectElement": {"inlineObjectId": "i"}},
            ),
            footnotes={"n": {"content": [paragraph("note")]}},
        )
    )
    assert lines(document) == ["Texas"]


def test_a_doc_reads_like_its_export() -> None:
    exported = docx(
        par("Plans", settings='<w:outlineLvl w:val="0"/>'),
        table(row("State", "Texas"), row("City", "Elk Fork")),
        par(run("Ana", "<w:b/>"), " Ruiz"),
    )
    behind_link = google(
        paragraph("Plans", style="HEADING_1"),
        grid([cell("State"), cell("Texas")], [cell("City"), cell("Elk Fork")], columns=2),
        paragraph(text("Ana", bold=True), " Ruiz"),
    )
    assert read(behind_link).parts == read(exported).parts


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (google(paragraph("a"))[:-9], Reason.DAMAGED),
        (google(*(paragraph(str(n)) for n in range(30))), Reason.TOO_LARGE),
        (
            json.dumps(
                {"documentId": 1, "body": {"content": [7, None, {"paragraph": 3}, {"table": []}]}}
            ).encode(),
            None,
        ),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, expected: Reason | None) -> None:
    assert reason(content, limits=Limits(paragraphs=20)) is expected
