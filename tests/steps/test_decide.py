"""Decisions from a returned workbook: dry run, applied as a unit, once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from connectors.publications import FolderPublications
from connectors.warehouse import Warehouse
from pipelines.outcomes import Misconfigured
from pipelines.policy.load import load_policy
from pipelines.policy.values import Conflict, Policy, Reviewer
from pipelines.rules.decide import Refusal
from pipelines.steps.decide import DecideOutcome, decide
from pipelines.steps.decide_workbook import reviewers_workbook
from pipelines.steps.publish import publish
from tests.review_rows import NOW, SHARE, add_application

ANN, BOB = "ann@program.example", "bob@program.example"
LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return replace(load_policy(), reviewers=(Reviewer(ANN, "Ann"), Reviewer(BOB, "Bob")))


@pytest.fixture
def season(warehouse: Warehouse, store: FolderPublications, policy: Policy) -> Warehouse:
    """Three published applications: 1 and 3 for csp, 2 for ecs and csp with counselors."""
    with warehouse.transaction() as connection:
        add_application(connection, 1)
        add_application(connection, 2, "ecs", "csp", "counselors")
        add_application(connection, 3)
    publish(warehouse, store, policy, NOW)
    return warehouse


@pytest.fixture
def store(tmp_path: Path) -> FolderPublications:
    return FolderPublications(tmp_path / "publications")


Returned = Callable[..., bytes]


@pytest.fixture
def returned(season: Warehouse, store: FolderPublications, policy: Policy) -> Returned:
    """Ann's workbook, filled in: (application number, program) → cells."""

    def fill(cells: dict[tuple[int, str], dict[str, Any]], reviewer: str = ANN) -> bytes:
        content, _ = reviewers_workbook(season, store, policy, reviewer, NOW)
        return filled(content, cells)

    return fill


def filled(content: bytes, cells: dict[tuple[int, str], dict[str, Any]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Queue"]
    place = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        number = int(str(sheet.cell(row, place["application_id"]).value).rsplit("-", 1)[1])
        program = str(sheet.cell(row, place["program"]).value)
        for name, value in cells.get((number, program), {}).items():
            sheet.cell(row, place[name], value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def statuses(warehouse: Warehouse) -> dict[str, str]:
    rows = warehouse.rows("select application_id, program, status from program_request")
    rows += warehouse.rows("select application_id, '' as program, status from application")
    return {f"{r['application_id'][-1]} {r['program']}".strip(): r["status"] for r in rows}


def ledger(warehouse: Warehouse) -> list[tuple[str, str, int]]:
    rows = warehouse.rows("select * from commitment_in_force order by application_id, program")
    return [(f"{r['application_id'][-1]} {r['program']}", r["state"], r["funded_amount"]) for r in rows]


def go(season: Warehouse, policy: Policy, content: bytes, **options: Any) -> DecideOutcome:
    return decide(season, policy, content, LATER, **options)


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}, (3, "csp"): {"decision": "decline"}})
    outcome = go(season, policy, content)
    assert outcome.sentence() == "2 decisions; nothing written yet; confirm with --apply."
    assert outcome.dry_run.written_to == ("District 1 (TX): csp accepted", "District 3 (TX): csp declined")
    assert set(statuses(season).values()) == {"assessed"}
    assert season.rows("select * from decision") == []
    assert {state for _, state, _ in ledger(season)} == {"proposed"}


def test_applied_decisions_change_statuses_and_the_ledger_as_a_unit(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned(
        {
            (1, "csp"): {"decision": "accept", "amount": 12000.5, "comment": "start with two schools"},
            (2, "ecs"): {"decision": "waitlist"},
            (3, "csp"): {"decision": "decline"},
        }
    )
    outcome = go(season, policy, content, apply=True)
    assert outcome.sentence() == "3 decisions; applied, 2 ledger entries."
    assert statuses(season) == {
        "1 csp": "accepted",
        "1": "accepted",
        "2 ecs": "waitlisted",
        "2 csp": "assessed",
        "2 counselors": "waitlisted",
        "2": "waitlisted",
        "3 csp": "declined",
        "3": "declined",
    }
    assert ledger(season) == [
        ("1 csp", "offered", 1_200_050),
        ("2 counselors", "proposed", 50_000),
        ("2 csp", "proposed", SHARE),
        ("2 ecs", "proposed", SHARE),
        ("3 csp", "withdrawn", 0),
    ]
    events = season.rows(
        "select actor, status from status_event where program is null order by application_id"
    )
    assert [(e["actor"], e["status"]) for e in events] == [
        (ANN, "accepted"),
        (ANN, "waitlisted"),
        (ANN, "declined"),
    ]
    changes = season.rows(
        "select actor, before, after from change where subject = 'application 2026-district-1 csp'"
    )
    assert changes == [
        {
            "actor": ANN,
            "before": {"status": "assessed"},
            "after": {
                "status": "accepted",
                "amount_cents": 1_200_050,
                "comment": "start with two schools",
                "version": 1,
            },
        }
    ]


def test_counselors_are_offered_with_the_high_school_request(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned({(2, "ecs"): {"decision": "decline"}, (2, "csp"): {"decision": "accept"}})
    go(season, policy, content, apply=True)
    assert [entry for entry in ledger(season) if entry[0].startswith("2")] == [
        ("2 counselors", "offered", 50_000),
        ("2 csp", "offered", SHARE),
        ("2 ecs", "withdrawn", 0),
    ]
    assert statuses(season)["2"] == "accepted"


def test_the_same_workbook_applied_twice_adds_nothing(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}})
    go(season, policy, content, apply=True)
    before = season.rows("select count(*) as n from ledger_entry")
    again = go(season, policy, content, apply=True)
    assert again.sentence() == "These decisions were applied before; nothing was written again."
    assert season.rows("select count(*) as n from ledger_entry") == before
    assert len(season.rows("select * from decision")) == 1


def test_a_later_decision_replaces_the_earlier_and_cancels_its_unsent_letter(
    season: Warehouse, store: FolderPublications, policy: Policy, returned: Returned
) -> None:
    go(season, policy, returned({(1, "csp"): {"decision": "accept"}}), apply=True)
    with season.transaction() as connection:
        connection.execute(
            "insert into letter (letter_id, kind, application_id, token, to_address, facts, written_at, due_at, "
            "deadline_at, next_attempt_at) values ('l1', 'accepted', '2026-district-1', 't1', 'a@b.example', '{}', "
            "%(now)s, %(now)s, %(now)s, %(now)s)",
            {"now": LATER},
        )
    publish(season, store, policy, LATER)
    content, _ = reviewers_workbook(season, store, policy, BOB, LATER)
    outcome = go(season, policy, filled(content, {(1, "csp"): {"decision": "decline"}}), apply=True)
    assert "1 letters that had not gone out were cancelled" in outcome.sentence()
    assert season.rows("select state from letter") == [{"state": "cancelled"}]
    rows = season.rows("select choice, state, reviewer from decision order by decision_id")
    assert [tuple(r.values()) for r in rows] == [("accept", "replaced", ANN), ("decline", "applied", BOB)]
    assert ledger(season)[0] == ("1 csp", "withdrawn", 0)


def test_rows_that_changed_since_are_refused_and_the_others_applied(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}, (3, "csp"): {"decision": "accept"}})
    with season.transaction() as connection:
        connection.execute("update application set version = 2 where application_id = '2026-district-3'")
    outcome = go(season, policy, content, apply=True)
    assert outcome.sentence() == "1 decision, 1 row is stale; applied, 1 ledger entries."
    assert outcome.needs_person
    assert statuses(season)["3 csp"] == "assessed"
    assert "version 1 in your workbook, 2 now" in outcome.dry_run.refused[0].sentence


def test_a_conflict_of_interest_hides_the_application_and_refuses_the_decision(
    season: Warehouse, store: FolderPublications, policy: Policy, returned: Returned
) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}, (3, "csp"): {"decision": "accept"}})
    conflicted = replace(
        policy, conflicts=(Conflict(ANN, "", "4800001", "2026-01-01", ANN, "my former district"),)
    )
    with season.transaction() as connection:
        connection.execute(
            "insert into conflict (reviewer, application_id, reason, declared_by, declared_at) "
            "values (%s, '2026-district-3', 'family', %s, %s)",
            [ANN, ANN, NOW],
        )
    outcome = decide(season, conflicted, content, LATER, apply=True)
    assert outcome.dry_run.summary() == "0 decisions, 2 conflicts of interest"
    assert outcome.applied is None
    shown, rows = reviewers_workbook(season, store, conflicted, ANN, NOW)
    assert rows == 3  # both requests and the counselors of district 2
    assert b"District 1" not in shown


def test_an_outsider_changes_nothing_and_is_recorded(
    season: Warehouse, policy: Policy, returned: Returned
) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}})
    outcome = go(season, policy, content, reviewer="eve@elsewhere.example", apply=True)
    assert outcome.dry_run.whole is not None
    assert outcome.dry_run.whole.reason is Refusal.OUTSIDER
    assert set(statuses(season).values()) == {"assessed"}
    rows = season.rows("select reviewer, decisions, applied_at from returned_workbook")
    assert rows == [{"reviewer": "eve@elsewhere.example", "decisions": 0, "applied_at": None}]


def test_a_changed_key_column_changes_nothing(season: Warehouse, policy: Policy, returned: Returned) -> None:
    content = returned({(1, "csp"): {"decision": "accept"}, (3, "csp"): {"district_name": "Elsewhere"}})
    outcome = go(season, policy, content, apply=True)
    assert outcome.dry_run.whole is not None
    assert outcome.dry_run.whole.reason is Refusal.CHANGED_KEYS
    assert season.rows("select * from decision") == []


def test_the_published_workbook_is_decided_by_staff_but_not_by_mail(
    season: Warehouse, store: FolderPublications, policy: Policy
) -> None:
    published = store.read(str(store.current()), "review_queue.xlsx")
    content = filled(published, {(1, "csp"): {"decision": "accept"}})
    with pytest.raises(Misconfigured, match="--reviewer"):
        go(season, policy, content)
    assert go(season, policy, content, reviewer=ANN).dry_run.can_apply
    by_mail = go(season, policy, content, reviewer=ANN, by_mail=True)
    assert by_mail.dry_run.whole is not None
    assert by_mail.dry_run.whole.reason is Refusal.UNSIGNED


def test_what_was_decided_is_published_and_on_the_map(
    season: Warehouse, store: FolderPublications, policy: Policy, returned: Returned
) -> None:
    go(season, policy, returned({(1, "csp"): {"decision": "accept"}}), apply=True)
    outcome = publish(season, store, policy, LATER)
    assert outcome.summary == "1 changed"
    text = store.read(str(outcome.publication_id), "partner_map.csv").decode()
    rows = {r["district_name"]: r["status"] for r in csv.DictReader(io.StringIO(text))}
    assert rows["District 1"] == "accepted"
    page = store.read(str(outcome.publication_id), "index.html").decode()
    assert "1 changed, Applied, under review → Accepted: District 1 (TX)." in page
