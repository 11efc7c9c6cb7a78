"""The map as one self-contained page and as a picture: no network, no other file, no inline handler."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pipelines.form import PROGRAM_NAMES
from pipelines.map.pins import LEGEND, Pin, drawing_order
from pipelines.map.projection import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class Outline:
    """The country as drawn. states: (USPS code, name, SVG path); source: where the shapes come from."""

    source: str
    states: tuple[tuple[str, str, str], ...]

    def name(self, code: str) -> str:
        return next((name for c, name, _ in self.states if c == code), code)


def _file(name: str) -> str:
    return resources.files("pipelines.map").joinpath(name).read_text(encoding="utf-8")


@cache
def outline() -> Outline:
    """The shipped outline."""
    document = json.loads(_file("outline.json"))
    states = tuple((code, s["name"], s["path"]) for code, s in document["states"].items())
    return Outline(document["source"], states)


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_file(name))


def _content_hash(text: str) -> str:
    """What a content security policy calls an inline script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def map_page(pins: Sequence[Pin], *, changes: Sequence[str], as_of: str, publication_id: str) -> str:
    """The page. changes: sentences on what changed since the last publication; as_of: an instant in words."""
    from markupsafe import Markup

    style, script = _file("map.css"), _file("map.js")
    shown = Counter(pin.shape for pin in pins)
    page: str = _template("page.html").render(
        pins=pins,
        drawn=drawing_order(pins),
        unplaced=sum(pin.x is None for pin in pins),
        states=_states(pins),
        programs=[
            (code, name) for code, name in PROGRAM_NAMES.items() if any(code in p.programs for p in pins)
        ],
        statuses=sorted({pin.status_words for pin in pins}),
        legend=[(shape, words, shown[shape]) for shape, words in LEGEND if shown[shape]],
        changes=changes,
        as_of=as_of,
        publication_id=publication_id,
        outline=outline().states,
        source=outline().source,
        width=WIDTH,
        height=HEIGHT,
        symbols=Markup(_file("symbols.svg")),  # noqa: S704  our own file
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=_content_hash(style),
        script_hash=_content_hash(script),
    )
    return page


def _states(pins: Sequence[Pin]) -> list[tuple[str, str]]:
    found = sorted({pin.state for pin in pins})
    return sorted(((code, outline().name(code)) for code in found), key=lambda pair: pair[1])


def map_picture(pins: Sequence[Pin], *, as_of: str) -> str:
    """The map as one SVG picture with its legend, for slides and reports."""
    from markupsafe import Markup

    shown = Counter(pin.shape for pin in pins)
    legend = [(shape, words, shown[shape]) for shape, words in LEGEND if shown[shape]]
    picture: str = _template("picture.svg").render(
        drawn=drawing_order(pins),
        legend=legend,
        as_of=as_of,
        total=len(pins),
        outline=outline().states,
        source=outline().source,
        width=WIDTH,
        height=HEIGHT,
        symbols=Markup(_file("symbols.svg")),  # noqa: S704  our own file
    )
    return picture
