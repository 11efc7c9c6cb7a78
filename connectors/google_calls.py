"""Requests to Google, and what its refusals mean: ours to mend, the document's, or the hour's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pipelines.error_words import error_words
from pipelines.outcomes import Failure, Misconfigured

# The client waits 1, 2, 4, 8 s (times a random part) between tries of 429, 5xx and rate limits.
_TRIES = 4


class NotShared(Exception):
    """The document exists, perhaps, but this account may not open it."""


class FeedExpired(Exception):
    """The feed of changes does not know the token any more: everything that is shared is to be listed anew."""


def execute(request: Any) -> dict[str, Any]:
    import httplib2
    from google.auth.exceptions import GoogleAuthError
    from googleapiclient.errors import HttpError

    try:
        answer: dict[str, Any] = request.execute(num_retries=_TRIES)
    except HttpError as error:
        raise _trouble(error) from error
    except GoogleAuthError as error:
        raise Failure(
            "Google refuses our credentials: check PARTNERSHIPS_GOOGLE_CREDENTIALS and that the Docs and Drive "
            "APIs are enabled for its project."
        ) from error
    except (OSError, httplib2.HttpLib2Error) as error:
        raise Failure(f"Google cannot be reached: {error_words(error)}.") from error
    return answer


def listing(request: Any) -> dict[str, Any]:
    """A request that is about no one document: a refusal is about us, not about what was shared."""
    try:
        return execute(request)
    except NotShared as refusal:
        raise Misconfigured(
            "Google refuses to list what is shared with us: check that the credentials have both read-only scopes, "
            "and that the Drive API is enabled."
        ) from refusal


def feed_page(request: Any) -> dict[str, Any]:
    """A page of the feed. Raises FeedExpired where its token is not known any more."""
    from googleapiclient.errors import HttpError

    try:
        return listing(request)
    except Failure as failure:
        cause: BaseException | None = failure
        while cause is not None and not isinstance(cause, HttpError):
            cause = cause.__cause__
        if cause is not None and int(cause.resp.status) in (400, 404, 410):
            raise FeedExpired from failure
        raise


def file_bytes(request: Any) -> bytes:
    content = execute(request)
    return content if isinstance(content, bytes) else json.dumps(content).encode()


#: Reasons that Google gives -> whose fault it is, and what to say.
_REASONS: tuple[tuple[frozenset[str], Callable[[], Exception]], ...] = (
    (
        frozenset({"exportSizeLimitExceeded"}),
        lambda: Failure("Google exports at most 10 MB of a file, and this one is larger.", retry_helps=False),
    ),
    (
        frozenset({"accessNotConfigured", "SERVICE_DISABLED"}),
        lambda: Misconfigured("Enable the Google Docs and Drive APIs for the project of the credentials."),
    ),
    (
        frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "authError"}),
        lambda: Misconfigured(
            "Google takes the credentials and lets them read nothing: give them both read-only scopes."
        ),
    ),
    (
        frozenset({"cannotDownloadFile", "cannotExportFile", "fileNotDownloadable", "fileNotExportable"}),
        lambda: Failure("The owner of the file does not let it be downloaded.", retry_helps=False),
    ),
    (
        frozenset({"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"}),
        lambda: Failure("Google's quota is used up for now; it is tried again later."),
    ),
)


def _trouble(error: Any) -> Exception:
    status = int(error.resp.status)
    reasons = {detail.get("reason") for detail in error.error_details or [] if isinstance(detail, dict)}
    for known, make in _REASONS:
        if reasons & known:
            return make()
    if status in (401, 403, 404, 410):
        return NotShared()
    if status == 429 or status >= 500:
        return Failure(f"Google asks to try later ({status}).")
    return Failure(f"Google refuses the request ({status}).", retry_helps=False)
