"""Publications in an object store: a set under its name, the manifest last, and one small pointer object.

An object store knows no rename. A set is complete when its manifest is there, and readers come by the pointer.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from connectors.object_store import ObjectStore
from connectors.publications import MANIFEST, parse_manifest
from pipelines.outcomes import Failure
from pipelines.rules.publish import Manifest

_POINTER = "current"
_MANIFEST_KEY = re.compile(r"([0-9a-f]{16})/" + re.escape(MANIFEST))


class ObjectPublications:
    """The same promises as the local kind: immutable, complete, switched in one step."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def current(self) -> str | None:
        pointer = self._store.get(_POINTER)
        return pointer.decode("ascii") if pointer is not None else None

    def names(self) -> list[str]:
        return sorted(found[1] for name in self._store.names() if (found := _MANIFEST_KEY.fullmatch(name)))

    def read(self, publication_id: str, name: str) -> bytes:
        content = self._store.get(f"{publication_id}/{name}")
        if content is None:
            raise Failure(f"The publication {publication_id} has no file {name}.", retry_helps=False)
        return content

    def manifest(self, publication_id: str) -> Manifest:
        return parse_manifest(publication_id, self.read(publication_id, MANIFEST))

    @contextmanager
    def aside(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="publication-") as folder:
            yield Path(folder)

    def keep(self, publication_id: str, folder: Path) -> None:
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST]
        for path in [*paths, folder / MANIFEST]:
            name = path.relative_to(folder).as_posix()
            self._store.put_once(f"{publication_id}/{name}", path.read_bytes())

    def switch(self, publication_id: str) -> None:
        if not self._store.has(f"{publication_id}/{MANIFEST}"):
            raise Failure(
                f"There is no complete publication {publication_id} to switch to.", retry_helps=False
            )
        self._store.put(_POINTER, publication_id.encode("ascii"))

    def location(self, publication_id: str) -> str:
        return f"s3://{self._store.bucket}/{self._store.key(publication_id)}"
