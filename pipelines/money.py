"""Whole cents as people write dollars."""

from __future__ import annotations


def dollars(cents: int, *, sign: str = "$") -> str:
    """12345678 -> "$123,456.78", exact; sign: "" for a template that prints its own."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{sign}{whole:,}.{rest:02d}"
