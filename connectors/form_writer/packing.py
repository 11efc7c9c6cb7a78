"""Files that are folders inside a zip, packed so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile

#: The oldest moment that a zip can hold: no clock goes into what we write.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def pack(parts: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip of `parts` in their order. stored: names that must not be compressed (OpenDocument's mimetype)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content)
    return target.getvalue()


def repack(content: bytes) -> bytes:
    """The same zip with its clock taken out, the list of contents first and the other parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return pack({name: archive.read(name) for name in names})
