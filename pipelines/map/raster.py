"""The map as a PNG for slides, drawn with Pillow from the same outline and pins: no browser, no font to install."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.map.page import outline
from pipelines.map.pins import LEGEND, Pin, drawing_order
from pipelines.map.projection import HEIGHT, WIDTH

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

#: Pixels per map unit: drawn so large, kept at half of it, which smooths the edges.
_DRAWN = 4
_KEPT = 2
_LEGEND_HEIGHT = 110
_PAPER, _INK, _QUIET, _LAND, _BORDER = "#ffffff", "#1c2430", "#56606e", "#eef1f4", "#9aa4b1"
_COLORS = {
    "disc": "#0b4f8a",
    "disc-check": "#1f6b3a",
    "disc-half": "#8a5a00",
    "ring": "#5b3a8e",
    "ring-dot": "#a3431f",
    "ring-small": "#44505e",
    "cross": "#6b7280",
    "diamond": "#92245f",
    "square": "#00616b",
}
_STEP = re.compile(r"([MlZ])(-?[\d.]+)? ?(-?[\d.]+)?")

Point = tuple[float, float]


def map_raster(pins: Sequence[Pin], *, as_of: str) -> bytes:
    """A PNG of 1950 x 1440 pixels with legend; the same pins give the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * _DRAWN, (HEIGHT + _LEGEND_HEIGHT) * _DRAWN), _PAPER)
    draw = ImageDraw.Draw(image)
    for _, _, path in outline().states:
        for ring in rings(path):
            points = [(x * _DRAWN, y * _DRAWN) for x, y in ring]
            draw.polygon(points, fill=_LAND, outline=_BORDER, width=2)
    for pin in drawing_order(pins):
        _mark(draw, pin.shape, (pin.x or 0.0, pin.y or 0.0))
    _legend(draw, pins, as_of)
    image = image.reduce(_DRAWN // _KEPT)
    image = image.quantize(colors=64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def rings(path: str) -> Iterator[list[Point]]:
    """The closed rings of an outline's path, which has one absolute move and relative lines alone."""
    ring: list[Point] = []
    for command, x, y in _STEP.findall(path):
        if command == "M":
            ring = [(float(x), float(y))]
        elif command == "l":
            ring.append((ring[-1][0] + float(x), ring[-1][1] + float(y)))
        else:
            yield ring


def _legend(draw: ImageDraw, pins: Sequence[Pin], as_of: str) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(14 * _DRAWN)
    small = ImageFont.load_default(10 * _DRAWN)
    shown = Counter(pin.shape for pin in pins)
    for number, (shape, words) in enumerate((s, w) for s, w in LEGEND if shown[s]):
        x, y = 20 + number % 3 * 320, HEIGHT + 20 + number // 3 * 24
        _mark(draw, shape, (x, y))
        draw.text(
            ((x + 14) * _DRAWN, y * _DRAWN), f"{words} ({shown[shape]})", fill=_INK, font=font, anchor="lm"
        )
    place = (20 * _DRAWN, (HEIGHT + 98) * _DRAWN)
    draw.text(place, f"As of {as_of}. Outline: US Census Bureau, 2017.", fill=_QUIET, font=small, anchor="lm")


def _mark(draw: ImageDraw, shape: str, place: Point) -> None:
    color = _COLORS[shape]
    to_pixels = _at(place)

    def disc(radius: float, fill: str, outline: str | None = None, width: float = 1) -> None:
        box = [to_pixels(-radius, -radius), to_pixels(radius, radius)]
        draw.ellipse(box, fill=fill, outline=outline, width=round(width * _DRAWN))

    if shape in ("diamond", "square"):
        corners = [(0, -7), (7, 0), (0, 7), (-7, 0)] if shape == "diamond" else _SQUARE
        draw.polygon([to_pixels(*c) for c in corners], fill=color, outline=_PAPER, width=_DRAWN)
    elif shape == "cross":
        for line in (((-4, -4), (4, 4)), ((-4, 4), (4, -4))):
            draw.line([to_pixels(*p) for p in line], fill=color, width=2 * _DRAWN)
    elif shape in ("disc", "disc-check"):
        disc(5.5 if shape == "disc" else 6.5, color, _PAPER)
        if shape == "disc-check":
            tick = [to_pixels(-3, 0), to_pixels(-0.8, 2.4), to_pixels(3, -2.4)]
            draw.line(tick, fill=_PAPER, width=round(1.6 * _DRAWN))
    else:
        disc(4 if shape == "ring-small" else 6, _PAPER, color, 1.8)
        if shape == "ring-dot":
            disc(1.8, color)
        elif shape == "disc-half":
            draw.pieslice([to_pixels(-6, -6), to_pixels(6, 6)], -90, 90, fill=color)


_SQUARE = [(-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)]


def _at(place: Point) -> Callable[[float, float], Point]:
    x, y = place
    return lambda dx, dy: ((x + dx) * _DRAWN, (y + dy) * _DRAWN)
