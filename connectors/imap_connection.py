"""Logging in to an IMAP server and talking to it; every failure a sentence."""

from __future__ import annotations

import imaplib
import select
import ssl
import time
from collections.abc import Callable
from typing import Any

from connectors.imap_address import MailboxAddress
from pipelines.error_words import error_words
from pipelines.outcomes import Failure, Misconfigured

# A UID list of a large mailbox, where the server knows no compact form, is longer than the library's default.
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]


def connect(address: MailboxAddress, secret: Callable[[], str], seconds: float) -> imaplib.IMAP4:
    """A connection that is logged in. The secret is an access token where the server offers XOAUTH2 and the
    caller's secret begins with "token:", else a password."""
    try:
        if address.is_tls:
            context = ssl.create_default_context()
            connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                address.host, address.port, ssl_context=context, timeout=seconds
            )
        else:
            connection = imaplib.IMAP4(address.host, address.port, timeout=seconds)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Failure(
            f"The mail server {address.host}:{address.port} cannot be reached: {error_words(error)}. "
            "Check PARTNERSHIPS_MAILBOX and the network."
        ) from error
    _log_in(connection, address, secret())
    return connection


def _log_in(connection: imaplib.IMAP4, address: MailboxAddress, secret: str) -> None:
    try:
        if secret.startswith("token:"):
            answer = f"user={address.user}\x01auth=Bearer {secret.removeprefix('token:')}\x01\x01"
            # A refused token is answered by a challenge; the empty line ends the exchange politely.
            steps = iter([answer.encode(), b""])
            connection.authenticate("XOAUTH2", lambda _: next(steps, b""))
        else:
            connection.login(address.user, secret)
        # What a server can do may depend on who logged in; most say it with the answer to the login.
        _, data = connection.response("CAPABILITY")
        if not (data and data[-1]):
            _, data = connection.capability()
        if data and data[-1]:
            connection.capabilities = tuple(data[-1].decode("ascii", "replace").upper().split())
    except imaplib.IMAP4.abort as error:
        raise Failure(f"The mail server {address.host} broke off during the login.") from error
    except imaplib.IMAP4.error as error:
        raise Misconfigured(
            f"The mail server {address.host} refuses the login of {address.user}: check "
            "PARTNERSHIPS_MAILBOX_PASSWORD, or the token command where the server wants OAuth."
        ) from error
    except OSError as error:
        raise Failure(
            f"The mail server {address.host} broke off during the login: {error_words(error)}."
        ) from error


def say(connection: imaplib.IMAP4, what: str, call: Callable[[], tuple[str, Any]]) -> list[Any] | None:
    """The data of an answer; None when the server says NO. Raises Failure when the line breaks."""
    try:
        status, data = call()
    except imaplib.IMAP4.abort as error:
        raise Failure(f"The mail server broke off during {what}.") from error
    except imaplib.IMAP4.error as error:
        raise Failure(f"The mail server answers {what} with an error: {error_words(error)}.") from error
    except OSError as error:
        raise Failure(f"The line to the mail server broke during {what}: {error_words(error)}.") from error
    return list(data) if status == "OK" else None


def idle(connection: imaplib.IMAP4, seconds: float) -> None:
    """Waits until the server announces a message, `seconds` at most. Servers end an IDLE after half an hour, so
    callers keep it shorter."""
    tag = connection._new_tag()
    end = time.monotonic() + seconds
    try:
        connection.send(tag + b" IDLE\r\n")
        line = connection.readline()
        while not line.startswith(b"+"):
            if not line or line.startswith(tag):
                raise Failure("The mail server does not accept IDLE.")
            line = connection.readline()
        while (left := end - time.monotonic()) > 0:
            # Mail that came between the look and the IDLE is announced in one packet with the "+".
            if _is_read_ahead(connection) or select.select([connection.socket()], [], [], left)[0]:
                line = connection.readline()
                if not line or b"EXISTS" in line or b"BYE" in line:
                    break
        connection.send(b"DONE\r\n")
        while line and not line.startswith(tag):
            line = connection.readline()
    except (OSError, imaplib.IMAP4.error) as error:
        raise Failure(f"The line to the mail server broke during IDLE: {error_words(error)}.") from error
    if not line:
        raise Failure("The mail server closed the line during IDLE.")


def _is_read_ahead(connection: imaplib.IMAP4) -> bool:
    """Whether something was received already and lies in a buffer, where `select` does not see it."""
    line = connection.socket()
    timeout = line.gettimeout()
    line.settimeout(0)
    try:
        return bool(connection.file.peek(1))  # type: ignore[union-attr]
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        line.settimeout(timeout)


def quoted(name: str) -> str:
    """A folder name as the protocol wants it: modified UTF-7, in quotes."""
    encoded = _modified_utf7(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{encoded}"'


def _modified_utf7(name: str) -> str:
    out: list[str] = []
    other = ""
    for character in [*name, ""]:
        if character and not (" " <= character <= "~"):
            other += character
            continue
        if other:
            encoded = other.encode("utf-7").decode("ascii")
            out.append("&" + encoded.strip("+-").replace("/", ",") + "-")
            other = ""
        out.append("&-" if character == "&" else character)
    return "".join(out)
