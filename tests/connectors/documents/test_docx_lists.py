"""List labels, which Word computes and never stores."""

from __future__ import annotations

from pipelines.tree import CHECKED, UNCHECKED
from tests.connectors.documents.builders.word import docx, par, style
from tests.connectors.documents.reading import lines, paragraphs, read


def level(index: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{text}"/>'
        f"{more}</w:lvl>"
    )


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def use(identifier: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, list_id: int = 1, depth: int = 0) -> str:
    return par(text, settings=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


NUMBERS = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"))


def test_numbers_count_by_level_and_start_again_below() -> None:
    body = [item("a"), item("b", depth=1), item("c", depth=1), item("d"), item("e", depth=1)]
    document = read(docx(*body, numbering=NUMBERS + use(1, 0)))
    assert lines(document) == ["1. a", "1.a) b", "1.b) c", "2. d", "2.a) e"]
    assert [paragraph.list_level for paragraph in paragraphs(document)] == [1, 2, 2, 1, 2]


def test_two_uses_of_a_list_count_on_unless_one_starts_again() -> None:
    again = use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    document = read(
        docx(item("a"), item("b", 3), item("c", 2), numbering=NUMBERS + use(1, 0) + again + use(3, 0))
    )
    assert lines(document) == ["1. a", "2. b", "1. c"]


def test_bullets_that_are_boxes_show_their_state() -> None:
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    numbering = (
        abstract(0, level(0, "bullet", "\uf0a8", wingdings))
        + abstract(1, level(0, "bullet", "\uf0fe", wingdings))
        + abstract(2, level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'))
        + use(1, 0) + use(2, 1) + use(3, 2)
    )  # fmt: skip
    document = read(docx(item("no"), item("yes", 2), item("plain", 3), numbering=numbering))
    assert lines(document) == [f"{UNCHECKED} no", f"{CHECKED} yes", "\u2022 plain"]


def test_styles_carry_their_list() -> None:
    styles = style("Question", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    settings = '<w:pStyle w:val="Question"/>'
    off = settings + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    document = read(
        docx(par("a", settings=settings), par("b", settings=off), par("c", settings=settings),
             styles=styles, numbering=NUMBERS + use(1, 0))
    )  # fmt: skip
    assert lines(document) == ["1. a", "b", "2. c"]


def test_letters_and_roman_numbers_are_printed() -> None:
    numbering = (
        abstract(0, level(0, "upperLetter", "%1)")) + abstract(1, level(0, "lowerRoman", "(%1)"))
        + abstract(2, level(0, "none", "")) + use(1, 0) + use(2, 1) + use(3, 2)
    )  # fmt: skip
    body = [item("a"), *(item("r", 2) for _ in range(4)), item("none", 3)]
    assert lines(read(docx(*body, numbering=numbering))) == [
        "A) a",
        "(i) r",
        "(ii) r",
        "(iii) r",
        "(iv) r",
        "none",
    ]
