"""Rows of the map dataset as pins: where, which shape, which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.form import PROGRAM_NAMES
from pipelines.map.projection import place_on_map


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a status looks and reads. shape: a symbol of the page, so that colour is never the only sign."""

    shape: str
    words: str


#: By kind first: partner regions and state partners are known by their own shapes whatever their status.
_BY_KIND = {
    "region": Appearance("diamond", "Partner region"),
    "state": Appearance("square", "State partner"),
}
_BY_STATUS = {
    "partner": Appearance("disc", "Partner district"),
    "accepted": Appearance("disc-check", "Accepted"),
    "waitlisted": Appearance("disc-half", "On the waiting list"),
    "needs_information": Appearance("ring-dot", "Applied, needs information"),
    "interested": Appearance("ring-small", "Interested"),
    "declined": Appearance("cross", "Declined"),
    "withdrawn": Appearance("cross", "Withdrawn"),
    "ineligible": Appearance("cross", "Not eligible"),
}
_APPLIED = Appearance("ring", "Applied, under review")

#: The legend, in the order of the page: shape and what it stands for.
LEGEND = (
    ("disc", "Partner district"),
    ("disc-check", "Accepted"),
    ("disc-half", "On the waiting list"),
    ("ring", "Applied, under review"),
    ("ring-dot", "Applied, needs information"),
    ("ring-small", "Interested"),
    ("cross", "Declined, withdrawn or not eligible"),
    ("diamond", "Partner region"),
    ("square", "State partner"),
)


@dataclass(frozen=True, slots=True)
class Pin:
    """One row of the dataset, ready to draw. x, y: map units, None where the place is not known or not shown."""

    number: int
    district_name: str
    state: str
    city: str
    status: str
    status_words: str
    shape: str
    kind: str
    programs: tuple[str, ...]
    program_words: str
    nces_id: str
    x: float | None
    y: float | None


def appearance(kind: str, status: str) -> Appearance:
    """How a pin of this kind and status looks."""
    return _BY_KIND.get(kind) or _BY_STATUS.get(status, _APPLIED)


def pins(rows: Iterable[Mapping[str, Any]]) -> list[Pin]:
    """Pins for rows with the columns of `tables.PARTNER_MAP`, in the rows' order."""
    return [_pin(number, row) for number, row in enumerate(rows, start=1)]


def _pin(number: int, row: Mapping[str, Any]) -> Pin:
    look = appearance(row["kind"], row["status"])
    latitude, longitude = row["latitude"], row["longitude"]
    place = place_on_map(longitude, latitude) if latitude is not None and longitude is not None else None
    programs = tuple(p for p in (row["programs"] or "").split(";") if p)
    return Pin(
        number=number,
        district_name=row["district_name"],
        state=row["state"],
        city=row["city"] or "",
        status=row["status"],
        status_words=look.words,
        shape=look.shape,
        kind=row["kind"],
        programs=programs,
        program_words=", ".join(PROGRAM_NAMES.get(p, p) for p in programs),
        nces_id=row["nces_id"] or "",
        x=place[0] if place else None,
        y=place[1] if place else None,
    )


def drawing_order(all_pins: Sequence[Pin]) -> list[Pin]:
    """Pins that have a place, quiet ones first, so that partners lie on top."""
    order = {shape: place for place, (shape, _) in enumerate(reversed(LEGEND))}
    return sorted((p for p in all_pins if p.x is not None), key=lambda p: (order[p.shape], p.number))
