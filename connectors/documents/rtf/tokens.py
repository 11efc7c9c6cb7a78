"""RTF cut into its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?"  # control word
    rb"|\\'([0-9a-fA-F]{2})"  # byte in the code page of the font
    rb"|\\([^a-zA-Z])"  # control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: "word" (with number), "byte", "symbol", "open", "close", "text"."""

    kind: str
    text: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(content: bytes) -> Iterator[Token]:
    """All tokens; line ends of the file mean nothing, and binary data are passed over."""
    at, end = 0, len(content)
    while at < end:
        found = _TOKEN.match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                at += max(0, min(value or 0, end - at))
                continue
            yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif text is not None:
            yield Token("text", data=text)
