"""The body that Outlook keeps as compressed RTF (MS-OXRTFCP), unpacked and put into words.

Winmail.dat and .msg files hold it beside the plain text, and often instead of it.
"""

from __future__ import annotations

import re
import struct

from connectors.mail.archive import Budget
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.tree import walk

_COMPRESSED = 0x75465A4C  # "LZFu"
_STORED = 0x414C454D  # "MELA"
#: The dictionary begins with these words (MS-OXRTFCP section 2.1.2.1); positions count modulo 4,096.
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_DICTIONARY_SIZE = 4096
_DAMAGED = "The message body of Outlook is damaged."
_LINK = re.compile(rb'HYPERLINK\s+"([^"\\{}]{8,2000})"')
#: Links of one body that are written out behind its words.
_MOST_LINKS = 200


def unpack_rtf(packed: bytes, budget: Budget) -> bytes:
    """The RTF text; b"" where there is none. Raises Unreadable (damaged, too_large)."""
    if not packed:
        return b""
    if packed.startswith(b"{\\rtf"):  # some programs store it bare
        return packed
    if len(packed) < 16:
        raise Unreadable(Reason.DAMAGED, _DAMAGED)
    _, size, mark, _ = struct.unpack_from("<IIII", packed)
    budget.take(size)
    if mark == _STORED:
        return packed[16 : 16 + size]
    if mark != _COMPRESSED:
        raise Unreadable(Reason.DAMAGED, _DAMAGED)
    return _inflated(packed, size)


def _inflated(packed: bytes, size: int) -> bytes:
    """Runs of eight pieces, each announced by a bit: a byte as it stands, or a copy out of the dictionary."""
    dictionary = bytearray(_DICTIONARY.ljust(_DICTIONARY_SIZE, b"\0"))
    write, at = len(_DICTIONARY), 16
    out = bytearray()
    while at < len(packed) and len(out) < size:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                piece = packed[at : at + 1]
                at += 1
            else:
                if at + 2 > len(packed):
                    return bytes(out)
                reference = packed[at] << 8 | packed[at + 1]
                at += 2
                start = reference >> 4
                if start == write % _DICTIONARY_SIZE:  # the end
                    return bytes(out[:size])
                piece = b""
                for step in range((reference & 15) + 2):
                    # What is copied may be copied again at once: the dictionary grows with each byte.
                    character = dictionary[(start + step) % _DICTIONARY_SIZE]
                    dictionary[(write + step) % _DICTIONARY_SIZE] = character
                    piece += bytes([character])
            for character in piece:
                dictionary[write % _DICTIONARY_SIZE] = character
                write += 1
            out += piece
    return bytes(out[:size])


def words_of_rtf(rtf: bytes) -> str:
    """What a reader of the RTF sees, a paragraph a line, with the targets of its links below; "" where it cannot
    be read: then it is set aside as a document, with its reason."""
    from connectors.documents import read_document
    from connectors.limits import STANDARD

    try:
        document = read_document(rtf, Kind.RTF, "message body", STANDARD)
    except Unreadable:
        return ""
    lines = [paragraph.text for paragraph in walk(tuple(document.blocks()))]
    links = list(dict.fromkeys(_LINK.findall(rtf)))[:_MOST_LINKS]
    return "\n".join([*lines, *(f"<{link.decode('ascii', 'replace')}>" for link in links)])
