"""The rank: window, then moment of receipt, then the first message's sha256, then program order.

A total order that can be made again: the same requests and the same policy give the same ranks, in whatever order
they come in. Points beyond window and receipt are off by default; then the score follows the rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

#: Points are kept as whole millionths.
MICRO = 1_000_000

#: What `prioritize` reads: column -> meaning.
COLUMNS = {
    "application": "number of the application; its requests share their first message",
    "window": "index of the window in the order of service; -1 without a priority date",
    "priority_us": "priority date, microseconds since 1970 in UTC",
    "first_sha256": "sha256 of the first assessable message, as 32 bytes (of any message without a priority date)",
    "program": "place of the program in the order of programs",
    "opens_us": "opening of the request's window, microseconds",
    "closes_us": "closing of the request's window, microseconds",
}


@dataclass(frozen=True, slots=True)
class Points:
    """Policy values, in millionths of a point. window: by index in the order of service."""

    window: tuple[int, ...]
    receipt: int
    factors: Mapping[str, int]
    may_cross_windows: bool = False

    @property
    def has_factors(self) -> bool:
        return any(self.factors.values())


def prioritize(requests: pd.DataFrame, points: Points) -> pd.DataFrame:
    """Rank and score of each request, same index.

    requests: columns COLUMNS and one column `factor_<name>` (share from 0 to 1) for each factor with points.
    Result: `position` (order over all rows, ranked ones first), `rank` (from 1; 0 without a priority date),
    `place_in_window` (from 1), `receipt_micro`, `factor_micro`, `score_micro`.
    """
    import pandas as pd

    columns = {name: requests[name].to_numpy() for name in COLUMNS}
    for name in ("priority_us", "opens_us", "closes_us", "application", "program"):
        columns[name] = columns[name].astype(np.int64)
    is_ranked = columns["window"] >= 0
    receipt = _receipt(columns, points)
    factors = _factors(requests, points)
    window_points = np.array([*points.window, 0], dtype=np.int64)[columns["window"]]
    order = _order(columns, is_ranked, factors, points)
    position = np.empty(len(order), dtype=np.int64)
    position[order] = np.arange(len(order))
    result = {
        "position": position,
        "rank": np.where(is_ranked, position + 1, 0),
        "place_in_window": _place_in_window(columns["window"], order),
        "receipt_micro": np.where(is_ranked, receipt, 0),
        "factor_micro": factors,
        "score_micro": np.where(is_ranked, window_points + receipt + factors, 0),
    }
    return pd.DataFrame(result, index=requests.index)


Columns = dict[str, NDArray[Any]]


def _receipt(columns: Columns, points: Points) -> NDArray[np.int64]:
    """Points for the share of the window that was left: all of it at its opening, none at its close."""
    length = np.maximum(columns["closes_us"] - columns["opens_us"], 1)
    left = np.clip(columns["closes_us"] - columns["priority_us"], 0, length)
    # In whole seconds: a window in microseconds times a million would not fit into 64 bits.
    share: NDArray[np.int64] = points.receipt * (left // MICRO) // np.maximum(length // MICRO, 1)
    return share


def _factors(requests: pd.DataFrame, points: Points) -> NDArray[np.int64]:
    total = np.zeros(len(requests), dtype=np.int64)
    for name, most in points.factors.items():
        if most:
            share = np.clip(requests[f"factor_{name}"].to_numpy(dtype=float), 0.0, 1.0)
            total += np.rint(most * share).astype(np.int64)
    return total


def _order(
    columns: Columns, is_ranked: NDArray[np.bool_], factors: NDArray[np.int64], points: Points
) -> NDArray[np.intp]:
    if points.has_factors:
        return _order_by_merit(columns, is_ranked, factors, points)
    window = np.where(is_ranked, columns["window"], len(points.window)).astype(np.int64)
    at = columns["priority_us"]
    if len(at) and (at.min() < 0 or at.max() >= _LATEST_US):
        return np.lexsort((columns["program"], columns["first_sha256"].astype("S32"), at, window))
    # Window and moment in one number: one sort settles all but equal instants.
    key = window << 53 | at
    order = np.argsort(key, kind="stable")
    return _settle_ties(order, key[order], columns)


#: Microseconds that fit beside the window into 64 bits: until the year 2255.
_LATEST_US = 1 << 53


def _settle_ties(order: NDArray[np.intp], key: NDArray[np.int64], columns: Columns) -> NDArray[np.intp]:
    """Equal instants of different applications, by the sha256 of the first message, then by program."""
    if len(order) < 2:
        return order
    application, program = columns["application"][order], columns["program"][order]
    is_same = key[1:] == key[:-1]
    is_right = (application[1:] == application[:-1]) & (program[1:] > program[:-1])
    run = np.concatenate([[0], np.cumsum(~is_same)])
    wrong_runs = np.unique(run[1:][is_same & ~is_right])
    places = np.flatnonzero(np.isin(run, wrong_runs))
    rows = order[places]
    first = columns["first_sha256"][rows].astype("S32")
    order[places] = rows[np.lexsort((columns["program"][rows], first, key[places]))]
    return order


def _order_by_merit(
    columns: Columns, is_ranked: NDArray[np.bool_], factors: NDArray[np.int64], points: Points
) -> NDArray[np.intp]:
    """Factors trade off against time, exactly: few programs use them, so plain fractions will do."""
    merit = [
        -(Fraction(points.window[window]) if points.may_cross_windows else 0)
        - Fraction(points.receipt * max(int(closes) - int(at), 0), max(int(closes) - int(opens), 1))
        - int(factor)
        if ranked
        else Fraction(0)
        for window, at, opens, closes, factor, ranked in zip(
            columns["window"], columns["priority_us"], columns["opens_us"], columns["closes_us"], factors, is_ranked,
            strict=True,
        )
    ]  # fmt: skip
    window = np.zeros(len(merit), dtype=np.int64) if points.may_cross_windows else columns["window"]
    last = (columns["priority_us"], columns["first_sha256"], columns["program"])
    ordered = sorted(enumerate(zip(~is_ranked, window, merit, *last, strict=True)), key=lambda pair: pair[1])
    return np.array([place for place, _ in ordered], dtype=np.intp)


def _place_in_window(window: NDArray[Any], order: NDArray[np.intp]) -> NDArray[np.int64]:
    """Counted from 1 within each window, in order of rank."""
    place = np.zeros(len(window), dtype=np.int64)
    for name in np.unique(window[window >= 0]):
        inside = order[window[order] == name]
        place[inside] = np.arange(1, len(inside) + 1)
    return place
