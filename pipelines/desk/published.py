"""The current publication: its files to download, the map, and the last validation."""

from __future__ import annotations

import json
import mimetypes

from fastapi import APIRouter, HTTPException, Request, Response

from pipelines.desk.pages import pages_of, require, user_of
from pipelines.desk.people import Role
from pipelines.steps.decide_workbook import reviewers_workbook

router = APIRouter()

#: Changes since the publication before that the page lists; `changes.json` has them all.
CHANGES_SHOWN = 100
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# The pages of a publication carry their own styles and scripts; in a sandbox they reach nothing of the desk.
_SANDBOX = (
    "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:"
)


@router.get("/published")
def published(request: Request) -> Response:
    user_of(request)
    pages = pages_of(request)
    store = pages.doors.house.publications
    current = store.current()
    facts = {
        "current": current,
        "manifest": store.manifest(current) if current else None,
        "changes": json.loads(store.read(current, "changes.json")) if current else None,
        "shown": CHANGES_SHOWN,
    }
    return pages.page(request, "published.html", facts)


@router.get("/published/my-workbook")
def my_workbook(request: Request) -> Response:
    """The reviewer's own copy, signed for them: what comes back by mail is believed only from such a copy."""
    user = require(request, Role.REVIEWER)
    doors = pages_of(request).doors
    with doors.warehouse() as warehouse:
        content, _ = reviewers_workbook(
            warehouse, doors.house.publications, doors.policy, user.email, doors.now()
        )
    headers = {"Content-Disposition": 'attachment; filename="review_queue.xlsx"'}
    return Response(content, media_type=_WORKBOOK, headers=headers)


@router.get("/published/{name}")
def file(request: Request, name: str) -> Response:
    user_of(request)
    store = pages_of(request).doors.house.publications
    current = store.current()
    names = {f.name for f in store.manifest(current).files} | {"manifest.json"} if current else set()
    if current is None or name not in names:
        raise HTTPException(404, "The current publication has no such file.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {}
    if kind == "text/html":
        headers["Content-Security-Policy"] = _SANDBOX
    elif not kind.startswith("image/"):
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(store.read(current, name), media_type=kind, headers=headers)
