"""What changed in the queue since the publication before: who is new, who left, who moved and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

KEY = ["application_id", "program"]

#: Columns whose change is a change of the request itself, with the words for it. The others are explanations.
TOLD = {
    "priority_date": "priority date",
    "window": "window",
    "score": "score",
    "status": "status",
    "qualified": "qualification",
    "pathway": "pathway",
    "teachers": "teachers",
    "match_amount": "our share",
    "district_amount": "district's share",
    "funded_amount": "funded amount",
    "questions": "questions",
    "version": "version",
    "district_name": "name",
}
_GONE_TOLD = 5
#: What decides a place in the queue; a move is explained by these before anything else.
_DECIDES_THE_PLACE = ("window", "priority_date", "score", "status")


@dataclass(frozen=True, slots=True)
class Change:
    """One request that changed. kind: new, gone, moved (its own facts moved it), changed (same rank).

    ranks: before and after, None where it had or has none. facts: (column, before, after) as text.
    """

    kind: str
    application_id: str
    program: str
    district_name: str
    state: str
    rank_before: int | None
    rank_after: int | None
    facts: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed. shifted: requests whose own facts stand and whose rank moved because others came,
    left or moved; they are counted, not listed."""

    listed: tuple[Change, ...] = ()
    shifted: int = 0
    is_first: bool = False

    def count(self, kind: str) -> int:
        return sum(change.kind == kind for change in self.listed)

    def summary(self) -> str:
        """One sentence, such as "3 new, 1 moved from 12 to 7 because its priority date changed"."""
        if self.is_first:
            return "the first publication"
        parts = []
        for kind, words in (
            ("new", "new"),
            ("gone", "no longer there"),
            ("moved", "moved"),
            ("changed", "changed"),
        ):
            if number := self.count(kind):
                only = next(c for c in self.listed if c.kind == kind) if number == 1 else None
                parts.append(f"1 {_moved(only)}" if only and kind == "moved" else f"{number} {words}")
        if self.shifted:
            parts.append(f"{self.shifted} shifted by others")
        return ", ".join(parts) or "nothing changed"


def sentence(change: Change) -> str:
    """A change in words, for the page and the log of changes."""
    who = f"{change.district_name} ({change.state}), {change.program}"
    if change.kind == "new":
        place = f"at rank {change.rank_after}" if change.rank_after is not None else "without a rank"
        return f"{who}: new, {place}."
    if change.kind == "gone":
        place = f", was at rank {change.rank_before}" if change.rank_before is not None else ""
        return f"{who}: no longer in the queue{place}."
    if change.kind == "moved":
        return f"{who}: {_moved(change)}."
    return f"{who}: {_facts(change)}."


def gone_in_words(found: Changes) -> str:
    """Who left the queue, the first by name; "" when nobody did."""
    gone = [c for c in found.listed if c.kind == "gone"]
    if not gone:
        return ""
    first = ", ".join(f"{c.district_name} ({c.state}) {c.program}" for c in gone[:_GONE_TOLD])
    more = len(gone) - _GONE_TOLD
    return f"No longer in the queue: {first}{f' and {more} more' if more > 0 else ''}."


def _moved(change: Change) -> str:
    ranks = [str(r) if r is not None else "no rank" for r in (change.rank_before, change.rank_after)]
    deciding = tuple(f for f in change.facts if f[0] in _DECIDES_THE_PLACE) or change.facts
    return f"moved from {ranks[0]} to {ranks[1]} because {_facts(change, deciding)}"


def _facts(change: Change, facts: tuple[tuple[str, str, str], ...] | None = None) -> str:
    told = change.facts if facts is None else facts
    return "; ".join(f"{TOLD[name]} was {old or 'blank'}, is {new or 'blank'}" for name, old, new in told)


def changes(now: pd.DataFrame, before: pd.DataFrame | None) -> Changes:
    """Compares two queues. Both have the columns of `tables.REVIEW_QUEUE`; before is None for the first."""
    if before is None:
        return Changes(is_first=True)
    told = [name for name in TOLD if name in before.columns]
    columns = [*KEY, "rank", "state", *told]
    both = now[columns].merge(
        before[columns], on=KEY, how="outer", suffixes=("", "_before"), indicator="side"
    )
    differs = {name: _differs(both[name], both[f"{name}_before"]) for name in [*told, "rank"]}
    is_in_both = both["side"] == "both"
    has_own_change = both["side"] != "both"
    for name in told:
        has_own_change = has_own_change | differs[name]
    shifted = int((is_in_both & differs["rank"] & ~has_own_change).sum())
    found = [_change(row, told) for row in both[has_own_change].to_dict("records")]
    order = {"new": 0, "gone": 1, "moved": 2, "changed": 3}
    found.sort(key=lambda c: (order[c.kind], c.rank_after or c.rank_before or 0, c.application_id, c.program))
    return Changes(tuple(found), shifted)


def _differs(new: pd.Series[Any], old: pd.Series[Any]) -> pd.Series[bool]:
    return ~((new == old).fillna(False).astype(bool) | (new.isna() & old.isna()))


def _change(row: Mapping[Any, Any], told: list[str]) -> Change:
    side = row["side"]
    suffix = "_before" if side == "right_only" else ""
    facts: tuple[tuple[str, str, str], ...] = ()
    kind = {"left_only": "new", "right_only": "gone"}.get(side, "changed")
    if side == "both":
        pairs = ((name, _text(name, row[f"{name}_before"]), _text(name, row[name])) for name in told)
        facts = tuple(pair for pair in pairs if pair[1] != pair[2])
        kind = "moved" if _rank(row["rank"]) != _rank(row["rank_before"]) else "changed"
    return Change(
        kind,
        row["application_id"],
        row["program"],
        row[f"district_name{suffix}"],
        row[f"state{suffix}"],
        None if side == "left_only" else _rank(row["rank_before"]),
        None if side == "right_only" else _rank(row["rank"]),
        facts,
    )


def _rank(value: Any) -> int | None:
    return None if _is_null(value) else int(value)


def _is_null(value: Any) -> bool:
    # NaN, NaT and pandas' NA are the values that do not equal themselves, or refuse to say.
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value


def _text(name: str, value: Any) -> str:
    if _is_null(value):
        return ""
    if name.endswith("_amount"):
        return f"${int(value) / 100:,.2f}"
    if name == "priority_date":
        return str(value.isoformat())
    return f"{value:g}" if isinstance(value, float) else str(value)
