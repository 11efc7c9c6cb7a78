"""What a person promised: moved on by people, kept through later versions, never a reason to hide a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connectors.publications import FolderPublications
from connectors.warehouse import Warehouse
from pipelines.outcomes import Misconfigured
from pipelines.rules.decide import Decision
from pipelines.steps.commitments import in_force, move
from pipelines.steps.decide_apply import apply_decisions
from pipelines.steps.explain import requests_in_words
from pipelines.steps.publish import publish
from tests.assessing import form, message, people, request, shipped
from tests.steps.test_assess import CEDAR, NOW, put, run

CEDAR_ID = "2015-TX-cedar-hollow-isd"
WHO: dict[str, Any] = {"actor": "kim", "why": "their letter of 1 May", "now": NOW}


def later(teachers: int) -> Any:
    """A later version with so many teachers; our share is a half of teachers x 100.00 x 9 days."""
    answers = form(
        "Cedar Hollow ISD, TX",
        request("csp", teachers),
        teachers=people(teachers, "csp"),
        stipend_per_day="100.00",
    )
    return message(answers, "2015-08-10T09:00:00-07:00")


def accept(warehouse: Warehouse, cents: int, version: int = 1) -> None:
    decision = Decision(CEDAR_ID, "csp", version, "accept", cents, "", "Cedar Hollow ISD", "TX")
    with warehouse.transaction() as connection:
        apply_decisions(connection, [decision], reviewer="kim", source="desk", now=NOW)


@pytest.fixture
def offered(warehouse: Warehouse) -> Warehouse:
    """Cedar Hollow was offered its whole share, 30 x 100.00 x 9 / 2 = 13,500.00."""
    put(warehouse, CEDAR)
    run(warehouse)
    accept(warehouse, 1_350_000)
    return warehouse


def states(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    rows = warehouse.rows("select state, funded_cents from ledger_entry order by sequence")
    return [tuple(row.values()) for row in rows]


def test_an_offer_is_confirmed_reduced_and_settled_each_as_a_new_entry(offered: Warehouse) -> None:
    move(offered, CEDAR_ID, "csp", "confirmed", **WHO)
    move(offered, CEDAR_ID, "csp", "reduced", amount_cents=900_000, **WHO)
    move(offered, CEDAR_ID, "csp", "settled", amount_cents=812_345, **WHO)
    assert states(offered) == [
        ("proposed", 1_350_000), ("offered", 1_350_000), ("confirmed", 1_350_000), ("reduced", 900_000),
        ("settled", 812_345),
    ]  # fmt: skip
    [change] = offered.rows("select actor, after from change where action = 'commitment settled'")
    assert (change["actor"], change["after"]["why"]) == ("kim", "their letter of 1 May")


@pytest.mark.parametrize(
    ("to", "amount", "words"),
    [
        ("settled", None, "after it comes confirmed, offered, proposed, reduced, withdrawn"),
        ("reduced", None, "Say what the commitment is reduced to"),
        ("reduced", 1_350_000, r"Reduced means less than \$13,500.00"),
        ("confirmed", 1_350_001, "is not within it"),
        ("proposed", None, "is moved to one of"),
    ],
)
def test_what_may_not_follow_is_refused_with_a_sentence(
    offered: Warehouse, to: str, amount: int | None, words: str
) -> None:
    with pytest.raises(Misconfigured, match=words):
        move(offered, CEDAR_ID, "csp", to, amount_cents=amount, **WHO)
    assert len(states(offered)) == 2


def test_who_and_why_are_needed_and_so_is_a_commitment(offered: Warehouse) -> None:
    with pytest.raises(Misconfigured, match="Say who"):
        move(offered, CEDAR_ID, "csp", "confirmed", actor="kim", why=" ", now=NOW)
    with pytest.raises(Misconfigured, match="no commitment"):
        move(offered, CEDAR_ID, "ecs", "confirmed", **WHO)


def test_a_version_that_stops_qualifying_is_published_with_its_promise_in_the_ledger(
    offered: Warehouse, tmp_path: Path
) -> None:
    put(offered, later(4))
    run(offered, days=1)
    outcome = publish(offered, FolderPublications(tmp_path / "publications"), shipped(), NOW)
    assert outcome.withheld == ()
    [row] = offered.rows("select status, qualified, match_amount, funded_amount from review_queue")
    assert tuple(row.values()) == ("accepted", "no", 0, 0)
    assert states(offered)[-1] == ("offered", 1_350_000)
    move(offered, CEDAR_ID, "csp", "withdrawn", **WHO)
    assert states(offered)[-1] == ("withdrawn", 0)


def test_what_a_person_took_back_is_not_proposed_again_and_may_be_offered_again(
    offered: Warehouse, tmp_path: Path
) -> None:
    move(offered, CEDAR_ID, "csp", "withdrawn", **WHO)
    for day in (1, 2):
        run(offered, days=day)
    assert states(offered)[2:] == [("withdrawn", 0)]
    assert publish(offered, FolderPublications(tmp_path / "publications"), shipped(), NOW).withheld == ()
    accept(offered, 1_000_000)
    assert states(offered)[3:] == [("offered", 1_000_000)]


def test_a_promise_of_less_is_told_as_a_persons_word_not_as_a_short_budget(offered: Warehouse) -> None:
    move(offered, CEDAR_ID, "csp", "reduced", amount_cents=987_654, **WHO)
    run(offered, days=1)
    with offered.transaction() as connection:
        [told] = requests_in_words(connection, shipped(), CEDAR_ID)
    assert told["words"]["funding"][-1] == "A person promised $9,876.54 of our share."
    assert not any("budgets" in sentence for sentence in told["words"]["what_would_change"])


def test_an_offer_made_again_has_the_figures_of_now(offered: Warehouse, tmp_path: Path) -> None:
    put(offered, later(40))
    run(offered, days=1)
    accept(offered, 1_800_000, version=2)  # 40 x 100.00 x 9 / 2
    accept(offered, 1_800_000, version=2)  # twice is once
    assert states(offered)[1:] == [("offered", 1_350_000), ("offered", 1_800_000)]
    with offered.transaction() as connection:
        entry = in_force(connection, CEDAR_ID, "csp")
    assert (entry.teachers, entry.cost_cents, entry.match_cents, entry.version) == (
        40,
        3_600_000,
        1_800_000,
        2,
    )
    outcome = publish(offered, FolderPublications(tmp_path / "publications"), shipped(), NOW)
    assert outcome.withheld == ()
