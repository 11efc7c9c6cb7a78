"""Publishing: complete, reproducible, immutable, held back by the gate."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.publications import FolderPublications, check
from connectors.warehouse import Warehouse
from pipelines.policy.load import load_policy
from pipelines.policy.values import Policy
from pipelines.steps.publish import publish
from tests.review_rows import NOW, add_application, add_message

FILES = {
    "changes.json",
    "commitments.csv",
    "commitments.parquet",
    "index.html",
    "manifest.json",
    "messages.csv",
    "partner_map.csv",
    "partner_map.geojson",
    "partner_map.png",
    "partner_map.svg",
    "review_queue.csv",
    "review_queue.parquet",
    "review_queue.xlsx",
    "validation.html",
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture
def store(tmp_path: Path) -> FolderPublications:
    return FolderPublications(tmp_path / "publications")


@pytest.fixture
def season(warehouse: Warehouse) -> Warehouse:
    """Three applications, one of them for two programs with counselors."""
    with warehouse.transaction() as connection:
        add_application(connection, 1)
        add_application(connection, 2, "ecs", "csp", "counselors", state="WA", name="=Evil()")
        add_application(
            connection, 3, "k5", status="needs_information", leaid=None, latitude=None, longitude=None
        )
    return warehouse


def table(store: FolderPublications, name: str) -> list[dict[str, str]]:
    current = store.current()
    assert current is not None
    return list(csv.DictReader(io.StringIO(store.read(current, name).decode())))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_empty_season_is_published_with_headers_alone(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    outcome = publish(warehouse, store, policy, NOW)
    assert outcome.is_new
    assert not outcome.needs_person
    assert table(store, "review_queue.csv") == []


def test_a_publication_is_complete_and_its_manifest_names_every_file(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    outcome = publish(season, store, policy, NOW)
    assert outcome.publication_id == store.current()
    folder = store.root / "current"
    assert {path.name for path in folder.iterdir()} == FILES
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert set(manifest["files"]) == FILES - {"manifest.json"}
    assert manifest["policy_sha256"] == policy.hash
    assert manifest["inputs"]["messages"] == "3"
    assert manifest["files"]["review_queue.csv"]["rows"] == 5
    assert check(store, str(outcome.publication_id)) == []


def test_the_queue_has_a_row_a_request_with_blank_ranks_for_counselors(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    publish(season, store, policy, NOW)
    rows = table(store, "review_queue.csv")
    assert [(r["rank"], r["program"], r["district_name"]) for r in rows] == [
        ("1", "csp", "District 1"),
        ("2", "ecs", "'=Evil()"),
        ("3", "csp", "'=Evil()"),
        ("", "counselors", "'=Evil()"),
        ("4", "k5", "District 3"),
    ]
    # Counselors and principals are paid by the program alone: no share of the district, not one of nothing.
    assert [r["district_amount"] for r in rows if r["program"] == "counselors"] == [""]
    assert all(r["district_amount"] for r in rows if r["program"] == "csp")
    assert rows[0]["match_amount"] == "19125.00"
    assert rows[0]["priority_date"] == "2026-06-02T05:00:00-07:00"


def test_publishing_the_same_again_makes_nothing_new(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    first = publish(season, store, policy, NOW)
    again = publish(season, store, policy, NOW + timedelta(days=3))
    assert not again.is_new
    assert again.publication_id == first.publication_id
    assert store.names() == [first.publication_id]
    rows = season.rows("select publication_id from publication")
    assert rows == [{"publication_id": first.publication_id}]


def test_the_same_inputs_policy_and_now_give_the_same_bytes(
    season: Warehouse, store: FolderPublications, policy: Policy, tmp_path: Path
) -> None:
    other = FolderPublications(tmp_path / "other")
    publish(season, store, policy, NOW)
    publish(season, other, policy, NOW)
    assert files(store.root / "current") == files(other.root / "current")


def test_the_publication_before_stays_and_the_next_says_what_changed(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    first = publish(season, store, policy, NOW)
    with season.transaction() as connection:
        add_application(connection, 4)
        connection.execute("update application set questions = 2 where application_id = '2026-district-1'")
    second = publish(season, store, policy, NOW)
    assert second.summary == "1 new, 1 changed"
    assert check(store, str(first.publication_id)) == []
    changes = json.loads(store.read(str(second.publication_id), "changes.json"))
    assert [c["sentence"] for c in changes["changes"]] == [
        "District 4 (TX), csp: new, at rank 5.",
        "District 1 (TX), csp: questions was 0, is 2.",
    ]
    assert "1 new: District 4 (TX)." in store.read(str(second.publication_id), "index.html").decode()


def test_going_back_is_a_publication_of_its_own(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    first = publish(season, store, policy, NOW)
    with season.transaction() as connection:
        connection.execute("update application set questions = 2")
    publish(season, store, policy, NOW)
    with season.transaction() as connection:
        connection.execute("update application set questions = 0")
    third = publish(season, store, policy, NOW)
    assert third.is_new
    assert third.publication_id != first.publication_id
    assert len(store.names()) == 3


def test_earlier_cycles_stay_in_sight_until_they_are_decided(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    with warehouse.transaction() as connection:
        add_application(connection, 1, cycle=2025, id="2025-open")
        add_application(connection, 2, cycle=2025, id="2025-done", status="accepted")
        add_application(connection, 3, cycle=2026)
    publish(warehouse, store, policy, NOW)
    rows = table(store, "review_queue.csv")
    assert [(r["rank"], r["application_id"]) for r in rows] == [("1", "2025-open"), ("2", "2026-district-3")]


def test_messages_are_listed_by_their_bytes_even_where_the_message_id_repeats(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    with season.transaction() as connection:
        add_message(
            connection, 9, "quarantine", reasons=["damaged", "too_large"], message_id="<1@alder.example>"
        )
        add_message(connection, 10, "reply", message_id=None)
    publish(season, store, policy, NOW)
    rows = table(store, "messages.csv")
    assert [
        (r["message_id"], r["place"], r["reasons"], r["application_id"]) for r in rows[:1] + rows[3:]
    ] == [
        ("<1@alder.example>", "application", "", "2026-district-1"),
        ("<1@alder.example>", "quarantine", "damaged;too_large", ""),
        (f"{10:064x}", "reply", "", ""),
    ]


def test_no_teacher_and_no_private_address_gets_into_a_published_file(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    answers = {
        "teachers": [
            {"name": "Imogen Vance", "school": "Oak", "program": "csp", "email": "ivance@alder.example"}
        ],
        "support": "Ms. Vance coaches; write to ivance@alder.example or call (254) 555-0136. Imogen Vance leads.",
        "primary_email": "clerk@alder.example",
    }
    with warehouse.transaction() as connection:
        add_application(connection, 1, answers=answers)
    publish(warehouse, store, policy, NOW)
    for name, content in _texts(store).items():
        for secret in ("Vance", "ivance", "555-0136", "clerk@alder"):
            assert secret not in content, (name, secret)
    assert (
        "[teacher] coaches; write to [e-mail address] or call [telephone number]" in _texts(store)["workbook"]
    )


def test_the_answers_behind_the_queue_are_validated_on_the_page_by_key_alone(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    with warehouse.transaction() as connection:
        add_application(connection, 1, answers={"students": 9_000_000, "district_name": "Secret Hollow"})
    outcome = publish(warehouse, store, policy, NOW)
    assert outcome.withheld == ()
    page = store.read(str(outcome.publication_id), "validation.html").decode()
    assert "Number of students: between 0 and 2,000,000" in page
    assert "2026-district-1" in page
    assert "Secret Hollow" not in page


def test_an_interest_form_is_not_held_to_what_an_application_must_answer(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    with warehouse.transaction() as connection:
        add_application(
            connection, 1, status="interested", answers={"district_name": "Maple ISD", "programs": []}
        )
    page = store.read(str(publish(warehouse, store, policy, NOW).publication_id), "validation.html").decode()
    assert "2026-district-1" not in page


def _texts(store: FolderPublications) -> dict[str, str]:
    import zipfile

    found = {}
    for path in (store.root / "current").iterdir():
        if path.suffix in {".csv", ".html", ".json", ".geojson", ".svg"} and path.name != "messages.csv":
            found[path.name] = path.read_text()
    with zipfile.ZipFile(store.root / "current" / "review_queue.xlsx") as archive:
        found["workbook"] = "\n".join(archive.read(name).decode() for name in archive.namelist())
    return found


def fill(warehouse: Warehouse, count: int) -> None:
    with warehouse.transaction() as connection:
        for number in range(1, count + 1):
            add_application(connection, number)


def test_a_queue_that_loses_a_third_of_its_rows_is_held_back_and_the_last_good_one_stays(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    fill(warehouse, 24)
    good = publish(warehouse, store, policy, NOW)
    with warehouse.transaction() as connection:
        connection.execute("delete from program_request where position > 160")
    outcome = publish(warehouse, store, policy, NOW)
    assert store.current() == good.publication_id
    assert not outcome.is_new
    assert outcome.needs_person
    assert outcome.held == (
        "review_queue: at least 19 rows, after 24 in the last publication (found: 16): does not hold.",
        "No longer in the queue: District 17 (TX) csp, District 18 (TX) csp, District 19 (TX) csp, "
        "District 20 (TX) csp, District 21 (TX) csp and 3 more.",
    )
    assert str(good.publication_id) in outcome.sentence()


def test_a_column_that_is_suddenly_empty_is_named(
    warehouse: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    fill(warehouse, 21)
    publish(warehouse, store, policy, NOW)
    with warehouse.transaction() as connection:
        connection.execute("update program_request set teachers = null")
    outcome = publish(warehouse, store, policy, NOW)
    assert len(outcome.held) == 1
    assert "teachers is not suddenly empty, after 21 values" in outcome.held[0]


def test_a_burst_of_quarantine_is_held_back_until_a_person_lets_it_through(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    publish(season, store, policy, NOW)
    with season.transaction() as connection:
        for number in range(100, 125):
            add_message(connection, number, "quarantine", reasons=["damaged"])
    held = publish(season, store, policy, NOW)
    first = ", ".join(f"{number:064x}" for number in range(100, 105))
    assert held.held == (
        "messages: at most 50% of 25 new messages set aside in quarantine (found: 1): does not hold. "
        f"These are {first} and 20 more.",
    )
    released = publish(season, store, policy, NOW, released_by="ops@program.example")
    assert released.is_new
    assert released.publication_id == store.current()
    rows: list[dict[str, Any]] = season.rows("select released_by from publication_held")
    assert rows == [{"released_by": "ops@program.example"}]


def test_a_row_with_a_critical_problem_is_left_out_and_told(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    with season.transaction() as connection:
        connection.execute(
            "update program_request set qualified = 'no', match_cents = 0, district_cents = cost_cents "
            "where rank = 10"
        )
    outcome = publish(season, store, policy, NOW)
    assert outcome.is_new
    assert outcome.withheld == (
        "review_queue 2026-district-1 csp: does not hold that a request that does not qualify has no pathway",
        "review_queue 2026-district-1 csp: does not hold that the budget allots no more than our share",
    )
    assert "District 1" not in {r["district_name"] for r in table(store, "review_queue.csv")}
    page = store.read(str(outcome.publication_id), "validation.html").decode()
    assert "a request that does not qualify has no pathway" in page
