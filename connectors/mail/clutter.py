"""What rides along with a mail and is no document: logos, cards, signatures, calendars, empty leftovers."""

from __future__ import annotations

import re
import struct

#: Content types that are never a document of a district.
CLUTTER_TYPES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
        "application/pgp-encrypted",
        "application/applefile",
        "application/ics",
        "application/vcard",
        "text/calendar",
        "text/x-vcalendar",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "text/css",
        "text/x-amp-html",
        "text/rfc822-headers",
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/global-disposition-notification",
        "message/feedback-report",
        "text/x-google-internal",
    }
)
#: Shorter sides below this many pixels are logos, icons and banners; a photographed or scanned page is larger.
_PAGE_PIXELS = 500
#: Pictures whose size cannot be told (HEIC, SVG …) count as a page from this many bytes on.
_PAGE_BYTES = 150_000
_PGP_SIDE = re.compile(rb"\A\s*-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY BLOCK)-----")
_PGP_MESSAGE = re.compile(rb"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----\n"
_PGP_SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----"
_PGP_END = "-----END PGP SIGNATURE-----"
_RUNNABLE_NAMES = (
    *(".exe", ".scr", ".com", ".pif", ".bat", ".cmd", ".msi", ".msp", ".cpl", ".jar", ".lnk", ".reg", ".scf"),
    *(".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".ps1", ".chm", ".app"),
)
_RUNNABLE_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)


def is_clutter(content_type: str, content: bytes) -> bool:
    """A part that is no document by its type or by its bytes."""
    if content_type in CLUTTER_TYPES:
        return True
    head = content[:200].lstrip().upper()
    return head.startswith((b"BEGIN:VCARD", b"BEGIN:VCALENDAR")) or _PGP_SIDE.match(content) is not None


def is_pgp_message(content: bytes, name: str) -> bool:
    """Something encrypted with PGP, armored or bare."""
    if _PGP_MESSAGE.search(content[:4096]):
        return True
    is_packet = bool(content) and content[0] in (0x84, 0x85, 0xC1, 0xD2, 0x8C)
    return is_packet and name.lower().endswith((".gpg", ".pgp"))


def without_pgp_signature(text: str) -> str:
    """A clear-signed text without its armor (RFC 4880 section 7); the signature is not checked."""
    start = text.find(_PGP_SIGNED)
    signature = text.find(_PGP_SIGNATURE, start)
    if start < 0 or signature < 0:
        return text
    head = text.find("\n\n", start)  # the armor's own header lines end with a blank line
    words = text[head + 2 : signature] if 0 <= head < signature else ""
    end = text.find(_PGP_END, signature)
    after = text[end + len(_PGP_END) :] if end >= 0 else ""
    return text[:start] + re.sub(r"^- ", "", words, flags=re.MULTILINE) + after


def is_runnable(content: bytes, name: str) -> bool:
    """A program or a script, by its first bytes; scripts have only their name."""
    if content.startswith(_RUNNABLE_STARTS):
        return True
    return name.lower().rstrip(". ").endswith(_RUNNABLE_NAMES) and not content.startswith(
        (b"PK\x03\x04", b"%PDF")
    )


def is_decoration(content: bytes) -> bool:
    """A picture too small to be a page that somebody photographed or scanned. False for what is no picture."""
    if not is_picture(content):
        return False
    size = _pixels(content)
    if size is None:
        return len(content) < _PAGE_BYTES
    return min(size) < _PAGE_PIXELS


def is_picture(content: bytes) -> bool:
    """Judged by the first bytes: PNG, JPEG, GIF, BMP, TIFF, WebP, HEIC, or a Windows metafile."""
    return (
        content.startswith(
            (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\xd7\xcd\xc6\x9a")
        )
        or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
        or (content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"))
        or (content[:2] == b"BM" and len(content) > 26 and content[6:10] == b"\x00\x00\x00\x00")
        or (content[:4] == b"\x01\x00\x00\x00" and content[40:44] == b" EMF")
    )


def _pixels(content: bytes) -> tuple[int, int] | None:
    """(width, height) where the first bytes tell."""
    try:
        if content.startswith(b"\x89PNG"):
            return struct.unpack(">II", content[16:24])
        if content.startswith(b"GIF8"):
            return struct.unpack("<HH", content[6:10])
        if content.startswith(b"BM"):
            width, height = struct.unpack("<ii", content[18:26])
            return abs(width), abs(height)
        if content.startswith(b"\xff\xd8"):
            return _jpeg_pixels(content)
    except struct.error:
        return None
    return None


def _jpeg_pixels(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return None
