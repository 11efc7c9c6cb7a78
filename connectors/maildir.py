"""A maildir as the mailbox: `new/` holds what waits, `cur/` what was taken (flag S)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from connectors import Unfetched
from connectors.files import fsync_folder
from connectors.mail.limits import STANDARD
from connectors.received import moment_of_receipt
from pipelines.outcomes import Failure
from pipelines.records import Arrival

SOURCE = "maildir"
_LOOK_SECONDS = 0.5


class Maildir:
    """Delivery by rename into `new/`, so a name seen there is a whole message."""

    def __init__(self, folder: Path, *, largest_bytes: int = STANDARD.fetched_bytes) -> None:
        self.folder = folder
        self.largest_bytes = largest_bytes
        self._listed: frozenset[str] = frozenset()

    def prepare(self) -> None:
        """Makes the three folders when they are missing."""
        for name in ("new", "cur", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def waiting(self) -> Sequence[str]:
        names = self._names()
        self._listed = frozenset(names)
        return names

    def _names(self) -> list[str]:
        try:
            with os.scandir(self.folder / "new") as entries:
                return sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Failure(f"The mailbox {self.folder} cannot be read: {error.strerror}.") from error

    def wait(self, seconds: float) -> None:
        """Looks twice a second, for anything that `waiting` did not list last: a listing costs next to nothing."""
        end = time.monotonic() + seconds
        while self._listed.issuperset(self._names()) and (left := end - time.monotonic()) > 0:
            time.sleep(min(_LOOK_SECONDS, left))

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrival | Unfetched]:
        for key in keys:
            path = self.folder / "new" / key
            try:
                status = path.stat()
                if status.st_size > self.largest_bytes:
                    yield Unfetched(SOURCE, key, f"{status.st_size:,} bytes are more than the mailbox limit.")
                    continue
                content = path.read_bytes()
            except FileNotFoundError:
                continue  # another receiver took it
            except OSError as error:
                yield Unfetched(SOURCE, key, f"The file cannot be read: {error.strerror}.")
                continue
            received = moment_of_receipt(content) or datetime.fromtimestamp(status.st_mtime, UTC)
            yield Arrival(SOURCE, key, received, content)

    def acknowledge(self, keys: Sequence[str]) -> None:
        (self.folder / "cur").mkdir(exist_ok=True)
        for key in keys:
            name = key if ":2," in key else f"{key}:2,S"
            try:
                os.rename(self.folder / "new" / key, self.folder / "cur" / name)
            except FileNotFoundError:
                continue  # already acknowledged by another receiver
        fsync_folder(self.folder / "new")
        fsync_folder(self.folder / "cur")

    def close(self) -> None:
        """Nothing is held open."""
