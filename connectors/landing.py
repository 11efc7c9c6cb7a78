"""Landing store on a local folder: bytes under their sha256, written once, durable before anyone acknowledges."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from connectors.files import fsync_folder
from pipelines.outcomes import Failure


class LocalLanding:
    """`folder/a/abcdef…`: one file a message, read-only. Sixteen folders: each batch fsyncs those that it touches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:1] / sha256

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Writes, fsyncs each file, links it under its final name, then fsyncs each folder once."""
        names: list[str] = []
        touched: set[Path] = set()
        try:
            for content in contents:
                sha256 = hashlib.sha256(content).hexdigest()
                names.append(sha256)
                path = self._path(sha256)
                # Bytes that are there may be of somebody who was killed before the name was durable.
                touched.add(path.parent)
                if path.exists():
                    continue
                if not path.parent.is_dir():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    touched.add(self.folder)
                _write_once(path, content)
            for folder in touched:
                fsync_folder(folder)
        except OSError as error:
            raise _storage_failure(self.folder, error) from error
        return names

    def get(self, sha256: str) -> bytes:
        try:
            content = self._path(sha256).read_bytes()
        except OSError as error:
            raise Failure(
                f"The stored message {sha256[:12]} is missing from {self.folder}. "
                "Restore the landing folder from its backup, then run `partnerships verify`.",
                retry_helps=False,
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Failure(
                f"The stored message {sha256[:12]} in {self.folder} has changed on disk. "
                "Restore it from a backup, then run `partnerships verify`.",
                retry_helps=False,
            )
        return content

    def has(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def names(self) -> Iterator[str]:
        for folder in sorted(self.folder.glob("[0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if len(path.name) == 64:
                    yield path.name

    def discard(self, names: Sequence[str]) -> None:
        try:
            for name in names:
                self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _storage_failure(self.folder, error) from error

    def check(self) -> str:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder) as file:
                file.write(b"check")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _storage_failure(self.folder, error) from error
        return f"{self.folder} can be written to."


def _write_once(path: Path, content: bytes) -> None:
    """A temporary name first: a crash leaves no half message under a final name."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o440)
            os.fsync(file.fileno())
        # Another receiver may have landed the same bytes meanwhile: one name, one content, whoever comes last.
        temporary.rename(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _storage_failure(folder: Path, error: OSError) -> Failure:
    if error.errno == errno.ENOSPC:
        return Failure(f"The disk with {folder} is full: free some space; nothing was acknowledged.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Failure(
            f"No permission to write to {folder}: make it writable for this user.", retry_helps=False
        )
    return Failure(f"Cannot write to {folder}: {error.strerror}.")
