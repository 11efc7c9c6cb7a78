"""What a delivery report says (RFC 3464): which address failed for good, and about which letter of ours; and what
mail systems say that write no such report.

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

# Exim names the addresses in a field, qmail and others in a line before the reason.
_FIELD = re.compile(rb"^X-Failed-Recipients:[ \t]*((?:[^\r\n]|\r?\n[ \t]){1,5000})", re.I | re.M)
_NAMED = re.compile(rb"\s*<?([^\s<>:,;]{1,64}@[^\s<>:,;]{1,255})>?:?[ \t]*\r?\n")
_ENHANCED = re.compile(rb"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_PLAIN = re.compile(rb"(?<![\d.])(55[013])(?![\d.])")

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
        if action == b"failed" and _is_final(status):
            failed.update({address: ".".join(status) for address in recipients if is_address(address)})
    return Bounce(letters, tuple(sorted((failed or _in_words(content)).items())))


def _is_final(status: tuple[str, ...]) -> bool:
    return status[:1] == ("5",) and status not in _MAY_MEND and status[1:2] != ("7",)


def _in_words(content: bytes) -> dict[str, str]:
    """(address: status) from a notice without a report, as far as the letter that it returns."""
    letter = _LETTER.search(content)
    notice = content[: letter.start()] if letter else content
    field = _FIELD.search(notice)
    if field is not None:
        reason = _reason(notice)
        listed = re.split(rb"[,\s]+", field[1].lower()) if reason else []
        return {
            x.decode("ascii", "replace"): reason for x in listed if is_address(x.decode("ascii", "replace"))
        }
    failed: dict[str, str] = {}
    for block in re.split(rb"\r?\n[ \t]*\r?\n", notice):
        named = _NAMED.match(block)
        reason = _reason(block[named.end() :]) if named else ""
        if named and reason and is_address(address := named[1].decode("ascii", "replace").lower()):
            failed[address] = reason
    return failed


def _reason(words: bytes) -> str:
    """The status by which a server refused for good, "" where it gave none or one that may mend."""
    status = tuple(part.decode() for found in _ENHANCED.finditer(words) for part in found.groups())[:3]
    if status:
        return ".".join(status) if _is_final(status) else ""
    plain = _PLAIN.search(words)
    return plain[1].decode() if plain else ""
