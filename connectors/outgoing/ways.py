"""Opens the way out that the setting names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from connectors.outgoing import Outgoing


def open_outgoing(
    url: str,
    *,
    smtp_password: str | None = None,
    sendgrid_key: str | None = None,
    sendgrid_host: str | None = None,
) -> Outgoing:
    """url: `folder:PATH`, `smtp(s)://user@host:port` or `sendgrid:`; nothing is connected before the first use."""
    scheme, _, rest = url.partition(":")
    if scheme == "folder":
        from connectors.outgoing.folder import FolderOutgoing

        return FolderOutgoing(Path(rest.removeprefix("//")))
    if scheme == "sendgrid":
        from connectors.outgoing.sendgrid import SendgridOutgoing

        return SendgridOutgoing(sendgrid_key, sendgrid_host)
    from connectors.outgoing.smtp import SmtpOutgoing

    in_url = urlsplit(url).password
    return SmtpOutgoing(url, smtp_password or (unquote(in_url) if in_url else None))
