"""Rows of the form's tables as they are found, before they are put together and numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.rules.read.values import Value


@dataclass(slots=True)
class FoundRow:
    """One row. values: by column, in the contract's types; sources: (words, place) by column; unclear: columns where
    words stand that give no value; doubts: columns whose value a person should confirm, with why.

    score: how sure it is that this is a row at all. rank: as in candidates, 0 table, 1 labels, 2 running text.
    """

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    unclear: dict[str, Value] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    place: str = ""
    order: int = 0
    score: float = 1.0
    rank: int = 0

    def put(self, column: str, value: Value, words: str, place: str) -> None:
        """A value with its words; one that is not sure is kept with a doubt, one that is none as words."""
        if value.value is not None:
            self.values[column] = value.value
            self.sources[column] = (" ".join(words.split())[:300], place)
            if not value.is_sure:
                self.doubts[column] = value.note or "not said for certain"
        elif value.seen:
            self.unclear[column] = value
            self.sources[column] = (" ".join(words.split())[:300], place)


@dataclass(slots=True)
class FoundTables:
    """Rows found anywhere in a document. unknown: courses asked for that are none of the five, with their place.
    zero: programs beside which only "0" or "no" stands."""

    programs: list[FoundRow] = field(default_factory=list)
    members: list[FoundRow] = field(default_factory=list)
    teachers: list[FoundRow] = field(default_factory=list)
    courses: list[FoundRow] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    zero: list[tuple[str, str]] = field(default_factory=list)
