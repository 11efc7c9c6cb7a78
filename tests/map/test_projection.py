"""Places land where the country is drawn."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.map.make_outline import simplified
from pipelines.map.page import outline
from pipelines.map.projection import FRAMES, HEIGHT, WIDTH, place_on_map
from pipelines.map.raster import rings

CAPITALS = {
    "AK": (-134.42, 58.30),
    "AZ": (-112.07, 33.45),
    "CA": (-121.49, 38.58),
    "CO": (-104.99, 39.74),
    "FL": (-84.28, 30.44),
    "GA": (-84.39, 33.75),
    "HI": (-157.86, 21.31),
    "ID": (-116.20, 43.62),
    "KS": (-95.68, 39.05),
    "ME": (-69.78, 44.31),
    "MN": (-93.10, 44.95),
    "MT": (-112.04, 46.59),
    "NM": (-105.94, 35.69),
    "PR": (-66.11, 18.35),
    "TX": (-97.74, 30.27),
    "WA": (-122.90, 47.00),
    "WY": (-104.82, 41.14),
}


def inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Even-odd rule."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("state", CAPITALS)
def test_a_capital_lies_in_the_shape_of_its_state_and_in_no_other(state: str) -> None:
    point = place_on_map(*CAPITALS[state])
    assert point is not None
    found = [code for code, _, path in outline().states if any(inside(point, ring) for ring in rings(path))]
    assert found == [state]


def test_the_aleutians_beyond_the_date_line_are_drawn_with_alaska() -> None:
    east, west = place_on_map(-176.6, 51.9), place_on_map(172.9, 52.9)
    assert east is not None
    assert west is not None
    assert west[0] < east[0]
    assert 0 <= west[0] <= WIDTH


@pytest.mark.parametrize("place", [(144.8, 13.4), (-170.7, -14.3), (2.35, 48.86), (0.0, 0.0), (-99.0, 60.0)])
def test_what_the_map_does_not_show_has_no_point(place: tuple[float, float]) -> None:
    assert place_on_map(*place) is None


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_every_point_lies_on_the_paper(longitude: float, latitude: float) -> None:
    point = place_on_map(longitude, latitude)
    assert point is None or (-20 <= point[0] <= WIDTH + 20 and -20 <= point[1] <= HEIGHT + 20)


def test_areas_are_in_proportion_within_a_part_of_the_map() -> None:
    """An equal-area projection: a square of one degree covers cos(latitude) of one at the equator."""
    frame = FRAMES[-1]

    def area(longitude: float, latitude: float, side: float = 0.01) -> float:
        corners = [(0, 0), (side, 0), (side, side), (0, side)]
        points = [frame.project(longitude + dx, latitude + dy) for dx, dy in corners]
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2

    ratio = area(-120, 47) / area(-80, 26)
    assert ratio == pytest.approx(math.cos(math.radians(47.005)) / math.cos(math.radians(26.005)), rel=1e-4)


def test_all_states_the_capital_and_two_territories_are_drawn() -> None:
    assert len(outline().states) == 53
    assert "public domain" in outline().source


def test_simplifying_keeps_the_ends_and_what_stands_out() -> None:
    arc = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    assert simplified(arc, least=0.5) == [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]


def test_a_closed_arc_keeps_a_triangle() -> None:
    ring = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0)]
    assert len(simplified(ring, least=100)) == 4
