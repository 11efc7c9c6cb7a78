"""The rank is a total order that can be made again."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.prioritize import Points, prioritize

POINTS = Points(
    window=(50_000_000, 40_000_000, 30_000_000, 20_000_000, 10_000_000), receipt=1_000_000, factors={}
)
DAY = 86_400_000_000


def frame(*rows: tuple[int, int, int, str]) -> pd.DataFrame:
    """rows: (window, moment, program, message); one application a message."""
    names = {name: number for number, name in enumerate(dict.fromkeys(row[3] for row in rows))}
    return pd.DataFrame(
        {
            "application": [names[row[3]] for row in rows],
            "window": np.array([row[0] for row in rows], dtype=np.int8),
            "priority_us": [row[1] for row in rows],
            "program": [row[2] for row in rows],
            "first_sha256": np.array(
                [hashlib.sha256(row[3].encode()).digest() for row in rows], dtype=object
            ),
            "opens_us": [0 for _ in rows],
            "closes_us": [100 * DAY for _ in rows],
        }
    )


def test_the_score_is_the_window_and_the_share_of_it_that_was_left() -> None:
    found = prioritize(frame((0, 25 * DAY, 4, "a"), (1, 100 * DAY, 4, "b")), POINTS)
    # 75 of 100 days were left of the first window; none of the second.
    assert found["score_micro"].tolist() == [50_750_000, 40_000_000]
    assert found["rank"].tolist() == [1, 2]


def test_places_are_counted_within_each_window() -> None:
    rows = [(1, 5, 4, "a"), (0, 9, 4, "b"), (1, 3, 4, "c"), (-1, 0, 4, "d")]
    found = prioritize(frame(*rows), POINTS)
    assert found["place_in_window"].tolist() == [2, 1, 1, 0]
    assert found["rank"].tolist() == [3, 1, 2, 0]
    assert found["position"].tolist() == [2, 0, 1, 3]


ROWS = st.lists(
    st.tuples(st.integers(-1, 4), st.integers(0, 6), st.integers(0, 4), st.sampled_from("abcdefgh")),
    max_size=14,
    unique_by=lambda row: (row[2], row[3]),
)


def expected(rows: list[Any]) -> list[int]:
    """Positions by plain sorting."""
    keys = [
        (window < 0, window, moment, hashlib.sha256(name.encode()).digest(), program)
        for window, moment, program, name in rows
    ]
    order = sorted(range(len(rows)), key=lambda place: keys[place])
    return [order.index(place) for place in range(len(rows))]


@given(ROWS)
def test_the_order_is_window_receipt_message_program(rows: list[Any]) -> None:
    # Rows of one application have one moment and one window, unless a group moved one of them; any mix must sort.
    assert prioritize(frame(*rows), POINTS)["position"].tolist() == expected(rows)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Any], luck: Any) -> None:
    before = dict(zip(rows, prioritize(frame(*rows), POINTS)["rank"].tolist(), strict=True))
    shuffled = list(rows)
    luck.shuffle(shuffled)
    after = dict(zip(shuffled, prioritize(frame(*shuffled), POINTS)["rank"].tolist(), strict=True))
    assert after == before


@given(ROWS)
def test_factors_of_nothing_change_nothing(rows: list[Any]) -> None:
    plain = prioritize(frame(*rows), POINTS)
    one = Points(POINTS.window, POINTS.receipt, {"own_money": 5_000_000})
    with_factor = prioritize(frame(*rows).assign(factor_own_money=0.0), one)
    assert with_factor["position"].tolist() == plain["position"].tolist()


@given(ROWS, st.data())
def test_factors_never_lift_over_a_window_unless_the_policy_says_so(
    rows: list[Any], data: st.DataObject
) -> None:
    shares = [data.draw(st.floats(0, 1)) for _ in rows]
    points = Points(POINTS.window, POINTS.receipt, {"own_money": 8_999_999})
    given_ = frame(*rows).assign(factor_own_money=shares)
    found = prioritize(given_, points)
    ranked = found[found["rank"] > 0].sort_values("rank").index
    assert given_["window"][ranked].is_monotonic_increasing
    assert found["score_micro"][ranked].is_monotonic_decreasing or len(ranked) < 2 or _nearly(found, ranked)


def _nearly(found: pd.DataFrame, ranked: pd.Index[int]) -> bool:
    """Points are shown in millionths; the order is exact, so neighbours may differ by a rounding."""
    scores = found["score_micro"][ranked].tolist()
    return all(below <= above + 1 for above, below in zip(scores, scores[1:], strict=False))


def test_a_policy_may_let_factors_cross_windows() -> None:
    points = Points(POINTS.window, POINTS.receipt, {"own_money": 20_000_000}, may_cross_windows=True)
    rows = frame((0, 10 * DAY, 4, "a"), (1, 10 * DAY, 4, "b")).assign(factor_own_money=[0.0, 1.0])
    # 50.9 against 40.9 + 20.
    assert prioritize(rows, points)["rank"].tolist() == [2, 1]
