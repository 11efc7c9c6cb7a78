"""Which code made something: the release and a digest over its source files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources

_PACKAGES = ("pipelines", "connectors", "expectations", "sql")
_KINDS = (".py", ".sql", ".json", ".yaml", ".html", ".css", ".js", ".svg")


@cache
def code_version() -> str:
    """Such as "0.1.0+5f2b9c0e1a7d": the same for the same files, wherever they are installed."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for name, content in sorted(_files(package)):
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return f"{metadata.version('partnerships')}+{digest.hexdigest()[:12]}"


def _files(package: str) -> list[tuple[str, bytes]]:
    found = []
    waiting = [(package, resources.files(package))]
    while waiting:
        name, place = waiting.pop()
        if place.is_dir():
            waiting += [(f"{name}/{x.name}", x) for x in place.iterdir() if x.name != "__pycache__"]
        elif name.endswith(_KINDS):
            found.append((name, place.read_bytes()))
    return found
