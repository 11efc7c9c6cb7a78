"""Paragraphs and tables, built as the marks of their ends come along."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.marked.tables import OpenTable, RowSettings
from connectors.documents.paragraphs import Look, Meter, ParagraphWriter
from connectors.documents.places import Places
from pipelines.tree import Block, Paragraph


@dataclass(frozen=True, slots=True)
class ParagraphEnd:
    """What is known where a paragraph ends. level: tables around it; list_level: from 0.

    is_deleted: a tracked change deletes the end, so that the text runs on into the next paragraph.
    """

    level: int = 0
    heading: int = 0
    list_level: int = 0
    is_deleted: bool = False


@dataclass(slots=True)
class Story:
    """The body, a header, a footer or a text box.

    label: of the list item in work. boxes: what text boxes hold that are anchored in the paragraph in work.
    row_settings: borders and merges of the rows in work, by level.
    """

    meter: Meter
    places: Places = field(default_factory=Places)
    out: list[Block] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    writer: ParagraphWriter = field(default_factory=ParagraphWriter)
    label: str = ""
    boxes: list[Block] = field(default_factory=list)
    row_settings: dict[int, RowSettings] = field(default_factory=dict)

    def add(self, text: str, look: Look, level: int) -> None:
        """Text of the paragraph in work, inside so many tables."""
        self._enter(level)
        self.writer.add(text, look)
        for table in self.tables:
            table.has_kept = table.has_kept or bool(text.strip())

    def note_deleted(self, level: int) -> None:
        """Text that a tracked change deletes."""
        self._enter(level)
        for table in self.tables:
            table.has_deleted = True

    def end_paragraph(self, end: ParagraphEnd) -> None:
        self._enter(end.level)
        if not end.is_deleted:
            self._finish_paragraph(end)

    def end_cell(self, level: int, end: ParagraphEnd) -> None:
        self._enter(level)
        table = self.tables[level - 1]
        if not table.blocks or not self.writer.is_empty or self.boxes:
            self._finish_paragraph(end)
        self._drop_deeper(level)
        table.end_cell()

    def end_row(self, level: int) -> None:
        self._enter(level)
        self._drop_deeper(level)
        table = self.tables[level - 1]
        table.end_row(self.row_settings.get(level, RowSettings()))

    def finish(self) -> tuple[Block, ...]:
        """What is left is finished; a text that was cut off keeps its last words."""
        if not self.writer.is_empty or self.boxes:
            self._finish_paragraph(ParagraphEnd())
        for level, table in enumerate(self.tables, start=1):
            if table.blocks:
                table.end_cell()
            if table.cells:
                table.end_row(self.row_settings.get(level, RowSettings()))
        self._drop_deeper(0)
        return tuple(self.out)

    def _enter(self, level: int) -> None:
        """Opens or closes tables until the text is as deep as it says it is."""
        self.meter.check_depth(level)
        if level < len(self.tables) and not self._in_row(level):
            self._drop_deeper(level)
        while len(self.tables) < level:
            self.tables.append(OpenTable())

    def _in_row(self, level: int) -> bool:
        """Whether the deepest table still has cells without an end of their row."""
        return bool(self.tables[-1].cells) and level > 0

    def _drop_deeper(self, level: int) -> None:
        """Closes the tables that are deeper than `level`."""
        while len(self.tables) > level:
            table = self.tables.pop()
            if table.cells:
                table.end_row(self.row_settings.get(len(self.tables) + 1, RowSettings()))
            target = self.tables[-1].blocks if self.tables else self.out
            finished = table.finish(self._table_place(len(self.tables)))
            if finished is not None:
                target.append(finished)

    def _table_place(self, depth: int) -> str:
        if depth == 0:
            return self.places.table()
        return f"{self._cell_place(depth)}, inner table"

    def _cell_place(self, depth: int) -> str:
        """Where the cell in work stands; tables in work have the number after the last finished one."""
        outer = Places(self.places.words, tables=self.places.tables).table()
        words = [outer] + ["inner table"] * (depth - 1)
        for level in range(depth):
            table = self.tables[level]
            words[level] += f", row {len(table.rows) + 1}, column {len(table.cells) + 1}"
        return ", ".join(words)

    def _finish_paragraph(self, end: ParagraphEnd) -> None:
        writer, self.writer = self.writer, ParagraphWriter()
        label, self.label = self.label, ""
        writer.close_all()
        place = self._cell_place(len(self.tables)) if self.tables else self.places.paragraph()
        paragraph = writer.finish(
            place,
            self.meter,
            heading=end.heading,
            list_level=end.list_level + 1 if label else 0,
            list_label=label,
        )
        target = self.tables[-1].blocks if self.tables else self.out
        boxes, self.boxes = self.boxes, []
        if paragraph.text or paragraph.controls or not boxes:
            target.append(paragraph)
        target.extend(box for box in boxes if not isinstance(box, Paragraph) or box.text or box.controls)
