"""What a delivery report says (RFC 3464): which address failed for good, and about which letter of ours.

Read line by line from the bytes, without building the message: a report is untrusted like any mail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.rules.letters.compose import LETTER_HEADER, is_address

# Reports are short; what they return of a letter begins with its headers.
_LONGEST = 200_000

_LETTER = re.compile(
    rb"^[> \t]*" + LETTER_HEADER.encode() + rb":[ \t]*([0-9a-f]{8,64})[ \t]*\r?$", re.I | re.M
)
_RECIPIENT = re.compile(
    rb"^(?:Final|Original)-Recipient:[ \t]*rfc822;[ \t]*<?([^\s<>]{3,320})>?[ \t]*\r?$", re.I
)
_ACTION = re.compile(rb"^Action:[ \t]*([A-Za-z]+)", re.I)
_STATUS = re.compile(rb"^Status:[ \t]*([245])\.(\d{1,3})\.(\d{1,3})", re.I)

# 5.2.2 is a full mailbox and 5.7 a policy: both may be mended without a new address.
_MAY_MEND = {("5", "2", "2")}


@dataclass(frozen=True, slots=True)
class Bounce:
    """letter_ids: of our letters that the report returns; failed: addresses that failed for good."""

    letter_ids: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]  # (address, status such as "5.1.1")


def read_bounce(content: bytes) -> Bounce:
    """Nothing of it is believed here: the caller compares addresses with those of the letter."""
    content = content[:_LONGEST]
    letters = tuple(dict.fromkeys(found.decode("ascii").lower() for found in _LETTER.findall(content)))
    failed: dict[str, str] = {}
    for block in re.split(rb"\r?\n[ \t]*\r?\n", content):
        recipients: list[str] = []
        action = b""
        status: tuple[str, ...] = ()
        for line in block.splitlines():
            if found := _RECIPIENT.match(line):
                recipients.append(found[1].decode("ascii", "replace").lower())
            elif found := _ACTION.match(line):
                action = found[1].lower()
            elif found := _STATUS.match(line):
                status = tuple(part.decode() for part in found.groups())
        is_final = (
            action == b"failed" and status[:1] == ("5",) and status not in _MAY_MEND and status[1:2] != ("7",)
        )
        if is_final:
            failed.update({address: ".".join(status) for address in recipients if is_address(address)})
    return Bounce(letters, tuple(sorted(failed.items())))
