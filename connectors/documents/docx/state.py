"""What is open while the text of a Word file is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.documents.docx.controls import ContentControl
from connectors.documents.docx.fields import Field
from connectors.documents.field_codes import link_target
from connectors.documents.paragraphs import ParagraphWriter


@dataclass(slots=True)
class Findings:
    """What was met on the way, in all stories of a document."""

    has_pending_changes: bool = False
    has_comments: bool = False
    notes: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ActiveControl:
    """A content control around blocks or cells. is_shown: its box or prompt already has a place in the text."""

    control: ContentControl
    is_shown: bool = False

    @property
    def is_muted(self) -> bool:
        """Prompts are no text, and a check box shows its state instead of the sign stored in it."""
        return self.control.shows_prompt or self.control.checked is not None


@dataclass(slots=True)
class ParagraphSettings:
    """The settings of a paragraph itself; None where it says nothing and its style decides."""

    style: str = ""
    list_id: str | None = None
    list_level: int | None = None
    heading: int | None = None
    is_mark_gone: bool = False
    is_shaded: bool = False


#: Of a paragraph that says nothing itself; settings are never changed once they are read.
NO_SETTINGS = ParagraphSettings()


@dataclass(slots=True)
class State:
    """What is open in one story; cells and text boxes have a state of their own."""

    writer: ParagraphWriter | None = None
    settings: ParagraphSettings = field(default_factory=lambda: NO_SETTINGS)  # replaced, never changed
    fields: list[Field] = field(default_factory=list)
    controls: list[ActiveControl] = field(default_factory=list)

    @property
    def is_muted(self) -> bool:
        """Whether what is read now is not shown: an instruction of a field, a prompt."""
        if not self.fields and not self.controls:
            return False
        return any(opened.is_muted for opened in self.fields) or any(
            active.is_muted for active in self.controls
        )

    def current_writer(self) -> ParagraphWriter:
        """The paragraph in work; what is still open from the one before is opened in it again."""
        if self.writer is None:
            self.writer = ParagraphWriter()
            for active in self.controls:
                self._reopen(active, self.writer)
            for opened in self.fields:
                if opened.is_control_open:
                    self.writer.open_control("text", opened.name, default_text=opened.default_text)
                if opened.is_link_open:
                    self.writer.open_link(link_target(opened.code))
        return self.writer

    @staticmethod
    def _reopen(active: ActiveControl, writer: ParagraphWriter) -> None:
        control = active.control
        if not active.is_muted:
            writer.open_control(control.kind, control.tag, control.title)
        elif not active.is_shown:
            active.is_shown = True
            show(writer, control)


def show(writer: ParagraphWriter, control: ContentControl) -> None:
    """A control without text of its own: a check box, or one that shows its prompt."""
    if control.checked is not None:
        writer.add_check(control.checked, control.tag, control.title)
    else:
        writer.add_prompt(control.kind, control.tag, control.title)
