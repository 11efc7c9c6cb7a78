"""Content controls of Word: text, drop-down lists, dates and check boxes, as XML inside a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMESPACES = f'xmlns:w="{W}" xmlns:w14="{W14}"'

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROMPTS = {
    "text": "Click here to enter text.",
    "number": "Click here to enter a number.",
    "date": "Click here to enter a date.",
    "dropdown": "Choose an item.",
}
#: In the narrow cells of a table: three wide spaces that a click still finds.
_SHORT_PROMPTS = {"text": "\u2003" * 3, "number": "\u2003" * 2, "date": "Enter date.", "dropdown": "Choose."}


@dataclass(frozen=True, slots=True)
class Field:
    """One control. kind: "text", "number", "date", "dropdown". words: "" shows the prompt.

    tag: where the answer belongs ("city", "programs.csp.teachers"). title: what the user sees on the control.
    items: (shown, stored) of a drop-down list. iso: the date behind the words. is_long: takes several lines.
    is_narrow: stands in a narrow cell and shows a short prompt or none.
    """

    tag: str
    title: str
    kind: str = "text"
    words: str = ""
    items: tuple[tuple[str, str], ...] = ()
    iso: str = ""
    is_long: bool = False
    is_narrow: bool = False


def legal(words: str) -> str:
    """`words` without the characters that no XML file may hold."""
    return _ILLEGAL.sub("", words)


def text_xml(words: str) -> str:
    """The words of a run; line ends become line breaks."""
    return "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in legal(words).split("\n")
    )


def _run(words: str, *, is_prompt: bool = False) -> str:
    properties = (
        '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="7A8594"/></w:rPr>' if is_prompt else ""
    )
    return f"<w:r>{properties}{text_xml(words)}</w:r>"


def _kind_properties(field: Field) -> str:
    if field.kind == "dropdown":
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(shown)} w:value={quoteattr(stored)}/>"
            for shown, stored in field.items
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if field.kind == "date":
        moment = f' w:fullDate="{field.iso}T00:00:00Z"' if field.iso else ""
        return (
            f'<w:date{moment}><w:dateFormat w:val="MMMM d, yyyy"/><w:lid w:val="en-US"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    return '<w:text w:multiLine="1"/>' if field.is_long else "<w:text/>"


def _control(tag: str, title: str, number: int, properties: str, content: str) -> str:
    return (
        f"<w:sdt {_NAMESPACES}><w:sdtPr><w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field_xml(field: Field, number: int) -> str:
    """A control around a run. number: its id, another one for each control of a document."""
    prompt = "" if field.words else "<w:showingPlcHdr/>"
    prompts = _SHORT_PROMPTS if field.is_narrow else _PROMPTS
    content = _run(field.words) if field.words else _run(prompts[field.kind], is_prompt=True)
    return _control(field.tag, field.title, number, prompt + _kind_properties(field), content)


def check_box_xml(tag: str, title: str, number: int, *, is_ticked: bool) -> str:
    """A check box that a click ticks: ☐ and ☒."""
    faces = " ".join(f'w:{kind}="MS Gothic"' for kind in ("ascii", "eastAsia", "hAnsi"))
    fonts = f'<w:rPr><w:rFonts {faces} w:hint="eastAsia"/></w:rPr>'
    state = (
        f'<w14:checkbox><w14:checked w14:val="{int(is_ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    sign = "\N{BALLOT BOX WITH X}" if is_ticked else "\N{BALLOT BOX}"
    return _control(tag, title, number, state, f"<w:r>{fonts}<w:t>{sign}</w:t></w:r>")
