"""The form as a Google Doc: the JSON that the documents API gives for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connectors.form_writer.outline import Part, Phrase, grouped, in_own_words, outline
from connectors.form_writer.word_controls import legal
from pipelines.records import Answers

_TITLE = "District Partnership Application"


class _Body:
    """The content of a document, with the running index that the API counts in UTF-16 units."""

    def __init__(self) -> None:
        self.content: list[dict[str, Any]] = [{"endIndex": 1, "sectionBreak": {"sectionStyle": {}}}]
        self.index = 1

    def paragraph(self, words: str, style: str = "NORMAL_TEXT", *, is_bold: bool = False) -> dict[str, Any]:
        text = legal(words).replace("\n", "\v") + "\n"  # a line break inside a paragraph is a vertical tab
        start = self.index
        self.index += len(text.encode("utf-16-le")) // 2
        run = {"content": text, "textStyle": {"bold": True} if is_bold else {}}
        element = {"startIndex": start, "endIndex": self.index, "textRun": run}
        return {
            "startIndex": start,
            "endIndex": self.index,
            "paragraph": {"elements": [element], "paragraphStyle": {"namedStyleType": style}},
        }

    def table(self, lines: Sequence[Sequence[str]]) -> dict[str, Any]:
        start = self.index
        self.index += 1
        rows = []
        for number, line in enumerate(lines):
            self.index += 1
            cells = []
            for words in line:
                self.index += 1
                content = [self.paragraph(words, is_bold=number == 0 and len(line) > 2)]
                cells.append({"content": content, "tableCellStyle": {"rowSpan": 1, "columnSpan": 1}})
            rows.append({"tableCells": cells})
        table = {"rows": len(lines), "columns": len(lines[0]), "tableRows": rows}
        self.index += 1
        return {"startIndex": start, "endIndex": self.index, "table": table}


def google_doc(
    answers: Answers | None, phrase: Phrase = in_own_words, *, document_id: str = "", title: str = _TITLE
) -> dict[str, Any]:
    """The document of `documents.get`: headings, tables of two columns, a table with a header for each table."""
    body = _Body()
    add = body.content.append
    add(body.paragraph(_TITLE, "TITLE"))
    for group in grouped(outline(answers, phrase)):
        if isinstance(group, list):
            add(body.table([(one.question.wording, one.words) for one in group]))
        elif isinstance(group, Part):
            add(body.paragraph(f"{group.number}. {group.section}", "HEADING_1"))
        else:
            add(body.paragraph(group.question.wording, is_bold=True))
            add(body.table(group.lines))
    add(body.paragraph(""))
    return {
        "title": title,
        "documentId": document_id,
        "revisionId": "1",
        "suggestionsViewMode": "PREVIEW_SUGGESTIONS_ACCEPTED",
        "body": {"content": body.content},
    }
