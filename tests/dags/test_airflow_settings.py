"""The settings of Airflow that the product names exist in this Airflow and are what it then reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.standing.airflow_settings import AIRFLOW_SETTINGS, environment
from pipelines.standing.secrets import load_or_make


def options_of_this_airflow() -> set[tuple[str, str]]:
    from airflow.configuration import conf

    known = conf.configuration_description
    described = {(section, option) for section, its in known.items() for option in its["options"]}
    # Airflow describes this one under [core] and reads it per component.
    return described | {("scheduler", "mp_start_method")}


@pytest.mark.parametrize("setting", AIRFLOW_SETTINGS, ids=lambda s: s.variable)
def test_each_setting_is_an_option_of_this_airflow_and_has_its_reason(setting) -> None:  # type: ignore[no-untyped-def]
    if setting.section != "celery":  # described by a provider that only a server has
        assert (setting.section, setting.option) in options_of_this_airflow()
    assert len(setting.why) > 10


def test_a_setting_that_is_none_would_be_found_out() -> None:
    assert ("core", "no_such_option") not in options_of_this_airflow()
    assert ("core", "parallelism") in options_of_this_airflow()


def test_what_depends_on_the_port_or_the_place_cannot_be_set_otherwise(tmp_path: Path) -> None:
    free, fixed = environment(
        home=tmp_path,
        dags=Path("/dags"),
        database="postgresql://x",
        port=4711,
        cores=2,
        secrets=load_or_make(tmp_path, ("operations",)),
    )
    assert fixed == {
        "AIRFLOW_HOME": f"{tmp_path}/airflow",
        "AIRFLOW__CORE__DAGS_FOLDER": "/dags",
        "AIRFLOW__CORE__PLUGINS_FOLDER": "/dags/plugins",
        "AIRFLOW__API__PORT": "4711",
        "AIRFLOW__API__BASE_URL": "http://127.0.0.1:4711",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": "http://127.0.0.1:4711/execution/",
    }
    assert free["AIRFLOW__CORE__PARALLELISM"] == "4"
    assert "{" not in "".join([*free.values(), *fixed.values()])
