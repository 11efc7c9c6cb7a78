"""The messages of an mbox file, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_ENDINGS = frozenset({".mbox", ".mbx", ""})


def is_mbox(path: Path) -> bool:
    """A file that is named like an mbox, or not at all, and begins with the line that stands before each message."""
    if path.suffix.lower() not in _ENDINGS or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"From "


def messages_of_mbox(path: Path) -> Iterator[tuple[int, bytes]]:
    """(place from 0, bytes) of each message, read one at a time."""
    import mailbox

    box = mailbox.mbox(path, create=False)
    try:
        for key in box.keys():  # noqa: SIM118  a mailbox iterates over messages, not keys
            yield int(key), box.get_bytes(key)
    finally:
        box.close()
