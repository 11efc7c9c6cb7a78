"""Names of OpenDocument, with the usual prefixes."""

from __future__ import annotations

from lxml import etree

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": _URN + "office:1.0",
    "text": _URN + "text:1.0",
    "table": _URN + "table:1.0",
    "style": _URN + "style:1.0",
    "fo": _URN + "xsl-fo-compatible:1.0",
    "draw": _URN + "drawing:1.0",
    "form": _URN + "form:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
#: Far more than the standard has; a hostile file must not make the table grow.
_MOST_NAMES = 4_000


class _Names(dict[str, str]):
    """From "{namespace}name" to "text:p"; unknown namespaces give "?"."""

    def __missing__(self, tag: str) -> str:
        namespace, _, local = tag[1:].rpartition("}")
        prefix = _PREFIXES.get(namespace)
        short = f"{prefix}:{local}" if prefix else "?"
        if prefix and len(self) < _MOST_NAMES:
            self[tag] = short
        return short


_names = _Names()


def name_of(element: etree._Element) -> str:
    """The element's name with the usual prefix, or "?" outside the known namespaces."""
    return _names[element.tag]


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by its usual name ("text:style-name")."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{NAMESPACES[prefix]}}}{local}", default)


def whole(text: str, default: int = 1) -> int:
    """A small whole number, or `default`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
