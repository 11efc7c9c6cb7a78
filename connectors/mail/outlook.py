"""What Outlook wraps mail in: winmail.dat (TNEF) and .msg files. Attachments and words are taken out, nothing runs."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from typing import Any

from connectors.mail.archive import Budget
from connectors.mail.charsets import decode_text
from pipelines.outcomes import Reason, Unreadable

_TNEF_SIGNATURE = b"\x78\x9f\x3e\x22"
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONG_FILE_NAME = 0x3707
#: Messages inside each other in one winmail.dat; Outlook makes one a forward.
_MOST_EMBEDDED = 6
_TOO_DEEP = "Forwarded messages nest deeper than we follow."
_WHAT_PARSERS_RAISE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    OSError,
    EOFError,
    struct.error,
    RecursionError,
    AssertionError,
    NameError,  # tnefparse reads attributes of an attachment before it has one
)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What was inside. rtf: the body as compressed RTF; files: (name, bytes); messages: embedded messages, opened
    the same way."""

    text: str = ""
    html: str = ""
    rtf: bytes = b""
    subject: str = ""
    sender: str = ""
    headers: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()
    messages: tuple[Wrapped, ...] = field(default=())


def is_tnef(content: bytes) -> bool:
    return content.startswith(_TNEF_SIGNATURE)


def is_outlook_message(content: bytes) -> bool:
    """An OLE file that holds a message (.msg). The names of its streams are UTF-16 in the directory."""
    return content.startswith(_OLE_SIGNATURE) and "__properties_version1.0".encode("utf-16-le") in content


def open_tnef(content: bytes, budget: Budget) -> Wrapped:
    """What a winmail.dat holds, with the messages inside it. Raises Unreadable (damaged, too_large)."""
    from tnefparse import TNEF

    try:
        wrapped = _tnef(TNEF(content, do_checksum=False), _MOST_EMBEDDED)
    except _WHAT_PARSERS_RAISE:
        raise Unreadable(Reason.DAMAGED, "The attachment winmail.dat of Outlook is damaged.") from None
    budget.take(sum(len(file) for _, file in wrapped.files))
    return wrapped


def _tnef(tnef: Any, most_embedded: int) -> Wrapped:
    files: list[tuple[str, bytes]] = []
    messages: list[Wrapped] = []
    for part in tnef.attachments:
        if getattr(part, "embed", None) is not None:
            if not most_embedded:
                raise Unreadable(Reason.TOO_LARGE, _TOO_DEEP)
            messages.append(_tnef(part.embed, most_embedded - 1))
            continue
        long_names = [attribute.data for attribute in part.mapi_attrs if attribute.name == _LONG_FILE_NAME]
        files.append((_as_text(long_names or part._name), bytes(part.data or b"")))
    return Wrapped(
        _as_text(tnef.body),
        _as_text(tnef.htmlbody),
        # The property that tnefparse offers would be unpacked by whatever library happens to be installed.
        tnef._rtfbody if isinstance(tnef._rtfbody, bytes) else b"",
        files=tuple(files),
        messages=tuple(messages),
    )


def _as_text(value: object) -> str:
    if isinstance(value, bytes):
        return decode_text(value).rstrip("\x00")
    if isinstance(value, (list, tuple)):
        return "".join(_as_text(piece) for piece in value)
    return value if isinstance(value, str) else ""


def open_outlook_message(content: bytes, budget: Budget, most_nested: int) -> Wrapped:
    """What a .msg file holds (MS-OXMSG). most_nested: messages inside each other. Raises Unreadable (damaged,
    too_large)."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_FATAL) as ole:
            return _Storage(ole, budget, most_nested).read([])
    except _WHAT_PARSERS_RAISE:
        raise Unreadable(Reason.DAMAGED, "The Outlook message is damaged; it cannot be opened.") from None


class _Storage:
    """Reads one message, and the messages embedded in it, out of an OLE file."""

    def __init__(self, ole: Any, budget: Budget, most_nested: int) -> None:
        self._ole = ole
        self._budget = budget
        self._most_nested = most_nested
        self._names = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
        self._attachments: dict[str, list[str]] = {}
        for name in sorted(self._names):
            storage, _, last = name.rpartition("/")
            if last.startswith("__attach_version1.0_#"):
                self._attachments.setdefault(storage, []).append(last)

    def read(self, at: list[str], depth: int = 0) -> Wrapped:
        if depth > self._most_nested:
            raise Unreadable(Reason.TOO_LARGE, _TOO_DEEP)
        files: list[tuple[str, bytes]] = []
        messages: list[Wrapped] = []
        for attachment in self._attachments.get("/".join(at).lower(), ()):
            storage = [*at, attachment]
            if "/".join([*storage, "__substg1.0_3701000d"]).lower() in self._names:
                messages.append(self.read([*storage, "__substg1.0_3701000d"], depth + 1))
                continue
            data = self._bytes(storage, "3701", "0102")
            if data is not None:
                files.append((self._text(storage, "3707") or self._text(storage, "3704"), data))
        html = self._bytes(at, "1013", "0102")
        return Wrapped(
            text=self._text(at, "1000"),
            html=decode_text(html) if html else self._text(at, "1013"),
            rtf=self._bytes(at, "1009", "0102") or b"",
            subject=self._text(at, "0037"),
            sender=self._text(at, "5D01") or self._text(at, "0C1F"),
            headers=self._text(at, "007D").encode("utf-8", "surrogateescape"),
            files=tuple(files),
            messages=tuple(messages),
        )

    def _bytes(self, at: list[str], identifier: str, kind: str) -> bytes | None:
        path = [*at, f"__substg1.0_{identifier}{kind}"]
        if "/".join(path).lower() not in self._names:
            return None
        size = self._ole.get_size(path)
        self._budget.take(size)
        content: bytes = self._ole.openstream(path).read(size)
        return content

    def _text(self, at: list[str], identifier: str) -> str:
        wide = self._bytes(at, identifier, "001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self._bytes(at, identifier, "001E")
        return decode_text(narrow).rstrip("\x00") if narrow is not None else ""
