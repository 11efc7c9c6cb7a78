"""Messages of the sample as they lie in a mailbox: a real mail's headers, the server's own line on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

OUR_ADDRESS = "partnerships@program.example"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message. mimetype: as the sender's program claims it."""

    name: str
    content: bytes
    mimetype: str = DOCX


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is sent. sender: address; html: instead of plain text. extra: more headers.

    answers: the subject of the mail that this one answers, for the thread's headers.
    """

    sender_name: str
    sender: str
    subject: str
    text: str
    attached: tuple[Attached, ...] = ()
    html: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    answers: str = ""


def message_id(letter_sender: str, subject: str) -> str:
    """The same id for the same mail, whenever the sample is written."""
    digest = sha256(f"{letter_sender} {subject}".encode()).hexdigest()[:20]
    return f"<{digest}@{letter_sender.partition('@')[2]}>"


def to_bytes(letter: Letter, received_at: datetime) -> bytes:
    """The message as our server stored it; `received_at` is the moment in its topmost Received line."""
    message = EmailMessage()
    host = "mail." + letter.sender.partition("@")[2]
    message["Received"] = (
        f"from {host} ({host} [192.0.2.25]) by mx.program.example with ESMTPS for <{OUR_ADDRESS}>; "
        f"{format_datetime(received_at)}"
    )
    message["From"] = f"{letter.sender_name} <{letter.sender}>" if letter.sender_name else letter.sender
    message["To"] = OUR_ADDRESS
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(received_at - timedelta(seconds=41))
    message["Message-ID"] = message_id(letter.sender, letter.subject)
    if letter.answers:
        message["In-Reply-To"] = message["References"] = message_id(letter.sender, letter.answers)
    for name, value in letter.extra:
        message[name] = value
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for attached in letter.attached:
        kind, _, subtype = attached.mimetype.partition("/")
        message.add_attachment(attached.content, maintype=kind, subtype=subtype, filename=attached.name)
    _fix_boundaries(message)
    return message.as_bytes()


def _fix_boundaries(message: EmailMessage) -> None:
    """Boundaries that do not change from one writing to the next."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_sample_{number}_{sha256(str(message['Message-ID']).encode()).hexdigest()[:12]}")
