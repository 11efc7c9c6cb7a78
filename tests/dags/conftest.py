"""An Airflow of its own for these tests: fresh SQLite in a folder that goes away, set before Airflow is imported."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

ROOT = Path(__file__).parent.parent.parent
DAGS = ROOT / "dags"

_folder = tempfile.TemporaryDirectory(prefix="airflow-of-tests-")
os.environ.update(
    AIRFLOW_HOME=_folder.name,
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__PLUGINS_FOLDER=str(DAGS / "plugins"),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__UNIT_TEST_MODE="False",
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{_folder.name}/airflow.db",
    AIRFLOW__LOGGING__LOGGING_LEVEL="WARNING",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder loads Airflow."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.airflow)


@pytest.fixture(scope="session")
def airflow_database() -> None:
    """Airflow's own tables, empty."""
    from airflow.utils.db import initdb

    initdb()


@pytest.fixture(scope="session")
def dag_bag() -> DagBag:
    """The DAGs as the dag-processor sees them."""
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(str(DAGS))
