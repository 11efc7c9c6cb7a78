"""Values of short cells, remembered: a column says "CSP" or "Lincoln High" a hundred times."""

from __future__ import annotations

from functools import lru_cache

from pipelines.rules.read import values
from pipelines.rules.read.values import Value

#: Longer words do not repeat, and would fill the memory.
MOST_CHARACTERS = 80


def programs(words: str) -> Value:
    """As `values.programs`; do not change the list in it."""
    return _programs(words) if len(words) <= MOST_CHARACTERS else values.programs(words)


def program(words: str) -> Value:
    """As `values.program`."""
    return _program(words) if len(words) <= MOST_CHARACTERS else values.program(words)


def text(words: str) -> Value:
    """As `values.text`."""
    return _text(words) if len(words) <= MOST_CHARACTERS else values.text(words)


@lru_cache(maxsize=4096)
def _programs(words: str) -> Value:
    return values.programs(words)


@lru_cache(maxsize=4096)
def _program(words: str) -> Value:
    return values.program(words)


@lru_cache(maxsize=4096)
def _text(words: str) -> Value:
    return values.text(words)
