"""Element and attribute names of WordprocessingML, whichever namespace or prefix the writer chose."""

from __future__ import annotations

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex": "w16se",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_R_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_VAL, _VAL_STRICT = _W + "val", _W_STRICT + "val"
_MOST_NAMES = 4_000  # far more than the standards have; a hostile file must not make the table grow


class _Names(dict[str, str]):
    """From lxml's "{namespace}name" to "w:name"; unknown namespaces give "?"."""

    def __missing__(self, tag: str) -> str:
        if not isinstance(tag, str):  # what is no element: an entity that was left as it is
            return "?"
        namespace, _, local = tag[1:].rpartition("}")
        prefix = _PREFIXES.get(namespace)
        short = f"{prefix}:{local}" if prefix else "?"
        if prefix and len(self) < _MOST_NAMES:
            self[tag] = short
        return short


#: lxml's names → the usual ones; in loops over many elements it is asked directly.
NAMES = _Names()


def name_of(element: etree._Element) -> str:
    """The element's name with the usual prefix ("w:p"), or "?" outside the namespaces that carry text."""
    return NAMES[element.tag]


def value_of(element: etree._Element) -> str | None:
    """The attribute w:val."""
    value = element.get(_VAL)
    return element.get(_VAL_STRICT) if value is None else value


def attribute(element: etree._Element, local: str) -> str | None:
    """An attribute in the w namespace."""
    value = element.get(_W + local)
    return element.get(_W_STRICT + local) if value is None else value


def relationship_id(element: etree._Element, local: str = "id") -> str | None:
    """An attribute in the relationships namespace."""
    value = element.get(_R + local)
    return element.get(_R_STRICT + local) if value is None else value


def w14_value(element: etree._Element) -> str | None:
    """The attribute w14:val."""
    return element.get(_W14 + "val")


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch element (<w:b/>, <w:vanish w:val="0"/>) is on."""
    if element is None:
        return False
    value = value_of(element)
    return value is None or value.lower() not in ("0", "false", "off", "none")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    if element is not None:
        for candidate in element:
            if NAMES[candidate.tag] == name:
                return candidate
    return None


def leading(element: etree._Element, name: str) -> etree._Element | None:
    """The first child, if it has that name: properties stand before everything else."""
    if len(element) and NAMES[element[0].tag] == name:
        return element[0]
    return None


def whole(text: str | None, default: int) -> int:
    """A small whole number of an attribute, or `default` where it is none."""
    if text is None:
        return default
    try:
        number = int(text)
    except ValueError:
        return default
    return number if -1_000_000 < number < 1_000_000 else default
