"""The page that `partnerships inspect` shows to a person."""

from __future__ import annotations

from pipelines.records import Reading


def show(path: str, reading: Reading) -> None:
    """Prints one reading."""
    print(path, reading.place, *reading.reasons)
