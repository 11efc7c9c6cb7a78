"""Windows are half-open instants in the policy's time zone."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.windows import calendar, cycle_of
from tests.assessing import at, policy, shipped


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2015-01-01T08:00:00+00:00", "1"),  # the cycle opens at midnight in Los Angeles (UTC-8)
        ("2015-06-30T23:59:59.999999-07:00", "1"),
        ("2015-07-01T00:00:00-07:00", "2"),
        ("2015-09-01T06:59:59+00:00", "2"),
        ("2015-09-01T07:00:00+00:00", "3"),
        ("2015-10-31T23:59:59-04:00", "3"),  # 20:59:59 in Los Angeles
        ("2015-11-01T06:59:59.999999+00:00", "3"),
        ("2015-11-01T07:00:00+00:00", "late"),
        ("2015-12-31T23:59:59-08:00", "late"),
    ],
)
def test_a_moment_falls_into_the_window_of_its_day_in_los_angeles(moment: str, name: str) -> None:
    assert calendar(shipped(), 2015).window(at(moment)).name == name


@pytest.mark.parametrize(
    ("moment", "cycle"),
    [
        ("2015-01-01T07:59:59.999999+00:00", 2014),
        ("2015-01-01T08:00:00+00:00", 2015),
        ("2015-12-31T23:59:59-08:00", 2015),
        ("2016-01-01T09:00:00+09:00", 2015),
        ("2016-02-29T12:00:00+00:00", 2016),
    ],
)
def test_a_cycle_lasts_until_the_next_one_opens(moment: str, cycle: int) -> None:
    assert cycle_of(shipped(), at(moment)) == cycle


def test_windows_follow_each_other_without_a_gap() -> None:
    windows = calendar(shipped(), 2015).dated
    assert [w.name for w in windows] == ["1", "2", "3", "late"]
    assert [a.closes for a in windows[:-1]] == [b.opens for b in windows[1:]]
    assert windows[-1].closes == calendar(shipped(), 2016).opens


def test_requests_for_k5_alone_stand_outside_the_windows_unless_policy_says_otherwise() -> None:
    moment = at("2015-11-20T12:00:00-08:00")
    assert calendar(shipped(), 2015).window(moment, is_k5_alone=True).name == "rolling"
    dated = policy("windows.k5_alone: windows")
    assert calendar(dated, 2015).window(moment, is_k5_alone=True).name == "late"


def test_another_zone_moves_the_instants() -> None:
    eastern = calendar(policy("windows.zone: America/New_York"), 2015)
    assert eastern.window(at("2015-07-01T03:59:59+00:00")).name == "1"
    assert eastern.window(at("2015-07-01T04:00:00+00:00")).name == "2"


@given(st.integers(0, 16 * 366 * 86_400), st.integers(-14, 14))
def test_every_moment_has_one_window_of_one_cycle(seconds: int, hours: int) -> None:
    moment = at("2014-06-01T00:00:00+00:00") + timedelta(seconds=seconds)
    moment = moment.astimezone(timezone(timedelta(hours=hours)))
    own = calendar(shipped(), cycle_of(shipped(), moment))
    assert own.opens <= moment < own.closes
    assert sum(window.holds(moment) for window in own.dated) == 1
    assert own.window(moment).holds(moment)
