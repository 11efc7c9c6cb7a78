"""Money to the cent, against plain fractions."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.rules.fund import fund


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    default = {
        "application": 0,
        "teachers": 30,
        "qualifies": True,
        "is_assessed": True,
        "rate_cents": 10_000,
        "length": 900,
        "match_share": 5_000,
        "budget_cents": -1,
    }
    return pd.DataFrame([default | row for row in rows])


def test_the_order_of_what_makes_an_amount() -> None:
    found = fund(
        frame(
            {"match_share": 0, "rate_cents": -1, "qualifies": False},  # no stipend
            {"qualifies": False, "rate_cents": -1},  # not qualified
            {"rate_cents": -1},  # no positive rate
            {"is_assessed": False},
        )
    )
    assert found["match_cents"].tolist() == [0, 0, -1, -1]
    assert found["district_cents"].tolist() == [0, 0, -1, -1]


@pytest.mark.parametrize(
    ("share", "budget", "ours", "theirs"),
    [
        (5_000, -1, 1_350_000, 1_350_000),
        (5_000, 900_000, 900_000, 900_000),
        (4_000, -1, 1_080_000, 1_620_000),
        (4_000, 500_000, 500_000, 500_000),  # a dollar for a dollar
        (7_500, 300_000, 900_000, 300_000),  # three of ours for one of theirs
        (10_000, 0, 2_700_000, 0),  # all of it
    ],
)
def test_what_the_districts_own_money_is_matched_by(share: int, budget: int, ours: int, theirs: int) -> None:
    # 30 x 100.00 x 9 = 27,000.00
    found = fund(frame({"match_share": share, "budget_cents": budget}))
    assert found["match_cents"][0] == ours
    assert found["district_cents"][0] == theirs


def test_numbers_beyond_64_bits_stay_exact() -> None:
    rows = [
        {"teachers": 100_000, "rate_cents": 99_999_999, "length": 800_000, "budget_cents": 10**14 + 1}
        for _ in range(3)
    ]
    found = fund(frame(*rows))
    assert found["own_part_cents"].tolist() == [33_333_333_333_334, 33_333_333_333_334, 33_333_333_333_333]


REQUESTS = st.lists(
    st.fixed_dictionaries(
        {
            "teachers": st.integers(0, 400),
            "qualifies": st.booleans(),
            "length": st.sampled_from([0, 400, 500, 900, 1200, 2500, 3200, 5750, 7200]),
        }
    ),
    min_size=1,
    max_size=5,
)
APPLICATIONS = st.lists(
    st.tuples(REQUESTS, st.integers(-1, 50_000), st.one_of(st.just(-1), st.integers(0, 9_000_000))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200)
@given(APPLICATIONS)
def test_shares_add_up_and_no_cent_is_lost(applications: list[Any]) -> None:
    rows = [
        {"application": number, "rate_cents": rate or -1, "budget_cents": budget, **request}
        for number, (requests, rate, budget) in enumerate(applications)
        for request in requests
    ]
    found = fund(frame(*rows))
    given_ = frame(*rows)
    known = found["cost_cents"] >= 0
    total = found["match_cents"] + found["district_cents"] + found["uncovered_cents"]
    assert (total[known] == found["cost_cents"][known]).all()
    assert (found.loc[known, ["match_cents", "district_cents", "uncovered_cents"]] >= 0).all().all()
    for number, (_, rate, budget) in enumerate(applications):
        mine = given_["application"] == number
        costs = [
            Fraction(int(t) * rate * int(length), 100) if q and rate > 0 else Fraction(0)
            for t, q, length in zip(
                given_["teachers"][mine], given_["qualifies"][mine], given_["length"][mine], strict=True
            )
        ]
        _check_spread(found[mine], costs, budget, rate)


def _check_spread(found: pd.DataFrame, costs: list[Fraction], budget: int, rate: int) -> None:
    if budget >= 0 and sum(costs) > 0:
        parts = found["own_part_cents"].tolist()
        assert sum(parts) == budget
        exact = [budget * cost / sum(costs) for cost in costs]
        assert all(floor(e) <= part <= floor(e) + 1 for e, part in zip(exact, parts, strict=True))
        # Largest remainder: who got a cent more had at least the remainder of who did not.
        up = [e - floor(e) for e, part in zip(exact, parts, strict=True) if part > floor(e)]
        down = [e - floor(e) for e, part in zip(exact, parts, strict=True) if part == floor(e) and e > 0]
        assert not up or not down or min(up) >= max(down)
    for cost, row in zip(costs, found.to_dict("records"), strict=True):
        if rate > 0 and row["match_cents"] >= 0:
            own = row["own_part_cents"] if budget >= 0 else cost
            assert row["match_cents"] == floor(min(cost / 2, own))


def test_adding_an_application_changes_nobody_elses_money() -> None:
    one = frame({"budget_cents": 1_000_001}, {"length": 400, "budget_cents": 1_000_001})
    two = frame(
        {"budget_cents": 1_000_001},
        {"length": 400, "budget_cents": 1_000_001},
        {"application": 1, "teachers": 77, "budget_cents": 5},
    )
    assert np.array_equal(fund(one).to_numpy(), fund(two).to_numpy()[:2])
