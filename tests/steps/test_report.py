"""The report to the team and the reminders to districts: each once for each deadline, with figures that add up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from psycopg.types.json import Jsonb

from connectors.warehouse import Warehouse
from pipelines.outcomes import Code, Problem, Severity
from pipelines.policy.load import load_policy
from pipelines.rules import report as rules
from pipelines.steps.report import ReportOutcome, gather, report
from pipelines.stored import dump_problem

TEAM = ("lead@program.example", "finance@program.example")
# Window 1 of 2026 ends with 30 June in Los Angeles: 2026-07-01 07:00 UTC.
TEN_DAYS_LEFT = datetime(2026, 6, 20, 19, tzinfo=UTC)
SEVEN_DAYS_LEFT = datetime(2026, 6, 23, 19, tzinfo=UTC)
LAST_MINUTE = datetime(2026, 7, 1, 6, 59, tzinfo=UTC)


def application(warehouse: Warehouse, name: str, *, status: str = "assessed", questions: int = 0) -> None:
    problem = Problem(Code.MISSING_ANSWER, Severity.QUESTION, "funding_source")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into application (application_id, cycle, district_name, state, identity, status, version, "
            "received_at, questions, answers, sources, problems, content, content_sha256, policy_version, assessed_at) "
            "values (%s, 2026, %s, 'TX', '{}', %s, 1, %s, %s, %s, '{}', %s, '{}', 'c', 'p', %s)",
            [
                f"2026-TX-{name}",
                name.title(),
                status,
                datetime(2026, 6, 1, tzinfo=UTC),
                questions,
                Jsonb({"primary_email": f"clerk@{name}.example", "primary_name": "Ann Clerk"}),
                Jsonb([dump_problem(problem)] * questions),
                TEN_DAYS_LEFT,
            ],
        )


def commitment(warehouse: Warehouse, name: str, program: str, teachers: int, cents: int, **more: Any) -> None:
    """An entry of which we and the district each bear half, funded in full."""
    with warehouse.transaction() as connection:
        row = connection.execute(
            "insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, cost_cents, "
            "funded_cents, policy_version, cause, actor, entered_at) "
            "values (%s, %s, %s, 2026, 1, %s, %s, %s, %s, 'p', 'test', 'rules', %s) returning entry_id",
            [
                f"2026-TX-{name}",
                program,
                more.get("sequence", 1),
                more.get("state", "proposed"),
                teachers,
                2 * cents,
                cents,
                more.get("at", TEN_DAYS_LEFT),
            ],
        ).fetchone()
        assert row is not None
        for payer, amount in (("program", cents), ("district", cents), ("uncovered", 0)):
            connection.execute(
                "insert into ledger_share values (%s, %s, %s)", [row["entry_id"], payer, amount]
            )


def letters(warehouse: Warehouse, kind: str) -> list[dict[str, Any]]:
    return warehouse.rows("select to_address, facts from letter where kind = %s order by to_address", [kind])


def test_the_team_hears_once_for_each_announced_day(warehouse: Warehouse) -> None:
    policy = load_policy()
    assert report(warehouse, policy, TEAM, SEVEN_DAYS_LEFT).reports == 2
    assert report(warehouse, policy, TEAM, SEVEN_DAYS_LEFT).reports == 0
    assert report(warehouse, policy, TEAM, SEVEN_DAYS_LEFT.replace(day=25)).reports == 0
    assert report(warehouse, policy, TEAM, LAST_MINUTE).reports == 2
    titles = {row["facts"]["title"] for row in letters(warehouse, "report")}
    assert titles == {
        "Deadline report: window 1 closes in 7 days",
        "Deadline report: window 1 closes today",
    }


def test_nobody_hears_before_the_first_announced_day(warehouse: Warehouse) -> None:
    early = datetime(2026, 6, 1, 19, tzinfo=UTC)
    assert report(warehouse, load_policy(), TEAM, early) == ReportOutcome()


def test_a_day_that_was_missed_is_made_up_for(warehouse: Warehouse) -> None:
    assert report(warehouse, load_policy(), TEAM, SEVEN_DAYS_LEFT.replace(day=26)).reports == 2


def test_only_districts_with_open_questions_are_reminded(warehouse: Warehouse) -> None:
    application(warehouse, "maple", questions=1)
    application(warehouse, "oak")
    application(warehouse, "gone", questions=1, status="withdrawn")
    assert report(warehouse, load_policy(), (), TEN_DAYS_LEFT) == ReportOutcome(reminders=1)
    [row] = letters(warehouse, "reminder")
    assert row["to_address"] == "clerk@maple.example"
    assert row["facts"]["deadline"] == "June 30, 2026 (end of day, PDT)"
    assert [q["sentence"] for q in row["facts"]["questions"]] == [
        "Please tell us the source of your funding."
    ]
    assert report(warehouse, load_policy(), (), TEN_DAYS_LEFT).reminders == 0


def test_committed_money_adds_up_and_the_withdrawn_counts_nothing(warehouse: Warehouse) -> None:
    commitment(warehouse, "maple", "csp", 30, 1_350_000)
    commitment(warehouse, "maple", "counselors", 4, 40_000)
    commitment(warehouse, "oak", "ecs", 31, 900_050)
    commitment(warehouse, "oak", "ecs", 0, 0, sequence=2, state="withdrawn", at=SEVEN_DAYS_LEFT)
    before = rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT))
    after = rules.text(gather(warehouse, load_policy(), SEVEN_DAYS_LEFT))
    [total] = [line for line in before.splitlines() if line.startswith("all together")]
    assert total.split() == ["all", "together", "61", "$22,900.50", "$22,900.50", "$22,900.50"]
    [total] = [line for line in after.splitlines() if line.startswith("all together")]
    assert total.split() == ["all", "together", "30", "$13,900.00", "$13,900.00", "$13,900.00"]
    assert "Exploring Computer Science" not in after
    [counselors] = [line for line in after.splitlines() if line.startswith("Counselors and principals")]
    assert counselors.split()[-4:] == ["proposed", "$400.00", "$400.00", "$400.00"]  # they are no teachers


def test_who_applies_anew_after_a_refusal_waits_for_somebody(warehouse: Warehouse) -> None:
    application(warehouse, "maple", status="declined")
    decision = (
        "insert into decision (application_id, program, version, choice, reviewer, source, state, entered_at, "
        "applied_at) values ('2026-TX-maple', 'csp', %s, 'decline', 'ann@program.example', 'desk', %s, %s, %s)"
    )
    with warehouse.transaction() as connection:
        connection.execute(decision, [1, "applied", TEN_DAYS_LEFT, TEN_DAYS_LEFT])
    assert "applied anew" not in rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT))
    with warehouse.transaction() as connection:
        connection.execute("update application set version = 2")
    report_text = rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT))
    assert "     1  district applied anew after a decision" in report_text.splitlines()
    with warehouse.transaction() as connection:
        connection.execute(decision, [2, "pending", TEN_DAYS_LEFT, None])
    assert "applied anew" not in rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT))


def test_the_places_of_all_messages_add_up_to_what_was_received(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        for number, (place, reasons) in enumerate(
            [("application", []), ("quarantine", ["damaged"]), ("quarantine", ["damaged"]), (None, [])]
        ):
            connection.execute(
                "insert into message (message_sha256, received_at, size_bytes, landed_at, place, reasons) "
                "values (%s, %s, 1, %s, %s, %s)",
                [f"{number:064d}", TEN_DAYS_LEFT, TEN_DAYS_LEFT, place, reasons],
            )
    lines = rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT)).splitlines()
    start = lines.index("WHERE THE MAIL IS")
    assert [line.split() for line in lines[start + 1 : start + 5]] == [
        ["1", "application"],
        ["2", "quarantine:", "damaged"],
        ["1", "waits", "to", "be", "read"],
        ["4", "received", "in", "all"],
    ]


def test_an_empty_season_is_a_report_too(warehouse: Warehouse) -> None:
    text = rules.text(gather(warehouse, load_policy(), TEN_DAYS_LEFT))
    assert "As of Saturday, June 20, 2026, 12:00 PDT. Cycle 2026." in text
    assert "nothing yet" in text
