"""The gate of a publication: what must hold of its frames as a whole, against the publication before.

What does not hold keeps the last good publication current; a person looks, and may let it through by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from expectations.limits import Limits
from expectations.outcome import Validation
from expectations.runner import validate
from expectations.suites import load_suite, with_expectations
from pipelines.outcomes import Code

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]

_MESSAGES_TOLD = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """What a frame looked like: its rows, and per column how many were filled."""

    rows: int
    filled: Mapping[str, int]


def profile_of(frame: pd.DataFrame) -> Profile:
    """The profile of a frame, for the gate of the next publication."""
    return Profile(len(frame), {str(name): int(count) for name, count in frame.notna().sum().items()})


def gate(
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, Profile],
    limits: Limits,
    *,
    new_messages: int = 0,
) -> list[Validation]:
    """Every frame of a publication validated once, the gate's own expectations included.

    before: profiles of the publication that is current, by table; empty for the first. new_messages: how many of
    the last rows of `messages` arrived since then; the share of quarantine is asked of them alone.
    """
    found = []
    for table, frame in frames.items():
        expectations = _against(table, before[table], limits) if table in before else []
        suite = with_expectations(load_suite(table), expectations)
        # The first publication may be empty; later the number of rows is asked for.
        found.append(validate(table, frame, suite=suite, may_be_empty=not _must_have_rows(expectations)))
    quarantine = _quarantine(frames.get("messages"), new_messages, limits)
    return found + quarantine


def _must_have_rows(expectations: list[Json]) -> bool:
    return any(e["kwargs"].get("min_value", 0) > 0 for e in expectations)


def _against(table: str, before: Profile, limits: Limits) -> list[Json]:
    least = limits.gate["least_rows"]
    if before.rows < least:
        return []
    rows = int(before.rows * (1 - limits.gate["most_rows_lost"]))
    found = [
        _batch(
            "expect_table_row_count_to_be_between",
            f"at least {rows} rows, after {before.rows} in the last publication",
            None,
            min_value=rows,
        )
    ]
    for column, filled in before.filled.items():
        if filled >= least and filled / before.rows >= limits.gate["least_filled_before"]:
            found.append(
                _batch(
                    "expect_column_proportion_of_non_null_values_to_be_between",
                    f"{column} is not suddenly empty, after {filled} values in the last publication",
                    column,
                    column=column,
                    min_value=0,
                    strict_min=True,
                )
            )
    return found


def _batch(kind: str, words: str, field: str | None, **kwargs: Any) -> Json:
    return {
        "type": kind,
        "kwargs": kwargs,
        "severity": "critical",
        "meta": {"code": Code.CONTRADICTION.value, "field": field, "words": words, "scope": "batch"},
    }


def _quarantine(messages: pd.DataFrame | None, new_messages: int, limits: Limits) -> list[Validation]:
    """Asked of the new messages only: an old heap must not hide a reader that broke today."""
    if messages is None or new_messages < limits.gate["least_rows"]:
        return []
    most = limits.gate["most_quarantined"]
    newest = messages.tail(new_messages)
    frame = newest.assign(is_quarantined=(newest["place"] == "quarantine").astype(float))
    words = f"at most {most:.0%} of {new_messages} new messages set aside in quarantine"
    expectation = _batch(
        "expect_column_mean_to_be_between", words, "place", column="is_quarantined", max_value=most
    )
    suite = with_expectations({"name": "new messages", "expectations": []}, [expectation])
    validation = validate("messages", frame, suite=suite)
    quarantined = newest[newest["place"] == "quarantine"]
    keys = tuple((key,) for key in quarantined["message_sha256"].head(_MESSAGES_TOLD))
    problems = (replace(p, rows=len(quarantined), row_keys=keys) for p in validation.batch_problems)
    return [replace(validation, batch_problems=tuple(problems))]
