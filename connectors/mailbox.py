"""Opens the mailbox that the setting names: a maildir, or IMAP."""

from __future__ import annotations

import subprocess
from pathlib import Path

from connectors import Mailbox
from pipelines.outcomes import Failure, Misconfigured

_TOKEN_SECONDS = 30


def open_mailbox(url: str, *, password: str | None = None, token_command: str | None = None) -> Mailbox:
    """url: `maildir:PATH` or `imap(s)://…`; nothing is connected before the first use.

    token_command: prints a fresh OAuth access token, asked again for each connection.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "maildir":
        from connectors.maildir import Maildir

        maildir = Maildir(Path(rest.removeprefix("//")))
        maildir.prepare()
        return maildir

    from connectors.imap import ImapMailbox
    from connectors.imap_address import parse_mailbox_address

    address, url_password = parse_mailbox_address(url)

    def secret() -> str:
        if token_command:
            return "token:" + _token(token_command)
        found = password or url_password
        if not found:
            raise Misconfigured(
                "PARTNERSHIPS_MAILBOX_PASSWORD is missing: set it, or PARTNERSHIPS_MAILBOX_TOKEN_COMMAND for OAuth."
            )
        return found

    return ImapMailbox(address, secret)


def _token(command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S602  the operator's own setting, meant for a shell
            command, shell=True, capture_output=True, text=True, timeout=_TOKEN_SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise Failure("PARTNERSHIPS_MAILBOX_TOKEN_COMMAND did not end in time.") from error
    except subprocess.CalledProcessError as error:
        raise Failure(
            f"PARTNERSHIPS_MAILBOX_TOKEN_COMMAND ended with status {error.returncode}: run it by hand to see why."
        ) from None  # its output may hold secrets
    return done.stdout.strip()
