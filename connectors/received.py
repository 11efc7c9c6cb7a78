"""When our own server took a message, from its topmost `Received:` header. The sender's `Date:` never counts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Header lines fit well within this; a message with a larger first header has no trustworthy one.
_HEAD_BYTES = 65_536
_RECEIVED = re.compile(rb"^Received:((?:[^\r\n]|\r?\n[ \t])*)", re.IGNORECASE | re.MULTILINE)


def moment_of_receipt(content: bytes) -> datetime | None:
    """The instant behind the last `;` of the first `Received:` header, aware; None when there is none."""
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD_BYTES], maxsplit=1)[0]
    found = _RECEIVED.search(head)
    if found is None or b";" not in found[1]:
        return None
    text = found[1].rsplit(b";", 1)[1].decode("ascii", "replace")
    try:
        moment = parsedate_to_datetime(" ".join(text.split()))
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
