"""Budgets in order of rank."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.allot import allot

CYCLE = ("cycle",)


def test_what_a_person_promised_is_taken_first() -> None:
    got, left = allot(
        [100, 100, 100], [[CYCLE]] * 3, {CYCLE: 150}, is_partial=True, reserved_cents=[-1, -1, 80]
    )
    assert got == [70, 0, 80]
    assert left == {CYCLE: 0}


def test_a_promise_beyond_the_budget_stands_and_leaves_nothing() -> None:
    got, left = allot([100, 100], [[CYCLE]] * 2, {CYCLE: 50}, is_partial=True, reserved_cents=[-1, 100])
    assert got == [0, 100]
    assert left == {CYCLE: -50}


def test_without_budgets_everything_is_funded_and_blank_stays_blank() -> None:
    assert allot([5, -1, 7], [[], [], []], {}, is_partial=True)[0] == [5, -1, 7]


REQUESTS = st.lists(
    st.tuples(st.integers(-1, 1_000), st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True)),
    max_size=12,
)
BUDGETS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 2_000))


@given(REQUESTS, BUDGETS, st.booleans())
def test_no_budget_is_ever_exceeded_and_nobody_gets_more_than_asked(
    requests: list[tuple[int, list[Hashable]]], budgets: dict[Hashable, int], is_partial: bool
) -> None:
    asked, over = [a for a, _ in requests], [b for _, b in requests]
    got, left = allot(asked, over, budgets, is_partial=is_partial)
    for name, most in budgets.items():
        spent = sum(g for g, b in zip(got, over, strict=True) if name in b and g > 0)
        assert spent <= most
        assert left[name] == most - spent
    assert all(g == -1 if a < 0 else 0 <= g <= a for a, g in zip(asked, got, strict=True))
    if not is_partial:
        assert all(g in (0, a) for a, g in zip(asked, got, strict=True) if a >= 0)


@given(REQUESTS, BUDGETS, st.booleans(), st.integers(0, 1_000))
def test_one_more_at_the_end_takes_nothing_from_those_before(
    requests: list[tuple[int, list[Hashable]]], budgets: dict[Hashable, int], is_partial: bool, more: int
) -> None:
    asked, over = [a for a, _ in requests], [b for _, b in requests]
    before, _ = allot(asked, over, budgets, is_partial=is_partial)
    after, _ = allot([*asked, more], [*over, ["a"]], budgets, is_partial=is_partial)
    assert after[:-1] == before
