"""After the retention period people are gone from every table and from the landing store; the skeleton stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.landing import LocalLanding
from connectors.publications import FolderPublications
from connectors.warehouse import Warehouse
from pipelines.policy.load import load_policy
from pipelines.steps.assess import assess
from pipelines.steps.letters import write_letters
from pipelines.steps.retention import RetentionOutcome, drop_people
from pipelines.steps.verify import verify
from tests.desk.season import AGENCIES, NOW, application, arrive, play

POLICY = load_policy()
# The cycle of 2026 closes when that of 2027 opens, policy time: 1,095 days later is 31 December
# 2029 (2028 is a leap year).
BEFORE = datetime(2029, 12, 31, 7, 59, tzinfo=UTC)
AFTER = datetime(2029, 12, 31, 8, tzinfo=UTC)

_SKELETON = """
select r.application_id, r.program, r.rank, r.status, r.priority_at, r.qualified, r.pathway, r.teachers, r.match_cents,
       r.district_cents, r.funded_cents, a.leaid, a.district_name, a.questions
from program_request r join application a using (application_id) order by r.position
"""


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path / "landing")


@pytest.fixture
def season(warehouse: Warehouse, landing: LocalLanding) -> Warehouse:
    play(warehouse, landing, POLICY)
    listed = [
        {"name": f"Teacher {n}", "email": f"t{n}@alder.example", "school": "North", "program": "csp"}
        for n in range(31)
    ]
    arrive(warehouse, landing, b"From: x\r\n\r\nnames", application("Fir", teachers=listed), NOW)
    assess(warehouse, AGENCIES, POLICY, NOW)
    write_letters(warehouse, POLICY, "partnerships@program.example", NOW)
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into sighting select 'maildir', message_sha256, message_sha256, now(), now() from message"
        )
    return warehouse


def everything(warehouse: Warehouse) -> str:
    """All rows that may hold people, as one text. The audit and the history of judgements are append-only."""
    tables = ("message", "reading", "application", "letter", "note", "decision", "application_version")
    return "\n".join(str(warehouse.rows(f"select * from {table}")) for table in tables)


def test_nobody_is_dropped_before_the_time_is_over(season: Warehouse, landing: LocalLanding) -> None:
    before = everything(season)
    assert drop_people(season, landing, POLICY, BEFORE) == RetentionOutcome()
    assert everything(season) == before


def test_people_go_and_the_skeleton_stays(season: Warehouse, landing: LocalLanding) -> None:
    skeleton, ledger = season.rows(_SKELETON), season.rows("select * from ledger_entry order by entry_id")
    outcome = drop_people(season, landing, POLICY, AFTER)
    assert outcome == RetentionOutcome(applications=6, messages=7)
    left = everything(season)
    for word in ("Clerk", "clerk@", "Teacher ", "t3@", "North", "script"):
        assert word not in left, word
    assert season.rows(_SKELETON) == skeleton
    assert season.rows("select * from ledger_entry order by entry_id") == ledger
    assert list(landing.names()) == []


def test_what_is_left_is_judged_the_same(season: Warehouse, landing: LocalLanding) -> None:
    skeleton = season.rows(_SKELETON)
    drop_people(season, landing, POLICY, AFTER)
    with season.transaction() as connection:
        connection.execute("update message set assessed_at = null")
    assess(season, AGENCIES, POLICY, AFTER)
    assert season.rows(_SKELETON) == skeleton
    assert season.rows("select max(sequence) as n from ledger_entry") == [{"n": 1}]
    assert "Teacher " not in everything(season)


def test_a_second_run_finds_nothing_more(season: Warehouse, landing: LocalLanding) -> None:
    drop_people(season, landing, POLICY, AFTER)
    left = everything(season)
    assert drop_people(season, landing, POLICY, AFTER + timedelta(days=1)) == RetentionOutcome()
    assert everything(season) == left


def test_verify_misses_no_bytes_that_had_to_go(
    season: Warehouse, landing: LocalLanding, tmp_path: Path
) -> None:
    drop_people(season, landing, POLICY, AFTER)
    assert verify(season, landing, FolderPublications(tmp_path / "publications")).wrong == ()


def test_old_mail_that_was_taken_in_late_is_kept_as_long_from_that_day(
    season: Warehouse, landing: LocalLanding
) -> None:
    with season.transaction() as connection:
        connection.execute("update message set landed_at = %s", [AFTER - timedelta(days=10)])
    assert drop_people(season, landing, POLICY, AFTER) == RetentionOutcome()


def test_late_mail_that_became_no_application_goes_when_its_own_time_is_over(
    season: Warehouse, landing: LocalLanding
) -> None:
    with season.transaction() as connection:
        late = AFTER - timedelta(days=10)
        connection.execute("update message set landed_at = %s where place = 'quarantine'", [late])
    assert drop_people(season, landing, POLICY, AFTER) == RetentionOutcome(applications=6, messages=6)
    later = AFTER + timedelta(days=1095)
    assert drop_people(season, landing, POLICY, later) == RetentionOutcome(applications=0, messages=1)


def test_a_crash_between_the_bytes_and_the_rows_is_made_up_for(
    season: Warehouse, landing: LocalLanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    def discard_and_die(names: Any) -> None:
        LocalLanding.discard(landing, names)
        raise KeyboardInterrupt

    monkeypatch.setattr(landing, "discard", discard_and_die)
    with pytest.raises(KeyboardInterrupt):
        drop_people(season, landing, POLICY, AFTER)
    assert "clerk@" in everything(season)
    monkeypatch.undo()
    assert drop_people(season, landing, POLICY, AFTER).messages == 7
    assert "clerk@" not in everything(season)
