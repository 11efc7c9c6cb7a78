"""Qualification of every request at once: five pathways, the one that is recorded, the teachers that are missing.

One frame in, one frame out; every row is judged by itself. Where a number is not there it is -1.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipelines.form import PATHWAYS

if TYPE_CHECKING:
    import pandas as pd


class Outcome(IntEnum):
    """Whether a pathway holds. NOT_OPEN: no pathway of this program; NOT_ASKED: tried only where asked for."""

    NOT_ASKED = -2
    NOT_OPEN = -1
    NO = 0
    CONDITIONAL = 1
    YES = 2


NOT_ASSESSED = -1
OWN_COHORT, CONSORTIUM, JOIN_REGION, PAID_TRAVEL, K5_AFFILIATE = range(len(PATHWAYS))

#: What `qualify` reads: column -> meaning.
COLUMNS = {
    "minimum": "least number of teachers for this program and year; -1 where there is none",
    "stated": "committed teachers as stated; -1 where nothing is",
    "listed": "different people listed for this program",
    "has_plan": "how teachers will be identified is explained",
    "asked": "index of the pathway asked for; -1 where none is",
    "in_group": "applies with others for this program",
    "group_total": "teachers of the whole group",
    "carried": "teachers of members whose part this row carries",
    "group_plan": "the lead of the group explains how the rest will be found",
    "nearest_mi": "miles by road to the nearest region for this program; not a number where unknown",
    "has_funding_source": "the source of the district's own money is named",
    "is_assessable": "nothing critical is missing",
}


def qualify(
    requests: pd.DataFrame, open_pathways: NDArray[np.int8], driving_distance_mi: float | NDArray[Any]
) -> pd.DataFrame:
    """The judgement of each request, same index.

    requests: columns COLUMNS. open_pathways: one row a request, the pathways open to it in order of trial, -1
    behind the last. Result: `teachers` (what counts as teachers of the row), one column an outcome of each
    pathway, `pathway` (index, -1 for none), `qualified` (Outcome, or NOT_ASSESSED), `teachers_missing`.
    """
    import pandas as pd

    columns = {name: requests[name].to_numpy() for name in COLUMNS}
    own = np.where(columns["stated"] >= 0, columns["stated"], columns["listed"])
    teachers = own + columns["carried"]
    outcomes = np.stack(
        [
            _own_cohort(columns, own),
            _consortium(columns),
            _by_number(teachers, columns, columns["nearest_mi"] <= driving_distance_mi),
            _paid_travel(columns),
            _by_number(teachers, columns, np.ones(len(own), dtype=bool)),
        ],
        axis=1,
    )
    is_open = (open_pathways[:, :, None] == np.arange(len(PATHWAYS))).any(axis=1)
    outcomes = np.where(is_open, outcomes, Outcome.NOT_OPEN).astype(np.int8)
    recorded = _recorded(outcomes, columns["asked"], open_pathways)
    qualified = np.where(
        recorded >= 0, outcomes[np.arange(len(own)), np.maximum(recorded, 0)], Outcome.NO
    ).astype(np.int8)
    missing = _missing(columns, teachers, recorded, qualified)
    assessed = columns["is_assessable"]
    result = {
        "teachers": teachers,
        **{f"outcome_{name}": outcomes[:, place] for place, name in enumerate(PATHWAYS)},
        "pathway": np.where(assessed, recorded, -1).astype(np.int8),
        "qualified": np.where(assessed, qualified, NOT_ASSESSED).astype(np.int8),
        "teachers_missing": missing,
    }
    return pd.DataFrame(result, index=requests.index)


Columns = dict[str, NDArray[Any]]
Outcomes = NDArray[np.int8]


def _first(*cases: tuple[NDArray[Any], Outcome], otherwise: Outcome = Outcome.NO) -> Outcomes:
    """Of each row the outcome of the first case that holds."""
    found = np.full(len(cases[0][0]), otherwise, dtype=np.int8)
    for holds, outcome in reversed(cases):
        found[holds] = outcome
    return found


def _own_cohort(columns: Columns, own: NDArray[np.int64]) -> Outcomes:
    """yes: so many listed; conditional: so many stated, or a plan. Without a minimum any teacher is a cohort."""
    minimum = np.where(columns["minimum"] >= 0, columns["minimum"], 1)
    listed = np.where(columns["minimum"] >= 0, columns["listed"], own)
    is_likely = (columns["stated"] >= minimum) | columns["has_plan"]
    return _first((listed >= minimum, Outcome.YES), (is_likely, Outcome.CONDITIONAL))


def _consortium(columns: Columns) -> Outcomes:
    has_minimum = columns["minimum"] >= 0
    is_reached = has_minimum & columns["in_group"] & (columns["group_total"] >= columns["minimum"])
    has_plan = has_minimum & columns["in_group"] & (columns["has_plan"] | columns["group_plan"])
    return _first((is_reached, Outcome.YES), (has_plan, Outcome.CONDITIONAL))


def _by_number(teachers: NDArray[np.int64], columns: Columns, holds: NDArray[np.bool_]) -> Outcomes:
    """yes with any teacher, conditional with a plan only."""
    return _first((holds & (teachers > 0), Outcome.YES), (holds & columns["has_plan"], Outcome.CONDITIONAL))


def _paid_travel(columns: Columns) -> Outcomes:
    return _first(
        (columns["asked"] != PAID_TRAVEL, Outcome.NOT_ASKED),
        (columns["has_funding_source"], Outcome.YES),
        otherwise=Outcome.CONDITIONAL,
    )


def _recorded(outcomes: NDArray[np.int8], asked: NDArray[Any], order: NDArray[np.int8]) -> Outcomes:
    """The pathway asked for where it holds, else the first that holds in the order of the policy."""
    recorded = np.full(len(asked), -1, dtype=np.int8)
    for candidates in (asked, *order.T):
        place = np.maximum(candidates, 0).astype(np.intp)
        holds = (candidates >= 0) & (outcomes[np.arange(len(asked)), place] >= Outcome.CONDITIONAL)
        recorded = np.where((recorded < 0) & holds, candidates, recorded).astype(np.int8)
    return recorded


def _missing(
    columns: Columns,
    teachers: NDArray[np.int64],
    recorded: NDArray[np.int8],
    qualified: NDArray[np.int8],
) -> NDArray[np.int64]:
    """How many teachers short of the minimum: of the group in a consortium, of the row otherwise; 0 for a cohort."""
    counts_group = (recorded == CONSORTIUM) | ((recorded < 0) & columns["in_group"])
    have = np.where(counts_group, columns["group_total"], teachers)
    short = np.maximum(columns["minimum"] - have, 0)
    has_none = (columns["minimum"] < 0) | ((recorded == OWN_COHORT) & (qualified == Outcome.YES))
    return np.where(has_none, 0, short).astype(np.int64)
