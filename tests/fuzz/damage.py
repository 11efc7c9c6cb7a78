"""Ways of damaging a file: blindly, or knowing how it is built. All luck comes from the generator that is given."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.markup import damaged_markup

#: What people and programs write where a number, a date or a name belongs, and what breaks those who convert it.
SPICE = tuple(
    word.encode()
    for word in (
        "", "0", "-1", "1e999", "NaN", "inf", "2147483648", "9" * 5000, "0.0000001", "½", "²", "Ⅳ", "٣", "1,2,3.4",
        "12K", "$", "$-0", "$1e400", "1/0", "=1/0", "#DIV/0!", "31/02/2016", "13/13/99999", "0000-00-00", "Feb 29 2015",
        "2016-", "99999-00", "@", "a@b", "\u202e", "\u0000", "\ufeff", "\ud7ff", "☒", "☐ Yes ☒ No", "x" * 3000, "((((",
        "%s%n", "\t\t", "|" * 200, "_" * 300, ":", "?", "1.", "CSP/ECS", "CSP: 3, ECS: 4", "12-15", "about 10 or 12",
        "SUM(E2:E1048576)", "SUM(E:E)", "B2*C2*D2*D2*D2", "9^9^9", "SUM(A1:XFD1048576)", "999999999999999", "1E+308",
        "A. ", "K-5 ", "(a", "\n", "- ", "<!---->", "Name: ", "1,",
    )
)  # fmt: skip
_BYTES = (
    b"\x00",
    b"\xff",
    b"\xff\xfe",
    b"\r\n",
    b"--",
    b"=?utf-8?B?",
    b"?=",
    b";",
    b">",
    b"<",
    b"{",
    b"}",
    b"\\",
    b"&#0;",
)
_DIGITS = re.compile(rb"\d+")
_WORDS = re.compile(rb"[A-Za-z@$][\w@$.,/-]{2,}")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp037", "latin-1", "utf-7")


def damaged(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    """The file with one to six faults; others: files to take pieces from."""
    for _ in range(luck.choice((1, 1, 2, 3, 6))):
        content = _one_fault(content, others, luck)
    return content


def _one_fault(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    if content.startswith(b"PK\x03\x04") and luck.random() < 0.85:
        return _damaged_container(content, others, luck)
    if content.lstrip().startswith((b"<", b"{")) and luck.random() < 0.5:
        return damaged_markup(content, SPICE, luck)
    return luck.choice(_FAULTS)(content, others, luck)


def _damaged_container(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    """A zip with a part damaged, gone, doubled or exchanged; its directory is sound again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
        struct.error,
        EOFError,
    ):
        return luck.choice(_FAULTS)(content, others, luck)
    if not parts:
        return content
    weights = [1 + len(part) for _, part in parts]
    at = luck.choices(range(len(parts)), weights)[0] if luck.random() < 0.6 else luck.randrange(len(parts))
    name, part = parts[at]
    how = luck.random()
    if how < 0.6:
        parts[at] = (name, damaged_markup(part, SPICE, luck))
    elif how < 0.75:
        parts[at] = (name, luck.choice(_FAULTS)(part, others, luck))
    elif how < 0.80:
        del parts[at]
    elif how < 0.85:
        parts.append((name, luck.choice(parts)[1]))
    elif how < 0.90:
        parts[at] = (name, luck.choice(parts)[1])
    elif how < 0.95:
        parts[at] = (luck.choice(("../" + name, name.upper(), "/" + name, name + "\\x", "")), part)
    else:
        parts[at] = (name, _part_of_another(name, others, luck) or part)
    return _packed(parts, luck)


def _packed(parts: Sequence[tuple[str, bytes]], luck: Random) -> bytes:
    packed = io.BytesIO()
    method = luck.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name or "x", (2016, 1, 4, 10, 2, 0)), part, method)
    return packed.getvalue()


def _part_of_another(name: str, others: Sequence[bytes], luck: Random) -> bytes | None:
    other = luck.choice(others)
    try:
        with zipfile.ZipFile(io.BytesIO(other)) as archive:
            return archive.read(name)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError):
        return None


def _set_bytes(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    data = bytearray(content)
    for _ in range(luck.choice((1, 2, 8, 40))):
        if data:
            data[luck.randrange(len(data))] = luck.choice((0, 255, 127, luck.randrange(256)))
    return bytes(data)


def _cut(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    at = luck.randrange(len(content) + 1)
    return (
        content[:at] if luck.random() < 0.4 else content[:at] + content[at + luck.choice((1, 4, 60, 900)) :]
    )


def _doubled(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    at = luck.randrange(len(content) + 1)
    piece = content[at : at + luck.choice((1, 8, 80, 800))]
    return content[:at] + piece * luck.choice((2, 2, 3, 200)) + content[at:]


def _spiced(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    at = luck.randrange(len(content) + 1)
    return content[:at] + luck.choice(_BYTES + SPICE) * luck.choice((1, 1, 2, 300)) + content[at:]


def _replaced(pattern: re.Pattern[bytes]) -> Callable[[bytes, Sequence[bytes], Random], bytes]:
    def replaced(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
        found = list(pattern.finditer(content[:400_000]))
        if not found:
            return content
        one = luck.choice(found)
        return content[: one.start()] + luck.choice(SPICE) + content[one.end() :]

    return replaced


def _lines_moved(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = luck.randrange(len(lines) or 1)
    if lines and luck.random() < 0.5:
        lines.insert(luck.randrange(len(lines)), lines.pop(at))
    else:
        lines[at:at] = lines[at : at + 3] * luck.choice((1, 2, 50))
    return b"".join(lines)


def _spliced(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    other = luck.choice(others)
    return content[: luck.randrange(len(content) + 1)] + other[luck.randrange(len(other) + 1) :]


def _encoded_otherwise(content: bytes, others: Sequence[bytes], luck: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(luck.choice(_ENCODINGS), "replace")


_FAULTS = (
    _set_bytes, _set_bytes, _cut, _doubled, _spiced, _lines_moved, _spliced, _replaced(_DIGITS), _replaced(_WORDS),
    _replaced(_WORDS), _encoded_otherwise,
)  # fmt: skip
