"""Word files (.docx, .docm, .dotx, strict and transitional) as a tree."""

from __future__ import annotations

from lxml import etree

from connectors.documents.active_content import refuse_active_content
from connectors.documents.containers import Container
from connectors.documents.docx.names import attribute, child, is_on, name_of, relationship_id
from connectors.documents.docx.numbering import Numbering
from connectors.documents.docx.state import Findings
from connectors.documents.docx.story import Story
from connectors.documents.docx.styles import Styles
from connectors.documents.ooxml import Package
from connectors.documents.paragraphs import Meter
from connectors.documents.properties import read_properties
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Document

Part = tuple[str, tuple[Block, ...]]


def read_docx(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    container = Container(content, limits)
    refuse_active_content(container)
    package = Package(
        container, limits, main_type="wordprocessingml.document.main", usual_main="word/document.xml"
    )
    return _Reader(package).document()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main_name
        self._root = package.xml(main)
        if name_of(self._root) != "w:document":
            raise Unreadable(Reason.DAMAGED, "The main part of the Word file is no Word text.")
        self._styles = Styles(self._related_xml("styles"))
        self._numbering = Numbering(self._related_xml("numbering"))
        self._findings = Findings(has_comments=False)
        self._meter = Meter(package.limits)
        self._has_page_colour = child(self._root, "w:background") is not None

    def document(self) -> Document:
        body = child(self._root, "w:body")
        if body is None:
            raise Unreadable(Reason.DAMAGED, "The main part of the Word file has no body.")
        headers, footers = self._headers_and_footers(body)
        parts: list[Part] = [self._part(name, "header") for name in headers]
        parts.append(("body", self._story(self._package.main_name).read(body)))
        parts.extend(self._part(name, "footer") for name in footers)
        title, mark = read_properties(self._package.container, self._package)
        return Document(
            kind=Kind.DOCX,
            parts=tuple(part for part in parts if part[1] or part[0] == "body"),
            title=title,
            mark=mark,
            has_pending_changes=self._findings.has_pending_changes,
            has_comments=self._findings.has_comments,
            notes=tuple(sorted(self._findings.notes)),
        )

    def _related_xml(self, kind: str) -> etree._Element | None:
        for name in self._package.related(self._package.main_name, kind):
            return self._package.xml(name)
        return None

    def _story(self, part: str) -> Story:
        story = Story(
            self._styles, self._numbering, self._package.relationships(part), self._meter, self._findings
        )
        story.style_shades = self._has_page_colour  # on a coloured page white letters may be seen
        return story

    def _part(self, name: str, words: str) -> Part:
        return words, self._story(name).read(self._package.xml(name), words)

    def _headers_and_footers(self, body: etree._Element) -> tuple[list[str], list[str]]:
        """Part names that the sections really print, each once, in order of first use."""
        uses_even = self._even_and_odd()
        relationships = self._package.relationships(self._package.main_name)
        found: dict[str, list[str]] = {"w:headerReference": [], "w:footerReference": []}
        for section in body.iter("{*}sectPr"):
            has_title_page = is_on(child(section, "w:titlePg"))
            for element in section:
                names = found.get(name_of(element))
                if names is None:
                    continue
                kind = attribute(element, "type") or "default"
                if (kind == "first" and not has_title_page) or (kind == "even" and not uses_even):
                    continue
                relationship = relationships.get(relationship_id(element) or "")
                if relationship is None or relationship.is_external or relationship.target in names:
                    continue
                if relationship.target in self._package.container:
                    names.append(relationship.target)
        return found["w:headerReference"], found["w:footerReference"]

    def _even_and_odd(self) -> bool:
        settings = self._related_xml("settings")
        return is_on(child(settings, "w:evenAndOddHeaders"))
