"""Fields of RTF: their instruction first, then what they show; form fields keep their state in settings."""

from __future__ import annotations

from connectors.documents.field_codes import CONTENTS, STATE_IN_DATA, kind_of, link_target, symbol_of
from connectors.documents.marked.story import Story
from connectors.documents.rtf.collected import Collected
from connectors.documents.rtf.state import FieldState
from connectors.documents.symbols import symbol

#: The value of ffres where nobody has touched the field, so that its default counts.
_UNTOUCHED = "25"


class Fields:
    """The fields that are open, innermost last, each with the depth of its group."""

    def __init__(self, collected: Collected) -> None:
        self._open: list[tuple[int, FieldState]] = []
        collected.fields = self

    @property
    def is_muted(self) -> bool:
        """Whether what is read now is not shown."""
        return any(
            not field.is_settled or field.kind in CONTENTS or field.kind in STATE_IN_DATA
            for _, field in self._open
        )

    def shown(self) -> None:
        """The innermost field shows something."""
        if self._open:
            self._open[-1][1].has_shown = True

    def open(self, depth: int) -> None:
        self._open.append((depth, FieldState()))

    def instruction(self, text: str) -> None:
        if self._open:
            self._open[-1][1].instruction.append(text)

    def form_setting(self, word: str, number: int | None) -> None:
        if self._open and number is not None:
            self._open[-1][1].data[word] = str(number)

    def form_text(self, word: str, text: str) -> None:
        if not self._open:
            return
        if word == "ffl":
            self._open[-1][1].entries.append(text)
        else:
            self._open[-1][1].data[word] = text

    def settle(self, story: Story) -> None:
        """The instruction is complete; the result begins. Raises Unreadable: active_content."""
        if not self._open or self._open[-1][1].is_settled:
            return
        field = self._open[-1][1]
        code = "".join(field.instruction)
        field.kind, field.is_settled = kind_of(code), True
        if self.is_muted:
            return
        if field.kind == "HYPERLINK":
            field.is_link_open = True
            story.writer.open_link(link_target(code))
        elif field.kind == "FORMTEXT":
            field.is_control_open = True
            story.writer.open_control(
                "text", field.data.get("ffname", ""), default_text=field.data.get("ffdeftext")
            )

    def close_group(self, depth: int, story: Story) -> None:
        """A group closed; the field that it held, if any, is over."""
        if not self._open or self._open[-1][0] <= depth:
            return
        _, field = self._open[-1]
        if not field.is_settled:
            self.settle(story)
        self._open.pop()
        if self.is_muted:
            return
        self._close(field, story)

    def _close(self, field: FieldState, story: Story) -> None:
        writer, name = story.writer, field.data.get("ffname", "")
        if field.is_link_open:
            writer.close_link()
        elif field.is_control_open:
            writer.close_control()
        elif field.kind == "FORMCHECKBOX":
            writer.add_check(_state(field) == "1", name, field.data.get("ffhelptext", ""))
        elif field.kind == "FORMDROPDOWN":
            index = int(_state(field))
            writer.open_control("dropdown", name, is_default=index == int(field.data.get("ffdefres", "0")))
            writer.add(field.entries[index] if 0 <= index < len(field.entries) else "")
            writer.close_control()
        elif field.kind == "MACROBUTTON":
            writer.add_prompt("text", name)
        elif (
            field.kind == "SYMBOL" and not field.has_shown and (sign := symbol_of("".join(field.instruction)))
        ):
            writer.add(symbol(*sign))


def _state(field: FieldState) -> str:
    state = field.data.get("ffres", _UNTOUCHED)
    return field.data.get("ffdefres", "0") if state == _UNTOUCHED else state
