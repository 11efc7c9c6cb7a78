"""The nearest partner regions: great circle times the road factor, between the places of districts.

Many applications share a place, so each place is looked up once; the search is a k-d tree over points of the unit
sphere, whose chords order places as great circles do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.policy.values import Region

#: Mean radius of the earth (IUGG), in miles.
EARTH_RADIUS_MI = 3958.7613


@dataclass(frozen=True, slots=True)
class Near:
    """A region and how far it is by road."""

    region: str
    state: str
    miles: float


def on_sphere(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points of the unit sphere, one row each."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def nearest(
    latitude: NDArray[np.float64],
    longitude: NDArray[np.float64],
    regions: Sequence[Region],
    count: int,
    road_factor: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each place the `count` nearest regions: their numbers in `regions` and the miles by road, nearest first.

    Both have one row a place; number -1 and not a number where the place is unknown or there are no more regions.
    Equal distances come in the order of `regions`.
    """
    import pandas as pd
    from scipy.spatial import cKDTree

    number = np.full((len(latitude), count), -1, dtype=np.int64)
    miles = np.full((len(latitude), count), np.nan)
    placed = [place for place, region in enumerate(regions) if region.latitude is not None]
    known = np.flatnonzero(~(np.isnan(latitude) | np.isnan(longitude)))
    if not placed or not len(known):
        return number, miles
    # 1e-7 degrees are a centimetre: two places of one key are one place.
    key = np.rint(latitude[known] * 1e7).astype(np.int64) * 10_000_000_000 + np.rint(
        longitude[known] * 1e7
    ).astype(np.int64)
    codes, _ = pd.factorize(key)
    _, first = np.unique(codes, return_index=True)
    places = on_sphere(latitude[known][first], longitude[known][first])
    tree = cKDTree(
        on_sphere(
            np.array([regions[place].latitude for place in placed], dtype=float),
            np.array([regions[place].longitude for place in placed], dtype=float),
        )
    )
    found = min(count, len(placed))
    chord, index = tree.query(places, k=found)
    chord, index = _in_order(chord.reshape(len(places), found), index.reshape(len(places), found))
    road = 2 * EARTH_RADIUS_MI * np.arcsin(np.clip(chord / 2, 0, 1)) * road_factor
    number[known, :found] = np.asarray(placed)[index][codes]
    miles[known, :found] = road[codes]
    return number, miles


def _in_order(chord: NDArray[Any], index: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    order = np.lexsort((index, chord), axis=1)
    return np.take_along_axis(chord, order, axis=1), np.take_along_axis(index, order, axis=1)
