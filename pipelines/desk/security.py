"""What keeps the desk to itself: no foreign page may post to it, load from it, or run in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, Response

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


async def with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Security headers on every answer; a page that sets its own policy keeps it."""
    response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def same_origin(request: Request) -> None:
    """Refuses a change that another site asked the browser to make. Browsers that send neither header are old;
    they are refused too."""
    if request.method in ("GET", "HEAD"):
        return
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site == "same-origin":
            return
    elif urlsplit(request.headers.get("origin") or "").netloc == request.headers.get("host", "-"):
        return
    raise HTTPException(403, "This change did not come from the desk itself, so nothing was changed.")
