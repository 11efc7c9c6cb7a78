"""The form as a mail would carry it: plain text, or HTML with tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from connectors.form_writer.outline import Answered, Grid, Part, Phrase, grouped, in_own_words, outline
from connectors.form_writer.word_controls import legal
from connectors.form_writer.word_typed import label
from pipelines.records import Answers


def plain_text(answers: Answers | None, phrase: Phrase = in_own_words) -> str:
    """Lines "Question: answer" under numbered headings; tables with tabs between the cells."""
    lines = ["DISTRICT PARTNERSHIP APPLICATION"]
    for piece in outline(answers, phrase):
        if isinstance(piece, Part):
            lines += ["", f"{piece.number}. {piece.section}", ""]
        elif isinstance(piece, Answered):
            lines.append(f"{label(piece.question.wording)} {piece.words}".rstrip())
        else:
            lines += ["", label(piece.question.wording), *_tabbed(piece)]
    return legal("\n".join(lines)) + "\n"


def _tabbed(grid: Grid) -> list[str]:
    """A table as a mail program pastes it: a line a row, tabs between the cells."""
    if not grid.rows:
        return [""]
    return ["\t".join(" ".join(words.split()) for words in line) for line in grid.lines] + [""]


def html(answers: Answers | None, phrase: Phrase = in_own_words) -> str:
    """A page with a table of two columns for each part, and a table with a header for each table question."""
    body = ["<h1>District Partnership Application</h1>"]
    for group in grouped(outline(answers, phrase)):
        if isinstance(group, list):
            body.append(_table([(one.question.wording, one.words) for one in group], head="td"))
        elif isinstance(group, Part):
            body.append(f"<h2>{group.number}. {_cell(group.section)}</h2>")
        else:
            body.append(f"<p><b>{_cell(group.question.wording)}</b></p>{_table(group.lines, head='th')}")
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8></head><body>{''.join(body)}</body></html>"
    )


def _table(lines: Sequence[Sequence[str]], *, head: str) -> str:
    rows = []
    for number, line in enumerate(lines):
        kind = head if number == 0 else "td"
        rows.append(f"<tr>{''.join(f'<{kind}>{_cell(words)}</{kind}>' for words in line)}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def _cell(words: str) -> str:
    return escape(legal(words)).replace("\n", "<br>")
