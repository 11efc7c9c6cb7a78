"""The policy is data, and a fault in it is a sentence with file, line and what to write."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

from pipelines.outcomes import Misconfigured
from pipelines.policy.load import load_policy
from pipelines.policy.specification import COLUMNS, SPECIFICATION
from pipelines.policy.values import Policy


def shipped(name: str) -> str:
    return resources.files("pipelines.policy").joinpath(name).read_text("utf-8")


def laid_over(folder: Path, **files: str) -> Policy:
    for name, text in files.items():
        (folder / name.replace("_yaml", ".yaml").replace("_csv", ".csv")).write_text(text, "utf-8")
    return load_policy(folder)


def test_the_shipped_policy_holds_what_was_published() -> None:
    policy = load_policy()
    assert [str(day) for day in policy.for_cycle("windows.closes", 2015)] == ["06-30", "08-31", "10-31"]
    assert policy.for_school_year("stipends.match_share", 2014)["csp"] == 1
    assert policy.for_school_year("stipends.match_share", 2015)["csp"] == Decimal("0.50")
    assert policy.for_school_year("stipends.recognised_hours", 2016)["csp"] == Decimal("57.5")
    assert policy.for_school_year("qualification.minimum_teachers", 2014) == {
        "k5": None, "algebra": None, "science": None, "ecs": 30, "csp": 30,
    }  # fmt: skip
    assert policy.for_school_year("qualification.minimum_teachers", 2015)["algebra"] == 30
    assert set(policy.for_cycle("budgets.programs", 2015).values()) == {None}


def test_every_value_says_what_it_is_and_where_it_comes_from() -> None:
    parameters = load_policy().parameters
    assert set(parameters) == {
        f"{family}.{name}" for family, kinds in SPECIFICATION.items() for name in kinds
    }
    for parameter in parameters.values():
        assert parameter.description.endswith("."), parameter.name
        assert parameter.unit, parameter.name
        assert parameter.source, parameter.name
        assert ".yaml, line " in parameter.where


def test_a_value_holds_from_its_date_until_the_next() -> None:
    share = load_policy().parameters["stipends.match_share"]
    assert share.on(date(2015, 6, 30))["ecs"] == 1
    assert share.on(date(2015, 7, 1))["ecs"] == Decimal("0.50")
    assert share.on(date(1999, 1, 1))["ecs"] == 1


def test_the_hash_follows_the_values_and_nothing_else(tmp_path: Path) -> None:
    plain = load_policy().hash
    written_otherwise = "# another comment\n" + shipped("stipends.yaml").replace("25,", "25.0,")
    assert laid_over(tmp_path, stipends_yaml=written_otherwise).hash == plain
    other = laid_over(tmp_path, stipends_yaml=shipped("stipends.yaml").replace("csp: 9}", "csp: 8}"))
    assert other.hash != plain
    (tmp_path / "stipends.yaml").unlink()
    letters = laid_over(tmp_path, letters_yaml=shipped("letters.yaml").replace("value: 96", "value: 48"))
    assert letters.hash == plain
    assert letters.outbox(date(2015, 1, 1))["deadline_hours"] == 48
    header = ",".join(COLUMNS["regions.csv"])
    region = laid_over(tmp_path, regions_csv=f"{header}\nHere,region,TX,Waco,31.5,-97.1,,ours\n")
    assert region.hash != plain


@pytest.mark.parametrize(
    ("family", "old", "new", "sentence"),
    [
        ("stipends", "csp: 0.50", "csp: 1.5", "line {n}: stipends.match_share: at csp: '1.5' stands there"),
        ("windows", "value: America/Los_Angeles", "value: America/Los Angeles", "write the name of a time zone"),
        ("windows", "[06-30, 08-31, 10-31]", "[08-31, 06-30, 10-31]", "3 values, rising, each a month and a day"),
        ("windows", "[06-30, 08-31, 10-31]", "[06-30, 08-31]", "3 values"),
        ("windows", "value: 01-01", "value: 02-29", "a month and a day of every year"),
        ("windows", "from: 2015-01-01", "from: 2013-01-01", "windows.school_years_ahead must rise: 2013-01-01"),
        ("windows", "from: 2015-01-01", "from: spring", "from of windows.school_years_ahead must be a day"),
        ("qualification", "ecs: 30, csp: 30}", "ecs: 30}", "a value for each of k5, algebra, science, ecs, csp"),
        ("qualification", "value: 1.25", "value: 0.9", "a number from 1 to 5"),
        ("qualification", "k5: [k5_affiliate]", "k5: [affiliate]", "at k5: 'affiliate' stands there"),
        ("budgets", "value: partial", "value: some", "'some' stands there; write partial or whole"),
        ("budgets", "k5: null, algebra: null", "k5: 0.001, algebra: null", "an amount in USD"),
        ("priority", "cohort_listed: 0", "cohort_listed: 10", "windows lie 10 apart. Lower them"),
        ("priority", '"2": 40', '"2": 60', "must fall in the order 1, 2, 3, rolling, late"),
        ("reports", "answer_days:", "answer_dais:", "answer_dais is no parameter of this file"),
        ("reports", "  unit: days", "  units: days", "has no unit"),
        ("letters", "dated_by: cycle", "dated_by: tide", "must be cycle or school_year"),
        ("letters", "description:", "note: x\n  description:", "has note, which nobody reads"),
        ("letters", "first_retry_seconds:", "- first_retry_seconds:", "no YAML"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_fix(
    tmp_path: Path, family: str, old: str, new: str, sentence: str
) -> None:
    text = shipped(f"{family}.yaml")
    assert old in text
    broken = text.replace(old, new, 1)
    (tmp_path / f"{family}.yaml").write_text(broken, "utf-8")
    with pytest.raises(Misconfigured) as raised:
        load_policy(tmp_path)
    message = raised.value.sentence
    assert f"{family}.yaml" in message
    assert "line " in message
    number = next((n for n, line in enumerate(broken.splitlines(), 1) if new.splitlines()[0] in line), 0)
    assert sentence.replace("{n}", str(number)) in message


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("regions.csv", "region,kind\nHere,region\n", "line 1: no column state, city"),
        ("regions.csv", "{}\nHere,town,TX,Waco,31,-97,,ours\n", "line 2: kind is 'town'; write district"),
        ("regions.csv", "{}\nHere,region,TX,Waco,91,-97,,ours\n", "latitude is '91'"),
        ("regions.csv", "{}\nHere,region,TX,Waco,31,,,ours\n", "one of them is blank"),
        ("regions.csv", "{}\nHere,region,TX,Waco,31,-97,csp;css,ours\n", "programs names 'css'"),
        ("reviewers.csv", "{}\nkim,Kim,TX,csp\n", "email is 'kim'"),
        ("conflicts.csv", "{}\nkim@x.example,,,2015-06-01,Kim,family\n", "one of them says what the conflict is about"),
    ],
)  # fmt: skip
def test_a_fault_in_a_table_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    (tmp_path / name).write_text(text.replace("{}", ",".join(COLUMNS[name])), "utf-8")
    with pytest.raises(Misconfigured, match=f"^{name}, line") as raised:
        load_policy(tmp_path)
    assert sentence in raised.value.sentence


def test_a_file_that_would_change_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stipend.yaml").write_text("", "utf-8")
    with pytest.raises(Misconfigured, match=r"stipend\.yaml is no policy file, so it would change nothing"):
        load_policy(tmp_path)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="which is no folder"):
        load_policy(tmp_path / "nowhere")


def test_a_region_of_blank_programs_serves_all(tmp_path: Path) -> None:
    header = ",".join(COLUMNS["regions.csv"])
    policy = laid_over(
        tmp_path,
        regions_csv=f"\ufeff{header}\nAll,region,tx,Waco,31.5,-97.1,,ours\nOne,state,TX,Waco,,,csp; ecs,x\n",
    )
    every, some = policy.regions
    assert every.state == "TX"
    assert every.serves("k5")
    assert some.programs == ("csp", "ecs")
    assert not some.serves("k5")
