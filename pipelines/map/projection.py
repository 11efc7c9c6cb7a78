"""Longitude and latitude to the map's own plane: equal-area cones, with insets for what lies far away.

Albers equal-area conic projections on a sphere (Snyder, Map Projections: A Working Manual, USGS Professional
Paper 1395, 1987, section 14) with the standard parallels customary for each part of the country.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

WIDTH = 975
HEIGHT = 610


@dataclass(frozen=True, slots=True)
class Frame:
    """One part of the map. parallels, center: degrees; scale: map units per radius of the earth.

    west, south, east, north: degrees that it covers (east may pass 180).
    x, y: where its center lies on the map.
    """

    name: str
    parallels: tuple[float, float]
    center: tuple[float, float]
    scale: float
    x: float
    y: float
    west: float
    south: float
    east: float
    north: float

    def covers(self, longitude: float, latitude: float) -> bool:
        """Whether a place belongs to this part; longitudes run on past 180 for the Aleutians."""
        along = longitude + 360 if longitude < self.west else longitude
        return self.west <= along <= self.east and self.south <= latitude <= self.north

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Map units, x to the right and y down."""
        first, second = (math.radians(p) for p in self.parallels)
        n = (math.sin(first) + math.sin(second)) / 2
        c = math.cos(first) ** 2 + 2 * n * math.sin(first)
        center_longitude, center_latitude = self.center
        turn = (longitude - center_longitude + 540) % 360 - 180
        theta = n * math.radians(turn)
        rho = math.sqrt(max(c - 2 * n * math.sin(math.radians(latitude)), 0)) / n
        rho_center = math.sqrt(max(c - 2 * n * math.sin(math.radians(center_latitude)), 0)) / n
        across = rho * math.sin(theta)
        up = rho_center - rho * math.cos(theta)
        return self.x + self.scale * across, self.y - self.scale * up


#: Tried in this order; the 48 states last, since their box is the widest. Alaska has 0.35 of their scale.
FRAMES = (
    Frame("Alaska", (55, 65), (-154, 60), 455, 157, 520, 172, 51, 232, 72),
    Frame("Hawaii", (8, 18), (-157.5, 20.6), 1300, 312, 548, -161, 18, -154, 23),
    Frame("Puerto Rico and Virgin Islands", (17, 19), (-66.0, 18.2), 1600, 890, 560, -68, 17, -64, 19),
    Frame("48 states", (29.5, 45.5), (-96, 38.5), 1300, 487.5, 303, -125.5, 24, -66.5, 50),
)


def place_on_map(longitude: float, latitude: float) -> tuple[float, float] | None:
    """Map units with one decimal; None for a place that the map does not show (Guam, a wrong figure)."""
    for frame in FRAMES:
        if frame.covers(longitude, latitude):
            x, y = frame.project(longitude, latitude)
            return round(x, 1), round(y, 1)
    return None
