"""The files for a server say what the rest of the project says; no container engine is needed to know that."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.settings import SETTINGS
from pipelines.standing.airflow_settings import AIRFLOW_SETTINGS

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return dict(yaml.safe_load(COMPOSE.read_text())["services"])


def airflow_services(services: dict[str, Any]) -> dict[str, Any]:
    return {name: service for name, service in services.items() if name.startswith("airflow-")}


def said(value: str) -> str:
    """The value without the sentence that compose prints when a variable is missing."""
    return re.sub(r":\?[^}]*", "", value)


def test_every_part_of_airflow_is_told_what_the_table_of_settings_says(services: dict[str, Any]) -> None:
    expected = {s.variable: s.server for s in AIRFLOW_SETTINGS if s.server is not None}
    assert len(airflow_services(services)) == 6
    for name, service in airflow_services(services).items():
        told = {k: said(v) for k, v in service["environment"].items() if k.startswith("AIRFLOW__")}
        assert told == expected, name


def test_every_setting_of_the_product_in_it_is_one(services: dict[str, Any]) -> None:
    known = {setting.name for setting in SETTINGS}
    told = services["airflow-scheduler"]["environment"]
    ours = {name for name in told if name.startswith(("PARTNERSHIPS", "SENDGRID"))}
    assert ours <= known
    assert {"PARTNERSHIPS_DATABASE_URL", "PARTNERSHIPS_MAILBOX", "PARTNERSHIPS_OUTGOING"} <= ours


def test_every_variable_that_it_asks_for_is_in_the_example() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", re.sub(r"#.*", "", COMPOSE.read_text())))
    example = set(re.findall(r"^#?(\w+)=", (ROOT / "docs" / "server.env.example").read_text(), re.MULTILINE))
    assert asked - example == {"AIRFLOW_EXECUTOR"}
    assert example - asked == set()


def test_everything_that_stays_up_says_how_it_is(services: dict[str, Any]) -> None:
    without = {name for name, service in services.items() if "healthcheck" not in service}
    assert without == {"airflow-init"}


def test_celery_and_redis_come_by_their_profile_alone(services: dict[str, Any]) -> None:
    profiles = {name: service["profiles"] for name, service in services.items() if "profiles" in service}
    assert profiles == {"airflow-worker": ["celery"], "redis": ["celery"]}


def test_the_image_brings_what_the_compose_file_uses(services: dict[str, Any]) -> None:
    text = (ROOT / "Dockerfile").read_text()
    copied = {line.split()[1] for line in text.splitlines() if line.startswith("COPY")}
    assert {"dags", "pipelines", "connectors", "expectations", "sql", "requirements-server.lock"} <= copied
    assert all((ROOT / name).exists() for name in copied)
    assert "curl" in text
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in copied} <= set(ignored)


def checked(path: Path) -> tuple[int, str]:
    """What the schema of compose files and the linter say of a file."""
    programs = Path(sys.executable).parent
    schema = subprocess.run(
        [programs / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", path],
        capture_output=True,
        text=True,
    )
    style = subprocess.run(
        [programs / "yamllint", "--strict", "-c", ROOT / ".yamllint", path], capture_output=True, text=True
    )
    return schema.returncode or style.returncode, schema.stdout + style.stdout


def test_the_compose_file_is_one_by_its_schema_and_tidy() -> None:
    assert checked(COMPOSE)[0] == 0, checked(COMPOSE)[1]


@pytest.mark.parametrize(
    ("right", "wrong", "word"),
    [
        ("healthcheck:", "healthchecks:", "healthchecks"),
        ("    restart: always\n", "    restart: always\n    restart: always\n", "duplication"),
    ],
)
def test_a_broken_compose_file_is_found_out(tmp_path: Path, right: str, wrong: str, word: str) -> None:
    broken = tmp_path / "docker-compose.yml"
    broken.write_text(COMPOSE.read_text().replace(right, wrong, 1))
    status, told = checked(broken)
    assert status != 0
    assert word in told
