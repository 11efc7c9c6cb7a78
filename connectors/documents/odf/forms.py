"""Form controls of OpenDocument text: check boxes, fields and lists that are drawn over the page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from connectors.documents.odf.names import attribute, name_of

_BOXES = frozenset({"form:checkbox", "form:radio"})
_TEXTS = frozenset(
    {"form:text", "form:textarea", "form:formatted-text", "form:number", "form:date", "form:combobox"}
)


@dataclass(frozen=True, slots=True)
class FormControl:
    """kind as in tree.Control; label: words that the control shows beside its box."""

    kind: str
    name: str
    label: str = ""
    checked: bool = False
    text: str = ""


def form_controls(root: etree._Element) -> dict[str, FormControl]:
    """The controls by the ids by which the text refers to them."""
    controls: dict[str, FormControl] = {}
    for forms in root.iter("{*}forms"):
        for element in forms.iter():
            control = _control(element)
            for name in ("form:id", "xml:id"):
                if control is not None and (identifier := attribute(element, name)):
                    controls[identifier] = control
    return controls


def _control(element: etree._Element) -> FormControl | None:
    kind = name_of(element)
    name = attribute(element, "form:name")
    if kind in _BOXES:
        return FormControl("checkbox", name, attribute(element, "form:label"), checked=_is_checked(element))
    if kind == "form:listbox":
        return FormControl("dropdown", name, text=_chosen(element))
    if kind in _TEXTS:
        return FormControl("date" if kind == "form:date" else "text", name, text=_text(element))
    return None


def _is_checked(element: etree._Element) -> bool:
    state = attribute(element, "form:current-state") or attribute(element, "form:state")
    chosen = attribute(element, "form:current-selected") or attribute(element, "form:selected")
    return state == "checked" or chosen == "true"


def _text(element: etree._Element) -> str:
    typed = attribute(element, "form:current-value")
    if not typed and name_of(element) == "form:textarea":
        typed = "\n".join(
            "".join(str(part) for part in paragraph.itertext()) for paragraph in element.iter("{*}p")
        )
    return typed or attribute(element, "form:value")


def _chosen(element: etree._Element) -> str:
    for option in element:
        selected = attribute(option, "form:current-selected") or attribute(option, "form:selected")
        if name_of(option) == "form:option" and selected == "true":
            return attribute(option, "form:label") or attribute(option, "form:value")
    return ""
