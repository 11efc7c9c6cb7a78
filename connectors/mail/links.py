"""Links to Google documents in every disguise: wrapped over lines, in angle brackets, behind the link protections
of mail gateways, behind redirects. Nothing is ever fetched here; an address is only taken apart."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

#: Characters without width, which editors put into long addresses.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
#: An unwrapped address may itself be wrapped: a SafeLink around a urldefense around a Google redirect.
_MOST_WRAPPINGS = 6
#: Identifiers of Google documents have 44 characters today, those of old Drive files from 28 on.
_FULL_IDENTIFIER = 44

_ADDRESS = re.compile(r"(?:https?://|(?<![\w./@-])(?:docs|drive)\.google\.com/)[^\s<>\"']+", re.IGNORECASE)
_BRACKETED = re.compile(
    r"<\s*((?:URL:)?(?:https?://|(?:docs|drive)\.google\.com/)[^<>]{1,4000})>", re.IGNORECASE
)
_GOOGLE = re.compile(r"(?:docs|drive)\.google\.com(?::443)?/([^\s\"'<>]*)", re.IGNORECASE)
_PATH = re.compile(
    r"(?:a/[^/]+/)?(?:u/\d+/)?(document|spreadsheets|presentation|drawings|file|forms)/(?:u/\d+/)?(?:a/[^/]+/)?"
    r"d/(e/)?([A-Za-z0-9_-]{10,})",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"(?:a/[^/]+/)?(?:drive/)?(?:u/\d+/)?folders/([A-Za-z0-9_-]{10,})", re.IGNORECASE)
_QUERY_ID = re.compile(r"[?&;#](?:id|docid|srcid|key)=([A-Za-z0-9_-]{10,})", re.IGNORECASE)
_FORM = re.compile(r"(?:a/[^/]+/)?(?:u/\d+/)?forms?/", re.IGNORECASE)
_OPAQUE_DOMAIN = re.compile(r"[?&](?:domain|d)=(?:docs|drive)\.google\.com(?:&|$)", re.IGNORECASE)
_DEFENSE_V2 = re.compile(r"/v[12]/url\?(?:.*?&)?u=([^&\s]+)", re.IGNORECASE)
_DEFENSE_V3 = re.compile(r"/v3/__(.+)__;([A-Za-z0-9_=-]*)", re.IGNORECASE)
_BASE64_VALUE = re.compile(r"[?&]\w{1,10}=(aHR0c[A-Za-z0-9+/_-]{10,})=*")
#: Addresses of a text that are looked at; a newsletter has some hundred.
_MOST_ADDRESSES = 5_000
_TRAILING = ".,;:!?)]}>'\"*\u201d\u2019\u00bb"


@dataclass(frozen=True, slots=True)
class Link:
    """A Google document that a message points to.

    document_id: as Google names it, "" where the address hides it (a published copy, an opaque redirect, a
    folder); then nobody can fetch it for us. kind: "document", "spreadsheets", "presentation", "file", "folder".
    """

    document_id: str
    address: str
    kind: str = "document"


def google_links(text: str, most: int) -> tuple[Link, ...]:
    """The Google documents that a text links to, in order, each once; at most `most`."""
    found: dict[str, Link] = {}
    for address in dict.fromkeys(_addresses(_UNSEEN.sub("", text))):
        link = google_link(address)
        if link is not None and len(found) < most:
            found.setdefault(link.document_id or link.address, link)
    return tuple(found.values())


def google_link(address: str) -> Link | None:
    """The Google document behind one address, unwrapped as often as it was wrapped; None for any other address."""
    waiting = [address]
    seen: set[str] = set()
    for _ in range(_MOST_WRAPPINGS * 4):
        if not waiting:
            break
        current = waiting.pop(0)
        if current in seen or len(seen) > _MOST_WRAPPINGS * 4:
            continue
        seen.add(current)
        # Characters that urldefense took out may stand in the identifier: it is put together first.
        link = None if _DEFENSE_V3.search(current) else _plain_google_link(current)
        if link is not None:
            return link
        waiting.extend(_unwrapped(current))
    if _OPAQUE_DOMAIN.search(address):
        return Link("", address[:2_000], "file")
    return None


def _plain_google_link(address: str) -> Link | None:
    """The document that the address names itself, in its own host and path or in a parameter in clear text."""
    for match in _GOOGLE.finditer(address):
        rest = match.group(1)
        path = _PATH.match(rest)
        if path is not None:
            kind = path.group(1).lower()
            if kind == "forms":
                continue
            if path.group(2) or (kind == "document" and path.group(3).startswith("2PACX-")):
                return Link("", f"https://docs.google.com/{rest}"[:2_000], kind)
            return Link(path.group(3), _tidy(match.group()), kind)
        folder = _FOLDER.match(rest)
        if folder is not None:
            return Link("", _tidy(match.group()), "folder")
        query = _QUERY_ID.search(rest)
        if query is not None and not _FORM.match(rest):
            kind = "spreadsheets" if rest.lower().startswith("spreadsheet") else "document"
            return Link(query.group(1), _tidy(match.group()), kind)
    return None


def _tidy(address: str) -> str:
    return "https://" + address.rstrip(_TRAILING)[:2_000]


def _unwrapped(address: str) -> list[str]:
    """What stands inside an address, one wrapping less."""
    inner = []
    defended = _DEFENSE_V3.search(address)
    if defended is not None:
        inner.append(_defense_v3(defended.group(1), defended.group(2)))
    defended = _DEFENSE_V2.search(address)
    if defended is not None and "urldefense" in address.lower():
        inner.append(unquote(defended.group(1).replace("-", "%").replace("_", "/")))
    for value in _BASE64_VALUE.findall(address):
        try:
            plain = base64.b64decode(value.replace("-", "+").replace("_", "/") + "===")
        except (binascii.Error, ValueError):
            continue
        inner.append(plain.decode("utf-8", "ignore"))
    clear = unquote(unescape(address))
    if clear != address:
        inner.append(clear)
    return inner


def _defense_v3(address: str, replaced: str) -> str:
    """urldefense v3 puts `*` for one character and `**X` for a run of them, and lists them in base64 behind."""
    try:
        characters = iter(base64.urlsafe_b64decode(replaced + "===").decode("utf-8", "ignore"))
    except (binascii.Error, ValueError):
        characters = iter("")
    lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    def restore(found: re.Match[str]) -> str:
        count = lengths.index(found.group(1)) + 2 if found.group(1) else 1
        return "".join(character for character, _ in zip(characters, range(count), strict=False))

    address = re.sub(r"\*(?:\*([A-Za-z0-9_-]))?", restore, address)
    return re.sub(r"^(https?:)/(?!/)", r"\1//", address)


def _addresses(text: str) -> list[str]:
    """Every web address in a text, with what line wrapping tore apart put together again."""
    found: list[tuple[int, str]] = []
    bracketed = []
    for match in _BRACKETED.finditer(text):
        bracketed.append(match.span())
        found.append((match.start(), re.sub(r"\s+>*\s*", "", match.group(1)).removeprefix("URL:")))
    covered = iter(sorted(bracketed))
    span = next(covered, None)
    for match in _ADDRESS.finditer(text):
        while span is not None and span[1] <= match.start():
            span = next(covered, None)
        if span is not None and span[0] <= match.start() < span[1]:
            continue
        found.append((match.start(), _rejoined(text, match)))
    return [address for _, address in sorted(found)[:_MOST_ADDRESSES]]


def _rejoined(text: str, match: re.Match[str]) -> str:
    """An address that stops at the end of a line in the middle of a Google identifier, with what follows."""
    address, end = match.group(), match.end()
    for _ in range(3):
        stem = address.removesuffix("=")  # what an undecoded soft line break leaves (RFC 2045 section 6.7)
        google = _GOOGLE.search(unquote(stem))
        following = re.match(r"[ \t]*\r?\n[> \t]*([A-Za-z0-9_/?=&%.#~-]+)", text[end : end + 2_000])
        if google is None or following is None or not _is_cut(google.group(1), following.group(1)):
            break
        address = stem + following.group(1)
        end += following.end()
    return address.rstrip(_TRAILING)


def _is_cut(path: str, following: str) -> bool:
    """Whether a Google path goes on in the next line: it names nothing yet, or an identifier that is too short
    and becomes a usual one with what follows."""
    named = _PATH.match(path)
    if named is None:
        return _QUERY_ID.search(path) is None and _FOLDER.match(path) is None and "?" not in path
    if named.end() < len(path):
        return False
    more = re.match(r"[A-Za-z0-9_-]*", following)
    length = len(named.group(3)) + (len(more.group()) if more else 0)
    return len(named.group(3)) < _FULL_IDENTIFIER and length == _FULL_IDENTIFIER
