"""Instructions of fields, which Word and RTF write alike."""

from __future__ import annotations

import re

from pipelines.outcomes import Reason, Unreadable

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)
_SYMBOL = re.compile(r"SYMBOL\s+(0x[0-9a-fA-F]{1,5}|\d{1,6})(?:.*?\\f\s*\"?([^\"\\]+)\"?)?", re.IGNORECASE)
#: Fields that start programs or fetch data from them when a document is opened.
_RUNS_PROGRAMS = frozenset({"DDE", "DDEAUTO"})
#: Fields whose result repeats headings of the document with page numbers; nobody answers there.
CONTENTS = frozenset({"TOC", "TOA", "INDEX", "RD"})
#: Form fields whose state is in the field data; what Word stores as their result is not shown.
STATE_IN_DATA = frozenset({"FORMCHECKBOX", "FORMDROPDOWN"})


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
    if not found:
        return None
    number = found.group(1)  # "0163" is a decimal number too
    code_point = int(number, 16) if number[:2].lower() == "0x" else int(number)
    return (found.group(2) or "").strip(), code_point
