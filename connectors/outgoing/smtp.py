"""Letters by SMTP. The one moment of doubt is between the end of the data and the server's answer to it."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

from connectors.outgoing import AnswerLost, Refused, as_sent
from pipelines.error_words import error_words
from pipelines.outcomes import Failure, Misconfigured

_SECONDS = 60.0


class SmtpOutgoing:
    """url: smtp://user@host:port (STARTTLS where the server offers it) or smtps:// (TLS from the start)."""

    def __init__(self, url: str, password: str | None) -> None:
        parts = urlsplit(url)
        if not parts.hostname:
            raise Misconfigured("PARTNERSHIPS_OUTGOING names no host: write smtp://user@host:port.")
        self.host = parts.hostname
        self.is_tls = parts.scheme == "smtps"
        self.port = parts.port or (465 if self.is_tls else 587)
        self.user = unquote(parts.username or "")
        self._password = password

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        try:
            if self.is_tls:
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    self.host, self.port, timeout=_SECONDS, context=context
                )
            else:
                server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
                server.ehlo()
                if server.has_extn("starttls"):
                    server.starttls(context=context)
                    server.ehlo()
            if self.user:
                if self._password is None:
                    raise Misconfigured("PARTNERSHIPS_OUTGOING_PASSWORD is missing for the SMTP server.")
                server.login(self.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            raise Failure(
                f"The SMTP server {self.host} refuses the login: check user and password.", retry_helps=True
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Failure(
                f"The SMTP server {self.host}:{self.port} cannot be reached: {error_words(error)}."
            ) from error
        return server

    def send(self, letter: EmailMessage) -> None:
        recipients = [
            address for _, address in getaddresses([*letter.get_all("To", []), *letter.get_all("Cc", [])])
        ]
        sender = getaddresses([str(letter["From"])])[0][1]
        server = self._connect()
        try:
            self._hand_over(server, sender, recipients, as_sent(letter))
        finally:
            server.close()

    def _hand_over(self, server: smtplib.SMTP, sender: str, recipients: list[str], content: bytes) -> None:
        """MAIL, RCPT, DATA by hand: only then is it known on which side of the dot a line broke."""
        try:
            _judge(*server.mail(sender))
            for recipient in recipients:
                _judge(*server.rcpt(recipient))
            code, answer = server.docmd("DATA")
            if code != 354:
                _judge(code, answer)
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise Failure(
                f"The line to {self.host} broke before the letter was sent: {error_words(error)}."
            ) from error
        quoted = smtplib._quote_periods(content)  # type: ignore[attr-defined]
        if not quoted.endswith(b"\r\n"):
            quoted += b"\r\n"
        try:
            server.send(quoted + b".\r\n")
            code, answer = server.getreply()
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise AnswerLost(f"The line to {self.host} broke before it confirmed the letter.") from error
        _judge(code, answer)

    def was_sent(self, message_id: str) -> bool | None:
        return None

    def check(self) -> str:
        server = self._connect()
        server.close()
        return f"The SMTP server {self.host}:{self.port} answers" + (
            " and accepts the login." if self.user else "."
        )


def _judge(code: int, answer: bytes) -> None:
    if 200 <= code < 300:
        return
    words = " ".join(answer.decode("utf-8", "replace").split())[:200]
    if 400 <= code < 500:
        raise Failure(f"The mail server asks to try later: {code} {words}")
    raise Refused(f"The mail server refuses the letter: {code} {words}")
