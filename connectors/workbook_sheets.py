"""The sheets beside the queue in a review workbook: long answers of an application, and the manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.rules.decide_workbook import ENTRY_COLUMNS, QUEUE_SHEET, Binding, binding_signature, cell_text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Excel cuts a cell there; what is longer goes into several rows.
CELL_CHARACTERS = 32_767


@dataclass(frozen=True, slots=True)
class ApplicationTexts:
    """The long answers of one application for its own sheet: (heading, text) in the form's order."""

    application_id: str
    title: str
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """What the manifest sheet says: (name, value) pairs beside the binding."""

    binding: Binding
    facts: tuple[tuple[str, str], ...] = field(default=())


def write_texts(workbook: Workbook, sheet: Worksheet, texts: ApplicationTexts) -> None:
    """One application's long answers, each beside its question, with a way back to the queue."""
    bold = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_url(0, 0, f"internal:'{QUEUE_SHEET}'!A1", None, "back to the queue")
    sheet.write_string(0, 1, cell_text(texts.title)[:CELL_CHARACTERS], bold)
    line = 1
    for heading, text in texts.texts:
        for start in range(0, max(len(text), 1), CELL_CHARACTERS):
            sheet.write_string(line, 0, heading if start == 0 else f"{heading} (continued)", bold)
            sheet.write_string(line, 1, cell_text(text[start : start + CELL_CHARACTERS]), wrapped)
            line += 1


def write_manifest(
    workbook: Workbook, sheet: Worksheet, facts: WorkbookFacts, key: bytes, count: int
) -> None:
    """What the workbook is bound to, when and from what it was made, how many rows and how much money it has."""
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "name", bold)
    sheet.write_string(0, 1, "value", bold)
    pairs = [
        ("publication_id", facts.binding.publication_id),
        ("reviewer", facts.binding.reviewer),
        ("rows", str(count)),
        ("signature", binding_signature(key, facts.binding)),
        (
            "how_to_decide",
            f"Fill in {', '.join(ENTRY_COLUMNS)} on the sheet {QUEUE_SHEET}; change nothing else.",
        ),
        *facts.facts,
    ]
    for line, (name, value) in enumerate(pairs, start=1):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, value)
