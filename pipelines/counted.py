"""A number with what is counted, as people write it."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """1, "school" -> 1 school; 1200, "entry", "entries" -> 1,200 entries. many: where it is not one with an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
