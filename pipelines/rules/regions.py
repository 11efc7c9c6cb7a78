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
    from scipy.spatial import cKDTree

    placed = [place for place, region in enumerate(regions) if region.latitude is not None]
    codes, places = _distinct(latitude, longitude)
    # One row more than places, for those that are not known.
    number = np.full((len(places) + 1, count), -1, dtype=np.int64)
    miles = np.full((len(places) + 1, count), np.nan)
    if placed and len(places):
        tree = cKDTree(
            on_sphere(
                np.array([regions[place].latitude for place in placed], dtype=float),
                np.array([regions[place].longitude for place in placed], dtype=float),
            )
        )
        found = min(count, len(placed))
        chord, index = tree.query(on_sphere(places[:, 0], places[:, 1]), k=found)
        chord, index = _in_order(chord.reshape(-1, found), index.reshape(-1, found))
        number[:-1, :found] = np.asarray(placed)[index]
        miles[:-1, :found] = 2 * EARTH_RADIUS_MI * np.arcsin(np.clip(chord / 2, 0, 1)) * road_factor
    return number[codes], miles[codes]


#: Places are told apart by 1e-7 degrees, a centimetre.
_SCALE = 10_000_000
_TURN = 360 * _SCALE


def _distinct(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The place of each row in the list of distinct places, -1 where it is not known; and that list, in degrees."""
    import pandas as pd

    is_known = ~(np.isnan(latitude) | np.isnan(longitude))
    is_whole = bool(is_known.all())
    north, east = (latitude, longitude) if is_whole else (latitude[is_known], longitude[is_known])
    key = (
        np.rint(north * _SCALE).astype(np.int64) * (2 * _TURN)
        + np.rint(east * _SCALE).astype(np.int64)
        + _TURN
    )
    codes, keys = pd.factorize(key)
    places = np.column_stack([keys // (2 * _TURN), keys % (2 * _TURN) - _TURN]) / _SCALE
    if is_whole:
        return codes, places
    known = np.full(len(latitude), -1, dtype=np.intp)
    known[is_known] = codes
    return known, places


def _in_order(chord: NDArray[Any], index: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    order = np.lexsort((index, chord), axis=1)
    return np.take_along_axis(chord, order, axis=1), np.take_along_axis(index, order, axis=1)
