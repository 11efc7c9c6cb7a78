"""Content transfer encodings as they arrive: base64 with junk, in pieces, twice or undeclared; uuencode."""

from __future__ import annotations

import binascii
import quopri
import re

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NO_BASE64 = bytes(set(range(256)) - set(_BASE64))
_PADDED_PIECE = re.compile(rb"([A-Za-z0-9+/]+)(=*)")
_ALL_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]{64,}={0,2}\s*\Z")
#: How the first bytes of documents look in base64: zip, OLE, PDF, RTF, PNG, JPEG.
_DOCUMENT_STARTS = (b"UEsDB", b"0M8R4", b"JVBER", b"e1xyd", b"iVBOR", b"/9j/4")
#: Words with a blank between them. Blanks inside base64 stand anywhere; in a text one comes after some six letters.
_WORDS_IN_LINE = re.compile(rb"(?<=[a-z,.:;]) (?=[A-Za-z(\"])")
_WORD_SHARE = 30
_LOOKED_AT = 20_000
_BLANK = 0x20
_DOCUMENTS = (b"PK", b"%PDF", b"{\\rtf", b"\xd0\xcf")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^(?:end|====)[ \t]*\r?$\n?", re.MULTILINE)


def decode_transfer(payload: bytes, encoding: str) -> bytes:
    """The bytes behind a transfer encoding. Junk is skipped, missing padding forgiven (RFC 2045 section 6.8).

    An undeclared base64 is recognised by the document that it hides, and so is one encoded twice.
    """
    word = re.match(r"[a-z0-9-]*", encoding.strip().strip("\"'").lower())
    name = word.group() if word else ""
    if name == "base64":
        payload = payload if _is_plain_text(payload) else decode_base64(payload)
    elif name == "quoted-printable":
        payload = quopri.decodestring(payload)
    elif name in ("x-uuencode", "uuencode", "uue", "x-uue"):
        files = uuencoded_files(payload)
        payload = files[0][1] if files else payload
    if payload.lstrip()[:5] in _DOCUMENT_STARTS and _ALL_BASE64.match(payload.lstrip()):
        payload = decode_base64(payload)
    return payload


def _is_plain_text(payload: bytes) -> bool:
    """Whether what is said to be base64 is text that nobody encoded: words with blanks and points between them, which
    make no document when they are decoded."""
    head = payload[:_LOOKED_AT]
    if b" " not in head:
        return False
    if len(_WORDS_IN_LINE.findall(head)) * _WORD_SHARE < len(head.translate(None, b"\r\n")):
        return False
    decoded = decode_base64(head)
    return any(byte < _BLANK and byte not in b"\t\r\n\f" for byte in decoded) and not decoded.startswith(
        _DOCUMENTS
    )


def decode_base64(payload: bytes) -> bytes:
    """Base64 with everything else taken out; several padded pieces in a row are one file."""
    clean = payload.translate(None, _NO_BASE64)
    if clean.rstrip(b"=").find(b"=") < 0:
        return _piece(clean.rstrip(b"="))
    return b"".join(_piece(match.group(1)) for match in _PADDED_PIECE.finditer(clean))


def _piece(characters: bytes) -> bytes:
    rest = len(characters) % 4
    if rest == 1:  # no whole byte is left in a single character
        characters = characters[:-1]
    elif rest:
        characters += b"=" * (4 - rest)
    return binascii.a2b_base64(characters)


def uuencoded_files(text: bytes) -> list[tuple[str, bytes]]:
    """(name, content) of the files that stand uuencoded in a text body, as old gateways still send them."""
    files = []
    for begin, end in _uu_blocks(text):
        block = text[begin.end() : end]
        if begin.group().startswith(b"begin-base64"):
            content = decode_base64(block)
        else:
            content = b"".join(_uu_line(line) for line in block.splitlines())
        if content:
            files.append((begin.group(1).decode("utf-8", "replace").strip(), content))
    return files


def without_uuencoded(text: bytes) -> bytes:
    """The text with the uuencoded files taken out."""
    kept, at = [], 0
    for begin, end in _uu_blocks(text):
        kept.append(text[at : begin.start()])
        last = _UU_END.match(text, end)
        at = last.end() if last else end
    kept.append(text[at:])
    return b"".join(kept)


def _uu_blocks(text: bytes) -> list[tuple[re.Match[bytes], int]]:
    """(first line, end of the coded lines) of each block; one without an end goes to the end of the text."""
    blocks: list[tuple[re.Match[bytes], int]] = []
    begin = _UU_BEGIN.search(text)
    while begin is not None:
        end = _UU_END.search(text, begin.end())
        blocks.append((begin, end.start() if end else len(text)))
        begin = _UU_BEGIN.search(text, end.end()) if end else None
    return blocks


def _uu_line(line: bytes) -> bytes:
    """One line; encoders that count wrongly are forgiven, as every decoder forgives them."""
    if not line or line[:1] in b"` ":
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        count = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:count])
        except binascii.Error:
            return b""
