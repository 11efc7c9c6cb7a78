"""OpenDocument text (.odt, .ott, .fodt) as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from connectors.documents.containers import Container
from connectors.documents.odf.forms import form_controls
from connectors.documents.odf.inline import InlineReader
from connectors.documents.odf.lists import Lists
from connectors.documents.odf.names import attribute, name_of
from connectors.documents.odf.package import meta_of, open_odf, read_meta
from connectors.documents.odf.story import Story
from connectors.documents.odf.styles import Styles
from connectors.documents.paragraphs import Meter
from connectors.documents.safe_xml import parse_xml
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Block, Document

Part = tuple[str, tuple[Block, ...]]
_HEADERS = ("style:header-first", "loext:header-first", "style:header", "style:header-left")
_FOOTERS = ("style:footer-first", "loext:footer-first", "style:footer", "style:footer-left")


def read_odt(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, encrypted, too_large, active_content."""
    if not content.startswith(b"PK"):
        root = parse_xml(content, limits)
        if next(root.iter("{*}module"), None) is not None:
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
        title, mark = meta_of(root)
        return _document(root, root, limits, title, mark)
    container = Container(content, limits)
    open_odf(container)
    root = parse_xml(container.read("content.xml"), limits, allow_doctype=True)
    styles = None
    if "styles.xml" in container:
        styles = parse_xml(container.read("styles.xml"), limits, allow_doctype=True)
    title, mark = read_meta(container, limits)
    return _document(root, styles, limits, title, mark)


def _document(
    root: etree._Element, styles_root: etree._Element | None, limits: Limits, title: str, mark: str
) -> Document:
    body = root.find("{*}body/{*}text")
    if body is None:
        raise Unreadable(Reason.DAMAGED, "The document has no text part.")
    styles = Styles(root, None if styles_root is root else styles_root)
    inline = InlineReader(styles, form_controls(root))
    meter = Meter(limits)

    def story() -> Story:
        return Story(styles, Lists(styles), inline, meter)

    main = story().read(body, "")
    pages = list(_pages(body, styles, styles_root))
    parts: list[Part] = [("header", story().read(part, "header")) for part in _margins(pages, _HEADERS)]
    parts.append(("body", main))
    parts += [("footer", story().read(part, "footer")) for part in _margins(pages, _FOOTERS)]
    changed = body.find("{*}tracked-changes/{*}changed-region")
    return Document(
        kind=Kind.ODT,
        parts=tuple(part for part in parts if part[1] or part[0] == "body"),
        title=title,
        mark=mark,
        has_pending_changes=changed is not None,
        has_comments=inline.has_comments,
    )


def _pages(body: etree._Element, styles: Styles, root: etree._Element | None) -> Iterator[etree._Element]:
    """The page styles that the text uses, with those that follow them."""
    if root is None:
        return
    pages = {attribute(page, "style:name"): page for page in root.iter("{*}master-page")}
    first = next((part for part in body.iter("{*}p", "{*}h")), None)
    names = [styles.paragraph(attribute(first, "text:style-name")).master_page if first is not None else ""]
    names = [names[0] or "Standard"]
    for element in body.iter("{*}p", "{*}h"):
        page = styles.paragraph(attribute(element, "text:style-name")).master_page
        if page and page not in names:
            names.append(page)
    for name in names:  # grows while it is walked: a page style names the one that comes after it
        if name in pages:
            yield pages[name]
            following = attribute(pages[name], "style:next-style-name")
            if following and following not in names:
                names.append(following)


def _margins(pages: list[etree._Element], kinds: tuple[str, ...]) -> Iterator[etree._Element]:
    for page in pages:
        for kind in kinds:
            for part in page:
                if name_of(part) == kind and attribute(part, "style:display") != "false":
                    yield part
