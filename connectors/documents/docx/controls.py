"""Content controls (structured document tags)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from connectors.documents.docx.names import NAMES, child, is_on, value_of, w14_value

_KINDS = {
    "w:dropDownList": "dropdown",
    "w:comboBox": "dropdown",
    "w:date": "date",
    "w14:checkbox": "checkbox",
}


@dataclass(slots=True)
class ContentControl:
    """kind as in tree.Control. checked: state of a check box. is_contents: a generated table of contents."""

    kind: str = "text"
    tag: str = ""
    title: str = ""
    checked: bool | None = None
    shows_prompt: bool = False
    is_contents: bool = False
    content: etree._Element | None = None


def content_control(element: etree._Element) -> ContentControl:
    """Reads a w:sdt."""
    kind, tag, title = "text", "", ""
    checked: bool | None = None
    shows_prompt = is_contents = False
    properties: etree._Element | tuple[()] = ()
    content: etree._Element | None = None
    for part in element:
        name = NAMES[part.tag]
        if name == "w:sdtPr":
            properties = part
        elif name == "w:sdtContent":
            content = part
    for part in properties:
        name = NAMES[part.tag]
        if name == "w:tag":
            tag = value_of(part) or ""
        elif name == "w:alias":
            title = value_of(part) or ""
        elif name in _KINDS:
            kind = _KINDS[name]
            if name == "w14:checkbox":
                checked = _is_checked(part)
        elif name == "w:showingPlcHdr":
            shows_prompt = is_on(part)
        elif name == "w:docPartObj":
            gallery = child(part, "w:docPartGallery")
            is_contents = gallery is not None and "table of contents" in (value_of(gallery) or "").lower()
    return ContentControl(kind, tag, title, checked, shows_prompt, is_contents, content)


def _is_checked(box: etree._Element) -> bool:
    state = child(box, "w14:checked")
    return state is not None and (w14_value(state) or "1").lower() in ("1", "true", "on")


def holds(content: etree._Element, local: str) -> bool:
    """Whether an element of that local name stands anywhere in the content."""
    return next(content.iter("{*}" + local), None) is not None
