"""A letter as it leaves: headers that keep threads together and loops apart, and plain text.

Letters are plain text, so no markup of a district's words is ever carried on. Words of theirs are shortened to
one line and quoted, so that they cannot pass for ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

#: The header by which we know a letter of ours when it comes back.
LETTER_HEADER = "X-Partnerships-Letter"

_LONGEST_SUBJECT = 180
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})[A-Za-z0-9]")


def is_address(text: str) -> bool:
    """A plain address that can be written to; anything else is text until proven."""
    return bool(_ADDRESS.fullmatch(text)) and ".." not in text


def one_line(text: object, longest: int = 300) -> str:
    """Untrusted words as one printable line."""
    line = " ".join(_CONTROLS.sub(" ", str(text)).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def bracketed(identifier: str) -> str:
    """A Message-ID as headers write it; "" for what is none."""
    bare = identifier.strip().strip("<>")
    return f"<{bare}>" if re.fullmatch(r"[^<>\s]{1,900}", bare) else ""


def message_id(letter: str, address: str) -> str:
    """Our own Message-ID, the same however often a letter is built."""
    return f"<{letter}@{address.rpartition('@')[2]}>"


def compose(
    *,
    letter: str,
    token: str,
    from_address: str,
    from_name: str,
    to: str,
    cc: Sequence[str],
    subject: str,
    body: str,
    at: datetime,
    in_reply_to: str = "",
    references: Sequence[str] = (),
    attachments: Sequence[tuple[str, str, bytes]] = (),
    is_answer: bool = True,
) -> EmailMessage:
    """The message. attachments: (file name, media type, bytes). is_answer: written because a mail came in,
    rather than by the clock or a person (RFC 3834 tells the two apart)."""
    message = EmailMessage()
    message["From"] = Address(from_name, addr_spec=from_address)
    message["To"] = Address(addr_spec=to)
    if cc:
        message["Cc"] = [Address(addr_spec=address) for address in cc]
    message["Subject"] = one_line(f"{subject} {token}", _LONGEST_SUBJECT)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id(letter, from_address)
    message["Reply-To"] = Address(from_name, addr_spec=from_address)
    message["Auto-Submitted"] = "auto-replied" if is_answer else "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message[LETTER_HEADER] = letter
    if not is_answer:
        # RFC 2369: the button of a mail program for whoever wants no more of them.
        message["List-Unsubscribe"] = f"<mailto:{from_address}?subject={quote(f'unsubscribe {token}')}>"
    answered = bracketed(in_reply_to)
    ids = [found for x in references if (found := bracketed(x)) and found != answered]
    if answered:
        message["In-Reply-To"] = answered
        ids.append(answered)
    if ids:
        message["References"] = " ".join(ids[-20:])
    message.set_content(
        f"{body.rstrip()}\n\n--\n{from_name}\nReference {token} (please keep it in your reply)\n"
    )
    for name, media_type, content in attachments:
        main, _, sub = media_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message
