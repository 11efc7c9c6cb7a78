"""The house's rules are checked by machines, and the machines find a broken case of each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("dags", "pipelines", "connectors", "expectations", "sql")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, to break."""
    copy = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".importlinter", "pyproject.toml"):
        shutil.copyfile(ROOT / name, copy / name)
    return copy


def run(house: Path, *command: str) -> str:
    done = subprocess.run(
        [Path(sys.executable).parent / command[0], *command[1:]],
        capture_output=True,
        text=True,
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"},
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("connectors/files.py", "import pipelines.steps", "Arrows between the rooms point down only BROKEN"),
        (
            "pipelines/outcomes.py",
            "import pipelines.records",
            "Every module of pipelines has its place BROKEN",
        ),
        ("pipelines/a_new_module.py", "", "pipelines.a_new_module"),
        ("pipelines/rules/tokens.py", "import subprocess", "Rules are pure BROKEN"),
        (
            "pipelines/rules/qualify.py",
            "import pipelines.rules.fund",
            "A rule does not import the rule of another step BROKEN",
        ),
        ("pipelines/rules/a_new_rule.py", "", "pipelines.rules.a_new_rule"),
        (
            "pipelines/rules/read/language/words.py",
            "import pipelines.rules.read.tables.grids",
            "The reader understands from small to large BROKEN",
        ),
        ("pipelines/steps/receive.py", "from airflow.sdk import task", "Only the DAGs know Airflow BROKEN"),
    ],
)
def test_a_forbidden_import_is_refused(house: Path, file: str, line: str, broken: str) -> None:
    path = house / file
    before = path.read_text() if path.exists() else None
    try:
        path.write_text(f"{before or ''}\n{line}\n")
        assert broken in run(house, "lint-imports", "--no-cache")
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before)


def test_the_house_as_it_stands_is_in_order(house: Path) -> None:
    assert "0 broken" in run(house, "lint-imports", "--no-cache")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("from datetime import datetime\nnow = datetime.now()", "Time comes in as an argument"),
        ("import os\nhome = os.environ['HOME']", "Only wiring and commands read the environment"),
        ("import uuid\nname = uuid.uuid4()", "Identity comes from a natural key"),
        ("import random\nluck = random.random()", "The same input gives the same output"),
        ("def pay(cents: int) -> None:\n    assert cents > 0", "S101"),
        ("try:\n    pass\nexcept Exception:\n    pass", "BLE001"),
    ],
)
def test_what_makes_a_step_unrepeatable_or_silent_is_refused(house: Path, line: str, sentence: str) -> None:
    path = house / "pipelines" / "steps" / "broken.py"
    path.write_text(f"{line}\n")
    try:
        assert sentence in run(house, "ruff", "check", "--no-cache", str(path))
    finally:
        path.unlink()


def test_a_light_command_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom pipelines.cli import register_all\nregister_all()\n"
        "print(sorted({'airflow', 'pandas', 'great_expectations', 'scipy', 'pyarrow', 'psycopg', "
        "'googleapiclient', 'boto3', 'fastapi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n", done.stderr
