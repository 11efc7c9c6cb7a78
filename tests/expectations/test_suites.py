"""The suites are those that the definitions give, and each expectation refuses a row that breaks it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pandas as pd
import pytest

from connectors.frames import table_of
from expectations.definitions import ANSWERS, generated_suites
from expectations.frames import answers_frame, pandas_frame
from expectations.generate import text_of
from expectations.limits import load_limits
from expectations.outcome import Validation
from expectations.runner import run, validate
from expectations.suites import load_suite
from pipelines.form import empty_answers
from pipelines.outcomes import Failure, Severity
from pipelines.tables import COMMITMENTS, MESSAGES, PARTNER_MAP, REVIEW_QUEUE, TABLES, TableDefinition

JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)

GOOD: dict[str, dict[str, Any]] = {
    "review_queue": {
        "rank": 1,
        "application_id": "2026-a",
        "district_name": "Alder Basin",
        "state": "WA",
        "program": "csp",
        "status": "assessed",
        "window": "1",
        "priority_date": JUNE,
        "score": 3000.5,
        "score_explanation": "window 1",
        "pathway": "own_cohort",
        "qualified": "yes",
        "teachers": 34,
        "teachers_missing": 0,
        "match_amount": 1_912_500,
        "district_amount": 1_912_500,
        "funded_amount": 1_912_500,
        "questions": 0,
        "version": 1,
        "explanation": "34 listed",
        "uncovered_amount": 0,
        "received_at": JUNE,
        "leaid": "5300001",
        "cycle": 2026,
    },
    "commitments": {
        "entry_id": 1,
        "application_id": "2026-a",
        "program": "csp",
        "state": "proposed",
        "teachers": 34,
        "match_amount": 1_912_500,
        "district_amount": 1_912_500,
        "policy_version": "feedfacefeedface",
        "entered_at": JUNE,
        "funded_amount": 1_912_500,
        "pathway": "own_cohort",
        "version": 1,
        "rate": 12_500,
        "rate_unit": "day",
        "cause": "assessed",
        "uncovered_amount": 0,
        "cycle": 2026,
    },
    "partner_map": {
        "district_name": "Alder Basin",
        "state": "WA",
        "city": "Alder",
        "status": "assessed",
        "programs": "csp",
        "latitude": 47.0,
        "longitude": -120.0,
        "nces_id": "5300001",
        "kind": "district",
    },
    "messages": {
        "message_id": "<1@alder.example>",
        "received_at": JUNE,
        "from": "clerk@alder.example",
        "subject": "Application",
        "place": "application",
        "application_id": "2026-a",
        "message_sha256": "ab" * 32,
    },
}
DEFINITIONS: dict[str, TableDefinition] = {
    t.name: t for t in (REVIEW_QUEUE, COMMITMENTS, PARTNER_MAP, MESSAGES)
}


def frame(table: str, *changes: dict[str, Any]) -> pd.DataFrame:
    """A good row for each change, changed; every row with keys of its own."""
    rows = []
    for number, change in enumerate(changes, start=1):
        row = dict(GOOD[table])
        for column in DEFINITIONS[table].columns:
            if column.is_key and column.name not in ("state", "program", "kind"):
                row[column.name] = number if column.type == "whole" else _key(column.name, number)
        if table == "review_queue":
            row["rank"] = number
        rows.append(row | change)
    return pandas_frame(table_of(rows, DEFINITIONS[table]))


def _key(name: str, number: int) -> str:
    return f"{number:064x}" if name == "message_sha256" else f"2026-{number}"


def broken(validation: Validation) -> set[str]:
    return {dict(p.problem.detail)["expectation"] for p in validation.row_problems}


@pytest.mark.parametrize("table", [*TABLES, ANSWERS])
def test_a_generated_suite_has_not_drifted_from_its_definitions(table: str) -> None:
    stored = resources.files("expectations").joinpath("generated", f"{table}.json").read_text("utf-8")
    assert stored == text_of(generated_suites(load_limits())[table])


@pytest.mark.parametrize("table", list(GOOD))
def test_good_rows_hold_every_expectation(table: str) -> None:
    validation = validate(table, frame(table, {}, {}))
    assert validation.row_problems == ()
    assert validation.batch_problems == ()
    assert len(validation.checked) == len(load_suite(table)["expectations"])


BROKEN: list[tuple[str, dict[str, Any], str]] = [
    ("review_queue", {"application_id": None}, "application_id is there"),
    ("review_queue", {"application_id": ""}, "application_id is no empty text"),
    ("review_queue", {"status": "lost"}, "status is one of interested, received"),
    ("review_queue", {"state": "Texas"}, "state is a USPS code"),
    ("review_queue", {"rank": 2}, "no two requests have one rank"),
    ("review_queue", {"rank": 0}, "ranks begin with 1"),
    ("review_queue", {"priority_date": None}, "a request without a priority date has no rank"),
    ("review_queue", {"priority_date": JULY}, "a place in the queue is not younger than the version"),
    ("review_queue", {"qualified": "no"}, "a request that does not qualify has no pathway"),
    ("review_queue", {"qualified": "no", "pathway": None}, "nobody is funded who does not qualify"),
    ("review_queue", {"program": "k5"}, "K-5 courses have no stipend"),
    ("review_queue", {"funded_amount": 1_912_501}, "the budget allots no more than our share"),
    ("review_queue", {"program": "counselors"}, "counselors and principals have no rank of their own"),
    ("review_queue", {"leaid": "123456"}, "an NCES id has seven digits"),
    ("review_queue", {"match_amount": -1, "funded_amount": None}, "match_amount is not negative"),
    ("review_queue", {"application_id": "2026-2"}, "application_id and program name one row"),
    ("commitments", {"state": "promised"}, "state is one of proposed"),
    ("commitments", {"entry_id": 2}, "an entry of the ledger stands once"),
    ("commitments", {"funded_amount": 2_000_000}, "the budget allots no more than our share"),
    ("commitments", {"program": "k5"}, "K-5 courses have no stipend"),
    ("partner_map", {"latitude": 91.0}, "a latitude of the United States"),
    ("partner_map", {"longitude": None}, "latitude and longitude come together"),
    ("partner_map", {"longitude": 190.0}, "a longitude"),
    ("partner_map", {"district_name": "clerk@alder.example"}, "no address of a person on the map"),
    ("messages", {"message_sha256": "short"}, "a message is known by its bytes"),
    ("messages", {"place": None}, "place is there"),
]


@pytest.mark.parametrize(("table", "change", "words"), BROKEN, ids=[f"{t}: {w}" for t, _, w in BROKEN])
def test_a_row_that_breaks_an_expectation_is_found_by_its_key(
    table: str, change: dict[str, Any], words: str
) -> None:
    validation = validate(table, frame(table, change, {}))
    assert validation.batch_problems == ()
    found = [p for p in validation.row_problems if dict(p.problem.detail)["expectation"].startswith(words)]
    assert 0 in {p.row for p in found}


def test_three_levels_are_kept_apart() -> None:
    validation = validate(
        "review_queue", frame("review_queue", {"state": "Texas", "priority_date": JULY}, {"qualified": "no"})
    )
    levels = {dict(p.problem.detail)["expectation"]: p.problem.severity for p in validation.row_problems}
    assert levels["state is a USPS code"] is Severity.QUESTION
    assert Severity.NOTE in levels.values()
    assert levels["nobody is funded who does not qualify"] is Severity.CRITICAL


def test_a_missing_column_does_not_pass_in_silence() -> None:
    validation = validate("review_queue", frame("review_queue", {}).drop(columns=["leaid", "score"]))
    assert [p.sentence for p in validation.batch_problems] == [
        "review_queue: the column score is missing.",
        "review_queue: the column leaid is missing.",
    ]
    with pytest.raises(Failure, match="score is missing"):
        run("review_queue", frame("review_queue", {}).drop(columns=["score"]))


def test_a_column_of_another_type_does_not_pass_in_silence() -> None:
    wrong = frame("review_queue", {}).assign(match_amount=["19125.00"])
    assert "match_amount has the type" in validate("review_queue", wrong).batch_problems[0].sentence


def test_an_empty_frame_passes_only_where_it_may_be_empty() -> None:
    empty = frame("review_queue", {}).iloc[:0]
    assert validate("review_queue", empty).batch_problems != ()
    assert validate("review_queue", empty, may_be_empty=True).batch_problems == ()


def test_an_expectation_that_could_not_be_asked_is_a_fault() -> None:
    suite = {
        "name": "odd",
        "expectations": [
            {
                "type": "expect_column_values_to_match_regex",
                "kwargs": {"column": "district_name", "regex": "("},
                "severity": "info",
                "meta": {"code": "contradiction", "field": None, "words": "no such expression", "number": 0},
            }
        ],
    }
    validation = validate("review_queue", frame("review_queue", {}), suite=suite)
    assert "could not be asked" in validation.batch_problems[0].sentence


def answers(**given: Any) -> dict[str, Any]:
    complete = {
        "district_name": "Alder Basin",
        "state": "WA",
        "primary_email": "clerk@alder.example",
        "programs": [{"program": "csp", "teachers": 34}],
        "stipend_per_day": "125.00",
    }
    return empty_answers() | complete | given


@pytest.mark.parametrize(
    ("given", "field", "severity"),
    [
        ({"district_name": None}, "district_name", "critical"),
        ({"state": None}, "state", "critical"),
        ({"primary_email": None}, "primary_email", "critical"),
        ({"programs": []}, "programs", "critical"),
        ({"programs": [{"program": "csp", "teachers": None}]}, "programs", "critical"),
        ({"state": "Washington"}, "state", "question"),
        ({"primary_email": "clerk at alder"}, "primary_email", "question"),
        ({"nces_id": "53"}, "nces_id", "question"),
        ({"students": 3_000_000}, "students", "question"),
        ({"stipend_per_day": "2000.01"}, "stipend_per_day", "question"),
        ({"stipend_per_hour": "20.00"}, "stipend_per_day", "question"),
        ({"students_per_computer": 0.01}, "students_per_computer", "question"),
        ({"programs": [{"program": "csp", "teachers": 1}] * 2}, "programs", "question"),
        ({"school_year_start": "2026-08-20", "school_year_end": "2026-06-10"}, "school_year_end", "question"),
        ({"teachers": [{"name": "I. Vance", "school": "Oak", "program": "csp"}] * 2}, "teachers", "note"),
    ],
)
def test_an_answer_out_of_order_is_a_problem_of_its_application(
    given: dict[str, Any], field: str, severity: str
) -> None:
    problems = run(ANSWERS, answers_frame([("good", answers()), ("bad", answers(**given))]))
    assert [(p.row_key, p.problem.field, p.problem.severity.value) for p in problems] == [
        (("bad",), field, severity)
    ]


@pytest.mark.parametrize(
    "programs",
    [
        [{"program": "csp", "identification_plan": "Principals name them in May."}],
        [{"program": "csp", "teachers": 0}],
    ],
)
def test_a_plan_or_a_stated_number_is_enough(programs: list[dict[str, Any]]) -> None:
    assert run(ANSWERS, answers_frame([("a", answers(programs=programs))])) == ()


def test_listed_teachers_are_enough_for_their_program_alone() -> None:
    listed = [{"name": "I. Vance", "school": "Oak", "program": "csp"}]
    asked = [{"program": "csp"}, {"program": "ecs"}]
    assert run(ANSWERS, answers_frame([("a", answers(programs=asked[:1], teachers=listed))])) == ()
    (problem,) = run(ANSWERS, answers_frame([("a", answers(programs=asked, teachers=listed))]))
    assert problem.problem.severity is Severity.CRITICAL


LIGHT = ("cli", "commands.queue", "commands.decide", "commands.verify", "map.page", "rules.publish")


@pytest.mark.parametrize("module", [f"pipelines.{name}" for name in LIGHT])
def test_light_modules_do_not_load_great_expectations_or_pandas(module: str) -> None:
    heavy = "{'great_expectations', 'pandas', 'pyarrow', 'airflow'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
