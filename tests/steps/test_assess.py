"""Assessing over a real database: once or twice, one by one or together, the same state stands there."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from connectors.warehouse import Warehouse
from pipelines.outcomes import Place
from pipelines.policy.values import Policy
from pipelines.records import StoredReading
from pipelines.rules.ledger import Commitment, follow
from pipelines.steps.assess import AssessOutcome, assess
from pipelines.steps.assess_store import enter
from pipelines.steps.read_waiting import store_reading
from tests.assessing import Directory, at, form, message, people, policy, request, shipped

NOW = at("2015-12-15T12:00:00-08:00")
DIRECTORY = Directory({"Cedar Hollow ISD, TX": (32.0, -97.0), "Elm Fork ISD, TX": None})


def put(warehouse: Warehouse, *messages: StoredReading) -> None:
    """Messages as they stand after reading."""
    with warehouse.transaction() as connection:
        for one in messages:
            connection.execute(
                "insert into message (message_sha256, received_at, size_bytes, landed_at) values (%s, %s, 1, %s) "
                "on conflict do nothing",
                [one.message_sha256, one.received_at, NOW],
            )
            store_reading(connection, one.message_sha256, one.reading, NOW)
            connection.execute(
                "update message set answers_letter_id = %s where message_sha256 = %s",
                [one.answers_letter_id, one.message_sha256],
            )


def run(warehouse: Warehouse, under: Policy | None = None, days: int = 0, **more: Any) -> AssessOutcome:
    return assess(warehouse, DIRECTORY, under or shipped(), NOW + timedelta(days=days), **more)


def state(warehouse: Warehouse) -> dict[str, list[dict[str, Any]]]:
    """Everything that an assessment writes, without the moments of writing and the order of events."""
    queries = {
        "application": "select * from application order by 1",
        "version": "select * from application_version order by 1",
        "request": "select * from program_request order by 1, 2",
        "commitment": "select * from commitment_in_force order by application_id, program",
    }
    dropped = {"assessed_at", "entered_at", "entry_id", "sequence", "cause"}
    return {
        name: [{k: v for k, v in row.items() if k not in dropped} for row in warehouse.rows(query)]
        for name, query in queries.items()
    }


CEDAR = message(
    form("Cedar Hollow ISD, TX", request("csp", 30), teachers=people(30, "csp"), stipend_per_day="100.00"),
    "2015-06-10T09:00:00-07:00",
)
CORRECTED = message(
    form("Cedar Hollow ISD, TX", request("csp", 31), teachers=people(31, "csp"), stipend_per_day="100.00"),
    "2015-07-10T09:00:00-07:00",
)
ELM = message(
    form("Elm Fork ISD, TX", request("ecs", 30), request("csp", 40), stipend_per_day="100.00", counselors=2),
    "2015-06-11T09:00:00-07:00",
)
UNKNOWN = message(form("Nowhere Schools, NM", request("k5", 9)), "2015-03-01T09:00:00-08:00")
SEASON = (CEDAR, CORRECTED, ELM, UNKNOWN)


def test_an_assessment_makes_the_queue_the_ledger_and_the_events(warehouse: Warehouse) -> None:
    put(warehouse, *SEASON)
    outcome = run(warehouse)
    assert (outcome.messages, outcome.cycles, outcome.applications) == (4, (2015,), 3)
    queue = warehouse.rows(
        "select rank, application_id, program, match_amount, version from review_queue order by position"
    )
    assert [tuple(row.values()) for row in queue] == [
        # 31 x 100.00 x 9 = 27,900.00; 30 x 100.00 x 12 = 36,000.00; 40 x 100.00 x 9 = 36,000.00; halves.
        (1, "2015-TX-cedar-hollow-isd", "csp", 1_395_000, 2),
        (2, "2015-TX-elm-fork-isd", "ecs", 1_800_000, 1),
        (3, "2015-TX-elm-fork-isd", "csp", 1_800_000, 1),
        (None, "2015-TX-elm-fork-isd", "counselors", 20_000, 1),
        (4, "2015-NM-nowhere-schools", "k5", 0, 1),
    ]
    assert outcome.ledger_entries == 5
    [total] = warehouse.rows("select * from committed")
    assert (total["teachers"], total["funded_amount"]) == (110, 5_015_000)
    assert {row["status"] for row in warehouse.rows("select status from status_event")} == {"assessed"}


def test_assessing_again_writes_nothing(warehouse: Warehouse) -> None:
    put(warehouse, *SEASON)
    run(warehouse)
    before = state(warehouse)
    again = run(warehouse, days=1)
    assert again == AssessOutcome(applications=3)
    put(warehouse, *SEASON)  # read again, so that the bell rings
    rung = run(warehouse, days=2, cause="replayed")
    assert rung.cycles == (2015,)
    assert not rung.has_changed
    assert state(warehouse) == before


def test_message_by_message_or_all_at_once_ends_in_the_same_state(
    warehouse: Warehouse, database: str
) -> None:
    for one in sorted(SEASON, key=lambda m: m.message_sha256):
        put(warehouse, one)
        run(warehouse)
    step_by_step = state(warehouse)
    ids = {row["application_id"] for row in step_by_step["application"]}
    assert ids == {"2015-TX-cedar-hollow-isd", "2015-TX-elm-fork-isd", "2015-NM-nowhere-schools"}
    queue = warehouse.rows("select rank, application_id, program from review_queue order by position")
    assert [row["rank"] for row in queue] == [1, 2, 3, None, 4]


def test_a_correction_keeps_the_place_and_makes_one_more_entry(warehouse: Warehouse) -> None:
    put(warehouse, CEDAR)
    run(warehouse)
    put(warehouse, CORRECTED)
    run(warehouse, days=1)
    [row] = warehouse.rows("select priority_date, version, teachers from review_queue")
    assert row == {"priority_date": CEDAR.received_at, "version": 2, "teachers": 31}
    entries = warehouse.rows(
        "select sequence, state, teachers, match_amount, version from commitments order by 1"
    )
    assert [tuple(row.values()) for row in entries] == [
        (1, "proposed", 30, 1_350_000, 1),
        (2, "proposed", 31, 1_395_000, 2),
    ]
    assert len(warehouse.rows("select 1 from assessment")) == 2


def test_two_assessments_at_once_add_everything_once(warehouse: Warehouse, database: str) -> None:
    put(warehouse, *SEASON)
    outcomes: list[AssessOutcome] = []

    def work() -> None:
        own = Warehouse(database)
        outcomes.append(run(own))
        own.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.ledger_entries for outcome in outcomes) == [0, 0, 5]
    assert len(warehouse.rows("select 1 from ledger_entry")) == 5


def test_another_policy_judges_again_and_says_so_in_the_ledger(warehouse: Warehouse) -> None:
    put(warehouse, CEDAR)
    run(warehouse)
    other = policy("budgets.cycle: 10000")
    outcome = run(warehouse, other, days=1)
    assert outcome.cycles == (2015,)
    entries = warehouse.rows(
        "select funded_amount, match_amount, policy_version from commitments order by entry_id"
    )
    assert [tuple(row.values()) for row in entries] == [
        (1_350_000, 1_350_000, shipped().hash),
        (1_000_000, 1_350_000, other.hash),
    ]
    assert not run(warehouse, other, days=2).has_changed


def test_a_request_that_is_gone_leaves_the_queue_and_is_withdrawn(warehouse: Warehouse) -> None:
    put(warehouse, ELM)
    run(warehouse)
    put(
        warehouse,
        message(
            form("Elm Fork ISD, TX", request("csp", 40), stipend_per_day="100.00"),
            "2015-07-01T09:00:00-07:00",
        ),
    )
    run(warehouse, days=1)
    assert [row["program"] for row in warehouse.rows("select program from review_queue")] == ["csp"]
    in_force = warehouse.rows("select program, state, match_amount from commitment_in_force order by program")
    assert [tuple(row.values()) for row in in_force] == [
        ("counselors", "withdrawn", 0),
        ("csp", "proposed", 1_800_000),
        ("ecs", "withdrawn", 0),
    ]


def test_decisions_change_statuses_and_free_money(warehouse: Warehouse) -> None:
    put(warehouse, CEDAR, ELM)
    tight = policy("budgets.cycle: 20000")
    run(warehouse, tight)
    decide(warehouse, "2015-TX-cedar-hollow-isd", "csp", "decline")
    outcome = run(warehouse, tight, days=1)
    assert outcome.cycles == (2015,)
    rows = warehouse.rows(
        "select application_id, program, status, funded_amount from review_queue order by position"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("2015-TX-cedar-hollow-isd", "csp", "declined", 0),
        ("2015-TX-elm-fork-isd", "ecs", "assessed", 1_800_000),
        ("2015-TX-elm-fork-isd", "csp", "assessed", 200_000),
        ("2015-TX-elm-fork-isd", "counselors", "assessed", 0),
    ]
    [event] = warehouse.rows("select status, previous, cause from status_event where previous is not null")
    assert event == {"status": "declined", "previous": "assessed", "cause": "decided by a person"}


def decide(warehouse: Warehouse, application: str, program: str, choice: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into decision (application_id, program, version, choice, reviewer, source, state, entered_at, "
            "applied_at) values (%s, %s, 1, %s, 'kim@program.example', 'desk', 'applied', %s, %s)",
            [application, program, choice, NOW, NOW],
        )


def test_what_was_offered_stays_whatever_comes(warehouse: Warehouse) -> None:
    put(warehouse, CEDAR)
    run(warehouse)
    promise(warehouse, "offered")
    put(warehouse, CORRECTED)
    run(warehouse, policy("budgets.cycle: 100"), days=1)
    [row] = warehouse.rows("select state, teachers, funded_amount from commitment_in_force")
    assert row == {"state": "offered", "teachers": 30, "funded_amount": 1_350_000}


def promise(warehouse: Warehouse, to: str) -> None:
    columns = (
        "application_id, program, cycle, version, state, teachers, rate as rate_cents, rate_unit, cost_cents, "
        "match_amount as match_cents, district_amount as district_cents, funded_amount as funded_cents, pathway, "
        "policy_version, cause, actor, sequence"
    )
    with warehouse.transaction() as connection:
        row = connection.execute(f"select {columns} from commitment_in_force").fetchone()
        assert row is not None
        enter(
            connection, [follow(Commitment(**row), to, actor="kim@program.example", cause="decision 1")], NOW
        )


def test_a_reply_finds_its_application_by_our_letter(warehouse: Warehouse) -> None:
    put(warehouse, CEDAR)
    run(warehouse)
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into letter (letter_id, kind, application_id, token, to_address, facts, written_at, due_at, "
            "deadline_at, next_attempt_at) values ('l1', 'receipt', '2015-TX-cedar-hollow-isd', 't', 'x@y.example', "
            "'{}', %(now)s, %(now)s, %(now)s, %(now)s)",
            {"now": NOW},
        )
    # In January, so that only the letter says which cycle it belongs to.
    reply = message(
        {"amount_budgeted": "5000.00"}, "2016-01-20T09:00:00-08:00", place=Place.REPLY, answers_letter="l1"
    )
    put(warehouse, reply)
    outcome = run(warehouse, days=40)
    assert outcome.cycles == (2015,)
    [row] = warehouse.rows("select version, match_amount, district_amount, priority_date from review_queue")
    assert row == {
        "version": 2,
        "match_amount": 500_000,
        "district_amount": 500_000,
        "priority_date": CEDAR.received_at,
    }


def test_what_turns_out_to_be_one_district_becomes_one_application(warehouse: Warehouse) -> None:
    twin = message(
        form("Cedar Hollow Independent Schools, TX", request("csp", 33), stipend_per_day="100.00"),
        "2015-06-20T09:00:00-07:00",
    )
    put(warehouse, CEDAR, twin)
    run(warehouse)
    assert len(warehouse.rows("select 1 from program_request")) == 2
    ruled = Directory({"Cedar Hollow ISD, TX": (32.0, -97.0)})
    ruled._by_name["cedar hollow independent schools", "TX"] = next(iter(ruled.agencies.values()))
    ruled.version = "2"
    outcome = assess(warehouse, ruled, shipped(), NOW + timedelta(days=1))
    assert outcome.cycles == (2015,)
    [row] = warehouse.rows("select application_id, teachers, version from review_queue")
    assert row == {"application_id": "2015-TX-cedar-hollow-isd", "teachers": 33, "version": 2}
    [gone] = warehouse.rows("select status, merged_into from application where merged_into is not null")
    assert gone == {"status": "superseded", "merged_into": "2015-TX-cedar-hollow-isd"}
    assert not assess(warehouse, ruled, shipped(), NOW + timedelta(days=2)).has_changed


def test_messages_that_are_no_application_are_seen_and_change_nothing(warehouse: Warehouse) -> None:
    note = message(None, "2015-06-01T09:00:00-07:00", place=Place.NOT_AN_APPLICATION)
    put(warehouse, note)
    assert run(warehouse) == AssessOutcome(messages=1)
    assert run(warehouse) == AssessOutcome()


# --- the ledger keeps itself


def write_entry(connection: Any, shares: Sequence[tuple[str, int]], **facts: Any) -> None:
    row = {"sequence": 1, "cost": 200, "funded": 100} | facts
    entry = connection.execute(
        "insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, cost_cents, "
        "funded_cents, policy_version, cause, actor, entered_at) values ('a', 'csp', %(sequence)s, 2015, 1, "
        "'proposed', 1, %(cost)s, %(funded)s, 'p', 'test', 'rules', now()) returning entry_id",
        row,
    ).fetchone()
    for payer, cents in shares:
        connection.execute(
            "insert into ledger_share (entry_id, payer, amount_cents) values (%s, %s, %s)",
            [entry["entry_id"], payer, cents],
        )


WHOLE = (("program", 100), ("district", 60), ("uncovered", 40))


def test_shares_that_add_up_are_accepted_at_commit(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        write_entry(connection, WHOLE)
    assert warehouse.rows("select count(*) as left_to_check from ledger_unchecked") == [{"left_to_check": 0}]


@pytest.mark.parametrize(
    ("shares", "facts"),
    [
        (WHOLE[:2], {}),  # a payer is missing
        ((("program", 100), ("district", 60), ("uncovered", 41)), {}),  # a cent too many
        (WHOLE, {"cost": 199}),
        (WHOLE, {"funded": 101}),  # more than our share
        (WHOLE, {"sequence": 2}),  # no entry before it
    ],
)
def test_shares_that_do_not_add_up_are_refused_at_commit_not_before(
    warehouse: Warehouse, shares: Sequence[tuple[str, int]], facts: dict[str, int]
) -> None:
    written: list[str] = []

    def write() -> None:
        with warehouse.transaction() as connection:
            write_entry(connection, shares, **facts)
            written.append("before commit")

    with pytest.raises(psycopg.errors.CheckViolation):
        write()
    assert written == ["before commit"]
    assert warehouse.rows("select 1 from ledger_entry") == []


def test_a_share_added_to_an_old_entry_is_refused(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        write_entry(connection, WHOLE)
    with pytest.raises(psycopg.errors.UniqueViolation), warehouse.transaction() as connection:
        connection.execute("insert into ledger_share select entry_id, 'district', 5 from ledger_entry")


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_share", "status_event", "assessment"])
@pytest.mark.parametrize("statement", ["update {} set {} = {}", "delete from {}"])
def test_what_is_written_stays(warehouse: Warehouse, table: str, statement: str) -> None:
    put(warehouse, CEDAR)
    run(warehouse)
    column = {"ledger_entry": "teachers", "ledger_share": "payer", "status_event": "cause"}.get(
        table, "version"
    )
    with (
        pytest.raises(psycopg.errors.RestrictViolation, match="append-only"),
        warehouse.transaction() as connection,
    ):
        connection.execute(statement.format(table, column, column))


@pytest.mark.parametrize("table", ["ledger_entry cascade", "ledger_share"])
def test_the_ledger_is_never_emptied(warehouse: Warehouse, table: str) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation), warehouse.transaction() as connection:
        connection.execute(f"truncate {table}")
