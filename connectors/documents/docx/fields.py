"""Fields: instructions that print a result, and the form fields of older Word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from connectors.documents.docx.names import child, is_on, name_of, value_of, whole
from pipelines.outcomes import Reason, Unreadable

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)
_SYMBOL = re.compile(r"SYMBOL\s+(0x[0-9a-fA-F]{1,5}|\d{1,6})(?:.*?\\f\s*\"?([^\"\\]+)\"?)?", re.IGNORECASE)
#: Fields that start programs or fetch data from them when a document is opened.
_RUNS_PROGRAMS = frozenset({"DDE", "DDEAUTO"})
#: Fields whose result repeats headings of the document with page numbers; nobody answers there.
_CONTENTS = frozenset({"TOC", "TOA", "INDEX", "RD"})
#: Form fields whose state is in the field data; what Word stores as their result is not shown.
_STATE_IN_DATA = frozenset({"FORMCHECKBOX", "FORMDROPDOWN"})


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
        return self.in_code or self.kind in _CONTENTS or self.kind in _STATE_IN_DATA

    @property
    def code(self) -> str:
        return "".join(self.instruction).strip()

    def settle(self) -> None:
        """The instruction is complete. Raises Unreadable: active_content."""
        self.in_code = False
        self.kind = kind_of(self.code)


def kind_of(code: str) -> str:
    """The first word of an instruction. Raises Unreadable: active_content for what would start a program."""
    kind = code.split(None, 1)[0].upper() if code.strip() else ""
    if kind in _RUNS_PROGRAMS:
        raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds a field that starts another program.")
    return kind


def link_target(code: str) -> str:
    """The address of a HYPERLINK instruction; "" for a place inside the document."""
    found = _HYPERLINK.match(code.strip())
    return found.group(1) if found and not re.match(r"HYPERLINK\s+\\l", code.strip(), re.IGNORECASE) else ""


def symbol_of(code: str) -> tuple[str, int] | None:
    """Font and code of a SYMBOL instruction."""
    found = _SYMBOL.match(code.strip())
    return ((found.group(2) or "").strip(), int(found.group(1), 0)) if found else None


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
