"""Paragraphs and tables of RTF, as its marks of ends come along."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.paragraphs import Look, Meter, ParagraphWriter
from connectors.documents.places import Places
from connectors.documents.rtf.state import Group
from connectors.documents.rtf.tables import OpenTable, RowSettings
from pipelines.tree import Block, Paragraph


@dataclass(slots=True)
class Story:
    """The body, a header, a footer or a text box. headings: outline level by style number."""

    meter: Meter
    headings: dict[int, int]
    places: Places = field(default_factory=Places)
    out: list[Block] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    writer: ParagraphWriter = field(default_factory=ParagraphWriter)
    label: str = ""
    boxes: list[Block] = field(default_factory=list)
    row_settings: dict[int, RowSettings] = field(default_factory=dict)
    _has_begun: bool = False

    def add(self, text: str, look: Look, group: Group) -> None:
        """Text of the paragraph in work."""
        self._enter(group.level)
        self._has_begun = True
        self.writer.add(text, look)
        for table in self.tables:
            table.has_kept = table.has_kept or bool(text.strip())

    def note_deleted(self, group: Group) -> None:
        """Text that a tracked change deletes."""
        self._enter(group.level)
        for table in self.tables:
            table.has_deleted = True

    def end_paragraph(self, group: Group) -> None:
        """\\par; a deleted end lets the text run on into the next paragraph."""
        self._enter(group.level)
        if group.deleted:
            return
        self._finish_paragraph(group)

    def end_cell(self, group: Group, level: int) -> None:
        self._enter(level)
        table = self.tables[level - 1]
        if not table.blocks or not self.writer.is_empty or self.boxes:
            self._finish_paragraph(group)
        self._drop_deeper(level)
        table.end_cell()

    def end_row(self, level: int) -> None:
        self._enter(level)
        self._drop_deeper(level)
        table = self.tables[level - 1]
        table.end_row(self.row_settings.get(level, RowSettings()))

    def finish(self, group: Group) -> tuple[Block, ...]:
        """What is left is finished; a text that was cut off keeps its last words."""
        if not self.writer.is_empty or self.boxes:
            self._finish_paragraph(group)
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

    def _finish_paragraph(self, group: Group) -> None:
        writer, self.writer = self.writer, ParagraphWriter()
        label, self.label = self.label, ""
        self._has_begun = False
        writer.close_all()
        place = self._cell_place(len(self.tables)) if self.tables else self.places.paragraph()
        heading = group.outline + 1 if group.outline >= 0 else self.headings.get(group.style, 0)
        paragraph = writer.finish(
            place,
            self.meter,
            heading=heading if heading <= 9 else 0,
            list_level=group.list_level + 1 if label else 0,
            list_label=label,
        )
        target = self.tables[-1].blocks if self.tables else self.out
        boxes, self.boxes = self.boxes, []
        if paragraph.text or paragraph.controls or not boxes:
            target.append(paragraph)
        target.extend(box for box in boxes if not isinstance(box, Paragraph) or box.text or box.controls)
