"""File locks between processes of one home. The kernel drops them when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.outcomes import Misconfigured
from pipelines.standing.folders import explained


def open_lock(path: Path) -> int:
    """A descriptor of the lock file, made where missing; children do not inherit it."""
    with explained(path):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Waits for its turn, and holds it for the block."""
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def only_one(path: Path, *, doing: str) -> Iterator[None]:
    """Holds the lock for the block and writes who holds it; refuses at once when somebody else does.

    doing: what the holder does, for the sentence ("partnerships up").
    """
    descriptor = open_lock(path)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise Misconfigured(
                f"`{doing}` already runs for {path.parent} as process {holder}: use that one, stop it with "
                f"Ctrl-C there or `kill {holder}`, or choose another folder with PARTNERSHIPS_HOME."
            ) from None
        with explained(path):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


class Users:
    """Who uses a shared thing right now: each holds a shared lock, and the last one out is told so."""

    def __init__(self, path: Path) -> None:
        self._descriptor = open_lock(path)

    def enter(self) -> None:
        """Counts this process in. The caller holds the lock that guards starting and stopping."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Counts this process out; true when nobody else is left. Called under the same guard."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            os.close(self._descriptor)
