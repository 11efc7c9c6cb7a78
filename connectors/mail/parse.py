"""Bytes of a message to a tree of MIME parts, with the standard library, and what it takes to survive real mail.

This is the one place that knows which parser is used. Headers are kept raw (`raw_items`); `headers` decodes them.
"""

from __future__ import annotations

import re
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any, cast

from connectors.mail.limits import MailLimits
from pipelines.outcomes import Reason, Unreadable

_DOCUMENT_STARTS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_FROM_LINE = re.compile(rb"\A(?:>?From [^\r\n]*\r?\n)+")
_HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}[ \t]*:")
_PART_HEADER = re.compile(
    rb"^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
    rb"content-(?:type|disposition|transfer-encoding)[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)


class MimePart(Message):
    """A part whose payload can be had as it stood in the message; the base class hands out decoded text."""

    _payload: Any

    @property
    def raw(self) -> bytes:
        """The bytes of a leaf, transfer encoding and all; b"" for a part that holds parts."""
        payload = self._payload
        return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""

    @property
    def parts(self) -> list[MimePart]:
        """The parts of a multipart, the message in a message/rfc822; [] for a leaf."""
        payload = self._payload
        return [part for part in payload if isinstance(part, MimePart)] if isinstance(payload, list) else []

    def field(self, name: str) -> str:
        """The first header field of that name, undecoded; "" where there is none."""
        for known, value in self.raw_items():
            if known.lower() == name:
                return str(value)
        return ""


class _TooManyParts(Exception):
    """Raised from within the parser, so that a flood of parts stops the parse and not the machine."""


def parse_message(content: bytes, limits: MailLimits) -> MimePart:
    """The tree of MIME parts. Broken boundaries are mended by what stands in the text; nothing is ever lost to a
    missing closing line. Raises Unreadable (too_large, damaged)."""
    if len(content) > limits.message_bytes:
        raise Unreadable(Reason.TOO_LARGE, "The message is larger than we open.")
    if not content.strip():
        raise Unreadable(Reason.DAMAGED, "The message is empty; not a single word of it arrived.")
    message = _parse(_trimmed(content), limits)
    if not message.parts and looks_like_message(message.raw):  # a blank line cut the header in two
        rest = _parse(message.raw.lstrip(b"\r\n"), limits)
        for name, value in message.raw_items():
            rest[name] = value
        message = rest
    _mend(message, limits)
    return message


def _trimmed(content: bytes) -> bytes:
    """Without what stores put before the headers: a byte order mark, blank lines, an mbox From line."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    content = _FROM_LINE.sub(b"", content)
    if b"\n" not in content[:4096] and b"\r" in content[:4096]:  # old Macintosh line ends alone
        return content.replace(b"\r", b"\n")
    return content


def _parse(content: bytes, limits: MailLimits) -> MimePart:
    count = 0

    def part(*_: object, **__: object) -> MimePart:
        nonlocal count
        count += 1
        if count > limits.parts:
            raise _TooManyParts
        return MimePart(policy=compat32)

    try:
        message = BytesParser(part, policy=compat32).parsebytes(content)
    except _TooManyParts:
        raise Unreadable(Reason.TOO_LARGE, "The message has more parts than we open.") from None
    except RecursionError:
        raise Unreadable(Reason.TOO_LARGE, "The parts of the message nest deeper than we follow.") from None
    return cast(MimePart, message)


def _mend(message: MimePart, limits: MailLimits) -> None:
    """Splits every part that should have parts and has only text, by the boundary that its text shows."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.parts:
            _take_epilogue(part, limits)
            waiting.extend(part.parts)
        elif b"--" in part.raw and (part is message or "multipart" in part.field("content-type").lower()):
            _split(part, limits)


def _take_epilogue(part: MimePart, limits: MailLimits) -> None:
    """Parts that stand behind the closing line: an inner multipart used the boundary of the outer one, so that its
    end was taken for the end of all."""
    epilogue = (part.epilogue or "").encode("utf-8", "surrogateescape")
    if b"--" not in epilogue:
        return
    rest = _parse(b"Content-Type: text/plain\n\n" + epilogue, limits)
    _split(rest, limits)
    if rest.parts:
        part.epilogue = None
        part.set_payload(cast(Any, [*part.parts, *rest.parts]))


def _split(part: MimePart, limits: MailLimits) -> None:
    """Turns a text that shows MIME parts into these parts: a multipart whose boundary does not fit, or a whole
    message whose Content-Type was lost, so that its parts stand in the open."""
    shown = _PART_HEADER.search(part.raw)
    if shown is None:
        return
    boundary = shown.group(1).replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    head = b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\n\n'
    found = _parse(head + part.raw, limits).parts
    if not found:
        return
    before = part.raw[: shown.start()]
    if before.strip() and "multipart" not in part.field("content-type").lower():
        found.insert(0, _parse(b"Content-Type: text/plain\n\n" + before, limits))
    del part["content-type"]
    part["Content-Type"] = "multipart/mixed"
    part.set_payload(cast(Any, found))


def is_message(content: bytes, name: str) -> bool:
    """Whether the bytes of a file are a mail rather than a document on its own. name: of the file; it helps where
    the bytes are scant, and never makes a mail of a document."""
    from connectors.mail.outlook import is_outlook_message

    if content.startswith(_DOCUMENT_STARTS):
        return is_outlook_message(content)
    return name.lower().endswith((".eml", ".email")) or looks_like_message(content)


def looks_like_message(content: bytes, *, is_named_so: bool = False) -> bool:
    """Whether bytes are a mail: a block of header fields, some of which only a mail program writes.

    is_named_so: the file name says so (.eml); then fewer signs are enough. A memo that begins with "To:" and
    "Subject:" is a text.
    """
    head = _trimmed(content[:65_536])
    block = re.split(rb"\r?\n\r?\n|\r\r", head, maxsplit=1)[0]
    names = set()
    for number, line in enumerate(block.splitlines()[:400]):
        if line[:1] in b" \t" and number:
            continue
        if not _HEADER_LINE.match(line):
            break
        names.add(line.split(b":", 1)[0].strip().lower())
    strong = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"content-type"}
    weak = {b"from", b"to", b"subject", b"date", b"sender", b"reply-to", b"cc"}
    if is_named_so:
        return bool(names & (strong | weak))
    return len(names & strong) >= 1 and len(names & (strong | weak)) >= 2
