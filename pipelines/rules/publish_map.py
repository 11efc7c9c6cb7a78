"""Which rows the partner map has, as GeoJSON features, and what changed on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipelines.form import PROGRAMS

Row = dict[str, Any]
_COLUMNS = (
    *("district_name", "state", "city", "status", "programs"),
    *("latitude", "longitude", "nces_id", "kind"),
)
_FEWEST_TO_LIST = 5


def map_rows(applicants: Iterable[Mapping[str, Any]], partners: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows of `tables.PARTNER_MAP`, one a place, by state and name.

    applicants: rows with those columns, status that of the application; partners: existing partners with name
    `region`, `kind`, `state`, `city`, `latitude`, `longitude`, `programs` (a tuple). A district that is a partner
    already stays one while it applies for more; its programs are those of both.
    """
    rows: dict[tuple[str, str, str], Row] = {}
    for partner in partners:
        status = {"district": "partner"}.get(partner["kind"], partner["kind"])
        row = {
            "district_name": partner["region"],
            "state": partner["state"],
            "city": partner["city"] or None,
            "status": status,
            "programs": _joined(partner["programs"]),
            "latitude": partner["latitude"],
            "longitude": partner["longitude"],
            "nces_id": None,
            "kind": partner["kind"],
        }
        rows[_key(row)] = row
    for applicant in applicants:
        row = {name: applicant[name] for name in _COLUMNS}
        known = rows.get(_key(row))
        rows[_key(row)] = row if known is None else _together(known, row)
    return sorted(rows.values(), key=lambda r: (r["state"], r["district_name"], r["kind"]))


def _key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """A region and a district may share a name: they are two places."""
    return row["state"], row["district_name"], row["kind"]


def _together(partner: Row, applicant: Row) -> Row:
    filled = {name: value for name, value in applicant.items() if partner[name] is None}
    programs = {*(partner["programs"] or "").split(";"), *(applicant["programs"] or "").split(";")}
    return {**partner, **filled, "programs": _joined(programs)}


def _joined(programs: Iterable[str]) -> str | None:
    asked = set(programs)
    return ";".join(p for p in PROGRAMS if p in asked) or None


def features(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The rows as a GeoJSON feature collection (RFC 7946): longitude first, null where the place is not known."""
    return {"type": "FeatureCollection", "features": [_feature(row) for row in rows]}


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    has_place = row["latitude"] is not None and row["longitude"] is not None
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return {
        "type": "Feature",
        "geometry": point if has_place else None,
        "properties": {name: row[name] for name in _COLUMNS},
    }


def map_changes(
    rows: Iterable[Mapping[str, Any]], before: Iterable[Mapping[str, Any]] | None, words: Mapping[str, str]
) -> list[str]:
    """What changed since the last publication, in sentences. before: its rows, None for the first publication;
    words: what a status is called on the page, the status itself where it has none."""
    if before is None:
        return ["This is the first publication."]
    now, then = {_key(r): r for r in rows}, {_key(r): r for r in before}
    moved: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for key in now.keys() & then.keys():
        if now[key]["status"] != then[key]["status"]:
            moved.setdefault((then[key]["status"], now[key]["status"]), []).append(now[key])
    lines = []
    if new := [now[key] for key in now.keys() - then.keys()]:
        lines.append(f"{len(new)} new: {_names(new)}.")
    if gone := [then[key] for key in then.keys() - now.keys()]:
        lines.append(f"{len(gone)} no longer there: {_names(gone)}.")
    for (old, new_status), places in sorted(moved.items()):
        change = f"{words.get(old, old)} → {words.get(new_status, new_status)}"
        lines.append(f"{len(places)} changed, {change}: {_names(places)}.")
    return lines


def _names(rows: Sequence[Mapping[str, Any]]) -> str:
    names = sorted(f"{r['district_name']} ({r['state']})" for r in rows)
    shown = ", ".join(names[:_FEWEST_TO_LIST])
    more = len(names) - _FEWEST_TO_LIST
    return f"{shown} and {more} more" if more > 0 else shown
