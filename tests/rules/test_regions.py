"""The nearest regions, against the haversine formula."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.policy.values import Region
from pipelines.rules.regions import EARTH_RADIUS_MI, nearest


def haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_MI * asin(min(1.0, sqrt(half)))


PLACES = st.tuples(st.floats(-60, 70), st.floats(-179, 179))


@given(st.lists(PLACES, min_size=1, max_size=8), st.lists(PLACES, min_size=1, max_size=8))
def test_the_three_nearest_are_those_of_the_formula(
    districts: list[tuple[float, float]], regions: list[tuple[float, float]]
) -> None:
    known = [Region(str(n), "region", "", "", lat, lon) for n, (lat, lon) in enumerate(regions)]
    points = np.array(districts)
    numbers, miles = nearest(points[:, 0], points[:, 1], known, 3, 1.25)
    for place, row, found in zip(districts, numbers, miles, strict=True):
        wanted = sorted(haversine(place, region) * 1.25 for region in regions)[:3]
        assert found[: len(wanted)] == pytest.approx(wanted, abs=1e-4)
        assert (row[len(wanted) :] == -1).all()


def test_a_place_that_is_not_known_has_no_nearest_region() -> None:
    known = [Region("Here", "region", "", "", 40.0, -80.0), Region("Nowhere", "state", "VA", "", None, None)]
    numbers, miles = nearest(np.array([np.nan, 40.0]), np.array([-80.0, -80.0]), known, 2, 1.0)
    assert numbers.tolist() == [[-1, -1], [0, -1]]
    assert miles[1, 0] == pytest.approx(0)


def test_regions_at_one_distance_come_in_their_own_order() -> None:
    known = [Region(name, "region", "", "", 40.0, -80.0) for name in "abc"]
    numbers, _ = nearest(np.array([41.0]), np.array([-80.0]), known, 3, 1.0)
    assert numbers.tolist() == [[0, 1, 2]]
