"""OLE compound files (the envelope of .doc, of encrypted Office files and of embedded objects), written by hand."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams in its root; "A/B" puts stream B into storage A.

    Streams are padded to 4,096 bytes, from where on they are kept in sectors of their own.
    """
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = []
    starts: dict[str, int] = {}
    for name, content in padded.items():
        starts[name] = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        sectors += pieces
        table += [*range(starts[name] + 1, starts[name] + len(pieces)), _END]
    directory = _directory(padded, starts)
    directory_start = len(sectors)
    pieces = [directory[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(directory), _SECTOR)]
    sectors += pieces
    table += [*range(directory_start + 1, directory_start + len(pieces)), _END]
    fat_count = 1
    while fat_count * (_SECTOR // 4) < len(table) + fat_count:
        fat_count += 1
    fat_start = len(sectors)
    table += [_FAT] * fat_count
    table += [_FREE] * (fat_count * (_SECTOR // 4) - len(table))
    fat = struct.pack(f"<{len(table)}I", *table)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6, 0,
        fat_count, directory_start, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    locations = [fat_start + index for index in range(fat_count)] + [_FREE] * (109 - fat_count)
    header += struct.pack("<109I", *locations)
    return header + b"".join(sectors) + fat


def _directory(streams: dict[str, bytes], starts: dict[str, int]) -> bytes:
    """The root, then storages and streams, each storage's children in one chain to the right."""
    names = ["Root Entry"]
    storages: dict[str, list[int]] = {"": []}
    parents: list[tuple[str, str]] = [("", "")]
    for path in streams:
        folder, _, name = path.rpartition("/")
        if folder and folder not in storages:
            storages[folder] = []
            storages[""].append(len(names))
            names.append(folder)
            parents.append(("storage", folder))
        storages[folder].append(len(names))
        names.append(name)
        parents.append(("stream", path))
    following = {
        index: chain[at + 1]
        for chain in storages.values()
        for at, index in enumerate(chain)
        if at + 1 < len(chain)
    }
    out = b""
    for index, (kind, path) in enumerate(parents):
        children = storages[""] if index == 0 else storages.get(path, []) if kind == "storage" else []
        encoded = names[index].encode("utf-16-le") + b"\0\0"
        out += struct.pack(
            "<64sHBBIII16sIQQIII", encoded, len(encoded), {"storage": 1, "stream": 2}.get(kind, 5), 1, _FREE,
            following.get(index, _FREE), children[0] if children else _FREE, b"\0" * 16, 0, 0, 0,
            starts[path] if kind == "stream" else _END if index == 0 else 0,
            len(streams[path]) if kind == "stream" else 0, 0,
        )  # fmt: skip
    return out


def packaged(name: str, content: bytes) -> bytes:
    """The stream of a file that was dragged into a document (Object Packager)."""
    body = b"\x02\x00" + name.encode() + b"\0" + f"C:\\{name}".encode() + b"\0" + b"\0\0\x03\0"
    body += (
        struct.pack("<I", len(name) + 1) + name.encode() + b"\0" + struct.pack("<I", len(content)) + content
    )
    return struct.pack("<I", len(body)) + body
