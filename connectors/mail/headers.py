"""Header fields as senders write them: encoded words, raw bytes, parameters in pieces, lists without end.

Everything that comes out is text on one line, without control characters: no line break hidden in an encoded
word can become a header of an answer of ours.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from connectors.mail.charsets import decode_text
from connectors.mail.transfer import decode_base64

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
#: Both parts bounded (RFC 5321 allows 64 and 255), so that a run of letters without an @ costs no time.
_ADDRESS = re.compile(r"[^\s<>\"(),;:\\\[\]@]{1,64}@[^\s<>\"(),;:\\\[\]@]{1,255}")
_QUOTE_OR_ESCAPE = re.compile(r'(\\.|")')
_ANGLE = re.compile(r"<\s*([^<>]*?)\s*>")
#: No line of a header may be longer (RFC 5322), and what names a message must fit an index.
_LONGEST_ID_BYTES = 998
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,900})>")
_PARAMETER = re.compile(r""";\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)""")
_CONTINUED = re.compile(r"([^*]+)\*(?:(\d{1,4})(\*)?|)\Z")
#: Characters that may stand in no name or line of ours: controls, direction marks, line separators, surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_PATH = re.compile(r"^(?:[A-Za-z]:)?[/\\]|^[A-Za-z]:|(?:^|[/\\])\.{1,2}[/\\]|\\\\")


def header_text(raw: str, limit: int = 2_000) -> str:
    """A header field as a person reads it, on one line. `raw` may hold undecoded bytes (surrogate escapes)."""
    return one_line(decode_words(_as_text(raw[: limit * 4])))[:limit]


def one_line(text: str) -> str:
    """Text without control and direction characters, white space runs as one space."""
    return " ".join(_UNSAFE.sub(lambda found: " " if found.group() < " " else "", text).split())


def decode_words(text: str) -> str:
    """Encoded words (RFC 2047) in `text` decoded, wherever they stand; neighbours of one character set are joined
    before they are decoded, because senders cut characters in two."""
    if "=?" not in text:
        return text
    text = _BETWEEN_WORDS.sub(r"\1", text)
    pieces: list[str] = []
    waiting, charset, end = b"", "", 0
    for word in _WORD.finditer(text):
        name = word.group(1).split("*")[0].lower()
        if waiting and (word.start() != end or name != charset):
            pieces.append(decode_text(waiting, charset))
            waiting = b""
        pieces.append(text[end : word.start()])
        waiting += _word_bytes(word.group(2), word.group(3))
        charset, end = name, word.end()
    if waiting:
        pieces.append(decode_text(waiting, charset))
    return "".join(pieces) + text[end:]


def _word_bytes(encoding: str, words: str) -> bytes:
    raw = words.encode("utf-8", "replace")
    if encoding in "bB":
        return decode_base64(raw)
    return binascii.a2b_qp(raw.replace(b" ", b"_"), header=True)


def _as_text(raw: str) -> str:
    """Surrogate escapes back to bytes and to the text that they are."""
    try:
        raw.encode("ascii")
    except UnicodeEncodeError:
        return decode_text(raw.encode("utf-8", "surrogateescape"))
    return raw


def parameters(raw: str) -> tuple[str, dict[str, str]]:
    """The value and the parameters of a structured field such as Content-Type, names in lower case.

    Understands RFC 2231 (pieces, percent encoding, character set), encoded words inside the quotes, which the
    standard forbids and everybody sends, raw bytes, and values without quotes that hold spaces.
    """
    text = _as_text(raw)
    value = text.split(";", 1)[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(text):
        key, written = match.group(1).lower(), _unquoted(match.group(2))
        continued = _CONTINUED.match(key)
        if continued is None:
            plain.setdefault(key, decode_words(written))
        elif continued.group(2) is None:  # name*=charset'language'text
            pieces.setdefault(continued.group(1), {}).setdefault(0, (written, True))
        else:
            number, encoded = int(continued.group(2)), bool(continued.group(3))
            pieces.setdefault(continued.group(1), {}).setdefault(number, (written, encoded))
    for key, numbered in pieces.items():
        plain[key] = _joined(numbered)
    return value, plain


def _unquoted(written: str) -> str:
    written = written.strip()
    if written.startswith('"'):
        inner = written[1:-1] if len(written) > 1 and written.endswith('"') else written[1:]
        # A backslash before anything but a quote or another backslash is a Windows path, not an escape.
        return re.sub(r'\\(["\\])', r"\1", inner)
    return written


def _joined(numbered: dict[int, tuple[str, bool]]) -> str:
    """Pieces of RFC 2231 in order of their numbers; the character set stands in the first."""
    charset, content = "", b""
    for place, number in enumerate(sorted(numbered)):
        text, encoded = numbered[number]
        if encoded and place == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        content += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    return decode_words(decode_text(content, charset))


def address(raw: str) -> tuple[str, str]:
    """(address in lower case, display name) of the first sender in a From field; "" where there is none."""
    text = one_line(decode_words(_as_text(raw[:5_000])))
    angled = [found for found in _ANGLE.findall(text) if "@" in found]
    if angled:
        name = text[: text.rindex("<")].strip().strip('"').strip()
        return angled[-1].replace(" ", "").lower()[:320], name[:200]
    bare = _ADDRESS.search(_unquoted_words(text)) or _ADDRESS.search(text)
    if bare is None:
        return "", text[:200]
    comment = re.search(r"\(([^()]*)\)", text)
    return bare.group().lower()[:320], (comment.group(1).strip() if comment else "")[:200]


def addresses(raw: str, limit: int) -> tuple[str, ...]:
    """Every address in a recipient field, in lower case, in order, once."""
    text = _unquoted_words(_as_text(raw[:limit]))
    return tuple(dict.fromkeys(found.lower()[:320] for found in _ADDRESS.findall(text)))


def _unquoted_words(text: str) -> str:
    """The text without what stands in quotation marks: display names may hold commas and addresses."""
    kept, is_inside = [], False
    for piece in _QUOTE_OR_ESCAPE.split(text):
        if piece == '"':
            is_inside = not is_inside
        elif not is_inside:
            kept.append(piece)
    return " ".join(kept)


def message_ids(raw: str) -> tuple[str, ...]:
    """Every message id in a References or In-Reply-To field, without its brackets, in order, once."""
    text = _as_text(raw)
    found = _MESSAGE_ID.findall(text)
    if not found:  # some senders leave the brackets out
        found = [word for word in text.split() if "@" in word and len(word) < 900]
    known = dict.fromkeys(one_line(word) for word in found)
    return tuple(word for word in known if len(word.encode("utf-8", "replace")) <= _LONGEST_ID_BYTES)


def moment(raw: str) -> datetime | None:
    """The instant of a Date field, aware; None when it makes no sense."""
    try:
        when = parsedate_to_datetime(" ".join(_as_text(raw[:200]).split()))
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return when if 1980 <= when.astimezone(UTC).year <= 2200 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def safe_name(text: str, limit_bytes: int = 255) -> str:
    """A file name that is a label and never a path: no separators, control or direction characters, at most
    `limit_bytes` in UTF-8; "" when nothing is left. The ending survives a cut."""
    name = unicodedata.normalize("NFC", one_line(text))
    if _PATH.search(name):
        name = re.split(r"[/\\:]", name)[-1]
    name = re.sub(r"[/\\]", "-", name).strip()
    if not name.strip(". "):
        return ""
    if len(name.encode()) <= limit_bytes:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, ending = name, ""
    room = limit_bytes - len(ending.encode()) - len(dot)
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + (dot + ending if ending else "")
