"""What must hold of any season, whatever arrives."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.outcomes import Place
from pipelines.policy.values import Policy, Region
from pipelines.records import StoredReading
from pipelines.rules.assessment import CycleAssessment
from pipelines.rules.judge import microseconds
from pipelines.rules.ledger import Commitment
from tests.assessing import Directory, at, form, judged, message, people, policy, request

DISTRICTS = [
    f"{name}, {state}" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm") for state in ("TX", "OK")
]
DIRECTORY = Directory({name: (30.0 + number, -97.0) for number, name in enumerate(DISTRICTS[:6])})
REGIONS = [Region("Near Alder", "region", "TX", "", 30.3, -97.0)]
BUDGETS = """
budgets.cycle: 60000
budgets.windows: {"1": 30000, "2": null, "3": 20000, rolling: null, late: 9000}
budgets.programs: {k5: null, algebra: 8000, science: null, ecs: null, csp: 40000, counselors: 600}
"""
START = at("2015-01-05T00:00:00-08:00")

MINUTES = st.integers(0, 355 * 24 * 60)
MONEY = st.one_of(st.none(), st.integers(0, 4_000_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"))


@st.composite
def applications(draw: st.DrawFn) -> StoredReading:
    district = draw(st.sampled_from(DISTRICTS))
    programs = draw(
        st.lists(st.sampled_from(["k5", "algebra", "science", "ecs", "csp"]), max_size=3, unique=True)
    )
    rows, listed = [], []
    for program in programs:
        teachers = draw(st.one_of(st.none(), st.integers(0, 45)))
        plan = draw(st.one_of(st.none(), st.just("We ask around.")))
        pathway = draw(st.sampled_from([None, "own_cohort", "consortium", "join_region", "paid_travel"]))
        rows.append(request(program, teachers, identification_plan=plan, pathway=pathway))
        listed += people(draw(st.sampled_from([0, 0, 29, 30, 31])), program)
    applying_as = draw(st.sampled_from(["single", "single", "lead", "member"]))
    members = [
        {"district_name": name.rpartition(", ")[0], "state": name[-2:], "program": draw(st.sampled_from(["csp", None])),
         "teachers": draw(st.one_of(st.none(), st.integers(0, 30)))}
        for name in draw(st.lists(st.sampled_from(DISTRICTS), max_size=3))
    ]  # fmt: skip
    answers = form(
        district,
        *rows,
        teachers=listed,
        applying_as=applying_as,
        members=members if applying_as != "member" else [],
        lead_district=draw(st.sampled_from(DISTRICTS)).rpartition(", ")[0]
        if applying_as == "member"
        else None,
        stipend_per_day=draw(st.sampled_from([None, "0.00", "95.00", "101.01"])),
        stipend_per_hour=draw(st.sampled_from([None, None, "24.37"])),
        amount_budgeted=draw(MONEY),
        counselors=draw(st.sampled_from([None, 0, 3])),
        funding_source=draw(st.sampled_from([None, "Title II"])),
    )
    if draw(st.integers(0, 9)) == 0:
        answers["primary_email"] = None
    place = draw(st.sampled_from([Place.APPLICATION] * 8 + [Place.INTEREST_FORM]))
    moment = START + timedelta(minutes=draw(MINUTES))
    return message(answers, moment.isoformat(), place=place, name=str(draw(st.integers(0, 10**6))))


SEASONS = st.lists(applications(), max_size=9, unique_by=lambda m: m.message_sha256)
UNDER = policy("", REGIONS)
TIGHT = policy(BUDGETS, REGIONS)
CAREFUL = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def season(messages: list[StoredReading], under: Policy = UNDER, **more: Any) -> CycleAssessment:
    return judged(*messages, under=under, directory=DIRECTORY, **more)


@CAREFUL
@given(SEASONS)
def test_ranks_are_a_total_order_by_window_receipt_message_and_program(messages: list[StoredReading]) -> None:
    found = season(messages)
    ranked = [(a, r) for a, r in found.requests if r.rank is not None]
    assert [r.rank for _, r in ranked] == list(range(1, len(ranked) + 1))
    order = ("1", "2", "3", "rolling", "late")
    programs = ("k5", "algebra", "science", "ecs", "csp")
    keys = [
        (order.index(r.window or ""), r.priority_at, r.data["first_sha256"], programs.index(r.program))
        for _, r in ranked
    ]
    assert keys == sorted(keys)
    requests = [r for _, r in found.requests if r.program != "counselors"]
    assert [r.rank is None for r in requests] == sorted(r.rank is None for r in requests)
    assert all((r.rank is None) == (r.priority_at is None) == (r.qualified is None) for r in requests)


@CAREFUL
@given(SEASONS, st.randoms(use_true_random=False))
def test_the_order_in_which_messages_come_in_changes_nothing(
    messages: list[StoredReading], luck: Any
) -> None:
    shuffled = list(messages)
    luck.shuffle(shuffled)
    assert season(shuffled) == season(messages)


@CAREFUL
@given(SEASONS)
def test_money_adds_up_and_nobody_is_funded_who_does_not_qualify(messages: list[StoredReading]) -> None:
    for application, row in season(messages).requests:
        amounts = (row.cost_cents, row.match_cents, row.district_cents, row.uncovered_cents, row.funded_cents)
        assert len({amount is None for amount in amounts}) == 1
        if row.match_cents is None:
            continue
        assert row.match_cents + (row.district_cents or 0) + (row.uncovered_cents or 0) == row.cost_cents
        assert all(amount is not None and amount >= 0 for amount in amounts)
        if row.qualified == "no" or row.program == "k5":
            assert row.match_cents == row.district_cents == 0
        if row.program != "counselors":
            assert 2 * row.match_cents <= (row.cost_cents or 0)
        budget = (application.history.answers or {}).get("amount_budgeted")
        if budget is not None:
            shares = sum(r.district_cents or 0 for r in application.requests)
            assert shares <= round(float(budget) * 100)


@CAREFUL
@given(SEASONS)
def test_no_budget_is_ever_exceeded(messages: list[StoredReading]) -> None:
    spent: dict[str, int] = defaultdict(int)
    for application, row in season(messages, TIGHT).requests:
        funded = row.funded_cents or 0
        assert funded <= (row.match_cents or 0)
        windows = [r.window for r in application.requests if r.window]
        spent["all"] += funded
        spent[row.program] += funded
        spent[f"window {row.window or windows[-1] if windows else '?'}"] += funded
    assert spent["all"] <= 6_000_000
    assert spent["algebra"] <= 800_000
    assert spent["csp"] <= 4_000_000
    assert spent["counselors"] <= 60_000


@CAREFUL
@given(SEASONS, st.integers(1, 1000))
def test_a_later_application_never_moves_an_earlier_one_down(
    messages: list[StoredReading], minutes: int
) -> None:
    before = season(messages)
    last = max((m.received_at for m in messages), default=START)
    later = message(
        form("Newcomer, NM", request("csp", 40)),
        (last + timedelta(minutes=minutes)).isoformat(),
        name="newcomer",
    )
    after = season([*messages, later])
    ranks = {(a.application_id, r.program): r.rank for a, r in after.requests}
    for application, row in before.requests:
        # K-5 alone is reviewed as it comes and stands behind whatever comes into a window.
        if row.rank is not None and row.window not in ("rolling",):
            assert ranks[application.application_id, row.program] == row.rank


@CAREFUL
@given(SEASONS)
def test_assessing_again_adds_nothing_to_the_ledger(messages: list[StoredReading]) -> None:
    first = season(messages, TIGHT)
    in_force: dict[tuple[str, str], Commitment] = {entry.key: entry for entry in first.entries}
    assert season(messages, TIGHT, in_force=in_force).entries == ()


@CAREFUL
@given(SEASONS)
def test_a_place_is_never_earlier_than_the_first_assessable_version(messages: list[StoredReading]) -> None:
    for application, row in season(messages).requests:
        first = application.history.first_assessable
        if row.priority_at is not None:
            assert first is not None
            assert row.priority_at >= first.received_at
            assert row.data["is_moved_by_group"] == (row.priority_at > first.received_at)
            assert row.priority_at in {m.received_at for m in messages}


@CAREFUL
@given(SEASONS)
def test_words_and_numbers_exist_for_every_row(messages: list[StoredReading]) -> None:
    for _, row in season(messages, TIGHT).requests:
        assert row.explanation
        assert bool(row.score_explanation) == (row.rank is not None)
        assert "{" not in row.explanation + row.score_explanation
        assert row.teachers >= 0
        assert row.teachers_missing >= 0


def test_microseconds_are_exact() -> None:
    moment = at("2015-06-10T09:00:00.000001-07:00")
    assert microseconds(moment) == 1_433_952_000_000_001


def test_an_empty_season_is_an_empty_queue() -> None:
    assert season([]).requests == []


def test_a_late_application_counts_again_where_the_policy_carries_it() -> None:
    late = message(form("Alder, TX", request("csp", 30)), "2015-11-20T09:00:00-08:00", name="late")
    carried = judged(late, cycle=2016, directory=DIRECTORY, carried=frozenset({late.message_sha256}))
    [(application, row)] = carried.requests
    assert (application.application_id, row.window, row.rank) == ("2016-TX-alder", "1", 1)
    anew = message(form("Alder, TX", request("csp", 31)), "2016-02-01T09:00:00-08:00", name="anew")
    both = judged(late, anew, cycle=2016, directory=DIRECTORY, carried=frozenset({late.message_sha256}))
    [(_, row)] = both.requests
    assert (row.teachers, row.priority_at) == (31, at("2016-02-01T09:00:00-08:00"))
