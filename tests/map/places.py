"""Fictional places for tests of the map."""

from __future__ import annotations

from typing import Any


def place(
    name: str, state: str, latitude: float | None, longitude: float | None, **facts: Any
) -> dict[str, Any]:
    row = {
        "district_name": name,
        "state": state,
        "city": "",
        "status": "assessed",
        "programs": "csp",
        "latitude": latitude,
        "longitude": longitude,
        "nces_id": None,
        "kind": "district",
    }
    return row | facts


PLACES = [
    place("Kuspuk Reach", "AK", 61.2, -149.9, status="accepted"),
    place("Attu Schools", "AK", 52.9, 172.9),
    place("Brightwater Unified", "CA", 34.0, -118.2, status="partner", programs="ecs;csp", city="Mar Vista"),
    place("Brightwater Region", "CA", 34.0, -118.2, status="region", kind="region", programs=None),
    place("Hilo Ridge", "HI", 19.7, -155.1, status="waitlisted", programs="k5"),
    place("Mangilao", "GU", 13.4, 144.8),
    place("San Juan Norte", "PR", 18.4, -66.1, status="needs_information"),
    place('Evil "<script>alert(1)</script>" & Co', "TX", 31.0, -99.0, programs="k5"),
    place("Nobody Knows ISD", "TX", None, None, status="declined"),
    place("Old Dominion Council", "VA", 37.5, -77.4, status="state", kind="state", programs=None),
    place("Puget Sound", "WA", 47.6, -122.3, status="interested"),
]
