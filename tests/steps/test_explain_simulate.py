"""Explaining, simulating and replaying over a real database: every figure is there, and nothing is written."""

from __future__ import annotations

import pytest

from connectors.warehouse import Warehouse
from pipelines.outcomes import Misconfigured, Place
from pipelines.policy.change import changed
from pipelines.records import Reading
from pipelines.steps.explain import explain
from pipelines.steps.replay import replay
from pipelines.steps.simulate import simulate
from tests.assessing import form, message, request, shipped
from tests.steps.test_assess import CEDAR, CORRECTED, DIRECTORY, ELM, NOW, put, run, state


@pytest.fixture
def season(warehouse: Warehouse) -> Warehouse:
    put(warehouse, CEDAR, CORRECTED, ELM)
    run(warehouse)
    return warehouse


# --- explain


@pytest.mark.parametrize("wanted", ["2015-TX-cedar-hollow-isd", "9000000", "cedar", "Cedar Hollow"])
def test_an_application_is_found_by_id_leaid_or_part_of_its_name(season: Warehouse, wanted: str) -> None:
    assert explain(season, shipped(), wanted)["application"]["application_id"] == "2015-TX-cedar-hollow-isd"


@pytest.mark.parametrize(
    ("wanted", "sentence"), [("isd", "may be any of"), ("zebra", "No application has 'zebra'")]
)
def test_what_is_meant_must_be_clear(season: Warehouse, wanted: str, sentence: str) -> None:
    with pytest.raises(Misconfigured, match=sentence):
        explain(season, shipped(), wanted)


def test_the_arithmetic_can_be_checked_by_hand(season: Warehouse) -> None:
    [row] = explain(season, shipped(), "cedar")["requests"]
    assert row["words"]["funding"] == [
        "Cost: 31 teachers x $100.00 a day x 9 days = $27,900.00.",
        "Our share is at most 50 % of it: $13,950.00.",
        "The district gave no amount; its part is assumed, and asked for.",
        "Ours $13,950.00 + theirs $13,950.00 + not covered $0.00 = $27,900.00.",
    ]
    # From 1 January 08:00 UTC to 1 July 07:00 UTC are 180 days and 23 hours; 20 days and 15 hours were left.
    assert "1,782,000 of 15,634,800 seconds were left: 0.113976" in row["score_explanation"]
    assert row["score_explanation"].endswith("together 50.113976.")


def test_versions_commitments_and_history_are_told(season: Warehouse) -> None:
    facts = explain(season, shipped(), "cedar")
    assert [(v["version"], v["kind"], v["is_in_force"]) for v in facts["versions"]] == [
        (1, "full", False),
        (2, "full", True),
    ]
    paths = [change["path"] for change in facts["versions"][1]["changes"]]
    assert paths == ["programs.csp.teachers", "teachers"]
    assert [entry["match_amount"] for entry in facts["commitments"]] == ["13950.00"]
    assert [event["status"] for event in facts["history"]] == ["assessed"]


def test_no_teacher_is_named(season: Warehouse) -> None:
    text = repr(explain(season, shipped(), "cedar"))
    assert "Person 1" not in text
    assert "person1@" not in text


def test_why_one_stands_above_the_other_names_the_first_difference(season: Warehouse) -> None:
    facts = explain(season, shipped(), "cedar", "elm")
    [against] = facts["against"]
    assert against["first_difference"] == "receipt"
    assert "1 day before" in against["sentence"]
    assert (against["above"], against["below"]) == ("2015-TX-cedar-hollow-isd", "2015-TX-elm-fork-isd")
    within = explain(season, shipped(), "elm")["requests"]
    assert "One place higher stands 2015-TX-cedar-hollow-isd" in within[0]["words"]["what_would_change"][-1]


# --- simulate


def test_nothing_moves_under_the_same_policy(season: Warehouse) -> None:
    before = state(season)
    found = simulate(season, DIRECTORY, shipped(), shipped(), 2015)
    assert found.is_empty
    assert found.costs == ()
    assert state(season) == before


def test_a_simulation_says_who_moves_and_what_it_costs(season: Warehouse) -> None:
    before = state(season)
    other = changed(
        shipped(), "x.yaml", "minimum_teachers: {k5: null, algebra: 30, science: 30, ecs: 31, csp: 30}"
    )
    found = simulate(season, DIRECTORY, shipped(), other, 2015)
    # Elm Fork states 30 for ECS: no longer 31. Its 18,000.00 and nothing else are gone.
    moves = {(move.application_id, move.program): move.changes for move in found.moves}
    assert set(moves) == {("2015-TX-elm-fork-isd", "ecs")}
    assert moves["2015-TX-elm-fork-isd", "ecs"]["qualified"] == ("conditional", "no")
    assert moves["2015-TX-elm-fork-isd", "ecs"]["match_cents"] == (1_800_000, 0)
    [ecs, total] = found.costs
    assert (ecs.program, ecs.funded_before, ecs.funded_after) == ("ecs", 1_800_000, 0)
    # 13,950.00 + 18,000.00 + 18,000.00 + 200.00 for two counselors.
    assert (total.program, total.match_before, total.match_after) == ("", 5_015_000, 3_215_000)
    assert state(season) == before


def test_a_policy_that_changes_the_order_moves_ranks(season: Warehouse) -> None:
    other = changed(shipped(), "x.yaml", "windows.closes: [03-31, 06-10, 10-31]")
    ranks = {
        (move.application_id, move.program): move.changes.get("window")
        for move in simulate(season, DIRECTORY, shipped(), other, 2015).moves
    }
    assert ranks["2015-TX-cedar-hollow-isd", "csp"] == ("1", "2")
    assert ranks["2015-TX-elm-fork-isd", "ecs"] == ("1", "3")


# --- replay


class Bytes:
    """A landing that hands back a message's sha256 as its bytes."""

    def get(self, sha256: str) -> bytes:
        return sha256.encode()

    def put(self, content: bytes) -> str:
        raise AssertionError("a replay lands nothing")


def reader(**readings: Reading) -> object:
    known = {m.message_sha256: m.reading for m in (CEDAR, CORRECTED, ELM)}

    def read(content: bytes) -> Reading:
        return {**known, **readings}[content.decode()]

    return read


def again(warehouse: Warehouse, read: object, **options: object) -> object:
    return replay(warehouse, Bytes(), read, DIRECTORY, shipped(), NOW, **options)  # type: ignore[arg-type]


def test_reading_the_same_again_changes_nothing_even_when_applied(season: Warehouse) -> None:
    before = state(season)
    outcome = again(season, reader(), apply=True)
    assert (outcome.messages, outcome.changed, outcome.simulations) == (3, (), {})  # type: ignore[attr-defined]
    assert outcome.assessed.ledger_entries == 0  # type: ignore[attr-defined]
    assert state(season) == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(season: Warehouse) -> None:
    before = state(season)
    better = message(
        form("Elm Fork ISD, TX", request("csp", 41), stipend_per_day="100.00"), "2015-06-11T09:00:00-07:00"
    )
    outcome = again(season, reader(**{ELM.message_sha256: better.reading}))
    [change] = outcome.changed  # type: ignore[attr-defined]
    assert {c.path for c in change.changes} >= {"programs.csp.teachers", "programs.ecs"}
    moves = {move.program for move in outcome.simulations[2015].moves}  # type: ignore[attr-defined]
    assert moves == {"ecs", "csp", "counselors"}
    assert state(season) == before


def test_applied_a_better_reading_is_judged_and_the_ledger_follows(season: Warehouse) -> None:
    better = message(
        form(
            "Elm Fork ISD, TX", request("ecs", 30), request("csp", 41), stipend_per_day="100.00", counselors=2
        ),
        "2015-06-11T09:00:00-07:00",
    )
    outcome = again(season, reader(**{ELM.message_sha256: better.reading}), apply=True)
    assert outcome.assessed.ledger_entries == 1  # type: ignore[attr-defined]
    [entry] = season.rows(
        "select teachers, cause from commitment_in_force where program = 'csp' and cause = 'replayed'"
    )
    assert entry["teachers"] == 41
    assert again(season, reader(**{ELM.message_sha256: better.reading}), apply=True).changed == ()  # type: ignore[attr-defined]


def test_a_message_that_no_longer_reads_as_an_application_leaves_the_queue(season: Warehouse) -> None:
    nothing = Reading(Place.NOT_AN_APPLICATION)
    outcome = again(season, reader(**{ELM.message_sha256: nothing}), apply=True)
    gone = {move.application_id for move in outcome.simulations[2015].moves}  # type: ignore[attr-defined]
    assert gone == {"2015-TX-elm-fork-isd"}
    assert {row["application_id"] for row in season.rows("select application_id from review_queue")} == {
        "2015-TX-cedar-hollow-isd"
    }
    states = season.rows(
        "select state from commitment_in_force where application_id = '2015-TX-elm-fork-isd'"
    )
    assert {row["state"] for row in states} == {"withdrawn"}


def test_what_a_person_ruled_is_not_read_again(season: Warehouse) -> None:
    with season.transaction() as connection:
        connection.execute(
            "insert into message_ruling (message_sha256, ruling, ruled_by, ruled_at, why) values (%s, 'corrected', "
            "'kim@program.example', %s, 'a smudge')",
            [ELM.message_sha256, NOW],
        )
    outcome = again(season, reader(**{ELM.message_sha256: Reading(Place.NOT_AN_APPLICATION)}))
    assert (outcome.messages, outcome.changed) == (2, ())  # type: ignore[attr-defined]
