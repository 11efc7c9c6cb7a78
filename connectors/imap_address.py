"""`imap(s)://user@host:port/FOLDER?done=FOLDER`: where a mailbox is and what becomes of landed messages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from pipelines.outcomes import Misconfigured


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """moves_to: the folder that landed messages are moved to; None: they stay and are marked."""

    host: str
    port: int
    is_tls: bool
    user: str
    folder: str = "INBOX"
    moves_to: str | None = None


def parse_mailbox_address(url: str) -> tuple[MailboxAddress, str | None]:
    """The address and the password, where the URL (of an Airflow connection) carries one.

    Raises Misconfigured without repeating the URL, since it may hold a password.
    """
    parts = urlsplit(url)
    if not parts.hostname or not parts.username:
        raise Misconfigured("PARTNERSHIPS_MAILBOX needs user and host: imaps://user@host:993/INBOX.")
    try:
        port = parts.port
    except ValueError as error:
        raise Misconfigured("PARTNERSHIPS_MAILBOX has a port that is no number.") from error
    is_tls = parts.scheme == "imaps"
    done = parse_qs(parts.query).get("done", [""])[0]
    return (
        MailboxAddress(
            host=parts.hostname,
            port=port or (993 if is_tls else 143),
            is_tls=is_tls,
            user=unquote(parts.username),
            folder=unquote(parts.path.lstrip("/")) or "INBOX",
            moves_to=done or None,
        ),
        unquote(parts.password) if parts.password else None,
    )
