"""What `policy simulate` takes: a whole file, or a few values in short."""

from __future__ import annotations

from decimal import Decimal
from importlib import resources

import pytest

from pipelines.outcomes import Misconfigured
from pipelines.policy.change import changed
from pipelines.policy.load import load_policy


def test_a_whole_file_replaces_its_family() -> None:
    text = resources.files("pipelines.policy").joinpath("stipends.yaml").read_text("utf-8")
    other = changed(load_policy(), "stipends.yaml", text.replace("csp: 9}", "csp: 8}"))
    assert other.for_school_year("stipends.recognised_days", 2016)["csp"] == 8


@pytest.mark.parametrize("name", ["what-if.yaml", "budgets.yaml", "x"])
def test_values_in_short_hold_on_every_date(name: str) -> None:
    other = changed(load_policy(), name, "budgets.cycle: 250000\noverflow: whole\n")
    assert other.for_cycle("budgets.cycle", 2014) == other.for_cycle("budgets.cycle", 2020) == 25_000_000
    assert other.for_cycle("budgets.overflow", 2015) == "whole"
    assert other.for_cycle("windows.opens", 2015) == load_policy().for_cycle("windows.opens", 2015)


def test_a_parameter_may_come_with_dates() -> None:
    text = "road_factor:\n  values:\n    - {from: 2014-07-01, value: 1.2}\n    - {from: 2016-07-01, value: 1.3}\n"
    other = changed(load_policy(), "x.yaml", text)
    assert other.for_school_year("qualification.road_factor", 2015) == Decimal("1.2")
    assert other.for_school_year("qualification.road_factor", 2016) == Decimal("1.3")


def test_regions_are_a_table() -> None:
    text = "region,kind,state,city,latitude,longitude,programs,source\nHere,region,TX,Waco,31,-97,,ours\n"
    assert [region.region for region in changed(load_policy(), "regions.csv", text).regions] == ["Here"]


def test_nothing_changed_is_the_same_policy() -> None:
    text = resources.files("pipelines.policy").joinpath("budgets.yaml").read_text("utf-8")
    assert changed(load_policy(), "budgets.yaml", text).hash == load_policy().hash


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("budgets.cycel: 5", "budgets.cycel is no parameter of the policy; budgets.cycle is the nearest."),
        ("\na: [", "x.yaml, line 2: no YAML"),
        ("bugdets.cycle: 5", "x.yaml, line 1: bugdets.cycle is no parameter of the policy"),
        ("budgets.cycle: five", "x.yaml, line 1: budgets.cycle: 'five' stands there; write an amount in USD"),
        ("road_factor: {values: []}", "must be a list"),
        ("road_factor: {values: [{value: 2}]}", "has from (a day) and value"),
        ("match_share: {k5: 0, k5: 1}", "k5 stands there twice"),
        ("", "names no parameter"),
        ("- 1", "names no parameter"),
        ("a: [", "no YAML"),
        ("factor_points: {cohort_listed: 99, readiness: 0, own_money: 0}", "windows lie 10 apart"),
    ],
)
def test_a_fault_is_named(text: str, sentence: str) -> None:
    with pytest.raises(Misconfigured) as raised:
        changed(load_policy(), "x.yaml", text)
    assert sentence in raised.value.sentence


def test_tables_that_judge_nobody_are_refused() -> None:
    with pytest.raises(Misconfigured, match="nothing to simulate"):
        changed(load_policy(), "reviewers.csv", "email,name,states,programs\n")
