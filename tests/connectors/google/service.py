"""A double of the Google services: the documented HTTP of OAuth, Drive v3 and Docs v1, for the real client."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(slots=True)
class GoogleService:
    """files: by id, what Drive says of it; documents: by id, the Docs API's JSON; contents: uploaded bytes.

    trouble: statuses (with a reason) to answer the next requests with, before anything else.
    viewers: documents whose suggestions we may not see inline. broken: by id, the status and reason that every
    request for the content of this file is answered with. oldest_token: the feed knows no token before it.
    """

    url: str = ""
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    feed: list[str] = field(default_factory=list)
    trouble: list[tuple[int, str]] = field(default_factory=list)
    viewers: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    broken: dict[str, tuple[int, str]] = field(default_factory=dict)
    oldest_token: int = 0

    def add_document(self, document_id: str, document: dict[str, Any], **about: Any) -> None:
        """A Google Doc shared with us; it appears in the feed of changes."""
        self.documents[document_id] = document
        self.files[document_id] = {
            "id": document_id,
            "name": "Application",
            "mimeType": "application/vnd.google-apps.document",
            "version": "7",
            "sharedWithMeTime": "2026-06-01T12:00:00.000Z",
            "modifiedTime": "2026-06-01T11:00:00.000Z",
            **about,
        }
        self.feed.append(document_id)


def _error(status: int, reason: str) -> dict[str, Any]:
    details = {"domain": "global", "reason": reason, "message": reason}
    return {"error": {"code": status, "message": reason, "errors": [details], "status": reason}}


def _answer(service: GoogleService, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
    if path == "/token":
        return 200, {"access_token": "a-token", "expires_in": 3600, "token_type": "Bearer"}
    if path == "/drive/v3/about":
        return 200, {"user": {"emailAddress": "reader@program.example"}}
    if path == "/drive/v3/files":
        return 200, {"files": [f for f in service.files.values() if "sharedWithMeTime" in f]}
    if path == "/drive/v3/changes/startPageToken":
        return 200, {"startPageToken": str(len(service.feed))}
    if path == "/drive/v3/changes":
        start = int(query["pageToken"][0])
        if start < service.oldest_token:
            return 410, _error(410, "invalid")
        page = service.feed[start : start + 2]
        changes = [
            {"fileId": x, "removed": x not in service.files, "file": service.files.get(x)} for x in page
        ]
        end = start + len(page)
        key = "nextPageToken" if end < len(service.feed) else "newStartPageToken"
        return 200, {"changes": changes, key: str(end)}
    if found := re.fullmatch(r"/drive/v3/files/([^/]+)(/export)?", path):
        name = found[1]
        if name not in service.files:
            return 404, _error(404, "notFound")
        if name in service.broken and (found[2] or query.get("alt") == ["media"]):
            return service.broken[name][0], _error(*service.broken[name])
        if found[2] or query.get("alt") == ["media"]:
            return 200, service.contents.get(name, b"")
        return 200, service.files[name]
    if found := re.fullmatch(r"/v1/documents/([^/]+)", path):
        name = found[1]
        if name in service.broken:
            return service.broken[name][0], _error(*service.broken[name])
        if name not in service.documents:
            return 403, _error(403, "PERMISSION_DENIED")
        if name in service.viewers and query.get("suggestionsViewMode") == ["SUGGESTIONS_INLINE"]:
            return 403, _error(403, "PERMISSION_DENIED")
        return 200, service.documents[name]
    return 404, _error(404, "notFound")


@contextmanager
def google_service() -> Iterator[GoogleService]:
    service = GoogleService()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

        def _respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            parts = urlsplit(self.path)
            service.requests.append(self.path)
            if parts.path != "/token" and self.headers.get("Authorization") != "Bearer a-token":
                status, value = 401, _error(401, "authError")
            elif parts.path != "/token" and service.trouble:
                status, reason = service.trouble.pop(0)
                value = _error(status, reason)
            else:
                status, value = _answer(service, parts.path, parse_qs(parts.query))
            body = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            kind = (
                "application/octet-stream" if isinstance(value, bytes) else "application/json; charset=UTF-8"
            )
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _respond

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def service_account(folder: Path, service: GoogleService) -> Path:
    """A credentials file as the console gives it, with a key of its own."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    path = folder / "service_account.json"
    account = {
        "type": "service_account",
        "project_id": "partnerships",
        "private_key_id": "1",
        "private_key": pem,
        "client_email": "reader@program.example",
        "client_id": "1",
        "token_uri": f"{service.url}/token",
    }
    path.write_text(json.dumps(account))
    return path
