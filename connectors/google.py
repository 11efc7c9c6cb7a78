"""Google Drive and Docs, through Google's own client and its shipped discovery documents.

Only reading, with two scopes. A document is taken as the API's JSON with suggestions shown inline where we may
see them, so that a reader can say that changes were pending; else as it stands without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.google_calls import FeedExpired, NotShared, execute, feed_page, file_bytes, listing
from pipelines.error_words import error_words
from pipelines.outcomes import Failure, Misconfigured

__all__ = ["SCOPES", "DriveFile", "FeedExpired", "Google", "NotShared", "load_credentials"]

SCOPES = (
    "https://www.googleapis.com/auth/documents.readonly",
    "https://www.googleapis.com/auth/drive.readonly",
)

GOOGLE_DOC = "application/vnd.google-apps.document"
GOOGLE_SHEET = "application/vnd.google-apps.spreadsheet"
_FOLDER = "application/vnd.google-apps.folder"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FILE = "id,name,mimeType,version,size,trashed,sharedWithMeTime,createdTime,modifiedTime"

_SECONDS = 60
# A document beyond this is no application; the reader's own limits are below it.
LARGEST_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class DriveFile:
    """What Drive says of a file. version grows with every change; shared_at: when it was shared with us."""

    document_id: str
    name: str
    media_type: str
    version: str
    size_bytes: int | None
    shared_at: datetime | None
    modified_at: datetime | None
    is_gone: bool = False


class Google:
    """credentials: file of a service account or an authorised user. api_root: another address of the APIs."""

    def __init__(self, credentials: Path, api_root: str | None = None) -> None:
        self._credentials_path = credentials
        self._root = api_root.rstrip("/") if api_root else None
        self._services: dict[str, Any] = {}

    def _service(self, name: str, version: str, path: str) -> Any:
        if name not in self._services:
            import google_auth_httplib2
            import httplib2
            from googleapiclient.discovery import build

            http = google_auth_httplib2.AuthorizedHttp(
                load_credentials(self._credentials_path), http=httplib2.Http(timeout=_SECONDS)
            )
            options = {"api_endpoint": f"{self._root}{path}"} if self._root else None
            self._services[name] = build(
                name, version, http=http, static_discovery=True, cache_discovery=False, client_options=options
            )
        return self._services[name]

    @property
    def _docs(self) -> Any:
        return self._service("docs", "v1", "/")

    @property
    def _drive(self) -> Any:
        return self._service("drive", "v3", "/drive/v3/")

    def file(self, document_id: str) -> DriveFile:
        """Raises NotShared, or Failure when Google does not answer."""
        request = self._drive.files().get(fileId=document_id, fields=_FILE, supportsAllDrives=True)
        return _drive_file(execute(request))

    def content(self, file: DriveFile) -> bytes:
        """The bytes of a file: a Google Doc as the API's JSON, a sheet as xlsx, anything else as it was uploaded.

        Raises NotShared, and Failure(retry_helps=False) for what is too large or has no content.
        """
        if file.size_bytes is not None and file.size_bytes > LARGEST_BYTES:
            raise Failure(
                f"The document has {file.size_bytes:,} bytes, more than we take.", retry_helps=False
            )
        if file.media_type == GOOGLE_DOC:
            return self.document(file.document_id)
        if file.media_type == GOOGLE_SHEET:
            return file_bytes(self._drive.files().export_media(fileId=file.document_id, mimeType=_XLSX))
        if file.media_type.startswith("application/vnd.google-apps."):
            raise Failure("This kind of Google file holds no document.", retry_helps=False)
        return file_bytes(self._drive.files().get_media(fileId=file.document_id, supportsAllDrives=True))

    def document(self, document_id: str) -> bytes:
        """A Google Doc with all its tabs, as JSON with sorted keys: the same document gives the same bytes."""
        for mode in ("SUGGESTIONS_INLINE", "PREVIEW_WITHOUT_SUGGESTIONS"):
            request = self._docs.documents().get(
                documentId=document_id, includeTabsContent=True, suggestionsViewMode=mode
            )
            try:
                value = execute(request)
            except NotShared:
                # Whoever may only view is refused the inline suggestions, not the document.
                if mode == "SUGGESTIONS_INLINE":
                    continue
                raise
            return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
        raise NotShared

    def shared_files(self) -> Iterator[DriveFile]:
        """Everything that is shared with the account now: for the first scan, before the feed begins."""
        token: str | None = None
        while True:
            answer = listing(
                self._drive.files().list(
                    q="sharedWithMe and trashed = false",
                    pageSize=100,
                    pageToken=token,
                    supportsAllDrives=True,
                    includeItemsFromAllDrives=True,
                    fields=f"nextPageToken,files({_FILE})",
                )
            )
            yield from (f for f in map(_drive_file, answer.get("files", [])) if f.media_type != _FOLDER)
            token = answer.get("nextPageToken")
            if token is None:
                return

    def start_page_token(self) -> str:
        """Where the feed of changes begins for someone who has read none of it."""
        return str(listing(self._drive.changes().getStartPageToken(supportsAllDrives=True))["startPageToken"])

    def changes(self, page_token: str) -> Iterator[tuple[list[DriveFile], str]]:
        """Pages of changed files, each with the token to keep once the page is dealt with. Raises FeedExpired."""
        token: str | None = page_token
        while token is not None:
            answer = feed_page(
                self._drive.changes().list(
                    pageToken=token,
                    pageSize=100,
                    includeRemoved=False,
                    includeItemsFromAllDrives=True,
                    supportsAllDrives=True,
                    fields=f"nextPageToken,newStartPageToken,changes(fileId,removed,file({_FILE}))",
                )
            )
            files = [
                _drive_file(c["file"])
                for c in answer.get("changes", [])
                if c.get("file") and not c.get("removed")
            ]
            token = answer.get("nextPageToken")
            yield [f for f in files if f.media_type != _FOLDER], token or answer["newStartPageToken"]

    def check(self) -> str:
        """One sentence for `doctor`; raises Failure with what to do."""
        about = listing(self._drive.about().get(fields="user(emailAddress)"))
        return f"Google answers as {about['user']['emailAddress']}; documents are to be shared with that address."


def load_credentials(path: Path) -> Any:
    """Service account or authorised user. Raises Misconfigured without repeating what the file holds."""
    from google.oauth2 import credentials, service_account

    try:
        value = json.loads(path.read_text("utf-8"))
        kind = value.get("type")
        if kind == "service_account":
            return service_account.Credentials.from_service_account_info(value, scopes=SCOPES)  # type: ignore[no-untyped-call]
        if kind == "authorized_user":
            return credentials.Credentials.from_authorized_user_info(value, scopes=SCOPES)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, AttributeError) as error:
        raise Misconfigured(
            f"PARTNERSHIPS_GOOGLE_CREDENTIALS: {path} cannot be read as a credentials file: {_why(error)}."
        ) from None
    raise Misconfigured(
        f"PARTNERSHIPS_GOOGLE_CREDENTIALS: {path} is neither a service account nor an authorised user; "
        "download the key of the service account as JSON."
    )


def _why(error: Exception) -> str:
    """Why a credentials file cannot be read; of what it holds nothing is repeated."""
    return error_words(error) if isinstance(error, OSError) else "it is no JSON of the kind that Google gives"


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _drive_file(value: dict[str, Any]) -> DriveFile:
    return DriveFile(
        document_id=value["id"],
        name=value.get("name", ""),
        media_type=value.get("mimeType", ""),
        version=str(value.get("version", "")),
        size_bytes=int(value["size"]) if "size" in value else None,
        shared_at=_instant(value.get("sharedWithMeTime") or value.get("createdTime")),
        modified_at=_instant(value.get("modifiedTime")),
        is_gone=bool(value.get("trashed")),
    )
