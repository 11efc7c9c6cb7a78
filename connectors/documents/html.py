"""HTML: mail bodies, web pages saved as documents, Word's "web page" files."""

from __future__ import annotations

import email
import email.policy
import re

from lxml import etree

from connectors.documents import html_looks
from connectors.documents.data_urls import without_data
from connectors.documents.decoding import decode
from connectors.documents.html_walk import HtmlWalk
from connectors.documents.tidy import tidy_text
from connectors.limits import Limits
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import Document

#: The parser stops in the middle and says only this: what follows would be lost.
_STOPPED = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def read_html(content: bytes, limits: Limits) -> Document:
    """Raises Unreadable: damaged, too_large."""
    if len(content) > limits.part_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The page is longer than we read.")
    if not content.lstrip().startswith(b"<") and re.search(rb"mime-version", content[:4096], re.IGNORECASE):
        content = _html_of_archive(content)
    found = _META_CHARSET.search(content[:4096])
    text = decode(content, found.group(1).decode("ascii", "replace") if found else "")
    if text is None:
        raise Unreadable(Reason.DAMAGED, "The file is said to be a web page, and is not.")
    return html_document(text, limits)


def html_document(text: str, limits: Limits) -> Document:
    """A page that is at hand as text already, a mail body say. Raises Unreadable: too_large."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(without_data(text).encode("utf-8", "replace") or b"<p></p>", parser)
    except etree.XMLSyntaxError:
        root = None
    if parser.error_log.filter_from_fatals().filter_types(_STOPPED):
        raise Unreadable(Reason.TOO_LARGE, "The page nests deeper, or has longer pieces, than we follow.")
    if root is None:
        return Document(kind=Kind.HTML, parts=(("body", ()),))
    walk = HtmlWalk(limits)
    body = root.find("body")
    blocks = walk.read(body if body is not None else root, "", html_looks.PLAIN_LOOKS)
    title = root.findtext(".//title") or ""
    return Document(kind=Kind.HTML, parts=(("body", blocks),), title=tidy_text(title))


def _html_of_archive(content: bytes) -> bytes:
    """The page inside a web archive (MHTML), as Word and browsers save it."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise Unreadable(Reason.DAMAGED, "The web archive holds no page.")
