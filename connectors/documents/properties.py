"""Title and our own mark in the properties of an OOXML file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from connectors.documents.containers import Container
from connectors.documents.tidy import tidy_text

#: Our writer puts "partnerships form …" or "partnerships queue …" into a property.
MARK_BEGINS = "partnerships "
_PARTS = ("core-properties", "custom-properties")
_PLACES = ("docProps/core.xml", "docProps/custom.xml")


class HasParts(Protocol):
    """A package whose property parts are found by relationship."""

    def related(self, part: str, kind: str) -> tuple[str, ...]: ...

    def xml(self, name: str) -> etree._Element: ...


def read_properties(container: Container, package: HasParts) -> tuple[str, str]:
    """(title, mark); each "" where there is none."""
    title = mark = ""
    for name, text in _values(container, package):
        if name == "title" and not title:
            title = text
        if text.startswith(MARK_BEGINS) and not mark:
            mark = text
    return title, mark


def _values(container: Container, package: HasParts) -> Iterator[tuple[str, str]]:
    for kind, usual in zip(_PARTS, _PLACES, strict=True):
        names = package.related("", kind) or ((usual,) if usual in container else ())
        for part in names[:1]:
            for element in package.xml(part).iter():
                if element.text and element.text.strip():
                    yield etree.QName(element).localname, tidy_text(element.text)
