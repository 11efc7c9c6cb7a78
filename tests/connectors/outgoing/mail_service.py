"""A double of the SendGrid service: speaks the documented HTTP of POST /v3/mail/send to the real library."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "SG.test-key-that-must-never-be-logged"


class MailService:
    """answers: what to do with the next requests, in order; 202 when none is left.

    A number is a status; "lost" takes the letter and closes the line without an answer.
    """

    def __init__(self) -> None:
        self.answers: list[int | str] = []
        self.taken: list[dict[str, Any]] = []
        self.complaints: list[str] = []
        self.scopes = ["mail.send"]
        self.url = ""


def _complaint(headers: Any, request: Any) -> str | None:
    """What the documentation requires of a request, in the service's own kind of words."""
    if headers.get("Authorization") != f"Bearer {KEY}":
        return "authorization required"
    if headers.get("Content-Type") != "application/json":
        return "Content-Type should be application/json."
    if not request.get("personalizations") or not request["personalizations"][0].get("to"):
        return "The personalizations field is required and must have at least one personalization."
    if not request.get("from", {}).get("email"):
        return "The from object must be provided for every email send."
    if not request.get("subject") or not request.get("content"):
        return "The subject and content are required."
    reserved = {
        "x-sg-id",
        "x-sg-eid",
        "received",
        "dkim-signature",
        "content-type",
        "content-transfer-encoding",
    }
    reserved |= {"to", "from", "subject", "reply-to", "cc", "bcc"}
    used = reserved & {name.lower() for name in request.get("headers", {})}
    return f"The headers {sorted(used)} are reserved." if used else None


@contextmanager
def mail_service() -> Iterator[MailService]:
    service = MailService()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

        def _answer(self, status: int, value: Any = None) -> None:
            body = json.dumps(value).encode() if value is not None else b""
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            is_known = self.headers.get("Authorization") == f"Bearer {KEY}"
            self._answer(200 if is_known else 401, {"scopes": service.scopes} if is_known else {"errors": []})

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            complaint = _complaint(self.headers, request) if self.path == "/v3/mail/send" else "no such path"
            if complaint is not None:
                service.complaints.append(complaint)
                status = 401 if complaint == "authorization required" else 400
                self._answer(status, {"errors": [{"message": complaint}]})
                return
            answer = service.answers.pop(0) if service.answers else 202
            if answer == "lost":
                service.taken.append(request)
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            if answer == 202:
                service.taken.append(request)
            self._answer(int(answer), None if answer == 202 else {"errors": [{"message": "as told"}]})

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
