"""Whom we talk to: one file per counterparty, foreign format to and from records.

The Protocols below are what the steps ask for; each counterparty offers them over a local and a remote kind.
Every failure is a `Failure` that says whether trying again helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipelines.records import Arrival


class Mailbox(Protocol):
    """Where applications arrive. `waiting` is cheap and downloads nothing; `fetch` yields what it could take,
    oldest first, and calls `set_aside` for a delivery that could not be fetched, so that the others go on."""

    def waiting(self) -> Sequence[str]:
        """Keys of the deliveries that are not acknowledged yet."""
        ...

    def wait(self, seconds: float) -> None:
        """Returns when something may have arrived, after `seconds` at the latest. Only a bell: `waiting` knows."""
        ...

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrival | Unfetched]:
        """The deliveries themselves, in the order of `keys`."""
        ...

    def acknowledge(self, keys: Sequence[str]) -> None:
        """Called only once the bytes are durable: moves or flags the deliveries."""
        ...

    def close(self) -> None: ...


class Unfetched:
    """A delivery that could not be fetched: its key and a sentence for staff."""

    __slots__ = ("sentence", "source", "source_key")

    def __init__(self, source: str, source_key: str, sentence: str) -> None:
        self.source = source
        self.source_key = source_key
        self.sentence = sentence


class Landing(Protocol):
    """Write-once store of raw bytes, by sha256."""

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Makes each of `contents` durable and returns their sha256; bytes already there are left alone."""
        ...

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises Failure when they are gone or changed."""
        ...

    def has(self, sha256: str) -> bool: ...

    def names(self) -> Iterator[str]:
        """Every sha256 in the store."""
        ...

    def discard(self, names: Sequence[str]) -> None:
        """Removes the bytes of these for good, once nobody may keep them any more; what is not there is passed over."""
        ...

    def check(self) -> str:
        """One sentence for `doctor` when something can be stored; raises Failure with what to do otherwise."""
        ...
