"""Letters by the SendGrid service, through its own library. An answer of 202 means it took responsibility."""

from __future__ import annotations

import base64
import http.client
import logging
import urllib.error
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from connectors.outgoing import AnswerLost, Refused
from pipelines.outcomes import Failure, Misconfigured

_SECONDS = 30

# Headers that the service sets itself and refuses from us.
_OWN_FIELDS = frozenset(
    ("from", "to", "cc", "reply-to", "subject", "date", "mime-version", "content-type")
    + ("content-transfer-encoding",)
)


class SendgridOutgoing:
    """host: another address of the service, for its EU region or a test."""

    def __init__(self, api_key: str | None, host: str | None = None) -> None:
        if not api_key:
            raise Misconfigured(
                "SENDGRID_API_KEY is missing: make a key with the permission 'Mail Send' and set it."
            )
        from sendgrid import SendGridAPIClient

        # At DEBUG the library logs its headers, and the key is one of them.
        logging.getLogger("python_http_client").setLevel(logging.INFO)
        self._client = SendGridAPIClient(api_key)
        if host:
            self._client.client.host = host.rstrip("/")
        self._client.client.timeout = _SECONDS
        self.host = host or "SendGrid"

    def send(self, letter: EmailMessage) -> None:
        self._post(lambda: self._client.client.mail.send.post(request_body=_request(letter)))

    def was_sent(self, message_id: str) -> bool | None:
        return None

    def check(self) -> str:
        answer = self._call(lambda: self._client.client.scopes.get())
        if b"mail.send" not in answer.body:
            raise Failure(
                "The SendGrid key may not send: give it the permission 'Mail Send'.", retry_helps=False
            )
        return f"{self.host} accepts the key, and the key may send."

    def _post(self, call: Any) -> None:
        answer = self._call(call)
        if answer.status_code != 202:
            raise Failure(f"SendGrid answered {answer.status_code}, not 202: the letter was not taken.")

    def _call(self, call: Any) -> Any:
        from python_http_client.exceptions import HTTPError

        try:
            return call()
        except HTTPError as error:
            raise _refusal(error.status_code, error.body) from error
        except urllib.error.URLError as error:
            # Raised only while connecting or handing over: without the whole body the service took nothing.
            raise Failure(f"SendGrid cannot be reached: {error.reason}.") from error
        except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
            raise AnswerLost("SendGrid did not answer: the letter may have been taken.") from error


def _refusal(status: int, body: bytes) -> Failure:
    words = " ".join(body.decode("utf-8", "replace").split())[:200]
    if status in (502, 504):
        return AnswerLost(
            f"A gateway before SendGrid gave up waiting ({status}): the letter may have been taken."
        )
    if status == 429 or status >= 500:
        return Failure(f"SendGrid asks to try later ({status}).")
    if status in (401, 403):
        return Failure(f"SendGrid refuses the key or the sender ({status}): check SENDGRID_API_KEY. {words}")
    return Refused(f"SendGrid refuses the letter ({status}): {words}")


def _request(letter: EmailMessage) -> dict[str, Any]:
    """The body of POST /v3/mail/send. Click and open tracking are off: links stay as written, people unwatched."""
    name, address = getaddresses([str(letter["From"])])[0]
    personalization: dict[str, Any] = {"to": _people(letter, "To")}
    cc = _people(letter, "Cc")
    if cc:
        personalization["cc"] = cc
    body = letter.get_body(("plain",))
    if body is None:
        raise Refused("The letter has no text.")
    request: dict[str, Any] = {
        "personalizations": [personalization],
        "from": {"email": address, **({"name": name} if name else {})},
        "reply_to": _people(letter, "Reply-To")[0],
        "subject": str(letter["Subject"]),
        "content": [{"type": "text/plain", "value": body.get_content()}],
        "headers": {k: str(v) for k, v in letter.items() if k.lower() not in _OWN_FIELDS},
        "tracking_settings": {"click_tracking": {"enable": False}, "open_tracking": {"enable": False}},
    }
    attachments = [_attachment(part) for part in letter.iter_attachments()]
    if attachments:
        request["attachments"] = attachments
    return request


def _people(letter: EmailMessage, field: str) -> list[dict[str, str]]:
    found = getaddresses([str(value) for value in letter.get_all(field, [])])
    return [{"email": address, **({"name": name} if name else {})} for name, address in found]


def _attachment(part: Any) -> dict[str, str]:
    return {
        "content": base64.b64encode(part.get_payload(decode=True)).decode(),
        "type": part.get_content_type(),
        "filename": part.get_filename() or "attachment",
        "disposition": "attachment",
    }
