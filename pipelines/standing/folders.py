"""Making folders and files of the home, and saying in one sentence why that did not work."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.outcomes import Failure, Misconfigured

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def in_words(error: OSError, path: Path) -> Failure:
    """What an operating system error means for whoever typed the command, and what to do about it."""
    place = error.filename or path
    if error.errno in _NO_SPACE:
        return Failure(f"The disk that holds {place} is full: free some space and start again.")
    if error.errno in _NOT_ALLOWED:
        return Misconfigured(
            f"No permission to write {place}: make it writable for user {os.geteuid()}, "
            "or choose another folder with PARTNERSHIPS_HOME."
        )
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return Misconfigured(f"{place} is no folder: remove it, or choose another with PARTNERSHIPS_HOME.")
    return Failure(f"{place}: {error.strerror or error}.", retry_helps=False)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns an OSError of the block into a Failure with a sentence; typed failures pass untouched."""
    try:
        yield
    except OSError as error:
        raise in_words(error, path) from error


def make_private(folder: Path) -> Path:
    """The folder; where it is missing it is made, with its parents, open to its owner alone.

    Raises Failure or Misconfigured with a sentence when it cannot be made or written to.
    """
    with explained(folder):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "no permission", str(folder))
    return folder


def require_space(folder: Path, *, megabytes: int) -> None:
    """Raises Failure when the disk that holds `folder` has less than `megabytes` left.

    Asked before anything starts: a database that meets a full disk halfway is worse than a refusal.
    """
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Failure(
            f"Only {free} MB are left on the disk that holds {folder}, {megabytes} MB are needed: "
            "free some space and start again."
        )


def write_private(path: Path, text: str) -> None:
    """Writes a file for its owner alone (0600), whole or not at all, durable when this returns."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with explained(path):
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
