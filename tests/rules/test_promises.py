"""What a person promised and the newest version no longer bears out is said aloud, and nothing is withheld."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.outcomes import Code
from pipelines.rules.assessment import CycleAssessment
from pipelines.rules.ledger import Commitment
from tests.assessing import application, form, judged, message, people, policy, request, row

NAME = "Cedar Hollow ISD, TX"
FIRST = "2015-02-03T09:00:00-08:00"
SECOND = "2015-03-03T09:00:00-08:00"
#: 30 teachers x 100.00 x 9 days = 27,000.00, half of it ours.
MONEY = {"stipend_per_day": "100.00", "amount_budgeted": "20000.00"}


def season(*messages: object, **more: object) -> CycleAssessment:
    return judged(*messages, **more)  # type: ignore[arg-type]


def first(**answers: object) -> object:
    return message(form(NAME, request("csp", 30), teachers=people(30, "csp"), **MONEY, **answers), FIRST)


def promised(assessment: CycleAssessment, cents: int | None = None) -> dict[tuple[str, str], Commitment]:
    """Every entry of an assessment as a person offered it. cents: of our share of csp; all of it by default."""
    return {
        entry.key: replace(
            entry,
            state="offered",
            actor="kim",
            funded_cents=entry.funded_cents if cents is None or entry.program != "csp" else cents,
        )
        for entry in assessment.entries
    }


def notes(assessment: CycleAssessment) -> list[dict[str, str]]:
    found = application(assessment, "Cedar Hollow ISD").problems
    return [dict(p.detail) for p in found if p.code is Code.PROMISE_DIFFERS]


def test_a_promise_that_stands_makes_no_note() -> None:
    before = season(first())
    after = season(first(), in_force=promised(before))
    assert notes(after) == []
    assert row(after, "Cedar Hollow ISD", "csp").funded_cents == 1_350_000


def test_a_version_that_no_longer_qualifies_leaves_the_promise_and_proposes_to_take_it_back() -> None:
    in_force = promised(season(first()))
    fewer = message(form(NAME, request("csp", 4), teachers=people(4, "csp"), **MONEY), SECOND)
    after = season(first(), fewer, in_force=in_force)
    assert after.entries == ()  # the ledger keeps what was promised
    shown = row(after, "Cedar Hollow ISD", "csp")
    assert (shown.qualified, shown.match_cents, shown.funded_cents) == ("no", 0, 0)
    assert "Promised: $13,500.00. The share as of now is $0.00." in shown.explanation
    assert notes(after) == [
        {
            "program": "csp",
            "state": "offered",
            "promised": "$13,500.00",
            "supported_now": "$0.00",
            "proposal": "withdrawn, or reduced by $13,500.00",
        }
    ]


def test_fewer_teachers_propose_a_reduction_to_the_share_of_now() -> None:
    ten = policy("qualification.minimum_teachers: {k5: null, algebra: 10, science: 10, ecs: 10, csp: 10}")
    in_force = promised(season(first(), under=ten))
    fewer = message(form(NAME, request("csp", 20), teachers=people(20, "csp"), **MONEY), SECOND)
    after = season(first(), fewer, in_force=in_force, under=ten)
    # 20 x 100.00 x 9 = 18,000.00, half of it 9,000.00; 13,500.00 was promised.
    shown = row(after, "Cedar Hollow ISD", "csp")
    assert (shown.match_cents, shown.funded_cents) == (900_000, 900_000)
    assert [note["proposal"] for note in notes(after)] == ["reduced by $4,500.00, to $9,000.00"]


def test_more_teachers_propose_another_offer_unless_less_than_the_share_was_promised() -> None:
    more = message(form(NAME, request("csp", 40), teachers=people(40, "csp"), **MONEY), SECOND)
    # 40 x 100.00 x 9 = 36,000.00, half of it 18,000.00.
    whole = season(first(), more, in_force=promised(season(first())))
    assert [note["proposal"] for note in notes(whole)] == ["offered again, with $4,500.00 more"]
    part = season(first(), more, in_force=promised(season(first()), cents=1_000_000))
    assert notes(part) == []


def test_a_promised_program_that_a_later_form_drops_is_not_forgotten() -> None:
    other = message(form(NAME, request("ecs", 31), teachers=people(31, "ecs"), **MONEY), SECOND)
    after = season(first(), other, in_force=promised(season(first())))
    assert [(note["program"], note["supported_now"]) for note in notes(after)] == [("csp", "nothing")]


def test_a_promise_without_a_rate_any_more_asks_for_the_rate() -> None:
    bare = message(form(NAME, request("csp", 30), teachers=people(30, "csp")), SECOND)
    after = season(first(), bare, in_force=promised(season(first())))
    shown = row(after, "Cedar Hollow ISD", "csp")
    assert (shown.match_cents, shown.funded_cents) == (None, None)
    assert [note["proposal"] for note in notes(after)] == ["ask for the rate before paying anything"]


@pytest.mark.parametrize("budget", ["15000", "200"])
def test_a_promise_to_counselors_holds_its_part_of_the_budget(budget: str) -> None:
    # Two counselors x 100.00 x 1 day = 200.00, promised before anybody else is served.
    with_counselors = first(counselors=2)
    in_force = promised(season(with_counselors), cents=0)
    early = message(
        form("Aspen ISD, TX", request("csp", 30), teachers=people(30, "csp", start=100), **MONEY),
        "2015-01-03T09:00:00-08:00",
    )
    after = season(early, with_counselors, in_force=in_force, under=policy(f"budgets.cycle: {budget}"))
    assert row(after, "Cedar Hollow ISD", "counselors").funded_cents == 20_000
    left = int(budget) * 100 - 20_000
    assert row(after, "Aspen ISD", "csp").funded_cents == min(1_350_000, left)
