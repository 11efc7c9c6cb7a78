"""XML from strangers: no entities, no network, no depth without end."""

from __future__ import annotations

import re

from lxml import etree

from connectors.limits import Limits
from pipelines.outcomes import Reason, Unreadable

_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(content: bytes, limits: Limits, *, allow_doctype: bool = False) -> etree._Element:
    """The root element of `content`.

    A document type is refused before parsing (Word, LibreOffice and Google never write one; it is how entity
    bombs and references to our own files come in), unless `allow_doctype`, and then without any entity.
    Raises Unreadable: too_large, damaged.
    """
    if len(content) > limits.part_bytes:
        raise Unreadable(Reason.TOO_LARGE, "A part of the document is larger than we open.")
    _refuse_declarations(content, allow_doctype)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "memory" in str(error).lower():
            raise Unreadable(Reason.TOO_LARGE, "The document needs more memory than we give it.") from None
        if "depth" in str(error) or "huge" in str(error).lower():
            raise Unreadable(Reason.TOO_LARGE, "The document nests deeper than we follow.") from None
        raise Unreadable(Reason.DAMAGED, "The text of the document is not well-formed.") from None
    except ValueError:
        raise Unreadable(Reason.DAMAGED, "The text of the document is not well-formed.") from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None and not allow_doctype:
        raise Unreadable(
            Reason.DAMAGED, "The document declares a document type, which no word processor writes."
        )
    return root


def _refuse_declarations(content: bytes, allow_doctype: bool) -> None:
    """Refuses what declares entities, in any encoding that XML allows."""
    head = content[:4096]
    if b"\x00" in head:  # UTF-16 or UTF-32: the same characters without their zeros
        head = content[:16384].replace(b"\x00", b"")
    found = {match.upper() for match in _DECLARATION.findall(head)}
    if b"ENTITY" in found and not re.search(rb"\b(SYSTEM|PUBLIC)\b", head):
        raise Unreadable(Reason.TOO_LARGE, "The document declares entities that could grow without end.")
    if found and (b"ENTITY" in found or not allow_doctype):
        raise Unreadable(Reason.DAMAGED, "The document declares entities, which no word processor writes.")
