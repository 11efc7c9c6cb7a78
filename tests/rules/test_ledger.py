"""Entries are added, never changed; the rules propose, people promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.rules.ledger import FOLLOWS, Commitment, NotAllowed, follow, next_entries

CSP = Commitment(
    application_id="2015-TX-cedar-hollow-isd",
    program="csp",
    cycle=2015,
    version=1,
    state="proposed",
    teachers=30,
    rate_cents=10_000,
    rate_unit="day",
    cost_cents=2_700_000,
    match_cents=1_350_000,
    district_cents=1_350_000,
    funded_cents=1_350_000,
    pathway="own_cohort",
    policy_version="feed",
)


def test_what_is_new_is_proposed_and_what_is_in_force_adds_nothing() -> None:
    [entry] = next_entries({}, [CSP], "assessed", "feed")
    assert (entry.state, entry.sequence, entry.cause) == ("proposed", 1, "assessed")
    assert next_entries({entry.key: entry}, [CSP], "replayed", "feed") == []


def test_another_version_or_policy_with_the_same_figures_adds_nothing() -> None:
    assert (
        next_entries({CSP.key: CSP}, [replace(CSP, version=2, policy_version="beef")], "assessed", "beef")
        == []
    )


def test_other_figures_are_another_entry() -> None:
    [entry] = next_entries({CSP.key: CSP}, [replace(CSP, teachers=31)], "assessed", "feed")
    assert (entry.teachers, entry.sequence) == (31, 2)


def test_what_is_no_longer_proposed_is_withdrawn_once() -> None:
    [entry] = next_entries({CSP.key: CSP}, [], "assessed", "beef")
    assert (entry.state, entry.match_cents, entry.teachers, entry.sequence) == ("withdrawn", 0, 0, 2)
    assert next_entries({CSP.key: entry}, [], "assessed", "beef") == []
    [again] = next_entries({CSP.key: entry}, [CSP], "assessed", "beef")
    assert (again.state, again.sequence) == ("proposed", 3)


@pytest.mark.parametrize("state", ["offered", "confirmed", "reduced", "settled"])
def test_what_a_person_promised_only_a_person_changes(state: str) -> None:
    promised = replace(CSP, state=state, actor="kim@program.example")
    assert next_entries({CSP.key: promised}, [replace(CSP, teachers=31)], "assessed", "feed") == []
    assert next_entries({CSP.key: promised}, [], "assessed", "feed") == []


def test_a_commitment_goes_from_offer_to_settlement() -> None:
    offered = follow(CSP, "offered", actor="kim@program.example", cause="decision 7")
    confirmed = follow(offered, "confirmed", actor="kim@program.example", cause="signed")
    reduced = follow(
        confirmed, "reduced", actor="kim@program.example", cause="26 came", funded_cents=1_170_000
    )
    settled = follow(reduced, "settled", actor="kim@program.example", cause="paid")
    assert [x.sequence for x in (offered, confirmed, reduced, settled)] == [2, 3, 4, 5]
    assert settled.funded_cents == 1_170_000
    assert settled.match_cents == 1_350_000


@pytest.mark.parametrize(
    ("before", "state"),
    [
        ("proposed", "confirmed"),
        ("proposed", "settled"),
        ("settled", "withdrawn"),
        ("withdrawn", "confirmed"),
    ],
)
def test_a_state_that_may_not_follow_is_refused_with_those_that_may(before: str, state: str) -> None:
    with pytest.raises(NotAllowed, match=f"A commitment that is {before} cannot become {state}"):
        follow(replace(CSP, state=before), state, actor="kim@program.example", cause="")


@pytest.mark.parametrize("cents", [-1, 1_350_001])
def test_a_promise_stays_within_our_share(cents: int) -> None:
    with pytest.raises(NotAllowed, match="is not within it"):
        follow(CSP, "offered", actor="kim@program.example", cause="", funded_cents=cents)


def test_reduced_means_less() -> None:
    confirmed = replace(CSP, state="confirmed")
    with pytest.raises(NotAllowed, match="Reduced means less"):
        follow(confirmed, "reduced", actor="kim@program.example", cause="", funded_cents=1_350_000)


def test_every_state_is_reachable_and_only_settled_is_the_end() -> None:
    reachable = {state for following in FOLLOWS.values() for state in following}
    assert reachable == set(FOLLOWS) - {""}
    assert [state for state, following in FOLLOWS.items() if not following] == ["settled"]
