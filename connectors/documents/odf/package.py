"""What OpenDocument containers have in common: encryption, macros, properties."""

from __future__ import annotations

import re

from lxml import etree

from connectors.documents.active_content import refuse_programs
from connectors.documents.containers import Container
from connectors.documents.properties import MARK_BEGINS
from connectors.documents.safe_xml import parse_xml
from connectors.documents.tidy import tidy_text
from connectors.limits import Limits
from pipelines.outcomes import Reason, Unreadable

#: Lists of libraries that LibreOffice writes even where no library holds a line.
_EMPTY_LIBRARIES = re.compile(r"basic/(.*/)?script-l[bc]\.xml$", re.IGNORECASE)


def open_odf(container: Container) -> None:
    """Refuses what is protected or could run. Raises Unreadable: encrypted, active_content."""
    manifest = container.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in container else b""
    if b"encryption-data" in manifest or "encrypted-package" in container:
        raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")
    for name in container.names:
        lower = name.lower()
        is_code = lower.startswith(("basic/", "scripts/")) and not lower.endswith("/")
        if is_code and not _EMPTY_LIBRARIES.match(lower):
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
    refuse_programs(container)


def read_meta(container: Container, limits: Limits) -> tuple[str, str]:
    """(title, our mark); each "" where there is none."""
    if "meta.xml" not in container:
        return "", ""
    return meta_of(parse_xml(container.read("meta.xml"), limits, allow_doctype=True))


def meta_of(root: etree._Element) -> tuple[str, str]:
    """(title, our mark) of a part with properties."""
    title = mark = ""
    keywords = " ".join(tidy_text(element.text or "") for element in root.iter("{*}keyword"))
    if keywords.startswith(MARK_BEGINS):
        mark = keywords  # LibreOffice makes three keywords of "partnerships form 1"
    for element in root.iter("{*}title", "{*}keyword", "{*}user-defined", "{*}subject", "{*}description"):
        text = tidy_text(element.text or "")
        if etree.QName(element).localname == "title":
            title = title or text
        if text.startswith(MARK_BEGINS):
            mark = mark or text
    return title, mark
