"""Rows, features and changes of the partner map."""

from __future__ import annotations

from typing import Any

from pipelines.rules.publish_map import features, map_changes, map_rows

WORDS = {"assessed": "Under review", "accepted": "Accepted"}


def applicant(name: str, **facts: Any) -> dict[str, Any]:
    row = {
        "district_name": name,
        "state": "TX",
        "city": "Waco",
        "status": "assessed",
        "programs": "csp;k5",
        "latitude": 31.5,
        "longitude": -97.1,
        "nces_id": "4800001",
        "kind": "district",
    }
    return row | facts


def partner(name: str, **facts: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "region": name,
        "kind": "district",
        "state": "TX",
        "city": "",
        "latitude": 31.0,
        "longitude": -97.0,
        "programs": ("ecs",),
    }
    return row | facts


def test_places_stand_by_state_and_name() -> None:
    rows = map_rows([applicant("B"), applicant("A"), applicant("C", state="AL")], [])
    assert [(r["state"], r["district_name"]) for r in rows] == [("AL", "C"), ("TX", "A"), ("TX", "B")]


def test_a_partner_that_applies_for_more_stays_a_partner_with_the_programs_of_both() -> None:
    (row,) = map_rows([applicant("A")], [partner("A")])
    assert row["status"] == "partner"
    assert row["programs"] == "k5;ecs;csp"
    assert (row["latitude"], row["longitude"]) == (31.0, -97.0)
    assert (row["city"], row["nces_id"]) == ("Waco", "4800001")


def test_a_region_and_an_applicant_of_one_name_are_two_places() -> None:
    rows = map_rows([applicant("Clark County")], [partner("Clark County", kind="region")])
    assert [(r["kind"], r["status"]) for r in rows] == [("district", "assessed"), ("region", "region")]


def test_a_region_and_a_state_partner_are_called_so() -> None:
    rows = map_rows([], [partner("R", kind="region"), partner("S", kind="state", programs=())])
    assert [(r["kind"], r["status"], r["programs"]) for r in rows] == [
        ("region", "region", "ecs"),
        ("state", "state", None),
    ]


def test_a_feature_has_its_longitude_first() -> None:
    (feature,) = features(map_rows([applicant("A")], []))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-97.1, 31.5]}
    assert feature["properties"]["district_name"] == "A"


def test_a_place_that_nobody_knows_is_a_feature_without_a_point() -> None:
    (feature,) = features(map_rows([applicant("A", latitude=None)], []))["features"]
    assert feature["geometry"] is None


def test_the_first_publication_says_so() -> None:
    assert map_changes([], None, WORDS) == ["This is the first publication."]


def test_new_gone_and_changed_places_are_told() -> None:
    before = [applicant("A"), applicant("B"), applicant("Gone")]
    now = [applicant("A"), applicant("B", status="accepted"), applicant("New")]
    assert map_changes(now, before, WORDS) == [
        "1 new: New (TX).",
        "1 no longer there: Gone (TX).",
        "1 changed, Under review → Accepted: B (TX).",
    ]


def test_a_long_list_of_names_is_cut_with_the_number_left_out() -> None:
    now = [applicant(f"D{n}") for n in range(7)]
    assert map_changes(now, [], WORDS) == ["7 new: D0 (TX), D1 (TX), D2 (TX), D3 (TX), D4 (TX) and 2 more."]


def test_nothing_changed_is_no_line() -> None:
    assert map_changes([applicant("A")], [applicant("A")], WORDS) == []
