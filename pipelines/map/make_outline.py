"""Makes `outline.json` anew from a TopoJSON file of the states; run by hand when the source changes.

    python -m pipelines.map.make_outline states-10m.json pipelines/map/outline.json

Source: US Census Bureau, cartographic boundary files, 2017 edition, a work of the US government in the public
domain, as TopoJSON in version 3.0.1 of the npm package `us-atlas` (whose packaging is under the ISC licence).
Borders that two states share are one arc there and are simplified once, so no gaps open between neighbors.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipelines.map.projection import FRAMES, Frame

SOURCE = (
    "US Census Bureau, cartographic boundary files, 2017 edition (public domain); "
    "TopoJSON of the npm package us-atlas 3.0.1; simplified and projected"
)
#: What a point must add to the drawing to stay, in square map units (the map is 975 wide).
LEAST_TRIANGLE = 0.9
#: Islands smaller than this, in square map units, are left out unless they are all of a state.
LEAST_ISLAND = 1.5

_FIPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE",
    "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA",
    "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN",
    "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM",
    "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI",
    "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA",
    "54": "WV", "55": "WI", "56": "WY", "72": "PR", "78": "VI",
}  # fmt: skip
_FRAME_OF = {"AK": FRAMES[0], "HI": FRAMES[1], "PR": FRAMES[2], "VI": FRAMES[2]}

Point = tuple[float, float]


def main(source: Path, target: Path) -> None:
    """Reads the TopoJSON `source` and writes one SVG path per state to `target`."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    states = {}
    for geometry in topology["objects"]["states"]["geometries"]:
        code = _FIPS.get(geometry["id"])
        if code is not None:
            frame = _FRAME_OF.get(code, FRAMES[-1])
            states[code] = {
                "name": geometry["properties"]["name"],
                "path": _path(_polygons(geometry), arcs, frame),
            }
    document = {"source": SOURCE, "states": dict(sorted(states.items()))}
    target.write_text(json.dumps(document, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def _decoded(arc: Iterable[list[int]], transform: dict[str, Any]) -> Iterable[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def _path(polygons: list[list[list[int]]], arcs: list[list[Point]], frame: Frame) -> str:
    rings = []
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for index in ring:
                arc = [frame.project(*p) for p in (arcs[index] if index >= 0 else arcs[~index])]
                kept = simplified(arc)
                kept = kept if index >= 0 else kept[::-1]
                points += kept if not points else kept[1:]
            rings.append(points)
    rings.sort(key=_area, reverse=True)
    large = [r for i, r in enumerate(rings) if i == 0 or _area(r) >= LEAST_ISLAND]
    return "".join(_ring_text(ring) for ring in large)


def _ring_text(ring: list[Point]) -> str:
    text = [f"M{ring[0][0]:.1f} {ring[0][1]:.1f}"]
    for (ax, ay), (bx, by) in zip(ring, ring[1:], strict=False):
        text.append(f"l{round(bx, 1) - round(ax, 1):.1f} {round(by, 1) - round(ay, 1):.1f}")
    return "".join(text).replace("-0.0", "0").replace(".0", "") + "Z"


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def simplified(arc: list[Point], least: float = LEAST_TRIANGLE) -> list[Point]:
    """The points that matter (Visvalingam and Whyatt, 1993): drops, smallest first, each point whose triangle
    with its neighbors is smaller than `least`. The ends stay; a closed arc keeps at least a triangle."""
    points = list(arc)
    fewest = 4 if arc[0] == arc[-1] else 2
    while len(points) > fewest:
        areas = [_area([points[i - 1], points[i], points[i + 1]]) for i in range(1, len(points) - 1)]
        smallest = min(range(len(areas)), key=areas.__getitem__)
        if areas[smallest] >= least:
            break
        del points[smallest + 1]
    return points


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
