"""Where publications live: immutable, complete sets under their names, and `current`, switched in one step.

A set is written aside, made durable, and moved to its name in one rename; readers never see half of one.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from connectors.files import fsync_folder
from pipelines.outcomes import Failure
from pipelines.rules.publish import Manifest

MANIFEST = "manifest.json"
_NAME = re.compile(r"[0-9a-f]{16}")
_ASIDE = ".aside-"


class Publications(Protocol):
    """A store of publications."""

    def current(self) -> str | None:
        """The id of the publication that readers see; None before the first."""
        ...

    def names(self) -> list[str]:
        """Every complete publication, in no particular order."""
        ...

    def read(self, publication_id: str, name: str) -> bytes:
        """One file of a publication. Raises Failure when it is not there."""
        ...

    def manifest(self, publication_id: str) -> Manifest:
        """The manifest of a publication. Raises Failure when it is missing or damaged."""
        ...

    def aside(self) -> AbstractContextManager[Path]:
        """A folder to write a set into, gone afterwards; what a publisher that was killed left behind goes too.

        One at a time: whoever publishes holds the lock of the database.
        """
        ...

    def keep(self, publication_id: str, folder: Path) -> None:
        """Makes the set in `folder` durable under its name; a name that is there already stays as it is."""
        ...

    def switch(self, publication_id: str) -> None:
        """Makes a kept publication the current one, in one step."""
        ...

    def location(self, publication_id: str) -> str:
        """Where people find it: a path or an address."""
        ...


class FolderPublications:
    """Publications in a local folder; `current` is a symbolic link."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> str | None:
        link = self.root / "current"
        return os.readlink(link) if link.is_symlink() else None

    def names(self) -> list[str]:
        if not self.root.is_dir():
            return []
        return sorted(x.name for x in self.root.iterdir() if _NAME.fullmatch(x.name) and x.is_dir())

    def read(self, publication_id: str, name: str) -> bytes:
        try:
            return (self.root / publication_id / name).read_bytes()
        except OSError as error:
            raise Failure(
                f"The publication {publication_id} has no readable file {name}: {error.strerror}.",
                retry_helps=False,
            ) from error

    def manifest(self, publication_id: str) -> Manifest:
        return parse_manifest(publication_id, self.read(publication_id, MANIFEST))

    @contextmanager
    def aside(self) -> Iterator[Path]:
        self.root.mkdir(parents=True, exist_ok=True)
        for left in self.root.glob(f"{_ASIDE}*"):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, publication_id: str, folder: Path) -> None:
        place = self.root / publication_id
        if place.is_dir():
            return
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _fsync_file(path)
                path.chmod(0o444)
        for path in sorted((x for x in folder.rglob("*") if x.is_dir()), reverse=True):
            fsync_folder(path)
        fsync_folder(folder)
        folder.chmod(0o755)  # mkdtemp makes it private; what is published is for readers
        folder.rename(place)
        fsync_folder(self.root)

    def switch(self, publication_id: str) -> None:
        if not (self.root / publication_id / MANIFEST).is_file():
            raise Failure(
                f"There is no complete publication {publication_id} to switch to.", retry_helps=False
            )
        link = self.root / f"{_ASIDE}current-{os.getpid()}"
        link.unlink(missing_ok=True)
        link.symlink_to(publication_id)
        link.replace(self.root / "current")
        fsync_folder(self.root)

    def location(self, publication_id: str) -> str:
        return str(self.root / publication_id)


def parse_manifest(publication_id: str, text: bytes) -> Manifest:
    """The manifest in `text`. Raises Failure when it is damaged or that of another publication."""
    try:
        manifest = Manifest.from_json(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Failure(
            f"The manifest of publication {publication_id} is damaged.", retry_helps=False
        ) from error
    if manifest.publication_id != publication_id:
        raise Failure(
            f"The manifest in {publication_id} is that of {manifest.publication_id}: "
            "the folder was renamed or copied.",
            retry_helps=False,
        )
    return manifest


def check(store: Publications, publication_id: str) -> list[str]:
    """What is wrong with a publication, in sentences; empty when every file has the bytes of the manifest."""
    try:
        manifest = store.manifest(publication_id)
    except Failure as failure:
        return [failure.sentence]
    wrong = []
    for file in manifest.files:
        try:
            content = store.read(publication_id, file.name)
        except Failure as failure:
            wrong.append(failure.sentence)
            continue
        if hashlib.sha256(content).hexdigest() != file.sha256:
            wrong.append(f"Publication {publication_id}: {file.name} was changed after it was published.")
    return wrong


def sha256_of(path: Path) -> str:
    """The sha256 of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fsync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
