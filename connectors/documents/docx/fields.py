"""Fields: instructions that print a result, and the form fields of older Word."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from connectors.documents.docx.names import child, is_on, name_of, value_of, whole
from connectors.documents.field_codes import CONTENTS, STATE_IN_DATA, kind_of


@dataclass(slots=True)
class Field:
    """One field that is open. data: its w:ffData. in_code: its instruction is still being read."""

    data: etree._Element | None = None
    instruction: list[str] = field(default_factory=list)
    in_code: bool = True
    kind: str = ""
    is_control_open: bool = False
    is_link_open: bool = False
    is_without_result: bool = False
    name: str = ""
    default_text: str = ""

    @property
    def is_muted(self) -> bool:
        """Whether text inside is not shown: the instruction, and results that are not results."""
        return self.in_code or self.kind in CONTENTS or self.kind in STATE_IN_DATA

    @property
    def code(self) -> str:
        return "".join(self.instruction).strip()

    def settle(self) -> None:
        """The instruction is complete. Raises Unreadable: active_content."""
        self.in_code = False
        self.kind = kind_of(self.code)


@dataclass(frozen=True, slots=True)
class FormField:
    """A form field of older Word. text: the entry that a drop-down shows."""

    kind: str
    name: str = ""
    title: str = ""
    checked: bool = False
    text: str = ""
    is_default: bool = False
    default_text: str = ""


def form_field(data: etree._Element | None, kind: str) -> FormField:
    """What a w:ffData says."""
    name = value_of(found) or "" if (found := child(data, "w:name")) is not None else ""
    title = value_of(found) or "" if (found := child(data, "w:helpText")) is not None else ""
    if kind == "FORMCHECKBOX":
        box = child(data, "w:checkBox")
        state = child(box, "w:checked")
        state = child(box, "w:default") if state is None else state
        return FormField("checkbox", name, title, checked=is_on(state))
    if kind == "FORMDROPDOWN":
        return _dropdown(child(data, "w:ddList"), name, title)
    default = child(child(data, "w:textInput"), "w:default")
    return FormField(
        "text", name, title, default_text=(value_of(default) or "") if default is not None else ""
    )


def _dropdown(choices: etree._Element | None, name: str, title: str) -> FormField:
    entries = [
        value_of(entry) or ""
        for entry in (choices if choices is not None else ())
        if name_of(entry) == "w:listEntry"
    ]
    default = child(choices, "w:default")
    result = child(choices, "w:result")
    first = whole(value_of(default), 0) if default is not None else 0
    index = whole(value_of(result), 0) if result is not None else first
    text = entries[index] if 0 <= index < len(entries) else ""
    return FormField("dropdown", name, title, text=text, is_default=index == first)
