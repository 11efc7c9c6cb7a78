"""Frames as CSV and Parquet: exact, inert, the same bytes again."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.frames import table_of
from connectors.published_files import cents, instant_text, money, write_csv, write_parquet
from pipelines.rules.publish import original
from pipelines.tables import MESSAGES, REVIEW_QUEUE

PACIFIC = ZoneInfo("America/Los_Angeles")
INSTANTS = st.integers(0, 4_000_000_000_000_000).map(
    lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)


def queue_row(**facts: Any) -> dict[str, Any]:
    row = {
        "rank": 1,
        "application_id": "2026-a",
        "district_name": "Alder Basin",
        "state": "WA",
        "program": "csp",
        "status": "assessed",
        "window": "1",
        "priority_date": datetime(2026, 7, 1, 6, 59, 59, tzinfo=UTC),
        "score": 3000.5,
        "match_amount": 1_912_500,
        "questions": 0,
        "version": 1,
    }
    return row | facts


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, str]]:
    path = tmp_path / "queue.csv"
    write_csv(table_of(list(rows), REVIEW_QUEUE), REVIEW_QUEUE, path, PACIFIC)
    return read(path)


def test_the_columns_are_those_of_the_contract_in_order(tmp_path: Path) -> None:
    (row,) = written(tmp_path, queue_row())
    assert tuple(row) == REVIEW_QUEUE.column_names
    assert ",".join(list(row)[:18]) == (
        "rank,application_id,district_name,state,program,status,window,priority_date,score,score_explanation,"
        "pathway,qualified,teachers,teachers_missing,match_amount,district_amount,funded_amount,questions"
    )


def test_money_has_two_decimals_and_an_instant_the_offset_of_the_zone(tmp_path: Path) -> None:
    (row,) = written(tmp_path, queue_row())
    assert row["match_amount"] == "19125.00"
    assert row["priority_date"] == "2026-06-30T23:59:59-07:00"
    assert row["score"] == "3000.5"


def test_null_is_a_blank_cell(tmp_path: Path) -> None:
    (row,) = written(tmp_path, queue_row(rank=None, priority_date=None, match_amount=None, window=None))
    assert [row[name] for name in ("rank", "priority_date", "match_amount", "window")] == ["", "", "", ""]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\r=x", '=HYPERLINK("x")'])
def test_a_name_that_a_spreadsheet_would_run_is_inert(tmp_path: Path, name: str) -> None:
    (row,) = written(tmp_path, queue_row(district_name=name))
    assert row["district_name"] == "'" + name
    assert original(row["district_name"]) == name


def test_commas_quotes_and_lines_stay_in_their_cell(tmp_path: Path) -> None:
    name = 'Ann "Arbor", first\nline; second'
    rows = written(tmp_path, queue_row(district_name=name), queue_row(application_id="2026-b"))
    assert [r["district_name"] for r in rows] == [name, "Alder Basin"]


def test_an_empty_frame_is_a_header(tmp_path: Path) -> None:
    assert written(tmp_path) == []
    assert (tmp_path / "queue.csv").read_text().startswith('"rank","application_id"')


def test_parquet_keeps_cents_exact_and_instants_in_utc(tmp_path: Path) -> None:
    path = tmp_path / "queue.parquet"
    write_parquet(table_of([queue_row()], REVIEW_QUEUE), REVIEW_QUEUE, path)
    (row,) = parquet.read_table(path).to_pylist()
    assert row["match_amount"] == Decimal("19125.00")
    assert row["priority_date"] == datetime(2026, 7, 1, 6, 59, 59, tzinfo=UTC)


def test_the_same_frame_is_the_same_bytes(tmp_path: Path) -> None:
    rows = [queue_row(), queue_row(application_id="2026-b", rank=2, district_name="=b")]
    for name in ("one", "two"):
        write_csv(table_of(rows, REVIEW_QUEUE), REVIEW_QUEUE, tmp_path / f"{name}.csv", PACIFIC)
        write_parquet(table_of(rows, REVIEW_QUEUE), REVIEW_QUEUE, tmp_path / f"{name}.parquet")
    for kind in ("csv", "parquet"):
        assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


@given(st.lists(st.one_of(st.none(), st.integers(-(10**15), 10**15))))
def test_money_goes_there_and_back_to_the_cent(amounts: list[int | None]) -> None:
    column = pa.chunked_array([pa.array(amounts, pa.int64())])
    assert cents(money(column)).to_pylist() == amounts
    texts = [None if m is None else str(m) for m in money(column).to_pylist()]
    assert texts == [None if a is None else f"{Decimal(a).scaleb(-2):.2f}" for a in amounts]


@given(st.lists(st.one_of(st.none(), INSTANTS)))
def test_an_instant_reads_back_as_the_same_instant(instants: list[datetime | None]) -> None:
    texts = instant_text(
        pa.chunked_array([pa.array(instants, pa.timestamp("us", tz="UTC"))]), PACIFIC
    ).to_pylist()
    assert [None if t is None else datetime.fromisoformat(t) for t in texts] == instants


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2026, 11, 1, 8, 30, tzinfo=UTC), "2026-11-01T01:30:00-07:00"),  # the hour that comes twice
        (datetime(2026, 11, 1, 9, 30, tzinfo=UTC), "2026-11-01T01:30:00-08:00"),
        (datetime(2026, 3, 8, 10, 0, tzinfo=UTC), "2026-03-08T03:00:00-07:00"),  # the hour that is missing
        (datetime(2026, 1, 1, 0, 0, 0, 250_000, tzinfo=UTC), "2025-12-31T16:00:00.250000-08:00"),
    ],
)
def test_instants_around_a_change_of_the_clock(instant: datetime, text: str) -> None:
    column = pa.chunked_array([pa.array([instant], pa.timestamp("us", tz="UTC"))])
    assert instant_text(column, PACIFIC).to_pylist() == [text]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_no_cell_of_untrusted_text_starts_a_formula(tmp_path: Path, subject: str) -> None:
    row = {
        "message_id": "<a@b>",
        "received_at": datetime(2026, 1, 1, tzinfo=UTC),
        "subject": subject,
        "place": "x",
    }
    path = tmp_path / "messages.csv"
    write_csv(table_of([row], MESSAGES), MESSAGES, path, PACIFIC)
    (cells,) = read(path)
    assert cells["subject"][:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert original(cells["subject"]) == subject or subject.startswith("'")
