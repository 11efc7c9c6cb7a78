"""Builds the containers that programs wrap mail in: opaque signatures, winmail.dat, Outlook messages."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from asn1crypto import cms, core


def signed(entity: bytes) -> bytes:
    """PKCS #7 signed data around a MIME entity, without any signer: nobody here checks one."""
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [],
            "encap_content_info": {"content_type": "data", "content": entity},
            "signer_infos": [],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": data}).dump())


def enveloped() -> bytes:
    """PKCS #7 enveloped data that nobody can open."""
    data = cms.EnvelopedData(
        {
            "version": "v0",
            "recipient_infos": [],
            "encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": {
                    "algorithm": "aes256_cbc",
                    "parameters": core.OctetString(b"0" * 16),
                },
                "encrypted_content": b"x" * 64,
            },
        }
    )
    return bytes(cms.ContentInfo({"content_type": "enveloped_data", "content": data}).dump())


def rtf_stored(rtf: str) -> bytes:
    """A body as Outlook keeps it, in the form that is not compressed (MS-OXRTFCP)."""
    content = rtf.encode("cp1252")
    return struct.pack("<IIII", len(content) + 12, len(content), 0x414C454D, 0) + content


def _properties(kind: int, identifier: int, value: bytes) -> bytes:
    """A list of one MAPI property of changing length."""
    head = struct.pack("<IHHII", 1, kind, identifier, 1, len(value))
    return head + value + b"\x00" * (-len(value) % 4)


def tnef(files: Mapping[str, bytes], *, rtf: bytes = b"", embedded: bytes = b"") -> bytes:
    """A winmail.dat with these attachments, a body as compressed RTF, a message inside (a winmail.dat itself)."""

    def attribute(level: int, identifier: int, data: bytes) -> bytes:
        return (
            struct.pack("<BII", level, identifier, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
        )

    out = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    if rtf:
        out += attribute(1, 0x00069003, _properties(0x0102, 0x1009, rtf))
    if embedded:
        interface = bytes.fromhex("0703020000000000C000000000000046")
        out += attribute(2, 0x00069002, b"\x01" + b"\x00" * 13)
        out += attribute(2, 0x00069005, _properties(0x000D, 0x3701, interface + embedded))
    for name, content in files.items():
        out += attribute(2, 0x00069002, b"\x00" * 14)
        out += attribute(2, 0x00018010, name.encode() + b"\x00")
        out += attribute(2, 0x0006800F, content)
    return out


def outlook(subject: str, body: str, files: Mapping[str, bytes], forwarded: int = 0, depth: int = 1) -> bytes:
    """A .msg file: an OLE container with a storage for each attachment.

    forwarded: empty messages that are attached before one with the files; depth: messages inside each other there.
    """
    inner = _message(subject, body, files)
    for _ in range(depth if forwarded else 0):
        outer = _message("Forwarded", "See below.", {})
        messages = [*[_message("Earlier", "Nothing.", {})] * forwarded, inner]
        for number, message in enumerate(messages):
            storage = f"__attach_version1.0_#{number:08X}/__substg1.0_3701000D"
            outer |= {f"{storage}/{name}": content for name, content in message.items()}
        inner = outer
    return ole(inner)


def _message(subject: str, body: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The streams of one message by their paths."""
    streams: dict[str, bytes] = {
        "__properties_version1.0": b"\x00" * 32,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(files.items()):
        storage = f"__attach_version1.0_#{number:08X}"
        streams[f"{storage}/__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[f"{storage}/__substg1.0_37010102"] = content
    return streams


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file: small streams in the mini stream, large ones in sectors of their own."""
    tree: dict[str, object] = {}
    for path, content in streams.items():
        folder = tree
        *folders, name = path.split("/")
        for part in folders:
            folder = folder.setdefault(part, {})  # type: ignore[assignment]
        folder[name] = content
    entries: list[list[object]] = [["Root Entry", 5, None, -1, -1, b""]]
    _add(tree, 0, entries)
    sectors: list[bytes] = []
    chain: list[int] = []
    small: list[bytes] = []
    small_chain: list[int] = []
    starts = [_END] * len(entries)
    for place, entry in enumerate(entries[1:], start=1):
        content = entry[5]
        if isinstance(content, bytes) and content:
            is_small = len(content) < 4096
            starts[place] = (
                _store(content, small, small_chain, 64) if is_small else _store(content, sectors, chain, 512)
            )
    entries[0][5] = b"".join(small)
    starts[0] = _store(b"".join(small), sectors, chain, 512)
    mini = struct.pack(f"<{len(small_chain)}I", *small_chain)
    first_mini = _store(mini + b"\xff" * (-len(mini) % 512), sectors, chain, 512)
    directory = b"".join(_entry(entry, start) for entry, start in zip(entries, starts, strict=True))
    first_directory = _store(directory, sectors, chain, 512)
    fat_count = (len(chain) + 128) // 127 + 1
    fat_places = range(len(sectors), len(sectors) + fat_count)
    chain += [0xFFFFFFFD] * fat_count
    chain += [0xFFFFFFFF] * (fat_count * 128 - len(chain))
    fat = struct.pack(f"<{len(chain)}I", *chain)
    mini_count = -(-len(mini) // 512)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_count, first_directory, 0, 4096, first_mini, mini_count, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *fat_places, *[0xFFFFFFFF] * (109 - fat_count))
    return header + b"".join(sectors) + fat


_END = 0xFFFFFFFE


def _add(folder: Mapping[str, object], parent: int, entries: list[list[object]]) -> None:
    """The children of a storage, chained as right siblings."""
    before = -1
    for name, content in folder.items():
        place = len(entries)
        is_folder = isinstance(content, dict)
        entries.append([name, 1 if is_folder else 2, None, -1, -1, b"" if is_folder else content])
        entries[parent if before < 0 else before][4 if before < 0 else 3] = place
        before = place
        if isinstance(content, dict):
            _add(content, place, entries)


def _store(content: bytes, sectors: list[bytes], chain: list[int], size: int) -> int:
    """Appends a stream to the sectors and its chain; the place of its first sector."""
    first = len(sectors)
    for at in range(0, max(len(content), 1), size):
        sectors.append(content[at : at + size].ljust(size, b"\x00"))
        chain.append(len(sectors))
    chain[-1] = _END
    return first


def _entry(entry: list[object], start: int) -> bytes:
    name, kind, _, right, child, content = entry
    encoded = str(name).encode("utf-16-le") + b"\x00\x00"
    size = len(content) if isinstance(content, bytes) else 0
    links = struct.pack("<iii", -1, right, child)
    return (
        encoded.ljust(64, b"\x00")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + links
        + b"\x00" * 36
        + struct.pack("<IQ", start, size)
    )
