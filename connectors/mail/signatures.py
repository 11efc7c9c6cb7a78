"""S/MIME: what was signed is taken out, what is encrypted stays shut. A signature is never believed or checked:
who a district is, its document says."""

from __future__ import annotations

import zlib

from connectors.mail.archive import Budget
from connectors.mail.transfer import decode_base64
from pipelines.outcomes import Reason, Unreadable

_BROKEN = "The signed or encrypted part of the message is damaged."
_SHUT = "The message is encrypted; nobody here holds the key."
_PKCS7 = bytes.fromhex("06092a864886f70d0107")
_OPEN_KINDS = {"signed_data", "compressed_data"}
_SHUT_KINDS = {
    "enveloped_data",
    "authenticated_enveloped_data",
    "encrypted_data",
    "signed_and_enveloped_data",
}


def is_pkcs7(content: bytes) -> bool:
    """A DER sequence that begins with an object identifier of PKCS #7 (1.2.840.113549.1.7)."""
    return content[:1] == b"\x30" and _PKCS7 in content[:24]


def content_of_pkcs7(content: bytes, budget: Budget) -> bytes:
    """The MIME entity inside an opaque PKCS #7 part, b"" when the part is a bare signature or certificate list.
    Raises Unreadable (encrypted, damaged, too_large)."""
    from asn1crypto import cms

    if content.lstrip()[:11] == b"-----BEGIN ":
        content = decode_base64(
            b"".join(line for line in content.splitlines() if not line.startswith(b"-----"))
        )
    try:
        info = cms.ContentInfo.load(content)
        kind = info["content_type"].native
        if kind in _SHUT_KINDS:
            raise Unreadable(Reason.ENCRYPTED, _SHUT)
        if kind not in _OPEN_KINDS:
            raise Unreadable(
                Reason.UNSUPPORTED_FORMAT, "The message is wrapped in a way that we do not open."
            )
        inner = info["content"]["encap_content_info"]["content"]
        packed = inner.native
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        raise Unreadable(Reason.DAMAGED, _BROKEN) from None
    if packed is None:
        return b""
    if not isinstance(packed, bytes):
        packed = bytes(inner.contents or b"")
    if kind == "compressed_data":
        packed = _unpacked(packed, budget)
    budget.take(len(packed))
    return bytes(packed)


def _unpacked(packed: bytes, budget: Budget) -> bytes:
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(packed, budget.bytes_left + 1)
    except zlib.error:
        raise Unreadable(Reason.DAMAGED, _BROKEN) from None
    return content
