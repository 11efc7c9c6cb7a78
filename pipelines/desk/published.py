"""The current publication: its files to download, the map, and the last validation."""

from __future__ import annotations

import mimetypes

from fastapi import APIRouter, HTTPException, Request, Response

from pipelines.desk.pages import pages_of, user_of

router = APIRouter()

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
    manifest = store.manifest(current) if current else None
    return pages.page(request, "published.html", {"current": current, "manifest": manifest})


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
