"""Readings that compete for a question of the form, each with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: From here on a reading counts without asking anybody (as `values.CONFIRM_BELOW`).
SURE = 0.8
#: From here on it is kept, and a person confirms it.
LIKELY = 0.65
#: From here on its words are worth a question; below, nobody is bothered.
FAINT = 0.45


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. key: of the form. value: None where words stand there that give no value (`seen`), or where the
    question is asked and left empty (no `seen`).

    score: how sure, 0..1, of label and value together. how: as in records.Source. rank: 0 for what stands as the
    answer to its question, 1 for what stands in an answer to another one, 2 for running text.
    """

    key: str
    value: Any
    score: float
    how: str
    words: str
    place: str
    order: int
    rank: int = 0
    seen: str = ""
    note: str = ""
    out_of_range: bool = False


@dataclass(slots=True)
class Readings:
    """All candidates of a document, by key."""

    by_key: dict[str, list[Candidate]] = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        self.by_key.setdefault(candidate.key, []).append(candidate)

    def of(self, key: str) -> list[Candidate]:
        return self.by_key.get(key, [])

    def best(self, key: str) -> Candidate | None:
        """The reading with a value that the best evidence speaks for; among equals the one that stands first."""
        found = [c for c in self.of(key) if c.value is not None]
        return max(found, key=lambda c: (round(c.score, 2) - 0.3 * c.rank, -c.order), default=None)
